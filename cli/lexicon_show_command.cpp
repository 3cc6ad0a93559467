// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>
#include <string_view>
#include <vector>

#include "align/dictionaries.h"
#include "cli/lexicon_commands.h"
#include "cli/lexicon_options.h"
#include "text/file.h"
#include "text/words.h"
#include "tmx/formats/lexicon_file.h"

namespace awase {
namespace {

struct ShowOptions {
  std::string input;
  std::vector<std::string> words;
  bool json = false;
  LexiconLanguages languages;
  CommonOptions common;
};

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

/// Keeps the entries with one of `words` on either side.
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

void show_figures(const Lexicon& lexicon, bool json) {
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
  if (json) return write_file("-", figures.dump() + "\n");
  std::string text;
  for (const auto& [name, value] : figures.items())
    text += name + "\t" + value.dump() + "\n";
  write_file("-", text);
}

void show_entries(const Lexicon& lexicon, bool json) {
  if (!json) return write_file("-", to_tsv(lexicon));
  std::string lines;
  for (const LexiconEntry& entry : lexicon.entries) {
    const nlohmann::ordered_json line = {
        {"source", entry.source}, {"target", entry.target}, {"weight", entry.weight}};
    lines += line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
  }
  write_file("-", lines);
}

ExitStatus run_show(ShowOptions options, const Environment& environment) {
  const Console console(environment, options.common.verbosity());
  options.languages.settle();
  Lexicon lexicon = read_lexicon_file(options.input, options.languages.source,
                                      options.languages.target);
  console.warn(lexicon.issues);
  if (options.words.empty()) {
    show_figures(lexicon, options.json);
    return ExitStatus::done;
  }
  keep_matching(lexicon, options.words, environment.dictionary_folders());
  show_entries(lexicon, options.json);
  if (!lexicon.entries.empty()) return ExitStatus::done;
  console.tell(Message("no entry has these words"));
  return ExitStatus::no;
}

}  // namespace

Run declare_lexicon_show(OptionTable& table) {
  const auto options = std::make_shared<ShowOptions>();
  table.add_argument(
      "FILE", options->input,
      "Lexicon: TSV, hunalign's, TBX, TMX, CSV or XLSX; - is standard input");
  table.add_optional_argument(
      "WORD", options->words,
      "Show the entries with this word or phrase on either side, in "
      "whatever form; without it, how many there are");
  table.heading("Result");
  table.add_flag("--json", options->json, "Print JSON, an object a line");
  add_lexicon_languages(table, options->languages);
  add_common_options(table, options->common);
  return run_with(options, run_show);
}

}  // namespace awase
