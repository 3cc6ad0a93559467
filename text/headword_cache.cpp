// SPDX-License-Identifier: Apache-2.0

#include "text/headword_cache.h"

#include "text/unicode.h"

namespace awase {
namespace {

constexpr std::size_t kPlaces = 8192;
constexpr int kBits = 21;  // Of a code point.
/// As many characters fill a key exactly; longer spellings are rarely asked for.
constexpr std::size_t kMostChars = 6;

std::size_t place_of(std::uint64_t a, std::uint64_t b) {
  return static_cast<std::size_t>(
      ((a * 0x9E3779B97F4A7C15U) ^ (b * 0xC2B2AE3D27D4EB4FU)) >> 32 & (kPlaces - 1));
}

}  // namespace

HeadwordCache::HeadwordCache(const Headwords* headwords) : headwords_(headwords) {
  if (headwords == nullptr) return;
  spellings_.resize(kPlaces);
  lengths_.resize(kPlaces);
}

std::uint32_t HeadwordCache::lengths(char32_t first, char32_t second) {
  const std::uint64_t key = std::uint64_t{first} << kBits | second;
  Lengths& known = lengths_[place_of(key, 0)];
  if (known.key != key) known = {key, headwords_->lengths(first, second)};
  return known.mask;
}

std::optional<std::uint32_t> HeadwordCache::find(std::u32string_view spelling) {
  if (spelling.size() > kMostChars) return headwords_->find(to_utf8(spelling));
  std::array<std::uint64_t, 2> key{};
  for (std::size_t i = 0; i < spelling.size(); ++i)
    key[i / 3] = key[i / 3] << kBits | spelling[i];
  Spelling& known = spellings_[place_of(key[0], key[1])];
  if (known.key != key) known = {key, headwords_->find(to_utf8(spelling))};
  return known.headword;
}

}  // namespace awase
