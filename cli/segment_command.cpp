// SPDX-License-Identifier: Apache-2.0

#include <memory>
#include <optional>

#include "cli/arguments.h"
#include "cli/command.h"
#include "jobs/input.h"
#include "jobs/output_segments.h"
#include "text/documents/read_document.h"

namespace awase {
namespace {

struct SegmentOptions {
  TextInput input;
  ReadingOptions reading;
  std::string output = "-";
  std::string left_out;  ///< File for what is in no segment; empty: none.
  bool json = false;
  bool paragraphs = false;
  CommonOptions common;
};

ExitStatus run_segment(const SegmentOptions& options, const Environment& environment) {
  const Console console(environment, options.common.verbosity());
  OutputFile output(options.output);
  std::optional<OutputFile> left_out;
  if (!options.left_out.empty()) left_out.emplace(options.left_out);
  Remarks remarks;
  const SegmentedText text = read_text(options.input, options.reading, remarks);
  RemarkTeller(console).tell(remarks);
  if (options.json)
    write_segments_as_json(text, output);
  else
    write_segments(text, options.paragraphs, output);
  if (left_out) write_left_out(text.document, *left_out);
  output.commit();
  if (left_out) left_out->commit();
  return ExitStatus::done;
}

void add_options(OptionTable& table, SegmentOptions& options) {
  const auto add = [&](const char* name, std::string& value, const char* type,
                       const char* description, const char* group) {
    return table.add_option(name, value, description)->type_name(type)->group(group);
  };
  table.add_option("FILE", options.input.path, "The text; - is standard input")
      ->required();
  add("--lang", options.input.language, "TAG",
      translatable("Its language, such as ja; else found from the text"), "Input");
  add("--encoding", options.input.encoding, "ENCODING",
      translatable("Its encoding, such as Shift_JIS; else found from its bytes"),
      "Input");
  add("--format", options.reading.format, "FORMAT",
      translatable("What it is; else found from the file"), "Input")
      ->choices(document_formats());
  add("--srx", options.reading.srx, "FILE",
      translatable(
          "Cut sentences by the rules of this SRX file, as your CAT tool does"),
      "Input");
  add("--its", options.reading.its, "FILE",
      translatable(
          "What of an XML document is text, by the rules of this file (ITS 2.0)"),
      "Input");
  table
      .add_flag("--with-attributes", options.reading.with_attributes,
                "Read alternative texts, titles, descriptions and buttons of HTML and "
                "Markdown too")
      ->group("Input");
  add("--left-out", options.left_out, "FILE",
      translatable("List there what of the document is in no segment, and why"),
      "Output");
  add("-o,--output", options.output, "FILE",
      translatable("File to write, whole or not at all"), "Output");
  table.add_flag("--paragraphs", options.paragraphs, "A blank line between paragraphs")
      ->group("Output");
  table
      .add_flag("--json", options.json,
                "A JSON object a line, with number, paragraph, kind and offsets")
      ->group("Output");
  add_common_options(table, options.common);
}

}  // namespace

Run declare_segment(OptionTable& table) {
  const auto options = std::make_shared<SegmentOptions>();
  add_options(table, *options);
  return [options](const Environment& environment) {
    return run_segment(*options, environment);
  };
}

}  // namespace awase
