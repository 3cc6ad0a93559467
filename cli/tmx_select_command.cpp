// SPDX-License-Identifier: Apache-2.0

#include <memory>

#include "cli/tmx_commands.h"
#include "cli/tmx_files.h"
#include "terminal/arguments.h"
#include "tmx/formats/memory_input.h"
#include "tmx/pass_memory.h"

namespace awase {
namespace {

struct SelectCommandOptions {
  SelectOptions select;
  PassOptions pass;
};

ExitStatus run_select(const SelectCommandOptions& options, const Console& console) {
  const Selector selector(options.select);
  check_places(options.pass.input, options.pass.output.path, options.pass.dropped);
  OutputFile output(options.pass.output.path);
  DroppedUnits dropped = dropped_units(options.pass);
  require_tmx(options.pass.input);
  const PassedMemory done = select_units(options.pass.input, selector, sink_of(output),
                                         write_options(options.pass.output), dropped);
  output.commit();
  console.warn(done.issues);
  console.tell(
      units_left_out(done.left_out, units_written(done.written, output.name())));
  return ExitStatus::done;
}

void add_value_options(OptionTable& table, SelectOptions& select) {
  table.heading("What units say of themselves");
  table
      .add_option("--min-confidence", select.min_confidence, "P",
                  "x-confidence is at least this, 0 to 1")
      ->range(0, 1);
  table
      .add_option("--max-confidence", select.max_confidence, "P",
                  "x-confidence is at most this")
      ->range(0, 1);
  table.add_option(
      "--since", select.since, "DATE",
      "Changed or created on this day or later: 2026-01-31, 20260131T120000Z");
  table.add_option("--until", select.until, "DATE",
                   "Changed or created on this day or before");
  table.add_option("--prop", select.props, "PROP",
                   "Has this prop, on the unit or a side: NAME, NAME=VALUE or "
                   "NAME~REGEX. May be given again, as those that follow");
  table.add_option("--attribute", select.attributes, "ATTR",
                   "Has this attribute, likewise: creationid=ann, tuid~^7");
  table.add_option("--lang", select.languages, "TAG",
                   "Has a side in this language; de is de-AT too");
}

void add_text_options(OptionTable& table, SelectOptions& select) {
  table.heading("What their text says");
  table.add_option("--text", select.text, "TEXT", "Some side has this text in it");
  table.add_option("--source-text", select.source_text, "TEXT", "The source has it");
  table.add_option("--target-text", select.target_text, "TEXT", "A target has it");
  table.add_option("--regex", select.regex, "REGEX",
                   "Some side matches this regular expression (RE2)");
  table.add_option("--source-regex", select.source_regex, "REGEX",
                   "The source matches it");
  table.add_option("--target-regex", select.target_regex, "REGEX",
                   "A target matches it");
  table.add_flag("-i,--ignore-case", select.ignore_case,
                 "Upper and lower case are the same, in texts and expressions");
}

}  // namespace

Run declare_tmx_select(OptionTable& table) {
  const auto options = std::make_shared<SelectCommandOptions>();
  add_pass_options(table, options->pass, true);
  add_value_options(table, options->select);
  add_text_options(table, options->select);
  table.heading("All of it must be true");
  table.add_flag("--not", options->select.invert,
                 "Take the units of which not all of this is true");
  return run_with(options, run_select);
}

}  // namespace awase
