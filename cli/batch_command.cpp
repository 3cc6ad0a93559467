// SPDX-License-Identifier: Apache-2.0
//
// Many pairs: a manifest in, an output for each pair, whatever becomes of the others.

#include <cstdio>
#include <memory>
#include <optional>

#include "cli/batch_options.h"
#include "cli/commands.h"
#include "jobs/batch_report.h"
#include "jobs/batch_run.h"
#include "terminal/batch_progress.h"
#include "text/file.h"

namespace awase {
namespace {

/// Shows on the terminal what happens.
class BatchTeller : public BatchWatch {
 public:
  BatchTeller(const Console& console, Verbosity verbosity, bool json)
      : console_(console), verbosity_(verbosity), json_(json) {}

  void told(const Remarks& remarks) override { RemarkTeller(console_).tell(remarks); }
  void begins(std::size_t rows, std::uint64_t bytes) override {
    progress_.emplace(console_.environment(), verbosity_, json_, rows, bytes);
  }
  void warned(std::string_view id, const Issue& issue) override {
    console_.explain(
        Message("{id}: warning: {issue}", {{"id", id}, {"issue", rendered(issue)}}));
  }
  void explained(std::string_view id, const Issue& detail) override {
    console_.explain(
        Message("{id}: {detail}", {{"id", id}, {"detail", rendered(detail)}}));
  }
  void failed(std::string_view id, const Failure& failure) override {
    console_.explain(
        Message("{id}: {code}: {reason}",
                {{"id", id}, {"code", failure.code}, {"reason", failure.reason}}));
  }
  void ended(std::uint64_t bytes, bool failed) override {
    progress_->add(bytes, failed);
  }
  void tick() override { progress_->tell(); }

  void finish() { progress_.reset(); }

 private:
  const Console& console_;
  Verbosity verbosity_;
  bool json_;
  std::optional<BatchProgress> progress_;
};

/// Says what is left to do and ends as the signal does.
void stop(const BatchRun& run, int signal, const Console& console) {
  const BatchResults& results = run.results();
  console.tell(
      Message("stopped with {open} of {all} pairs still to do; the same command with "
              "--resume goes on",
              {{"open", results.count(BatchResults::Row::State::open)},
               {"all", results.rows.size()}}));
  end_by_signal(signal);
}

void summarize(const BatchRun& run, const BatchCommandOptions& options,
               const Console& console) {
  const bool json_log = options.log_format == "json";
  const std::string json =
      options.json || json_log
          ? batch_summary_json(run.results(), run.manifest(), run.options())
          : std::string();
  if (options.json) write_file("-", json);
  if (json_log) {
    std::fwrite(json.data(), 1, json.size(), stderr);
    return;
  }
  for (const Message& sentence :
       batch_summary(run.results(), run.manifest(), run.options()))
    console.tell(sentence);
}

ExitStatus run_batch(BatchCommandOptions options, const Console& console) {
  BatchOptions& batch = options.batch;
  batch.format = choose_format(options.format, "", false);
  check_pair_options(batch.pairs, batch.format);
  apply_tool(options.tool, console, batch.pairs, batch.style.memory);
  batch.pairs.cut_beads = is_memory(batch.format);
  batch.pairs.dictionary_folders = console.environment().dictionary_folders();
  settle_embeddings(console.environment(), batch.limits, batch.pairs.embeddings);
  if (keeps_order(batch.format)) batch.pairs.find_crossed = false;
  batch.style = settled_style(batch.style, batch.pairs, console.environment());
  batch.source = options.given.source;
  batch.target = options.given.target;
  batch.reader = &reader_catalogue();
  BatchTeller teller(console, console.verbosity(), options.log_format == "json");
  BatchRun run(batch, teller);
  const int signal = run.work();
  teller.finish();
  if (signal != 0) stop(run, signal, console);
  run.finish();
  summarize(run, options, console);
  const BatchResults& results = run.results();
  if (results.failures.empty()) return ExitStatus::done;
  return results.failures.size() == results.rows.size() ? ExitStatus::not_run
                                                        : ExitStatus::no;
}

}  // namespace

Run declare_batch(OptionTable& table) {
  const auto options = std::make_shared<BatchCommandOptions>();
  add_batch_options(table, *options);
  return run_with(options, run_batch);
}

}  // namespace awase
