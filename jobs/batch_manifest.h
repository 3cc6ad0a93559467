// SPDX-License-Identifier: Apache-2.0
//
// The list of pairs that `awase batch` works through. docs/formats.md describes it.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace awase {

/// One pair of texts.
struct ManifestRow {
  std::string_view id;
  std::string_view source;
  std::string_view target;
  std::string_view source_language;  ///< As it stands; may be empty.
  std::string_view target_language;
  std::string out;   ///< Below the output folder: what the row says, else from the id.
  std::string more;  ///< Cells of the columns that are not known, tabs between.
  /// Why the row cannot be used, marked as translatable() does; empty when it can.
  std::string_view wrong;
};

/// A manifest, in memory as its text and a few words a row.
class Manifest {
 public:
  /// Takes the text of a manifest, as UTF-8. A row without `out` gets its id and
  /// `ending`. Rows that cannot be used are kept with the reason. Throws Error (input),
  /// for messages about `name`, when the header lacks id, source or target or has a
  /// column twice, and when there is no row.
  Manifest(std::string text, const std::string& name, std::string ending);

  std::size_t size() const { return lines_.size(); }
  ManifestRow row(std::size_t index) const;

  /// Names of the columns that are not known, tabs between.
  std::string_view more_columns() const { return more_columns_; }

 private:
  void read_header(std::string_view line, const std::string& name);
  void find_repeated();
  std::vector<std::string_view> cells(std::size_t index) const;

  std::string text_;
  std::string ending_;
  std::vector<std::pair<std::size_t, std::size_t>> lines_;  // Begin and end in text_.
  std::vector<bool> repeated_;
  std::vector<int> column_of_;  // Of each column: index in kColumns, or -1.
  std::string more_columns_;
};

/// Whether `path` names a file below a folder and nothing else: relative, no "..".
bool stays_below(std::string_view path);

/// Shares of the rows, of which those of `shard` (from 0) of `shards` are given: a run
/// of rows, in which each share has as much of `sizes` as can be.
std::pair<std::size_t, std::size_t> shard_rows(const std::vector<std::uint64_t>& sizes,
                                               std::size_t shard, std::size_t shards);

}  // namespace awase
