// SPDX-License-Identifier: Apache-2.0
//
// `awase align` with one file that holds both texts. tests/data/README.md says which
// programs made the files.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/run_awase.h"

namespace awase {
namespace {

using testing::HasSubstr;

std::string data(const std::string& name) {
  return std::string(AWASE_SOURCE_DIR) + "/tests/data/" + name;
}

Outcome align(std::vector<std::string> arguments, RunSetup setup = {}) {
  arguments.insert(arguments.begin(), "align");
  return run_awase(arguments, setup);
}

/// The texts of a tsv without confidences and numbers.
std::string pairs_of(const std::string& tsv) {
  std::string pairs;
  for (std::size_t at = 0; at < tsv.size();) {
    const std::size_t end = tsv.find('\n', at);
    const std::string line = tsv.substr(at, end - at);
    pairs += line.substr(0, line.find('\t', line.find('\t') + 1)) + '\n';
    at = end + 1;
  }
  return pairs;
}

// Excel's "Unicode text" is a table whose ending says nothing.
TEST(AlignOneFile, KnowsATableByItsFirstRow) {
  const ScratchFolder folder;
  std::string wide = "\xFF\xFE";
  for (const char16_t c :
       std::u16string(u"番号\tソース\tターゲット\r\n1\t犬が走る。\t"
                      u"A dog runs.\r\n2\t鳥が飛ぶ。\t\"A \"\"bird\"\" flies.\""
                      u"\r\n")) {
    wide += static_cast<char>(c & 0xFF);
    wide += static_cast<char>(c >> 8);
  }
  folder.write("a.txt", wide);
  const RunSetup here = {.folder = folder.path()};
  const std::string pairs = "犬が走る。\tA dog runs.\n鳥が飛ぶ。\tA \"bird\" flies.\n";
  EXPECT_EQ(pairs_of(align({"a.txt", "--to", "tsv"}, here).out), pairs);
  const Outcome outcome = run_awase({"tmx", "convert", "a.txt", "--to", "tsv",
                                     "--source-lang", "ja", "--target-lang", "en"},
                                    here);
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_THAT(outcome.out, HasSubstr("犬が走る。\tA dog runs."));
}

class LeafletTest : public testing::TestWithParam<const char*> {};

TEST_P(LeafletTest, IsCutIntoSentencesInsideItsUnits) {
  ScratchFolder folder;
  const Outcome outcome = align({data(GetParam()), "--to", "tsv", "--source-lang", "en",
                                 "--unpaired", folder / "rest"});
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_EQ(pairs_of(outcome.out),
            "The museum is open from 9 a.m. to 5 p.m."
            "\t開館時間は午前9時から午後5時までです。\n"
            "Please enter at least 30 minutes before closing."
            "\t入館は閉館の30分前までにお願いします。\n"
            "We are closed on Mondays.\t月曜日は休館します。\n"
            "Tickets\t入場券\n"
            "Adults pay 800 yen and children 300 yen; groups of 20 or more get a "
            "discount of 20 percent."
            "\t大人は800円、子どもは300円です。20名以上の団体は2割引きになります。\n"
            "Volunteers guide visitors every Saturday."
            "\tボランティアの案内は毎週土曜日にあります。\n"
            "You need no reservation.\t予約は要りません。\n");
  // translate-toolkit's po2tmx leaves out what is not translated.
  const bool has_all = std::string(GetParam()) != "leaflet.tmx";
  EXPECT_EQ(folder.read("rest"),
            has_all
                ? "source\t6\tPlease do not take photographs inside.\tno counterpart\n"
                : "");
}

INSTANTIATE_TEST_SUITE_P(, LeafletTest,
                         testing::Values("leaflet.po", "leaflet.tmx", "leaflet.xlf",
                                         "leaflet.2.xlf", "leaflet.csv", "leaflet.tsv",
                                         "leaflet.xlsx"),
                         [](const auto& example) {
                           std::string name = example.param;
                           for (char& c : name) c = c == '.' ? '_' : c;
                           return name;
                         });

TEST(Bilingual, SpeaksOfItsUnitsAndGoesToEveryOutput) {
  ScratchFolder folder;
  const std::string csv = data("leaflet.csv");
  const Outcome outcome =
      align({csv, "-o", folder / "a.tmx", "--report", folder / "a.html", "--json"});
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_THAT(outcome.err, HasSubstr("leaflet.csv: 5 units, aligned inside their"));
  EXPECT_THAT(outcome.out, HasSubstr("\"encoding\":\"Shift_JIS\",\"segments\":8"));
  EXPECT_THAT(outcome.out, HasSubstr("\"pairs\":7"));
  EXPECT_THAT(outcome.out, HasSubstr("\"regions\":[]"));
  EXPECT_THAT(folder.read("a.tmx"), HasSubstr("<seg>We are closed on Mondays.</seg>"));
  EXPECT_THAT(folder.read("a.html"), HasSubstr("月曜日は休館します。"));
}

TEST(Bilingual, TurnsAboutWhatIsAskedForTheOtherWay) {
  const Outcome outcome =
      align({data("leaflet.tmx"), "--source-lang", "ja", "--to", "tsv"});
  EXPECT_THAT(outcome.out, HasSubstr("入場券\tTickets\t")) << outcome.err;
}

TEST(Bilingual, ChoosesTwoOfManyLanguages) {
  const std::string tmx =
      "<tmx version=\"1.4\"><header srclang=\"en\"/><body>"
      "<tu><tuv xml:lang=\"en\"><seg>One cat. Two dogs.</seg></tuv>"
      "<tuv xml:lang=\"de\"><seg>Eine Katze. Zwei Hunde.</seg></tuv>"
      "<tuv xml:lang=\"fr-FR\"><seg>Un chat. Deux chiens.</seg></tuv></tu>"
      "<tu><tuv xml:lang=\"de\"><seg>Nur deutsch.</seg></tuv></tu></body></tmx>";
  const auto run = [&](std::vector<std::string> more) {
    more.insert(more.begin(), {"-", "--format", "tmx", "--to", "vecalign"});
    return align(more, {.input = tmx});
  };
  EXPECT_THAT(run({}).err, HasSubstr("has the languages en, de, fr-FR; choose two"));
  EXPECT_EQ(run({}).status, 2);
  EXPECT_THAT(run({"--target-lang", "ja"}).err, HasSubstr("holds nothing in ja"));
  const Outcome french = run({"--source-lang", "de", "--target-lang", "fr"});
  EXPECT_THAT(french.out, testing::MatchesRegex("\\[0\\]:\\[0\\]:[0-9.]+\n"
                                                "\\[1\\]:\\[1\\]:[0-9.]+\n"
                                                "\\[2\\]:\\[\\]:[0-9.]+\n"))
      << french.err;
}

TEST(Bilingual, LosesNoUnitOfOneSide) {
  const Outcome outcome =
      align({"-", "--format", "tsv", "--to", "vecalign"},
            {.input = "ja\ten\n猫です。犬です。\t\n"
                      "\tOnly here. And there.\n\t\n鳥。\tA bird.\n"});
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_THAT(outcome.out,
              testing::MatchesRegex("\\[0\\]:\\[\\]:[0-9.]+\n\\[1\\]:\\[\\]:[0-9.]+\n"
                                    "\\[\\]:\\[0\\]:[0-9.]+\n\\[\\]:\\[1\\]:[0-9.]+\n"
                                    "\\[2\\]:\\[2\\]:0.000[0-9]\n"));
}

TEST(Bilingual, IsReviewed) {
  ScratchFolder folder;
  folder.write("a.csv", "ja,en\n猫です。犬です。,It is a cat. It is a dog.\n");
  const Outcome outcome =
      run_awase({"review", "a.csv", "--export", "b.tsv"}, {.folder = folder.path()});
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_THAT(folder.read("b.tsv"), HasSubstr("\n猫です。\tIt is a cat.\t"));
  EXPECT_THAT(folder.read("a.awase"), HasSubstr("a.csv"));
  const Outcome again =
      run_awase({"review", "a.csv", "--export", "b.tsv"}, {.folder = folder.path()});
  EXPECT_THAT(again.err, HasSubstr("going on with this review"));
}

TEST(Bilingual, IsARowOfABatch) {
  ScratchFolder folder;
  folder.write("a.csv", "ja,en\n猫です。犬です。,It is a cat. It is a dog.\n");
  folder.write("a.txt", "One text.\n");
  std::string page = "<table>";
  for (const char* row :
       {"<td>猫です。犬です。</td><td>It is a cat. It is a dog.</td>",
        "<td>鳥が空を飛びます。</td><td>A bird flies in the sky.</td>",
        "<td>魚が海で泳ぎます。</td><td>A fish swims in the sea.</td>"})
    page += "<tr>" + std::string(row) + "</tr>";
  folder.write("a.html", page + "</table>");
  folder.write("m.tsv",
               "id\tsource\ttarget\none\ta.csv\t\ntwo\ta.txt\t\nthree\ta.html\t\n");
  const Outcome outcome = run_awase({"batch", "m.tsv", "--out", "out", "--to", "tsv"},
                                    {.folder = folder.path()});
  EXPECT_EQ(outcome.status, 1) << outcome.err;
  EXPECT_THAT(folder.read("out/one.tsv"), HasSubstr("犬です。\tIt is a dog.\t"));
  EXPECT_THAT(folder.read("out/three.tsv"), HasSubstr("犬です。\tIt is a dog.\t"));
  EXPECT_THAT(folder.read("out/failures.tsv"),
              HasSubstr("two\tusage\ta.txt: one text alone"));
}

TEST(Bilingual, SaysWhatDoesNotGoTogether) {
  const std::string csv = data("leaflet.csv");
  const std::string text = data("guide.en.md");
  const auto complaint = [](std::vector<std::string> arguments) {
    const Outcome outcome = align(std::move(arguments), {.input = "a,\"b\n"});
    EXPECT_EQ(outcome.status, 2);
    EXPECT_EQ(outcome.out, "");
    return outcome.err;
  };
  EXPECT_THAT(complaint({csv, text}),
              HasSubstr("a file of pairs, which is given alone"));
  EXPECT_THAT(complaint({text, csv}), HasSubstr("leaflet.csv: a file of pairs"));
  EXPECT_THAT(complaint({text}), HasSubstr("guide.en.md: one text alone"));
  EXPECT_THAT(complaint({"-"}), HasSubstr("--format"));
  EXPECT_THAT(complaint({csv, "--segmented"}), HasSubstr("awase tmx convert"));
  EXPECT_THAT(complaint({csv, "--anchors", text}), HasSubstr("says itself"));
  EXPECT_THAT(complaint({data("leaflet.po"), "--source-encoding", "UTF-16"}),
              HasSubstr("leaflet.po"));
  EXPECT_THAT(complaint({data("guide.en.docx"), "--format", "xlsx"}),
              HasSubstr("guide.en.docx"));
  EXPECT_THAT(complaint({"-", "--format", "csv"}), HasSubstr("inside quotation marks"));
}

}  // namespace
}  // namespace awase
