// SPDX-License-Identifier: Apache-2.0
//
// `awase pair` as users run it.

#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/jobs/many_pairs.h"

namespace awase {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

using Json = nlohmann::ordered_json;

class PairTest : public ManyPairs {
 protected:
  PairTest() : ManyPairs(2) {}

  void make(const std::vector<std::string>& names) const {
    for (const std::string& name : names) {
      std::filesystem::create_directories((folder_.path() / name).parent_path());
      folder_.write(name, "x");
    }
  }

  /// What is paired, "source target" each.
  std::vector<std::string> pairs(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), "pair");
    last_ = run(arguments);
    std::vector<std::string> found;
    for (const std::string& line : lines(last_.out)) {
      const auto cells = cells_of(line);
      if (cells.size() > 2 && cells[0] != "id")
        found.push_back(cells[1] + " " + cells[2]);
    }
    return found;
  }

  static std::vector<std::string> cells_of(const std::string& line) {
    std::vector<std::string> cells(1);
    for (const char c : line)
      if (c == '\t')
        cells.emplace_back();
      else
        cells.back() += c;
    return cells;
  }

  static std::vector<std::string> ja_en(const std::string& source,
                                        const std::string& target) {
    return {source, target, "--source-lang", "ja", "--target-lang", "en"};
  }

  mutable Outcome last_;
};

TEST_F(PairTest, FindsTranslationsByName) {
  make({"web/ja/a/index.html", "web/en/a/index.html", "web/ja/b.txt", "web/en/c.txt",
        "flat/d.ja.txt", "flat/d.en.txt", "flat/e_JA.html", "flat/e_en-US.html",
        "flat/f-ja.txt", "flat/.hidden.ja.txt"});
  Outcome outcome = run({"pair", "web/ja", "web/en", "-o", "web.tsv"});
  EXPECT_EQ(outcome.status, 1);  // Some stay alone.
  EXPECT_EQ(folder_.read("web.tsv"),
            "id\tsource\ttarget\tsource_lang\ttarget_lang\n"
            "a/index\tweb/ja/a/index.html\tweb/en/a/index.html\tja\ten\n");
  EXPECT_THAT(outcome.err, HasSubstr("web/ja/b.txt: no counterpart"));
  EXPECT_THAT(outcome.err, HasSubstr("web/en/c.txt: no counterpart"));
  outcome = run({"pair", "flat", "flat", "--source-lang", "ja", "--target-lang", "en"});
  EXPECT_EQ(outcome.out,
            "id\tsource\ttarget\tsource_lang\ttarget_lang\n"
            "d\tflat/d.ja.txt\tflat/d.en.txt\tja\ten\n"
            "e\tflat/e_JA.html\tflat/e_en-US.html\tja\ten\n");
  EXPECT_THAT(outcome.err, HasSubstr("flat/f-ja.txt: no counterpart"));
  // The manifest is what batch reads.
  outcome = run({"pair", "ja", "en", "-o", "all.tsv"});
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_EQ(run({"batch", "all.tsv", "--out", "out"}).status, 0);
  EXPECT_THAT(files("out"),
              ElementsAre("failures.tsv", "p0.tmx", "p1.tmx", "results.tsv"));
  EXPECT_EQ(run({"pair", "gone", "en"}).status, 2);
  EXPECT_EQ(run({"pair", "ja", "flat"}).status, 2);  // Nothing pairs.
}

TEST_F(PairTest, CountsWhatFollowsTheLanguage) {
  make({"s/part_ja_1.txt", "s/part_ja_2.txt", "s/2024-ja-q1.md", "t/part_en_2.txt",
        "t/part_en_3.txt", "t/2024-en-q2.md"});
  EXPECT_THAT(pairs(ja_en("s", "t")), ElementsAre("s/part_ja_2.txt t/part_en_2.txt"));
  EXPECT_EQ(last_.status, 1);
}

TEST_F(PairTest, KnowsLanguagesByTheirNames) {
  const std::map<std::string, std::string> spelled = {
      {"a_jp.txt", "a_eng.txt"},
      {"b-jpn.txt", "b-en.txt"},
      {"c Japanese.txt", "c (English).txt"},
      {"d（日本語）.txt", "d（英語）.txt"},
      {"契約和文.txt", "契約英文.txt"},
      {"e_J.txt", "e_e.txt"},
      {"j-f.txt", "E-f.txt"},
      {"ja-g.txt", "EN_g.txt"},
      {"03ja.txt", "03en.txt"},
      {"h.ja", "h.en"},
      {"i.ja_JP.txt", "i.en-GB.txt"},
      {"jp/k.txt", "en/k.txt"},
      {"docs-ja/l.txt", "docs-en/l.txt"},
      {"ja/m_ja.txt", "en/m_en.txt"},
      {"n/ja.txt", "n/en.txt"},
      {"en-ja/o_ja.txt", "en-ja/o_en.txt"},
  };
  std::vector<std::string> wanted;
  for (const auto& [source, target] : spelled) {
    make({"one/" + source, "one/" + target, "two/s/" + source, "two/t/" + target});
    wanted.push_back("one/" + source + " one/" + target);
  }
  EXPECT_THAT(pairs(ja_en("one", "one")), testing::UnorderedElementsAreArray(wanted));
  EXPECT_EQ(last_.status, 0) << last_.err;
  for (std::string& pair : wanted) {
    pair.replace(0, 3, "two/s");
    pair.replace(pair.find(" one/") + 1, 3, "two/t");
  }
  EXPECT_THAT(pairs(ja_en("two/s", "two/t")),
              testing::UnorderedElementsAreArray(wanted));
}

TEST_F(PairTest, KnowsNoLanguageInOtherWords) {
  make({"s/jam.txt", "s/Japan.txt", "t/m.txt", "t/pan.txt", "s/e1.txt", "t/1.txt"});
  EXPECT_THAT(pairs(ja_en("s", "t")), ElementsAre());
  EXPECT_EQ(last_.status, 2);
}

TEST_F(PairTest, PairsNamesOfEveryCompositionAndCase) {
  make({"s/\u304B\u3099.txt", "t/\u304C.txt", "s/Cafe\u0301.TXT", "t/caf\u00E9.txt"});
  EXPECT_EQ(pairs(ja_en("s", "t")).size(), 2U);
  EXPECT_EQ(last_.status, 0) << last_.err;
}

TEST_F(PairTest, PairsEqualEndingsFirstAndOthersWhereItIsClear) {
  make({"s/a.txt", "s/a.pdf", "t/a.txt", "t/a.pdf", "s/b.docx", "t/b.odt", "s/c.docx",
        "s/c.odt", "t/c.txt"});
  EXPECT_THAT(pairs({"s", "t"}),
              ElementsAre("s/a.pdf t/a.pdf", "s/a.txt t/a.txt", "s/b.docx t/b.odt"));
  EXPECT_THAT(last_.out, HasSubstr("a.pdf\ts/a.pdf"));  // Ids differ.
  EXPECT_THAT(last_.err, HasSubstr("s/c.odt: no counterpart: s/c.docx has the same "
                                   "name but for its ending"));
  EXPECT_THAT(last_.err, HasSubstr("t/c.txt: no counterpart: s/c.docx may be it"));
}

TEST_F(PairTest, SaysWhyANameCannotBeUsed) {
  make({"s/a\tb.txt", "t/a\tb.txt", "s/\xFF.txt", "t/\xFF.txt", "s/c.txt", "t/c.txt",
        "x/plain.txt", "x/d.ja.txt", "x/d.en.txt"});
  EXPECT_THAT(pairs({"s", "t"}), ElementsAre("s/c.txt t/c.txt"));
  EXPECT_THAT(last_.err, AllOf(HasSubstr("a tab or line break in its name"),
                               HasSubstr("its name is not UTF-8")));
  EXPECT_EQ(pairs(ja_en("x", "x")).size(), 1U);
  EXPECT_THAT(last_.err,
              HasSubstr("x/plain.txt: no counterpart: its name says no language"));
}

TEST_F(PairTest, WritesOverNoDocumentButOverItsOwnTables) {
  make({"en/a.txt", "ja/a.txt"});
  EXPECT_EQ(run({"pair", "en", "ja", "-o", "en/a.txt"}).status, 2);
  EXPECT_EQ(run({"pair", "en", "ja", "-o", "t", "--unpaired", "ja/a.txt"}).status, 2);
  EXPECT_EQ(folder_.read("en/a.txt"), "x");
  EXPECT_EQ(folder_.read("ja/a.txt"), "x");
  for (int time = 0; time < 2; ++time)
    EXPECT_LT(run({"pair", "en", "ja", "-o", "en/table.tsv"}).status, 2);
  EXPECT_THAT(folder_.read("en/table.tsv"), HasSubstr("a\ten/a.txt\tja/a.txt"));
}

TEST_F(PairTest, WritesTheLanguagesThatItSaw) {
  make({"s/a.de.txt", "s/b.fr-CA.txt", "s/c.txt", "t/a.en.txt", "t/b.en.txt",
        "t/c.txt"});
  EXPECT_EQ(run({"pair", "s", "t"}).out,
            "id\tsource\ttarget\tsource_lang\ttarget_lang\n"
            "a\ts/a.de.txt\tt/a.en.txt\tde\ten\n"
            "b\ts/b.fr-CA.txt\tt/b.en.txt\tfr-CA\ten\n"
            "c\ts/c.txt\tt/c.txt\t\t\n");
}

// --- By content ----------------------------------------------------------------------

class PairContentTest : public PairTest {
 protected:
  PairContentTest() {
    const std::vector<std::vector<std::string>> texts = {
        {"港の倉庫で火事がありました。", "消防車が12台出ました。",
         "There was a fire in a warehouse at the harbour.",
         "12 fire engines were sent."},
        {"大学の図書館は来年から夜も開きます。", "学生は喜んでいます。",
         "The university library will be open at night from next year.",
         "Students are pleased."},
        {"医者は患者に新しい薬を勧めました。", "副作用は3人に出ました。",
         "The doctor recommended a new medicine to the patient.",
         "Side effects appeared in 3 people."},
        {"農家は米の値段が上がったと言います。", "去年の夏は暑かったからです。",
         "Farmers say that the price of rice has risen.",
         "This is because last summer was hot."},
    };
    std::filesystem::create_directories(folder_.path() / "s");
    std::filesystem::create_directories(folder_.path() / "t");
    for (std::size_t k = 0; k < texts.size(); ++k) {
      const std::string number = std::to_string(k);
      if (k != 3)
        folder_.write("s/x" + number + ".txt",
                      head_ja() + texts[k][0] + "\n\n" + texts[k][1] + "\n");
      if (k != 2)
        folder_.write("t/y" + number + ".txt",
                      head_en() + texts[k][2] + "\n\n" + texts[k][3] + "\n");
    }
    // A version: another number.
    folder_.write("s/x9.txt", head_ja() + texts[0][0] + "\n\n消防車が35台出ました。\n");
    folder_.write("t/y9.txt",
                  head_en() + texts[0][2] + "\n\n35 fire engines were sent.\n");
  }

  static std::string head_ja() { return "町の新聞、毎週の知らせ\n\n"; }
  static std::string head_en() { return "The town newspaper, weekly news\n\n"; }
};

TEST_F(PairContentTest, PairsWhatSaysTheSame) {
  auto arguments = ja_en("s", "t");
  arguments.insert(arguments.end(), {"--by", "content", "--unpaired", "alone.tsv"});
  EXPECT_THAT(pairs(arguments), ElementsAre("s/x0.txt t/y0.txt", "s/x1.txt t/y1.txt",
                                            "s/x9.txt t/y9.txt"))
      << last_.err;
  EXPECT_EQ(last_.status, 1);
  EXPECT_THAT(lines(last_.out)[0],
              "id\tsource\ttarget\tsource_lang\ttarget_lang\tscore");
  const auto alone = lines(folder_.read("alone.tsv"));
  ASSERT_EQ(alone.size(), 3U);
  EXPECT_THAT(alone[1], StartsWith("s/x2.txt\tno counterpart\t"));
  EXPECT_THAT(alone[2], StartsWith("t/y3.txt\tno counterpart\t"));
  EXPECT_THAT(last_.err, Not(HasSubstr("x2.txt")));
}

TEST_F(PairContentTest, DoesNotDependOnTheNumberOfWorkers) {
  auto arguments = ja_en("s", "t");
  arguments.insert(arguments.end(), {"--by", "content", "-j", "1"});
  pairs(arguments);
  const std::string one = last_.out + last_.err;
  arguments.back() = "3";
  pairs(arguments);
  EXPECT_EQ(last_.out + last_.err, one);
}

TEST_F(PairContentTest, FindsTheLanguagesAndSaysWhatCannotBeRead) {
  folder_.write("s/broken.docx", "PK\x03\x04 no archive");
  EXPECT_EQ(pairs({"s", "t", "--by", "content"}).size(), 3U) << last_.err;
  EXPECT_THAT(last_.out, HasSubstr("\tja\ten\t"));
  EXPECT_THAT(last_.err, HasSubstr("s/broken.docx: "));
  EXPECT_THAT(last_.err, HasSubstr("the likeliest is "));
}

TEST_F(PairContentTest, PartsOneFolderByLanguage) {
  std::filesystem::create_directories(folder_.path() / "all");
  for (const char* side : {"s", "t"})
    for (const auto& entry : std::filesystem::directory_iterator(folder_.path() / side))
      std::filesystem::copy(entry.path(),
                            folder_.path() / "all" / entry.path().filename());
  auto arguments = ja_en("all", "all");
  arguments.insert(arguments.end(), {"--by", "content"});
  EXPECT_EQ(pairs(arguments).size(), 3U) << last_.err;
  EXPECT_EQ(run({"pair", "all", "all", "--by", "content"}).status, 2);
}

TEST_F(PairContentTest, TakesTheLanguageOfAnUnusualTextFromItsPath) {
  for (const char* folder : {"all/ja", "all/en"})
    std::filesystem::create_directories(folder_.path() / folder);
  for (const char* name : {"all/z_ja.txt", "all/ja/y.txt"})
    folder_.write(name, "図書館 2019\n");
  for (const char* name : {"all/z_en.txt", "all/en/y.txt", "all/z.txt"})
    folder_.write(name, "Library 2019\n");
  auto arguments = ja_en("all", "all");
  arguments.insert(arguments.end(), {"--by", "content"});
  pairs(arguments);
  EXPECT_THAT(last_.err, HasSubstr("all/z.txt: it is in neither"));
  for (const char* name : {"all/z_ja.txt", "all/ja/y.txt", "all/z_en.txt", "en/y.txt"})
    EXPECT_THAT(last_.err, Not(HasSubstr(std::string(name) + ": it is in neither")));
}

TEST_F(PairContentTest, TakesBothNamesAndContent) {
  make({"s/same.txt", "t/same.txt"});
  auto arguments = ja_en("s", "t");
  arguments.insert(arguments.end(), {"--by", "both"});
  EXPECT_THAT(pairs(arguments),
              ElementsAre("s/same.txt t/same.txt", "s/x0.txt t/y0.txt",
                          "s/x1.txt t/y1.txt", "s/x9.txt t/y9.txt"));
  EXPECT_THAT(last_.out, HasSubstr("\nsame\ts/same.txt\tt/same.txt\tja\ten\t\n"));
  EXPECT_THAT(last_.out, HasSubstr("\nx0\ts/x0.txt\tt/y0.txt\tja\ten\t0.9"));
}

// --- Lists and records ------------------------------------------------------------

class PairRecordsTest : public PairContentTest {
 protected:
  PairRecordsTest() {
    std::string all;
    for (const char* side : {"s", "t"})
      for (const auto& entry :
           std::filesystem::directory_iterator(folder_.path() / side)) {
        const std::string name = entry.path().stem();
        Json record = {{"url", "http://example.org/" + name},
                       {"lang", side == std::string("s") ? "ja" : "en-US"},
                       {"text", folder_.read(side + ("/" + name) + ".txt")}};
        (side == std::string("s") ? sources_ : targets_) += record.dump() + "\n";
      }
    folder_.write("all.jsonl", sources_ + targets_);
  }

  static std::vector<std::string> by_content(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "pair");
    arguments.insert(arguments.end(), {"--by", "content"});
    return arguments;
  }

  std::string sources_, targets_;
};

TEST_F(PairRecordsTest, BecomeRecordsForPipe) {
  const Outcome outcome =
      run(by_content({"all.jsonl", "all.jsonl", "--source-lang", "ja", "--target-lang",
                      "en", "--unpaired", "alone.tsv"}));
  EXPECT_EQ(outcome.status, 1) << outcome.err;
  ASSERT_EQ(lines(outcome.out).size(), 3U) << outcome.err;
  const Json first = Json::parse(lines(outcome.out)[0]);
  EXPECT_EQ(first["id"], "http://example.org/x0");
  EXPECT_EQ(first["source_id"], "http://example.org/x0");
  EXPECT_EQ(first["target_id"], "http://example.org/y0");
  EXPECT_EQ(first["source_lang"], "ja");
  EXPECT_EQ(first["target_lang"], "en");
  EXPECT_EQ(first["source"], folder_.read("s/x0.txt"));
  EXPECT_EQ(first["target"], folder_.read("t/y0.txt"));
  EXPECT_GT(first["score"], 0.5);
  EXPECT_THAT(lines(folder_.read("alone.tsv"))[1],
              StartsWith("http://example.org/x2\tno counterpart\t"));

  RunSetup setup;
  setup.input = outcome.out;
  setup.folder = folder_.path();
  const Outcome aligned = run_awase({"pipe"}, setup);
  EXPECT_EQ(aligned.status, 0) << aligned.err;
  ASSERT_EQ(lines(aligned.out).size(), 3U);
  EXPECT_EQ(Json::parse(lines(aligned.out)[0])["pairs"].size(), 3U) << aligned.out;
}

TEST_F(PairRecordsTest, OfTwoFilesNeedSayNoLanguage) {
  const auto without_language = [](std::string records) {
    std::string out;
    for (const std::string& line : lines(records)) {
      Json record = Json::parse(line);
      record.erase("lang");
      out += record.dump() + "\r\n";
    }
    return out;
  };
  folder_.write("s.jsonl", without_language(sources_));
  folder_.write("t.jsonl", without_language(targets_));
  const Outcome outcome = run(by_content({"s.jsonl", "t.jsonl", "-o", "pairs.jsonl"}));
  EXPECT_EQ(outcome.status, 1) << outcome.err;
  EXPECT_EQ(lines(folder_.read("pairs.jsonl")).size(), 3U);
}

TEST_F(PairRecordsTest, ThatAreBrokenCostThemselves) {
  folder_.write("s.jsonl", sources_ + "{\"text\": 1}\n{broken\n\n" +
                               lines(sources_)[0] + "\n" +
                               R"({"id": 7, "text": "猫がいます。"})" + "\n[]\n");
  folder_.write("t.jsonl", targets_);
  const Outcome outcome = run(by_content({"s.jsonl", "t.jsonl"}));
  EXPECT_EQ(outcome.status, 1);
  EXPECT_EQ(lines(outcome.out).size(), 3U) << outcome.err;
  EXPECT_THAT(outcome.err, HasSubstr("s.jsonl:5: no text in the record; give it as the "
                                     "member text"));
  EXPECT_THAT(outcome.err, HasSubstr("s.jsonl:6: not JSON"));
  // The line that is repeated has a name of its own.
  EXPECT_THAT(outcome.err, HasSubstr(" (s.jsonl:7): no counterpart"));
  EXPECT_THAT(outcome.err, HasSubstr("7: no counterpart"));
  EXPECT_THAT(outcome.err, HasSubstr("s.jsonl:9: not a JSON object"));
}

TEST_F(PairRecordsTest, HaveNamesOfTheirOwnWhateverOthersAreCalled) {
  std::string records;
  for (const char* id : {"a", "a (s.jsonl:3)", "a"})
    records += Json({{"id", id}, {"text", "猫がいます。"}}).dump() + "\n";
  folder_.write("s.jsonl", records + sources_);
  folder_.write("t.jsonl", targets_);
  run(by_content({"s.jsonl", "t.jsonl", "--unpaired", "alone.tsv"}));
  const std::string alone = folder_.read("alone.tsv");
  EXPECT_THAT(alone, HasSubstr("\na\t"));
  EXPECT_THAT(alone, HasSubstr("\na (s.jsonl:3)\t"));
  EXPECT_THAT(alone, HasSubstr("\na (s.jsonl:3) (s.jsonl:3)\t"));
}

TEST_F(PairRecordsTest, AreRefusedWhereTheyCannotBePaired) {
  Outcome outcome = run({"pair", "all.jsonl", "all.jsonl"});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_THAT(outcome.err, HasSubstr("say --by content"));
  outcome = run(by_content({"all.jsonl", "t"}));
  EXPECT_EQ(outcome.status, 2);
  EXPECT_THAT(outcome.err, HasSubstr("give two of a kind"));
  outcome = run(by_content({"all.jsonl", "all.jsonl"}));
  EXPECT_EQ(outcome.status, 2);
  EXPECT_THAT(outcome.err, HasSubstr("say --source-lang and --target-lang"));
  folder_.write("s.jsonl", sources_);
  folder_.write("t.jsonl", targets_);
  outcome = run(by_content({"s.jsonl", "t.jsonl", "-o", "./t.jsonl"}));
  EXPECT_EQ(outcome.status, 2);
  EXPECT_EQ(folder_.read("t.jsonl"), targets_);
}

TEST_F(PairRecordsTest, MayBeFilesThatAListNames) {
  folder_.write("s.list", "s/x0.txt\r\n\ns/x1.txt\ns/x9.txt\n");
  folder_.write("t.list", "t/y9.txt\nt/y1.txt\nt/y0.txt");
  auto arguments = ja_en("s.list", "t.list");
  arguments.insert(arguments.end(), {"--by", "content"});
  EXPECT_THAT(pairs(arguments), ElementsAre("s/x0.txt t/y0.txt", "s/x1.txt t/y1.txt",
                                            "s/x9.txt t/y9.txt"))
      << last_.err;
  EXPECT_EQ(last_.status, 0);
  make({"n/a.ja.txt", "n/b.ja.txt", "n/a.en.txt"});
  folder_.write("n.list", "n/a.ja.txt\nn/b.ja.txt\nn/a.en.txt\n");
  EXPECT_THAT(pairs(ja_en("n.list", "n.list")), ElementsAre("n/a.ja.txt n/a.en.txt"))
      << last_.err;
  folder_.write("t.list", "t/y9.txt\nt/none.txt\n");
  pairs(arguments);
  EXPECT_EQ(last_.status, 2);
  EXPECT_THAT(last_.err, HasSubstr("t.list:2: there is no file t/none.txt"));
}

}  // namespace
}  // namespace awase
