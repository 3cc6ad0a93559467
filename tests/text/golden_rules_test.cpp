// SPDX-License-Identifier: Apache-2.0
//
// The golden rules of segmentation, each fed as a user would: a file that is read, then
// split. docs/segmentation.md tells of those we do not follow.

#include <filesystem>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "text/documents/read_document.h"
#include "text/segmented_text.h"
#include "text/sentences.h"

namespace awase {
namespace {

/// How many rules of a language hold, and a report on those that do not.
struct Score {
  int held = 0;
  int all = 0;
  std::string report;
};

std::vector<std::string> segments_of(const std::string& input,
                                     const std::string& language) {
  const SegmentedText text =
      split_sentences(read_document(input, "rule.txt", {.language = language}));
  std::vector<std::string> segments;
  for (std::size_t i = 0; i < text.size(); ++i)
    segments.push_back(as_one_line(text.text(i)));
  return segments;
}

Score check_rules(const std::filesystem::path& file, const std::string& language) {
  std::ifstream stream(file);
  Score score;
  for (const auto& rule : nlohmann::json::parse(stream)) {
    const auto expected = rule["expected"].get<std::vector<std::string>>();
    const auto segments = segments_of(rule["input"], language);
    ++score.all;
    if (segments == expected) {
      ++score.held;
      continue;
    }
    score.report += rule["name"].get<std::string>() + "\n";
    for (const std::string& segment : segments)
      score.report += "  got  " + segment + "\n";
  }
  return score;
}

class GoldenRules : public testing::Test {
 protected:
  void SetUp() override {
    folder_ =
        std::filesystem::path(AWASE_SOURCE_DIR) / ".." / "shared" / "segmentation";
    if (!std::filesystem::exists(folder_)) {
      GTEST_SKIP() << "the golden rules are not beside the project";
    }
  }
  std::filesystem::path folder_;
};

TEST_F(GoldenRules, HoldForEnglish) {
  const Score score = check_rules(folder_ / "en_golden.json", "en");
  EXPECT_GE(score.held, 49) << "of " << score.all << "\n" << score.report;
}

TEST_F(GoldenRules, HoldForJapanese) {
  const Score score = check_rules(folder_ / "ja_golden.json", "ja");
  EXPECT_EQ(score.held, score.all) << score.report;
}

}  // namespace
}  // namespace awase
