// SPDX-License-Identifier: Apache-2.0

#include "jobs/pair_texts.h"

#include <optional>
#include <utility>

#include "jobs/languages.h"
#include "jobs/word_files.h"
#include "text/documents/archive.h"
#include "text/documents/read_document.h"
#include "text/error.h"
#include "text/file.h"
#include "text/language.h"
#include "text/sentences.h"
#include "tmx/encoded_input.h"
#include "tmx/formats/bilingual.h"
#include "tmx/formats/bilingual_document.h"
#include "tmx/formats/memory_file_format.h"
#include "tmx/formats/memory_input.h"

namespace awase {
namespace {

std::optional<MemoryFormat> format_of(const TextInput& input,
                                      const ReadingOptions& reading) {
  const std::string& named = input.format.empty() ? reading.format : input.format;
  if (!named.empty()) return find_memory_format(named);
  if (!input.content) return format_of_memory_file(input.path);
  const auto format = format_of_memory_bytes(*input.content);
  if (format) return format;
  const auto by_ending = format_of_path(input.path);
  return by_ending ? by_ending : table_format(*input.content);
}

/// Whether a file holds other files of pairs, or is a database of them.
bool is_collection(const TextInput& input, const ReadingOptions& reading) {
  if (!reading.format.empty() || input.path == "-") return false;
  if (!input.content) return is_memory_collection(input.path);
  return begins_like_zip(*input.content) &&
         is_memory_package(xml_source(*input.content), input.path);
}

[[noreturn]] void refuse(Message what) {
  throw Error(ErrorKind::usage, std::move(what));
}

/// Refuses what cannot be meant with one file.
void check_one_file(const PairFiles& files, const ReadingOptions& reading) {
  if (reading.segmented)
    refuse(
        Message("--segmented: what {file} holds are pairs already; awase tmx "
                "convert takes them as they are",
                {{"file", files.source.path}}));
  if (!files.anchors.empty())
    refuse(
        Message("--anchors: {file} says itself what belongs together; leave the "
                "anchors out",
                {{"file", files.source.path}}));
  if (!files.target.encoding.empty())
    refuse(
        Message("--target-encoding: one file has one encoding; give "
                "--source-encoding"));
}

void settle(Document& document, const std::string& given, const char* option,
            Remarks& remarks) {
  // What the file says of its language holds, whatever its short texts look like.
  if (document.language.empty() || !given.empty())
    settle_language(document, given, option, remarks);
}

/// A document that holds a text and its translation.
BilingualText read_one_document(const TextInput& source, const ReadingOptions& reading,
                                const BilingualOptions& options, Remarks& remarks) {
  ReadingOptions lines_joined = reading;
  lines_joined.keep_lines = false;  // Paragraphs may take turns line by line.
  const Document document =
      without_boilerplate(read_input(source, lines_joined, remarks));
  for (const Message& issue : document.issues) remarks.issues.emplace_back(issue);
  auto split = split_bilingual(document, options, reading.bilingual);
  if (!split && reading.bilingual)
    refuse(
        Message("{file}: no two languages side by side in tables or in paragraphs "
                "that take turns; give the two texts apart",
                {{"file", source.path}}));
  if (!split)
    refuse(
        Message("{file}: one text alone; give its translation too, or a file of "
                "pairs (TMX, XLIFF, PO, XLSX, CSV, TSV), whose --format is named "
                "where its ending does not say it",
                {{"file", source.path}}));
  remarks.notes.emplace_back(split->found);
  if (split->left_out > 0)
    remarks.issues.emplace_back(
        source.path, Message::plural("{count} block on neither side was left out",
                                     "{count} blocks on neither side were left out",
                                     split->left_out));
  return std::move(split->text);
}

BilingualText read_one_memory(const TextInput& source, MemoryFormat format,
                              const BilingualOptions& options) {
  return read_bilingual(format,
                        source.content
                            ? gunzip_source(xml_source(*source.content), source.path)
                            : open_source(source.path),
                        source.path == "-" ? "standard input" : source.path, options);
}

BilingualText read_collection(const TextInput& source,
                              const BilingualOptions& options) {
  if (!options.encoding.empty())
    refuse(Message("{file}: says its encoding itself; leave out --source-encoding",
                   {{"file", source.path}}));
  const UnitReadOptions reading = {.takes_what_is_there = true};
  const auto reader = source.content ? open_memory_package(xml_source(*source.content),
                                                           source.path, reading)
                                     : open_memory(source.path, {}, reading);
  return read_bilingual(*reader, source.path, options);
}

PairTexts read_one_file(const PairFiles& files, const ReadingOptions& reading,
                        Remarks& remarks) {
  const TextInput& source = files.source;
  const TextInput& target = files.target;
  const bool has_parts = !reading.bilingual && is_collection(source, reading);
  const auto format =
      reading.bilingual || has_parts ? std::nullopt : format_of(source, reading);
  if (format || has_parts || reading.bilingual) check_one_file(files, reading);
  const BilingualOptions options = {
      .source_language = canonical_option(source.language, "--source-lang"),
      .target_language = canonical_option(target.language, "--target-lang"),
      .encoding = source.encoding};
  const auto rules = read_rules(reading);
  BilingualText text = has_parts ? read_collection(source, options)
                       : format  ? read_one_memory(source, *format, options)
                                 : read_one_document(source, reading, options, remarks);
  text.source.name = text.target.name = source.path;
  append(remarks.issues, text.issues);
  settle(text.source, source.language, "--source-lang", remarks);
  settle(text.target, target.language, "--target-lang", remarks);
  if (!text.source.language.empty() && text.source.language == text.target.language)
    refuse(Message(
        "{file}: both sides are {language}; say --source-lang and "
        "--target-lang if this is meant",
        {{"file", source.path}, {"language", LanguageName{text.source.language}}}));
  PairTexts pair;
  pair.is_bilingual = true;
  pair.source = split_sentences(std::move(text.source), {.srx = rules});
  pair.target = split_sentences(std::move(text.target), {.srx = rules});
  pair.anchors = unit_anchors(text.ends, pair.source, pair.target);
  remarks.notes.emplace_back(
      source.path,
      Message::plural("{count} unit, aligned inside its borders",
                      "{count} units, aligned inside their borders", text.ends.size()));
  return pair;
}

bool is_table_of_one_language(const TextInput& input, MemoryFormat format) {
  if (format != MemoryFormat::csv && format != MemoryFormat::tsv &&
      format != MemoryFormat::xlsx)
    return false;
  return !names_text_columns(
      read_document(input.content ? *input.content : read_file(input.path), input.path,
                    {.encoding = input.encoding}));
}

/// Tables and workbooks whose head names no two languages may be texts of one language.
void refuse_bilingual(const TextInput& input, const ReadingOptions& reading) {
  if (reading.segmented) return;
  const auto format = format_of(input, reading);
  const bool may_be_one = reading.format.empty() || reading.format == "xlsx";
  if (!format || (may_be_one && is_table_of_one_language(input, *format))) return;
  refuse(
      Message("{file}: a file of pairs, which is given alone; with --format text it "
              "is taken for one of the two texts",
              {{"file", input.path}}));
}

}  // namespace

bool is_bilingual(const TextInput& input, const ReadingOptions& reading) {
  return reading.bilingual || format_of(input, reading).has_value() ||
         is_collection(input, reading);
}

PairTexts read_pair(const PairFiles& files, const ReadingOptions& reading,
                    Remarks& remarks) {
  const TextInput& source = files.source;
  const TextInput& target = files.target;
  if (target.path.empty()) return read_one_file(files, reading, remarks);
  if (reading.bilingual)
    refuse(
        Message("--bilingual: one file holds both languages, and two were given; "
                "leave out {file} or the option",
                {{"file", target.path}}));
  refuse_bilingual(source, reading);
  refuse_bilingual(target, reading);
  PairTexts pair;
  InputPair texts = read_texts(source, target, reading, remarks);
  pair.source = std::move(texts.source);
  pair.target = std::move(texts.target);
  pair.is_bilingual = !texts.anchors.empty();
  if (pair.is_bilingual && !files.anchors.empty())
    refuse(
        Message("--anchors: {file} says itself what belongs together; leave the "
                "anchors out",
                {{"file", source.path}}));
  pair.anchors = std::move(texts.anchors);
  if (!pair.is_bilingual && !files.anchors.empty())
    pair.anchors = read_anchor_file(files.anchors, pair.source, pair.target, remarks);
  return pair;
}

}  // namespace awase
