// SPDX-License-Identifier: Apache-2.0

#include "jobs/memory_languages.h"

#include <algorithm>

#include "text/error.h"
#include "text/language.h"
#include "text/unicode.h"
#include "tmx/store/symbols.h"

namespace awase {
namespace {

/// The source language that the header of the memory's first file names; empty when it
/// names none.
std::string header_language(const MemoryStore& memory) {
  const auto& sources = memory.snapshot()->sources();
  if (sources.empty()) return {};
  const std::string& language = sources.front().header.srclang;
  return language == "*all*" ? std::string() : language;
}

bool has_unspaced(std::string_view text) {
  for (std::size_t at = 0; at < text.size();)
    if (is_unspaced(next_char(text, at))) return true;
  return false;
}

std::string names_of(AskedMemories memories) {
  std::string names;
  for (const MemoryStore* memory : memories)
    names += (names.empty() ? "" : ", ") + memory->path();
  return names;
}

}  // namespace

std::vector<std::string> languages_of(AskedMemories memories) {
  std::vector<std::string> all;
  for (const MemoryStore* memory : memories)
    for (const std::string& language : memory->snapshot()->languages())
      if (std::find(all.begin(), all.end(), language) == all.end())
        all.push_back(language);
  return all;
}

bool has_language(const std::vector<std::string>& languages,
                  const std::string& wanted) {
  return std::any_of(
      languages.begin(), languages.end(),
      [&](const std::string& language) { return serves_language(language, wanted); });
}

std::string listed_languages(const std::vector<std::string>& languages) {
  std::string list;
  for (const std::string& language : languages)
    list += (list.empty() ? "" : ", ") + language;
  return list;
}

void check_languages(const std::string& memory,
                     const std::vector<std::string>& languages,
                     const LookupLanguages& asked) {
  if (languages.empty())
    throw Error(ErrorKind::usage, Message("{file}: the memory is empty; add units with "
                                          "'awase memory add' first",
                                          {{"file", memory}}));
  for (const std::string& language : {asked.source, asked.target})
    if (!has_language(languages, language))
      throw Error(
          ErrorKind::usage,
          Message("{file}: this memory has no unit in {language}; it has {languages}",
                  {{"file", memory},
                   {"language", language},
                   {"languages", listed_languages(languages)}}));
}

std::string other_language(const std::vector<std::string>& languages,
                           const std::string& known) {
  std::string other;
  for (const std::string& language : languages) {
    if (serves_language(language, known)) continue;
    if (!other.empty() && primary_language(other) != primary_language(language))
      return {};
    if (other.empty()) other = language;
  }
  return other;
}

std::string source_language_of(const std::string& text, AskedMemories memories) {
  std::string detected = detect_language(text).tag;
  if (!detected.empty()) return detected;
  std::vector<std::string> languages = languages_of(memories);
  if (!memories.empty())
    if (std::string language = header_language(*memories.front());
        !language.empty() && has_language(languages, language))
      languages.insert(languages.begin(), std::move(language));
  // A word of a script with spaces is no Japanese, whatever the header says.
  const bool is_without_spaces = has_unspaced(text);
  for (const std::string& language : languages)
    if (trim(std::string_view(text)).empty() ||
        has_character_symbols(language) == is_without_spaces)
      return language;
  return languages.empty() ? std::string() : languages.front();
}

namespace {

/// The language of the memories, not that of `target`, in which they have what is most
/// similar to `text`: a text too short to say its language.
std::string likeliest_source(const std::string& text, const std::string& target,
                             AskedMemories memories) {
  constexpr int kLeastScore = 30;
  std::vector<std::string> languages = languages_of(memories);
  const std::string first = source_language_of(text, memories);
  if (has_language(languages, first)) languages.insert(languages.begin(), first);
  std::string likeliest;
  int best = 0;
  for (const std::string& language : languages) {
    if (!target.empty() && serves_language(language, target)) continue;
    if (likeliest.empty()) likeliest = language;
    MatchQuery query;
    query.content.text = text;
    query.source_language = language;
    query.target_language = target;
    const std::vector<Match> found =
        find_matches(memories, query, {.min_score = kLeastScore, .top = 1});
    if (found.empty() || found.front().score <= best) continue;
    best = found.front().score;
    likeliest = language;
  }
  return likeliest;
}

}  // namespace

LookupLanguages choose_languages(const LookupLanguages& given, const std::string& text,
                                 AskedMemories memories) {
  const std::vector<std::string> languages = languages_of(memories);
  LookupLanguages chosen = canonical_languages(given);
  check_languages(names_of(memories), languages, chosen);
  if (chosen.source.empty()) {
    chosen.source = detect_language(text).tag;
    const bool is_target =
        !chosen.target.empty() && serves_language(chosen.source, chosen.target);
    if (chosen.source.empty() || is_target || !has_language(languages, chosen.source))
      chosen.source = likeliest_source(text, chosen.target, memories);
    if (chosen.source.empty()) chosen.source = "und";
  }
  if (chosen.target.empty()) chosen.target = other_language(languages, chosen.source);
  return chosen;
}

LookupLanguages canonical_languages(const LookupLanguages& given) {
  const auto tag = [](const std::string& language) {
    return language.empty() ? language : canonical_language(language);
  };
  return {tag(given.source), tag(given.target)};
}

}  // namespace awase
