// SPDX-License-Identifier: Apache-2.0
//
// Records in, records out, for ever: what engines run beside their own work.

#include <memory>
#include <unistd.h>

#include "cli/align_options.h"
#include "cli/batch_options.h"
#include "cli/commands.h"
#include "jobs/pipe_run.h"
#include "text/file.h"

namespace awase {
namespace {

struct PipeCommandOptions {
  PipeOptions pipe;
  bool tsv = false;
  bool bitextor = false;
  bool strict = false;
};

ExitStatus run(PipeCommandOptions options, const Console& console) {
  options.pipe.pairs.dictionary_folders = console.environment().dictionary_folders();
  settle_embeddings(console.environment(), options.pipe.limits,
                    options.pipe.pairs.embeddings);
  check_pair_options(options.pipe.pairs, OutputFormat::jsonl);
  options.pipe.format = options.bitextor ? PipeFormat::bitextor
                        : options.tsv    ? PipeFormat::tsv
                                         : PipeFormat::json;
  OutputFile output("-");
  const PipeCounts counts =
      run_pipe(options.pipe, STDIN_FILENO,
               {.write = [&](std::string_view bytes) { output.write(bytes); },
                .flush = [&] { output.flush(); }},
               [&](const Remarks& remarks) { RemarkTeller(console).tell(remarks); });
  output.commit();
  console.tell(Message::plural(
      "{count} record: {aligned} aligned, {failed} failed",
      "{count} records: {aligned} aligned, {failed} failed", counts.records,
      {{"aligned", counts.records - counts.failed}, {"failed", counts.failed}}));
  if (counts.compared.asked > 0)
    console.explain(describe(counts.compared, options.pipe.pairs.embeddings.url));
  return options.strict && counts.failed > 0 ? ExitStatus::no : ExitStatus::done;
}

}  // namespace

Run declare_pipe(OptionTable& table) {
  const auto options = std::make_shared<PipeCommandOptions>();
  table.heading("Records");
  Option* tsv = table.add_flag(
      "--tsv", options->tsv,
      "Records are id, source, target, tabs between; answers id and JSON");
  table
      .add_flag("--bitextor", options->bitextor,
                "Records are two URLs and two documents as base64, tabs between")
      ->excludes(tsv);
  table.add_flag(
      "--strict", options->strict,
      "End with status 1 when a record failed; else its answer alone says so");
  PipeOptions& pipe = options->pipe;
  add_work_options(table, pipe.workers, pipe.limits);
  add_reading_options(table, pipe.given, pipe.pairs.reading);
  add_wanted_options(table, pipe.pairs);
  add_alignment_options(table, pipe.pairs);
  add_word_options(table, pipe.pairs.words);
  add_embedding_options(table, pipe.pairs.embeddings);
  return run_with(options, run);
}

}  // namespace awase
