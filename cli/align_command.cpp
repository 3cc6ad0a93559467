// SPDX-License-Identifier: Apache-2.0
//
// The main job, top to bottom: two documents in, a translation memory out.

#include <cstdio>
#include <memory>
#include <optional>
#include <tuple>

#include "align/aligner.h"
#include "align/alignment_file.h"
#include "cli/align_options.h"
#include "cli/command.h"
#include "cli/input.h"
#include "cli/output.h"
#include "cli/summary.h"
#include "text/file.h"

namespace awase {
namespace {

MemoryOptions memory_options(const AlignCommandOptions& options,
                             const Environment& environment) {
  MemoryOptions memory;
  memory.min_confidence = options.min_confidence;
  memory.provenance = !options.no_props;
  memory.paragraphs = options.segment_type == "paragraph";
  memory.creationid = options.creation_id;
  if (const auto seconds = given_time(environment))
    memory.creationdate = tmx_date(*seconds);
  return memory;
}

/// Gives what people should know, a line each.
std::vector<std::string> write_pairs(const AlignedPair& pair, OutputFormat format,
                                     const AlignCommandOptions& options,
                                     const Environment& environment, OutputFile& out) {
  switch (format) {
    case OutputFormat::tmx:
      return write_memory(pair, memory_options(options, environment), out);
    case OutputFormat::tsv:
      write_tsv(pair, out);
      break;
    case OutputFormat::jsonl:
      write_jsonl(pair, out);
      break;
    case OutputFormat::text:
      write_table(pair, {environment.columns, environment.colours && out.name() == "-"},
                  out);
      break;
    case OutputFormat::ladder:
      out.write(to_ladder(pair.alignment.beads));
      break;
    case OutputFormat::vecalign:
      out.write(to_vecalign(pair.alignment.beads));
      break;
  }
  return {};
}

/// Where the pairs go to standard output, a summary there would be taken for a pair.
void give_summary(const AlignedPair& pair, const std::vector<std::string>& issues,
                  OutputFormat format, const AlignCommandOptions& options,
                  const Console& console) {
  const AlignSummary summary = summarize(pair);
  if (!options.json) return console.tell(to_line(summary, options.output));
  const std::string json = to_json(summary, pair, issues, format, options.output);
  if (options.output != "-") return write_file("-", json);
  std::fwrite(json.data(), 1, json.size(), stderr);
}

ExitStatus run_align(const AlignCommandOptions& options,
                     const Environment& environment) {
  const Console console(environment, options.common.verbosity());
  check_align_options(options);
  const OutputFormat format =
      choose_format(options.format, options.output, environment);
  // Opened first: that a folder is missing is told before the work, not after.
  OutputFile output(options.output);
  std::optional<OutputFile> unpaired;
  if (!options.unpaired.empty()) unpaired.emplace(options.unpaired);

  AlignedPair pair;
  pair.min_confidence = options.min_confidence;
  std::tie(pair.source, pair.target) =
      read_texts(options.source, options.target, options.reading, console);
  const Aligner aligner({.use_dictionary = !options.no_dictionary});
  pair.alignment = aligner.align(pair.source, pair.target);

  std::vector<std::string> issues =
      write_pairs(pair, format, options, environment, output);
  if (unpaired) write_unpaired(pair, *unpaired);
  output.commit();
  if (unpaired) unpaired->commit();

  issues.insert(issues.begin(), pair.alignment.issues.begin(),
                pair.alignment.issues.end());
  for (const std::string& issue : issues) console.warn(issue);
  give_summary(pair, issues, format, options, console);
  return ExitStatus::done;
}

}  // namespace

Run declare_align(CLI::App& app) {
  const auto options = std::make_shared<AlignCommandOptions>();
  add_align_options(app, *options);
  return [options](const Environment& environment) {
    return run_align(*options, environment);
  };
}

}  // namespace awase
