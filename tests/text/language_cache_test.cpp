// SPDX-License-Identifier: Apache-2.0

#include "text/language_cache.h"

#include <string>

#include <gtest/gtest.h>

namespace awase {
namespace {

TEST(LanguageCache, MakesAValueOnce) {
  LanguageCache<std::string> cache;
  int made = 0;
  const auto make = [&made](const std::string& language) {
    ++made;
    return "words of " + language;
  };
  const auto first = cache.get("ja", make);
  EXPECT_EQ(*first, "words of ja");
  EXPECT_EQ(cache.get("ja", make), first);
  EXPECT_EQ(*cache.get("de", make), "words of de");
  EXPECT_EQ(made, 2);
  // Languages without end do not fill the memory; who holds a value keeps it.
  for (int k = 0; k < 300; ++k) cache.get("x" + std::to_string(k), make);
  EXPECT_EQ(*first, "words of ja");
  cache.get("ja", make);
  EXPECT_EQ(made, 303);
}

}  // namespace
}  // namespace awase
