// SPDX-License-Identifier: Apache-2.0

#include "text/decimal.h"

#include <clocale>

#include <gtest/gtest.h>

namespace awase {
namespace {

TEST(ReadDecimal, ReadsWhatProgramsWrite) {
  EXPECT_EQ(read_decimal("0"), 0.0);
  EXPECT_EQ(read_decimal("0.95"), 0.95);
  EXPECT_EQ(read_decimal("-3"), -3.0);
  EXPECT_EQ(read_decimal("1e6"), 1e6);
  EXPECT_EQ(read_decimal("0.1"), 0.1);
  EXPECT_EQ(read_decimal("1.7976931348623157e308"), 1.7976931348623157e308);
}

TEST(ReadDecimal, TakesNothingElse) {
  for (const char* text : {"", " 1", "1 ", "+1", "-+1", "--1", "1,5", "0x10", "-0X1",
                           "1.2.3", "one", "1e999", "-", ".", "１"})
    EXPECT_EQ(read_decimal(text), std::nullopt) << text;
  EXPECT_EQ(read_decimal(std::string_view("1\0", 2)), std::nullopt);
}

TEST(ReadDecimal, DoesNotDependOnTheLocale) {
  const std::string before = std::setlocale(LC_ALL, nullptr);
  for (const char* name : {"de_DE.UTF-8", "fr_FR.UTF-8"}) std::setlocale(LC_ALL, name);
  EXPECT_EQ(read_decimal("0.5"), 0.5);
  EXPECT_EQ(read_decimal("0,5"), std::nullopt);
  std::setlocale(LC_ALL, before.c_str());
}

}  // namespace
}  // namespace awase
