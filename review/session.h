// SPDX-License-Identifier: Apache-2.0
//
// A review that is safe on the disk at every moment: an alignment file, the journal
// beside it, and undo without limit, over restarts too.

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "review/action.h"
#include "review/journal.h"
#include "review/review.h"

namespace awase {

/// An alignment file open for review. Not safe to share between threads.
class Session {
 public:
  /// Opens the alignment at `path` and does again what its journal, PATH.journal, says.
  /// Throws Error: unavailable when it cannot be read, or when another process reviews
  /// it; input when it is no alignment.
  explicit Session(const std::string& path);

  const Review& review() const { return review_; }
  const std::string& path() const { return path_; }

  /// Goes up with every change; equal numbers mean equal rows.
  std::uint64_t revision() const { return revision_; }
  /// Row where the reviewer was last, from 0.
  std::size_t place() const { return place_; }
  /// What people should know of how it was opened, a line each.
  const std::vector<std::string>& issues() const { return issues_; }
  bool can_undo() const { return !undone_by_.empty(); }
  bool can_redo() const { return !redone_by_.empty(); }
  /// Whether the alignment file holds all that was done.
  bool is_saved() const { return is_saved_; }

  /// Writes `action` to the journal, then applies it. One without splices is not
  /// written. Throws Error: usage when it does not fit the rows, unavailable when the
  /// journal cannot be written; nothing is changed then.
  void perform(const Action& action);

  /// Takes the last action back, or does it again. What was applied to the rows;
  /// nothing when there is none.
  std::optional<Action> undo();
  std::optional<Action> redo();

  /// Notes where the reviewer is.
  void go_to(std::size_t row);

  /// Writes the alignment file, whole or not at all. The journal keeps what undo needs.
  void save();

  /// save(), and removes a journal in which nothing was done.
  void close();

 private:
  void replay(const std::vector<std::string>& lines, const std::string& file_hash);
  void read_line(const std::string& line, bool is_in_file);
  void step(std::vector<Action>& from, std::vector<Action>& to, bool changes_rows);

  std::string path_;
  Journal journal_;
  Review review_;
  std::vector<Action> undone_by_;  ///< What was done, last at the end.
  std::vector<Action> redone_by_;  ///< What was undone, last at the end.
  std::vector<std::string> issues_;
  std::uint64_t revision_ = 0;
  std::size_t place_ = 0;
  bool is_saved_ = true;
};

}  // namespace awase
