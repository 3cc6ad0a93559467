// SPDX-License-Identifier: Apache-2.0

#include "text/hash.h"

#include <gtest/gtest.h>

namespace awase {
namespace {

// Files hold these hashes, so they may never change: those of the XXH3 specification.
TEST(Hash, IsThatOfXxh3) {
  EXPECT_EQ(hash_64(""), 0x2D06800538D394C2U);
  EXPECT_EQ(hash_64_digits(""), "2d06800538d394c2");
  EXPECT_EQ(hash_128_digits(""), "99aa06d3014798d86001c324468d497f");
}

// Checked against the hash of bytes of libstdc++, which is the same function.
TEST(Hash, KnowsBitextorsMurmurHash) {
  EXPECT_EQ(murmur_hash_64(""), 0U);
  EXPECT_EQ(murmur_hash_64("a"), 0x71717D2D36B6B11U);
  EXPECT_EQ(murmur_hash_64("abcdefg"), 0x241AA52B0A62005DU);
  EXPECT_EQ(murmur_hash_64("abcdefgh"), 0xAFDB0257FF41AA98U);
  EXPECT_EQ(murmur_hash_64("猫が好きです。"), 0x5CBDFC651C611593U);
}

TEST(Hash, DependsOnBytesAndSeed) {
  EXPECT_NE(hash_64("a"), hash_64("b"));
  EXPECT_NE(hash_64("a"), hash_64("a", 1));
  EXPECT_EQ(hash_64_digits("a").size(), 16u);
  EXPECT_NE(hash_128_digits("a"), hash_128_digits("b"));
}

}  // namespace
}  // namespace awase
