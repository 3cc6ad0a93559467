// SPDX-License-Identifier: Apache-2.0
//
// A Markov chain over classes of characters, with a probability for each character
// within its class. After the idea of Li and Momoi, "A composite approach to
// language/encoding detection" (19th Unicode Conference, 2001), boiled down: since
// every candidate explains the same bytes, the probabilities of whole texts compare
// without any normalising by length. The numbers are rounded from the usual shares of
// scripts in newspaper text.

#include "text/plausibility.h"

#include <algorithm>
#include <bitset>

#include "text/unicode.h"

namespace awase {
namespace {

enum class CharClass {
  space,
  lower,
  upper,
  digit,
  ascii_mark,
  accented_lower,
  accented_upper,
  western_mark,  // “ ” – … € § and the like
  hiragana,
  katakana,
  kanji,
  japanese_mark,  // 、 。 「 」 ・ ー and full-width forms
  half_katakana,
  half_mark,  // ｡ ､ ｢ ｣ ･
  other
};

// The commonest kanji of newspapers, by and large in order.
constexpr std::string_view kCommonKanji =
    "日一国会人年大十二本中長出三同時政事自行社見月分議後前民生連五発間対上部東者党地合"
    "市業"
    "内相方四定今回新場金員九入選立開手米力学問高代明実円関決子動京全目表戦経通外最言氏"
    "現理"
    "調体化田当八六約主題下首意法不来作性的要用制治度務強気小七成期公野協取都和統以機平"
    "総加"
    "山思家話世受区領多県続進正安設保改数記院女初北午指権心界支第産結百派点教報済書府活"
    "原先"
    "共得解名交資予川向際査勝面委告軍文反元重近千考判認画海参売利組知案道信策集在件団別"
    "物側"
    "任引使求所次水半品昨論計死官増係感特情投示変打男基私各始島直両朝革価式確村提運終挙"
    "果西"
    "勢減台広容必応演電歳住争談能無再位置企真流格有疑口過局少放税検町常校料沢裁状工建語"
    "球営"
    "空職証土与急止送援供可役構木割聞身費付施切由説転食比難防補車優夫研収断井何南石足違"
    "消境"
    "神番規術護展態導備宅害配副算視条幹独警宮究育席輸訪楽起万着乗店述残想線率病農州武声"
    "質念"
    "待試族象銀域助労例衛然早張映限親額監環験追審商葉義伝働形景落欧担好退準賞訴辺造英被"
    "株頭"
    "技低毎医復仕去姿味負閣韓渡失移差衆個門写評課末守若極種美命含福量望松非核観察整段横"
    "融型"
    "白深字答夜製票況音申様財港識注呼渉達紙参照項録込類般版図鉄駅春夏秋冬花風雨雪天父母"
    "兄弟"
    "彼誰僕君々";

constexpr std::string_view kCommonHiragana =
    "のにはをたしがでとているなれさらかっもりまこすんきだ"
    "あけそよくめせどえ";

/// Kana and kanji by their code.
using Characters = std::bitset<0xA000>;

Characters set_of(std::string_view characters) {
  Characters set;
  for (std::size_t offset = 0; offset < characters.size();)
    set.set(next_char(characters, offset));
  return set;
}

bool holds(const Characters& set, char32_t c) { return c < set.size() && set[c]; }

bool among(char32_t character, std::u32string_view characters) {
  return characters.find(character) != std::u32string_view::npos;
}

CharClass class_of_ascii(char32_t c) {
  if (c == ' ' || c == '\n' || c == '\r' || c == '\t') return CharClass::space;
  if (c >= 'a' && c <= 'z') return CharClass::lower;
  if (c >= 'A' && c <= 'Z') return CharClass::upper;
  if (c >= '0' && c <= '9') return CharClass::digit;
  return c < 0x20 || c == 0x7F ? CharClass::other : CharClass::ascii_mark;
}

CharClass class_of(char32_t c) {
  if (c < 0x80) return class_of_ascii(c);
  // Most of Japanese, without asking for the script.
  if (c >= 0x4E00 && c <= 0x9FFF) return CharClass::kanji;
  if (c >= 0x3041 && c <= 0x3096) return CharClass::hiragana;
  if (c >= 0x30A1 && c <= 0x30FA) return CharClass::katakana;
  if (c < 0x250) {
    if (is_lower(c)) return CharClass::accented_lower;
    if (is_upper(c)) return CharClass::accented_upper;
    return among(c, U"\u00A0«»·§°€£©®º") ? CharClass::western_mark : CharClass::other;
  }
  if (among(c, U"“”‘’–—…€•„‚›‹™†―‐※→■□○●◎△▲▼★☆◆◇①②③④⑤⑥⑦⑧⑨⑩㈱℃№")) {
    return CharClass::western_mark;
  }
  if (c >= 0xFF61 && c <= 0xFF9F) {
    return c <= 0xFF65 ? CharClass::half_mark : CharClass::half_katakana;
  }
  if (is_kana_mark(c) || c == 0x30FB) return CharClass::japanese_mark;
  if (is_hiragana(c)) return CharClass::hiragana;
  if (is_katakana(c)) return CharClass::katakana;
  if (is_han(c)) return CharClass::kanji;
  if ((c >= 0x3000 && c <= 0x301F) || (c >= 0xFF01 && c <= 0xFFE6)) {
    return CharClass::japanese_mark;
  }
  return CharClass::other;
}

/// Kanji that Shift_JIS and EUC-JP hold in their first plane fill about 6,900 places;
/// the commonest 600 make up nine tenths of what is written.
double log_within(CharClass char_class, char32_t c) {
  static const auto common_kanji = set_of(kCommonKanji);
  static const auto common_hiragana = set_of(kCommonHiragana);
  switch (char_class) {
    case CharClass::space:
      return -2.0;
    case CharClass::lower:
      return -3.3;
    case CharClass::upper:
    case CharClass::digit:
      return -5.0;
    case CharClass::ascii_mark:
      return -5.5;
    case CharClass::accented_lower:
      return -5.5;
    case CharClass::accented_upper:
      return -8.0;
    case CharClass::western_mark:
      return -8.0;
    case CharClass::hiragana:
      return holds(common_hiragana, c) ? -4.5 : -7.0;
    case CharClass::katakana:
      return -6.0;
    case CharClass::kanji:
      return holds(common_kanji, c) ? -7.0 : -11.5;
    case CharClass::japanese_mark:
      return among(c, U"、。ー") ? -4.0 : -7.0;
    case CharClass::half_katakana:
      return -4.3;
    case CharClass::half_mark:
      return -7.0;
    case CharClass::other:
      return -14.0;
  }
  return -14.0;
}

bool is_cased(CharClass c) { return c == CharClass::lower || c == CharClass::upper; }
bool is_accented(CharClass c) {
  return c == CharClass::accented_lower || c == CharClass::accented_upper;
}
bool is_half(CharClass c) {
  return c == CharClass::half_katakana || c == CharClass::half_mark;
}
bool is_full(CharClass c) { return c == CharClass::kanji || c == CharClass::hiragana; }

/// What it costs that `next` follows `last`.
double log_step(CharClass last, CharClass next) {
  if (last == next) return is_accented(next) ? -5.0 : 0.0;
  if (is_half(last) != is_half(next)) return is_half(next) ? -7.0 : -2.0;
  if (is_half(next)) return -1.0;
  // Within a word a language keeps to one script and to one case.
  if (is_cased(last) && is_full(next)) return -4.0;
  if (is_full(last) && is_cased(next)) return -4.0;
  if (last == CharClass::lower && next == CharClass::accented_upper) return -6.0;
  if (is_accented(last) && is_accented(next)) return -6.0;
  if (is_accented(next) && (is_full(last) || last == CharClass::digit)) return -4.0;
  return -0.5;
}

}  // namespace

Plausibility plausibility(std::string_view text) {
  Plausibility result;
  CharClass last = CharClass::space;
  double foreign = 0.0;
  std::size_t foreign_chars = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t character = next_char(text, offset);
    const CharClass next = class_of(character);
    const double step = log_step(last, next) + log_within(next, character);
    result.log_probability += step;
    if (character >= 0x80) {
      foreign += step;
      ++foreign_chars;
    }
    last = next;
  }
  if (foreign_chars > 0) {
    result.foreign_average = foreign / static_cast<double>(foreign_chars);
  }
  return result;
}

namespace {

constexpr bool is_in(char32_t c, char32_t first, char32_t last) {
  return c >= first && c <= last;
}

/// Whether half-width `c` cannot stand behind `before`: a mark of voicing behind what
/// has none, a small letter behind what it does not go with.
bool breaks_kana_rules(char32_t before, char32_t c) {
  const bool is_h_row = is_in(before, U'ﾊ', U'ﾎ');
  if (c == U'ﾟ') return !is_h_row;
  if (c == U'ﾞ') return !is_h_row && !is_in(before, U'ｶ', U'ﾄ') && before != U'ｳ';
  if (is_in(c, U'ｬ', U'ｮ'))
    return std::u32string_view(U"ｷｼﾁﾆﾋﾐﾘﾃﾌｳﾞﾟ").find(before) ==
           std::u32string_view::npos;
  if (is_in(c, U'ｧ', U'ｯ')) return !is_in(before, U'ｦ', U'ﾟ');
  return false;
}

}  // namespace

bool is_half_width_jumble(std::string_view text) {
  constexpr std::size_t kFew = 3;
  constexpr std::size_t kSeveral = 8;
  static const Characters common_kanji = set_of(kCommonKanji);
  const auto is_half = [](char32_t c) { return is_in(c, 0xFF61, 0xFF9F); };
  std::size_t half = 0, kana = 0, late = 0, odd = 0, broken = 0;
  char32_t before = 0, last = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_char(text, at);
    if (is_half(c)) ++half;
    if (is_in(c, U'ｦ', U'ﾟ')) ++kana;
    if (is_in(c, U'ﾀ', U'ﾟ')) ++late;
    const bool is_letter_between =
        is_half(before) && last >= 'a' && last <= 'z' && is_half(c);
    const bool is_rare_beside =
        is_half(last) && class_of(c) == CharClass::kanji && !holds(common_kanji, c);
    if (is_letter_between || is_rare_beside) ++odd;
    if (is_half(c) && breaks_kana_rules(last, c)) ++broken;
    before = last;
    last = c;
  }
  // Small letters of KOI8-R are the second half of the kana; a text has the first too.
  if (kana >= kSeveral && late == kana) return true;
  if (broken > 0 && odd + broken >= 2 && (odd + broken) * 8 > half) return true;
  return odd >= kFew && odd * 8 > half;
}

}  // namespace awase
