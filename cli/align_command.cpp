// SPDX-License-Identifier: Apache-2.0
//
// The main job, top to bottom: two documents in, a translation memory out.

#include <cstdio>
#include <filesystem>
#include <memory>

#include "cli/align_options.h"
#include "cli/commands.h"
#include "cli/version.h"
#include "jobs/memory_adder.h"
#include "jobs/output.h"
#include "jobs/pair_job.h"
#include "jobs/pair_outputs.h"
#include "jobs/summary.h"
#include "terminal/progress.h"
#include "text/error.h"
#include "text/file.h"
#include "text/file_endings.h"

namespace awase {
namespace {

struct AlignCommandOptions {
  PairFiles files;
  PairOptions pairs;
  PairStyle style;
  std::string output = "-";
  std::string format;  ///< As --to has it; empty: see choose_format().
  std::string tool;    ///< As --for has it; empty: any.
  PairPlaces places;
  bool explain = false;
  bool json = false;

  /// Whether pairs are written too: not where they go into a memory alone.
  bool writes_pairs() const {
    return places.into.empty() || output != "-" || !format.empty();
  }
};

PairStyle style_of(const AlignCommandOptions& options, const Console& console) {
  PairStyle style = settled_style(options.style, options.pairs, console.environment());
  style.gzip = ends_in_gz(options.output);
  style.table.columns = console.environment().columns;
  style.table.colours = console.environment().colours && options.output == "-";
  return style;
}

/// Adds the pairs to the memory, those that it does not have.
void add_into(AlignedPair& pair, const AlignCommandOptions& options,
              const PairStyle& style, const Console& console) {
  MemoryAdder adder(options.places.into, true);
  append(pair.remarks.issues, add_pairs(adder, pair, style.memory));
  adder.finish();
  for (const Message& line :
       describe(adder.counts(), options.places.into, adder.units()))
    console.tell(line);
}

void tell(const AlignedPair& pair, OutputFormat format,
          const AlignCommandOptions& options, const Console& console) {
  if (options.json) {
    const std::string json = summary_json(pair, format, options.output);
    // Among the pairs it would be taken for one.
    if (options.output == "-")
      std::fwrite(json.data(), 1, json.size(), stderr);
    else
      write_file("-", json);
  } else {
    console.tell(
        Issue(options.output == "-" ? "" : options.output, describe(figures_of(pair))));
  }
  if (!options.json || options.explain)
    for (const Issue& note : region_notes(pair, options.explain)) console.tell(note);
}

ExitStatus run_align(AlignCommandOptions options, const Console& console) {
  const OutputFormat format = choose_format(options.format, options.output,
                                            console.environment().stdout_is_terminal);
  if (options.writes_pairs())
    options.places.pairs =
        output_files(format, options.output, options.files.source.language,
                     options.files.target.language);
  check_places(options.places, options.files, options.pairs);
  if (!options.places.into.empty() && std::filesystem::exists(options.places.into))
    StoreSnapshot::read(options.places.into);  // Says now what is wrong with it.
  check_pair_options(options.pairs, format);
  if (!options.places.parts.empty() && format != OutputFormat::tmx)
    throw Error(ErrorKind::usage, Message("--parts: a second memory beside the first, "
                                          "which needs --to tmx or -o FILE.tmx"));
  apply_tool(options.tool, console, options.pairs, options.style.memory);
  options.pairs.cut_beads = is_memory(format) || !options.places.into.empty();
  if (keeps_order(format)) options.pairs.find_crossed = false;
  options.pairs.dictionary_folders = console.environment().dictionary_folders();
  settle_embeddings(console.environment(), {}, options.pairs.embeddings);
  // Opened first: that a folder is missing is told before the work, not after.
  PairOutputs outputs(options.places);
  const PairJob job(options.pairs);
  if (console.verbosity() == Verbosity::verbose)
    explain_parts(console, job.dictionaries());
  RemarkTeller teller(console);
  ProgressBar bar(console.environment(), console.verbosity());
  AlignedPair pair =
      job.run(options.files,
              {.texts_are_read = [&](const Remarks& remarks) { teller.tell(remarks); },
               .progress = [&bar](double done) { bar.show(done); }});
  bar.clear();
  const PairStyle style = style_of(options, console);
  outputs.write(pair, format, style, reader_catalogue());
  if (!options.places.into.empty()) add_into(pair, options, style, console);
  teller.tell(pair.remarks);
  tell(pair, format, options, console);
  return ExitStatus::done;
}

void add_output_options(OptionTable& table, AlignCommandOptions& options) {
  table.heading("Output");
  table.add_option("-o,--output", options.output, "FILE",
                   "File to write, whole or not at all; its ending says the format");
  Option* to = table.add_option(
      "--to", options.format, "FORMAT",
      "tmx, tsv, csv, xlsx, jsonl, xliff, po, text, ladder, vecalign, awase (for "
      "review), bitextor, bitextor-sent, moses, cesalign, document-jsonl, or a book: "
      "html, epub; "
      "without -o and --to, a table on a terminal and tsv into a pipe");
  to->choices(format_names());
  table.add_option("--into", options.places.into, "MEMORY",
                   "Add the pairs to this memory (.awm), which is made when it is not "
                   "there; without -o and --to nothing else is written");
  add_tool_option(table, options.tool);
  add_layout_option(table, options.style.layout);
  add_wanted_options(table, options.pairs);
  table.heading("Output");
  table.add_option("--report", options.places.report, "FILE",
                   "Write a page to read, print or mail too: the doubtful pairs first, "
                   "a map of the text, then all of it; one HTML file");
  table.add_option("--unpaired", options.places.unpaired, "FILE",
                   "Write what is in no pair to this file, with the reason");
  table.add_option("--parts", options.places.parts, "FILE",
                   "Write a second memory (TMX): each segment of a pair of several "
                   "with the whole translation, for tm/penalty-030 of OmegaT, say");
  table.add_flag("--json", options.json,
                 "Give the summary as JSON: on standard output when the pairs go to a "
                 "file, else on standard error");
}

}  // namespace

Run declare_align(OptionTable& table) {
  const auto options = std::make_shared<AlignCommandOptions>();
  table.add_argument(
      "SOURCE", options->files.source.path,
      "The text; - is standard input. Or a file of pairs, alone: TMX, XLIFF, PO, "
      "XLSX, CSV, TSV, whose units are cut into sentences and aligned");
  table.add_optional_argument("TARGET", options->files.target.path,
                              "Its translation; - is standard input");
  add_reading_options(table, options->files, options->pairs.reading);
  add_output_options(table, *options);
  add_memory_options(table, options->style.memory);
  add_alignment_options(table, options->pairs);
  table.heading("Alignment");
  table.add_flag("--explain", options->explain,
                 "Say of each region without counterpart what its reason rests on");
  add_word_options(table, options->pairs.words);
  add_embedding_options(table, options->pairs.embeddings);
  add_anchors_option(table, options->files);
  return run_with(options, run_align);
}

}  // namespace awase
