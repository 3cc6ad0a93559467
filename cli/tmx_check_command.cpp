// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <map>
#include <memory>
#include <utility>
#include <vector>

#include "cli/tmx_commands.h"
#include "text/file.h"
#include "text/message.h"
#include "tmx/check_report.h"
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
};

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
        options.json ? finding_json(input.name(), finding)
                     : finding_line(input.name(), finding, reader_catalogue());
    if (options.max_per_rule == 0)
      out.write(line);
    else
      findings += line;
  };
  const auto open = [&] { return input.open(); };
  const CheckSummary summary = check_tmx(open, check, show);
  const bool good = summary.is_valid() && !(options.strict && summary.warnings > 0);
  if (!options.json) {
    console.tell(check_summary_line(input.name(), summary));
    out.write(rule_lines(input.name(), summary, check, reader_catalogue()));
  }
  if (std::exchange(is_counting, false)) check_tmx(open, check, show);
  out.write(findings);
  if (options.json) {
    out.write(check_summary_json(input.name(), summary, good));
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

ExitStatus run_check(const CheckCommandOptions& options, const Console& console) {
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
  return run_with(options, run_check);
}

}  // namespace awase
