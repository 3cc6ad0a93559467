// SPDX-License-Identifier: Apache-2.0
//
// What quantities that stand together, or before a unit, come to.

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/quantity_text.h"
#include "text/unicode.h"

namespace awase {
namespace {

bool has_unit_between(const QuantityText& text, const QuantityMatch& one,
                      const QuantityMatch& other, std::u32string_view unit,
                      std::u32string_view english) {
  if (other.begin < one.end || other.begin - one.end > 12) return false;
  const std::u32string_view between =
      text.from(one.end).substr(0, other.begin - one.end);
  return between == unit ||
         between.substr(0, english.size() + 1) == U" " + std::u32string(english);
}

struct ImperialUnit {
  std::u32string_view word;
  double metric;  ///< Of the unit that stands for it elsewhere.
};
constexpr ImperialUnit kImperialUnits[] = {
    {U"miles", 1.609},  {U"mile", 1.609},    {U"mph", 1.609},    {U"milles", 1.609},
    {U"meilen", 1.609}, {U"миль", 1.609},    {U"inches", 2.54},  {U"inch", 2.54},
    {U"pouces", 2.54},  {U"zoll", 2.54},     {U"дюймов", 2.54},  {U"feet", 0.3048},
    {U"foot", 0.3048},  {U"ft", 0.3048},     {U"pieds", 0.3048}, {U"fuß", 0.3048},
    {U"футов", 0.3048}, {U"yards", 0.9144},  {U"yard", 0.9144},  {U"pounds", 0.4536},
    {U"lbs", 0.4536},   {U"lb", 0.4536},     {U"acres", 0.4047}, {U"acre", 0.4047},
    {U"ounces", 28.35}, {U"gallons", 3.785}, {U"gallon", 3.785}};

/// A unit of a kind, and its zeros above the smallest one that is compared. Katakana
/// and Latin words end where another letter of theirs does not follow.
struct MetricUnit {
  char kind;
  int zeros;
  std::string_view words;  ///< Apart by "|".
};
constexpr MetricUnit kMetricUnits[] = {
    {'l', 0, "ミリメートル|ミリ|㎜|mm|millimeters|millimetres|millimeter|millimetre"},
    {'l', 1,
     "センチメートル|センチ|㎝|cm|centimeters|centimetres|centimeter|centimetre"},
    {'l', 3, "メートル|m|meters|metres|meter|metre"},
    {'l', 6, "キロメートル|キロ|㎞|km|kilometers|kilometres|kilometer|kilometre"},
    {'g', 0, "ミリグラム|㎎|mg|milligrams|milligram"},
    {'g', 3, "グラム|g|grams|grammes|gram"},
    {'g', 6, "キログラム|キロ|㎏|kg|kilograms|kilogrammes|kilogram|kilos|kilo"},
    {'g', 9, "トン|t|tonnes|tonne|tons|ton|metric tons|metric ton"},
    {'v', 0, "ミリリットル|㏄|cc|ml|milliliters|millilitres|milliliter|millilitre"},
    {'v', 2, "デシリットル|㎗|dl|deciliters|decilitres"},
    {'v', 3, "リットル|ℓ|l|liters|litres|liter|litre"},
    {'v', 6, "キロリットル|kl|kiloliters|kilolitres"},
    {'a', 0, "平方メートル|平米|㎡|m²|m2|square meters|square metres|sq m"},
    {'a', 4, "ヘクタール|㏊|ha|hectares|hectare"},
    {'a', 6,
     "平方キロメートル|平方キロ|㎢|km²|km2|square kilometers|"
     "square kilometres|sq km"}};
constexpr std::string_view kKinds = "lgva";

bool is_katakana_sign(char32_t c) { return is_katakana(c) || c == U'ー'; }

/// Whether `word` stands at `at` as a whole; its characters then.
std::size_t unit_size(const QuantityText& text, std::size_t at, std::string_view word) {
  std::size_t size = 0;
  char32_t last = 0;
  for (std::size_t next = 0; next < word.size(); ++size) {
    last = next_char(word, next);
    if (text.at(at + size) != last) return 0;
  }
  const char32_t after = text.at(at + size);
  if (is_katakana_sign(last)) return is_katakana_sign(after) ? 0 : size;
  if (is_latin(last))
    return is_latin(after) || is_digit(after) || after == U'²' || after == U'³' ? 0
                                                                                : size;
  return size;
}

/// The units of the longest word at `at`.
std::vector<const MetricUnit*> units_at(const QuantityText& text, std::size_t at) {
  std::vector<const MetricUnit*> units;
  std::size_t longest = 0;
  for (const MetricUnit& unit : kMetricUnits) {
    for (std::size_t begin = 0; begin <= unit.words.size();) {
      const std::size_t end = std::min(unit.words.find('|', begin), unit.words.size());
      const std::size_t size =
          unit_size(text, at, unit.words.substr(begin, end - begin));
      if (size > longest) units.clear();
      if (size > 0 && size >= longest) {
        longest = size;
        units.push_back(&unit);
      }
      begin = end + 1;
    }
  }
  return units;
}

}  // namespace

double approximate(const std::string& key) {
  double value = 0;
  double place = 0;
  if (key.size() < 2) return -1;
  for (const char c : std::string_view(key).substr(1)) {
    if (c == '.') {
      place = 0.1;
    } else if (c < '0' || c > '9') {
      return -1;
    } else if (place > 0) {
      value += place * (c - '0');
      place /= 10;
    } else {
      value = value * 10 + (c - '0');
    }
  }
  return value;
}

void combine_shares(const QuantityText& text, std::vector<QuantityMatch>& found) {
  for (std::size_t k = 0; k + 1 < found.size(); ++k) {
    const int above = whole_value(found[k].quantity);
    const int below = whole_value(found[k + 1].quantity);
    if (above < 1 || below <= above) continue;
    if (below > 100 && below % 100 != 0) continue;
    if (found[k + 1].begin < found[k].end) continue;
    const std::u32string_view between =
        text.from(found[k].end).substr(0, found[k + 1].begin - found[k].end);
    if (between != U" in " && between != U" out of ") continue;
    const std::string share = "#" + std::to_string(above) + "/" + std::to_string(below);
    for (const std::size_t each : {k, k + 1}) {
      add_key(found[each].quantity, share);
      if (100 * above % below == 0)
        add_value_key(found[each].quantity, 100LL * above / below);
    }
  }
}

void convert_units(const QuantityText& text, std::vector<QuantityMatch>& found) {
  constexpr double kRounding = 0.08;
  double metric = 0;
  for (std::size_t k = found.size(); k-- > 0;) {
    QuantityMatch& match = found[k];
    std::size_t at = match.end;
    if (text.at(at) == U' ' || text.at(at) == U'-') ++at;
    const std::u32string_view behind = text.from(at);
    const bool is_span = k + 1 < found.size() && found[k + 1].begin >= match.end &&
                         found[k + 1].begin - match.end <= 5;
    if (!is_span) metric = 0;
    for (const ImperialUnit& unit : kImperialUnits)
      if (behind.starts_with(unit.word) && !is_letter(text.at(at + unit.word.size())))
        metric = unit.metric;
    const double value =
        match.quantity.keys.empty() ? -1 : approximate(match.quantity.keys.front());
    if (metric == 0 || value <= 0 || match.quantity.has_range()) continue;
    match.quantity.low = value * metric * (1 - kRounding);
    match.quantity.high = value * metric * (1 + kRounding);
    match.quantity.is_small = false;
  }
}

void find_metric_units(const QuantityText& text, std::vector<QuantityMatch>& found) {
  constexpr std::size_t kSpan = 3;  // Characters between the numbers of a span.
  std::vector<const MetricUnit*> units;
  for (std::size_t k = found.size(); k-- > 0;) {
    QuantityMatch& match = found[k];
    std::size_t at = match.end;
    if (text.at(at) == U' ' || text.at(at) == U'-') ++at;
    std::vector<const MetricUnit*> here = units_at(text, at);
    const bool is_span = k + 1 < found.size() && found[k + 1].begin >= match.end &&
                         found[k + 1].begin - match.end <= kSpan;
    if (!here.empty() || !is_span) units = std::move(here);
    Quantity& quantity = match.quantity;
    if (units.empty() || quantity.keys.empty() || quantity.has_range() ||
        approximate(quantity.keys.front()) < 0)
      continue;
    const std::string number = quantity.keys.front();
    for (const MetricUnit* unit : units) {
      quantity.units =
          static_cast<std::uint8_t>(quantity.units | (1U << kKinds.find(unit->kind)));
      add_key(quantity,
              std::string("=") + unit->kind + shifted(number, unit->zeros).substr(1));
    }
  }
}

void combine_metric_units(const QuantityText& text, std::vector<QuantityMatch>& found) {
  constexpr std::size_t kLongestUnit = 8;
  const auto length_of = [](const Quantity& quantity) {
    const auto key =
        std::find_if(quantity.keys.begin(), quantity.keys.end(),
                     [](const auto& each) { return each.starts_with("=l"); });
    if (key == quantity.keys.end() || key->size() > 12) return -1LL;
    return key->find('.') == key->npos ? std::stoll(key->substr(2)) : -1LL;
  };
  for (std::size_t k = 0; k + 1 < found.size(); ++k) {
    QuantityMatch& one = found[k];
    QuantityMatch& other = found[k + 1];
    if (other.begin <= one.end || other.begin - one.end > kLongestUnit) continue;
    const std::u32string_view between =
        text.from(one.end).substr(0, other.begin - one.end);
    const bool is_unit = between == U"メートル" || between == U"m" ||
                         between == U"キロ" || between == U"キロメートル" ||
                         between == U"センチ";
    const long long large = length_of(one.quantity);
    const long long small = length_of(other.quantity);
    if (!is_unit || small < 0 || large <= small) continue;
    for (Quantity* each : {&one.quantity, &other.quantity})
      add_key(*each, "=l" + std::to_string(large + small));
  }
}

void settle_months(const QuantityText& text, std::vector<QuantityMatch>& found) {
  const auto month_of = [](const Quantity& quantity) {
    const auto key =
        std::find_if(quantity.keys.begin(), quantity.keys.end(),
                     [](const auto& each) { return each.starts_with("#m"); });
    return key == quantity.keys.end() ? std::string() : key->substr(2);
  };
  for (std::size_t k = 0; k + 1 < found.size(); ++k) {
    QuantityMatch& one = found[k];
    QuantityMatch& other = found[k + 1];
    const std::string month = month_of(one.quantity);
    if (text.at(one.end) == U'月' && other.begin == one.end + 1 &&
        text.at(other.end) == U'日' && !month.empty()) {
      one.quantity.keys = {"#m" + month};
      std::erase(other.quantity.keys, "#m" + month_of(other.quantity));
    }
    // "May 3", "3 May", "3rd of May": a name beside digits.
    const auto is_name = [&](const QuantityMatch& match) {
      return !match.quantity.is_digits && is_latin(text.at(match.begin)) &&
             !month_of(match.quantity).empty();
    };
    if (other.begin < one.end || other.begin - one.end > 6) continue;
    const std::u32string_view between =
        text.from(one.end).substr(0, other.begin - one.end);
    const bool is_near = between == U" " || between == U". " || between == U"th " ||
                         between == U"st " || between == U"nd " || between == U"rd " ||
                         between == U" of " || between == U"th of ";
    if (!is_near) continue;
    if (is_name(one) && other.quantity.is_digits)
      std::erase(other.quantity.keys, "#m" + month_of(other.quantity));
    if (is_name(other) && one.quantity.is_digits)
      std::erase(one.quantity.keys, "#m" + month_of(one.quantity));
  }
}

void combine_units(const QuantityText& text, std::vector<QuantityMatch>& found) {
  for (std::size_t k = 0; k + 1 < found.size(); ++k) {
    Quantity& one = found[k].quantity;
    Quantity& other = found[k + 1].quantity;
    const int large = whole_value(one);
    const int small = whole_value(other);
    if (large < 0 || small < 0 || small > 99) continue;
    const bool are_coins =
        (has_unit_between(text, found[k], found[k + 1], U"円", U"yen") &&
         text.at(found[k + 1].end) == U'銭') ||
        (has_unit_between(text, found[k], found[k + 1], U"ドル", U"dollars") &&
         text.from(found[k + 1].end).starts_with(U"セント"));
    if (are_coins) {
      const std::string coins = (small < 10 ? "0" : "") + std::to_string(small);
      for (Quantity* each : {&one, &other})
        each->keys = {shifted("#" + std::to_string(large) + "." + coins, 0)};
      continue;
    }
    if (large > 999 || small > 60) continue;
    int factor = 0;
    if (has_unit_between(text, found[k], found[k + 1], U"時間", U"hour")) factor = 60;
    if (has_unit_between(text, found[k], found[k + 1], U"年", U"year") &&
        (text.from(found[k + 1].end).starts_with(U"か月") ||
         text.from(found[k + 1].end).starts_with(U" month")))
      factor = 12;
    if (factor == 0) continue;
    for (Quantity* each : {&one, &other}) {
      add_value_key(*each, static_cast<long long>(large) * factor + small);
      if (small * 2 == factor) add_key(*each, "#" + std::to_string(large) + ".5");
    }
  }
}

}  // namespace awase
