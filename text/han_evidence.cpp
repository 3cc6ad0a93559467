// SPDX-License-Identifier: Apache-2.0

#include "text/han_evidence.h"

#include <algorithm>
#include <array>

#include <unicode/ucnv.h>
#include <unicode/uniset.h>

#include "text/unicode.h"

namespace awase {
namespace {

constexpr std::size_t kLookBytes = 32 << 10;

/// The ideographs that a character code has.
icu::UnicodeSet ideographs_of(const char* code) {
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeSet set;
  UConverter* converter = ucnv_open(code, &status);
  if (U_FAILURE(status)) return set;
  ucnv_getUnicodeSet(converter, set.toUSet(), UCNV_ROUNDTRIP_SET, &status);
  ucnv_close(converter);
  set.retain(0x4E00, 0x9FFF);
  set.freeze();
  return set;
}

struct Codes {
  icu::UnicodeSet japanese = ideographs_of("ibm-33722");   // EUC-JP's JIS X 0208
  icu::UnicodeSet simplified = ideographs_of("ibm-5478");  // GB 2312
  icu::UnicodeSet traditional = ideographs_of("ibm-950");  // Big5
};

const Codes& codes() {
  static const Codes codes;
  return codes;
}

/// Written so in Japanese only, or seldom elsewhere: forms of address, papers, places.
constexpr std::array kWords = std::to_array<std::string_view>(
    {"令和",   "平成",   "昭和",     "予算",     "駐車",     "見積",     "請求書",
     "領収書", "納品書", "履歴書",   "名刺",     "都道府県", "丁目",     "番地",
     "届出",   "手続",   "返品",     "外務省",   "財務省",   "総務省",   "法務省",
     "防衛省", "環境省", "文部科学", "厚生労働", "農林水産", "経済産業", "国土交通",
     "内閣府", "御中",   "様",       "殿",       "株式",     "取扱",     "注意事項",
     "議事録", "契約書", "公開日",   "入口",     "出口",     "非常口",   "受付",
     "切符",   "手紙",   "名前",     "番組",     "割引",     "千代田",   "北海道",
     "青森",   "岩手",   "宮城",     "秋田",     "山形",     "福島",     "茨城",
     "栃木",   "群馬",   "埼玉",     "千葉",     "神奈川",   "新潟",     "富山",
     "石川県", "福井",   "山梨",     "長野",     "岐阜",     "静岡",     "愛知",
     "三重県", "滋賀",   "京都府",   "大阪府",   "兵庫",     "奈良",     "和歌山",
     "鳥取",   "島根",   "岡山",     "広島",     "山口県",   "徳島",     "香川",
     "愛媛",   "高知",   "福岡",     "佐賀",     "長崎",     "熊本",     "大分県",
     "鹿児島", "沖縄"});

/// Words that only Chinese writes so, of characters that Japanese has too.
constexpr std::array kChineseWords = std::to_array<std::string_view>(
    {"市政府", "省政府", "人民政府", "總統", "請問", "謝謝", "公司",
     "簡介",   "聯絡",   "網站",     "資訊", "消息", "服務", "會員",
     "會議",   "運會",   "大會",     "這",   "沒有", "還"});

}  // namespace

HanEvidence han_evidence(std::string_view text) {
  HanEvidence evidence;
  text = text.substr(0, std::min(text.size(), kLookBytes));
  const Codes& known = codes();
  char32_t last = 0;
  for (std::size_t next = 0; next < text.size();) {
    const char32_t c = next_char(text, next);
    if (c == U'　' && is_han(last)) evidence.has_wide_space = true;
    last = c;
    if (c < 0x4E00 || c > 0x9FFF) continue;
    ++evidence.ideographs;
    const auto point = static_cast<UChar32>(c);
    const bool in_japanese = known.japanese.contains(point);
    const bool in_simplified = known.simplified.contains(point);
    const bool in_traditional = known.traditional.contains(point);
    if (!in_japanese) {
      ++evidence.chinese;
    } else if (!in_simplified && !in_traditional) {
      ++evidence.japanese;
    } else if (in_simplified && !in_traditional) {
      ++evidence.simplified;
    } else if (in_traditional && !in_simplified) {
      ++evidence.unreformed;
    }
  }
  for (const std::string_view word : kWords)
    if (text.find(word) != std::string_view::npos) ++evidence.words;
  for (const std::string_view word : kChineseWords)
    if (text.find(word) != std::string_view::npos) ++evidence.chinese_words;
  return evidence;
}

std::string_view HanEvidence::language() const {
  if (ideographs < 2) return {};
  // A name of the other language may stand in either.
  if (chinese > 0 && chinese >= 3 * japanese) return "zh";
  if (japanese > 0 && japanese >= 3 * chinese) return "ja";
  if (chinese > 0 || japanese > 0) return {};
  if (simplified > 0 && unreformed > 0) return "ja";
  if (chinese_words > 0) return words > 0 ? "" : "zh";
  if (words > 0 || has_wide_space) return "ja";
  return {};
}

}  // namespace awase
