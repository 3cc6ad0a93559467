// SPDX-License-Identifier: Apache-2.0

#include "review/session.h"

#include <filesystem>
#include <nlohmann/json.hpp>

#include <gmock/gmock.h>

#include "review/edits.h"
#include "review/review_file.h"
#include "review/row_json.h"
#include "tests/review/rows.h"
#include "text/error.h"
#include "text/file.h"

namespace awase {
namespace {

namespace fs = std::filesystem;

Review small() {
  return review_of({{{"猫が好き。"}, {"I like cats."}}, {{"犬も。"}, {"Dogs too."}}});
}

TEST(ReviewFile, IsASegmentALine) {
  Review review = small();
  review.rows[0].mark = Mark::accepted;
  review.rows[1].comment = "really?";
  EXPECT_EQ(write_review(review),
            "awase alignment 1\n"
            "source\tja\ta.ja\n"
            "target\ten\ta.en\n"
            "\n"
            "bead\t0.9000\taccepted\n"
            "s\t1\tparagraph\t猫が好き。\n"
            "t\t1\tparagraph\tI like cats.\n"
            "\n"
            "bead\t0.9000\topen\n"
            "note\treally?\n"
            "s\t2\t-\t犬も。\n"
            "t\t2\t-\tDogs too.\n");
}

TEST(ReviewFile, GivesBackWhatWasWritten) {
  Review review = small();
  review.origins[0].name = "tab\there";
  review.rows[0].cells[0][0].text = "back\\slash\tand \u202Bעברית\u202C e\u0301";
  review.rows[0].cells[0][0].kind = BlockKind::table_cell;
  review.rows[1].cells[0][0].kind = BlockKind::table_cell;  // it begins no block
  review.rows[1].cells[1].clear();
  review.rows[1].mark = Mark::pinned;
  EXPECT_EQ(read_review(write_review(review), "x"), review);
  EXPECT_EQ(read_review(write_review(Review()), "x"), Review());
}

TEST(ReviewFile, KnowsEveryKindOfBlockAndSoDoesTheJournal) {
  for (int kind = 0; kind <= static_cast<int>(BlockKind::code); ++kind) {
    Review review = small();
    for (Row& row : review.rows) row.cells[0][0].kind = static_cast<BlockKind>(kind);
    EXPECT_EQ(read_review(write_review(review), "x"), review) << kind;
    EXPECT_EQ(row_from_json(row_json(review.rows[0])), review.rows[0]) << kind;
  }
}

TEST(ReviewFile, RefusesWhatIsNone) {
  const std::string head = "awase alignment 1\n";
  const std::pair<std::string, std::string> cases[] = {
      {"", "x:0: empty"},
      {"<tmx/>", "x:1: not an alignment"},
      {head + "s\t1\t-\ta\n", "x:2: stands before the first bead"},
      {head + "bead\t1.5\topen\n", "x:2: the confidence"},
      {head + "bead\tnan\topen\n", "x:2: the confidence"},
      {head + "bead\t0.5\tsure\n", "x:2: a bead is open"},
      {head + "bead\t0.5\topen\n", "x:2: the bead before has no segment"},
      {head + "bead\t0.5\topen\ns\t0\t-\ta\n", "x:3: a segment has a number"},
      {head + "bead\t0.5\topen\ns\t1\tpage\ta\n", "x:3: a segment begins"},
      {head + "bead\t0.5\topen\ns\t1\t-\ta\\b\n", "x:3: a backslash"},
      {head + "<<<<<<< ours\n", "x:2: begins with neither"},
      {head + "note\t\xFF\n", "x:2: not UTF-8"},
  };
  for (const auto& [content, message] : cases) try {
      read_review(content, "x");
      ADD_FAILURE() << content;
    } catch (const Error& error) {
      EXPECT_THAT(error.what(), testing::StartsWith(message)) << content;
      EXPECT_EQ(error.kind(), ErrorKind::input);
    }
}

class SessionTest : public ::testing::Test {
 protected:
  SessionTest() {
    folder_ = fs::temp_directory_path() /
              ("awase-review-" + std::to_string(getpid()) + "-" +
               testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::create_directory(folder_);
    path_ = folder_ / "a.awase";
    write_file(path_, write_review(small()));
  }
  ~SessionTest() override { fs::remove_all(folder_); }

  std::string journal() const { return path_ + ".journal"; }
  Review on_disk() const { return read_review(read_file(path_), path_); }

  fs::path folder_;
  std::string path_;
};

TEST_F(SessionTest, UndoesAndRedoesEverything) {
  Session session(path_);
  const std::vector<Review> states = [&] {
    std::vector<Review> out = {session.review()};
    session.perform(merge_rows(session.review(), 0));
    out.push_back(session.review());
    session.perform(edit_piece(session.review(), {0, Side::target, 1}, "And dogs."));
    out.push_back(session.review());
    session.perform(split_row(session.review(), {0, Side::source, 1}));
    out.push_back(session.review());
    return out;
  }();
  for (int round = 0; round < 2; ++round) {
    for (std::size_t i = states.size() - 1; i-- > 0;) {
      ASSERT_TRUE(session.undo());
      EXPECT_EQ(session.review(), states[i]);
    }
    EXPECT_FALSE(session.undo());
    for (std::size_t i = 1; i < states.size(); ++i) {
      ASSERT_TRUE(session.redo());
      EXPECT_EQ(session.review(), states[i]);
    }
    EXPECT_FALSE(session.redo());
  }
  session.undo();
  session.perform(set_mark(session.review(), 0, Mark::accepted));
  EXPECT_FALSE(session.can_redo()) << "a new action ends what could be redone";
}

TEST_F(SessionTest, HasAllOnTheDiskAtEveryMoment) {
  Review after;
  {
    Session session(path_);
    session.perform(merge_rows(session.review(), 0));
    session.perform(set_comment(session.review(), 0, "both"));
    session.undo();
    after = session.review();
  }  // without close(), as kill -9 would
  EXPECT_EQ(on_disk(), small()) << "the file waits for save()";
  Session session(path_);
  EXPECT_EQ(session.review(), after);
  EXPECT_FALSE(session.is_saved());
  EXPECT_THAT(session.issues(), testing::IsEmpty());
  ASSERT_TRUE(session.redo());
  EXPECT_EQ(session.review().rows[0].comment, "both");
  session.undo();
  session.undo();
  EXPECT_EQ(session.review(), small());
}

TEST_F(SessionTest, UndoesOverASaveAndARestart) {
  {
    Session session(path_);
    session.perform(merge_rows(session.review(), 0));
    session.save();
    session.perform(set_mark(session.review(), 0, Mark::accepted));
    session.close();
  }
  EXPECT_EQ(shown(on_disk()), "猫が好き。,犬も。|I like cats.,Dogs too.!a");
  Session session(path_);
  EXPECT_TRUE(session.is_saved());
  session.undo();
  session.undo();
  EXPECT_EQ(session.review(), small());
}

TEST_F(SessionTest, ResumesWhetherOrNotTheFileWasWrittenBeforeTheEnd) {
  const std::string old = read_file(path_);
  {
    Session session(path_);
    session.perform(merge_rows(session.review(), 0));
    session.save();
  }
  const std::string saved = read_file(path_);
  for (const std::string& content : {old, saved}) {  // the end came before, or after
    write_file(path_, content);
    Session session(path_);
    EXPECT_EQ(session.review().rows.size(), 1U);
    EXPECT_TRUE(session.can_undo());
  }
}

TEST_F(SessionTest, DropsATornLastLine) {
  { Session(path_).perform(merge_rows(small(), 0)); }
  const std::string whole = read_file(journal());
  for (std::size_t cut = 1; cut < 40; cut += 13) {
    write_file(journal(), whole + whole.substr(0, cut));
    const Session session(path_);
    EXPECT_EQ(session.review().rows.size(), 1U);
    EXPECT_EQ(read_file(journal()), whole);
  }
}

TEST_F(SessionTest, KeepsAJournalThatDoesNotFit) {
  { Session(path_).perform(merge_rows(small(), 0)); }
  Review changed = small();
  changed.rows[0].comment = "by another program";
  write_file(path_, write_review(changed));
  {
    const Session session(path_);
    EXPECT_EQ(session.review(), changed);
    EXPECT_THAT(session.issues(), testing::ElementsAre(testing::HasSubstr("aside")));
  }
  EXPECT_THAT(read_file(journal() + ".aside"), testing::HasSubstr("merge"));
}

TEST_F(SessionTest, StopsWhereAJournalIsDamaged) {
  { Session(path_).perform(merge_rows(small(), 0)); }
  const std::string whole = read_file(journal());
  for (const char* damage : {"{\"do\":7}\n", "no json\n", "{\"redo\":1}\n",
                             "{\"do\":{\"verb\":\"x\",\"row\":0,\"splices\":[{\"at\":"
                             "99,\"old\":[],\"new\":[]}]}}\n"}) {
    write_file(path_, write_review(small()));
    write_file(journal(), whole + damage + "{\"undo\":1}\n");
    const Session session(path_);
    EXPECT_EQ(session.review().rows.size(), 1U) << damage;
    EXPECT_THAT(session.issues(), testing::ElementsAre(testing::HasSubstr("damaged")));
  }
}

TEST_F(SessionTest, IsOpenOnce) {
  {
    const Session session(path_);
    try {
      const Session second(path_);
      ADD_FAILURE() << "opened twice";
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::unavailable);
      EXPECT_THAT(error.what(), testing::HasSubstr("another awase"));
    }
  }
  EXPECT_NO_THROW(Session{path_});
}

TEST_F(SessionTest, LeavesNoJournalBehindWhenNothingWasDone) {
  {
    Session session(path_);
    session.go_to(1);
    EXPECT_TRUE(fs::exists(journal()));
    session.close();
  }
  EXPECT_FALSE(fs::exists(journal()));
}

TEST_F(SessionTest, ResumesAtThePlace) {
  {
    Session session(path_);
    session.go_to(1);
    session.go_to(7);  // not there
  }
  EXPECT_EQ(Session(path_).place(), 1U);
}

TEST_F(SessionTest, PerformsNothingThatDoesNotFit) {
  Session session(path_);
  const Action merge = merge_rows(session.review(), 0);
  session.perform(merge);
  EXPECT_THROW(session.perform(merge), Error);
  EXPECT_EQ(session.revision(), 1U);
}

}  // namespace
}  // namespace awase
