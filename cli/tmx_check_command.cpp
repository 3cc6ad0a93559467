// SPDX-License-Identifier: Apache-2.0

#include <memory>
#include <vector>

#include "cli/tmx_commands.h"
#include "cli/tmx_files.h"
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
  CheckReport report;
  if (!options.importer.empty())
    report.check.importer = find_importer(options.importer);
  report.strict = options.strict;
  report.json = options.json;
  report.max_per_rule = options.max_per_rule;
  const CheckedMemory checked = report_check(
      [&] { return input.open(); }, input.name(), report, reader_catalogue(),
      sink_of(out), [&](const Message& summary) { console.tell(summary); });
  if (!options.json && checked.not_shown > 0)
    console.tell(Message::plural(
        "{count} more finding is not shown; --max 0 shows all",
        "{count} more findings are not shown; --max 0 shows all", checked.not_shown));
  return checked.is_good;
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
