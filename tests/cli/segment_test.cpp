// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/run_awase.h"

namespace awase {
namespace {

using testing::HasSubstr;

TEST(Segment, PrintsASegmentALine) {
  const Outcome outcome = run_awase({"segment", "--lang", "ja", "-"},
                                    {.input = "今日は晴れ。明日は雨。\nまた来週。\n"});
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_EQ(outcome.out, "今日は晴れ。\n明日は雨。\nまた来週。\n");
  EXPECT_EQ(outcome.err, "");
}

TEST(Segment, PutsABlankLineBetweenParagraphsOnRequest) {
  const Outcome outcome = run_awase({"segment", "--lang", "ja", "--paragraphs", "-"},
                                    {.input = "今日は晴れ。明日は雨。\nまた来週。\n"});
  EXPECT_EQ(outcome.out, "今日は晴れ。\n明日は雨。\n\nまた来週。\n");
}

TEST(Segment, PrintsNumbersAndOffsetsAsJson) {
  const Outcome outcome = run_awase({"segment", "--lang", "ja", "--json", "-"},
                                    {.input = "今日は晴れ。明日は雨。\n"});
  std::istringstream lines(outcome.out);
  std::string line;
  std::getline(lines, line);
  std::getline(lines, line);
  const auto second = nlohmann::json::parse(line);
  EXPECT_EQ(second["number"], 2);
  EXPECT_EQ(second["paragraph"], 1);
  // Six characters of three bytes each come before it, five are in it.
  EXPECT_EQ(second["begin_bytes"], 18);
  EXPECT_EQ(second["end_bytes"], 33);
  EXPECT_EQ(second["text"], "明日は雨。");
}

TEST(Segment, FindsTheLanguageAndSaysSo) {
  const Outcome outcome = run_awase(
      {"segment", "-"}, {.input = "We met Dr. Smith at 3 p.m. today. He was well.\n"});
  EXPECT_EQ(outcome.out, "We met Dr. Smith at 3 p.m. today.\nHe was well.\n");
  EXPECT_THAT(outcome.err, HasSubstr("English (en)"));
}

TEST(Segment, ReadsTheEncodingItIsTold) {
  // 雨。 in Shift_JIS.
  const Outcome outcome =
      run_awase({"segment", "--lang", "ja", "--encoding", "Shift_JIS", "-"},
                {.input = "\x89\x4A\x81\x42\n"});
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_EQ(outcome.out, "雨。\n");
}

TEST(Segment, RefusesAnUnknownLanguage) {
  const Outcome outcome =
      run_awase({"segment", "--lang", "klingonese", "-"}, {.input = "nuqneH\n"});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_EQ(std::count(outcome.err.begin(), outcome.err.end(), '\n'), 1);
}

}  // namespace
}  // namespace awase
