// SPDX-License-Identifier: Apache-2.0

#include "text/ascii.h"

#include <gtest/gtest.h>

namespace awase {
namespace {

TEST(Ascii, BytesAreTheSameWhetherPlainCharIsSignedOrNot) {
  for (int value = 0; value < 256; ++value) {
    const char c = static_cast<char>(static_cast<unsigned char>(value));
    EXPECT_EQ(is_ascii(c), value < 128) << value;
    EXPECT_EQ(is_ascii_control(c), value < 32 || value == 127) << value;
    EXPECT_EQ(is_ascii_space(c), value == 32 || (value >= 9 && value <= 13)) << value;
  }
}

TEST(Ascii, TextIsAsciiWhenAllOfItIs) {
  EXPECT_TRUE(is_ascii(""));
  EXPECT_TRUE(is_ascii("a\x7F"));
  EXPECT_FALSE(is_ascii("Die \xC3\x84RZTE"));
  EXPECT_FALSE(is_ascii("\xFF"));
}

TEST(Ascii, OnlyCapitalLettersOfAsciiChange) {
  EXPECT_EQ(ascii_lower("@AZ[`az{ÄÉЖＡ09"), "@az[`az{ÄÉЖＡ09");
}

TEST(Ascii, HexadecimalDigitsHaveValuesInBothCases) {
  EXPECT_EQ(hex_value('0'), 0);
  EXPECT_EQ(hex_value('9'), 9);
  EXPECT_EQ(hex_value('a'), 10);
  EXPECT_EQ(hex_value('F'), 15);
  for (const char c : {'/', ':', '@', 'G', '`', 'g', '\xE1', '\0'})
    EXPECT_EQ(hex_value(c), -1) << c;
}

}  // namespace
}  // namespace awase
