// SPDX-License-Identifier: Apache-2.0

#include "tmx/formats/read_lexicon_file.h"

#include <algorithm>

#include "align/learn_lexicon.h"
#include "text/error.h"
#include "text/file.h"
#include "text/words.h"
#include "tmx/encoded_input.h"
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

/// Gathers what memories know.
class MemoryReader {
 public:
  MemoryReader(const std::string& source_language, const std::string& target_language,
               const Dictionaries* dictionaries)
      : source_language_(source_language),
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
    for (const std::string& issue : reader.issues())
      issues_.emplace_back(Message::verbatim(issue));
  }

  Lexicon finish(const std::string& name) {
    Lexicon lexicon{name, source_language_, target_language_, std::move(entries_),
                    std::move(issues_)};
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
    if (is_short(source_finder_, source) && is_short(target_finder_, target) &&
        entries_.size() < kMaxLexiconEntries)
      entries_.push_back({source, target, kNoWeight});
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
    throw Error(ErrorKind::input, name + ": no unit in both '" + source_language_ +
                                      "' and '" + target_language_ +
                                      "'; its languages are " +
                                      (languages.empty() ? "none" : languages));
  }

  std::string source_language_, target_language_;
  LexiconLearner learner_;
  WordFinder source_finder_, target_finder_;
  std::vector<Word> words_;
  std::vector<LexiconEntry> entries_;
  std::vector<Issue> issues_;
};

}  // namespace

Lexicon lexicon_from_memories(std::span<const std::string> paths,
                              const std::string& source_language,
                              const std::string& target_language,
                              const Dictionaries* dictionaries) {
  MemoryReader memories(source_language, target_language, dictionaries);
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
    MemoryReader memory(source_language, target_language, dictionaries);
    memory.read(TmxReader(gunzip_source(xml_source(bytes), name), name), name);
    return memory.finish(name);
  }
  return read_lexicon(bytes, name, source_language, target_language);
}

}  // namespace awase
