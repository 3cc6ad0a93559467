// SPDX-License-Identifier: Apache-2.0

#include "jobs/pair_input.h"

#include <optional>
#include <tuple>

#include "jobs/languages.h"
#include "text/error.h"
#include "text/language.h"
#include "text/sentences.h"
#include "tmx/encoded_input.h"
#include "tmx/formats/bilingual.h"

namespace awase {
namespace {

std::optional<MemoryFormat> format_of(const std::string& path,
                                      const ReadingOptions& reading) {
  return reading.format.empty() ? format_of_path(path)
                                : find_memory_format(reading.format);
}

[[noreturn]] void refuse(const std::string& what) {
  throw Error(ErrorKind::usage, what);
}

/// Refuses what cannot be meant with one file.
MemoryFormat checked_format(const InputOptions& source, const InputOptions& target,
                            const ReadingOptions& reading, const KnownOptions& known) {
  const auto format = format_of(source.path, reading);
  if (!format)
    refuse(source.path +
           ": one text alone; give its translation too, or a file of pairs (TMX, "
           "XLIFF, PO, XLSX, CSV, TSV), whose --format is named where its ending does "
           "not say it");
  if (reading.segmented)
    refuse("--segmented: what " + source.path +
           " holds are pairs already; awase tmx convert takes them as they are");
  if (!known.anchors.empty())
    refuse("--anchors: " + source.path +
           " says itself what belongs together; leave the anchors out");
  if (!target.encoding.empty())
    refuse("--target-encoding: one file has one encoding; give --source-encoding");
  return *format;
}

void settle(Document& document, const std::string& given, const char* option,
            const Console& console) {
  // What the file says of its language holds, whatever its short texts look like.
  if (document.language.empty() || !given.empty())
    settle_language(document, given, option, console);
}

PairInput read_one_file(const InputOptions& source, const InputOptions& target,
                        const ReadingOptions& reading, const KnownOptions& known,
                        const Console& console) {
  const MemoryFormat format = checked_format(source, target, reading, known);
  const auto tag = [](const std::string& given, const char* option) {
    try {
      return given.empty() ? given : canonical_language(given);
    } catch (const Error& error) {
      throw Error(error.kind(), std::string(option) + ": " + error.what());
    }
  };
  const auto rules = read_rules(reading);
  BilingualText text = read_bilingual(
      format,
      source.content ? gunzip_source(xml_source(*source.content), source.path)
                     : open_source(source.path),
      source.path == "-" ? "standard input" : source.path,
      {.source_language = tag(source.language, "--source-lang"),
       .target_language = tag(target.language, "--target-lang"),
       .encoding = source.encoding});
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

void refuse_bilingual(const InputOptions& input, const ReadingOptions& reading) {
  if (!is_bilingual(input.path, reading) || reading.segmented) return;
  refuse(input.path +
         ": a file of pairs, which is given alone; with --format text it is taken for "
         "one of the two texts");
}

}  // namespace

bool is_bilingual(const std::string& path, const ReadingOptions& reading) {
  return format_of(path, reading).has_value();
}

PairInput read_pair(const InputOptions& source, const InputOptions& target,
                    const ReadingOptions& reading, const KnownOptions& known,
                    const Console& console) {
  if (target.path.empty())
    return read_one_file(source, target, reading, known, console);
  refuse_bilingual(source, reading);
  refuse_bilingual(target, reading);
  PairInput pair;
  std::tie(pair.source, pair.target) = read_texts(source, target, reading, console);
  pair.anchors = read_anchors(known, pair.source, pair.target, console);
  return pair;
}

}  // namespace awase
