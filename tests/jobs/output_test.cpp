// SPDX-License-Identifier: Apache-2.0
//
// What `awase align` and `awase batch` write for the tools of corpora, and for readers.

#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/jobs/many_pairs.h"
#include "text/documents/run_program.h"
#include "text/hash.h"

namespace awase {
namespace {

using nlohmann::json;
using testing::AllOf;
using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

std::string hex(std::uint64_t value) {
  std::ostringstream digits;
  digits << std::hex << value;
  return digits.str();
}

class OutputTest : public ManyPairs {
 protected:
  OutputTest() : ManyPairs(3) {
    folder_.write("cats.ja.txt", "猫が好きです。\n犬は3匹います。\n\n次の章は短い。\n");
    folder_.write("cats.en.txt",
                  "I like cats.\nThere are 3 dogs.\n\nThe next chapter is short.\n");
  }

  Outcome align(std::vector<std::string> more) const {
    more.insert(more.begin(), {"align", "cats.ja.txt", "cats.en.txt", "--source-lang",
                               "ja", "--target-lang", "en"});
    return run(more);
  }
};

TEST_F(OutputTest, BitextorHasItsColumns) {
  const Outcome outcome = align({"--to", "bitextor"});
  const auto rows = lines(outcome.out);
  ASSERT_EQ(rows.size(), 3U) << outcome.err;
  EXPECT_THAT(rows[0], StartsWith("cats.ja.txt\tcats.en.txt\t猫が好きです。\tI like "
                                  "cats.\t"));
  EXPECT_EQ(std::count(rows[0].begin(), rows[0].end(), '\t'), 4);
}

TEST_F(OutputTest, BitextorsSentFilesHaveNamedColumns) {
  folder_.write("dogs.ja.txt", "犬は3匹いる。猫は2匹いる。\n\n鳥はいない。\n");
  folder_.write("dogs.en.txt",
                "There are 3 dogs, and there are 2 cats.\n\nThere are no birds.\n");
  const Outcome outcome = run({"align", "dogs.ja.txt", "dogs.en.txt", "--source-lang",
                               "ja", "--target-lang", "en", "-o", "dogs.sent"});
  ASSERT_EQ(outcome.status, 0) << outcome.err;
  const auto rows = lines(folder_.read("dogs.sent"));
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0],
            "src_url\ttrg_url\tsrc_text\ttrg_text\taligner_score\tsrc_paragraph_id\t"
            "trg_paragraph_id\tsrc_deferred_hash\ttrg_deferred_hash\tlength_ratio\t"
            "src_num_tokens\ttrg_num_tokens");
  EXPECT_THAT(
      rows[1],
      StartsWith("dogs.ja.txt\tdogs.en.txt\t犬は3匹いる。猫は2匹いる。\tThere are "
                 "3 dogs, and there are 2 cats.\t"));
  // Two segments of the first paragraph, each with its hash, against one of one.
  EXPECT_THAT(rows[1], HasSubstr("\tp1:2s1/2+p1:2s2/2\tp1:2s1/1\t"));
  EXPECT_THAT(
      rows[1],
      HasSubstr("\t" + hex(murmur_hash_64("犬は3匹いる。")) + "+" +
                hex(murmur_hash_64("猫は2匹いる。")) + "\t" +
                hex(murmur_hash_64("There are 3 dogs, and there are 2 cats.")) + "\t"));
  EXPECT_THAT(rows[1], EndsWith("\t0.3590\t1\t9"));
  EXPECT_THAT(rows[2], HasSubstr("\tp2:2s1/1\tp2:2s1/1\t"));
}

TEST_F(OutputTest, MosesIsTwoFilesOfEqualLines) {
  ASSERT_EQ(align({"--to", "moses", "-o", "corpus"}).status, 0);
  EXPECT_EQ(folder_.read("corpus.ja"),
            "猫が好きです。\n犬は3匹います。\n次の章は短い。\n");
  EXPECT_EQ(folder_.read("corpus.en"),
            "I like cats.\nThere are 3 dogs.\nThe next chapter is short.\n");
  EXPECT_EQ(align({"-o", "again.moses"}).status, 0);
  EXPECT_EQ(folder_.read("again.ja"), folder_.read("corpus.ja"));
  // Where the languages were not said, the files do not depend on what is found.
  EXPECT_EQ(run({"align", "cats.ja.txt", "cats.en.txt", "-o", "c.moses"}).status, 0);
  EXPECT_EQ(folder_.read("c.source"), folder_.read("corpus.ja"));
  EXPECT_THAT(align({"--to", "moses"}).err, HasSubstr("several files; give -o"));
  // No text may be lost.
  std::filesystem::copy(folder_.path() / "cats.ja.txt", folder_.path() / "t.ja");
  EXPECT_EQ(run({"align", "t.ja", "cats.en.txt", "--source-lang", "ja", "--target-lang",
                 "en", "-o", "t.moses"})
                .status,
            2);
}

TEST_F(OutputTest, CesalignNamesSentencesByTheirIds) {
  folder_.write("cats.en.txt",
                "I like cats.\nSee page 9 & 10.\nThere are 3 dogs.\n\n"
                "The next chapter is short.\n");
  ASSERT_EQ(align({"-o", "cats.cesalign"}).status, 0);
  const std::string links = folder_.read("cats.xml");
  EXPECT_THAT(links, HasSubstr("fromDoc=\"cats.ja.xml\" toDoc=\"cats.en.xml\""));
  EXPECT_THAT(links, HasSubstr("<link id=\"SL1\" xtargets=\"s1;s1\" certainty=\"0."));
  EXPECT_THAT(links, HasSubstr("xtargets=\";s2\"/>"));
  EXPECT_THAT(folder_.read("cats.ids"),
              HasSubstr("cats.ja.xml\tcats.en.xml\ts2\ts3\t0."));
  EXPECT_THAT(folder_.read("cats.en.xml"),
              AllOf(HasSubstr("<s id=\"s2\">See page 9 &amp; 10.</s>"),
                    HasSubstr("</p>\n<p id=\"4\">\n<s id=\"s4\">")));
}

TEST_F(OutputTest, DocumentsHaveTheirGapsInPlace) {
  folder_.write("cats.en.txt",
                "I like cats.\nWho reads the footnotes in italics?\nThere are 3 "
                "dogs.\n\nThe next chapter is short.\n");
  const Outcome outcome = align({"--to", "document-jsonl"});
  ASSERT_EQ(lines(outcome.out).size(), 1U) << outcome.err;
  const json document = json::parse(outcome.out);
  EXPECT_EQ(document["source_lang"], "ja");
  ASSERT_EQ(document["beads"].size(), 4U);
  EXPECT_EQ(document["beads"][1]["source"], nullptr);
  EXPECT_EQ(document["beads"][1]["target"], "Who reads the footnotes in italics?");
  EXPECT_EQ(document["beads"][3]["target_paragraph"], 4);
}

TEST_F(OutputTest, EveryFormatIsPackedWhereItsNameSaysSo) {
  ASSERT_EQ(align({"--to", "bitextor", "-o", "cats.gz"}).status, 0);
  EXPECT_THAT(folder_.read("cats.gz"), StartsWith("\x1f\x8b"));
  ASSERT_EQ(align({"-o", "cats.moses.gz"}).status, 0);
  EXPECT_THAT(folder_.read("cats.en.gz"), StartsWith("\x1f\x8b"));
}

TEST_F(OutputTest, ABatchWritesAndResumesSeveralFilesAPair) {
  ASSERT_EQ(batch("out", {"--to", "moses"}).status, 0);
  EXPECT_THAT(files("out"), ElementsAre("failures.tsv", "p0.en", "p0.ja", "p1.en",
                                        "p1.ja", "p2.en", "p2.ja", "results.tsv"));
  std::filesystem::remove(folder_.path() / "out/p1.en");
  EXPECT_THAT(batch("out", {"--to", "moses", "--resume", "--json"}).out,
              HasSubstr("\"kept\":2"));
  EXPECT_EQ(files("out").size(), 8U);
}

// --- Books ---------------------------------------------------------------------------

class BookTest : public OutputTest {
 protected:
  BookTest() {
    folder_.write("book.ja.html",
                  "<html lang=ja><title>旅</title><h1>旅</h1><h2>一章</h2>"
                  "<p>朝に家を出た。空は青かった。</p><h2>二章</h2><p>夜に宿に着いた。"
                  "</p></html>");
    folder_.write("book.en.html",
                  "<html lang=en><title>A journey</title><h1>A journey</h1><h2>Chapter "
                  "one</h2><p>I left the house in the morning. The sky was blue.</p>"
                  "<h2>Chapter two</h2><p>At night I reached the inn &amp; slept.</p>"
                  "</html>");
  }

  Outcome book(const std::string& output, std::vector<std::string> more = {}) const {
    more.insert(more.begin(), {"align", "book.ja.html", "book.en.html", "-o", output});
    return run(more);
  }
};

TEST_F(BookTest, HasChaptersAndBothTexts) {
  ASSERT_EQ(book("b.html").status, 0);
  const std::string columns = folder_.read("b.html");
  EXPECT_THAT(columns, HasSubstr("<h2>一章 / Chapter one</h2>"));
  EXPECT_THAT(
      columns,
      HasSubstr("<td lang=\"ja\" xml:lang=\"ja\"><p>朝に家を出た。空は青かった。"
                "</p></td><td lang=\"en\" xml:lang=\"en\"><p>I left the house in "
                "the morning. The sky was blue.</p></td>"));
  EXPECT_THAT(columns, AllOf(HasSubstr("inn &amp; slept"), Not(HasSubstr("<script"))));
  ASSERT_EQ(book("s.html", {"--layout", "sentences"}).status, 0);
  EXPECT_THAT(folder_.read("s.html"),
              HasSubstr("空は青かった。</p><p class=\"t\" lang=\"en\" xml:lang=\"en\">"
                        "The sky was blue.</p>"));
}

TEST_F(BookTest, IsAnEpubThatReadersTake) {
  for (const char* layout : {"columns", "sentences"}) {
    const std::string name = std::string(layout) + ".epub";
    ASSERT_EQ(book(name, {"--layout", layout}).status, 0);
    EXPECT_EQ(folder_.read(name).substr(30, 28), "mimetypeapplication/epub+zip");
    // Awase reads its own book: both languages stand in it.
    const Outcome segments = run({"segment", "--lang", "en", name});
    EXPECT_EQ(segments.status, 0) << segments.err;
    EXPECT_THAT(segments.out, HasSubstr("The sky was blue."));
    const std::string checker = "/usr/share/java/epubcheck.jar";
    if (!std::filesystem::exists(checker) || find_program("java").empty())
      GTEST_SKIP() << "epubcheck is not installed";
    const std::string command = "java -jar " + checker + " --failonwarnings " +
                                (folder_.path() / name).string() + " > /dev/null 2>&1";
    EXPECT_EQ(std::system(command.c_str()), 0) << command;
  }
}

TEST_F(BookTest, GivesTheSameBytesAgain) {
  book("a.epub");
  book("b.epub");
  EXPECT_EQ(folder_.read("a.epub"), folder_.read("b.epub"));
}

// --- Batches -------------------------------------------------------------------------

TEST_F(OutputTest, ABatchCanLeaveOutWhatIsNoTranslation) {
  folder_.write("ja/p0.txt", "雨です。\n100匹の猫が好きです。\n");
  folder_.write("en/p0.txt", "It rains.\nI like 777 cats.\n");
  ASSERT_EQ(batch("all", {"--into", "all.tmx"}).status, 0);
  EXPECT_THAT(folder_.read("all.tmx"), HasSubstr("I like 777 cats."));
  const Outcome clean = batch("clean", {"--into", "clean.tmx", "--clean", "-v"});
  ASSERT_EQ(clean.status, 0) << clean.err;
  EXPECT_THAT(folder_.read("clean.tmx"),
              AllOf(HasSubstr("It rains."), Not(HasSubstr("I like 777 cats."))));
  EXPECT_THAT(clean.err, HasSubstr("--clean left 1 pair out (numbers)"));
  ASSERT_EQ(batch("apart", {"--clean", "--to", "tsv"}).status, 0);
  EXPECT_THAT(folder_.read("apart/p0.tsv"), Not(HasSubstr("777")));
}

TEST_F(OutputTest, ABatchLeavesOutNearDuplicatesOfAllPairs) {
  for (const char* name : {"p0", "p1"}) {
    folder_.write(std::string("ja/") + name + ".txt", "雨が降っています。\n");
    folder_.write(std::string("en/") + name + ".txt", "It is raining.\n");
  }
  const Outcome outcome = batch("out", {"--into", "all.tmx", "--clean"});
  EXPECT_THAT(outcome.err, HasSubstr("1 near duplicate left out"));
  const std::string memory = folder_.read("all.tmx");
  EXPECT_EQ(memory.find("It is raining."), memory.rfind("It is raining."));
}

TEST_F(OutputTest, ABatchHasAPageThatNeedsNoScript) {
  add(row("gone"));
  EXPECT_EQ(batch("out", {"--to", "awase", "--report", "report.html"}).status, 1);
  const std::string page = folder_.read("report.html");
  EXPECT_THAT(page, AllOf(HasSubstr("<svg"), HasSubstr("href=\"./out/p0.awase\""),
                          HasSubstr("<td>gone</td>"), HasSubstr("What failed"),
                          Not(HasSubstr("<script")), Not(HasSubstr("http"))));
  EXPECT_EQ(batch("out", {"--into", "x.tmx", "--report", "x.tmx"}).status, 2);
  batch("out", {"--to", "awase", "--report", "report.html", "--ui-lang", "ja"});
  EXPECT_THAT(folder_.read("report.html"),
              AllOf(HasSubstr("<html lang=\"ja\">"), HasSubstr("失敗したもの"),
                    HasSubstr("ファイルが見つかりません"), Not(HasSubstr("What"))));
}

}  // namespace
}  // namespace awase
