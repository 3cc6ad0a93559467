// SPDX-License-Identifier: Apache-2.0

#include "tmx/store/era_variants.h"

#include <array>
#include <cstddef>

#include "text/language.h"
#include "text/numbers.h"
#include "text/unicode.h"
#include "tmx/store/number_places.h"

namespace awase {
namespace {

constexpr std::array<std::u32string_view, 6> kEras = {U"明治", U"大正", U"昭和",
                                                      U"平成", U"令和", U""};

/// A part of a text that an era is put in the place of.
struct Gap {
  std::size_t begin = 0;  ///< In characters.
  std::size_t end = 0;
};

/// Names of eras before years, or what stands before Gregorian years.
std::vector<Gap> gaps_in(const TextCharacters& text, std::string_view language) {
  constexpr std::size_t kEraSize = 2;
  constexpr std::size_t kYearDigits = 4;
  std::vector<Gap> eras;
  std::vector<Gap> years;
  for (const NumberPlace& place : number_places(text, language)) {
    const bool is_year =
        place.end < text.folded.size() && text.folded[place.end] == U'年';
    if (place.era && place.begin >= kEraSize)
      eras.push_back({place.begin - kEraSize, place.begin});
    else if (is_year && place.value.size() == kYearDigits)
      years.push_back({place.begin, place.begin});
  }
  return eras.empty() ? years : eras;
}

}  // namespace

std::vector<std::string> era_variants(std::string_view text,
                                      std::string_view language) {
  if (primary_language(language) != "ja") return {};
  // Most texts have none of it.
  if (text.find("年") == std::string_view::npos) return {};
  const TextCharacters characters(text);
  const std::vector<Gap> gaps = gaps_in(characters, language);
  std::vector<std::string> variants;
  if (gaps.empty()) return variants;
  for (const std::u32string_view era : kEras) {
    std::u32string variant;
    std::size_t done = 0;
    for (const Gap& gap : gaps) {
      variant.append(characters.raw, done, gap.begin - done);
      variant += era;
      done = gap.end;
    }
    variant.append(characters.raw, done);
    if (variant != characters.raw) variants.push_back(to_utf8(variant));
  }
  return variants;
}

}  // namespace awase
