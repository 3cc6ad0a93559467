// SPDX-License-Identifier: Apache-2.0
//
// Words of Japanese that are quantities without a numeral, and words with numerals that
// are none. The lists are ours, written by hand.

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "text/quantity_text.h"
#include "text/unicode.h"

namespace awase {
namespace {

/// Words with numerals that count nothing, or not for a translator.
constexpr std::array kNoCounts = std::to_array<std::u32string_view>(
    {U"一部",     U"一方",   U"一般",     U"一定",         U"一緒",     U"一体",
     U"一切",     U"一致",   U"一連",     U"一応",         U"一種",     U"一覧",
     U"一石二鳥", U"二の次", U"三角",     U"三菱",         U"三井",     U"三重",
     U"三味線",   U"三日月", U"十年一日", U"三時のおやつ", U"四国",     U"四季",
     U"四角",     U"四半期", U"四つ角",   U"四つん",       U"五輪",     U"五感",
     U"五月雨",   U"六本木", U"七夕",     U"七面鳥",       U"七つ道具", U"八百屋",
     U"八百長",   U"八方",   U"八つ当",   U"八幡",         U"九州",     U"十字",
     U"十人十色", U"百科",   U"百貨",     U"百人一首",     U"千葉",     U"千代",
     U"万一",     U"万が一", U"千枚通",   U"千手",         U"千日前",   U"二月堂",
     U"三月堂"});

// 十分: ten minutes only where it says so; else "enough".
bool is_enough(const QuantityText& text, std::size_t begin) {
  constexpr std::array<std::u32string_view, 16> kBehind = {
      U"間", U"後", U"前", U"ほど", U"程", U"以内", U"以上", U"おき",
      U"か", U"く", U"ぐ", U"待",   U"遅", U"歩",   U"経",   U"の休"};
  constexpr std::array<std::u32string_view, 10> kBefore = {
      U"時", U"約", U"あと", U"わずか", U"たった",
      U"各", U"毎", U"所要", U"およそ", U"徒歩"};
  return !begins_with_any(text.from(begin + 2), kBehind) &&
         !ends_with_any(text.before(begin), kBefore);
}

/// 上旬, 中旬, 下旬 and what stands for them behind a month.
bool read_part_of_month(const QuantityText& text, std::size_t begin,
                        QuantityMatch& match) {
  struct Part {
    std::u32string_view word;
    std::string_view key;
    bool is_sure;
  };
  constexpr std::array<Part, 14> kParts = {{{U"上旬", "#early", true},
                                            {U"初旬", "#early", true},
                                            {U"中旬", "#mid", true},
                                            {U"下旬", "#late", true},
                                            {U"初め", "#early", false},
                                            {U"はじめ", "#early", false},
                                            {U"初頭", "#early", false},
                                            {U"前半", "#early", false},
                                            {U"半ば", "#mid", false},
                                            {U"なかば", "#mid", false},
                                            {U"中頃", "#mid", false},
                                            {U"末", "#late", false},
                                            {U"終わり", "#late", false},
                                            {U"後半", "#late", false}}};
  const std::u32string_view before = text.before(begin);
  if (!before.ends_with(U"月") && !before.ends_with(U"月の")) return false;
  const std::u32string_view rest = text.from(begin);
  for (const Part& part : kParts) {
    if (!rest.starts_with(part.word)) continue;
    add_key(match.quantity, std::string(part.key));
    match.quantity.is_sure = part.is_sure;
    match.quantity.is_small = true;
    match.end = begin + part.word.size();
    return true;
  }
  return false;
}

}  // namespace

bool read_fixed_word(const QuantityText& text, std::size_t begin,
                     QuantityMatch& match) {
  constexpr std::u32string_view kFirst =
      U"一二三四五六七八九十百千万半正真両双倍数何幾ゼ過隔ダトセス";
  constexpr std::u32string_view kFirstOfParts = U"上初中下は前半な末終後";
  const char32_t first = text.at(begin);
  if (among(first, kFirstOfParts) && read_part_of_month(text, begin, match))
    return true;
  if (!among(first, kFirst)) return false;
  Quantity& quantity = match.quantity;
  const std::u32string_view rest = text.from(begin);
  if (rest.starts_with(U"十分") && is_enough(text, begin)) {
    match.end = begin + 2;
    return true;
  }
  for (const std::u32string_view word : kNoCounts) {
    if (!rest.starts_with(word)) continue;
    // Their numerals may still answer: 三角 is a triangle, of three.
    constexpr std::u32string_view kDigits = U"〇一二三四五六七八九十";
    const std::size_t digit = kDigits.find(first);
    if (digit != kDigits.npos) add_value_key(quantity, static_cast<int>(digit));
    match.end = begin + word.size();
    return true;
  }
  struct Fixed {
    std::u32string_view word;
    std::string_view keys;
  };
  static constexpr Fixed kFixed[] = {{U"五分五分", "#50 #5 #1/2"},
                                     {U"半世紀", "#50"},
                                     {U"四半世紀", "#25 #1/4"},
                                     {U"半年", "#6 #0.5 #1/2"},
                                     {U"半日", "#12 #0.5 #1/2"},
                                     {U"半月", "#15 #2 #1/2"},
                                     {U"半", "#1/2 #50 #0.5"},
                                     {U"過半", "#1/2 #50 #0.5"},
                                     {U"正午", "#12 #p12 #h12"},
                                     {U"真夜中", "#12 #a12 #h0 #h24"},
                                     {U"両", "#2"},
                                     {U"双方", "#2"},
                                     {U"倍", "#2"},
                                     {U"隔", "#2"},
                                     {U"ゼロ", "#0 #h0"},
                                     {U"ダブル", "#2"},
                                     {U"トリプル", "#3"},
                                     {U"トリオ", "#3"},
                                     {U"スリー", "#3"},
                                     {U"セブン", "#7"},
                                     {U"ダース", "#12"}};
  if (first == U'半' && begin > 0 && among(text.chars[begin - 1], U"時間")) {
    add_key(quantity, "#30");
    add_key(quantity, "#0.5");
    match.end = begin + 1;
    return true;
  }
  if (among(first, U"数何幾")) {
    // 数人, 数十万: from twice the unit to just below the next.
    double unit = 1;
    std::size_t end = begin + 1;
    for (; among(text.at(end), U"十百千万億兆"); ++end) {
      const char32_t c = text.at(end);
      unit *= c == U'十'   ? 10
              : c == U'百' ? 100
              : c == U'千' ? 1e3
              : c == U'万' ? 1e4
              : c == U'億' ? 1e8
                           : 1e12;
    }
    if (end == begin + 1 && !among(text.at(end), U"人日年回か個件カヶ週時分名社"))
      return false;
    quantity.low = 2 * unit;
    quantity.high = 10 * unit - 1;
    match.end = end;
    return true;
  }
  for (const Fixed& fixed : kFixed) {
    if (!rest.starts_with(fixed.word)) continue;
    std::string_view keys = fixed.keys;
    while (!keys.empty()) {
      const std::size_t end = std::min(keys.find(' '), keys.size());
      add_key(quantity, std::string(keys.substr(0, end)));
      keys.remove_prefix(std::min(end + 1, keys.size()));
    }
    match.end = begin + fixed.word.size();
    return true;
  }
  return false;
}

}  // namespace awase
