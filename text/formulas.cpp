// SPDX-License-Identifier: Apache-2.0

#include "text/formulas.h"

#include <algorithm>
#include <array>
#include <string>

#include "text/language.h"
#include "text/unicode.h"

namespace awase {
namespace {

using namespace std::string_view_literals;

/// Longest formula in characters; what is longer says something besides.
constexpr std::size_t kMostChars = 60;

/// Standing anywhere in a segment.
constexpr std::array kJapaneseParts = {"お世話になっております"sv,
                                       "お世話になります"sv,
                                       "お世話様です"sv,
                                       "平素は格別"sv,
                                       "平素より格別"sv,
                                       "平素よりご"sv,
                                       "時下ますます"sv,
                                       "ますますご清栄"sv,
                                       "ますますご清祥"sv,
                                       "ますますご健勝"sv,
                                       "ますますご発展"sv,
                                       "お慶び申し上げます"sv,
                                       "お喜び申し上げます"sv,
                                       "よろしくお願いいたします"sv,
                                       "よろしくお願い致します"sv,
                                       "よろしくお願いします"sv,
                                       "よろしくお願い申し上げます"sv,
                                       "宜しくお願い"sv,
                                       "お疲れ様です"sv,
                                       "お疲れさまです"sv,
                                       "ご無沙汰しております"sv,
                                       "突然のご連絡失礼"sv,
                                       "取り急ぎご連絡"sv,
                                       "取り急ぎお礼"sv,
                                       "お買い上げいただき"sv,
                                       "お買い求めいただき"sv,
                                       "ご愛顧"sv,
                                       "厚く御礼申し上げます"sv,
                                       "厚くお礼申し上げます"sv,
                                       "ご自愛ください"sv};

/// All of a segment but its marks.
constexpr std::array kJapaneseWholes = {"拝啓"sv, "拝復"sv, "前略"sv, "敬具"sv,
                                        "敬白"sv, "草々"sv, "早々"sv, "かしこ"sv,
                                        "以上"sv, "記"sv};

constexpr std::array kJapaneseAnswers = {"はい"sv,
                                         "ええ"sv,
                                         "うん"sv,
                                         "なるほど"sv,
                                         "そうですね"sv,
                                         "そうですか"sv,
                                         "わかりました"sv,
                                         "分かりました"sv,
                                         "了解です"sv,
                                         "了解しました"sv,
                                         "承知しました"sv,
                                         "承知いたしました"sv,
                                         "かしこまりました"sv,
                                         "どうも"sv,
                                         "ありがとうございます"sv,
                                         "ありがとうございました"sv,
                                         "失礼します"sv};

constexpr std::array kEnglishWholes = {
    "sincerely"sv,    "sincerely yours"sv, "yours sincerely"sv, "yours truly"sv,
    "best regards"sv, "kind regards"sv,    "regards"sv,         "best wishes"sv};

/// Standing anywhere in a segment, lower case.
constexpr std::array kEnglishParts = {
    "look forward to hearing"sv, "thank you in advance"sv,   "thank you for your"sv,
    "not hesitate to contact"sv, "feel free to contact"sv,   "hope you are well"sv,
    "hope this email finds"sv,   "your continued support"sv, "for purchasing"sv,
    "your kind cooperation"sv,   "trust you are well"sv};

constexpr std::array kEnglishAnswers = {"yes"sv,       "yeah"sv,      "right"sv,
                                        "okay"sv,      "ok"sv,        "i see"sv,
                                        "sure"sv,      "of course"sv, "understood"sv,
                                        "thank you"sv, "thanks"sv,    "many thanks"sv};

/// Letters and single spaces, lower case.
std::string bare(std::string_view segment) {
  std::string letters;
  for (std::size_t next = 0; next < segment.size();) {
    const std::size_t begin = next;
    const char32_t c = next_char(segment, next);
    if (is_letter(c) || is_digit(c)) {
      letters += segment.substr(begin, next - begin);
    } else if (is_space(c) && !letters.empty() && letters.back() != ' ') {
      letters += ' ';
    }
  }
  return fold(trim(letters));
}

template <std::size_t kSize>
bool is_one_of(const std::array<std::string_view, kSize>& formulas,
               std::string_view text) {
  return std::find(formulas.begin(), formulas.end(), text) != formulas.end();
}

template <std::size_t kSize>
bool has_one_of(const std::array<std::string_view, kSize>& parts,
                std::string_view text) {
  return std::any_of(parts.begin(), parts.end(), [&](std::string_view part) {
    return text.find(part) != std::string_view::npos;
  });
}

}  // namespace

Formula find_formula(std::string_view segment, std::string_view language) {
  constexpr std::size_t kMostBytes = 4 * kMostChars;
  if (segment.size() > kMostBytes || count_chars(segment) > kMostChars)
    return Formula::none;
  const std::string primary = primary_language(language);
  if (primary != "ja" && primary != "en") return Formula::none;
  const bool is_japanese = primary == "ja";
  const std::string text = bare(segment);
  const bool has_part = is_japanese ? has_one_of(kJapaneseParts, segment)
                                    : has_one_of(kEnglishParts, text);
  if (has_part || (is_japanese ? is_one_of(kJapaneseWholes, text)
                               : is_one_of(kEnglishWholes, text)))
    return Formula::letter;
  const bool is_answer = is_japanese ? is_one_of(kJapaneseAnswers, text)
                                     : is_one_of(kEnglishAnswers, text);
  return is_answer ? Formula::acknowledgement : Formula::none;
}

}  // namespace awase
