// SPDX-License-Identifier: Apache-2.0

#include "text/hash.h"

#include <xxhash.h>

namespace awase {
namespace {

void append_digits(std::string& out, std::uint64_t value) {
  for (int shift = 60; shift >= 0; shift -= 4)
    out += "0123456789abcdef"[value >> shift & 0xF];
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

}  // namespace awase
