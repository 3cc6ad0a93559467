// SPDX-License-Identifier: Apache-2.0

#include "jobs/input.h"

#include <algorithm>
#include <memory>
#include <span>

#include "jobs/languages.h"
#include "text/documents/its_rules.h"
#include "text/documents/read_document.h"
#include "text/encoding.h"
#include "text/error.h"
#include "text/file.h"
#include "text/sentences.h"
#include "text/srx.h"
#include "text/unicode.h"
#include "tmx/formats/bilingual.h"
#include "tmx/formats/keyed_pair.h"

namespace awase {
namespace {

std::string bytes_of(const TextInput& input) {
  if (input.content) return *input.content;
  if (input.path.starts_with("http://") || input.path.starts_with("https://"))
    throw Error(ErrorKind::usage,
                Message("{address}: nothing is fetched from the network; pipe it in: "
                        "curl -sL URL | awase align - TARGET",
                        {{"address", input.path}}));
  return read_file(input.path);
}

Document read_lines(const TextInput& input) {
  Document document;
  document.name = input.path;
  DecodedText decoded =
      decode_text(bytes_of(input), input.path,
                  {.required = input.encoding, .keep_line_numbers = true});
  document.text = std::move(decoded.text);
  document.encoding = std::move(decoded.encoding);
  return document;
}

std::shared_ptr<const ItsRules> read_its(const ReadingOptions& reading) {
  if (reading.its.empty()) return nullptr;
  return std::make_shared<ItsRules>(
      read_its_rules(read_file(reading.its), reading.its));
}

/// What is to be aligned of a document.
Document text_to_align(Document document, const ReadingOptions& reading) {
  return reading.keep_boilerplate ? document : without_boilerplate(std::move(document));
}

SegmentedText cut(Document document, const ReadingOptions& reading,
                  const std::shared_ptr<const SrxRules>& rules, Remarks& remarks) {
  if (!reading.segmented) {
    SegmentedText text = split_sentences(std::move(document), {.srx = rules});
    // Of the reader, and of rules that were left out.
    for (const Message& issue : text.document.issues)
      remarks.issues.emplace_back(issue);
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
  if (!reading.rules && reading.srx.empty() && reading.tool_cuts)
    return tool_rules(*reading.tool_cuts);
  if (reading.rules || reading.srx.empty()) return reading.rules;
  InputFile file(reading.srx);
  return std::make_shared<SrxRules>(read_srx(
      [&file](std::span<char> buffer) {
        return file.read(buffer.data(), buffer.size());
      },
      file.name()));
}

Document read_input(const TextInput& input, const ReadingOptions& reading,
                    Remarks& remarks) {
  Document document =
      reading.segmented
          ? read_lines(input)
          : read_document(
                bytes_of(input), input.path,
                {.encoding = input.encoding,
                 .format = input.format.empty() ? reading.format : input.format,
                 .with_attributes = reading.with_attributes,
                 .line_ends_are_spaces = reading.line_ends_are_spaces,
                 .keep_lines = reading.keep_lines,
                 .spaces_are_plain = reading.spaces_are_plain,
                 .its_rules = read_its(reading)});
  if (trim(document.text).empty())
    throw Error(ErrorKind::input,
                Message("{file}: no text in this file; give one that has some",
                        {{"file", document.name}}));
  remarks.details.emplace_back(
      document.name, Message("read as {encoding}", {{"encoding", document.encoding}}));
  return document;
}

SegmentedText read_text(const TextInput& input, const ReadingOptions& reading,
                        Remarks& remarks) {
  const auto rules = read_rules(reading);
  Document document = read_input(input, reading, remarks);
  settle_language(document, input.language, "--lang", remarks);
  return cut(std::move(document), reading, rules, remarks);
}

namespace {

/// Says which keys of a document have no counterpart.
void tell_lone_keys(const std::string& name, const std::vector<std::string>& keys,
                    Remarks& remarks) {
  if (keys.empty()) return;
  constexpr std::size_t kShown = 10;
  std::string shown;
  for (std::size_t k = 0; k < std::min(keys.size(), kShown); ++k)
    shown += (k == 0 ? "" : ", ") + keys[k];
  if (keys.size() > kShown) shown += ", …";
  remarks.issues.emplace_back(
      name, Message::plural("{count} key stands here alone: {keys}",
                            "{count} keys stand here alone: {keys}", keys.size(),
                            {{"keys", shown}}));
}

}  // namespace

InputPair read_texts(const TextInput& source, const TextInput& target,
                     const ReadingOptions& reading, Remarks& remarks) {
  const auto rules = read_rules(reading);
  // What is looked up are source texts; a target may be written as it reads best.
  ReadingOptions reading_target = reading;
  reading_target.keep_lines = false;
  Document source_document =
      text_to_align(read_input(source, reading, remarks), reading);
  Document target_document =
      text_to_align(read_input(target, reading_target, remarks), reading);
  settle_languages(source_document, source.language, target_document, target.language,
                   remarks);
  std::vector<UnitEnd> ends;
  if (have_keys(source_document, target_document)) {
    KeyedPair keyed = pair_by_key(source_document, target_document);
    tell_lone_keys(source.path, keyed.only_source, remarks);
    tell_lone_keys(target.path, keyed.only_target, remarks);
    source_document = std::move(keyed.source);
    target_document = std::move(keyed.target);
    ends = std::move(keyed.ends);
  } else if (have_same_cells(source_document, target_document)) {
    ends = cell_ends(source_document, target_document);
    remarks.details.emplace_back(
        Message("both texts stand in the same cells, which are paired"));
  }
  InputPair pair{cut(std::move(source_document), reading, rules, remarks),
                 cut(std::move(target_document), reading, rules, remarks),
                 {}};
  pair.anchors = unit_anchors(ends, pair.source, pair.target);
  return pair;
}

}  // namespace awase
