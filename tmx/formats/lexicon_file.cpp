// SPDX-License-Identifier: Apache-2.0

#include "tmx/formats/lexicon_file.h"

#include <algorithm>
#include <map>
#include <utility>

#include "align/learn_lexicon.h"
#include "text/ascii.h"
#include "text/encoding.h"
#include "text/error.h"
#include "text/file.h"
#include "text/file_endings.h"
#include "text/line.h"
#include "text/words.h"
#include "tmx/encoded_input.h"
#include "tmx/formats/lexicon_units.h"
#include "tmx/formats/memory_file_format.h"
#include "tmx/formats/text_columns.h"
#include "tmx/read_tmx.h"

namespace awase {
namespace {

/// Bytes of a unit beyond which it cannot be a short one.
constexpr std::size_t kMostEntryBytes = 400;
/// Most languages that a message names.
constexpr std::size_t kMostLanguages = 20;

/// Whether bytes, unpacked and in whatever encoding, begin as a TMX does.
bool is_tmx(std::string_view bytes, const std::string& name) {
  try {
    XmlReader reader(gunzip_source(xml_source(bytes), name), name);
    for (XmlEvent event; reader.next(event);)
      if (event.kind == XmlEventKind::start_element) return event.name == "tmx";
  } catch (const Error&) {
    // Whoever reads it will say what is wrong.
  }
  return false;
}

struct LexiconFormatRow {
  LexiconFormat format;
  std::string_view name;  ///< And ending.
};
constexpr LexiconFormatRow kLexiconFormats[] = {{LexiconFormat::tsv, "tsv"},
                                                {LexiconFormat::dic, "dic"},
                                                {LexiconFormat::tbx, "tbx"},
                                                {LexiconFormat::csv, "csv"},
                                                {LexiconFormat::xlsx, "xlsx"}};

/// Whether a TSV begins with the names of its columns, as tables of units do: source
/// and target, or two languages. Lexicons have no such line.
bool names_columns(std::string_view bytes, const std::string& name) {
  const std::string text = decode_text(bytes, name).text;
  const std::string line = text.substr(0, text.find('\n'));
  std::vector<std::string> cells;
  for (std::size_t begin = 0; begin <= line.size();) {
    const std::size_t end = std::min(line.find('\t', begin), line.size());
    cells.push_back(line.substr(begin, end - begin));
    begin = end + 1;
  }
  try {
    return find_text_columns(cells, {}, name).has_value();
  } catch (const Error&) {
    return true;  // More columns of languages than two.
  }
}

/// The format of a glossary that is a table: a workbook, a CSV, a TSV with names of
/// columns.
std::optional<MemoryFormat> table_format(std::string_view bytes,
                                         const std::string& path) {
  if (const auto format = format_of_memory_bytes(bytes))
    return format == MemoryFormat::xlsx ? format : std::nullopt;
  const auto format = format_of_path(path);
  if (format == MemoryFormat::csv) return format;
  if (format == MemoryFormat::tsv && names_columns(bytes, path)) return format;
  return {};
}

/// Gathers what memories know.
class MemoryReader {
 public:
  MemoryReader(const std::string& source_language, const std::string& target_language,
               const Dictionaries* dictionaries, EntryChoice choice)
      : choice_(choice),
        source_language_(source_language),
        target_language_(target_language),
        learner_(source_language, target_language,
                 headwords(dictionaries, source_language),
                 headwords(dictionaries, target_language)),
        source_finder_(source_language, headwords(dictionaries, source_language)),
        target_finder_(target_language, headwords(dictionaries, target_language)) {}

  void read(TmxReader reader, const std::string& name) {
    std::vector<std::string> present;
    std::size_t both = 0;
    for (TranslationUnit unit; reader.next(unit);) {
      const Variant* source = find_variant(unit, source_language_);
      const Variant* target = find_variant(unit, target_language_);
      if (source != nullptr && target != nullptr && source != target) {
        ++both;
        add(source->content.text, target->content.text);
        continue;
      }
      for (const Variant& variant : unit.variants)
        if (present.size() < kMostLanguages &&
            std::find(present.begin(), present.end(), variant.language) ==
                present.end())
          present.push_back(variant.language);
    }
    if (both == 0) fail_without(present, name);
    append(issues_, reader.issues());
  }

  Lexicon finish(const std::string& name) {
    Lexicon lexicon{name, source_language_, target_language_, {}, std::move(issues_)};
    for (const auto& [texts, count] : entries_)
      lexicon.entries.push_back({.source = texts.first,
                                 .target = texts.second,
                                 .weight = kNoWeight,
                                 .count = count});
    share_weights(lexicon);
    const Lexicon learned = learner_.lexicon();
    lexicon.entries.insert(lexicon.entries.end(), learned.entries.begin(),
                           learned.entries.end());
    share_weights(lexicon);
    return lexicon;
  }

 private:
  static const Headwords* headwords(const Dictionaries* dictionaries,
                                    const std::string& language) {
    return dictionaries == nullptr ? nullptr : dictionaries->headwords_for(language);
  }

  void add(const std::string& source, const std::string& target) {
    const bool is_wanted = choice_ == EntryChoice::all ||
                           (!ends_sentence(source) && !ends_sentence(target));
    if (is_wanted && is_short(source_finder_, source) &&
        is_short(target_finder_, target) && entries_.size() < kMaxLexiconEntries)
      ++entries_[{source, target}];
    learner_.add(source, target);
  }

  bool is_short(WordFinder& finder, const std::string& text) {
    if (text.empty() || text.size() > kMostEntryBytes) return false;
    finder.find(text, words_);
    return words_.size() <= kMostEntryWords;
  }

  [[noreturn]] void fail_without(const std::vector<std::string>& present,
                                 const std::string& name) const {
    std::string languages;
    for (const std::string& language : present)
      languages += (languages.empty() ? "" : ", ") + language;
    std::vector<MessagePlace> places = {
        {"file", name}, {"source", source_language_}, {"target", target_language_}};
    if (languages.empty())
      throw Error(
          ErrorKind::input,
          Message("{file}: no unit in both '{source}' and '{target}'; it has no "
                  "languages at all",
                  std::move(places)));
    places.emplace_back("languages", languages);
    throw Error(ErrorKind::input,
                Message("{file}: no unit in both '{source}' and '{target}'; its "
                        "languages are {languages}",
                        std::move(places)));
  }

  EntryChoice choice_;
  std::string source_language_, target_language_;
  LexiconLearner learner_;
  WordFinder source_finder_, target_finder_;
  std::vector<Word> words_;
  std::map<std::pair<std::string, std::string>, std::size_t>
      entries_;  // Units of each.
  std::vector<Issue> issues_;
};

}  // namespace

Lexicon lexicon_from_memories(std::span<const std::string> paths,
                              const std::string& source_language,
                              const std::string& target_language,
                              const Dictionaries* dictionaries, EntryChoice choice) {
  MemoryReader memories(source_language, target_language, dictionaries, choice);
  std::string name;
  for (const std::string& path : paths) {
    memories.read(open_tmx(path), path);
    name += (name.empty() ? "" : ", ") + path;
  }
  return memories.finish(name);
}

Lexicon read_lexicon_file(const std::string& path, const std::string& source_language,
                          const std::string& target_language,
                          const Dictionaries* dictionaries) {
  const std::string bytes = read_file(path);
  const std::string name = path == "-" ? "standard input" : path;
  if (is_tmx(bytes, name)) {
    MemoryReader memory(source_language, target_language, dictionaries,
                        EntryChoice::all);
    memory.read(TmxReader(gunzip_source(xml_source(bytes), name), name), name);
    return memory.finish(name);
  }
  if (const auto table = table_format(bytes, path)) {
    Lexicon lexicon{name, source_language, target_language, {}, {}};
    const std::string text =
        *table == MemoryFormat::xlsx ? bytes : decode_text(bytes, name).text;
    const auto reader = read_units(
        *table, xml_source(text), name,
        {.source_language = source_language, .target_language = target_language});
    read_lexicon_units(*reader, lexicon);
    if (lexicon.entries.empty())
      throw Error(ErrorKind::input,
                  Message("{file}: no entries in these languages; give a table with a "
                          "column for each",
                          {{"file", name}}));
    share_weights(lexicon);
    return lexicon;
  }
  return read_lexicon(bytes, name, source_language, target_language);
}

std::vector<std::string_view> lexicon_format_names() {
  std::vector<std::string_view> names;
  for (const LexiconFormatRow& row : kLexiconFormats) names.push_back(row.name);
  return names;
}

std::optional<LexiconFormat> find_lexicon_format(std::string_view name) {
  for (const LexiconFormatRow& row : kLexiconFormats)
    if (row.name == ascii_lower(name)) return row.format;
  return {};
}

std::optional<LexiconFormat> lexicon_format_of_path(std::string_view path) {
  return find_lexicon_format(file_ending(path));
}

void write_lexicon(const Lexicon& lexicon, LexiconFormat format, const ByteSink& sink) {
  switch (format) {
    case LexiconFormat::tsv:
      return sink(to_tsv(lexicon));
    case LexiconFormat::dic:
      return sink(to_hunalign(lexicon));
    case LexiconFormat::tbx:
      return sink(to_tbx(lexicon));
    case LexiconFormat::csv:
      return write_lexicon_units(lexicon, MemoryFormat::csv, sink);
    case LexiconFormat::xlsx:
      return write_lexicon_units(lexicon, MemoryFormat::xlsx, sink);
  }
}

}  // namespace awase
