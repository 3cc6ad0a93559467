// SPDX-License-Identifier: Apache-2.0
//
// Many pairs: a manifest in, an output for each pair, whatever becomes of the others.

#include <algorithm>
#include <filesystem>
#include <memory>
#include <numeric>
#include <optional>

#include "cli/batch_options.h"
#include "cli/command.h"
#include "jobs/batch_learn.h"
#include "jobs/batch_report.h"
#include "jobs/batch_work.h"
#include "jobs/stop_signal.h"
#include "text/error.h"
#include "text/file.h"
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

/// The rows of this run, longest first, so that no long one is left alone at the end.
std::vector<std::size_t> order_of(const BatchResults& results,
                                  const std::vector<std::uint64_t>& sizes) {
  std::vector<std::size_t> order(results.rows.size());
  std::iota(order.begin(), order.end(), results.first);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return sizes[a] > sizes[b]; });
  return order;
}

Failure failure_of(const WorkResult& result, const WorkLimits& limits) {
  switch (result.end) {
    case WorkEnd::timed_out:
      return {"timeout", "not done after " + fixed(limits.timeout_seconds, 1) +
                             " seconds; give more with --timeout"};
    case WorkEnd::out_of_memory:
      return {"memory",
              limits.max_memory_bytes > 0
                  ? "takes more than --max-memory; give more, or split the texts"
                  : "out of memory; use fewer -j, or split the texts"};
    case WorkEnd::crashed:
    case WorkEnd::done:
      break;
  }
  return {"crash", result.answer};
}

/// Notes what became of a row.
void note(const WorkResult& result, const BatchOptions& options,
          const Manifest& manifest, BatchJournal& journal, BatchResults& results,
          const Console& console) {
  const ManifestRow said = manifest.row(result.job);
  BatchResults::Row& row = results.rows[result.job - results.first];
  RowAnswer answer;
  if (result.end == WorkEnd::done) answer = RowAnswer::from_bytes(result.answer);
  if (answer.what == RowAnswer::What::failed) {
    Failure failure = result.end == WorkEnd::done ? Failure{answer.code, answer.reason}
                                                  : failure_of(result, options.limits);
    console.explain(std::string(said.id) + ": " + failure.code + ": " + failure.reason);
    row.state = State::failed;
    results.failures[result.job] = std::move(failure);
    return;
  }
  if (answer.what == RowAnswer::What::done) {
    row.state = State::done;
    answer.pair.offset = journal.add(said.id, answer.pair, answer.units);
    for (const std::string& warning : answer.warnings)
      console.explain(std::string(said.id) + ": warning: " + warning);
  } else {
    row.state = State::kept;
    answer.pair = *journal.find(said.id);
  }
  row.figures = answer.pair.figures;
  row.offset = answer.pair.offset;
  row.bytes = answer.pair.bytes;
  row.warnings = answer.pair.warnings;
}

/// Works through the rows; gives the signal that stopped it, or 0.
int work_through(const BatchOptions& options, const Manifest& manifest,
                 const std::vector<std::uint64_t>& sizes, const BatchWork& work,
                 BatchJournal& journal, BatchResults& results, const Console& console) {
  const std::vector<std::size_t> order = order_of(results, sizes);
  std::uint64_t all = 0;
  for (const std::size_t row : order) all += sizes[row];
  const StopSignal stop;
  WorkerPool pool(options.workers, options.limits, [&work](std::string_view job) {
    return work.run(std::stoul(std::string(job)));
  });
  BatchProgress progress(console.environment(), options.align.common.verbosity(),
                         options.log_format == "json", order.size(), all);
  for (auto next = order.begin(); next != order.end() || pool.pending() > 0;) {
    if (stop.signal() != 0) return stop.signal();
    while (next != order.end() && pool.has_room()) {
      const std::string_view wrong = manifest.row(*next).wrong;
      if (wrong.empty()) {
        pool.submit(*next, std::to_string(*next));
      } else {
        results.rows[*next - results.first].state = State::failed;
        results.failures[*next] = {"manifest", std::string(wrong)};
        progress.add(sizes[*next], true);
      }
      ++next;
    }
    if (pool.pending() == 0) continue;
    for (const WorkResult& result : pool.wait(0.2)) {
      note(result, options, manifest, journal, results, console);
      progress.add(sizes[result.job],
                   results.rows[result.job - results.first].state == State::failed);
    }
    progress.tell();
  }
  return 0;
}

/// Writes the units of all rows, in the order of the manifest, as one TMX.
void write_into(const BatchOptions& options, const Header& header,
                const BatchJournal& journal, const BatchResults& results) {
  OutputFile output(options.into);
  TmxWriter writer([&output](std::string_view bytes) { output.write(bytes); }, header,
                   {.gzip = options.into.ends_with(".gz")});
  for (const BatchResults::Row& row : results.rows)
    if (row.state == State::done || row.state == State::kept)
      writer.add_written(journal.units(row.offset, row.bytes));
  writer.finish();
  output.commit();
}

std::string shard_name(const BatchOptions& options) {
  return std::to_string(options.shard + 1) + "-of-" + std::to_string(options.shards);
}

/// A language of lexicons: what all rows have; empty where they differ.
std::string lexicon_language(const Manifest& manifest, const std::string& given,
                             std::string_view ManifestRow::*language) {
  const std::string all = language_of_all(manifest, given, language);
  return all == "*all*" ? std::string() : all;
}

ExitStatus finish(const BatchOptions& options, const Manifest& manifest,
                  const Header& header, const BatchJournal& journal,
                  const BatchResults& results, const Console& console) {
  if (!options.into.empty()) write_into(options, header, journal, results);
  write_results(results, manifest, options);
  journal.sync();
  const std::string json = options.align.json || options.log_format == "json"
                               ? batch_summary_json(results, manifest, options)
                               : std::string();
  if (options.align.json) write_file("-", json);
  if (options.log_format == "json")
    std::fwrite(json.data(), 1, json.size(), stderr);
  else
    for (const std::string& line : batch_summary(results, manifest, options))
      console.tell(line);
  if (results.failures.empty()) return ExitStatus::done;
  return results.failures.size() == results.rows.size() ? ExitStatus::not_run
                                                        : ExitStatus::no;
}

ExitStatus run_batch(BatchOptions options, const Environment& environment) {
  settle_batch_options(options);
  options.align.dictionary_folders = environment.dictionary_folders();
  const Console console(environment, options.align.common.verbosity());
  const OutputFormat format = choose_format(options.align.format, "", environment);
  check_pair_options(options.align, format);
  const Manifest manifest(read_file(options.manifest),
                          options.manifest == "-" ? "standard input" : options.manifest,
                          "." + options.align.format);
  const std::vector<std::uint64_t> sizes = sizes_of(manifest);
  BatchJournal journal(options.out, shard_name(options), options.resume);

  BatchResults results;
  const auto [first, last] = shard_rows(sizes, options.shard, options.shards);
  results.first = first;
  results.rows.resize(last - first);

  const std::string source = lexicon_language(manifest, options.align.source.language,
                                              &ManifestRow::source_language);
  const std::string target = lexicon_language(manifest, options.align.target.language,
                                              &ManifestRow::target_language);
  auto aligner =
      std::make_unique<PairAligner>(options.align, source, target, environment);
  if (options.learn) {
    const BatchWork first_pass(options, manifest, journal, *aligner);
    std::optional<Lexicon> learned = learn_from_batch(
        options, manifest, results, first_pass, journal, source, target, console);
    if (learned) {
      std::vector<Lexicon> lexicons;
      lexicons.push_back(std::move(*learned));
      aligner = std::make_unique<PairAligner>(options.align, source, target,
                                              environment, std::move(lexicons));
    }
  }
  const BatchWork work(options, manifest, journal, *aligner);
  const int signal =
      work_through(options, manifest, sizes, work, journal, results, console);
  if (signal != 0) {
    const std::size_t open = results.count(State::open);
    console.tell("stopped with " + std::to_string(open) + " of " +
                 std::to_string(results.rows.size()) +
                 " pairs still to do; the same command with --resume goes on");
    end_by(signal);
  }
  return finish(options, manifest, header_for_all(options, manifest, aligner->style()),
                journal, results, console);
}

}  // namespace

Run declare_batch(OptionTable& table) {
  const auto options = std::make_shared<BatchOptions>();
  add_batch_options(table, *options);
  return [options](const Environment& environment) {
    return run_batch(*options, environment);
  };
}

}  // namespace awase
