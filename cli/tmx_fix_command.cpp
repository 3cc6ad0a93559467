// SPDX-License-Identifier: Apache-2.0

#include <memory>
#include <optional>

#include "cli/tmx_commands.h"
#include "cli/tmx_files.h"
#include "text/issue.h"
#include "text/message.h"
#include "tmx/encoded_input.h"
#include "tmx/formats/memory_input.h"
#include "tmx/repair.h"

namespace awase {
namespace {

struct FixOptions {
  std::string input;
  MemoryOutputOptions output;
  std::string dropped;
};

ExitStatus run_fix(const FixOptions& options, const Console& console) {
  check_places(options.input, options.output.path, options.dropped);
  OutputFile output(options.output.path);
  std::optional<OutputFile> dropped;
  if (!options.dropped.empty()) dropped.emplace(options.dropped);

  RepairOptions repair;
  repair.write = write_options(options.output);
  if (dropped) {
    repair.on_dropped = [&](const TranslationUnit& unit, std::string_view reason) {
      dropped->write(dropped_lines(unit, reason));
    };
  }
  const RereadableInput input(options.input);
  require_tmx(input);
  std::vector<Issue> warnings;
  const RepairSummary summary = repair_tmx([&] { return input.open_damaged(warnings); },
                                           input.name(), sink_of(output), repair);
  if (dropped) dropped->commit();
  output.commit();  // Last: it may take the place of the input.

  for (const auto& [repaired, count] : summary.repairs)
    console.tell(describe_repair(repaired, count));
  console.warn(describe_issues(summary.written));
  console.warn(warnings);
  if (summary.lost_units > 0)
    console.warn(
        Message::plural("{count} unit has broken markup and was left out; --dropped "
                        "FILE keeps its text",
                        "{count} units have broken markup and were left out; --dropped "
                        "FILE keeps their text",
                        summary.lost_units));
  if (summary.lost_texts > 0)
    console.warn(
        Message::plural("{count} text outside of any unit was left out; --dropped FILE "
                        "keeps it",
                        "{count} texts outside of any unit were left out; --dropped "
                        "FILE keeps them",
                        summary.lost_texts));
  if (summary.stopped) {
    console.warn(Message::plural(
        "{reason}; what follows is lost, {count} unit before it were kept",
        "{reason}; what follows is lost, {count} units before it were kept",
        summary.written.units, {{"reason", *summary.stopped}}));
    return ExitStatus::no;
  }
  console.tell(units_written(summary.written.units, output.name()));
  const bool is_all = summary.lost_units == 0 && summary.lost_texts == 0;
  return is_all ? ExitStatus::done : ExitStatus::no;
}

}  // namespace

Run declare_tmx_fix(OptionTable& table) {
  const auto options = std::make_shared<FixOptions>();
  table.add_argument("FILE", options->input,
                     "TMX file, gzip or not; - is standard input");
  add_memory_output_options(table, options->output);
  table.heading("Output");
  table.add_option(
      "--dropped", options->dropped, "FILE",
      "Write the text of units that had to be left out here, a side a line");
  return run_with(options, run_fix);
}

}  // namespace awase
