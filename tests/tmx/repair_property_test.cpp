// SPDX-License-Identifier: Apache-2.0
//
// Whatever is done to a memory: after a repair it is valid, and no text of a unit that
// can be seen is lost. AWASE_MUTATIONS says how many memories are tried, AWASE_SEED
// with which the first begins.

#include <cstdlib>

#include <gtest/gtest.h>

#include "tests/tmx/mutated_memory.h"
#include "text/error.h"
#include "tmx/check.h"
#include "tmx/repair.h"

namespace awase {
namespace {

std::size_t number_of(const char* variable, std::size_t otherwise) {
  const char* text = std::getenv(variable);
  return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

/// All text that a repair kept or told of.
struct Repaired {
  std::string tmx;
  std::string dropped;
  bool is_read = true;
};

Repaired repaired(const std::string& tmx) {
  Repaired result;
  RepairOptions options;
  options.on_dropped = [&](const TranslationUnit& unit, std::string_view) {
    for (const Variant& variant : unit.variants)
      result.dropped += variant.content.text + "\n";
  };
  try {
    repair_tmx([&] { return xml_source(tmx); }, "m",
               [&](std::string_view bytes) { result.tmx += bytes; }, options);
  } catch (const Error&) {
    result.is_read = false;
  }
  return result;
}

void expect_nothing_lost(const std::string& tmx, std::size_t seed) {
  const Repaired result = repaired(tmx);
  const std::set<std::string> words = visible_words(tmx);
  if (!result.is_read) {
    EXPECT_TRUE(words.empty()) << "seed " << seed << "\n" << tmx;
    return;
  }
  for (const std::string& word : words) {
    const bool is_there = result.tmx.find(word) != std::string::npos ||
                          result.dropped.find(word) != std::string::npos;
    EXPECT_TRUE(is_there) << word << " is lost; seed " << seed << "\n"
                          << tmx << "\n--\n"
                          << result.tmx << "\n--\n"
                          << result.dropped;
  }
  std::string faults;
  const CheckSummary summary = check_tmx([&] { return xml_source(result.tmx); }, {},
                                         [&](const Finding& finding) {
                                           if (finding.severity == Severity::error)
                                             faults += finding.message.english() + "\n";
                                         });
  EXPECT_TRUE(summary.is_valid()) << "seed " << seed << "\n"
                                  << faults << tmx << "\n--\n"
                                  << result.tmx;
}

void try_mutation(std::size_t seed) {
  std::mt19937_64 random(seed);
  std::string tmx = memory_of_words(1 + random() % 6, random);
  mutate(tmx, random);
  expect_nothing_lost(tmx, seed);
}

// A comment that began in a broken tag, a unit whose own tag was taken for text, a NUL
// in the XML declaration, a comment from the header to one in a unit, and a broken side
// behind a unit that had become an empty element.
TEST(RepairProperty, LosesNoTextThatWasLostOnce) {
  for (const std::size_t seed : {700992, 204906, 50057033, 50098511, 50133924})
    try_mutation(seed);
}

TEST(RepairProperty, LosesNoTextAndLeavesNoError) {
  const std::size_t first = number_of("AWASE_SEED", 1);
  const std::size_t count = number_of("AWASE_MUTATIONS", 3000);
  for (std::size_t seed = first; seed < first + count && !testing::Test::HasFailure();
       ++seed)
    try_mutation(seed);
}

TEST(RepairProperty, LosesNothingOfAWholeMemory) {
  std::mt19937_64 random(1);
  const std::string tmx = memory_of_words(50, random);
  const Repaired result = repaired(tmx);
  EXPECT_EQ(visible_words(tmx).size(), 100U);
  EXPECT_EQ(visible_words(result.tmx).size(), 100U);
  EXPECT_EQ(result.dropped, "");
}

}  // namespace
}  // namespace awase
