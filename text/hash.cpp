// SPDX-License-Identifier: Apache-2.0

#include "text/hash.h"

#include <xxhash.h>

namespace awase {
namespace {

void append_digits(std::string& out, std::uint64_t value) {
  for (int shift = 60; shift >= 0; shift -= 4)
    out += "0123456789abcdef"[value >> shift & 0xF];
}

/// Up to eight bytes as a little-endian number.
std::uint64_t little_endian(std::string_view bytes) {
  std::uint64_t value = 0;
  for (std::size_t k = bytes.size(); k-- > 0;)
    value = value << 8 | static_cast<unsigned char>(bytes[k]);
  return value;
}

}  // namespace

std::uint64_t hash_64(std::string_view bytes, std::uint64_t seed) {
  return XXH3_64bits_withSeed(bytes.data(), bytes.size(), seed);
}

std::string hash_64_digits(std::string_view bytes) {
  std::string digits;
  append_digits(digits, hash_64(bytes));
  return digits;
}

std::string hash_128_digits(std::string_view bytes) {
  const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
  std::string digits;
  append_digits(digits, hash.high64);
  append_digits(digits, hash.low64);
  return digits;
}

std::uint64_t murmur_hash_64(std::string_view bytes) {
  constexpr std::uint64_t kMultiplier = 0xC6A4A7935BD1E995U;
  constexpr unsigned kShift = 47;
  std::uint64_t hash = bytes.size() * kMultiplier;
  for (; bytes.size() >= 8; bytes.remove_prefix(8)) {
    std::uint64_t block = little_endian(bytes.substr(0, 8)) * kMultiplier;
    block ^= block >> kShift;
    hash = (hash ^ block * kMultiplier) * kMultiplier;
  }
  if (!bytes.empty()) hash = (hash ^ little_endian(bytes)) * kMultiplier;
  hash = (hash ^ hash >> kShift) * kMultiplier;
  return hash ^ hash >> kShift;
}

}  // namespace awase
