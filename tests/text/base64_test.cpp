// SPDX-License-Identifier: Apache-2.0

#include "text/base64.h"

#include <utility>

#include <gtest/gtest.h>

namespace awase {
namespace {

TEST(Base64, GoesBothWays) {
  // The test vectors of RFC 4648, chapter 10, and bytes beyond ASCII.
  for (const auto& [bytes, text] :
       {std::pair("", ""), std::pair("f", "Zg=="), std::pair("fo", "Zm8="),
        std::pair("foo", "Zm9v"), std::pair("foob", "Zm9vYg=="),
        std::pair("fooba", "Zm9vYmE="), std::pair("foobar", "Zm9vYmFy"),
        std::pair("\xFB\xFF\xBE", "+/++")}) {
    EXPECT_EQ(encode_base64(bytes), text);
    EXPECT_EQ(decode_base64(text), bytes);
    EXPECT_EQ(decode_base64_of_mail(text), bytes);
  }
}

TEST(Base64, PassesOverLineBreaks) {
  EXPECT_EQ(decode_base64("Zm9v\r\nYmE=\n"), "fooba");
}

TEST(Base64, RefusesAllElse) {
  for (const char* text : {"Zm9v!", "Zg==Zg==", "Zg=a", "Zm 9v", "Zm9v\xC3\xA4"})
    EXPECT_EQ(decode_base64(text), std::nullopt) << text;
}

TEST(Base64, OfMailPassesOverAllElse) {
  EXPECT_EQ(decode_base64_of_mail("Zm 9v\t!Ymä"
                                  "Fy"),
            "foobar");
}

}  // namespace
}  // namespace awase
