// SPDX-License-Identifier: Apache-2.0

#include "jobs/dictionary_report.h"

#include <nlohmann/json.hpp>

#include "align/dictionary.h"
#include "text/error.h"

namespace awase {
namespace {

std::string line_of(const FoundDictionary& found, const Dictionary& dictionary,
                    bool json) {
  const std::string pair = pair_name(found);
  if (json) {
    const nlohmann::ordered_json line = {{"pair", pair},
                                         {"headwords", dictionary.size()},
                                         {"origin", dictionary.origin()},
                                         {"path", found.path}};
    return line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
  }
  return pair + "\t" + std::to_string(dictionary.size()) + "\t" +
         std::string(dictionary.origin()) + "\t" + found.path + "\n";
}

}  // namespace

std::vector<Message> dictionary_sentences(const Dictionaries& dictionaries) {
  std::vector<Message> lines;
  for (const FoundDictionary& found : dictionaries.list()) {
    try {
      const Dictionary dictionary(found.path);
      lines.push_back(
          Message::plural("{source}-{target}: {count} headword of {origin} in {file}",
                          "{source}-{target}: {count} headwords of {origin} in {file}",
                          dictionary.size(),
                          {{"source", found.headword_language},
                           {"target", found.translation_language},
                           {"origin", dictionary.origin()},
                           {"file", found.path}}));
    } catch (const Error& error) {
      lines.push_back(error.message());
    }
  }
  return lines;
}

DictionaryList list_dictionaries(const Dictionaries& dictionaries, bool json) {
  DictionaryList list;
  for (const FoundDictionary& found : dictionaries.list()) {
    try {
      list.lines += line_of(found, Dictionary(found.path), json);
    } catch (const Error& error) {
      list.faults.push_back(error.message());
    }
  }
  return list;
}

std::string pair_name(const FoundDictionary& dictionary) {
  return dictionary.headword_language + "-" + dictionary.translation_language;
}

}  // namespace awase
