// SPDX-License-Identifier: Apache-2.0

#include "review/edits.h"

#include <functional>

#include <gmock/gmock.h>

#include "review/realign.h"
#include "tests/review/rows.h"
#include "text/error.h"

namespace awase {
namespace {

using Edit = std::function<Action(const Review&)>;
constexpr auto kSource = Side::source;
constexpr auto kTarget = Side::target;

struct Case {
  std::string name;
  std::vector<Cells> rows;
  Edit edit;
  std::string after;  ///< As shown() has it; empty: refused.
};

std::vector<Case> cases() {
  const std::vector<Cells> two = {{{"a"}, {"x"}}, {{"b"}, {"y"}}};
  const std::vector<Cells> pair = {{{"ab"}, {"xy"}}};
  const std::vector<Cells> wide = {{{"a", "bb", "c"}, {"x", "yy"}}};
  const auto at = [](std::size_t row, Side side, std::size_t piece) {
    return Place{row, side, piece};
  };
  return {
      {"merge", two, [](auto& r) { return merge_rows(r, 0); }, "a,b|x,y"},
      {"merge the last", two, [](auto& r) { return merge_rows(r, 1); }, ""},
      {"merge what is not there", two, [](auto& r) { return merge_rows(r, 9); }, ""},
      {"merge many",
       {{{"a"}, {"x"}}, {{"b"}, {"y"}}, {{"c"}, {"z"}}},
       [](auto& r) { return merge_rows(r, 0, 3); },
       "a,b,c|x,y,z"},
      {"type a missing translation",
       {{{"a"}, {}}, {{"b"}, {"y"}}},
       [=](auto& r) { return edit_piece(r, at(0, kTarget, 0), "x"); },
       "a|x b|y"},
      {"move a row down",
       {{{"a"}, {"x"}}, {{"b"}, {"y"}}, {{"c"}, {"z"}}},
       [](auto& r) { return move_row(r, 0, 2); },
       "b|y c|z a|x"},
      {"move a row up",
       {{{"a"}, {"x"}}, {{"b"}, {"y"}}, {{"c"}, {"z"}}},
       [](auto& r) { return move_row(r, 2, 0); },
       "c|z a|x b|y"},
      {"move a row nowhere", two, [](auto& r) { return move_row(r, 0, 2); }, ""},
      {"close a gap, into the row that was too many",
       {{{"a"}, {}}, {{"b"}, {"x"}}, {{"c"}, {"y"}}, {{}, {"z"}}, {{"d"}, {"w"}}},
       [](auto& r) { return shift_column(r, 0, kTarget, Direction::up); },
       "a|x b|y c|z d|w"},
      {"close a gap from the cell below it, to the next gap",
       {{{"a"}, {}}, {{"b"}, {"x"}}, {{"c"}, {}}, {{"d"}, {"w"}}},
       [](auto& r) { return shift_column(r, 1, kTarget, Direction::up); },
       "a|x b|- c|- d|w"},
      {"close no gap", two,
       [](auto& r) { return shift_column(r, 1, kTarget, Direction::up); }, ""},
      {"make room, to the next gap",
       {{{"a"}, {"x"}}, {{"b"}, {"y", "z"}}, {{"c"}, {}}, {{"d"}, {"w"}}},
       [](auto& r) { return shift_column(r, 0, kTarget, Direction::down); },
       "a|- b|x c|y,z d|w"},
      {"make room at the end", two,
       [](auto& r) { return shift_column(r, 1, kTarget, Direction::down); },
       "a|x b|- -|y"},
      {"make room for nothing",
       {{{"a"}, {}}},
       [](auto& r) { return shift_column(r, 0, kTarget, Direction::down); },
       ""},
      {"swap targets far apart",
       {{{"a"}, {"x"}}, {{"b"}, {"y"}}, {{"c"}, {"z"}}},
       [](auto& r) { return swap_cells(r, 2, 0, kTarget); },
       "a|z b|y c|x"},
      {"swap till nothing is left",
       {{{"a"}, {}}, {{}, {"y"}}},
       [](auto& r) { return swap_cells(r, 0, 1, kSource); },
       ""},
      {"carry a piece down, before what is there",
       {{{"a", "b"}, {"x"}}, {{"c"}, {"y"}}, {{"d"}, {"z"}}},
       [=](auto& r) { return carry(r, at(0, kSource, 1), false, 2); },
       "a|x c|y b,d|z"},
      {"carry a lone cell up, behind what is there",
       {{{"a"}, {"x"}}, {{"b"}, {"y"}}, {{}, {"z"}}},
       [=](auto& r) { return carry(r, at(2, kTarget, 0), true, 0); },
       "a|x,z b|y"},
      {"carry a lone cell down",
       {{{}, {"x"}}, {{"b"}, {"y"}}, {{"c"}, {"z"}}},
       [=](auto& r) { return carry(r, at(0, kTarget, 0), true, 2); },
       "b|y c|x,z"},
      {"carry to where it is", two,
       [=](auto& r) { return carry(r, at(0, kSource, 0), true, 0); }, ""},
      {"split 1-1", pair, [=](auto& r) { return split_row(r, at(0, kTarget, 0)); },
       "ab|- -|xy"},
      {"split before a piece", wide,
       [=](auto& r) { return split_row(r, at(0, kSource, 1)); }, "a|x bb,c|yy"},
      {"split after the first piece", wide,
       [=](auto& r) { return split_row(r, at(0, kSource, 0)); }, "a|x bb,c|yy"},
      {"split where the other side fits best",
       {{{"aaaaaa", "b"}, {"xx", "xxx", "y"}}},
       [=](auto& r) { return split_row(r, at(0, kSource, 1)); },
       "aaaaaa|xx,xxx b|y"},
      {"split on the other side",
       {{{"a"}, {"x", "y"}}},
       [=](auto& r) { return split_row(r, at(0, kSource, 0)); },
       "a|x -|y"},
      {"split one piece alone",
       {{{"a"}, {}}},
       [=](auto& r) { return split_row(r, at(0, kSource, 0)); },
       ""},
      {"move a cell down", two,
       [](auto& r) { return move_cell(r, 0, kTarget, Direction::down); }, "a|- b|x,y"},
      {"move a cell up", two,
       [](auto& r) { return move_cell(r, 1, kTarget, Direction::up); }, "a|x,y b|-"},
      {"move the only cell of a row",
       {{{"a"}, {}}, {{"b"}, {"y"}}},
       [](auto& r) { return move_cell(r, 0, kSource, Direction::down); },
       "a,b|y"},
      {"move below the end", two,
       [](auto& r) { return move_cell(r, 1, kTarget, Direction::down); },
       "a|x b|- -|y"},
      {"move above the start", two,
       [](auto& r) { return move_cell(r, 0, kSource, Direction::up); }, "a|- -|x b|y"},
      {"move a lone cell nowhere",
       {{{"a"}, {}}},
       [](auto& r) { return move_cell(r, 0, kSource, Direction::down); },
       ""},
      {"move an empty cell",
       {{{"a"}, {}}},
       [](auto& r) { return move_cell(r, 0, kTarget, Direction::down); },
       ""},
      {"send a piece down", wide,
       [](auto& r) { return move_piece(r, 0, kSource, Direction::down); },
       "a,bb|x,yy c|-"},
      {"send a piece up",
       {{{"a"}, {"x"}}, {{"b", "c"}, {"y"}}},
       [](auto& r) { return move_piece(r, 1, kSource, Direction::up); },
       "a,b|x c|y"},
      {"edit", two,
       [=](auto& r) { return edit_piece(r, at(1, kSource, 0), " 猫\n犬 "); },
       "a|x 猫犬|y"},
      {"edit to nothing", two,
       [=](auto& r) { return edit_piece(r, at(1, kSource, 0), " 　"); }, ""},
      {"edit to bad bytes", two,
       [=](auto& r) { return edit_piece(r, at(1, kSource, 0), "\xFF"); }, ""},
      {"cut inside a segment", pair,
       [=](auto& r) { return cut_piece(r, at(0, kTarget, 0), "x ", " y"); }, "ab|x,y"},
      {"send text up", two,
       [=](auto& r) {
         return send_text(r, at(1, kTarget, 0), "y1", "y2", Direction::up);
       },
       "a|x,y1 b|y2"},
      {"send text down", wide,
       [=](auto& r) {
         return send_text(r, at(0, kSource, 1), "b1", "b2", Direction::down);
       },
       "a,b1|x,yy b2,c|-"},
      {"accept", two, [](auto& r) { return set_mark(r, 1, Mark::accepted); },
       "a|x b|y!a"},
      {"pin",
       {{{"a"}, {"x"}}, {{"b"}, {}}, {{"c"}, {"y", "z"}}},
       [=](auto& r) { return pin(r, at(0, kSource, 0), at(2, kTarget, 0)); },
       "-|x a|y!p b,c|z"},
      {"pin in one row", wide,
       [=](auto& r) { return pin(r, at(0, kSource, 2), at(0, kTarget, 1)); },
       "a,bb|x c|yy!p"},
      {"pin two of one side", two,
       [=](auto& r) { return pin(r, at(0, kSource, 0), at(1, kSource, 0)); }, ""},
  };
}

TEST(Edits, ChangeTheRowsAndAreTurnedRoundByTheirInverse) {
  for (const Case& c : cases()) {
    const Review before = review_of(c.rows);
    Review review = before;
    if (c.after.empty()) {
      EXPECT_THROW(c.edit(review), Error) << c.name;
      continue;
    }
    const Action action = c.edit(review);
    ASSERT_TRUE(apply(action, review)) << c.name;
    EXPECT_EQ(shown(review), c.after) << c.name;
    EXPECT_LT(action.row, review.rows.size()) << c.name;
    EXPECT_FALSE(apply(action, review)) << c.name << ": it cannot fit twice";
    ASSERT_TRUE(apply(inverse(action), review)) << c.name;
    EXPECT_EQ(review, before) << c.name;
    EXPECT_EQ(inverse(inverse(action)).splices, action.splices) << c.name;
  }
}

TEST(Edits, MarkManyRowsAndSayOnlyWhichAndHow) {
  const Review before = [] {
    Review review =
        review_of({{{"a"}, {"x"}}, {{"b"}, {"y"}}, {{"c"}, {}}, {{"d"}, {"z"}}});
    review.rows[0].mark = Mark::doubtful;
    return review;
  }();
  Review review = before;
  const Action action = mark_rows(review, 0, 9, Mark::accepted);
  EXPECT_THAT(action.marks,
              testing::ElementsAre(MarkRun{0, 1, Mark::doubtful, Mark::accepted},
                                   MarkRun{1, 3, Mark::open, Mark::accepted}));
  EXPECT_EQ(changed_rows(action), 4U);
  ASSERT_TRUE(apply(action, review));
  EXPECT_EQ(shown(review), "a|x!a b|y!a c|-!a d|z!a");
  EXPECT_FALSE(apply(action, review)) << "it cannot fit twice";
  ASSERT_TRUE(apply(inverse(action), review));
  EXPECT_EQ(review, before);
  EXPECT_TRUE(mark_rows(review, 0, 1, Mark::doubtful).is_empty());
  ASSERT_TRUE(apply(accept_rows(review, 0, 4, 0.5), review));
  EXPECT_EQ(shown(review), "a|x!d b|y!a c|- d|z!a");
  Action outside = action;
  outside.marks.back().count = 9;
  EXPECT_FALSE(apply(outside, review));
}

TEST(Edits, KeepCommentsAndTakeBackWhatDoesNotHoldAnyMore) {
  Review review = review_of({{{"a"}, {"x"}}, {{"b"}, {"y"}}});
  for (const std::size_t row : {0, 1}) {
    apply(set_comment(review, row, "see " + std::to_string(row)), review);
    apply(set_mark(review, row, Mark::accepted), review);
  }
  review.rows[1].confidence = 0.3;
  apply(merge_rows(review, 0), review);
  EXPECT_EQ(review.rows[0].comment, "see 0; see 1");
  EXPECT_EQ(review.rows[0].mark, Mark::open);
  EXPECT_EQ(review.rows[0].confidence, 0.3);
}

TEST(Edits, KeepADoubtAndBeSureOfNothingThatWasRearranged) {
  Review review = review_of({{{"a"}, {"x"}}, {{"b"}, {"y"}}});
  review.rows[0].confidence = review.rows[1].confidence = 1.0;
  review.rows[0].mark = Mark::doubtful;
  review.rows[1].mark = Mark::accepted;
  apply(move_cell(review, 0, kTarget, Direction::down), review);
  ASSERT_EQ(shown(review), "a|-!d b|x,y");
  for (const Row& row : review.rows) EXPECT_EQ(row.confidence, kRearrangedConfidence);
  // What stands alone looks for its counterpart when the rest is aligned again.
  EXPECT_FALSE(review.rows[0].is_by_hand);
  EXPECT_TRUE(review.rows[1].is_by_hand);
}

TEST(Edits, APinCrossesNoConfirmedPair) {
  Review review = review_of({{{"a"}, {"x"}}, {{"b"}, {"y"}}, {{"c"}, {"z"}}});
  review.rows[1].mark = Mark::accepted;
  EXPECT_THROW(pin(review, {0, kSource, 0}, {2, kTarget, 0}), Error);
}

TEST(Action, AppliesSeveralSplicesAtOnce) {
  Review review = review_of({{{"a"}, {"x"}}, {{"b"}, {"y"}}, {{"c"}, {"z"}}});
  const Review before = review;
  Action action{"both", 0, {{0, {review.rows[0]}, {}}, {2, {review.rows[2]}, {}}}};
  action.splices[1].inserted = {review.rows[0], review.rows[2]};
  ASSERT_TRUE(apply(action, review));
  EXPECT_EQ(shown(review), "b|y a|x c|z");
  ASSERT_TRUE(apply(inverse(action), review));
  EXPECT_EQ(review, before);
}

class Realign : public ::testing::Test {
 protected:
  // Numbers show what belongs together, without a dictionary.
  Review wrong() {
    return review_of(
        {{{"第1章は10頁。", "第2章は20頁。"}, {"Chapter 1 has 10 pages."}},
         {{"第3章は30頁。"}, {"Chapter 2 has 20 pages."}},
         {{"第4章は40頁。"}, {"Chapter 3 has 30 pages.", "Chapter 4 has 40 pages."}}});
  }
  Aligner aligner_{{.use_dictionary = false}};
};

TEST_F(Realign, MendsWhatIsOpen) {
  Review review = wrong();
  const Review before = review;
  const Action action = realign(review, aligner_, 0, review.rows.size());
  ASSERT_TRUE(apply(action, review));
  ASSERT_EQ(review.rows.size(), 4U);
  for (const Row& row : review.rows)
    EXPECT_EQ(row.cells[0].at(0).number, row.cells[1].at(0).number);
  EXPECT_TRUE(realign(review, aligner_, 0, review.rows.size()).splices.empty());
  ASSERT_TRUE(apply(inverse(action), review));
  EXPECT_EQ(review, before);
}

TEST_F(Realign, LeavesWhatIsConfirmedAndKeepsComments) {
  Review review = wrong();
  review.rows[1].mark = Mark::accepted;  // wrong, but the reviewer says so
  const Row confirmed = review.rows[1];
  review.rows[2].comment = "see the table";
  Row deleted;
  deleted.cells[0] = {{3, false, BlockKind::paragraph, "図"}};
  deleted.mark = Mark::deleted;
  review.rows.insert(review.rows.begin() + 1, deleted);
  apply(realign(review, aligner_, 0, review.rows.size()), review);
  EXPECT_THAT(review.rows, testing::Contains(confirmed));
  EXPECT_THAT(review.rows, testing::Contains(deleted));
  EXPECT_THAT(review.rows,
              testing::Contains(testing::Field(&Row::comment, "see the table")));
  std::string source;
  for (const Row& row : review.rows) source += cell_text(row.cells[0]);
  EXPECT_EQ(source, "第1章は10頁。第2章は20頁。図第3章は30頁。第4章は40頁。");
}

TEST_F(Realign, LeavesWhatWasArrangedByHand) {
  Review review = wrong();
  apply(merge_rows(review, 0), review);
  const Row merged = review.rows[0];
  EXPECT_TRUE(merged.is_by_hand);
  apply(realign(review, aligner_, 0, review.rows.size()), review);
  EXPECT_EQ(review.rows[0], merged);
  apply(clear_row(review, 0), review);
  apply(realign(review, aligner_, 0, review.rows.size()), review);
  EXPECT_EQ(review.rows.size(), 4U);
}

TEST_F(Realign, KeepsSectionsInTheOrderInWhichTheyStand) {
  Review review = wrong();
  apply(realign(review, aligner_, 0, review.rows.size()), review);
  apply(move_row(review, 3, 0), review);
  apply(move_row(review, 3, 1), review);
  const std::string order = shown(review);
  apply(realign(review, aligner_, 0, review.rows.size()), review);
  EXPECT_EQ(shown(review), order);
}

TEST_F(Realign, LooksAtAllThatIsNearADecisionAndNotSureElsewhere) {
  std::vector<Cells> cells;
  for (int k = 100; k < 400; ++k)
    cells.push_back({{"第" + std::to_string(k) + "章。"},
                     {"This is chapter " + std::to_string(k) + "."}});
  Review review = review_of(cells);
  for (Row& row : review.rows) row.confidence = 0.99;
  const Review right = review;
  // Sure of itself and wrong: targets one row too low from row 150 to row 160.
  const auto target = [&](std::size_t r) { return right.rows[r].cells[1][0]; };
  review.rows[150].cells[1].clear();
  for (std::size_t r = 151; r < 160; ++r) review.rows[r].cells[1] = {target(r - 1)};
  review.rows[160].cells[1] = {target(159), target(160)};
  review.rows[150].confidence = 0.3;
  review.rows[160].confidence = 0.3;
  ASSERT_TRUE(apply(realign(review, aligner_, 0, 300), review));
  ASSERT_EQ(review.rows.size(), 300U);
  for (std::size_t r = 0; r < 300; ++r)
    EXPECT_EQ(review.rows[r].cells, right.rows[r].cells) << r;
}

TEST(Estimate, CountsRowsOfOneSideThatAreHardlyRight) {
  Review review = review_of({{{"a"}, {"x"}}, {{"b"}, {}}, {{}, {"y"}}});
  review.rows[0].confidence = 1.0;
  review.rows[1].confidence = 0.01;
  review.rows[2].confidence = 0.6;
  const Estimate found = estimate(review.rows);
  EXPECT_EQ(found.doubtful, 1U);
  EXPECT_EQ(found.pairs, 1U);
  EXPECT_EQ(found.one_sided, 1U);
  EXPECT_DOUBLE_EQ(found.wrong, 0.99);
  review.rows[1].mark = Mark::accepted;
  EXPECT_EQ(estimate(review.rows).doubtful, 0U);
}

TEST(Estimate, CountsWhatIsLeft) {
  Review review =
      review_of({{{"a"}, {"x"}}, {{"b"}, {"y"}}, {{"c"}, {"z"}}, {{"d"}, {}}});
  review.rows[0].confidence = 0.1;
  review.rows[1].confidence = 0.25;
  Estimate found = estimate(review.rows);
  EXPECT_EQ(found.pairs, 3U);
  EXPECT_EQ(found.doubtful, 2U);
  EXPECT_DOUBLE_EQ(found.wrong, 0.9 + 0.75 + 0.1);
  EXPECT_NEAR(found.wrong_after, 0.1, 1e-12);
  EXPECT_EQ(describe(found).english(),
            "About 2 of 3 rows are wrong. Check the 2 doubtful rows: then probably no "
            "error is left");
  for (Row& row : review.rows) row.mark = Mark::accepted;
  EXPECT_EQ(describe(estimate(review.rows)).english(),
            "Probably none of 3 rows is wrong");
  review.rows[2].mark = Mark::doubtful;
  EXPECT_EQ(estimate(review.rows).wrong, 0.5);
}

TEST(Estimate, ExpectsMoreErrorsInLongTexts) {
  const auto sums = [](std::size_t rows) {
    Review review;
    for (std::size_t i = 0; i < rows; ++i) {
      review.rows.push_back(review_of({{{"a"}, {"x"}}}).rows.front());
      review.rows.back().confidence = i == 0 ? 0.5 : 0.99;
    }
    return estimate(review.rows);
  };
  const Estimate brief = sums(101);
  EXPECT_NEAR(brief.wrong, 0.5 + 1.0, 1e-9);
  EXPECT_NEAR(brief.wrong_after, 1.0, 1e-9);
  // The more segments, the nearer to 1.4 times; looking at what is doubtful finds no
  // more than before.
  const Estimate lengthy = sums(4001);
  EXPECT_GT(lengthy.wrong, 1.3 * (0.5 + 40.0));
  EXPECT_LT(lengthy.wrong, 1.4 * (0.5 + 40.0));
  EXPECT_NEAR(lengthy.wrong - lengthy.wrong_after, 0.5, 1e-9);
}

}  // namespace
}  // namespace awase
