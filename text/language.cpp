// SPDX-License-Identifier: Apache-2.0

#include "text/language.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <utility>

#include <unicode/localebuilder.h>
#include <unicode/locid.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>

#include "text/ascii.h"
#include "text/error.h"

namespace awase {
namespace {

constexpr std::size_t kMaxTagBytes = 100;

/// What people write for a language that has another tag: countries, mostly.
constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kMistakes = {{
    {"jp", "ja"},
    {"cn", "zh"},
    {"tw", "zh-TW"},
    {"kr", "ko"},
    {"gr", "el"},
    {"cz", "cs"},
    {"dk", "da"},
    {"ua", "uk"},
    {"vn", "vi"},
    {"us", "en-US"},
    {"gb", "en-GB"},
    {"in", "hi"},
}};

constexpr std::string_view kNamedLanguages =
    "ar bg cs da de el en es fa fi fr he hi hu id is it ja ko nl no pl pt ro ru sk sl "
    "sr sv "
    "th tr uk vi zh";

std::string proposal(const std::string& wrong) {
  for (const auto& [mistake, tag] : kMistakes) {
    if (wrong == mistake) return std::string(tag);
  }
  for (std::size_t begin = 0; begin < kNamedLanguages.size(); begin += 3) {
    const auto tag = kNamedLanguages.substr(begin, 2);
    if (ascii_lower(language_name(tag)) == wrong) return std::string(tag);
  }
  return {};
}

[[noreturn]] void refuse(std::string_view tag) {
  std::string shown(tag.substr(0, kMaxTagBytes));
  std::replace_if(shown.begin(), shown.end(), is_ascii_control, ' ');
  const std::string better = proposal(ascii_lower(shown));
  throw Error(ErrorKind::usage,
              better.empty()
                  ? Message("language {tag}: not a known BCP 47 tag; give one such as "
                            "ja, en-US or zh-Hant",
                            {{"tag", shown}})
                  : Message("language {tag}: not a known BCP 47 tag; did you mean "
                            "{better}?",
                            {{"tag", shown}, {"better", better}}));
}

/// True when `locale` names a language: every code of two letters is in ISO 639-1,
/// codes of three letters are too many for ICU to know all.
bool names_a_language(const icu::Locale& locale) {
  const std::string_view language = locale.getLanguage();
  if (language.size() == 2) return *locale.getISO3Language() != '\0';
  return language.size() == 3;
}

std::string canonical_form(std::string_view tag) {
  std::string hyphens(tag);
  std::replace(hyphens.begin(), hyphens.end(), '_', '-');
  if (tag.empty() || tag.size() > kMaxTagBytes) refuse(tag);
  // ICU would take "ja-" and the code page of "ja-JP.UTF-8" in its stride.
  const bool plain = std::all_of(hyphens.begin(), hyphens.end(), [](char c) {
    return is_ascii_digit(c) || is_ascii_letter(c) || c == '-';
  });
  if (!plain) refuse(tag);

  UErrorCode status = U_ZERO_ERROR;
  std::array<char, 4 * kMaxTagBytes> id{};
  std::int32_t parsed = 0;
  uloc_forLanguageTag(hyphens.c_str(), id.data(), static_cast<std::int32_t>(id.size()),
                      &parsed, &status);
  if (U_FAILURE(status) || parsed != static_cast<std::int32_t>(hyphens.size()))
    refuse(tag);

  icu::Locale locale(id.data());
  locale.canonicalize(status);
  if (U_FAILURE(status) || !names_a_language(locale)) refuse(tag);
  auto canonical = locale.toLanguageTag<std::string>(status);
  if (U_FAILURE(status)) refuse(tag);
  return canonical;
}

}  // namespace

std::string canonical_language(std::string_view tag) {
  // A memory asks for the same few tags at every variant, and ICU takes its time.
  constexpr std::size_t kMostKnown = 64;
  thread_local std::map<std::string, std::string, std::less<>> known;
  if (const auto found = known.find(tag); found != known.end()) return found->second;
  std::string canonical = canonical_form(tag);
  if (known.size() >= kMostKnown) known.clear();
  known.emplace(tag, canonical);
  return canonical;
}

std::string primary_language(std::string_view tag) {
  return std::string(tag.substr(0, tag.find('-')));
}

std::string with_likely_region(std::string_view tag) {
  UErrorCode status = U_ZERO_ERROR;
  const auto locale = icu::Locale::forLanguageTag(std::string(tag), status);
  icu::Locale likely = locale;
  likely.addLikelySubtags(status);
  if (U_FAILURE(status) || *locale.getCountry() != '\0' || *likely.getCountry() == '\0')
    return std::string(tag);
  icu::LocaleBuilder builder;
  builder.setLocale(locale).setRegion(likely.getCountry());
  // The region says the script of Chinese.
  if (std::string_view(locale.getLanguage()) == "zh") builder.setScript("");
  auto full = builder.build(status).toLanguageTag<std::string>(status);
  return U_SUCCESS(status) ? full : std::string(tag);
}

std::string language_name(std::string_view tag, std::string_view in) {
  UErrorCode status = U_ZERO_ERROR;
  const auto locale = icu::Locale::forLanguageTag(std::string(tag), status);
  if (U_FAILURE(status) || locale.isBogus()) return std::string(tag);
  icu::UnicodeString name;
  locale.getDisplayName(icu::Locale::createCanonical(std::string(in).c_str()), name);
  std::string utf8;
  name.toUTF8String(utf8);
  return utf8.empty() ? std::string(tag) : utf8;
}

}  // namespace awase
