// SPDX-License-Identifier: Apache-2.0

#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>
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

CleanOptions clean_options(const CleanCommandOptions& options) {
  CleanOptions clean;
  clean.max_length_ratio = options.max_ratio;
  if (!options.only.empty()) clean.rules.reset();
  for (const CleanRuleName& rule : clean_rules()) {
    for (const std::string& name : options.only)
      if (name == rule.name) clean.rules.set(static_cast<std::size_t>(rule.rule));
    for (const std::string& name : options.skip)
      if (name == rule.name) clean.rules.reset(static_cast<std::size_t>(rule.rule));
  }
  return clean;
}

/// What was done, as JSON alone on its stream: standard output, unless a memory goes
/// there.
void write_json(const PassOptions& pass, const nlohmann::ordered_json& json) {
  const std::string line = json.dump() + '\n';
  if (pass.output.path == "-" || pass.dropped == "-")
    std::fputs(line.c_str(), stderr);
  else
    write_file("-", line);
}

void tell(const CleanCommandOptions& options, const CleanedMemory& done,
          const std::string& output, const Console& console) {
  const CleanCounts& counts = done.counts;
  if (options.json) {
    nlohmann::ordered_json json = {{"output", options.pass.output.path},
                                   {"units", done.written},
                                   {"dropped", counts.dropped}};
    for (const CleanRuleName& rule : clean_rules())
      json["rules"][std::string(rule.name)] =
          counts.by_rule[static_cast<std::size_t>(rule.rule)];
    json["warnings"] = english(done.issues);
    write_json(options.pass, json);
    return;
  }
  warn_all(console, done.issues);
  for (const CleanRuleName& rule : clean_rules()) {
    const std::size_t count = counts.by_rule[static_cast<std::size_t>(rule.rule)];
    if (count > 0)
      console.tell(Message::plural("{rule}: {count} unit", "{rule}: {count} units",
                                   count, {{"rule", rule.name}}));
  }
  console.tell(units_left_out(counts.dropped, units_written(done.written, output)));
}

ExitStatus run_clean(const CleanCommandOptions& options, const Console& console) {
  const CleanOptions clean = clean_options(options);
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
  tell(options, done, output.name(), console);
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
