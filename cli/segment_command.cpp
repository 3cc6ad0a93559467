// SPDX-License-Identifier: Apache-2.0

#include <memory>
#include <optional>

#include "cli/commands.h"
#include "jobs/input.h"
#include "jobs/output_segments.h"
#include "terminal/arguments.h"
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
};

ExitStatus run_segment(const SegmentOptions& options, const Console& console) {
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
  table.add_argument("FILE", options.input.path, "The text; - is standard input");
  table.heading("Input");
  table.add_option("--lang", options.input.language, "TAG",
                   "Its language, such as ja; else found from the text");
  table.add_option("--encoding", options.input.encoding, "ENCODING",
                   "Its encoding, such as Shift_JIS; else found from its bytes");
  table
      .add_option("--format", options.reading.format, "FORMAT",
                  "What it is; else found from the file")
      ->choices(document_formats());
  table.add_option(
      "--srx", options.reading.srx, "FILE",
      "Cut sentences by the rules of this SRX file, as your CAT tool does");
  table.add_option(
      "--its", options.reading.its, "FILE",
      "What of an XML document is text, by the rules of this file (ITS 2.0)");
  table.add_flag("--with-attributes", options.reading.with_attributes,
                 "Read alternative texts, titles, descriptions and buttons of HTML and "
                 "Markdown too");
  table.heading("Output");
  table.add_option("--left-out", options.left_out, "FILE",
                   "List there what of the document is in no segment, and why");
  table.add_option("-o,--output", options.output, "FILE",
                   "File to write, whole or not at all");
  table.add_flag("--paragraphs", options.paragraphs, "A blank line between paragraphs");
  table.add_flag("--json", options.json,
                 "A JSON object a line, with number, paragraph, kind and offsets");
}

}  // namespace

Run declare_segment(OptionTable& table) {
  const auto options = std::make_shared<SegmentOptions>();
  add_options(table, *options);
  return run_with(options, run_segment);
}

}  // namespace awase
