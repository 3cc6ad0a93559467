// SPDX-License-Identifier: Apache-2.0
//
// Many pairs: a manifest in, an output for each pair, whatever becomes of the others.

#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "align/lexicon.h"
#include "jobs/batch_journal.h"
#include "jobs/batch_manifest.h"
#include "jobs/batch_report.h"
#include "jobs/batch_work.h"
#include "jobs/pair_job.h"
#include "jobs/worker_pool.h"
#include "tmx/write_tmx.h"

namespace awase {

/// Told what happens while a batch runs, by the process that runs it.
class BatchWatch {
 public:
  virtual ~BatchWatch() = default;

  /// Of what all rows share: lexicons, what was learned.
  virtual void told(const Remarks&) {}
  /// Rows are worked on from here: so many, of so many bytes.
  virtual void begins(std::size_t /*rows*/, std::uint64_t /*bytes*/) {}
  virtual void warned(std::string_view /*id*/, const Issue&) {}
  virtual void explained(std::string_view /*id*/, const Issue&) {}
  virtual void failed(std::string_view /*id*/, const Failure&) {}
  /// A row of so many bytes ended.
  virtual void ended(std::uint64_t /*bytes*/, bool /*failed*/) {}
  /// Some time has gone by.
  virtual void tick() {}
};

/// One run over the rows of a manifest, or of a shard of it.
class BatchRun {
 public:
  /// Reads the manifest and opens the journal. Throws Error as both do, and usage when
  /// options contradict each other. `watch` must outlive it.
  BatchRun(BatchOptions options, BatchWatch& watch);

  /// Works through the rows. Gives the signal that stopped it, or 0. This process must
  /// have one thread. Throws Error as PairJob::load() does.
  int work();

  /// Writes the one TMX, where there is one, and the tables.
  void finish();

  const BatchOptions& options() const { return options_; }
  const Manifest& manifest() const { return manifest_; }
  const BatchResults& results() const { return results_; }

 private:
  Error stopped_by(const DiskFullError& full) const;
  std::vector<std::size_t> order() const;
  int work_through(const BatchWork& work);
  void note(const WorkResult& result);
  void for_each_units(const std::function<void(const std::string&)>& take) const;
  void write_into();
  void add_into_memory();
  void write_rows(TmxWriter& writer, const Header& header);
  void write_distinct(TmxWriter& writer, const Header& header);

  // batch_learn.cpp
  std::optional<Lexicon> learn(const BatchWork& first_pass, int& signal);
  std::string learned_lines(const BatchWork& first_pass, int& signal);
  std::string learning_key(const BatchWork& first_pass) const;

  BatchOptions options_;
  BatchWatch& watch_;
  Manifest manifest_;
  std::vector<std::uint64_t> sizes_;  // By row.
  BatchJournal journal_;
  BatchResults results_;
  std::string source_language_, target_language_;  // Of all rows; empty: they differ.
  PairJob job_;
};

}  // namespace awase
