// SPDX-License-Identifier: Apache-2.0
//
// --embeddings, and that no document is lost by it.

#include <nlohmann/json.hpp>

#include <gmock/gmock.h>

#include "tests/cli/run_awase.h"
#include "tests/jobs/fake_embeddings.h"

namespace awase {
namespace {

using Json = nlohmann::json;
using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

// Four sentences of one length, of which the translation has three. No word tells
// which.
constexpr const char* kSource =
    "Aa bb cc dd.\nEe ff gg hh.\nIi jj kk ll.\nMm nn oo pp.\n";
constexpr const char* kTarget = "Qq rr ss tt.\nUu vv ww xx.\nYy zz aa bb.\n";

/// Says that the third source sentence has no counterpart.
HttpResponse third_is_alone(const std::vector<std::string>& texts) {
  const std::vector<std::pair<std::string, std::size_t>> meanings = {
      {"Aa", 0}, {"Ee", 1}, {"Ii", 2}, {"Mm", 3}, {"Qq", 0}, {"Uu", 1}, {"Yy", 3}};
  Json data = Json::array();
  for (std::size_t k = 0; k < texts.size(); ++k) {
    std::vector<double> vector(4, 0.0);
    for (const auto& [word, meaning] : meanings)
      if (texts[k].find(word) != std::string::npos) vector[meaning] += 1.0;
    data.push_back({{"index", k}, {"embedding", vector}});
  }
  return answer_of(data);
}

/// The two texts above, to be aligned by the executable.
class EmbeddingsOptionTest : public testing::Test {
 protected:
  std::vector<std::string> arguments(const std::string& url) const {
    return {"align",
            folder_.write("a.de", kSource),
            folder_.write("a.fr", kTarget),
            "--segmented",
            "--source-lang",
            "de",
            "--target-lang",
            "fr",
            "--to",
            "vecalign",
            "--embeddings",
            url};
  }
  RunSetup setup() const {
    return {.environment = {{"XDG_CACHE_HOME", folder_ / "cache"}}};
  }

  ScratchFolder folder_;
};

TEST_F(EmbeddingsOptionTest, DecidesWhatWordsLeaveInDoubt) {
  FakeServer server(third_is_alone);
  std::vector<std::string> arguments = this->arguments(server.url());
  arguments.push_back("--verbose");
  const Outcome first = run_awase(arguments, setup());
  EXPECT_EQ(first.status, 0) << first.err;
  EXPECT_THAT(first.out, AllOf(HasSubstr("[0]:[0]"), HasSubstr("[1]:[1]"),
                               HasSubstr("[2]:[]"), HasSubstr("[3]:[2]")));
  EXPECT_THAT(first.err, HasSubstr("sent to " + server.url() + ": "));
  EXPECT_THAT(first.err, HasSubstr("known from before: 0"));
  const std::size_t requests = server.requests().size();
  const Outcome second = run_awase(arguments, setup());
  EXPECT_EQ(second.out, first.out);
  EXPECT_THAT(second.err, HasSubstr("sent to " + server.url() + ": 0"));
  EXPECT_EQ(server.requests().size(), requests) << "all is in the cache";
}

TEST_F(EmbeddingsOptionTest, LosesNoDocumentWhenTheServerFails) {
  FakeServer broken([](const std::vector<std::string>&) {
    return HttpResponse{.status = 200, .body = "no JSON"};
  });
  std::vector<std::string> without = arguments(broken.url());
  without.resize(without.size() - 2);
  const Outcome plain = run_awase(without, setup());
  EXPECT_THAT(broken.requests(), IsEmpty()) << "nothing is sent without the option";
  std::vector<std::string> verbose = arguments(broken.url());
  verbose.push_back("--verbose");
  const Outcome failed = run_awase(verbose, setup());
  EXPECT_EQ(failed.status, 0);
  EXPECT_EQ(failed.out, plain.out);
  ASSERT_THAT(broken.sizes(), SizeIs(1));
  EXPECT_THAT(failed.err, HasSubstr("sent to " + broken.url() + ": " +
                                    std::to_string(broken.sizes()[0]) + ","))
      << "what was sent in vain was sent";
  EXPECT_THAT(failed.err, HasSubstr("aligned without embeddings: " + broken.url()));
}

TEST_F(EmbeddingsOptionTest, WorksInBatchesAndPipes) {
  FakeServer server(third_is_alone);
  folder_.write("a.de", kSource);
  folder_.write("a.fr", kTarget);
  const std::string manifest =
      folder_.write("pairs.tsv", "id\tsource\ttarget\none\t" + (folder_ / "a.de") +
                                     "\t" + (folder_ / "a.fr") + "\n");
  const std::vector<std::string> options = {
      "--segmented", "--source-lang", "de",        "--target-lang",
      "fr",          "--embeddings",  server.url()};
  std::vector<std::string> batch = {"batch", manifest,   "--out",    folder_ / "out",
                                    "--to",  "vecalign", "--verbose"};
  batch.insert(batch.end(), options.begin(), options.end());
  const Outcome outcome = run_awase(batch, setup());
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_THAT(outcome.err, HasSubstr("sent to " + server.url()));
  EXPECT_THAT(folder_.read("out/one.vecalign"), HasSubstr("[2]:[]"));

  std::vector<std::string> pipe = {"pipe", "--verbose"};
  pipe.insert(pipe.end(), options.begin(), options.end());
  RunSetup piped = setup();
  piped.input = Json{{"id", 1}, {"source", kSource}, {"target", kTarget}}.dump() + "\n";
  const Outcome answer = run_awase(pipe, piped);
  EXPECT_EQ(answer.status, 0) << answer.err;
  const Json json = Json::parse(answer.out);
  EXPECT_GT(json["compared"]["asked"].get<int>(), 0);
  EXPECT_EQ(json["compared"]["sent"], 0) << "the batch asked for the same";
  EXPECT_EQ(json["pairs"].size(), 3U);
  EXPECT_THAT(answer.err, HasSubstr("sent to " + server.url() + ": 0"));
}

TEST_F(EmbeddingsOptionTest, RefusesWhatIsNoServer) {
  EXPECT_EQ(run_awase(arguments("https://user@example.org"), setup()).status, 2);
  std::vector<std::string> model_alone = arguments("x");
  model_alone[model_alone.size() - 2] = "--embeddings-model";
  const Outcome outcome = run_awase(model_alone, setup());
  EXPECT_EQ(outcome.status, 2);
  EXPECT_THAT(outcome.err, HasSubstr("--embeddings URL"));
}

}  // namespace
}  // namespace awase
