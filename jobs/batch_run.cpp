// SPDX-License-Identifier: Apache-2.0

#include "jobs/batch_run.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <numeric>
#include <utility>

#include "jobs/batch_clean.h"
#include "jobs/batch_page.h"
#include "jobs/memory_adder.h"
#include "jobs/stop_signal.h"
#include "text/error.h"
#include "text/file.h"
#include "text/file_endings.h"
#include "text/output_places.h"
#include "text/temporary_file.h"
#include "tmx/deduplicate.h"
#include "tmx/formats/unit_stream.h"
#include "tmx/write_tmx.h"

namespace awase {
namespace {

using State = BatchResults::Row::State;

/// What a pair weighs beside the bytes of its texts.
constexpr std::uint64_t kPairBytes = 2000;

std::uint64_t size_of(std::string_view path) {
  std::error_code error;
  const auto size = std::filesystem::file_size(std::filesystem::path(path), error);
  return error ? 0 : size;
}

std::vector<std::uint64_t> sizes_of(const Manifest& manifest) {
  std::vector<std::uint64_t> sizes(manifest.size(), kPairBytes);
  for (std::size_t k = 0; k < manifest.size(); ++k) {
    const ManifestRow row = manifest.row(k);
    if (row.wrong.empty()) sizes[k] += size_of(row.source) + size_of(row.target);
  }
  return sizes;
}

Manifest read_manifest(const BatchOptions& options) {
  return {read_file(options.manifest),
          options.manifest == "-" ? "standard input" : options.manifest,
          "." + std::string(format_name(options.format))};
}

BatchOptions settled(BatchOptions options) {
  check(options);
  if (options.workers == 0) options.workers = usable_cores();
  return options;
}

std::string shard_name(const BatchOptions& options) {
  return std::to_string(options.shard + 1) + "-of-" + std::to_string(options.shards);
}

/// The language of all rows; empty where they differ or do not say it.
std::string common_language(const Manifest& manifest, const std::string& given,
                            std::string_view ManifestRow::*language) {
  const std::string all = language_of_all(manifest, given, language);
  return all == "*all*" ? std::string() : all;
}

Failure failure_of(const WorkResult& result, const WorkLimits& limits) {
  switch (result.end) {
    case WorkEnd::timed_out:
      return {"timeout",
              Message("not done after {seconds} seconds; give more with --timeout",
                      {{"seconds", fixed(limits.timeout_seconds, 1)}})};
    case WorkEnd::out_of_memory:
      return {"memory",
              limits.max_memory_bytes > 0
                  ? Message("takes more than --max-memory; give more, or split the "
                            "texts")
                  : Message("out of memory; use fewer -j, or split the texts")};
    case WorkEnd::crashed:
    case WorkEnd::done:
      break;
  }
  return {"crash", Message::from_bytes(result.answer)};
}

/// What the worker said of a row; a failure when it could not.
RowAnswer answer_of(const WorkResult& result, const WorkLimits& limits) {
  RowAnswer answer;
  if (result.end == WorkEnd::done)
    answer = RowAnswer::from_bytes(result.answer);
  else
    answer.failure = failure_of(result, limits);
  return answer;
}

}  // namespace

void check(const BatchOptions& options) {
  if (!options.save_lexicon.empty() && !options.learn)
    throw Error(ErrorKind::usage,
                Message("--save-lexicon: nothing is learned without --learn; give "
                        "both"));
  std::vector<NamedPlace> inputs = {{"MANIFEST", options.manifest}};
  for (const std::string& path : options.pairs.words.lexicons)
    inputs.push_back({"--lexicon", path});
  for (const std::string& path : options.pairs.words.memories)
    inputs.push_back({"--memory", path});
  check_output_places(std::vector<NamedPlace>{{"--into", options.into},
                                              {"--save-lexicon", options.save_lexicon},
                                              {"--report", options.report}},
                      inputs);
  if (options.into.empty()) return;
  if (options.format != OutputFormat::tmx)
    throw Error(
        ErrorKind::usage,
        Message("--into: one file for all is a TMX or a memory; leave out --to"));
  if (packed_file_ending(options.into) != "tmx" && !goes_into_memory(options))
    throw Error(
        ErrorKind::usage,
        Message("--into: {file}: give a name that ends in .tmx, .tmx.gz or .awm",
                {{"file", options.into}}));
}

BatchRun::BatchRun(BatchOptions options, BatchWatch& watch)
    : options_(settled(std::move(options))),
      watch_(watch),
      manifest_(read_manifest(options_)),
      sizes_(sizes_of(manifest_)),
      journal_(options_.out, shard_name(options_), options_.resume),
      source_language_(common_language(manifest_, options_.source.language,
                                       &ManifestRow::source_language)),
      target_language_(common_language(manifest_, options_.target.language,
                                       &ManifestRow::target_language)),
      job_(options_.pairs) {
  const auto [first, last] = shard_rows(sizes_, options_.shard, options_.shards);
  results_.first = first;
  results_.rows.resize(last - first);
}

int BatchRun::work() {
  if (const std::size_t damaged = journal_.damaged_lines(); damaged > 0) {
    Remarks remarks;
    remarks.issues.emplace_back(Message::plural(
        "{out}: {count} line of the journal is damaged; its pair is done again",
        "{out}: {count} lines of the journal are damaged; their pairs are done again",
        damaged, {{"out", options_.out}}));
    watch_.told(remarks);
  }
  watch_.told(job_.load(source_language_, target_language_));
  if (options_.learn) {
    int signal = 0;
    std::optional<Lexicon> learned =
        learn(BatchWork(options_, manifest_, journal_, job_), signal);
    if (signal != 0) return signal;
    if (learned) {
      std::vector<Lexicon> lexicons;
      lexicons.push_back(std::move(*learned));
      watch_.told(job_.load(source_language_, target_language_, std::move(lexicons)));
    }
  }
  try {
    return work_through(BatchWork(options_, manifest_, journal_, job_));
  } catch (const DiskFullError& full) {
    throw stopped_by(full);
  }
}

/// A full disk stops the batch: whatever is left would fail too.
Error BatchRun::stopped_by(const DiskFullError& full) const {
  return {ErrorKind::unavailable,
          Message("{reason}; the batch stopped with {open} of {all} pairs still to do; "
                  "once there is room, the same command with --resume goes on",
                  {{"reason", full.message()},
                   {"open", results_.count(State::open)},
                   {"all", results_.rows.size()}})};
}

/// The rows of this run, longest first, so that no long one is left alone at the end.
std::vector<std::size_t> BatchRun::order() const {
  std::vector<std::size_t> order(results_.rows.size());
  std::iota(order.begin(), order.end(), results_.first);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return sizes_[a] > sizes_[b]; });
  return order;
}

int BatchRun::work_through(const BatchWork& work) {
  const std::vector<std::size_t> rows = order();
  std::uint64_t all = 0;
  for (const std::size_t row : rows) all += sizes_[row];
  const StopSignal stop;
  WorkerPool pool(options_.workers, options_.limits, [&work](std::string_view job) {
    return work.run(std::stoul(std::string(job)));
  });
  watch_.begins(rows.size(), all);
  for (auto next = rows.begin(); next != rows.end() || pool.pending() > 0;) {
    if (stop.signal() != 0) return stop.signal();
    for (; next != rows.end() && pool.has_room(); ++next) {
      const std::string_view wrong = manifest_.row(*next).wrong;
      if (wrong.empty()) {
        pool.submit(*next, std::to_string(*next));
      } else {
        results_.rows[*next - results_.first].state = State::failed;
        results_.failures.insert_or_assign(*next,
                                           Failure{"manifest", Message::marked(wrong)});
        watch_.ended(sizes_[*next], true);
      }
    }
    if (pool.pending() == 0) continue;
    for (const WorkResult& result : pool.wait(0.2)) {
      note(result);
      watch_.ended(sizes_[result.job],
                   results_.rows[result.job - results_.first].state == State::failed);
    }
    watch_.tick();
  }
  return 0;
}

/// Notes what became of a row.
void BatchRun::note(const WorkResult& result) {
  const ManifestRow named = manifest_.row(result.job);
  BatchResults::Row& row = results_.rows[result.job - results_.first];
  RowAnswer answer = answer_of(result, options_.limits);
  switch (answer.what) {
    case RowAnswer::What::failed:
      if (answer.failure.code == kDiskFull)
        throw DiskFullError(ErrorKind::unavailable, answer.failure.reason);
      watch_.failed(named.id, answer.failure);
      row.state = State::failed;
      results_.failures.insert_or_assign(result.job, std::move(answer.failure));
      return;
    case RowAnswer::What::done:
      answer.pair.offset = journal_.add(named.id, answer.pair, answer.units);
      row.state = State::done;
      for (const Issue& warning : answer.warnings) watch_.warned(named.id, warning);
      for (const Issue& detail : answer.details) watch_.explained(named.id, detail);
      break;
    case RowAnswer::What::kept:
      row.state = State::kept;
      answer.pair = *journal_.find(named.id);
      break;
  }
  row.figures = answer.pair.figures;
  row.offset = answer.pair.offset;
  row.bytes = answer.pair.bytes;
  row.warnings = answer.pair.warnings;
}

/// Calls `take` with the units of each row that has some, in the order of the manifest.
void BatchRun::for_each_units(
    const std::function<void(const std::string&)>& take) const {
  for (const BatchResults::Row& row : results_.rows)
    if (row.state == State::done || row.state == State::kept)
      take(journal_.units(row.offset, row.bytes));
}

/// The units of all rows.
void BatchRun::write_rows(TmxWriter& writer, const Header& header) {
  if (options_.clean)
    write_distinct(writer, header);
  else
    for_each_units([&](const std::string& units) { writer.add_written(units); });
  writer.finish();
}

void BatchRun::add_into_memory() {
  const TemporaryFile file = open_temporary_file();
  const Header header = header_for_all(options_, manifest_);
  TmxWriter writer(
      [&file](std::string_view bytes) {
        if (std::fwrite(bytes.data(), 1, bytes.size(), file.get()) != bytes.size())
          throw_temporary_file_error(errno);
      },
      header);
  write_rows(writer, header);
  std::rewind(file.get());
  const auto units = read_units(
      MemoryFormat::tmx,
      [&file](std::span<char> into) {
        return std::fread(into.data(), 1, into.size(), file.get());
      },
      options_.manifest);
  // What an earlier run put in, which --resume goes on with, is there already.
  MemoryAdder adder(options_.into, true);
  adder.add(*units, std::filesystem::path(options_.manifest).filename());
  adder.finish();
  results_.added = adder.counts();
  results_.memory_units = adder.units();
}

/// Writes the units of all rows as one TMX, or adds them to a memory.
void BatchRun::write_into() {
  if (goes_into_memory(options_)) {
    add_into_memory();
    return;
  }
  OutputFile output(options_.into);
  const Header header = header_for_all(options_, manifest_);
  TmxWriter writer([&output](std::string_view bytes) { output.write(bytes); }, header,
                   {.gzip = ends_in_gz(options_.into)});
  write_rows(writer, header);
  output.commit();
}

/// Of units whose letters and digits are the same, one: the likeliest.
void BatchRun::write_distinct(TmxWriter& writer, const Header& header) {
  Deduplicator duplicates({.sameness = Sameness::letters});
  for_each_units([&](const std::string& units) {
    for (const TranslationUnit& unit : read_written_units(units, header))
      duplicates.add(unit, header);
  });
  results_.duplicates = duplicates.settle();
  std::size_t number = 0;
  for_each_units([&](const std::string& units) {
    for (const TranslationUnit& unit : read_written_units(units, header))
      if (duplicates.is_kept(number++)) writer.add(unit);
  });
}

void BatchRun::finish() {
  try {
    if (!options_.into.empty()) write_into();
    write_results(results_, manifest_, options_);
    if (!options_.report.empty())
      write_file(options_.report, batch_page(results_, manifest_, options_));
    journal_.sync();
  } catch (const DiskFullError& full) {
    throw stopped_by(full);
  }
}

}  // namespace awase
