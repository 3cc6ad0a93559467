// SPDX-License-Identifier: Apache-2.0

#include "jobs/pair_input.h"

#include <optional>
#include <utility>

#include "jobs/languages.h"
#include "text/error.h"
#include "text/language.h"
#include "text/sentences.h"
#include "tmx/encoded_input.h"
#include "tmx/formats/bilingual.h"
#include "tmx/formats/bilingual_document.h"
#include "tmx/formats/memory_file_format.h"

namespace awase {
namespace {

std::optional<MemoryFormat> format_of(const InputOptions& input,
                                      const ReadingOptions& reading) {
  if (!reading.format.empty()) return find_memory_format(reading.format);
  if (!input.content) return format_of_memory_file(input.path);
  const auto format = format_of_memory_bytes(*input.content);
  return format ? format : format_of_path(input.path);
}

[[noreturn]] void refuse(const std::string& what) {
  throw Error(ErrorKind::usage, what);
}

[[noreturn]] void refuse(Message what) {
  throw Error(ErrorKind::usage, std::move(what));
}

/// Refuses what cannot be meant with one file.
void check_one_file(const InputOptions& source, const InputOptions& target,
                    const ReadingOptions& reading, const KnownOptions& known) {
  if (reading.segmented)
    refuse("--segmented: what " + source.path +
           " holds are pairs already; awase tmx convert takes them as they are");
  if (!known.anchors.empty())
    refuse("--anchors: " + source.path +
           " says itself what belongs together; leave the anchors out");
  if (!target.encoding.empty())
    refuse("--target-encoding: one file has one encoding; give --source-encoding");
}

void settle(Document& document, const std::string& given, const char* option,
            const Console& console) {
  // What the file says of its language holds, whatever its short texts look like.
  if (document.language.empty() || !given.empty())
    settle_language(document, given, option, console);
}

std::string checked_tag(const std::string& given, const char* option) {
  try {
    return given.empty() ? given : canonical_language(given);
  } catch (const Error& error) {
    throw Error(error.kind(), std::string(option) + ": " + error.what());
  }
}

/// A document that holds a text and its translation.
BilingualText read_one_document(const InputOptions& source,
                                const ReadingOptions& reading,
                                const BilingualOptions& options,
                                const Console& console) {
  const Document document = without_boilerplate(read_input(source, reading, console));
  for (const Message& issue : document.issues) console.warn(issue.english());
  auto split = split_bilingual(document, options, reading.bilingual);
  if (!split && reading.bilingual)
    refuse(
        Message("{file}: no two languages side by side in tables or in paragraphs "
                "that take turns; give the two texts apart",
                {{"file", source.path}}));
  if (!split)
    refuse(source.path +
           ": one text alone; give its translation too, or a file of pairs (TMX, "
           "XLIFF, PO, XLSX, CSV, TSV), whose --format is named where its ending does "
           "not say it");
  console.tell(split->found.english());
  if (split->left_out > 0)
    console.warn(Message::plural("{file}: {count} block on neither side was left out",
                                 "{file}: {count} blocks on neither side were left out",
                                 split->left_out, {{"file", source.path}})
                     .english());
  return std::move(split->text);
}

BilingualText read_one_memory(const InputOptions& source, MemoryFormat format,
                              const BilingualOptions& options) {
  return read_bilingual(format,
                        source.content
                            ? gunzip_source(xml_source(*source.content), source.path)
                            : open_source(source.path),
                        source.path == "-" ? "standard input" : source.path, options);
}

PairInput read_one_file(const InputOptions& source, const InputOptions& target,
                        const ReadingOptions& reading, const KnownOptions& known,
                        const Console& console) {
  const auto format = reading.bilingual ? std::nullopt : format_of(source, reading);
  if (format || reading.bilingual) check_one_file(source, target, reading, known);
  const BilingualOptions options = {
      .source_language = checked_tag(source.language, "--source-lang"),
      .target_language = checked_tag(target.language, "--target-lang"),
      .encoding = source.encoding};
  const auto rules = read_rules(reading);
  BilingualText text = format ? read_one_memory(source, *format, options)
                              : read_one_document(source, reading, options, console);
  text.source.name = text.target.name = source.path;
  for (const std::string& issue : text.issues) console.warn(issue);
  settle(text.source, source.language, "--source-lang", console);
  settle(text.target, target.language, "--target-lang", console);
  if (!text.source.language.empty() && text.source.language == text.target.language)
    refuse(source.path + ": both sides are " + language_name(text.source.language) +
           "; say --source-lang and --target-lang if this is meant");
  PairInput pair;
  pair.is_bilingual = true;
  pair.source = split_sentences(std::move(text.source), {.srx = rules});
  pair.target = split_sentences(std::move(text.target), {.srx = rules});
  pair.anchors = unit_anchors(text.ends, pair.source, pair.target);
  console.tell(source.path + ": " + std::to_string(text.ends.size()) +
               (text.ends.size() == 1 ? " unit" : " units") +
               ", aligned inside their borders");
  return pair;
}

/// Tables and workbooks may be texts of one language each, all other files of pairs
/// not.
void refuse_bilingual(const InputOptions& input, const ReadingOptions& reading) {
  if (reading.segmented) return;
  const auto format = format_of(input, reading);
  if (!format || (reading.format.empty() &&
                  (*format == MemoryFormat::csv || *format == MemoryFormat::tsv ||
                   *format == MemoryFormat::xlsx)))
    return;
  refuse(input.path +
         ": a file of pairs, which is given alone; with --format text it is taken for "
         "one of the two texts");
}

}  // namespace

bool is_bilingual(const InputOptions& input, const ReadingOptions& reading) {
  return reading.bilingual || format_of(input, reading).has_value();
}

PairInput read_pair(const InputOptions& source, const InputOptions& target,
                    const ReadingOptions& reading, const KnownOptions& known,
                    const Console& console) {
  if (target.path.empty())
    return read_one_file(source, target, reading, known, console);
  if (reading.bilingual)
    refuse(
        Message("--bilingual: one file holds both languages, and two were given; "
                "leave out {file} or the option",
                {{"file", target.path}}));
  refuse_bilingual(source, reading);
  refuse_bilingual(target, reading);
  PairInput pair;
  InputPair texts = read_texts(source, target, reading, console);
  pair.source = std::move(texts.source);
  pair.target = std::move(texts.target);
  pair.is_bilingual = !texts.anchors.empty();
  if (pair.is_bilingual && !known.anchors.empty())
    refuse(
        Message("--anchors: {file} says itself what belongs together; leave the "
                "anchors out",
                {{"file", source.path}}));
  pair.anchors = pair.is_bilingual
                     ? std::move(texts.anchors)
                     : read_anchors(known, pair.source, pair.target, console);
  return pair;
}

}  // namespace awase
