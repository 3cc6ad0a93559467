// SPDX-License-Identifier: Apache-2.0
//
// What the characters around a numeral make of it in Japanese: 3割 is 30 percent,
// 3分の2 a fraction, 午後2時 an hour, 三か国 surely a count. The lists are ours,
// written by hand.

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "text/quantity_text.h"
#include "text/unicode.h"

namespace awase {
namespace {

/// Counters behind Han numerals that leave no doubt.
constexpr std::array<std::u32string_view, 62> kCounters = {
    U"人",         U"名",     U"か国",       U"カ国",     U"ヶ国",     U"ヵ国", U"ケ国",
    U"箇国",       U"か月",   U"カ月",       U"ヶ月",     U"ヵ月",     U"箇月", U"か所",
    U"カ所",       U"ヶ所",   U"箇所",       U"か年",     U"カ年",     U"年",   U"日間",
    U"時間",       U"分間",   U"秒",         U"週間",     U"年間",     U"周年", U"世紀",
    U"回",         U"個",     U"件",         U"倍",       U"割",       U"歳",   U"円",
    U"ドル",       U"ユーロ", U"パーセント", U"ポイント", U"メートル", U"キロ", U"トン",
    U"ヘクタール", U"台",     U"枚",         U"冊",       U"匹",       U"頭",   U"隻",
    U"票",         U"議席",   U"社",         U"校",       U"種類",     U"言語", U"都市",
    U"地点",       U"段階",   U"点",         U"名様",     U"日",       U"月"};

void add_percent(Quantity& quantity, const std::string& percent) {
  quantity.keys.clear();
  add_key(quantity, percent);
  add_key(quantity, shifted(percent, -2));
  if (percent == "#50") add_key(quantity, "#1/2");
  if (percent == "#25") add_key(quantity, "#1/4");
  if (percent.size() == 3 && percent.back() == '0')
    add_key(quantity, std::string("#") + percent[1] + "/10");
}

// 3割5分2厘: 35.2 percent.
void read_shares(const QuantityText& text, const NumberReader& numbers,
                 QuantityMatch& match) {
  std::string percent = shifted(match.quantity.keys.front(), 1);
  ++match.end;
  int places = 0;
  for (const char32_t unit : {U'分', U'厘'}) {
    const NumberMatch part = numbers.read_digits(text.chars, match.end);
    const bool is_part = part.end == match.end + 1 && text.at(part.end) == unit &&
                         part.keys.front().size() == 2;
    if (!is_part) break;
    // 30 takes its last digit, 35 the first place behind the point.
    if (places == 0) {
      percent.back() = part.keys.front()[1];
    } else {
      percent += "." + part.keys.front().substr(1);
    }
    ++places;
    match.end = part.end + 1;
  }
  add_percent(match.quantity, percent);
}

// 3分の2 is two thirds.
bool read_fraction(const QuantityText& text, const NumberReader& numbers,
                   QuantityMatch& match) {
  const int below = whole_value(match.quantity);
  std::size_t over_at = match.end;
  for (const std::u32string_view of : {U"分の", U"分之", U"분의 ", U"분의"})
    if (over_at == match.end && text.from(match.end).starts_with(of))
      over_at += of.size();
  if (below <= 0 || over_at == match.end) return false;
  const NumberMatch above = numbers.read_digits(text.chars, over_at);
  if (above.keys.empty()) return false;
  const std::string over = above.keys.front().substr(1);
  match.end = above.end;
  match.quantity.keys = {"#" + over + "/" + std::to_string(below)};
  match.quantity.is_sure = true;
  // A scale of a map: 1:25,000.
  if (over == "1" && below >= 100) add_value_key(match.quantity, below);
  if (over.size() > 4 || over.find('.') != over.npos) return true;
  const int value = std::stoi(over);
  if (100 % below == 0) {
    const std::string percent = "#" + std::to_string(value * (100 / below));
    add_key(match.quantity, percent);
    add_key(match.quantity, shifted(percent, -2));
  }
  return true;
}

void set_hour(Quantity& quantity, int hour, int noon) {
  // A plain 3 may be any of both, 午後3時 only one.
  quantity.keys.clear();
  const std::string number = std::to_string(hour % 12 == 0 ? 12 : hour % 12);
  const bool is_after = noon > 0 || (noon == 0 && hour >= 12 && hour < 24);
  if (noon == 0) add_value_key(quantity, hour);
  if (noon == 0 && hour > 0 && hour < 12) add_key(quantity, "#p" + number);
  add_key(quantity, (is_after ? "#p" : "#a") + number);
  if (noon >= 0 && is_after) add_key(quantity, "#h" + std::to_string(hour % 12 + 12));
  if (hour % 24 == 0 || (noon < 0 && hour == 12)) {
    add_key(quantity, "#h0");
    add_key(quantity, "#h24");
  }
  quantity.is_small = false;
}

// 午後2時, 14:00, 2 p.m., 夜8時; minutes that are none go with the hour.
bool read_hour(const QuantityText& text, QuantityMatch& match) {
  const int hour = whole_value(match.quantity);
  if (hour < 0 || hour > 30) return false;
  std::size_t end = match.end;
  std::size_t zeros_end = end;
  bool is_hour = false;
  if (text.at(end) == U':' && is_digit(text.at(end + 1)) &&
      is_digit(text.at(end + 2)) && !is_digit(text.at(end + 3)) &&
      !(text.at(end + 3) == U',' && is_digit(text.at(end + 4)))) {  // 1:10,000
    is_hour = true;
    end += 3;
    const bool no_minutes = text.at(end - 2) == U'0' && text.at(end - 1) == U'0';
    zeros_end = no_minutes ? end : match.end;
  } else if (text.at(end) == U'時' && !among(text.at(end + 1), U"間代期点")) {
    is_hour = true;
  }
  std::size_t mark = end;
  if (text.at(mark) == U' ') ++mark;
  const std::u32string_view behind = text.from(mark);
  int noon = 0;
  for (const auto& [word, value] : {std::pair<std::u32string_view, int>{U"a.m", -1},
                                    {U"am", -1},
                                    {U"p.m", 1},
                                    {U"pm", 1}}) {
    const char32_t next = text.at(mark + word.size());
    if (behind.starts_with(word) && !is_letter(next) && hour <= 12) noon = value;
  }
  if (is_hour && noon == 0) {
    constexpr std::array<std::u32string_view, 5> kBefore = {U"午前", U"朝", U"未明",
                                                            U"早朝", U"深夜"};
    constexpr std::array<std::u32string_view, 4> kAfter = {U"午後", U"夕方", U"夜",
                                                           U"昼"};
    const std::u32string_view before = text.before(match.begin);
    const bool after_noon = ends_with_any(before, kAfter) && !before.ends_with(U"深夜");
    if (ends_with_any(before, kBefore) && hour <= 12) noon = -1;
    if (after_noon && hour <= 12) noon = 1;
  }
  if (!is_hour && noon == 0) return false;
  set_hour(match.quantity, hour, noon);
  match.end = zeros_end;
  return true;
}

// 2時間半, 一年半, and the same span in the next smaller unit: 1週間 is seven days.
void read_span(const QuantityText& text, QuantityMatch& match) {
  struct Unit {
    std::u32string_view word;
    int factor;   // Of the smaller unit.
    int divisor;  // Of the larger one.
  };
  constexpr std::array<Unit, 11> kUnits = {{{U"週間", 7, 0},
                                            {U"時間", 60, 24},
                                            {U"分間", 0, 60},
                                            {U"分", 0, 60},
                                            {U"日", 0, 7},
                                            {U"か月", 0, 12},
                                            {U"カ月", 0, 12},
                                            {U"ヶ月", 0, 12},
                                            {U"年間", 12, 0},
                                            {U"年", 12, 0},
                                            {U"世紀", 100, 0}}};
  const int value = whole_value(match.quantity);
  if (value < 0 || value > 1000) return;
  Quantity& quantity = match.quantity;
  for (const Unit& unit : kUnits) {
    if (!text.from(match.end).starts_with(unit.word)) continue;
    // The 7日 of 9月7日 is no week.
    const bool is_date = text.before(match.begin).ends_with(U"月");
    if (unit.word == U"日" && is_date) return;
    const std::size_t end = match.end + unit.word.size();
    const bool has_half =
        text.at(end) == U'半' && unit.word != U"分" && unit.word != U"日";
    if (has_half) {
      quantity.keys = {"#" + std::to_string(value) + ".5"};
      if (unit.factor > 0)
        add_value_key(quantity, value * unit.factor + unit.factor / 2);
      quantity.is_small = false;
      quantity.is_sure = true;
      match.end = end + 1;
    } else if (unit.word == U"世紀") {
      return;
    } else {
      if (unit.factor > 0 && value <= 60) add_value_key(quantity, value * unit.factor);
      if (unit.divisor > 0 && value > 0 && value % unit.divisor == 0)
        add_value_key(quantity, value / unit.divisor);
      if (unit.divisor == 60 && value > 0 && value % 30 == 0 && value % 60 != 0)
        add_key(quantity, "#" + std::to_string(value / 60) + ".5");
    }
    return;
  }
}

// 90年代, '24, 80s: the century is left out; 昭和50年代 is the late 1970s and more.
void read_decade(const QuantityText& text, QuantityMatch& match) {
  Quantity& quantity = match.quantity;
  const int value = whole_value(quantity);
  const std::u32string_view behind = text.from(match.end);
  const bool is_decade =
      behind.starts_with(U"年代") || behind.starts_with(U"년대") ||
      (text.at(match.end) == U's' && !is_letter(text.at(match.end + 1)));
  const bool is_short_year =
      value >= 0 && value <= 99 && match.end - match.begin == 2 &&
      (is_decade || text.at(match.end) == U'年' ||
       (match.begin > 0 && text.chars[match.begin - 1] == U'\'') ||
       text.before(match.begin).ends_with(U"fy"));
  if (is_short_year && quantity.keys.size() == 1) {
    add_value_key(quantity, 1900 + value);
    add_value_key(quantity, 2000 + value);
  }
  const auto era = era_before(text.before(match.begin));
  if (!era || !is_decade) return;
  const int first = *era + value - 1;
  for (const int year : {first, first / 10 * 10, (first + 9) / 10 * 10})
    add_value_key(quantity, year);
}

/// Reiwa 1 is 2019 too.
void read_romanised_era(const QuantityText& text, QuantityMatch& match) {
  const int value = whole_value(match.quantity);
  if (value < 1 || value > 99) return;
  const auto first = romanised_era_before(text.before(match.begin));
  if (first) add_value_key(match.quantity, *first + value - 1);
}

/// 125m and 125 million, 40k and 40,000.
void read_suffix(const QuantityText& text, QuantityMatch& match) {
  const std::u32string_view after = text.from(match.end);
  const bool billion = after.starts_with(U"bn");
  const std::size_t size = billion ? 2 : 1;
  if (after.size() > size && is_letter(after[size])) return;
  const int zeros = billion                   ? 9
                    : after.starts_with(U"m") ? 6
                    : after.starts_with(U"k") ? 3
                                              : 0;
  if (zeros > 0) add_key(match.quantity, shifted(match.quantity.keys.front(), zeros));
}

/// 日米韓三か国: the countries are named, so the number may go unsaid.
bool is_count_of_named_countries(const QuantityText& text, const QuantityMatch& match) {
  constexpr std::u32string_view kCountries = U"日米英仏独伊加露中韓朝豪印台蘭西葡瑞";
  constexpr std::array<std::u32string_view, 5> kBehind = {U"か国", U"カ国", U"ヶ国",
                                                          U"ヵ国", U"国"};
  const int value = whole_value(match.quantity);
  if (value < 2 || value > 6 || !begins_with_any(text.from(match.end), kBehind))
    return false;
  const auto count = static_cast<std::size_t>(value);
  const std::u32string_view before = text.before(match.begin);
  return before.size() >= count &&
         before.substr(before.size() - count).find_first_not_of(kCountries) ==
             before.npos;
}

bool is_counted(const QuantityText& text, const QuantityMatch& match) {
  const std::u32string_view behind = text.from(match.end);
  if (text.before(match.begin).ends_with(U"第")) return true;
  if (behind.starts_with(U"月") || behind.starts_with(U"日"))
    return match.end - match.begin <= 3 && !behind.starts_with(U"日月") &&
           !among(text.at(match.end + 1), U"曜食");
  return begins_with_any(behind, kCounters);
}

}  // namespace

void apply_surroundings(const QuantityText& text, const NumberReader& numbers,
                        QuantityMatch& match) {
  Quantity& quantity = match.quantity;
  const bool is_digits = is_digit(text.at(match.begin));
  // 550多万 is 5.5 million and more.
  if (among(text.at(match.end), U"多余餘") &&
      among(text.at(match.end + 1), U"万萬億亿")) {
    const bool is_myriad = among(text.at(match.end + 1), U"万萬");
    quantity.keys = {shifted(quantity.keys.front(), is_myriad ? 4 : 8)};
    match.end += 2;
  }
  const std::u32string_view behind = text.from(match.end);
  if (!is_digits && is_counted(text, match)) quantity.is_sure = true;
  if (behind.starts_with(U"億総") || behind.starts_with(U"総活躍") ||
      behind.starts_with(U"音"))  // 50音
    quantity.is_sure = false;
  if (is_count_of_named_countries(text, match)) quantity.is_sure = false;
  // The year of a reign says nothing to those who count from elsewhere.
  if (text.before(match.begin).ends_with(U"天皇")) {
    quantity.is_sure = false;
    // Whatever year that is, it answers for it.
    quantity.low = 1;
    quantity.high = 2100;
  }
  if (text.before(match.begin).ends_with(U"民国") && text.at(match.end) == U'年')
    add_value_key(quantity, 1911LL + whole_value(quantity));
  const int value = whole_value(quantity);
  quantity.is_small = value == 1 || value == 2;
  if (!is_digits && value >= 0 && value <= 2 && !behind.starts_with(U"月") &&
      !era_before(text.before(match.begin))) {
    quantity.is_sure = false;
  }
  if (text.at(match.end) == U'割' && !among(text.at(match.end + 1), U"合るれりっ")) {
    read_shares(text, numbers, match);
    quantity.is_sure = true;
    quantity.is_small = false;
    return;
  }
  if (read_fraction(text, numbers, match)) {
    quantity.is_small = false;
    return;
  }
  if (read_hour(text, match)) return;
  if (quantity.keys.size() > 1 && behind.starts_with(U"月")) quantity.is_small = false;
  if (behind.starts_with(U"四半期")) quantity.is_small = false;
  if (behind.starts_with(U"ダース")) {
    if (value >= 0) add_value_key(quantity, value * 12LL);
    quantity.is_small = false;
  }
  // 十数人, 二十数年: up to the next ten.
  if (text.at(match.end) == U'数' && value >= 10 && value % 10 == 0) {
    const int unit = value % 100 == 0 ? 100 : 10;
    quantity.low = value + 1;
    quantity.high = value + unit - 1;
    quantity.is_sure = false;
    ++match.end;
  }
  if (is_digits) read_romanised_era(text, match);
  read_decade(text, match);
  read_span(text, match);
  // The century of 20世纪80年代 is said in 1980.
  for (const std::u32string_view century : {U"世纪", U"世紀", U"세기 "}) {
    const std::size_t decade = match.end + century.size();
    if (behind.starts_with(century) && is_digit(text.at(decade)) &&
        (text.from(decade + 2).starts_with(U"年代") ||
         text.from(decade + 2).starts_with(U"년대")))
      quantity.is_sure = false;
  }
  if (is_digits) read_suffix(text, match);
  const int plain = whole_value(quantity);  // -1 for 2時間半
  const std::string number = std::to_string(plain);
  if (plain >= 1 && plain <= 12 && is_digits) add_key(quantity, "#m" + number);
  // Without a word for the half of the day: 3 may be either.
  if (plain >= 1 && plain <= 12) {
    add_key(quantity, "#a" + number);
    add_key(quantity, "#p" + number);
  }
  if (plain >= 0 && plain <= 24) add_key(quantity, "#h" + number);
}

}  // namespace awase
