// SPDX-License-Identifier: Apache-2.0

#include <memory>

#include "cli/tmx_commands.h"
#include "cli/tmx_files.h"
#include "terminal/arguments.h"
#include "text/error.h"
#include "text/message.h"
#include "tmx/formats/split_memory.h"

namespace awase {
namespace {

struct SplitCommandOptions {
  std::string input;
  std::string by;
  SplitOptions split;
  MemoryOutputOptions output;
};

ExitStatus run_split(const SplitCommandOptions& options, const Console& console) {
  SplitOptions split = options.split;
  split.by_language = options.by == "language";
  if (split.max_units == 0 && split.max_bytes == 0 && !split.by_language)
    throw Error(ErrorKind::usage,
                Message("say how to split: --units, --bytes or --by language"));
  if (options.output.path == "-")
    throw Error(ErrorKind::usage,
                Message("several files cannot go to standard output; give -o"));

  const SplitMemory done = split_memory(
      options.input, options.output.path, split, write_options(options.output),
      [&](const std::string& file, const WriteSummary& summary) {
        console.warn(describe_issues(summary));
        console.tell(units_written(summary.units, file));
      });
  console.warn(done.issues);
  if (done.left_out > 0)
    console.warn(Message::plural(
        "{count} unit without text in two languages was left out",
        "{count} units without text in two languages were left out", done.left_out));
  if (done.parts == 0) console.warn(Message("there are no units; nothing was written"));
  return ExitStatus::done;
}

}  // namespace

Run declare_tmx_split(OptionTable& table) {
  const auto options = std::make_shared<SplitCommandOptions>();
  table.add_argument("FILE", options->input,
                     "TMX file, gzip or not; - is standard input");
  table.heading("Parts");
  Option* units = table
                      .add_option("--units", options->split.max_units, "N",
                                  "At most N units a part")
                      ->at_least(1);
  Option* bytes =
      table
          .add_option("--bytes", options->split.max_bytes, "SIZE",
                      "About so many bytes a part, before compression: 500M, 1G")
          ->size();
  Option* by = table.add_option(
      "--by", options->by, "WHAT",
      "language: a part for each pair of languages, NAME-ja-to-en.tmx");
  by->choices({"language"});
  by->excludes(units)->excludes(bytes);
  add_memory_output_options(table, options->output);
  return run_with(options, run_split);
}

}  // namespace awase
