// SPDX-License-Identifier: Apache-2.0

#include <map>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/arguments.h"
#include "cli/tmx_commands.h"
#include "text/file.h"
#include "tmx/check.h"
#include "tmx/encoded_input.h"

namespace awase {
namespace {

struct CheckCommandOptions {
  std::vector<std::string> files;
  std::string importer;
  bool json = false;
  bool strict = false;
  std::size_t max_per_rule = 0;
  CommonOptions common;
};

std::string_view severity_name(Severity severity) {
  return severity == Severity::error ? "error" : "warning";
}

std::string to_line(const std::string& file, const Finding& finding) {
  std::string line = file + ":" + std::to_string(finding.position.line) + ":" +
                     std::to_string(finding.position.column) + ": ";
  line += severity_name(finding.severity);
  line += ": " + finding.message + " [";
  line += finding.rule->id;
  line += "]: ";
  line += finding.rule->harm;
  line += "; ";
  line += finding.rule->hint;
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
  json["message"] = finding.message;
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

/// True when nothing is wrong with the file.
bool check_file(const std::string& path, const CheckCommandOptions& options,
                const Console& console, OutputFile& out) {
  const RereadableInput input(path);
  CheckOptions check;
  if (!options.importer.empty()) check.importer = find_importer(options.importer);
  std::map<std::string_view, std::size_t> shown;
  const auto show = [&](const Finding& finding) {
    if (++shown[finding.rule->id] > options.max_per_rule && options.max_per_rule > 0)
      return;
    out.write(options.json ? to_json(input.name(), finding)
                           : to_line(input.name(), finding));
  };
  const CheckSummary summary = check_tmx([&] { return input.open(); }, check, show);
  const bool good = summary.is_valid() && !(options.strict && summary.warnings > 0);
  if (options.json) {
    out.write(summary_json(input.name(), summary, good));
  } else {
    console.tell(summary_line(input.name(), summary));
  }
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
  table
      .add_option("FILE", options->files, "TMX files, gzip or not; - is standard input")
      ->required();
  table
      .add_option("--for", options->importer,
                  "Count as an error too what this importer refuses or "
                  "spoils: omegat, trados, memoq, phrase, okapi, pontoon, "
                  "smartling")
      ->type_name("NAME")
      ->group("What is wrong")
      ->choices(importer_names());
  table.add_flag("--strict", options->strict, "End with status 1 for warnings too")
      ->group("What is wrong");
  table
      .add_flag("--json", options->json,
                "Print a JSON object for each finding, and one for each file")
      ->group("Result");
  table
      .add_option("--max", options->max_per_rule,
                  "Print at most N findings of each kind for a file; all are counted")
      ->type_name("N")
      ->group("Result");
  add_common_options(table, options->common);
  return [options](const Environment& environment) {
    return run_check(*options, environment);
  };
}

}  // namespace awase
