// SPDX-License-Identifier: Apache-2.0
//
// `awase pipe` as engines run it.

#include <nlohmann/json.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "jobs/pipe_records.h"
#include "tests/jobs/many_pairs.h"

namespace awase {
namespace {

using nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

class PipeTest : public ManyPairs {
 protected:
  PipeTest() : ManyPairs(2) {}

  Outcome pipe(const std::string& input, std::vector<std::string> more = {}) const {
    more.insert(more.begin(), {"pipe", "--source-lang", "ja", "--target-lang", "en"});
    return run(more, {.input = input});
  }

  static std::vector<json> records(const std::string& text) {
    std::vector<json> all;
    for (const std::string& line : lines(text)) all.push_back(json::parse(line));
    return all;
  }
};

TEST_F(PipeTest, AnswersEachRecordInItsPlace) {
  std::string input;
  for (int k = 0; k < 60; ++k)  // The first of ten are long, so that others overtake.
    input +=
        json{{"id", "r" + std::to_string(k)},
             {"source", std::vector<std::string>(k % 10 == 0 ? 80 : 1, "雨です。")},
             {"target", std::vector<std::string>(k % 10 == 0 ? 80 : 1, "Rain.")}}
            .dump() +
        "\n";
  const Outcome outcome = pipe(input, {"-j", "3"});
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  const auto answers = records(outcome.out);
  ASSERT_EQ(answers.size(), 60U);
  for (int k = 0; k < 60; ++k) {
    EXPECT_EQ(answers[k]["id"], "r" + std::to_string(k));
    EXPECT_EQ(answers[k]["status"], "ok");
  }
  EXPECT_EQ(answers[1]["pairs"][0]["source"], "雨です。");
  EXPECT_THAT(answers[1]["pairs"][0]["target_segments"], ElementsAre(1));
  EXPECT_THAT(outcome.err, HasSubstr("60 records: 60 aligned, 0 failed"));
  EXPECT_EQ(pipe(input, {"-j", "1"}).out, outcome.out);
}

TEST_F(PipeTest, ABadRecordIsAnAnswer) {
  const Outcome outcome = pipe(
      "no json\n"
      "{\"id\":7,\"source\":\"雨です。\"}\n"
      "{\"id\":[1],\"source\":\"雨です。\",\"target\":\"Rain.\"}\n"
      "{\"source\":[\"雨\"],\"target\":\"Rain.\"}\n"
      "{\"id\":\"\\\"status\\\":\\\"error\\\"\",\"source\":\"雨です。\",\"target\":"
      "\"Rain.\"}\n"
      "{\"id\":\"e\",\"source\":\"\",\"target\":\"Rain.\"}\n"
      "{\"id\":\"t\",\"source\":\"雨\",\"target\":\"Rain.\",\"source_lang\":\"xx-\"}\n"
      "\xFF\xFE\n");
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  const auto answers = records(outcome.out);
  ASSERT_EQ(answers.size(), 8U);
  const std::vector<std::string> statuses = {"error", "error", "error", "error",
                                             "ok",    "error", "error", "error"};
  for (std::size_t k = 0; k < answers.size(); ++k) {
    EXPECT_EQ(answers[k]["status"], statuses[k]) << k;
    if (statuses[k] == "error") {
      EXPECT_THAT(answers[k]["reason"].get<std::string>(), HasSubstr("; "));
    }
  }
  EXPECT_EQ(answers[0]["id"], 1);
  EXPECT_EQ(answers[0]["code"], "input");
  EXPECT_EQ(answers[1]["id"], 7);
  EXPECT_EQ(answers[6]["code"], "usage");
  EXPECT_THAT(outcome.err, HasSubstr("8 records: 1 aligned, 7 failed"));
  EXPECT_EQ(pipe("x\n", {"--strict"}).status, 1);
  EXPECT_EQ(pipe("").out, "");
}

TEST_F(PipeTest, AnswersBeforeTheNextRecordComes) {
  RunSetup setup;
  setup.folder = folder_.path();
  Process process({"pipe", "--source-lang", "ja", "--target-lang", "en"}, setup);
  const std::string rest = ",\"source\":\"雨です。\",\"target\":\"Rain.\"}\n";
  process.write_input("{\"id\":1" + rest);
  process.wait_for_line();
  process.write_input("{\"id\":2" + rest);
  const Outcome outcome = process.finish();
  EXPECT_EQ(outcome.status, 0);
  EXPECT_EQ(records(outcome.out).size(), 2U);
}

TEST_F(PipeTest, TablesKeepTheirKeys) {
  const Outcome outcome =
      pipe("k1\t雨です。\\n雪です。\tRain.\\nSnow.\nk2\tx\n", {"--tsv"});
  const auto out = lines(outcome.out);
  ASSERT_EQ(out.size(), 2U) << outcome.err;
  EXPECT_THAT(out[0], StartsWith("k1\t{\"status\":\"ok\""));
  EXPECT_EQ(json::parse(out[0].substr(3))["source_segments"], 2);
  EXPECT_THAT(out[1], StartsWith("k2\t{\"status\":\"error\""));
}

TEST_F(PipeTest, TakesTheColumnsOfBitextor) {
  // "雨です。\n" and "Rain.\n".
  const Outcome outcome =
      pipe("http://a\thttp://b\t6Zuo44Gn44GZ44CCCg==\tUmFpbi4K\nu\tv\t!\t!\n",
           {"--bitextor"});
  const auto out = lines(outcome.out);
  ASSERT_EQ(out.size(), 2U) << outcome.err;
  EXPECT_THAT(out[0],
              StartsWith("http://a\thttp://b\tok\t6Zuo44Gn44GZ44CCCg==\tUmFpbi4K\t"));
  EXPECT_THAT(out[1], StartsWith("u\tv\terror\tinput\tnot base64"));
}

TEST_F(PipeTest, OneRecordThatHangsIsGivenUp) {
  const json endless = {{"id", "slow"},
                        {"source", std::vector<std::string>(60'000, "猫が好きです。")},
                        {"target", std::vector<std::string>(60'000, "I like cats.")}};
  const std::string quick = "{\"id\":2,\"source\":\"雨です。\",\"target\":\"Rain.\"}\n";
  const auto answers =
      records(pipe(endless.dump() + "\n" + quick, {"--timeout", "2"}).out);
  ASSERT_EQ(answers.size(), 2U);
  EXPECT_EQ(answers[0]["id"], "slow");
  EXPECT_EQ(answers[0]["code"], "timeout");
  EXPECT_EQ(answers[1]["status"], "ok");
}

}  // namespace
}  // namespace awase
