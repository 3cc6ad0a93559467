// SPDX-License-Identifier: Apache-2.0

#include <memory>

#include "align/evaluation.h"
#include "cli/align_options.h"
#include "cli/commands.h"
#include "jobs/evaluate_files.h"
#include "jobs/leverage.h"
#include "jobs/output.h"
#include "jobs/tool_preset.h"
#include "terminal/arguments.h"
#include "text/file.h"

namespace awase {
namespace {

struct EvaluateOptions {
  std::string gold;
  std::string predicted;
  bool json = false;
  bool leverage = false;
  ReadingOptions reading;
  std::string tool = "omegat";
  double min_exact = 0.0;
  double min_f1 = 0.0;
};

/// How much of the document GOLD is found in the memory PREDICTED.
ExitStatus run_leverage(const EvaluateOptions& options, const Console& console) {
  PairOptions pairs;
  pairs.reading = options.reading;
  MemoryOptions ignored;
  apply_tool(options.tool, console, pairs, ignored);
  Remarks remarks;
  const Leverage leverage =
      measure_leverage({options.gold}, options.predicted, pairs.reading, remarks);
  RemarkTeller(console).tell(remarks);
  write_file("-",
             options.json ? to_json(leverage) : to_table(leverage, reader_catalogue()));
  if (leverage.exact_share() >= options.min_exact) return ExitStatus::done;
  console.tell(
      Message("the share of exact matches, {share}, is below the floor of {floor}",
              {{"share", fixed(leverage.exact_share(), 4)},
               {"floor", fixed(options.min_exact, 4)}}));
  return ExitStatus::no;
}

ExitStatus run_evaluate(const EvaluateOptions& options, const Console& console) {
  if (options.leverage) return run_leverage(options, console);
  const EvaluationResult result =
      evaluate_files(find_pairs(options.gold, options.predicted));
  write_file("-",
             options.json ? to_json(result) : to_table(result, reader_catalogue()));
  for (const std::string& name : result.missing)
    console.warn(Message("{name}: no prediction for this gold file", {{"name", name}}));
  if (!result.missing.empty()) return ExitStatus::no;
  const double f1 = strict_score(result.total).f1;
  if (f1 >= options.min_f1) return ExitStatus::done;
  console.tell(Message("strict F1 {f1} is below the floor of {floor}",
                       {{"f1", fixed(f1, 4)}, {"floor", fixed(options.min_f1, 4)}}));
  return ExitStatus::no;
}

}  // namespace

Run declare_evaluate(OptionTable& table) {
  const auto options = std::make_shared<EvaluateOptions>();
  table.add_argument("GOLD", options->gold,
                     "Beads made by hand: a file, or a folder of NAME.gold files. With "
                     "--leverage the document that is to be translated");
  table.add_argument(
      "PREDICTED", options->predicted,
      "Beads to score: a file, or a folder of NAME.pred (or NAME.vecalign, "
      "NAME.ladder) files. With --leverage a translation memory");
  table.heading("Leverage");
  table.add_flag("--leverage", options->leverage,
                 "Count how many segments of a document are found in a memory, as a "
                 "tool for translators cuts and counts them");
  table
      .add_option(
          "--for", options->tool, "TOOL",
          "Whose cuts are made: omegat, which is the default, trados, memoq or phrase")
      ->choices(tool_preset_names());
  table.add_option(
      "--srx", options->reading.srx, "FILE",
      "Cut by the rules of this file instead: SRX, or OmegaT's segmentation.conf");
  table
      .add_option(
          "--min-exact", options->min_exact, "X",
          "End with status 1 when the share of exact matches is below this, 0 to 1")
      ->range(0, 1);
  table.heading("Result");
  table.add_flag("--json", options->json, "Print the figures as one JSON object");
  table
      .add_option("--min-f1", options->min_f1, "X",
                  "End with status 1 when the strict F1 of all documents together is "
                  "below this, 0 to 1")
      ->range(0, 1);
  return run_with(options, run_evaluate);
}

}  // namespace awase
