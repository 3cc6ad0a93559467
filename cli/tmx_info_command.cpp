// SPDX-License-Identifier: Apache-2.0

#include <memory>

#include "cli/tmx_commands.h"
#include "cli/tmx_files.h"
#include "tmx/formats/memory_input.h"
#include "tmx/statistics_report.h"

namespace awase {
namespace {

struct InfoOptions {
  std::string input;
  bool json = false;
};

ExitStatus run_info(const InfoOptions& options, const Console& console) {
  require_tmx(options.input);
  TmxReader reader = open_tmx(options.input);
  Statistics statistics;
  for (TranslationUnit unit; reader.next(unit);) statistics.add(unit);
  console.warn(reader.issues());
  write_file("-", options.json
                      ? statistics_json(reader, statistics)
                      : statistics_text(reader, statistics, reader_catalogue()));
  return ExitStatus::done;
}

}  // namespace

Run declare_tmx_info(OptionTable& table) {
  const auto options = std::make_shared<InfoOptions>();
  table.add_argument("FILE", options->input,
                     "TMX file, gzip or not; - is standard input");
  table.heading("Result");
  table.add_flag("--json", options->json, "Print the figures as one JSON object");
  return run_with(options, run_info);
}

}  // namespace awase
