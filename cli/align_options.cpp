// SPDX-License-Identifier: Apache-2.0

#include "cli/align_options.h"

#include <filesystem>
#include <vector>

#include "cli/arguments.h"
#include "cli/command.h"
#include "cli/known_options.h"
#include "text/documents/read_document.h"
#include "text/error.h"
#include "tmx/formats/unit_stream.h"

namespace awase {
namespace {

bool is_same_file(const std::string& path, const std::string& other) {
  if (path == "-" || other == "-") return path == other;
  std::error_code ignored;
  return path == other || std::filesystem::equivalent(path, other, ignored);
}

void add_input_options(OptionTable& table, AlignCommandOptions& options) {
  constexpr const char* kGroup = "Input";
  const auto add = [&](const char* name, std::string& value, const char* type,
                       const char* description) {
    return table.add_option(name, value, description)->type_name(type)->group(kGroup);
  };
  add("--source-lang", options.source.language, "TAG",
      "Language of SOURCE, such as ja or ja-JP; else found from the text. Of a file of "
      "pairs, which of its languages");
  add("--target-lang", options.target.language, "TAG", "Language of TARGET");
  add("--source-encoding", options.source.encoding, "NAME",
      "Encoding of SOURCE, such as Shift_JIS; else found from its bytes");
  add("--target-encoding", options.target.encoding, "NAME", "Encoding of TARGET");
  std::vector<std::string_view> formats = document_formats();
  for (const std::string_view name : memory_format_names()) formats.push_back(name);
  add("--format", options.reading.format, "FORMAT",
      "What both texts are, or the file of pairs is; else found from each")
      ->choices(std::move(formats));
  add("--srx", options.reading.srx, "FILE",
      "Cut sentences by the rules of this SRX file, as your CAT tool does");
  add("--its", options.reading.its, "FILE",
      "What of XML documents is text, by the rules of this file (ITS 2.0)");
  table
      .add_flag("--bilingual", options.reading.bilingual,
                "SOURCE alone holds both languages: in columns of a table, or in "
                "paragraphs that take turns")
      ->group(kGroup);
  table
      .add_flag("--keep-boilerplate", options.reading.keep_boilerplate,
                "Align menus, running headers and other page furniture too")
      ->group(kGroup);
  table
      .add_flag("--with-attributes", options.reading.with_attributes,
                "Read alternative texts, titles, descriptions and buttons of HTML and "
                "Markdown too")
      ->group(kGroup);
  table
      .add_flag("--segmented", options.reading.segmented,
                "Both texts hold a segment a line; take the lines as they are")
      ->group(kGroup);
}

void add_confidence_option(OptionTable& table, AlignCommandOptions& options) {
  table
      .add_flag("--no-list-numbers", options.no_list_numbers,
                "Write pairs without the numbers and bullets that paragraphs begin "
                "with: 1., (a), ①, 第3条")
      ->group("Output");
  table
      .add_flag("--keep-same", options.units.keep_same,
                "Write pairs without words too: ○, 12 %")
      ->group("Output");
  table
      .add_flag("--keep-code", options.units.keep_code,
                "Write pairs of lines of code too")
      ->group("Output");
  table
      .add_option("--min-confidence", options.min_confidence,
                  "Leave out pairs that are less sure than this, 0 to 1")
      ->type_name("X")
      ->group("Output")
      ->range(0, 1);
}

void add_output_options(OptionTable& table, AlignCommandOptions& options) {
  constexpr const char* kGroup = "Output";
  table
      .add_option("-o,--output", options.output,
                  "File to write, whole or not at all; its ending says the format")
      ->type_name("FILE")
      ->group(kGroup);
  Option* to =
      table
          .add_option(
              "--to", options.format,
              "tmx, tsv, jsonl, text, ladder, vecalign or awase (for review); without "
              "-o and --to, a table on a terminal and tsv into a pipe")
          ->type_name("FORMAT")
          ->group(kGroup);
  to->choices(format_names());
  add_confidence_option(table, options);
  table
      .add_option("--report", options.report,
                  "Write a page to read, print or mail too: the doubtful pairs first, "
                  "a map of the text, then all of it; one HTML file")
      ->type_name("FILE")
      ->group(kGroup);
  table
      .add_option("--unpaired", options.unpaired,
                  "Write what is in no pair to this file, with the reason")
      ->type_name("FILE")
      ->group(kGroup);
  table
      .add_flag("--json", options.json,
                "Give the summary as JSON: on standard output when the pairs go to a "
                "file, else on standard error")
      ->group(kGroup);
}

void add_memory_options(OptionTable& table, AlignCommandOptions& options) {
  constexpr const char* kGroup = "TMX";
  Option* segment_type =
      table
          .add_option("--segtype", options.segment_type,
                      "sentence or paragraph: what the units are said to be")
          ->type_name("TYPE")
          ->group(kGroup);
  segment_type->choices({"sentence", "paragraph"});
  table
      .add_flag("--no-props", options.no_props,
                "Do not say how sure each unit is and where it comes from")
      ->group(kGroup);
  table.add_option("--creation-id", options.creation_id, "Who made the units")
      ->type_name("NAME")
      ->group(kGroup);
}

void add_alignment_options(OptionTable& table, AlignCommandOptions& options) {
  constexpr const char* kGroup = "Alignment";
  table
      .add_flag("--no-dictionary", options.no_dictionary,
                "Align without the bilingual dictionary")
      ->group(kGroup);
  table
      .add_flag("--keep-order", options.keep_order,
                "Do not look for sections that stand in another order; ladders and "
                "files for review keep it always")
      ->group(kGroup);
}

void add_region_options(OptionTable& table, AlignCommandOptions& options) {
  constexpr const char* kGroup = "Alignment";
  table
      .add_flag("--explain", options.explain,
                "Say of each region without counterpart what its reason rests on")
      ->group(kGroup);
}

}  // namespace

void add_align_options(OptionTable& table, AlignCommandOptions& options) {
  table
      .add_option(
          "SOURCE", options.source.path,
          "The text; - is standard input. Or a file of pairs, alone: TMX, XLIFF, "
          "PO, XLSX, CSV, TSV, whose units are cut into sentences and aligned")
      ->required();
  table.add_option("TARGET", options.target.path,
                   "Its translation; - is standard input");
  add_input_options(table, options);
  add_output_options(table, options);
  add_memory_options(table, options);
  add_alignment_options(table, options);
  add_region_options(table, options);
  add_known_options(table, options.known);
  add_common_options(table, options.common);
}

void add_many_pairs_options(OptionTable& table, AlignCommandOptions& options,
                            bool writes_tmx) {
  add_input_options(table, options);
  add_confidence_option(table, options);
  if (writes_tmx) add_memory_options(table, options);
  add_alignment_options(table, options);
  add_word_options(table, options.known);
  add_common_options(table, options.common);
}

void check_align_options(const AlignCommandOptions& options, OutputFormat format) {
  const auto refuse = [](const std::string& what) {
    throw Error(ErrorKind::usage, what);
  };
  const bool is_one = options.target.path.empty();
  if (!is_one && is_same_file(options.source.path, options.target.path))
    refuse(options.source.path +
           ": this is both the source and the target; give a text and its translation");
  std::vector<const std::string*> inputs = {&options.source.path, &options.target.path,
                                            &options.known.anchors};
  for (const std::string& path : options.known.lexicons) inputs.push_back(&path);
  for (const std::string& path : options.known.memories) inputs.push_back(&path);
  const std::string* const outputs[] = {&options.output, &options.unpaired,
                                        &options.report};
  for (const std::string* written : outputs) {
    if (written->empty() || *written == "-") continue;
    for (const std::string* read : inputs)
      if (is_same_file(*written, *read))
        refuse(*written + ": this file is read and cannot be written; name another");
  }
  for (const auto* one : outputs)
    for (const auto* two : outputs)
      if (one < two && !one->empty() && !two->empty() && is_same_file(*one, *two))
        refuse(*two +
               ": two of -o, --unpaired and --report cannot go to one place; "
               "name another file");
  check_pair_options(options, format);
}

void check_pair_options(const AlignCommandOptions& options, OutputFormat format) {
  const auto refuse = [](const std::string& what) {
    throw Error(ErrorKind::usage, what);
  };
  if (options.min_confidence > 0.0 && holds_every_bead(format))
    refuse("--min-confidence: " + std::string(format_name(format)) +
           " holds every bead, sure or not; leave it out, or give another --to");
  if (options.reading.segmented && !options.reading.srx.empty())
    refuse("--srx: nothing is cut with --segmented; leave out one of the two");
  if (options.reading.segmented && options.reading.format == "html")
    refuse(
        "--format: with --segmented the texts are plain lines; leave out one of the "
        "two");
}

}  // namespace awase
