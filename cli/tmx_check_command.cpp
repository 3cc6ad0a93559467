// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "cli/arguments.h"
#include "cli/tmx_commands.h"
#include "text/error.h"
#include "text/file.h"
#include "text/message.h"
#include "tmx/check.h"
#include "tmx/encoded_input.h"
#include "tmx/formats/memory_input.h"

namespace awase {
namespace {

struct CheckCommandOptions {
  std::vector<std::string> files;
  std::string importer;
  bool json = false;
  bool strict = false;
  std::size_t max_per_rule = 20;
  CommonOptions common;
};

/// For programs.
std::string_view severity_name(Severity severity) {
  return severity == Severity::error ? "error" : "warning";
}

std::string to_line(const std::string& file, const Finding& finding) {
  const std::vector<MessagePlace> places = {
      {"file", file},
      {"line", finding.position.line},
      {"column", finding.position.column},
      {"message", finding.message},
      {"rule", finding.rule->id},
      {"harm", Message::marked(finding.rule->harm)},
      {"hint", Message::marked(finding.rule->hint)}};
  std::string line = rendered(
      finding.severity == Severity::error
          ? Message("{file}:{line}:{column}: error: {message} [{rule}]: {harm}; {hint}",
                    places)
          : Message(
                "{file}:{line}:{column}: warning: {message} [{rule}]: {harm}; {hint}",
                places));
  for (char& c : line)
    if (static_cast<unsigned char>(c) < 0x20) c = '?';
  return line + '\n';
}

std::string to_json(const std::string& file, const Finding& finding) {
  nlohmann::ordered_json json;
  json["file"] = file;
  json["line"] = finding.position.line;
  json["column"] = finding.position.column;
  json["severity"] = severity_name(finding.severity);
  json["rule"] = finding.rule->id;
  json["message"] = finding.message.english();
  json["harm"] = finding.rule->harm;
  json["hint"] = finding.rule->hint;
  return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + '\n';
}

std::string summary_json(const std::string& file, const CheckSummary& summary,
                         bool good) {
  nlohmann::ordered_json json;
  json["file"] = file;
  json["summary"] = {{"valid", summary.is_valid()}, {"passed", good},
                     {"units", summary.units},      {"variants", summary.variants},
                     {"errors", summary.errors},    {"warnings", summary.warnings},
                     {"complete", summary.complete}};
  json["summary"]["rules"] = nlohmann::ordered_json::object();
  for (const auto& [rule, count] : summary.by_rule)
    json["summary"]["rules"][std::string(rule)] = count;
  return json.dump() + '\n';
}

Message summary_line(const std::string& file, const CheckSummary& summary) {
  std::vector<MessagePlace> places = {
      {"file", file},
      {"units", Message::plural("{count} unit", "{count} units", summary.units)},
      {"errors", Message::plural("{count} error", "{count} errors", summary.errors)},
      {"warnings",
       Message::plural("{count} warning", "{count} warnings", summary.warnings)}};
  Message line =
      summary.is_valid()
          ? Message("{file}: valid, {units}, {errors}, {warnings}", std::move(places))
          : Message("{file}: not valid, {units}, {errors}, {warnings}",
                    std::move(places));
  if (!summary.complete)
    line = Message("{result}; it could not be read to its end",
                   {{"result", std::move(line)}});
  if (!summary.duplicates_complete)
    line = Message("{result}; duplicates were looked for among its first sources only",
                   {{"result", std::move(line)}});
  return line;
}

/// How often each rule was broken, a line each, the commonest error first.
std::string rule_lines(const std::string& file, const CheckSummary& summary,
                       const CheckOptions& check) {
  std::vector<std::pair<const CheckRule*, std::size_t>> rules;
  for (const auto& [id, count] : summary.by_rule)
    rules.emplace_back(&check_rule(id), count);
  const auto is_error = [&](const CheckRule& rule) {
    return rule.severity == Severity::error ||
           (check.importer && rule.is_refused_by(*check.importer));
  };
  std::stable_sort(rules.begin(), rules.end(), [&](const auto& a, const auto& b) {
    if (is_error(*a.first) != is_error(*b.first)) return is_error(*a.first);
    return a.second > b.second;
  });
  std::string lines;
  for (const auto& [rule, count] : rules) {
    const Message number =
        is_error(*rule) ? Message::plural("{count} error", "{count} errors", count)
                        : Message::plural("{count} warning", "{count} warnings", count);
    lines += rendered(Message("{file}: {number} [{rule}]: {harm}; {hint}",
                              {{"file", file},
                               {"number", number},
                               {"rule", rule->id},
                               {"harm", Message::marked(rule->harm)},
                               {"hint", Message::marked(rule->hint)}})) +
             "\n";
  }
  return lines;
}

/// True when nothing is wrong with the file.
bool check_file(const std::string& path, const CheckCommandOptions& options,
                const Console& console, OutputFile& out) {
  const RereadableInput input(path);
  require_tmx(input);
  CheckOptions check;
  if (!options.importer.empty()) check.importer = find_importer(options.importer);
  // The summary comes first, so findings wait: in memory those that are shown of each
  // rule; where all are, they are looked for again.
  std::map<std::string_view, std::size_t> shown;
  std::string findings;
  bool is_counting = options.max_per_rule == 0;
  const auto show = [&](const Finding& finding) {
    if (is_counting) return;
    if (++shown[finding.rule->id] > options.max_per_rule && options.max_per_rule > 0)
      return;
    const std::string line =
        options.json ? to_json(input.name(), finding) : to_line(input.name(), finding);
    if (options.max_per_rule == 0)
      out.write(line);
    else
      findings += line;
  };
  const auto open = [&] { return input.open(); };
  const CheckSummary summary = check_tmx(open, check, show);
  const bool good = summary.is_valid() && !(options.strict && summary.warnings > 0);
  if (!options.json) {
    console.tell(summary_line(input.name(), summary));
    out.write(rule_lines(input.name(), summary, check));
  }
  if (std::exchange(is_counting, false)) check_tmx(open, check, show);
  out.write(findings);
  if (options.json) {
    out.write(summary_json(input.name(), summary, good));
    return good;
  }
  std::size_t left = summary.errors + summary.warnings;
  for (const auto& [id, count] : shown)
    left -= options.max_per_rule == 0 ? count : std::min(count, options.max_per_rule);
  if (left > 0)
    console.tell(Message::plural(
        "{count} more finding is not shown; --max 0 shows all",
        "{count} more findings are not shown; --max 0 shows all", left));
  return good;
}

ExitStatus run_check(const CheckCommandOptions& options,
                     const Environment& environment) {
  const Console console(environment, options.common.verbosity());
  OutputFile out("-");
  bool good = true;
  for (const std::string& file : options.files)
    good &= check_file(file, options, console, out);
  out.commit();
  return good ? ExitStatus::done : ExitStatus::no;
}

}  // namespace

Run declare_tmx_check(OptionTable& table) {
  const auto options = std::make_shared<CheckCommandOptions>();
  table.add_argument("FILE", options->files,
                     "TMX files, gzip or not; - is standard input");
  table.heading("What is wrong");
  table
      .add_option("--for", options->importer, "NAME",
                  "Show only what troubles this importer, as errors: omegat, trados, "
                  "memoq, phrase, okapi, pontoon, smartling")
      ->choices(importer_names());
  table.add_flag("--strict", options->strict, "End with status 1 for warnings too");
  table.heading("Result");
  table.add_flag("--json", options->json,
                 "Print a JSON object for each finding, and one for each file");
  table.add_option("--max", options->max_per_rule, "N",
                   "Print at most N findings of each rule for a file, 20 is the "
                   "default, 0 prints all; all are counted");
  add_common_options(table, options->common);
  return run_with(options, run_check);
}

}  // namespace awase
