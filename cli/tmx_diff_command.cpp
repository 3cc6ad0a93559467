// SPDX-License-Identifier: Apache-2.0

#include <memory>
#include <utility>

#include "cli/tmx_commands.h"
#include "text/error.h"
#include "text/file.h"
#include "text/output_places.h"
#include "tmx/diff_report.h"
#include "tmx/encoded_input.h"

namespace awase {
namespace {

struct DiffCommandOptions {
  std::string before;
  std::string after;
  std::string output = "-";
  bool everything = false;
  bool json = false;
};

ExitStatus run_diff(const DiffCommandOptions& options, const Console& console) {
  if (options.before == "-" && options.after == "-")
    throw Error(ErrorKind::usage, Message("-: both memories cannot be standard input"));
  check_output_places(
      std::vector<NamedPlace>{{"-o", options.output}},
      std::vector<NamedPlace>{{"OLD", options.before}, {"NEW", options.after}});
  const RereadableInput before(options.before);
  const RereadableInput after(options.after);
  OutputFile output(options.output);
  const Header header = TmxReader(after.open(), after.name()).header();
  bool first = true;
  const DiffSummary summary = diff_memories(
      [&] { return TmxReader(before.open(), before.name()); },
      [&] { return TmxReader(after.open(), after.name()); }, options.everything,
      [&](const Difference& difference) {
        if (options.json) return output.write(difference_json(difference));
        if (std::exchange(first, false))
          output.write("--- " + before.name() + "\n+++ " + after.name() + "\n");
        output.write(difference_text(difference, header, options.everything));
      });
  if (options.json) output.write(diff_summary_json(summary));
  output.commit();
  console.tell(Message::plural(
      "{changed} changed, {added} added, {removed} removed, {count} unit the same",
      "{changed} changed, {added} added, {removed} removed, {count} units the same",
      summary.same,
      {{"changed", summary.changed},
       {"added", summary.added},
       {"removed", summary.removed}}));
  return summary.has_differences() ? ExitStatus::no : ExitStatus::done;
}

}  // namespace

Run declare_tmx_diff(OptionTable& table) {
  const auto options = std::make_shared<DiffCommandOptions>();
  table.add_argument("OLD", options->before,
                     "TMX file, gzip or not; - is standard input");
  table.add_argument("NEW", options->after, "The one it is compared with");
  table.heading("Differences");
  table.add_flag("--all", options->everything,
                 "Compare attributes, props and notes too, not the texts alone");
  table.heading("Output");
  table.add_option("-o,--output", options->output, "FILE",
                   "File to write; - is standard output, which is the default");
  table.add_flag("--json", options->json,
                 "Write a JSON object a line for each difference, and one for all");
  return run_with(options, run_diff);
}

}  // namespace awase
