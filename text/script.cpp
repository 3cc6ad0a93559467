// SPDX-License-Identifier: Apache-2.0

#include "text/script.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "text/unicode.h"

namespace awase {
namespace {

/// Languages that are written in more than one script.
constexpr std::array<std::string_view, 13> kSeveral = {
    "sr", "bs", "sh", "uz", "az", "kk", "ky", "tg", "tk", "tt", "ku", "mn", "pa"};

/// Names of products are in Latin letters everywhere; a sentence has more words.
constexpr std::size_t kMinLatinWords = 4;
constexpr std::size_t kMinLetters = 2;

}  // namespace

ScriptCounter::ScriptCounter(std::string_view language) {
  std::string tag(language);
  std::replace(tag.begin(), tag.end(), '_', '-');
  const std::string primary = tag.substr(0, tag.find('-'));
  const std::string rest = tag.substr(std::min(primary.size() + 1, tag.size()));
  const bool names_script = rest.substr(0, rest.find('-')).size() == 4;
  if (!names_script &&
      std::find(kSeveral.begin(), kSeveral.end(), primary) != kSeveral.end())
    return;
  std::replace(tag.begin(), tag.end(), '-', '_');
  UErrorCode status = U_ZERO_ERROR;
  std::array<UScriptCode, 8> codes{};
  const std::int32_t count = uscript_getCode(
      tag.c_str(), codes.data(), static_cast<std::int32_t>(codes.size()), &status);
  if (U_FAILURE(status)) return;
  for (std::int32_t k = 0; k < count; ++k) {
    const UScriptCode code = codes[k];
    if (code == USCRIPT_COMMON || code == USCRIPT_INVALID_CODE) continue;
    const bool han = code == USCRIPT_SIMPLIFIED_HAN || code == USCRIPT_TRADITIONAL_HAN;
    scripts_.push_back(han ? USCRIPT_HAN : code);
    latin_ |= code == USCRIPT_LATIN;
  }
}

ScriptCount ScriptCounter::count(std::string_view text) const {
  ScriptCount result;
  bool in_word = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_char(text, at);
    const bool letter = is_letter(c);
    if (letter && !in_word) ++result.words;
    in_word = letter || (in_word && (c == U'\'' || c == U'\u2019'));
    if (!letter) continue;
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(static_cast<UChar32>(c), &status);
    const bool shared = script == USCRIPT_COMMON || script == USCRIPT_INHERITED;
    const bool own =
        shared || std::any_of(scripts_.begin(), scripts_.end(), [&](int s) {
          return uscript_hasScript(static_cast<UChar32>(c),
                                   static_cast<UScriptCode>(s)) != 0;
        });
    if (shared) continue;
    if (own)
      ++result.own_chars;
    else if (script == USCRIPT_LATIN)
      ++result.latin_chars;
    else
      ++result.other_chars;
  }
  return result;
}

bool ScriptCounter::is_foreign(std::string_view text) const {
  if (!is_known()) return false;
  const ScriptCount letters = count(text);
  const std::size_t foreign = letters.other_chars + letters.latin_chars;
  if (foreign < kMinLetters) return false;
  // Half of it in a script that is not Latin.
  if (letters.other_chars >= kMinLetters &&
      letters.other_chars > letters.own_chars + letters.latin_chars)
    return true;
  return letters.words >= kMinLatinWords && foreign > letters.own_chars * 9;
}

}  // namespace awase
