// SPDX-License-Identifier: Apache-2.0
//
// What a worker of `awase batch` does with a row of the manifest.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "jobs/batch_journal.h"
#include "jobs/batch_manifest.h"
#include "jobs/batch_options.h"
#include "jobs/pair_job.h"
#include "text/error.h"

namespace awase {

/// Why there is nothing for a row.
struct Failure {
  std::string code;  ///< A word for programs.
  Message reason = Message::verbatim("");
};

/// The word for an error that stops the batch: nothing more can be written.
inline constexpr std::string_view kDiskFull = "disk-full";

/// The word for an error in failures.tsv and in the records of `awase pipe`.
std::string_view error_code(const Error& error);

/// What a worker says of a row.
struct RowAnswer {
  enum class What : char { done = 'd', kept = 'k', failed = 'f' };
  What what = What::failed;
  DonePair pair;                ///< When done.
  std::vector<Issue> warnings;  ///< When done.
  std::vector<Issue> details;   ///< When done: how.
  std::string units;            ///< When done, with --into.
  Failure failure;              ///< When failed.

  /// As fields (text/fields.h), whatever they hold; and back. Throws Error (input) for
  /// what was cut off.
  std::string to_bytes(std::string_view id) const;
  static RowAnswer from_bytes(std::string_view bytes);
};

/// The header of the one TMX that --into writes: the same for every shard.
Header header_for_all(const BatchOptions& options, const Manifest& manifest);

/// The language that all rows have, or "*all*"; `given` is that of the rows without.
std::string language_of_all(const Manifest& manifest, const std::string& given,
                            std::string_view ManifestRow::*language);

/// Aligns rows and writes their outputs. All it is given must outlive it.
class BatchWork {
 public:
  BatchWork(const BatchOptions& options, const Manifest& manifest,
            const BatchJournal& journal, const PairJob& job);

  /// Works on the row at `index` of the manifest and gives a RowAnswer as bytes.
  std::string run(std::size_t index) const;

  /// Aligns that row and gives the texts of the pairs that are sure, source and target
  /// of each as fields; nothing when the row cannot be aligned.
  std::string sure_pairs(std::size_t index) const;

  /// Of what all outputs hang on.
  const std::string& fingerprint() const { return fingerprint_; }

 private:
  PairFiles files(const ManifestRow& row) const;
  TextInput input(std::string_view path, std::string_view language,
                  const TextInput& given) const;
  std::string key(const PairFiles& files) const;
  bool is_done(const ManifestRow& row, const std::string& key) const;
  RowAnswer align(const ManifestRow& row) const;
  std::vector<std::string> outputs(const ManifestRow& row) const;
  std::vector<std::string> render(const AlignedPair& pair, const ManifestRow& row,
                                  std::vector<Issue>& warnings) const;
  void refuse_to_overwrite(const ManifestRow& row) const;

  const BatchOptions& options_;
  const Manifest& manifest_;
  const BatchJournal& journal_;
  const PairJob& job_;
  Header header_;
  std::string fingerprint_;
};

}  // namespace awase
