// SPDX-License-Identifier: Apache-2.0

#include "jobs/lexicon_report.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <string_view>

#include "align/dictionaries.h"
#include "text/words.h"

namespace awase {
namespace {

/// Finds phrases by the words in them, in whatever form these stand.
class PhraseMatcher {
 public:
  PhraseMatcher(const std::string& language, const Headwords* headwords,
                const std::vector<std::string>& wanted)
      : finder_(language, headwords) {
    for (const std::string& phrase : wanted) wanted_.push_back(keys(phrase));
  }

  bool matches(const std::string& phrase) {
    const std::set<std::string> have = keys(phrase);
    return std::any_of(wanted_.begin(), wanted_.end(), [&](const auto& wanted) {
      return !wanted.empty() &&
             std::includes(have.begin(), have.end(), wanted.begin(), wanted.end());
    });
  }

 private:
  std::set<std::string> keys(const std::string& phrase) {
    finder_.find(phrase, words_);
    std::set<std::string> found;
    for (const Word& word : words_) found.insert(word.key);
    return found;
  }

  WordFinder finder_;
  std::vector<Word> words_;
  std::vector<std::set<std::string>> wanted_;
};

}  // namespace

void keep_matching(Lexicon& lexicon, const std::vector<std::string>& words,
                   const std::vector<std::string>& folders) {
  const Dictionaries dictionaries(folders);
  PhraseMatcher sources(lexicon.source_language,
                        dictionaries.headwords_for(lexicon.source_language), words);
  PhraseMatcher targets(lexicon.target_language,
                        dictionaries.headwords_for(lexicon.target_language), words);
  std::erase_if(lexicon.entries, [&](const LexiconEntry& entry) {
    return !sources.matches(entry.source) && !targets.matches(entry.target);
  });
}

std::string lexicon_figures(const Lexicon& lexicon, bool json) {
  std::set<std::string_view> sources, targets;
  double weights = 0.0;
  for (const LexiconEntry& entry : lexicon.entries) {
    sources.insert(entry.source);
    targets.insert(entry.target);
    weights += entry.weight;
  }
  const std::size_t size = lexicon.entries.size();
  nlohmann::ordered_json figures;
  figures["entries"] = size;
  figures["sources"] = sources.size();
  figures["targets"] = targets.size();
  figures["mean_weight"] = size == 0 ? 0.0 : weights / static_cast<double>(size);
  if (json) return figures.dump() + "\n";
  std::string text;
  for (const auto& [name, value] : figures.items())
    text += name + "\t" + value.dump() + "\n";
  return text;
}

std::string lexicon_entries(const Lexicon& lexicon, bool json) {
  if (!json) return to_tsv(lexicon);
  std::string lines;
  for (const LexiconEntry& entry : lexicon.entries) {
    const nlohmann::ordered_json line = {
        {"source", entry.source}, {"target", entry.target}, {"weight", entry.weight}};
    lines += line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
  }
  return lines;
}

}  // namespace awase
