// SPDX-License-Identifier: Apache-2.0

#include "jobs/page_words.h"

#include <algorithm>
#include <initializer_list>
#include <string_view>
#include <utility>

namespace awase {
namespace {

constexpr std::string_view kCommand = "'awase ";

bool is_of_option(char c) { return (c >= 'a' && c <= 'z') || c == '-'; }

/// Where the name of an option ends that begins at `at`.
std::size_t option_end(std::string_view said, std::size_t at) {
  while (at < said.size() && is_of_option(said[at])) ++at;
  return at;
}

/// The first option from `from` on: two hyphens and a letter, behind no letter or
/// hyphen.
std::size_t find_option(std::string_view said, std::size_t from = 0) {
  for (std::size_t at = from; (at = said.find("--", at)) != said.npos;) {
    const bool is_name = at + 2 < said.size() && is_of_option(said[at + 2]) &&
                         said[at + 2] != '-' &&
                         (at == 0 || !is_of_option(said[at - 1]));
    if (is_name) return at;
    at = option_end(said, at);
  }
  return said.npos;
}

/// Names the options as the page does that has boxes for them.
void name_boxes(std::string& said, const MessageCatalogue& reader) {
  const std::pair<std::string_view, Message> boxes[] = {
      {"--source-lang", Message("“Language” of the original")},
      {"--target-lang", Message("“Language” of the translation")},
      {"--source-encoding", Message("“Encoding” of the original")},
      {"--target-encoding", Message("“Encoding” of the translation")},
      {"--keep-boilerplate", Message("“align menus and running headers too”")},
      {"--keep-code", Message("“keep lines of code as pairs”")},
      {"--format", Message("“Format”")},
      {"--lexicon", Message("“Glossary”")}};
  for (std::size_t at = 0; (at = find_option(said, at)) != said.npos;) {
    const std::size_t end = option_end(said, at);
    const std::string_view option = std::string_view(said).substr(at, end - at);
    const auto* const box =
        std::find_if(std::begin(boxes), std::end(boxes),
                     [&](const auto& one) { return one.first == option; });
    if (box == std::end(boxes)) {
      at = end;
      continue;
    }
    const std::string name = box->second.render(reader);
    said.replace(at, end - at, name);
    at += name.size();
  }
}

/// Where the clause begins that `at` stands in: behind the last of `ends` before it.
std::size_t clause_begin(std::string_view said, std::size_t at,
                         std::initializer_list<std::string_view> ends) {
  constexpr std::string_view kFullStop = "。";
  std::size_t begin = 0;
  for (const std::string_view end : ends) {
    const std::size_t found = said.substr(0, at).rfind(end);
    if (found == said.npos) continue;
    begin = std::max(begin, found + (end == kFullStop ? end.size() : 0));
  }
  return begin;
}

/// Takes away the clause with what stands at `at`, and what follows it.
bool cut_clause(std::string& said, std::size_t at) {
  std::size_t begin = clause_begin(said, at, {"; ", ". ", " (", "。", "（", "；"});
  if (begin == 0) begin = clause_begin(said, at, {", ", "、"});
  if (begin == 0) return false;
  said.resize(begin);
  return true;
}

}  // namespace

std::string in_words_of_page(std::string said, const MessageCatalogue& reader) {
  name_boxes(said, reader);
  const std::size_t command = said.find(kCommand);
  if (command != said.npos) cut_clause(said, command);
  for (std::size_t at = 0; (at = find_option(said, at)) != said.npos;) {
    const std::size_t end = option_end(said, at);
    if (at == 0 && said.substr(end, 2) == ": ")
      said.erase(0, end + 2);
    else if (!cut_clause(said, at))
      said.erase(at, 2);  // the name alone says what is meant
  }
  return said;
}

}  // namespace awase
