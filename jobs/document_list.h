// SPDX-License-Identifier: Apache-2.0
//
// Documents that are to be paired, wherever they lie: the files of a folder, files that
// a list names, or the records of a file of JSON lines.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "jobs/input.h"

namespace awase {

/// Documents by name. Texts of records stay on the disk until they are asked for.
class DocumentList {
 public:
  /// The documents of `place`: of a folder those that files_at() gives; of a file that
  /// begins with "{" one a line, each an object with the member `text`, perhaps `id` or
  /// `url`, and `lang` or `language`; of another file the paths that its lines name.
  /// Throws Error as files_at() does.
  explicit DocumentList(std::string place);
  /// These files.
  explicit DocumentList(std::vector<std::string> files) : names_(std::move(files)) {}

  std::size_t size() const { return names_.size(); }

  /// Paths; of records their id or url, else the file and the line. No two records have
  /// the same name.
  const std::vector<std::string>& names() const { return names_; }
  const std::string& name(std::size_t number) const { return names_[number]; }

  /// Whether these are records.
  bool holds_texts() const { return !records_.empty(); }

  /// What to read for a document. Throws Error (input) for a record without text or
  /// that is no JSON, and (unavailable) when its file can be read no more. Safe from
  /// several threads and processes.
  TextInput input(std::size_t number) const;

  /// Leaves out all whose names `wanted` does not hold, which is sorted.
  void keep(const std::vector<std::string>& wanted);

  /// Where it was opened; empty for files that were given.
  const std::string& place() const { return place_; }

 private:
  struct Record {
    std::uint64_t begin_bytes = 0;
    std::size_t size_bytes = 0;
  };

  std::string record(std::size_t number) const;
  void find_records();
  void name_records();

  std::string place_;
  std::vector<std::string> names_;
  std::vector<Record> records_;
};

/// Whether a file holds JSON lines: begins with "{".
bool holds_json_lines(const std::string& path);

}  // namespace awase
