// SPDX-License-Identifier: Apache-2.0

#include <memory>

#include "cli/arguments.h"
#include "cli/tmx_commands.h"
#include "cli/tmx_files.h"
#include "tmx/formats/memory_input.h"
#include "tmx/read_tmx.h"
#include "tmx/select.h"

namespace awase {
namespace {

struct SelectCommandOptions {
  SelectOptions select;
  PassOptions pass;
  CommonOptions common;
};

ExitStatus run_select(const SelectCommandOptions& options,
                      const Environment& environment) {
  const Console console(environment, options.common.verbosity());
  const Selector selector(options.select);
  check_places(options.pass.input, options.pass.output.path, options.pass.dropped);
  OutputFile output(options.pass.output.path);
  DroppedUnits dropped(options.pass);
  require_tmx(options.pass.input);
  TmxReader reader = open_tmx(options.pass.input);
  const Header& header = reader.header();
  TmxWriter writer(sink_of(output), header, write_options(options.pass.output));
  std::size_t left_out = 0;
  for (TranslationUnit unit; reader.next(unit);) {
    const std::string reason = selector.reason_against(unit, header);
    if (reason.empty()) {
      writer.add(unit);
    } else {
      ++left_out;
      dropped.add(std::move(unit), header, reason);
    }
  }
  writer.finish();
  dropped.commit(header);
  output.commit();
  warn_all(console, reader.issues());
  warn_all(console, describe_issues(writer.summary()));
  console.tell(
      units_left_out(left_out, units_written(writer.summary().units, output.name())));
  return ExitStatus::done;
}

void add_value_options(OptionTable& table, SelectOptions& select) {
  constexpr const char* kGroup = translatable("What units say of themselves");
  table
      .add_option("--min-confidence", select.min_confidence,
                  "x-confidence is at least this, 0 to 1")
      ->type_name("P")
      ->group(kGroup)
      ->range(0, 1);
  table
      .add_option("--max-confidence", select.max_confidence,
                  "x-confidence is at most this")
      ->type_name("P")
      ->group(kGroup)
      ->range(0, 1);
  table
      .add_option("--since", select.since,
                  "Changed or created on this day or later: 2026-01-31, "
                  "20260131T120000Z")
      ->type_name("DATE")
      ->group(kGroup);
  table.add_option("--until", select.until, "Changed or created on this day or before")
      ->type_name("DATE")
      ->group(kGroup);
  table
      .add_option(
          "--prop", select.props,
          "Has this prop, on the unit or a side: NAME, NAME=VALUE or NAME~REGEX. "
          "May be given again, as those that follow")
      ->type_name("PROP")
      ->group(kGroup);
  table
      .add_option("--attribute", select.attributes,
                  "Has this attribute, likewise: creationid=ann, tuid~^7")
      ->type_name("ATTR")
      ->group(kGroup);
  table
      .add_option("--lang", select.languages,
                  "Has a side in this language; de is de-AT too")
      ->type_name("TAG")
      ->group(kGroup);
}

void add_text_options(OptionTable& table, SelectOptions& select) {
  constexpr const char* kGroup = translatable("What their text says");
  const auto option = [&](const char* name, std::string& value, const char* help,
                          const char* type) {
    table.add_option(name, value, help)->type_name(type)->group(kGroup);
  };
  option("--text", select.text, translatable("Some side has this text in it"), "TEXT");
  option("--source-text", select.source_text, translatable("The source has it"),
         "TEXT");
  option("--target-text", select.target_text, translatable("A target has it"), "TEXT");
  option("--regex", select.regex,
         translatable("Some side matches this regular expression (RE2)"), "REGEX");
  option("--source-regex", select.source_regex, translatable("The source matches it"),
         "REGEX");
  option("--target-regex", select.target_regex, translatable("A target matches it"),
         "REGEX");
  table
      .add_flag("-i,--ignore-case", select.ignore_case,
                "Upper and lower case are the same, in texts and expressions")
      ->group(kGroup);
}

}  // namespace

Run declare_tmx_select(OptionTable& table) {
  const auto options = std::make_shared<SelectCommandOptions>();
  add_pass_options(table, options->pass, true);
  add_value_options(table, options->select);
  add_text_options(table, options->select);
  table
      .add_flag("--not", options->select.invert,
                "Take the units of which not all of this is true")
      ->group("All of it must be true");
  add_common_options(table, options->common);
  return [options](const Environment& environment) {
    return run_select(*options, environment);
  };
}

}  // namespace awase
