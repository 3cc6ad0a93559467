// SPDX-License-Identifier: Apache-2.0

#include "text/formulas.h"

#include <algorithm>
#include <span>
#include <string>

#include "text/language.h"
#include "text/unicode.h"

namespace awase {
namespace {

/// Longest formula in characters; what is longer says something besides.
constexpr std::size_t kMostChars = 60;
/// Characters that may stand before a request: "ご検討のほど、何卒". What is longer is
/// what is asked for.
constexpr std::size_t kMostBeforeRequest = 18;

/// Words of formulas of some kinds, apart by "|".
struct Entry {
  int kinds;
  std::string_view words;
};

/// Standing anywhere in a segment.
constexpr Entry kJapaneseParts[] = {
    {kGreeting,
     "お世話になっております|お世話になります|お世話様です|平素は|平素より|"
     "時下ますます|ますますご清栄|ますますご清祥|ますますご健勝|ますますご発展|"
     "ますますのご発展|ますますのご活躍|ますますご隆盛|お慶び申し上げます|"
     "お喜び申し上げます|の候、|の折、|の砌|お疲れ様です|お疲れさまです|"
     "ご無沙汰しております|ご自愛|お体を大切|お体に気をつけ|お身体に|"
     "略儀ながら|末筆ながら|突然のご連絡失礼|突然のメール失礼"},
    {kGreeting | kThanks,
     "ご愛顧|お引き立て|ご高配を|ご厚情|お忙しい中|お忙しいところ|"
     "ご利用いただき、誠に|ご利用いただきありがとう|ご利用いただき、ありがとう"},
    {kThanks,
     "厚く御礼申し上げます|厚くお礼申し上げます|心より御礼|取り急ぎお礼|"
     "お買い上げいただき|お買い求めいただき|お問い合わせいただきありがとう|"
     "お問い合わせいただき、|お問い合わせありがとう|ご連絡ありがとう|"
     "ご連絡いただきありがとう|ご返信ありがとう"},
    {kApology,
     "ご迷惑をおかけ|ご不便をおかけ|お手数をおかけ|申し訳ございませんが、何卒|"
     "ご容赦ください|ご容赦くださ|ご了承ください|ご了承くださいますよう|"
     "ご了承のほど|悪しからず"},
    {kRequest,
     "ご理解とご協力|ご理解のほど|ご理解いただき|ご理解くださいます|ご協力のほど|"
     "ご協力をお願い|ご協力をお願|お待ちしております|お待ち申し上げ|"
     "楽しみにしております|ご査収|取り急ぎご連絡|取り急ぎご報告|まずはご報告"},
    {kContact,
     "ご不明な点|ご不明の点|ご質問がございましたら|ご質問がありましたら|"
     "お気軽に|お問い合わせください|お問い合わせくださいますよう"}};

/// Requests, before which not much may stand.
constexpr std::string_view kJapaneseRequests =
    "よろしくお願いいたします|よろしくお願い致します|よろしくお願いします|"
    "よろしくお願い申し上げます|宜しくお願い|よろしくね|よろしくお願いね";

/// All of a segment but its marks.
constexpr Entry kJapaneseWholes[] = {
    {kGreeting,
     "拝啓|拝復|謹啓|前略|いらっしゃいませ|おかえり|おかえりなさい|"
     "お帰り|お帰りなさい|お邪魔します"},
    {kEnding,
     "敬具|敬白|謹白|謹言|草々|早々|かしこ|以上|記|失礼します|失礼いたします|"
     "失礼しました"},
    {kAcknowledgement,
     "はい|はいどうぞ|ええ|ええどうぞ|うん|ううん|いえ|いえいえ|いいえ|なるほど|"
     "そう|そうか|そうですね|そうですか|そうですよね|そうだね|そうなんだ|"
     "そうなんですか|そうでしたか|へえ|ふーん|もちろん|もちろんです|どうぞ|"
     "わかりました|分かりました|わかった|分かった|了解|了解です|了解しました|"
     "承知しました|承知いたしました|かしこまりました|どうも|ええそうです|"
     "はいそうです|そうです|そのとおりです|その通りです"},
    {kAcknowledgement,
     "ありがとう|ありがとうございます|ありがとうございました|どうもありがとう|"
     "どうもありがとうございます|どうもありがとうございました|助かります"}};

/// Standing anywhere in a segment, lower case, letters alone.
constexpr Entry kEnglishParts[] = {
    {kGreeting,
     "hope you are well|hope this email finds|trust you are well|"
     "hope this message finds|hope all is well"},
    {kGreeting | kThanks, "your continued support|your patronage"},
    {kThanks, "thank you for|thanks for|thank you very much for|for purchasing"},
    {kApology,
     "apologize for|apologise for|apologies for|sorry for the|sorry for any|"
     "regret any inconvenience"},
    {kRequest,
     "look forward to|looking forward to|thank you in advance|thanks in advance|"
     "your kind cooperation|your cooperation|your understanding|"
     "waiting for your reply"},
    {kContact,
     "not hesitate to|feel free to|if you have any questions|"
     "have any questions|for questions|for inquiries|for enquiries"}};

constexpr Entry kEnglishWholes[] = {
    {kGreeting, "welcome|dear sir|dear sirs|dear sir or madam|welcome back"},
    {kEnding,
     "sincerely|sincerely yours|yours sincerely|yours truly|yours faithfully|"
     "best regards|kind regards|warm regards|regards|best wishes|cordially|cheers|"
     "all the best|respectfully"},
    {kAcknowledgement,
     "yes|yeah|yep|right|okay|ok|i see|sure|of course|understood|certainly|"
     "all right|got it|exactly|that s right|yes it is|yes please|is that so|"
     "really|no problem|not at all|i understand|by all means|absolutely"},
    {kAcknowledgement,
     "thank you|thanks|many thanks|thank you very much|"
     "thank you so much|thanks a lot"}};

/// Letters and single spaces, lower case.
std::string bare(std::string_view segment) {
  std::string letters;
  for (std::size_t next = 0; next < segment.size();) {
    const std::size_t begin = next;
    const char32_t c = next_char(segment, next);
    if (is_letter(c) || is_digit(c) || c == U'ー') {
      letters += segment.substr(begin, next - begin);
    } else if (!letters.empty() && letters.back() != ' ' &&
               (is_space(c) || c == U'\'' || c == U'’')) {
      letters += ' ';
    }
  }
  return fold(trim(letters));
}

/// Calls `visit` with each of `words` until it gives true; whether it did.
template <typename Visit>
bool any_word(std::string_view words, const Visit& visit) {
  for (std::size_t begin = 0; begin <= words.size();) {
    const std::size_t end = std::min(words.find('|', begin), words.size());
    if (visit(words.substr(begin, end - begin))) return true;
    begin = end + 1;
  }
  return false;
}

template <typename Is>
std::uint8_t kinds_of(std::span<const Entry> entries, const Is& is) {
  int kinds = kNoFormula;
  for (const Entry& entry : entries)
    if (any_word(entry.words, is)) kinds |= entry.kinds;
  return static_cast<std::uint8_t>(kinds);
}

bool is_japanese_request(std::string_view segment) {
  return any_word(kJapaneseRequests, [&](std::string_view word) {
    const std::size_t at = segment.find(word);
    return at != segment.npos &&
           count_chars(segment.substr(0, at)) <= kMostBeforeRequest;
  });
}

}  // namespace

std::uint8_t find_formula(std::string_view segment, std::string_view language) {
  constexpr std::size_t kMostBytes = 4 * kMostChars;
  if (segment.size() > kMostBytes) return kNoFormula;
  const std::string primary = primary_language(language);
  const bool is_japanese = primary == "ja";
  if (!is_japanese && primary != "en") return kNoFormula;
  const std::string text = bare(segment);
  const std::string_view where = is_japanese ? segment : std::string_view(text);
  const auto is_part = [&](std::string_view word) {
    return where.find(word) != where.npos;
  };
  const auto is_whole = [&](std::string_view word) { return text == word; };
  const std::size_t most = is_japanese ? kMostChars : 2 * kMostChars;
  if (count_chars(segment) > most) return kNoFormula;
  if (!is_japanese)
    return kinds_of(kEnglishWholes, is_whole) | kinds_of(kEnglishParts, is_part);
  const int request = is_japanese_request(segment) ? kRequest : kNoFormula;
  return static_cast<std::uint8_t>(kinds_of(kJapaneseWholes, is_whole) |
                                   kinds_of(kJapaneseParts, is_part) | request);
}

}  // namespace awase
