// SPDX-License-Identifier: Apache-2.0
//
// The main job, top to bottom: two documents in, a translation memory out.

#include <memory>
#include <optional>
#include <utility>

#include "align/aligner.h"
#include "cli/align_options.h"
#include "cli/command.h"
#include "cli/progress.h"
#include "cli/tmx_files.h"
#include "cli/version.h"
#include "jobs/output.h"
#include "jobs/pair_input.h"
#include "jobs/summary.h"
#include "review/export.h"

namespace awase {
namespace {

AlignOptions aligner_options(const AlignCommandOptions& options, OutputFormat format,
                             const AlignedPair& pair, const Console& console) {
  AlignOptions known{.use_dictionary = !options.no_dictionary,
                     .dictionary_folders = console.environment().dictionary_folders()};
  known.find_crossed = finds_crossed(options, format);
  const Dictionaries dictionaries(known.dictionary_folders);
  known.lexicons = read_lexicons(
      options.known, pair.source.document.language, pair.target.document.language,
      options.no_dictionary ? nullptr : &dictionaries, console);
  return known;
}

ExitStatus run_align(const AlignCommandOptions& options,
                     const Environment& environment) {
  const Console console(environment, options.common.verbosity());
  const OutputFormat format =
      choose_format(options.format, options.output, environment);
  check_align_options(options, format);
  // Opened first: that a folder is missing is told before the work, not after.
  OutputFile output(options.output);
  std::optional<OutputFile> unpaired;
  if (!options.unpaired.empty()) unpaired.emplace(options.unpaired);
  std::optional<OutputFile> report;
  if (!options.report.empty()) report.emplace(options.report);

  AlignedPair pair;
  pair.min_confidence = options.min_confidence;
  pair.units = options.units;
  PairInput input = read_pair(options.source, options.target, options.reading,
                              options.known, console);
  pair.source = std::move(input.source);
  pair.target = std::move(input.target);
  const Aligner aligner(aligner_options(options, format, pair, console));
  if (options.common.verbose) explain_parts(console, aligner.dictionaries());
  ProgressBar bar(environment, options.common.verbosity());
  pair.alignment = aligner.align(pair.source, pair.target, input.anchors,
                                 [&bar](double done) { bar.show(done); });
  bar.clear();
  // Untranslated units are no regions: nobody would look for their counterpart.
  if (options.reading.keep_boilerplate || input.is_bilingual)
    pair.alignment.regions.clear();
  if (options.no_list_numbers)
    for (SegmentedText* text : {&pair.source, &pair.target})
      leave_out_list_markers(*text);

  std::vector<std::string> issues =
      write_pairs(pair, format, pair_style(options, environment), sink_of(output));
  if (unpaired) write_unpaired(pair, sink_of(*unpaired));
  if (report)
    report->write(html_report(start_review(pair.alignment, pair.source, pair.target)));
  output.commit();
  if (unpaired) unpaired->commit();
  if (report) report->commit();

  issues.insert(issues.begin(), pair.alignment.issues.begin(),
                pair.alignment.issues.end());
  for (const std::string& issue : issues) console.warn(issue);
  for (const std::string& note : pair.alignment.notes) console.tell(note);
  if (options.json)
    give_json_summary(pair, issues, format, options.output);
  else
    console.tell(to_line(summarize(pair), options.output));
  if (!options.json || options.explain) tell_regions(pair, options.explain, console);
  return ExitStatus::done;
}

}  // namespace

Run declare_align(OptionTable& table) {
  const auto options = std::make_shared<AlignCommandOptions>();
  add_align_options(table, *options);
  return [options](const Environment& environment) {
    return run_align(*options, environment);
  };
}

}  // namespace awase
