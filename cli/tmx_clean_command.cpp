// SPDX-License-Identifier: Apache-2.0

#include <cstdio>
#include <memory>
#include <vector>

#include "cli/tmx_commands.h"
#include "cli/tmx_files.h"
#include "tmx/clean_memory.h"
#include "tmx/encoded_input.h"
#include "tmx/formats/memory_input.h"

namespace awase {
namespace {

struct CleanCommandOptions {
  std::vector<std::string> only;
  std::vector<std::string> skip;
  double max_ratio = 3.0;
  bool json = false;
  PassOptions pass;
};

/// Gives what was done as JSON alone on its stream: standard output, unless a memory
/// goes there.
void write_json(const PassOptions& pass, const std::string& json) {
  if (pass.output.path == "-" || pass.dropped == "-")
    std::fputs(json.c_str(), stderr);
  else
    write_file("-", json);
}

ExitStatus run_clean(const CleanCommandOptions& options, const Console& console) {
  const CleanOptions clean = {chosen_rules(options.only, options.skip),
                              options.max_ratio};
  check_places(options.pass.input, options.pass.output.path, options.pass.dropped);
  OutputFile output(options.pass.output.path);
  DroppedUnits dropped = dropped_units(options.pass);
  const RereadableInput input(options.pass.input);
  require_tmx(input);
  const CleanedMemory done = clean_memory(
      input, clean, sink_of(output), write_options(options.pass.output),
      [&](TranslationUnit unit, const Header& header, const CleanRules& why) {
        dropped.add(std::move(unit), header, names_of(why));
      });
  dropped.commit(done.header);
  output.commit();
  if (options.json) {
    write_json(options.pass, to_json(done, options.pass.output.path));
    return ExitStatus::done;
  }
  console.warn(done.issues);
  for (const Message& line : describe(done.counts)) console.tell(line);
  console.tell(
      units_left_out(done.counts.dropped, units_written(done.written, output.name())));
  return ExitStatus::done;
}

}  // namespace

Run declare_tmx_clean(OptionTable& table) {
  const auto options = std::make_shared<CleanCommandOptions>();
  add_pass_options(table, options->pass, true);
  std::vector<std::string_view> names;
  for (const CleanRuleName& rule : clean_rules()) names.push_back(rule.name);
  table.heading("Rules");
  table
      .add_option("--only", options->only, "NAMES",
                  Message("Go by these rules alone: {rules}",
                          {{"rules", names_of(CleanRules().set())}}))
      ->delimiter(',')
      ->choices(names);
  table.add_option("--skip", options->skip, "NAMES", "Go by all rules but these")
      ->delimiter(',')
      ->choices(names);
  table
      .add_option("--max-ratio", options->max_ratio, "N",
                  "For length-ratio: how many times longer one side may be, a kanji "
                  "counting as three letters; 3 is the default")
      ->range(1.0, 1e6);
  table.heading("Result");
  table.add_flag("--json", options->json,
                 "Give the counts as a JSON object: on standard output, or standard "
                 "error when the memory goes there");
  return run_with(options, run_clean);
}

}  // namespace awase
