// SPDX-License-Identifier: Apache-2.0

#include "align/cedict.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "text/ascii.h"
#include "text/sound.h"
#include "text/unicode.h"

namespace awase {
namespace {

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

/// Beginnings of glosses that say which word counts a noun, or where to look.
constexpr std::array<std::string_view, 5> kReferences = {
    "CL:", "variant of ", "old variant of ", "see ", "see also "};

/// The next part of `text` up to a space, which is taken away.
std::string_view take_word(std::string_view& text) {
  const std::size_t end = std::min(text.find(' '), text.size());
  const std::string_view word = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return word;
}

/// A gloss without notes in parentheses and without the Chinese words it names, as in
/// "abbr. for 廣播電臺|广播电台[guang3 bo1 dian4 tai2]".
std::string english_of(std::string_view gloss) {
  std::string kept;
  int depth = 0;
  for (std::size_t at = 0; at < gloss.size();) {
    const std::size_t begin = at;
    const char32_t c = next_char(gloss, at);
    if (c == U'(' || c == U'[') ++depth;
    if (depth == 0)
      kept += is_han(c) || c == U'|' ? " " : gloss.substr(begin, at - begin);
    if ((c == U')' || c == U']') && depth > 0) --depth;
  }
  return kept;
}

/// The sounds of a name in pinyin: "Xi2 Jin4 ping2" is read "xijinping", and its parts
/// "xi" and "jinping". Empty for what is no name.
std::vector<std::string> readings_of(std::string_view pinyin) {
  std::vector<std::string> readings;
  if (pinyin.empty() || !is_capital(pinyin.front())) return readings;
  std::string whole, part;
  std::size_t parts = 0;
  const auto add = [&](const std::string& letters) {
    std::string sound = sound_of(letters);
    if (sound.size() > 2) readings.push_back(std::move(sound));
  };
  while (!pinyin.empty()) {
    std::string syllable;
    const std::string_view word = take_word(pinyin);
    for (const char c : word)
      if (is_ascii_letter(c)) syllable += c;
    if (!word.empty() && is_capital(word.front()) && !part.empty()) {
      add(part);
      part.clear();
      ++parts;
    }
    part += syllable;
    whole += syllable;
  }
  if (parts > 0) add(part);
  add(whole);
  return readings;
}

bool refers(std::string_view gloss) {
  return std::any_of(
      kReferences.begin(), kReferences.end(),
      [&](std::string_view beginning) { return gloss.starts_with(beginning); });
}

}  // namespace

void CedictReader::read(std::string_view line, std::vector<DictionaryEntry>& entries) {
  if (line.starts_with('#')) return;
  const std::size_t open = line.find(" [");
  const std::size_t close = line.find("] /", std::min(open, line.size()));
  if (open == line.npos || close == line.npos) return;
  std::string_view head = line.substr(0, open);
  const std::string_view pinyin = line.substr(open + 2, close - open - 2);
  DictionaryEntry entry;
  entry.headword = fold(take_word(head));
  std::string simplified = fold(take_word(head));
  if (entry.headword.empty() || simplified.empty()) return;
  entry.readings = readings_of(pinyin);
  for (std::size_t begin = close + 3; begin < line.size();) {
    const std::size_t end = std::min(line.find('/', begin), line.size());
    const std::string_view gloss = line.substr(begin, end - begin);
    begin = end + 1;
    if (refers(gloss)) continue;
    finder_.find(english_of(gloss), words_);
    for (Word& word : words_) entry.translations.push_back(std::move(word.key));
  }
  if (entry.translations.empty() && entry.readings.empty()) return;
  if (simplified != entry.headword) {
    DictionaryEntry other = entry;
    other.headword = std::move(simplified);
    entries.push_back(std::move(other));
  }
  entries.push_back(std::move(entry));
}

}  // namespace awase
