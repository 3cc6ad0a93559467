// SPDX-License-Identifier: Apache-2.0
//
// The text of an entry, as FreeDict's style sheet writes it:
//
//   Berg /bɛʁk/ <n, masc>            headword, pronunciations, grammar
//   1. montagne, amoncellement 2.    translations; " 2." begins a second definition
//   große, steile Erhebung           definition
//    3.                              begins another definition
//   feste Erdkruste
//   2. mine                          translations of the next sense
//
// A single sense has no number. So the line after the headword and every line that
// begins with a number has translations, all others are definitions.

#include "align/freedict.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>

#include "text/unicode.h"
#include "text/words.h"

namespace awase {
namespace {

/// The longest entry that is read, in bytes; a bound for damaged files.
constexpr std::size_t kMostBytes = 100'000;

std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

std::optional<std::size_t> read_base64(std::string_view digits) {
  constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  if (digits.empty() || digits.size() > 8) return std::nullopt;
  std::size_t value = 0;
  for (const char c : digits) {
    const std::size_t digit = kDigits.find(c);
    if (digit == kDigits.npos) return std::nullopt;
    value = value * 64 + digit;
  }
  return value;
}

/// Offset and size of the entry that a line of the index names; none when they do not
/// lie in a text of `text_bytes` bytes.
std::optional<std::pair<std::size_t, std::size_t>> read_place(std::string_view line,
                                                              std::size_t text_bytes) {
  const std::size_t tab = line.find('\t');
  if (tab == line.npos) return std::nullopt;
  const std::size_t second = std::min(line.find('\t', tab + 1), line.size());
  const auto offset = read_base64(line.substr(tab + 1, second - tab - 1));
  const auto size = read_base64(line.substr(std::min(second + 1, line.size())));
  if (!offset || !size || *offset > text_bytes || *size > text_bytes - *offset)
    return std::nullopt;
  return std::pair(*offset, *size);
}

/// Bytes of "12. " at the start of a line, 0 when there is no such number.
std::size_t number_bytes(std::string_view line) {
  std::size_t at = 0;
  while (at < line.size() && line[at] >= '0' && line[at] <= '9') ++at;
  if (at == 0 || at > 3 || line.substr(at, 2) != ". ") return 0;
  return at + 2;
}

/// `line` without the " 2." that announces a second definition.
std::string_view without_announcement(std::string_view line) {
  line = trim(line);
  if (line.empty() || line.back() != '.') return line;
  std::size_t at = line.size() - 1;
  while (at > 0 && line[at - 1] >= '0' && line[at - 1] <= '9') --at;
  const bool announces = at + 1 < line.size() && at > 0 && line[at - 1] == ' ';
  return announces ? trim(line.substr(0, at)) : line;
}

/// `text` without what stands in brackets of any kind.
std::string without_notes(std::string_view text) {
  constexpr std::string_view kOpen = "([<{";
  constexpr std::string_view kClose = ")]>}";
  std::string kept;
  std::size_t depth = 0;
  for (const char c : text) {
    if (kOpen.find(c) != kOpen.npos) ++depth;
    if (depth == 0) kept += c;
    if (kClose.find(c) != kClose.npos && depth > 0) --depth;
  }
  return kept;
}

/// The headword of an entry's first line: what stands before pronunciation and grammar.
std::string_view headword_of(std::string_view line) {
  const std::size_t end = std::min({line.find(" /"), line.find(" <"), line.size()});
  return trim(line.substr(0, end));
}

class EntryReader {
 public:
  EntryReader(std::string_view headword_language, std::string_view translation_language)
      : headwords_(headword_language), translations_(translation_language) {}

  std::optional<DictionaryEntry> read(std::string_view text) {
    headwords_.find(without_notes(headword_of(take_line(text))), words_);
    if (words_.size() != 1 || words_[0].kind == WordKind::number) return std::nullopt;
    DictionaryEntry entry;
    entry.headword = words_[0].key;
    for (bool is_first = true; !text.empty(); is_first = false) {
      const std::string_view line = take_line(text);
      const std::size_t number = number_bytes(line);
      if (!is_first && number == 0) continue;
      translations_.find(without_notes(without_announcement(line.substr(number))),
                         words_);
      for (const Word& word : words_)
        if (word.kind != WordKind::number) entry.translations.push_back(word.key);
    }
    if (entry.translations.empty()) return std::nullopt;
    return entry;
  }

 private:
  WordFinder headwords_;
  WordFinder translations_;
  std::vector<Word> words_;
};

}  // namespace

std::string freedict_title(std::string_view index, std::string_view text) {
  constexpr std::size_t kMostTitleBytes = 200;
  while (!index.empty()) {
    const std::string_view line = take_line(index);
    if (!line.starts_with("00databaseshort\t") &&
        !line.starts_with("00-database-short\t"))
      continue;
    const auto place = read_place(line, text.size());
    if (!place) break;
    // The entry begins with its own name.
    std::string_view entry = text.substr(place->first, place->second);
    std::string_view title = trim(take_line(entry));
    if (title.starts_with("00")) title = trim(take_line(entry));
    if (title.size() > kMostTitleBytes) break;
    return std::string(title);
  }
  return {};
}

std::vector<DictionaryEntry> read_freedict(std::string_view index,
                                           std::string_view text,
                                           std::string_view headword_language,
                                           std::string_view translation_language) {
  EntryReader reader(headword_language, translation_language);
  std::vector<DictionaryEntry> entries;
  std::set<std::size_t> seen;  // Several lines may name one entry.
  while (!index.empty()) {
    const std::string_view line = take_line(index);
    if (line.starts_with("00database")) continue;
    const auto place = read_place(line, text.size());
    if (!place || place->second > kMostBytes || !seen.insert(place->first).second)
      continue;
    if (auto entry = reader.read(text.substr(place->first, place->second)))
      entries.push_back(std::move(*entry));
  }
  return entries;
}

}  // namespace awase
