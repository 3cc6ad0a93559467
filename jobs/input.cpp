// SPDX-License-Identifier: Apache-2.0

#include "jobs/input.h"

#include <memory>
#include <span>

#include "jobs/languages.h"
#include "text/documents/read_document.h"
#include "text/encoding.h"
#include "text/error.h"
#include "text/file.h"
#include "text/sentences.h"
#include "text/srx.h"
#include "text/unicode.h"

namespace awase {
namespace {

std::string bytes_of(const InputOptions& input) {
  if (input.path.starts_with("http://") || input.path.starts_with("https://"))
    throw Error(ErrorKind::usage, input.path +
                                      ": nothing is fetched from the network; pipe it "
                                      "in: curl -sL URL | awase align - TARGET");
  return input.content ? *input.content : read_file(input.path);
}

Document read_lines(const InputOptions& input) {
  Document document;
  document.name = input.path;
  DecodedText decoded =
      decode_text(bytes_of(input), input.path,
                  {.required = input.encoding, .keep_line_numbers = true});
  document.text = std::move(decoded.text);
  document.encoding = std::move(decoded.encoding);
  return document;
}

Document read(const InputOptions& input, const ReadingOptions& reading,
              const Console& console) {
  Document document = reading.segmented
                          ? read_lines(input)
                          : read_document(bytes_of(input), input.path,
                                          {.encoding = input.encoding,
                                           .format = reading.format,
                                           .with_attributes = reading.with_attributes});
  if (trim(document.text).empty())
    throw Error(ErrorKind::input,
                document.name + ": no text in this file; give one that has some");
  console.explain(document.name + ": read as " + document.encoding);
  return document;
}

/// What is to be aligned of a document.
Document text_to_align(Document document, const ReadingOptions& reading) {
  return reading.keep_boilerplate ? document : without_boilerplate(std::move(document));
}

SegmentedText cut(Document document, const ReadingOptions& reading,
                  const std::shared_ptr<const SrxRules>& rules,
                  const Console& console) {
  if (!reading.segmented) {
    SegmentedText text = split_sentences(std::move(document), {.srx = rules});
    // Of the reader, and of rules that were left out.
    for (const Message& issue : text.document.issues) console.warn(issue.english());
    return text;
  }
  const std::string encoding = document.encoding;
  SegmentedText text =
      segments_from_lines(std::move(document.text), document.name, document.language);
  text.document.encoding = encoding;
  return text;
}

}  // namespace

std::shared_ptr<const SrxRules> read_rules(const ReadingOptions& reading) {
  if (reading.rules || reading.srx.empty()) return reading.rules;
  InputFile file(reading.srx);
  return std::make_shared<SrxRules>(read_srx(
      [&file](std::span<char> buffer) {
        return file.read(buffer.data(), buffer.size());
      },
      file.name()));
}

SegmentedText read_text(const InputOptions& input, const ReadingOptions& reading,
                        const Console& console) {
  const auto rules = read_rules(reading);
  Document document = read(input, reading, console);
  settle_language(document, input.language, "--lang", console);
  return cut(std::move(document), reading, rules, console);
}

std::pair<SegmentedText, SegmentedText> read_texts(const InputOptions& source,
                                                   const InputOptions& target,
                                                   const ReadingOptions& reading,
                                                   const Console& console) {
  const auto rules = read_rules(reading);
  Document source_document = text_to_align(read(source, reading, console), reading);
  Document target_document = text_to_align(read(target, reading, console), reading);
  settle_languages(source_document, source.language, target_document, target.language,
                   console);
  return {cut(std::move(source_document), reading, rules, console),
          cut(std::move(target_document), reading, rules, console)};
}

}  // namespace awase
