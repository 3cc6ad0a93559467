// SPDX-License-Identifier: Apache-2.0

#include "text/fields.h"

#include <gtest/gtest.h>

#include "text/error.h"

namespace awase {
namespace {

TEST(Fields, HoldAnyBytes) {
  const std::string strange("\x1f\n12:\0é", 9);
  std::string bytes;
  for (const std::string_view field :
       {std::string_view(strange), std::string_view(""), std::string_view("12")})
    add_field(bytes, field);
  FieldReader fields(bytes);
  EXPECT_EQ(fields.next(), strange);
  EXPECT_EQ(fields.next(), "");
  EXPECT_FALSE(fields.at_end());
  EXPECT_EQ(fields.next_number(), 12U);
  EXPECT_TRUE(fields.at_end());
}

TEST(Fields, ThatWereCutOffAreNone) {
  for (const char* damaged :
       {"", "3", "3:ab", "x:ab", "-1:a", "99999999999999999999:a"})
    EXPECT_THROW(FieldReader(damaged).next(), Error) << damaged;
  EXPECT_THROW(FieldReader("2:1x").next_number(), Error);
}

}  // namespace
}  // namespace awase
