// SPDX-License-Identifier: Apache-2.0
//
// `awase memory analyse`: rows, columns, rates and reports.

#include <nlohmann/json.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/run_awase.h"
#include "tests/cli/tmx_samples.h"

namespace awase {
namespace {

using testing::HasSubstr;
using testing::Not;

/// A folder with a memory, work.awm.
class MemoryAnalyse : public testing::Test {
 protected:
  MemoryAnalyse() {
    folder.write("old.tmx", tmx_of(tmx_unit("ふたを閉じる。", "Close the lid.") +
                                   tmx_unit("弁を3回まわす。", "Turn it 3 times.") +
                                   tmx_unit("次の文。", "The next one.")));
    EXPECT_EQ(run({"add", "work.awm", "old.tmx"}).status, 0);
  }

  Outcome run(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), "memory");
    return run_awase(arguments, {.folder = folder.path()});
  }

  nlohmann::json analysed(std::vector<std::string> files,
                          std::vector<std::string> more = {}) const {
    files.insert(files.begin(), {"analyse", "work.awm", "--json"});
    files.insert(files.end(), more.begin(), more.end());
    const Outcome outcome = run(files);
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    return nlohmann::json::parse(outcome.out);
  }

  /// Rows that have segments, and how many.
  static std::map<std::string, int> rows(const nlohmann::json& json) {
    std::map<std::string, int> rows;
    for (const auto& [name, row] : json["matches"].items())
      if (row["segments"] > 0) rows[name] = row["segments"];
    return rows;
  }

  ScratchFolder folder;
};

std::string xliff_of(const std::string& units) {
  return "<xliff version=\"1.2\"><file source-language=\"ja\" target-language=\"en\">"
         "<body>" +
         units + "</body></file></xliff>";
}

std::string unit_of(const std::string& source, const std::string& attributes = "") {
  return "<trans-unit id=\"1\"" + attributes + "><source>" + source +
         "</source></trans-unit>";
}

using Rows = std::map<std::string, int>;

TEST_F(MemoryAnalyse, CountsEachSegmentOnceInTheFirstRowThatHolds) {
  folder.write(
      "a.xlf",
      xliff_of(unit_of("ふたを閉じる。") + unit_of("弁を五回まわす。") +
               unit_of("ふたを必ず閉じる。") +
               unit_of("前に見たことのない長い文がここに一つあります。") +
               unit_of("前に見たことのない長い文がここに一つあります。") +
               unit_of("前に見たことのない長い文がここに二つもあります。") +
               unit_of("何か", " translate=\"no\"") +
               "<trans-unit id=\"2\"><source>済み</source><target>Done</target>"
               "</trans-unit>"));
  folder.write("b.xlf",
               xliff_of(unit_of("前に見たことのない長い文がここに一つあります。")));
  const auto json = analysed({"a.xlf", "b.xlf"});
  // Rows of memories go before those of the job itself.
  EXPECT_EQ(rows(json["files"][0]), (Rows{{"exact", 1},
                                          {"95-99", 1},
                                          {"75-84", 1},
                                          {"new", 1},
                                          {"repetition", 1},
                                          {"internal-85-94", 1},
                                          {"locked", 1},
                                          {"translated", 1}}));
  EXPECT_EQ(rows(json["files"][1]), (Rows{{"cross-repetition", 1}}));
  EXPECT_EQ(json["total"]["segments"], 9);
  EXPECT_EQ(json["remaining"]["segments"], 7);
  EXPECT_EQ(json["unique-remaining"]["segments"], 5);
}

TEST_F(MemoryAnalyse, CountsDraftsByWhatTheMemoryHas) {
  folder.write("job.po",
               "msgid \"\"\nmsgstr \"Language: en\\nX-Source-Language: ja\\n"
               "Plural-Forms: nplurals=2; plural=n != 1;\\n\"\n\n"
               "#, fuzzy\nmsgid \"ふたを閉じる。\"\nmsgstr \"Open it.\"\n\n"
               "#, no-c-format,fuzzy\nmsgid \"海は広い。\"\nmsgstr \"Old.\"\n\n"
               "#, no-fuzzy-match\nmsgid \"訳した。\"\nmsgstr \"Done.\"\n\n"
               "msgid \"%d件の荷\"\nmsgid_plural \"荷は%d件\"\n"
               "msgstr[0] \"%d parcel\"\nmsgstr[1] \"\"\n\n"
               "msgid \"%d本の木\"\nmsgid_plural \"木は%d本\"\n"
               "msgstr[0] \"%d tree\"\nmsgstr[1] \"%d trees\"\n");
  EXPECT_EQ(rows(analysed({"job.po"})),
            (Rows{{"exact", 1}, {"translated", 2}, {"new", 2}}));

  const auto unit = [](const std::string& source, const std::string& unit_says,
                       const std::string& target_says) {
    return "<trans-unit id=\"1\"" + unit_says + "><source>" + source +
           "</source><target" + target_says + ">A text.</target></trans-unit>";
  };
  folder.write(
      "job.xlf",
      xliff_of(unit("ふたを閉じる。", "", " state=\"needs-review-translation\"") +
               unit("山は高い。", "", " state=\"new\"") +
               unit("空は青い。", "", " state=\"final\"") + unit("川は長い。", "", "") +
               unit("森は深い。", " approved=\"no\"", "") +
               unit("次の文。", " translate=\"no\"", " state=\"new\"")));
  EXPECT_EQ(rows(analysed({"job.xlf"})),
            (Rows{{"exact", 1}, {"locked", 1}, {"translated", 3}, {"new", 1}}));
}

TEST_F(MemoryAnalyse, CountsTheSourceOfTablesOfBothLanguages) {
  folder.write(
      "job.tsv",
      "No.\tJapanese\tEnglish\n1\tふたを閉じる。\t\n2\t海は広い。森に行った。\t\n"
      "3\t空は青くて高い。\tThe sky is blue and high.\n");
  const auto json = analysed({"job.tsv"});
  EXPECT_EQ(rows(json), (Rows{{"exact", 1}, {"translated", 1}, {"new", 2}}));
  EXPECT_EQ(json["matches"]["exact"]["characters"], 7);
  EXPECT_EQ(run({"export", "work.awm", "-o", "all.xlsx"}).status, 0);
  EXPECT_EQ(rows(analysed({"all.xlsx"})), (Rows{{"translated", 3}}));
}

TEST_F(MemoryAnalyse, TakesNeighboursForContext) {
  folder.write("a.xlf", xliff_of(unit_of("弁を3回まわす。") + unit_of("次の文。")));
  EXPECT_EQ(rows(analysed({"a.xlf"})), (Rows{{"context", 2}}));
}

TEST_F(MemoryAnalyse, CountsWordsCharactersAndTags) {
  folder.write("a.xlf", xliff_of(unit_of("<g id=\"1\">新しい</g> CPU 3個、全部。")));
  const auto json = analysed({"a.xlf"});
  // 新しい CPU 3 個 全部: each letter of an unspaced script is a word.
  EXPECT_EQ(json["total"]["words"], 8);
  EXPECT_EQ(json["total"]["characters-without-spaces"], 12);
  EXPECT_EQ(json["total"]["characters"], 14);
  EXPECT_EQ(json["total"]["tags"], 2);
  EXPECT_EQ(json["files"][0]["counted-by"], "characters");
  folder.write("b.txt", "The lid is closed now. Nobody opens it again, ever.\n");
  const auto english = analysed({"b.txt"});
  EXPECT_EQ(english["total"]["segments"], 2);
  EXPECT_EQ(english["total"]["words"], 10);
  EXPECT_EQ(english["weighted-words"], 10.0);
}

TEST_F(MemoryAnalyse, WeighsRowsByTheirRates) {
  folder.write("a.xlf", xliff_of(unit_of("ふたを閉じる。") + unit_of("全く別の話。")));
  EXPECT_DOUBLE_EQ(analysed({"a.xlf"})["weighted-characters"], 7 * 0.2 + 6);
  EXPECT_DOUBLE_EQ(analysed({"a.xlf"}, {"--rate", "exact=50"})["weighted-characters"],
                   9.5);
  folder.write("rates", "# ours\nexact 0\n\nnew\t50\n");
  EXPECT_DOUBLE_EQ(analysed({"a.xlf"}, {"--rates", "rates"})["weighted-characters"],
                   3.0);
  const Outcome wrong = run({"analyse", "work.awm", "a.xlf", "--rate", "exakt=5"});
  EXPECT_EQ(wrong.status, 2);
  EXPECT_THAT(wrong.err, HasSubstr("'exakt=5' is no rate"));
}

TEST_F(MemoryAnalyse, WritesTablesPagesAndReports) {
  folder.write("a&b.xlf", xliff_of(unit_of("ふたを閉じる。") + unit_of("別の話。")));
  const Outcome text = run({"analyse", "work.awm", "a&b.xlf"});
  EXPECT_THAT(text.out, HasSubstr("100 %"));
  EXPECT_THAT(text.out, Not(HasSubstr("95-99 %")));
  EXPECT_THAT(text.out, HasSubstr("\nWeighted characters: 5.4\n"));
  const Outcome csv = run({"analyse", "work.awm", "a&b.xlf", "--csv"});
  EXPECT_THAT(csv.out, HasSubstr("a&b.xlf,exact,20,1,6,7,7,0,,\n"));
  EXPECT_THAT(csv.out, HasSubstr("\ntotal,total,,2,9,11,11,0,,5.4\n"));
  const Outcome page =
      run({"analyse", "work.awm", "a&b.xlf", "--html", "-o", "p.html"});
  EXPECT_EQ(page.status, 0) << page.err;
  EXPECT_THAT(folder.read("p.html"), HasSubstr("<h1>Analysis: a&amp;b.xlf</h1>"));
  EXPECT_THAT(folder.read("p.html"), Not(HasSubstr("<script")));
  const Outcome xml = run({"analyse", "work.awm", "a&b.xlf", "--xml"});
  EXPECT_THAT(xml.out, HasSubstr("<file name=\"a&amp;b.xlf\">\n    <analyse>\n"));
  EXPECT_THAT(xml.out, HasSubstr("<exact segments=\"1\" words=\"6\" characters=\"7\" "
                                 "placeables=\"0\" tags=\"0\"/>\n"));
}

}  // namespace
}  // namespace awase
