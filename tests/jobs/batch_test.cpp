// SPDX-License-Identifier: Apache-2.0
//
// `awase batch` as users run it, what is killed and limited among it.

#include <algorithm>
#include <chrono>
#include <csignal>
#include <nlohmann/json.hpp>
#include <random>
#include <sstream>
#include <sys/stat.h>
#include <thread>
#include <tuple>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "jobs/batch_manifest.h"
#include "tests/jobs/many_pairs.h"

namespace awase {
namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kSanitized = true;  // g++
#elif defined(__has_feature)
constexpr bool kSanitized =
    __has_feature(address_sanitizer) || __has_feature(thread_sanitizer);  // clang
#else
constexpr bool kSanitized = false;
#endif

using testing::_;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

using BatchTest = ManyPairs;

TEST_F(BatchTest, WritesAnOutputForEachPairAndTheSameAtAnyNumberOfWorkers) {
  const Outcome outcome = batch("one", {"-j", "1"});
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_EQ(outcome.out, "");
  EXPECT_THAT(outcome.err, HasSubstr("12 of 12 pairs of texts aligned"));
  EXPECT_EQ(files("one").size(), 14U);  // Twelve, results.tsv, failures.tsv.
  EXPECT_THAT(folder_.read("one/p3.tmx"), HasSubstr("<seg>I like 300 cats.</seg>"));
  EXPECT_EQ(folder_.read("one/failures.tsv"), "id\tcode\treason\n");
  const auto results = lines(folder_.read("one/results.tsv"));
  EXPECT_EQ(results.size(), 13U);
  EXPECT_THAT(results[0], StartsWith("id\tout\tsource_segments\t"));
  EXPECT_THAT(results[1], AllOf(StartsWith("p0\tp0.tmx\t2\t2\t2\t2\t0\t0\t"),
                                testing::EndsWith("\t0\tpets")));

  batch("three", {"-j", "3"});
  EXPECT_EQ(content("one"), content("three"));
  // As `awase align` writes it.
  run({"align", "ja/p3.txt", "en/p3.txt", "--source-lang", "ja", "--target-lang", "en",
       "-o", "p3.tmx"});
  EXPECT_EQ(folder_.read("p3.tmx"), folder_.read("one/p3.tmx"));
}

TEST_F(BatchTest, AFailureIsALineAndStopsNothing) {
  folder_.write("ja/empty.txt", " \n");
  folder_.write("ja/bad.txt", std::string("\0\1\2\3", 4));
  add(row("gone") + "two\tja/empty.txt\ten/p1.txt\n" + "bad\tja/bad.txt\ten/p1.txt\n" +
      "p1\tja/p1.txt\ten/p1.txt\n" + "short\n" + "../up\tja/p1.txt\ten/p1.txt\n" +
      ".\tja/p2.txt\ten/p2.txt\n" + "up/\tja/p2.txt\ten/p2.txt\n" +
      "same\tja/p1.txt\tja/p1.txt\n" + "tag\tja/p1.txt\ten/p1.txt\tklingon\ten\n");
  const Outcome outcome = batch("out", {"--json"});
  EXPECT_EQ(outcome.status, 1) << outcome.err;
  EXPECT_THAT(
      lines(folder_.read("out/failures.tsv")),
      ElementsAre("id\tcode\treason",
                  StartsWith("gone\tunavailable\tja/gone.txt: no such"),
                  StartsWith("two\tinput\tja/empty.txt: no text"),
                  StartsWith("bad\tinput\tja/bad.txt: "),
                  StartsWith("p1\tmanifest\tan earlier row has this id"),
                  StartsWith("short\tmanifest\tthe row names no text"),
                  StartsWith("../up\tmanifest\tthe id cannot be the name of a file"),
                  StartsWith(".\tmanifest\tthe id cannot be the name of a file"),
                  StartsWith("up/\tmanifest\tthe id cannot be the name of a file"),
                  StartsWith("same\tmanifest\tsource and target are one file"),
                  StartsWith("tag\tusage\t--source-lang: ")));
  const auto summary = nlohmann::json::parse(outcome.out);
  EXPECT_EQ(summary["documents"], 22);
  EXPECT_EQ(summary["aligned"], 12);
  EXPECT_EQ(summary["failed"], 10);
  EXPECT_EQ(summary["least_sure"].size(), 10U);
  EXPECT_FALSE(std::filesystem::exists(folder_.path() / "up.tmx"));
}

TEST_F(BatchTest, EndsWithTwoWhenNothingCouldRun) {
  const auto refuses = [&](const std::vector<std::string>& arguments, const char* why) {
    const Outcome outcome = run(arguments);
    EXPECT_EQ(outcome.status, 2);
    EXPECT_THAT(outcome.err, HasSubstr(why));
  };
  folder_.write("empty.tsv", "");
  folder_.write("header.tsv", "id\tsource\ttarget\n");
  folder_.write("names.tsv", "name\tsource\ttarget\nx\ta\tb\n");
  folder_.write("all.tsv", "id\tsource\ttarget\nx\ta\tb\n");
  refuses({"batch", "gone.tsv", "--out", "o"}, "gone.tsv: no such file");
  refuses({"batch", "empty.tsv", "--out", "o"}, "empty.tsv: no pairs");
  refuses({"batch", "header.tsv", "--out", "o"}, "header.tsv: no pairs");
  refuses({"batch", "names.tsv", "--out", "o"}, "no column id");
  refuses({"batch", "all.tsv", "--out", "o"}, "1 failed");
  refuses({"batch", "pairs.tsv", "--out", "pairs.tsv"}, "pairs.tsv");
  refuses({"batch", "pairs.tsv", "--out", "o", "--shard", "4/3"}, "--shard");
  refuses({"batch", "pairs.tsv", "--out", "o", "--max-memory", "much"}, "--max-memory");
  refuses({"batch", "pairs.tsv", "--out", "o", "--into", "a.tmx", "--to", "tsv"},
          "--into");
}

TEST_F(BatchTest, ReadsTheManifestFromStandardInputAndPutsOutputsWhereItSays) {
  const Outcome outcome =
      run({"batch", "-", "--out", "out", "--to", "tsv"},
          {.input = "out\tid\ttarget\tsource\r\n\ta/b\ten/p1.txt\tja/p1.txt\r\n"
                    "x/y.txt\tc\ten/p2.txt\tja/p2.txt\r\n"});
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_THAT(files("out"),
              ElementsAre("a/b.tsv", "failures.tsv", "results.tsv", "x/y.txt"));
}

TEST_F(BatchTest, OverwritesNeitherItsTablesNorTheTexts) {
  const std::string text = folder_.read("ja/p1.txt");
  const Outcome outcome =
      run({"batch", "-", "--out", ".", "--source-lang", "ja", "--target-lang", "en"},
          {.input = "id\tsource\ttarget\tout\n"
                    "a\tja/p1.txt\ten/p1.txt\tresults.tsv\n \t\n\n"
                    "b\tja/p1.txt\ten/p1.txt\tfailures.3-of-40.tsv\n"
                    "c\tja/p1.txt\ten/p1.txt\tja/p1.txt\n"
                    "d\tja/p1.txt\ten/p1.txt\tresults.txt\t\t\n"});
  EXPECT_EQ(outcome.status, 1) << outcome.err;
  EXPECT_EQ(folder_.read("ja/p1.txt"), text);
  EXPECT_THAT(
      lines(folder_.read("failures.tsv")),
      ElementsAre(_, StartsWith("a\tmanifest\tthe output would have the name of"),
                  StartsWith("b\tmanifest\tthe output would have the name of"),
                  StartsWith("c\tinput\tja/p1.txt: the output would take")));
  EXPECT_THAT(lines(folder_.read("results.tsv")),
              ElementsAre(_, StartsWith("d\tresults.txt\t")));
}

TEST_F(BatchTest, SaysThatAnOutputIsEmpty) {
  folder_.write("a.txt", "雨です。\n");
  folder_.write("b.txt", "The committee met 400 times.\n");
  const Outcome outcome = run({"batch", "-", "--out", "out", "-v", "--source-lang",
                               "ja", "--target-lang", "en", "--min-confidence", "1"},
                              {.input = "id\tsource\ttarget\nx\ta.txt\tb.txt\n"});
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_THAT(outcome.err, HasSubstr("x: warning: no pair; "));
}

TEST_F(BatchTest, ResumeLeavesOutWhatIsDoneAndRedoesWhatChanged) {
  const auto kept = [&](const std::vector<std::string>& more) -> int {
    std::vector<std::string> arguments = {"--resume", "--json"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return nlohmann::json::parse(batch("out", arguments).out)["kept"];
  };
  batch("out");
  const std::string before = content("out");
  EXPECT_EQ(kept({}), 12);
  folder_.write("ja/p1.txt", "1匹の犬がいます。\n2匹の犬がいます。\n");  // An input.
  EXPECT_EQ(kept({}), 11);
  EXPECT_THAT(folder_.read("out/p1.tmx"), HasSubstr("2匹の犬がいます。"));
  folder_.write("out/p2.tmx", "");  // An output.
  std::filesystem::remove(folder_.path() / "out/p3.tmx");
  EXPECT_EQ(kept({}), 10);
  EXPECT_EQ(kept({"--no-props"}), 0);  // An option.
  folder_.write("words.tsv", "猫\tcat\n");
  EXPECT_EQ(kept({"--no-props", "--lexicon", "words.tsv"}), 0);  // A lexicon.
  folder_.write("words.tsv", "猫\tcat\n犬\tdog\n");
  EXPECT_EQ(kept({"--no-props", "--lexicon", "words.tsv"}), 0);
  EXPECT_EQ(kept({"--no-props", "--lexicon", "words.tsv"}), 12);
}

TEST_F(BatchTest, KeepsTheOrderWhereItIsToldToOrTheFormatCannotHoldAnother) {
  // Two sections that change places, 12 and 18 sentences.
  std::string source, first, second;
  for (int s = 0; s < 30; ++s) {
    const std::string number = std::to_string(1000 + s * 37);
    source += number + "匹の猫が好きです。\n";
    (s < 12 ? second : first) += "I like " + number + " cats.\n";
  }
  folder_.write("ja/p0.txt", source);
  folder_.write("en/p0.txt", first + second);
  folder_.write("pairs.tsv",
                "id\tsource\ttarget\tsource_lang\ttarget_lang\tgenre\n" + row("p0"));
  const auto pairs_of = [&](const std::string& folder, std::vector<std::string> more) {
    more.insert(more.begin(),
                {"batch", "pairs.tsv", "--out", folder, "--segmented", "--to", "tsv"});
    EXPECT_EQ(run(more).status, 0);
    return lines(folder_.read(folder + "/p0.tsv")).size();
  };
  EXPECT_EQ(pairs_of("crossed", {}), 30U);
  EXPECT_EQ(pairs_of("kept", {"--keep-order"}), 18U);
  // What an earlier run did otherwise is done again.
  EXPECT_EQ(pairs_of("crossed", {"--resume", "--keep-order"}), 18U);

  EXPECT_EQ(
      run({"batch", "pairs.tsv", "--out", "ladder", "--segmented", "--to", "ladder"})
          .status,
      0);
  int source_before = 0, target_before = 0;
  for (const std::string& rung : lines(folder_.read("ladder/p0.ladder"))) {
    int source_here = 0, target_here = 0;
    std::istringstream(rung) >> source_here >> target_here;
    EXPECT_GE(source_here, source_before);
    EXPECT_GE(target_here, target_before);
    source_before = source_here;
    target_before = target_here;
  }
  EXPECT_EQ(target_before, 30);
}

TEST_F(BatchTest, ShardsTogetherGiveWhatOneRunGives) {
  EXPECT_EQ(batch("all", {"--into", "all.tmx", "--creation-id", "me"}).status, 0);
  EXPECT_THAT(files("all"), ElementsAre("failures.tsv", "results.tsv"));
  EXPECT_EQ(run({"tmx", "check", "all.tmx"}).status, 0);
  std::vector<std::string> merge = {"tmx", "merge", "--no-props"};
  for (const std::string k : {"1", "2", "3"}) {
    merge.push_back("part" + k + ".tmx");
    EXPECT_EQ(batch("parts", {"--shard", k + "/3", "--into", merge.back(),
                              "--creation-id", "me"})
                  .status,
              0);
    EXPECT_TRUE(std::filesystem::exists(folder_.path() / "parts" /
                                        ("failures." + k + "-of-3.tsv")));
  }
  merge.insert(merge.end(), {"-o", "merged.tmx"});
  EXPECT_EQ(run(merge).status, 0);
  EXPECT_EQ(folder_.read("merged.tmx"), folder_.read("all.tmx"));
  EXPECT_THAT(folder_.read("all.tmx"), HasSubstr("srclang=\"ja\""));
  // More shards than pairs: the last are empty and no error.
  EXPECT_EQ(batch("tiny", {"--shard", "400/400", "--into", "no.tmx"}).status, 0);
}

TEST(ShardRows, AreEvenBySizeAndHoldEveryRowOnce) {
  const std::vector<std::uint64_t> sizes = {50, 1, 1, 1, 1, 46, 50, 25, 25};
  // Of 200, each of 4 shards begins at 0, 50, 100 and 150.
  using Rows = std::pair<std::size_t, std::size_t>;
  EXPECT_EQ(shard_rows(sizes, 0, 4), Rows(0, 1));
  EXPECT_EQ(shard_rows(sizes, 1, 4), Rows(1, 6));
  EXPECT_EQ(shard_rows(sizes, 2, 4), Rows(6, 7));
  EXPECT_EQ(shard_rows(sizes, 3, 4), Rows(7, 9));
  for (std::size_t shards = 1; shards < 15; ++shards) {
    std::size_t next = 0;
    for (std::size_t k = 0; k < shards; ++k) {
      const auto [first, last] = shard_rows(sizes, k, shards);
      if (first == last) continue;
      EXPECT_EQ(first, next);
      next = last;
    }
    EXPECT_EQ(next, sizes.size());
  }
}

TEST_F(BatchTest, APairThatTakesTooLongIsGivenUp) {
  // For ever: a pipe that nobody writes to.
  add(row("endless"));
  folder_.write("en/endless.txt", "I like cats.\n");
  ASSERT_EQ(::mkfifo((folder_.path() / "ja/endless.txt").c_str(), 0600), 0);
  const Outcome outcome = batch("out", {"--timeout", "3", "-j", "2"});
  EXPECT_EQ(outcome.status, 1) << outcome.err;
  EXPECT_EQ(folder_.read("out/failures.tsv"),
            "id\tcode\treason\nendless\ttimeout\tnot done after 3.0 seconds; give more "
            "with --timeout\n");
  EXPECT_EQ(files("out").size(), 14U);
}

TEST_F(BatchTest, APairThatTakesTooMuchMemoryIsGivenUp) {
  if (kSanitized) GTEST_SKIP() << "sanitizers take memory of their own";
  add_endless_pair();
  const Outcome outcome = batch("out", {"--max-memory", "8M", "-j", "2"});
  EXPECT_EQ(outcome.status, 1) << outcome.err;
  EXPECT_EQ(folder_.read("out/failures.tsv"),
            "id\tcode\treason\nendless\tmemory\ttakes more than --max-memory; give "
            "more, or split the texts\n");
  EXPECT_EQ(files("out").size(), 14U);
}

/// The dictionary belongs to all pairs: it is open before the first, whether the
/// languages are said or found.
TEST_F(BatchTest, TheDictionaryCountsAgainstNoPair) {
#ifdef __SANITIZE_ADDRESS__
  GTEST_SKIP() << "the address sanitizer takes memory of its own";
#endif
  EXPECT_EQ(batch("free").status, 0);
  const Outcome outcome = batch("bound", {"--max-memory", "8M"});
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_EQ(content("bound"), content("free"));
  folder_.write("ja/rain.txt", "明日は全国で雨が降るでしょう。\n");
  folder_.write("en/rain.txt",
                "It will probably rain in the whole country tomorrow.\n");
  folder_.write("pairs.tsv", "id\tsource\ttarget\nr\tja/rain.txt\ten/rain.txt\n");
  EXPECT_EQ(batch("found").status, 0);
  EXPECT_EQ(batch("found-bound", {"--max-memory", "8M"}).status, 0);
  EXPECT_EQ(content("found-bound"), content("found"));
}

/// Stopped again and again, with an output for each pair or one for all.
class StoppedBatchTest : public ManyPairs,
                         public testing::WithParamInterface<std::tuple<int, bool>> {
 protected:
  StoppedBatchTest() : ManyPairs(60) {}

  /// Batch with --resume.
  std::vector<std::string> command(const std::string& out) const {
    std::vector<std::string> all = {"batch", "pairs.tsv", "--out",
                                    out,     "--resume",  "--creation-id",
                                    "me",    "-j",        "2"};
    if (std::get<bool>(GetParam())) all.insert(all.end(), {"--into", out + "/all.tmx"});
    return all;
  }

  std::size_t done(const std::string& out) const {
    const std::string journal = out + "/.awase-batch/1-of-1.jsonl";
    return std::filesystem::exists(folder_.path() / journal)
               ? lines(folder_.read(journal)).size()
               : 0;
  }

  /// Starts a batch, waits until it has done some pairs more, and sends a signal.
  /// On a slow machine the signal may come later, even when all the others are done.
  Outcome interrupt(const std::string& out, std::size_t more, int signal) {
    const std::size_t wanted =
        std::min(done(out) + more, static_cast<std::size_t>(pairs_));
    RunSetup setup;
    setup.folder = folder_.path();
    Process process(command(out), setup);
    for (int tries = 0; tries < 50'000 && done(out) < wanted; ++tries)
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    process.send(signal);
    return process.finish();
  }
};

TEST_P(StoppedBatchTest, GoesOnAfterTenSignals) {
  const auto [signal, into] = GetParam();
  // The last pair cannot be read before all signals were sent: a pipe that nobody
  // writes to. So no run is done before its signal comes.
  add(row("blocked"));
  folder_.write("en/blocked.txt", "I like cats.\n");
  const std::filesystem::path blocked = folder_.path() / "ja/blocked.txt";
  ASSERT_EQ(::mkfifo(blocked.c_str(), 0600), 0);
  std::mt19937 random(7);
  std::size_t at_least = 0;
  for (int k = 0; k < 10; ++k) {
    const std::size_t more = 1 + random() % 5;
    const std::size_t before = done("stopped");
    const Outcome outcome = interrupt("stopped", more, signal);
    EXPECT_EQ(outcome.status, 128 + signal) << outcome.err;
    // One that had nothing to wait for may have been stopped before it began.
    if (signal == SIGTERM && done("stopped") > before) {
      EXPECT_THAT(outcome.err, HasSubstr("--resume goes on"));
    }
    at_least = std::min(at_least + more, static_cast<std::size_t>(pairs_));
    EXPECT_GE(done("stopped"), at_least);
    EXPECT_FALSE(std::filesystem::exists(folder_.path() / "stopped/all.tmx"));
  }
  std::filesystem::remove(blocked);
  folder_.write("ja/blocked.txt", "猫が好きです。\n");
  std::vector<std::string> last = command("stopped");
  last.push_back("--json");
  const Outcome outcome = run(last);
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_GE(nlohmann::json::parse(outcome.out)["kept"], at_least);
  EXPECT_EQ(run(command("whole")).status, 0);
  EXPECT_EQ(files("whole").size(), into ? 3U : 63U);
  std::string whole = content("whole");
  if (into) {  // results.tsv names the one output.
    for (std::size_t at = 0; (at = whole.find("whole/", at)) != std::string::npos;)
      whole.replace(at, 5, "stopped");
  }
  EXPECT_EQ(content("stopped"), whole);
  // Whatever the killed workers left is gone after the next run at the latest.
  EXPECT_EQ(run(command("stopped")).status, 0);
  EXPECT_EQ(content("stopped"), whole);
  for (const auto& entry :
       std::filesystem::directory_iterator(folder_.path() / "stopped/.awase-batch"))
    EXPECT_THAT(entry.path().filename().string(), Not(HasSubstr(".tmp-")));
}

INSTANTIATE_TEST_SUITE_P(Signals, StoppedBatchTest,
                         testing::Combine(testing::Values(SIGKILL, SIGTERM),
                                          testing::Bool()));

TEST_F(BatchTest, TwoRunsCannotShareAFolder) {
  add_endless_pair();
  RunSetup setup;
  setup.folder = folder_.path();
  Process first({"batch", "pairs.tsv", "--out", "out", "-j", "1"}, setup);
  const std::string journal = "out/.awase-batch/1-of-1.jsonl";
  while (!std::filesystem::exists(folder_.path() / journal))
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  Outcome second;
  for (int tries = 0; tries < 200 && second.status != 2; ++tries)
    second = run({"batch", "-", "--out", "out", "--resume"},
                 {.input = "id\tsource\ttarget\n" + row("p1")});
  EXPECT_EQ(second.status, 2);
  EXPECT_THAT(second.err, HasSubstr("another awase batch is at work"));
}

TEST_F(BatchTest, LearnsWordsFromAllPairs) {
  // Words that only the whole batch can teach.
  const std::vector<std::string> from = {"гора", "река", "лес",  "поле",
                                         "дом",  "снег", "море", "путь"};
  const std::vector<std::string> to = {"βουνό", "ποτάμι", "δάσος",   "χωράφι",
                                       "σπίτι", "χιόνι",  "θάλασσα", "δρόμος"};
  std::string manifest = "id\tsource\ttarget\n";
  for (std::size_t k = 0; k < 30; ++k) {
    std::string source, target;
    for (std::size_t s = 0; s < 4; ++s) {
      const std::size_t a = (k * 5 + s * 3) % 8;
      const std::size_t b = (k + s * 7 + 1) % 8;
      source += from[a] + " " + from[b] + ".\n";
      target += to[a] + " " + to[b] + ".\n";
    }
    const std::string name = "l" + std::to_string(k);
    folder_.write(name + ".ru", source);
    folder_.write(name + ".el", target);
    manifest += name + "\t" + name + ".ru\t" + name + ".el\n";
  }
  folder_.write("pairs.tsv", manifest);
  const auto learn = [&](const std::string& out, std::vector<std::string> more) {
    more.insert(more.end(),
                {"--source-lang", "ru", "--target-lang", "el", "--segmented"});
    return batch(out, more);
  };
  const Outcome outcome =
      learn("a", {"-j", "2", "--learn", "--save-lexicon", "words.tsv"});
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_THAT(folder_.read("words.tsv"), HasSubstr("гора\tβουνό\t")) << outcome.err;
  learn("b", {"-j", "1", "--learn"});
  EXPECT_EQ(content("a"), content("b"));
  learn("c", {"-j", "3", "--lexicon", "words.tsv"});  // As another shard would.
  EXPECT_EQ(content("a"), content("c"));
  const Outcome again = learn("a", {"--learn", "--resume"});
  EXPECT_THAT(again.err, AllOf(HasSubstr("(30 of them by an earlier run)"),
                               Not(HasSubstr("learned"))));
  EXPECT_EQ(batch("d", {"--save-lexicon", "x.tsv"}).status, 2);
}

/// A memory whose second language has a line break and a separator in it, which the
/// warning about it repeats.
std::string memory_with_strange_tag() {
  std::string memory =
      "<tmx version=\"1.4\"><header creationtool=\"x\" "
      "creationtoolversion=\"1\" segtype=\"sentence\" o-tmf=\"x\" "
      "adminlang=\"en\" srclang=\"ja\" datatype=\"plaintext\"/><body>";
  for (const auto& [ja, en] :
       {std::pair("鳥が鳴く。", "A bird sings."), std::pair("雨が降る。", "It rains.")})
    memory += std::string("<tu><tuv xml:lang=\"ja\"><seg>") + ja +
              "</seg></tuv><tuv xml:lang=\"x&#10;&#10;q\"><seg>" + en +
              "</seg></tuv></tu>";
  return memory + "</body></tmx>";
}

TEST_F(BatchTest, AWarningWithALineBreakStaysInItsPlace) {
  folder_.write("odd.tmx", memory_with_strange_tag());
  folder_.write("pairs.tsv", "id\tsource\ttarget\none\todd.tmx\t\n");
  const Outcome outcome = batch("out", {"--into", "all.tmx", "-v"});
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_THAT(outcome.err, HasSubstr("one: warning: \"x  q\""));
  const std::string memory = folder_.read("all.tmx");
  const std::size_t body = memory.find("<body>");
  ASSERT_NE(body, std::string::npos);
  const std::size_t first = memory.find_first_not_of(" \n", body + 6);
  EXPECT_EQ(memory.substr(first, 3), "<tu") << memory;
}

TEST_F(BatchTest, TellsOfProgressAsJsonWhenAsked) {
  const Outcome outcome = batch("out", {"--log-format", "json"});
  const auto summary = nlohmann::json::parse(outcome.err);
  EXPECT_EQ(summary["aligned"], 12);
  EXPECT_EQ(batch("out", {"-q"}).err, "");
}

}  // namespace
}  // namespace awase
