// SPDX-License-Identifier: Apache-2.0
//
// Workbooks that people changed in every way they do, sensible or not.

#include "review/spreadsheet.h"

#include <gmock/gmock.h>

#include "tests/review/rows.h"
#include "tests/review/workbook.h"
#include "text/error.h"

namespace awase {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::string workbook_of(const Review& review) {
  std::string bytes;
  write_spreadsheet(review, [&](std::string_view more) { bytes += more; });
  return bytes;
}

/// a1|x1 b1,b2|y1 c1|z1 d1|- in longer words.
Review four_rows() {
  return review_of({{{"猫が好きです。"}, {"I like cats."}},
                    {{"犬もいます。", "名前はポチです。"}, {"My dog is called Pochi."}},
                    {{"朝は散歩します。"}, {"We walk in the morning."}},
                    {{"おわり。"}, {}}});
}
const std::string kUnchanged =
    "猫が好きです。|I like cats. 犬もいます。,名前はポチです。|My dog is called Pochi. "
    "朝は散歩します。|We walk in the morning. おわり。|-";

struct Case {
  const char* what;
  std::function<void(Table&)> edit;  ///< Row 0 has the names of the columns.
  std::string shown;                 ///< What comes of it.
  std::vector<std::string> issues;   ///< Parts of those that are said.
};

const std::vector<Case>& cases() {
  static const std::vector<Case> kCases = {
      {"nothing", [](Table&) {}, kUnchanged, {}},
      {"edit",
       [](Table& t) { t[1][2] = "I love cats."; },
       "猫が好きです。|I love cats. 犬もいます。,名前はポチです。|My dog is called "
       "Pochi. 朝は散歩します。|We walk in the morning. おわり。|-",
       {}},
      {"another text altogether",
       [](Table& t) { t[3][2] = "Zzz!"; },
       "猫が好きです。|I like cats. 犬もいます。,名前はポチです。|My dog is called "
       "Pochi. 朝は散歩します。|Zzz! おわり。|-",
       {}},
      {"merge, the old row removed",
       [](Table& t) {
         t[1][1] += "\n" + t[2][1];
         t[1][2] += "\n" + t[2][2];
         t.erase(t.begin() + 2);
       },
       "猫が好きです。,犬もいます。,名前はポチです。|I like cats.,My dog is called "
       "Pochi. 朝は散歩します。|We walk in the morning. おわり。|-",
       {}},
      {"merge on one line, the old row left empty",
       [](Table& t) {
         t[1][1] += t[2][1];
         t[1][2] += " " + t[2][2];
         t[2][1] = t[2][2] = "";
       },
       "猫が好きです。,犬もいます。,名前はポチです。|I like cats.,My dog is called "
       "Pochi. 朝は散歩します。|We walk in the morning. おわり。|-",
       {}},
      {"split into a new row, a segment cut",
       [](Table& t) {
         t[2][1] = "犬もいます。";
         t[2][2] = "My dog";
         t.insert(t.begin() + 3, XlsxRow{"", "名前はポチです。", "is called Pochi."});
       },
       "猫が好きです。|I like cats. 犬もいます。|My dog 名前はポチです。|is called "
       "Pochi. 朝は散歩します。|We walk in the morning. おわり。|-",
       {}},
      {"split by a copied row",
       [](Table& t) {
         t.insert(t.begin() + 3, t[2]);
         t[2][1] = "犬もいます。";
         t[2][2] = "";
         t[3][1] = "名前はポチです。";
       },
       "猫が好きです。|I like cats. 犬もいます。|- 名前はポチです。|My dog is called "
       "Pochi. 朝は散歩します。|We walk in the morning. おわり。|-",
       {}},
      {"half a segment sent to the row above, and edited below",
       [](Table& t) {
         t[1][2] += " My dog";
         t[2][2] = "is named Pochi.";
       },
       "猫が好きです。|I like cats.,My dog 犬もいます。,名前はポチです。|is named "
       "Pochi. 朝は散歩します。|We walk in the morning. おわり。|-",
       {}},
      {"moved down, and decided",
       [](Table& t) {
         t[3][2] = "";
         t[4][2] = "We walk in the morning.";
         t[4][3] = "Accepted";
         t[3][3] = "deleted";
       },
       "猫が好きです。|I like cats. 犬もいます。,名前はポチです。|My dog is called "
       "Pochi. 朝は散歩します。|-!d おわり。|We walk in the morning.!a",
       {}},
      {"row removed",
       [](Table& t) { t.erase(t.begin() + 3); },
       "猫が好きです。|I like cats. 犬もいます。,名前はポチです。|My dog is called "
       "Pochi. 朝は散歩します。|We walk in the morning.!d おわり。|-",
       {}},
      {"sorted",
       [](Table& t) { std::reverse(t.begin() + 1, t.end()); },
       kUnchanged,
       {}},
      {"sorted, then edited",
       [](Table& t) {
         std::swap(t[1], t[3]);
         t[3][1] = "猫が大好きです。";
       },
       "猫が大好きです。|I like cats. 犬もいます。,名前はポチです。|My dog is called "
       "Pochi. 朝は散歩します。|We walk in the morning. おわり。|-",
       {}},
      {"numbers removed",
       [](Table& t) {
         for (XlsxRow& row : t) row[0] = "";
         t[1][1] += "\n" + t[2][1];
         t[1][2] += "\n" + t[2][2];
         t.erase(t.begin() + 2);
       },
       "猫が好きです。,犬もいます。,名前はポチです。|I like cats.,My dog is called "
       "Pochi. 朝は散歩します。|We walk in the morning. おわり。|-",
       {}},
      {"numbers of no row",
       [](Table& t) {
         t[1][0] = "0";
         t[2][0] = "99";
         t[3][0] = "1e99";
         t[4][0] = "four";
       },
       kUnchanged,
       {"row 2, no.: '0'", "row 3, no.: '99'", "row 4, no.: '1e99'",
        "row 5, no.: 'four'"}},
      {"a row twice",
       [](Table& t) { t.insert(t.begin() + 2, t[1]); },
       kUnchanged,
       {"row 3, source: \"猫が好きです。\" stands in row 2 already",
        "row 3, target: \"I like cats.\" stands in row 2 already"}},
      {"text lost",
       [](Table& t) { t[2][1] = "犬もいます。"; },
       "猫が好きです。|I like cats. 犬もいます。|My dog is called Pochi. "
       "名前はポチです。|- 朝は散歩します。|We walk in the morning. おわり。|-",
       {"source segment 3: \"名前はポチです。\" stands nowhere"}},
      {"a missing translation typed",
       [](Table& t) { t[4][2] = "The end."; },
       "猫が好きです。|I like cats. 犬もいます。,名前はポチです。|My dog is called "
       "Pochi. "
       "朝は散歩します。|We walk in the morning. おわり。|The end.",
       {}},
      {"decisions in other words",
       [](Table& t) {
         t[1][3] = "承認";
         t[2][3] = "要確認";
         t[3][3] = "却下";
       },
       "猫が好きです。|I like cats.!a 犬もいます。,名前はポチです。|My dog is "
       "called Pochi.!d 朝は散歩します。|We walk in the morning.!d おわり。|-",
       {}},
      {"decisions in short words",
       [](Table& t) {
         t[1][3] = "済";
         t[2][3] = "ＮＧ";
         t[3][3] = "✓";
       },
       "猫が好きです。|I like cats.!a 犬もいます。,名前はポチです。|My dog is "
       "called Pochi.!d 朝は散歩します。|We walk in the morning.!a おわり。|-",
       {}},
      {"text added where there is one",
       [](Table& t) { t[3][2] += "\nThe end."; },
       kUnchanged,
       {"row 4, target: \"The end.\" is in no segment"}},
      {"text of both sides swapped",
       [](Table& t) { std::swap(t[1][1], t[1][2]); },
       "I like cats.|猫が好きです。 犬もいます。,名前はポチです。|My dog is called "
       "Pochi. 朝は散歩します。|We walk in the morning. おわり。|-",
       {"row 2, source: \"I like cats.\" is target segment 1",
        "row 2, target: \"猫が好きです。\" is source segment 1"}},
      {"order turned round inside the text",
       [](Table& t) { std::swap(t[1][1], t[3][1]); },
       "朝は散歩します。|I like cats. 犬もいます。,名前はポチです。|My dog is called "
       "Pochi. 猫が好きです。|We walk in the morning. おわり。|-",
       {}},
      {"a decision that is none",
       [](Table& t) { t[1][3] = "maybe"; },
       kUnchanged,
       {"row 2, decision: 'maybe' is none of"}},
      {"a comment beside nothing",
       [](Table& t) {
         t.push_back({"", "", "", "", "what of this?"});
       },
       kUnchanged,
       {"row 6, comment"}},
  };
  return kCases;
}

TEST(Spreadsheet, BringsBackWhatPeopleDo) {
  const Review review = four_rows();
  const std::string workbook = workbook_of(review);
  for (const Case& one : cases()) {
    const SpreadsheetEdits edits =
        read_spreadsheet(saved_again(workbook, one.edit), "x.xlsx", review);
    Review after = review;
    ASSERT_TRUE(apply(edits.action, after)) << one.what;
    EXPECT_EQ(shown(after), one.shown) << one.what;
    ASSERT_EQ(edits.issues.size(), one.issues.size())
        << one.what << ": " << testing::PrintToString(english(edits.issues));
    for (std::size_t k = 0; k < one.issues.size(); ++k)
      EXPECT_THAT(edits.issues[k].english(), HasSubstr(one.issues[k])) << one.what;
    ASSERT_TRUE(apply(inverse(edits.action), after)) << one.what;
    EXPECT_EQ(after, review) << one.what << ": undone";
  }
}

TEST(Spreadsheet, TakesCellsThatChangedPlaces) {
  const Review review = review_of({{{"あ。"}, {"A."}},
                                   {{"い。"}, {"B.", "Bb."}},
                                   {{"う。"}, {"C."}},
                                   {{"え。"}, {}},
                                   {{"お。"}, {"E."}}});
  const std::string workbook = workbook_of(review);
  const Case kCases[] = {
      {"two targets swapped",
       [](Table& t) { std::swap(t[1][2], t[3][2]); },
       "あ。|C. い。|B.,Bb. う。|A. え。|- お。|E.",
       {}},
      {"two sources swapped, and decided",
       [](Table& t) {
         std::swap(t[2][1], t[5][1]);
         t[2][3] = "accepted";
       },
       "あ。|A. お。|B.,Bb.!a う。|C. え。|- い。|E.",
       {}},
      {"three in a ring",
       [](Table& t) {
         const std::string first = t[1][2];
         t[1][2] = t[2][2];
         t[2][2] = t[5][2];
         t[5][2] = first;
       },
       "あ。|B.,Bb. い。|E. う。|C. え。|- お。|A.",
       {}},
      {"cut, and put into an empty cell past others",
       [](Table& t) {
         t[4].resize(5);
         t[4][2] = t[1][2];
         t[1][2] = "";
       },
       "あ。|- い。|B.,Bb. う。|C. え。|A. お。|E.",
       {}},
      {"swapped, and another one edited",
       [](Table& t) {
         std::swap(t[1][2], t[3][2]);
         t[5][2] = "Ee.";
       },
       "あ。|C. い。|B.,Bb. う。|A. え。|- お。|Ee.",
       {}},
  };
  for (const Case& one : kCases) {
    const SpreadsheetEdits edits =
        read_spreadsheet(saved_again(workbook, one.edit), "x.xlsx", review);
    Review after = review;
    ASSERT_TRUE(apply(edits.action, after)) << one.what;
    EXPECT_EQ(shown(after), one.shown) << one.what;
    EXPECT_THAT(english(edits.issues), IsEmpty()) << one.what;
    EXPECT_GE(edits.rearranged, 2U) << one.what;
    ASSERT_TRUE(apply(inverse(edits.action), after)) << one.what;
    EXPECT_EQ(after, review) << one.what << ": undone";
  }
  // What was changed here meanwhile stays, and is said.
  Review now = review;
  now.rows[2].mark = Mark::accepted;
  const SpreadsheetEdits edits = read_spreadsheet(
      saved_again(workbook, [](Table& t) { std::swap(t[1][2], t[3][2]); }), "x", now);
  EXPECT_THAT(english(edits.issues),
              testing::Contains(HasSubstr("no. 3: changed here")));
  Review after = now;
  ASSERT_TRUE(apply(edits.action, after));
  EXPECT_EQ(after, now);
}

TEST(Spreadsheet, KeepsEverySegmentAndAllElseThatARowHolds) {
  Review review = four_rows();
  review.rows[0].mark = Mark::pinned;
  review.rows[0].comment = "because";
  review.rows[1].comment = "=1+1, 'tis";
  review.rows[1].cells[1][0] = {1, true, BlockKind::heading, " _x0041_ \u202Bעברית"};
  review.rows[2].cells[1][0].text = "";
  review.rows[3].cells[0][0].text = std::string(40'000, 'a');
  const std::string workbook = workbook_of(review);
  const SpreadsheetEdits same = read_spreadsheet(workbook, "x", review);
  EXPECT_THAT(same.action.splices, IsEmpty());
  EXPECT_THAT(english(same.issues), IsEmpty());
  EXPECT_EQ(describe(same).english(), "nothing changed");
  EXPECT_EQ(workbook_of(review), workbook) << "the same review gives the same bytes";
  const auto edit = [](Table& table) {
    table[1][1] += "\n犬もいます。";
    table[2][1] = "名前はポチです。";
    table[2][3] = "accepted";
    table[4][1][0] = 'b';
  };
  const SpreadsheetEdits edits =
      read_spreadsheet(saved_again(workbook, edit), "x", review);
  ASSERT_EQ(edits.action.splices.size(), 1U);
  EXPECT_EQ(edits.action.splices[0].removed.size(), 2U) << "other rows are left alone";
  EXPECT_THAT(english(edits.issues),
              ElementsAre(HasSubstr("row 5, source: longer than a cell")));
  const std::vector<Row>& rows = edits.action.splices[0].inserted;
  EXPECT_EQ(rows[0].comment, "because");
  EXPECT_EQ(rows[0].confidence, 0.5);
  EXPECT_EQ(rows[1].comment, "=1+1, 'tis");
  EXPECT_EQ(rows[1].mark, Mark::accepted);
  EXPECT_EQ(rows[1].cells[1], review.rows[1].cells[1]);
  EXPECT_EQ(describe(edits).english(), "2 rows rearranged");
}

TEST(Spreadsheet, SpeaksTheReadersLanguageAndIsReadInAny) {
  const auto japanese = open_catalogue("ja", {});
  ASSERT_TRUE(japanese);
  Review review = four_rows();
  review.rows[1].mark = Mark::doubtful;
  std::string workbook;
  write_spreadsheet(
      review, [&](std::string_view more) { workbook += more; }, *japanese);
  const auto edit = [](Table& table) {
    EXPECT_THAT(table[0],
                ElementsAre("番号", "原文", "訳文", "判定", "メモ", "確信度"));
    EXPECT_EQ(table[1][3], "未確認");
    EXPECT_EQ(table[2][3], "要確認");
    table[1][3] = "承認";
    table[2][3] = "Deleted";  // By somebody who reads English.
    table[3].resize(5);
    table[3][3] = "たぶん";
  };
  const SpreadsheetEdits edits =
      read_spreadsheet(saved_again(workbook, edit), "x", review);
  Review after = review;
  ASSERT_TRUE(apply(edits.action, after));
  EXPECT_EQ(after.rows[0].mark, Mark::accepted);
  EXPECT_EQ(after.rows[1].mark, Mark::deleted);
  EXPECT_EQ(after.rows[2].mark, Mark::open);
  ASSERT_EQ(edits.issues.size(), 1u);
  EXPECT_THAT(edits.issues[0].render(*japanese),
              HasSubstr("行 4、判定: 'たぶん' は未確認、承認、要確認、除外のどれでも"
                        "ありません。未確認のままです"));
  EXPECT_EQ(read_spreadsheet(workbook, "x", review).action.splices.size(), 0u);
}

TEST(Spreadsheet, TakesCommentsAlongAndCountsWhatWasDone) {
  Review review = four_rows();
  review.rows[1].comment = "two dogs?";
  const auto edit = [](Table& table) {
    table[1][1] += "\n" + table[2][1];
    table[1][2] += "\n" + table[2][2];
    table.erase(table.begin() + 2);
    table[2][2] += "!";
    table[3].resize(5);
    table[3][3] = "doubtful";
    table[3][4] = "why\nthis?";
  };
  const SpreadsheetEdits edits =
      read_spreadsheet(saved_again(workbook_of(review), edit), "x", review);
  EXPECT_EQ(describe(edits).english(),
            "1 text edited, 1 row rearranged, 1 decision, 1 comment");
  Review after = review;
  ASSERT_TRUE(apply(edits.action, after));
  EXPECT_EQ(after.rows[0].comment, "two dogs?");
  EXPECT_EQ(after.rows[2].comment, "why this?");
}

TEST(Spreadsheet, LeavesAloneWhatChangedHereMeanwhile) {
  const Review written = four_rows();
  Review now = written;
  now.rows[0].mark = Mark::accepted;
  now.rows.insert(now.rows.begin() + 3, Row{});
  now.rows[3].cells[1] = {{9, false, BlockKind::paragraph, "Unpaired."}};
  const auto edit = [](Table& table) {
    table[1][2] = "I love cats.";
    table[2][3] = "accepted";
    table[4][3] = "deleted";
  };
  const SpreadsheetEdits edits =
      read_spreadsheet(saved_again(workbook_of(written), edit), "x", now);
  EXPECT_THAT(english(edits.issues),
              ElementsAre(HasSubstr("no. 1: changed here since")));
  ASSERT_TRUE(apply(edits.action, now));
  EXPECT_EQ(shown(now),
            "猫が好きです。|I like cats.!a 犬もいます。,名前はポチです。|My dog is "
            "called Pochi.!a 朝は散歩します。|We walk in the morning. -|Unpaired. "
            "おわり。|-!d");
}

TEST(Spreadsheet, GoesByTheTextsWhereTheHiddenSheetIsGone) {
  const Review review = four_rows();
  const auto edit = [](Table& table) {
    table.erase(table.begin() + 1);
    table[1][2] = "My dog's name is Pochi.";
    table[1][3] = "accepted";
  };
  const SpreadsheetEdits edits =
      read_spreadsheet(saved_again(workbook_of(review), edit, false), "x", review);
  EXPECT_THAT(english(edits.issues), IsEmpty());
  Review after = review;
  ASSERT_TRUE(apply(edits.action, after));
  EXPECT_EQ(shown(after),
            "猫が好きです。|I like cats.!d 犬もいます。,名前はポチです。|My dog's name "
            "is Pochi.!a 朝は散歩します。|We walk in the morning. おわり。|-");
}

TEST(Spreadsheet, RefusesWhatIsNoWorkbookOfIt) {
  const Review review = four_rows();
  const std::string workbook = workbook_of(review);
  Review other = review_of({{{"別の文書。"}, {"Another text."}}});
  Review elsewhere = review;
  elsewhere.origins[0].name = "b.ja";
  const auto refuses = [&](const std::string& bytes, const Review& to,
                           const char* message) {
    try {
      read_spreadsheet(bytes, "x.xlsx", to);
      ADD_FAILURE() << message;
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::input);
      EXPECT_THAT(error.what(), HasSubstr(message));
    }
  };
  refuses("", review, "x.xlsx");
  refuses("no.\tsource\ttarget\n", review, "x.xlsx");
  refuses(workbook, elsewhere, "it is of a.ja and a.en");
  refuses(saved_again(workbook, [](Table& t) { t[0][1] = "Quelle"; }), review,
          "no sheet has the columns");
  refuses(saved_again(workbook, [](Table& t) { t.resize(1); }), review, "no rows");
  refuses(saved_again(
              workbook_of(other), [](Table&) {}, false),
          review, "most of its texts");
  for (std::size_t size = 1; size < workbook.size(); size += workbook.size() / 7)
    refuses(workbook.substr(0, size), review, "x.xlsx");
}

}  // namespace
}  // namespace awase
