// SPDX-License-Identifier: Apache-2.0

#include "review/session.h"

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <functional>
#include <nlohmann/json.hpp>
#include <random>
#include <regex>
#include <sstream>

#include <gmock/gmock.h>

#include "review/edits.h"
#include "review/review_file.h"
#include "review/row_json.h"
#include "tests/review/rows.h"
#include "tests/scratch_folder.h"
#include "tests/text/faulty_disk.h"
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

TEST(RowJson, IsTheSameAsTextAndAsATree) {
  Row row;
  for (const double confidence : {0.0, 1.0, 0.5, 0.9812, 0.1234567, 1e-9})
    for (const Mark mark : {Mark::open, Mark::deleted}) {
      row.confidence = confidence;
      row.mark = mark;
      row.comment = mark == Mark::open ? "" : std::string("a\"b\\c\n\0d\x1F", 9);
      row.is_by_hand = mark == Mark::open;
      row.is_edited = !row.is_by_hand;
      row.cells[0] = {{7, true, BlockKind::heading, "猫\t𩸽"}, {8, false, {}, ""}};
      std::string text;
      append_row_json(text, row);
      EXPECT_EQ(nlohmann::json::parse(text), row_json(row)) << text;
      EXPECT_EQ(row_from_json(nlohmann::json::parse(text)), row) << text;
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
      {head + "bead\t0.5\topen\ns\t-1\t-\ta\n", "x:3: a segment has a number"},
      {head + "bead\t0.5\topen\tby-foot\n", "x:2: behind the mark"},
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
  SessionTest() { write_file(path_, write_review(small())); }

  std::string journal() const { return path_ + ".journal"; }
  std::vector<std::string> names() const { return scratch_.names(); }
  /// An alignment as if nobody had reviewed it.
  void begin_anew(Disk& disk = Disk::system()) const {
    for (const auto& entry : fs::directory_iterator(folder_)) fs::remove(entry.path());
    write_file(path_, write_review(small()), disk);
  }
  Review on_disk() const { return read_review(read_file(path_), path_); }

  const ScratchFolder scratch_;
  const fs::path folder_ = scratch_.path();
  const std::string path_ = folder_ / "a.awase";
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
    EXPECT_THAT(english(session.issues()),
                testing::ElementsAre(testing::HasSubstr("aside")));
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
    EXPECT_THAT(english(session.issues()),
                testing::ElementsAre(testing::HasSubstr("damaged")));
  }
}

/// A session of every sort of line, a step at a time.
const std::vector<std::function<void(Session&)>>& work() {
  static const std::vector<std::function<void(Session&)>> kWork = {
      [](Session& s) { s.perform(set_comment(s.review(), 0, "first")); },
      [](Session& s) { s.perform(set_comment(s.review(), 1, "second")); },
      [](Session& s) { s.go_to(0); },
      [](Session& s) { s.undo(); },
      [](Session& s) { s.redo(); },
      [](Session& s) { s.save(); },
      [](Session& s) { s.perform(set_mark(s.review(), 0, Mark::accepted)); },
      [](Session& s) { s.perform(set_mark(s.review(), 1, Mark::pinned)); },
      [](Session& s) { s.undo(); },
      [](Session& s) { s.perform(set_mark(s.review(), 1, Mark::doubtful)); },
  };
  return kWork;
}

TEST_F(SessionTest, HasEachStepAfterALossOfPower) {
  for (const auto loss : {FaultyDisk::Loss::names_and_bytes, FaultyDisk::Loss::bytes}) {
    for (std::size_t steps = 0; steps <= work().size(); ++steps) {
      begin_anew();
      FaultyDisk disk(folder_);
      Review expected;
      {
        Session session(path_, disk);
        for (std::size_t i = 0; i < steps; ++i) work()[i](session);
        expected = session.review();
      }
      disk.lose_power(loss);
      const Session session(path_);
      EXPECT_EQ(session.review(), expected) << steps;
      EXPECT_THAT(session.issues(), testing::IsEmpty()) << steps;
    }
  }
}

TEST_F(SessionTest, HasEachStepWhicheverCallFailsBeforeALossOfPower) {
  std::size_t failures = 0;
  for (std::size_t n = 0;; ++n) {
    begin_anew();
    FaultyDisk disk(folder_);
    Review expected = small();
    disk.fail_at(n, EIO);
    try {
      Session session(path_, disk);
      for (const auto& step : work()) {
        try {
          step(session);
        } catch (const Error&) {
          ++failures;
          step(session);  // the disk is well again
        }
      }
      expected = session.review();
    } catch (const Error&) {
      ++failures;
    }
    const bool is_over = disk.calls() <= n;
    disk.lose_power(FaultyDisk::Loss::names_and_bytes);
    const Session session(path_);
    ASSERT_EQ(session.review(), expected) << "call " << n;
    ASSERT_THAT(session.issues(), testing::IsEmpty()) << "call " << n;
    if (is_over) break;
  }
  EXPECT_GE(failures, 20U);
}

TEST_F(SessionTest, FitsItsFileWhereverASaveEnds) {
  for (std::size_t n = 0;; ++n) {
    begin_anew();
    FaultyDisk disk(folder_);
    Review expected;
    bool is_over = false;
    {
      Session session(path_, disk);
      session.perform(merge_rows(session.review(), 0));
      expected = session.review();
      const std::size_t before = disk.calls();
      disk.fail_at(n, EIO);
      try {
        session.save();
      } catch (const Error&) {
      }
      is_over = disk.calls() - before <= n;
    }
    disk.lose_power(FaultyDisk::Loss::names_and_bytes);
    const Session session(path_);
    ASSERT_EQ(session.review(), expected) << "call " << n;
    ASSERT_THAT(session.issues(), testing::IsEmpty()) << "call " << n;
    if (is_over) break;
  }
}

TEST_F(SessionTest, LeavesNoHalfLineOnAFullDisk) {
  FaultyDisk disk(folder_);
  Session session(path_, disk);
  session.perform(set_comment(session.review(), 0, "there was room"));
  const std::string before = read_file(journal());
  for (const std::uint64_t room : {0, 1, 30, 100}) {
    disk.leave_room(room);
    EXPECT_THROW(session.perform(set_mark(session.review(), 1, Mark::accepted)),
                 DiskFullError);
    EXPECT_EQ(read_file(journal()), before);
    EXPECT_EQ(session.review().rows[1].mark, Mark::open);
  }
  disk.leave_room(100'000);
  session.perform(set_mark(session.review(), 1, Mark::accepted));
  EXPECT_EQ(session.review().rows[1].mark, Mark::accepted);
}

/// Without the waiting: for tests in which no power is lost.
class HastyDisk : public Disk {
  int sync(int) override { return 0; }
  int sync_data(int) override { return 0; }
};

TEST_F(SessionTest, NoticesEveryDamagedByteAndKeepsAllOtherSteps) {
  HastyDisk disk;
  Review wanted;
  {
    Session session(path_, disk);
    for (const auto& step : work()) step(session);
    wanted = session.review();
  }
  const std::string file = read_file(path_);
  const std::string whole = read_file(journal());
  std::size_t lost = 0;
  for (std::size_t at = 0; at < whole.size(); ++at) {
    const int bit = static_cast<int>(at % 8);
    begin_anew(disk);
    write_file(path_, file, disk);
    std::string damaged = whole;
    damaged[at] = static_cast<char>(damaged[at] ^ (1 << bit));
    write_file(journal(), damaged, disk);
    const Session session(path_, disk);
    if (session.review() == wanted) continue;
    ++lost;
    ASSERT_FALSE(session.issues().empty()) << at << "^" << bit;
    EXPECT_THAT(session.issues()[0].english(), testing::HasSubstr("damaged"));
    // One of the steps that are not in the file yet is lost at most.
    const auto& rows = session.review().rows;
    EXPECT_EQ(rows[0].comment, "first");
    EXPECT_EQ(rows[1].comment, "second");
    EXPECT_TRUE(rows[0].mark == Mark::accepted || rows[1].mark == Mark::doubtful)
        << at << "^" << bit;
  }
  EXPECT_GT(lost, 0U);
}

TEST_F(SessionTest, DoesNoLineTwiceAndNoticesThoseThatAreMissing) {
  HastyDisk disk;
  Review wanted;
  {
    Session session(path_, disk);
    for (const auto& step : work()) step(session);
    wanted = session.review();
  }
  const std::string file = read_file(path_);
  std::vector<std::string> whole;
  std::istringstream journal_lines(read_file(journal()));
  for (std::string line; std::getline(journal_lines, line);) whole.push_back(line);
  const auto with = [&](const std::vector<std::string>& lines) {
    begin_anew(disk);
    write_file(path_, file, disk);
    std::string content;
    for (const std::string& line : lines) content += line + '\n';
    write_file(journal(), content, disk);
    return Session(path_, disk);
  };
  const auto is_numbered = [&](std::size_t at) {
    return whole[at].find(R"("place")") == std::string::npos;
  };
  for (std::size_t at = 0; at < whole.size(); ++at) {
    const auto begin = [&](auto& lines, std::size_t offset) {
      return lines.begin() + static_cast<std::ptrdiff_t>(offset);
    };
    for (std::size_t behind = at + 1; behind <= whole.size(); ++behind) {
      auto lines = whole;
      lines.insert(begin(lines, behind), whole[at]);
      const Session session = with(lines);
      EXPECT_EQ(session.review(), wanted) << at << " again at " << behind;
      EXPECT_EQ(session.issues().empty(), !is_numbered(at)) << at << ", " << behind;
    }
    auto lines = whole;
    lines.erase(begin(lines, at));
    const Session without = with(lines);
    if (at + 1 < whole.size()) {  // An end that is missing cannot be told from none.
      EXPECT_EQ(without.issues().empty(), !is_numbered(at)) << at;
    }
    if (at + 1 == whole.size()) continue;
    lines = whole;
    std::swap(lines[at], lines[at + 1]);
    const Session swapped = with(lines);
    EXPECT_TRUE(swapped.review() == wanted || !swapped.issues().empty()) << at;
  }
}

TEST_F(SessionTest, SaysWhateverRandomDamageChanges) {
  HastyDisk disk;
  Review wanted;
  {
    Session session(path_, disk);
    for (const auto& step : work()) step(session);
    wanted = session.review();
  }
  const std::string file = read_file(path_);
  const std::string whole = read_file(journal());
  std::mt19937 random(11);
  const auto below = [&random](std::size_t end) { return random() % end; };
  // Not the last line: that its end was never written is no damage.
  const std::size_t end = whole.rfind("{\"do\"");
  for (int run = 0; run < 300; ++run) {
    std::string damaged = whole;
    const std::size_t at = below(end);
    switch (run % 4) {
      case 0:
        damaged[at] = static_cast<char>(damaged[at] ^ (1 << below(8)));
        break;
      case 1:
        damaged.erase(at, std::min(1 + below(300), end - at));
        break;
      case 2:
        damaged.insert(at, whole.substr(below(whole.size()), 1 + below(300)));
        break;
      default:
        for (std::size_t k = at; k < std::min(at + 64, end); ++k)
          damaged[k] = static_cast<char>(random());
    }
    begin_anew(disk);
    write_file(path_, file, disk);
    write_file(journal(), damaged, disk);
    const Session session(path_, disk);
    EXPECT_TRUE(session.review() == wanted || !session.issues().empty()) << run;
    EXPECT_EQ(session.review().rows[0].comment, "first") << run;
  }
}

TEST_F(SessionTest, MendsAJournalSoThatItIsToldOnce) {
  {
    Session session(path_);
    session.perform(set_comment(session.review(), 0, "first"));
    session.perform(set_comment(session.review(), 1, "second"));
    session.perform(set_mark(session.review(), 0, Mark::accepted));
  }
  std::string content = read_file(journal());
  content[content.find("second")] = 'S';
  write_file(journal(), content);
  {
    const Session session(path_);
    EXPECT_EQ(session.review().rows[0].comment, "first");
    EXPECT_EQ(session.review().rows[1].comment, "");
    EXPECT_EQ(session.review().rows[0].mark, Mark::accepted);
    ASSERT_EQ(session.issues().size(), 1U);
    EXPECT_THAT(session.issues()[0].english(),
                testing::HasSubstr("journal:4: damaged"));
    EXPECT_EQ(read_file(journal() + ".aside"), content);
  }
  Session session(path_);
  EXPECT_THAT(session.issues(), testing::IsEmpty());
  ASSERT_TRUE(session.undo());
  ASSERT_TRUE(session.undo());
  EXPECT_EQ(session.review(), small()) << "what is not lost can be undone still";
}

TEST_F(SessionTest, KeepsManyMarksInFewBytes) {
  Review many;
  many.origins = small().origins;
  for (int i = 0; i < 1000; ++i) many.rows.push_back(small().rows[0]);
  write_file(path_, write_review(many));
  const auto before = [&] { return read_file(journal()).size(); };
  Session session(path_);
  const std::size_t empty = before();
  session.perform(accept_rows(session.review(), 0, 1000, 0.0));
  EXPECT_LT(before() - empty, 300U);
  EXPECT_EQ(session.review().rows[999].mark, Mark::accepted);
  const auto undone = session.undo();
  ASSERT_TRUE(undone);
  EXPECT_EQ(session.review().rows[999].mark, Mark::open);
  ASSERT_TRUE(session.redo());
}

TEST_F(SessionTest, PutsMarksOnNoOtherRowsWhenAStepBeforeIsLost) {
  {
    Session session(path_);
    session.perform(merge_rows(session.review(), 0));
    session.perform(mark_rows(session.review(), 0, 1, Mark::accepted));
  }
  {
    Session session(path_);
    EXPECT_THAT(session.issues(), testing::IsEmpty());
    ASSERT_EQ(session.review().rows.size(), 1U);
    EXPECT_EQ(session.review().rows[0].mark, Mark::accepted) << "done again";
  }
  std::string content = read_file(journal());
  content[content.find("merge")] = 'M';
  write_file(journal(), content);
  const Session session(path_);
  EXPECT_EQ(session.review(), small()) << "the merge is lost, and what was on it";
  EXPECT_EQ(session.issues().size(), 2U);
}

TEST_F(SessionTest, ReadsJournalsWithoutSums) {
  std::string old;
  {
    Session session(path_);
    session.perform(set_comment(session.review(), 0, "first"));
    session.perform(set_comment(session.review(), 1, "second"));
    session.undo();
  }
  // As Awase wrote it before: the same lines without what is new in them.
  old = read_file(journal());
  for (const char* pattern :
       {R"(,"sum":"[0-9a-f]{16}")", R"(,"n":[0-9]+)", R"re("(step|on)":[0-9]+,)re"})
    old = std::regex_replace(old, std::regex(pattern), "");
  write_file(journal(), old);
  Session session(path_);
  EXPECT_THAT(session.issues(), testing::IsEmpty());
  EXPECT_EQ(session.review().rows[0].comment, "first");
  EXPECT_EQ(session.review().rows[1].comment, "");
  ASSERT_TRUE(session.redo());
  session.perform(set_mark(session.review(), 0, Mark::accepted));
  const Review after = session.review();
  ASSERT_TRUE(session.undo());
  ASSERT_TRUE(session.undo());
  EXPECT_EQ(session.review().rows[1].comment, "");
  ASSERT_TRUE(session.redo());
  ASSERT_TRUE(session.redo());
  EXPECT_EQ(session.review(), after);
}

TEST_F(SessionTest, LeavesNothingBehindWhenItCannotBegin) {
  EXPECT_THROW(Session{folder_ / "none.awase"}, Error);
  write_file(folder_ / "a.txt", "no alignment\n");
  EXPECT_THROW(Session{folder_ / "a.txt"}, Error);
  FaultyDisk disk(folder_);
  disk.leave_room(5);
  EXPECT_THROW(Session(path_, disk), DiskFullError);
  { const Session looked_at(path_); }
  EXPECT_THAT(names(), testing::ElementsAre("a.awase", "a.txt"));
}

TEST_F(SessionTest, IsOneUnderAllNamesOfAFile) {
  fs::create_symlink(path_, folder_ / "link.awase");
  fs::create_hard_link(path_, folder_ / "hard.awase");
  const auto expect_busy = [](const std::string& path) {
    try {
      const Session second(path);
      ADD_FAILURE() << path << " opened twice";
    } catch (const Error& error) {
      EXPECT_THAT(error.what(), testing::HasSubstr("another awase"));
    }
  };
  Session session(path_);
  for (const char* name : {"link.awase", "hard.awase"}) expect_busy(folder_ / name);
  session.perform(merge_rows(session.review(), 0));
  session.save();
  for (const char* name : {"link.awase", "hard.awase"}) expect_busy(folder_ / name);
  EXPECT_THROW(write_file(path_, "by another command"), Error);
  session.close();
  EXPECT_THAT(names(), testing::Not(testing::Contains("link.awase.journal")));
}

TEST_F(SessionTest, WritesThroughALink) {
  fs::create_symlink("a.awase", folder_ / "link.awase");
  {
    Session session(folder_ / "link.awase");
    session.perform(merge_rows(session.review(), 0));
    session.close();
  }
  EXPECT_TRUE(fs::is_symlink(folder_ / "link.awase"));
  EXPECT_EQ(on_disk().rows.size(), 1U);
  Session session(path_);
  EXPECT_TRUE(session.can_undo()) << "one journal for both names";
}

TEST_F(SessionTest, NeverOverwritesWhatAnotherProgramWrote) {
  Review changed = small();
  changed.rows[0].comment = "by another program";
  Session session(path_);
  session.perform(merge_rows(session.review(), 0));
  {  // an editor asks for no lock
    fs::remove(path_);
    std::ofstream(path_) << write_review(changed);
  }
  for (int round = 0; round < 2; ++round) {
    try {
      session.close();
      ADD_FAILURE() << "saved";
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::unavailable);
      EXPECT_THAT(error.what(), testing::HasSubstr("a.reviewed.awase"));
    }
    EXPECT_EQ(on_disk(), changed);
    EXPECT_EQ(read_review(read_file(folder_ / "a.reviewed.awase"), "x"),
              session.review());
  }
  EXPECT_FALSE(session.is_saved());
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
