// SPDX-License-Identifier: Apache-2.0
//
// A review that is safe on the disk at every moment: an alignment file, the journal
// beside it, and undo without limit, over restarts too.

#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "review/action.h"
#include "review/review.h"
#include "text/append_log.h"
#include "text/file_lock.h"
#include "text/issue.h"

namespace awase {

/// An alignment file open for review. Not safe to share between threads.
class Session {
 public:
  /// Opens the alignment at `path` and does again what its journal says: PATH.journal,
  /// beside the file itself where `path` is a link. Throws Error, leaving nothing
  /// behind: unavailable when it cannot be read, or when another process reviews it,
  /// under whatever name; input when it is no alignment.
  explicit Session(const std::string& path, Disk& disk = Disk::system());
  /// Removes a journal that this session made and wrote nothing into.
  ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  const Review& review() const { return review_; }
  const std::string& path() const { return path_; }
  /// The same with links followed, from the root on.
  const std::string& real_path() const { return real_path_; }

  /// Goes up with every change; equal numbers mean equal rows.
  std::uint64_t revision() const { return revision_; }
  /// Goes up with every change of rows or texts, not with one of marks alone.
  std::uint64_t texts_revision() const { return texts_revision_; }
  /// Row where the reviewer was last, from 0.
  std::size_t place() const { return place_; }
  /// What people should know of how it was opened, a line each.
  const std::vector<Issue>& issues() const { return issues_; }
  bool can_undo() const { return !done_.empty(); }
  bool can_redo() const { return !undone_.empty(); }
  /// Whether the alignment file holds all that was done.
  bool is_saved() const { return is_saved_; }
  /// Whether another program has changed the alignment file, or taken it away, since
  /// this session read or wrote it.
  bool is_changed_outside();

  /// Writes `action` to the journal, then applies it. One that changes nothing
  /// is not written. Throws Error: usage when it does not fit the rows, unavailable
  /// when the journal cannot be written; nothing is changed then.
  void perform(const Action& action);

  /// Takes the last action back, or does it again. What was applied to the rows;
  /// nothing when there is none.
  std::optional<Action> undo();
  std::optional<Action> redo();

  /// Notes where the reviewer is.
  void go_to(std::size_t row);

  /// Writes the alignment file, whole or not at all. The journal keeps what undo needs.
  /// Throws Error (unavailable) when the disk says no, or when another program changed
  /// the file since it was opened: then that stays as it is, and the review is written
  /// to a new file beside it.
  void save();

  /// save(), and removes a journal in which nothing was done.
  void close();

 private:
  /// An action with its number in the journal; 0 in a journal that has none.
  struct Step {
    std::uint64_t number = 0;
    Action action;
  };
  enum class Reading { done, damaged, misfit };
  /// What was wrong with a journal.
  struct Faults {
    std::size_t first_line = 0;  ///< From 1; 0 where there is none.
    std::size_t damaged = 0;     ///< Lines that cannot be read, or are missing.
    std::size_t misplaced = 0;   ///< Lines that stand there again, or too late.
    std::size_t misfits = 0;     ///< Steps that build on others that are lost.
  };

  void replay(const std::string& fitting_line);
  void append_numbered(std::string line, bool durable = true);
  Reading read_line(const std::string& line, bool is_in_file, bool is_after_damage);
  Reading read_step(const std::string& line, bool is_in_file, bool is_after_damage);
  bool is_done(std::uint64_t number) const;
  bool take_back_to(std::uint64_t number, bool is_in_file);
  bool move_step(std::vector<Step>& from, std::vector<Step>& to, bool changes_rows);
  void mend(const Faults& faults);
  void tell_of(const Faults& faults, const std::string& copy);
  void forget_what_does_not_fit();
  void note_change(const Action& applied);
  void append_step(const Step& step);
  void append_file_line();
  void keep_beside();

  std::string path_;
  std::string real_path_;  ///< No link.
  Disk& disk_;
  FileLock first_lock_;  ///< Of the file as it was opened: it may have other names.
  FileLock lock_;        ///< Of the file as it was saved last.
  std::unique_ptr<AppendLog> journal_;
  bool is_journal_unused_ = false;  ///< New, with nothing in it but the file's hash.
  Review review_;
  std::string file_hash_;  ///< Of the file as this session knows it.
  std::filesystem::file_time_type file_time_ = {};  ///< When it was so.
  std::string kept_path_;     ///< Where the review is written instead of the file.
  std::vector<Step> done_;    ///< What can be undone, last at the end.
  std::vector<Step> undone_;  ///< What can be redone, last at the end.
  std::uint64_t last_number_ = 0;
  std::uint64_t last_line_ = 0;  ///< Number of the last line with one in the journal.
  std::vector<Issue> issues_;
  std::uint64_t revision_ = 0;
  std::uint64_t texts_revision_ = 0;
  std::size_t place_ = 0;
  bool is_saved_ = true;
};

}  // namespace awase
