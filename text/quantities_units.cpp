// SPDX-License-Identifier: Apache-2.0
//
// What quantities that stand together, or before a unit, come to.

#include <algorithm>
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
    if (above < 1 || below <= above || below > 100) continue;
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

void combine_units(const QuantityText& text, std::vector<QuantityMatch>& found) {
  for (std::size_t k = 0; k + 1 < found.size(); ++k) {
    Quantity& one = found[k].quantity;
    Quantity& other = found[k + 1].quantity;
    const int large = whole_value(one);
    const int small = whole_value(other);
    if (large < 0 || small < 0 || large > 999 || small > 60) continue;
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
