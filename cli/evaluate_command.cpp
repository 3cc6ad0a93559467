// SPDX-License-Identifier: Apache-2.0

#include <memory>

#include "align/evaluation.h"
#include "cli/arguments.h"
#include "cli/command.h"
#include "jobs/evaluate_files.h"
#include "jobs/output.h"
#include "text/file.h"

namespace awase {
namespace {

struct EvaluateOptions {
  std::string gold;
  std::string predicted;
  bool json = false;
  double min_f1 = 0.0;
  CommonOptions common;
};

ExitStatus run_evaluate(const EvaluateOptions& options,
                        const Environment& environment) {
  const Console console(environment, options.common.verbosity());
  const EvaluationResult result =
      evaluate_files(find_pairs(options.gold, options.predicted));
  write_file("-", options.json ? to_json(result) : to_table(result));
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
  table
      .add_option("GOLD", options->gold,
                  "Beads made by hand: a file, or a folder of NAME.gold files")
      ->required();
  table
      .add_option("PREDICTED", options->predicted,
                  "Beads to score: a file, or a folder of NAME.pred (or NAME.vecalign, "
                  "NAME.ladder) files")
      ->required();
  table.add_flag("--json", options->json, "Print the figures as one JSON object")
      ->group("Result");
  table
      .add_option("--min-f1", options->min_f1,
                  "End with status 1 when the strict F1 of all documents together "
                  "is below this, 0 to 1")
      ->type_name("X")
      ->group("Result")
      ->range(0, 1);
  add_common_options(table, options->common);
  return [options](const Environment& environment) {
    return run_evaluate(*options, environment);
  };
}

}  // namespace awase
