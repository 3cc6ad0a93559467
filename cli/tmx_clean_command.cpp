// SPDX-License-Identifier: Apache-2.0

#include <array>
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>
#include <vector>

#include "cli/arguments.h"
#include "cli/tmx_commands.h"
#include "cli/tmx_files.h"
#include "tmx/clean.h"
#include "tmx/deduplicate.h"
#include "tmx/encoded_input.h"
#include "tmx/formats/memory_input.h"
#include "tmx/read_tmx.h"

namespace awase {
namespace {

struct CleanCommandOptions {
  std::vector<std::string> only;
  std::vector<std::string> skip;
  double max_ratio = 3.0;
  bool json = false;
  PassOptions pass;
  CommonOptions common;
};

constexpr auto kNearDuplicate = static_cast<std::size_t>(CleanRule::near_duplicate);

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

/// Units by rule, and in all.
struct Counts {
  std::array<std::size_t, kCleanRules> by_rule{};
  std::size_t dropped = 0;

  void add(const CleanRules& faults) {
    ++dropped;
    for (std::size_t k = 0; k < kCleanRules; ++k) by_rule[k] += faults[k];
  }
};

/// Which near-duplicates stay, and which units none of the other rules found fault
/// with.
struct FirstPass {
  explicit FirstPass(bool wanted) : is_wanted(wanted) {}

  void run(const RereadableInput& input, Cleaner& cleaner) {
    TmxReader reader(input.open(), input.name());
    for (TranslationUnit unit; reader.next(unit);) {
      const CleanedUnit cleaned = cleaner.clean(unit, reader.header());
      is_whole.push_back(!cleaned.dropped);
      if (cleaned.kept) duplicates.add(*cleaned.kept, reader.header());
    }
    duplicates.settle();
  }

  bool is_wanted;
  std::vector<bool> is_whole;
  Deduplicator duplicates{{.sameness = Sameness::letters}};
};

/// What was done, as JSON alone on its stream: standard output, unless a memory goes
/// there.
void write_json(const PassOptions& pass, const nlohmann::ordered_json& json) {
  const std::string line = json.dump() + '\n';
  if (pass.output.path == "-" || pass.dropped == "-")
    std::fputs(line.c_str(), stderr);
  else
    write_file("-", line);
}

void tell(const CleanCommandOptions& options, const Counts& counts,
          const TmxWriter& writer, const std::vector<Issue>& warnings,
          const std::string& output, const Console& console) {
  const std::size_t written = writer.summary().units;
  if (options.json) {
    nlohmann::ordered_json json = {{"output", options.pass.output.path},
                                   {"units", written},
                                   {"dropped", counts.dropped}};
    for (const CleanRuleName& rule : clean_rules())
      json["rules"][std::string(rule.name)] =
          counts.by_rule[static_cast<std::size_t>(rule.rule)];
    json["warnings"] = english(warnings);
    write_json(options.pass, json);
    return;
  }
  warn_all(console, warnings);
  for (const CleanRuleName& rule : clean_rules()) {
    const std::size_t count = counts.by_rule[static_cast<std::size_t>(rule.rule)];
    if (count > 0)
      console.tell(Message::plural("{rule}: {count} unit", "{rule}: {count} units",
                                   count, {{"rule", rule.name}}));
  }
  console.tell(units_left_out(counts.dropped, units_written(written, output)));
}

ExitStatus run_clean(const CleanCommandOptions& options,
                     const Environment& environment) {
  const Console console(environment, options.common.verbosity());
  const CleanOptions clean = clean_options(options);
  Cleaner cleaner(clean);
  check_places(options.pass.input, options.pass.output.path, options.pass.dropped);
  OutputFile output(options.pass.output.path);
  DroppedUnits dropped(options.pass);
  const RereadableInput input(options.pass.input);
  require_tmx(input);
  FirstPass first(clean.rules[kNearDuplicate]);
  if (first.is_wanted) first.run(input, cleaner);

  TmxReader reader(input.open(), input.name());
  const Header& header = reader.header();
  TmxWriter writer(sink_of(output), header, write_options(options.pass.output));
  Counts counts;
  std::size_t number = 0;
  std::size_t candidate = 0;
  for (TranslationUnit unit; reader.next(unit); ++number) {
    CleanedUnit cleaned;
    if (first.is_wanted && first.is_whole[number])
      cleaned.kept = std::move(unit);
    else
      cleaned = cleaner.clean(unit, header);
    if (cleaned.dropped) {
      counts.add(cleaned.faults);
      dropped.add(std::move(*cleaned.dropped), header, names_of(cleaned.faults));
    }
    if (!cleaned.kept) continue;
    if (!first.is_wanted || first.duplicates.is_kept(candidate++)) {
      writer.add(*cleaned.kept);
    } else {
      const CleanRules why = CleanRules().set(kNearDuplicate);
      counts.add(why);
      dropped.add(std::move(*cleaned.kept), header, names_of(why));
    }
  }
  writer.finish();
  dropped.commit(header);
  output.commit();
  std::vector<Issue> warnings = reader.issues();
  append(warnings, describe_issues(writer.summary()));
  tell(options, counts, writer, warnings, output.name(), console);
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
  add_common_options(table, options->common);
  return run_with(options, run_clean);
}

}  // namespace awase
