// SPDX-License-Identifier: Apache-2.0
//
// Hashes of bytes that stay the same from run to run and machine to machine (XXH3).
// They tell what is the same, not who may be trusted.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace awase {

/// 64 bits of `bytes`; another `seed` gives another hash.
std::uint64_t hash_64(std::string_view bytes, std::uint64_t seed = 0);

/// The same as 16 hexadecimal digits.
std::string hash_64_digits(std::string_view bytes);

/// 64 bits of `bytes` as MurmurHash64A has them with the seed 0 (Austin Appleby's
/// MurmurHash2, read as little-endian everywhere): bitextor names sentences by it. For
/// nothing else.
std::uint64_t murmur_hash_64(std::string_view bytes);

/// 128 bits of `bytes` as 32 hexadecimal digits.
std::string hash_128_digits(std::string_view bytes);

}  // namespace awase
