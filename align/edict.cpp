// SPDX-License-Identifier: Apache-2.0

#include "align/edict.h"

#include <algorithm>
#include <utility>

#include "text/sound.h"
#include "text/unicode.h"

namespace awase {
namespace {

/// A line cut into its parts.
struct Line {
  std::string headword;  ///< Folded.
  std::string reading;   ///< Folded; empty for a word in kana.
  std::vector<std::string_view> glosses;
};

/// The parts of a line; no headword when it is no entry.
Line cut_line(std::string_view line) {
  Line parts;
  const std::size_t slash = line.find('/');
  if (slash == line.npos) return parts;
  const std::string_view head = trim(line.substr(0, slash));
  const std::size_t open = head.find('[');
  parts.headword = fold(trim(head.substr(0, std::min(head.find(' '), open))));
  if (open != head.npos) {
    const std::string_view rest = head.substr(open + 1);
    parts.reading = fold(rest.substr(0, rest.find(']')));
  }
  for (std::size_t begin = slash + 1; begin < line.size();) {
    const std::size_t end = std::min(line.find('/', begin), line.size());
    const std::string_view gloss = line.substr(begin, end - begin);
    if (!gloss.empty() && gloss != "(P)" && !gloss.starts_with("EntL"))
      parts.glosses.push_back(gloss);
    begin = end + 1;
  }
  return parts;
}

/// "to open (e.g. doors)" without what stands in parentheses.
std::string without_notes(std::string_view gloss) {
  std::string kept;
  int depth = 0;
  for (const char c : gloss) {
    if (c == '(') ++depth;
    if (depth == 0) kept += c;
    if (c == ')' && depth > 0) --depth;
  }
  return kept;
}

/// The parts of speech of a gloss: "v5k,vt" of "(v5k,vt) (1) to write".
std::string_view tags_of(std::string_view gloss) {
  const std::size_t end = gloss.find(')');
  if (!gloss.starts_with('(') || end == gloss.npos) return {};
  return gloss.substr(1, end - 1);
}

/// Endings of the stems that a godan verb takes, by its last kana; 書く is also met as
/// 書か, 書き, 書け, 書こ and 書い.
std::string_view godan_endings(std::string_view last) {
  if (last == "く") return "かきけこい";
  if (last == "ぐ") return "がぎげごい";
  if (last == "す") return "さしせそ";
  if (last == "つ") return "たちてとっ";
  if (last == "ぬ") return "なにねのん";
  if (last == "ぶ") return "ばびべぼん";
  if (last == "む") return "まみめもん";
  if (last == "る") return "らりれろっ";
  if (last == "う") return "わいえおっ";
  return {};
}

/// The forms in which an inflected headword stands before its endings.
std::vector<std::string> stems_of(const std::string& headword, std::string_view tags) {
  constexpr std::size_t kKana = 3;  // Bytes of one kana.
  std::vector<std::string> stems;
  if (headword.size() <= kKana) return stems;
  const std::string body = headword.substr(0, headword.size() - kKana);
  const std::string last = headword.substr(headword.size() - kKana);
  if (tags.find("v5") != tags.npos) {
    const std::string_view endings = godan_endings(last);
    for (std::size_t i = 0; i < endings.size(); i += kKana)
      stems.push_back(body + std::string(endings.substr(i, kKana)));
  } else if (tags.find("v1") != tags.npos && last == "る") {
    stems.push_back(body);
  } else if (tags.find("adj-i") != tags.npos && last == "い") {
    for (const char* ending : {"く", "か", "け", "さ"}) stems.push_back(body + ending);
  }
  return stems;
}

/// "Minamoto No Yoshitsune": each part is a reading, if it is not too short to tell.
void add_name(std::string_view name, std::vector<std::string>& readings) {
  for (std::size_t begin = 0; begin < name.size();) {
    const std::size_t end = std::min(name.find(' ', begin), name.size());
    std::string sound = sound_of(name.substr(begin, end - begin));
    if (sound.size() > 2) readings.push_back(std::move(sound));
    begin = end + 1;
  }
}

void read_name(const Line& line, std::vector<DictionaryEntry>& entries) {
  // Names in kana are matched by their sound. A single character read as a name is
  // noise: each has dozens of readings.
  if (line.reading.empty() || count_chars(line.headword) < 2) return;
  DictionaryEntry entry{line.headword, {}, {}};
  for (const std::string_view gloss : line.glosses)
    add_name(without_notes(gloss), entry.readings);
  if (!entry.readings.empty()) entries.push_back(std::move(entry));
}

void add_stems(const std::string& headword, std::string_view tags,
               const std::vector<std::string>& translations,
               std::vector<DictionaryEntry>& entries) {
  for (std::string& stem : stems_of(headword, tags))
    entries.push_back({std::move(stem), translations, {}});
}

}  // namespace

void EdictReader::read(std::string_view text, EdictFile file,
                       std::vector<DictionaryEntry>& entries) {
  const Line line = cut_line(text);
  if (line.headword.empty()) return;
  if (file == EdictFile::enamdict) {
    read_name(line, entries);
    return;
  }
  DictionaryEntry entry{line.headword, {}, {}};
  if (std::string sound = sound_of(line.reading); !sound.empty())
    entry.readings.push_back(std::move(sound));
  bool kana_usual = false;
  std::string_view tags;
  for (const std::string_view gloss : line.glosses) {
    if (tags.empty()) tags = tags_of(gloss);
    if (gloss.find("(uk)") != gloss.npos) kana_usual = true;
    finder_.find(without_notes(gloss), words_);
    for (Word& word : words_) entry.translations.push_back(std::move(word.key));
  }
  if (entry.translations.empty() && entry.readings.empty()) return;
  const std::vector<std::string> translations = entry.translations;
  entries.push_back(std::move(entry));
  add_stems(line.headword, tags, translations, entries);
  if (kana_usual && count_chars(line.reading) >= 2) {
    entries.push_back({line.reading, translations, {}});
    add_stems(line.reading, tags, translations, entries);
  }
}

}  // namespace awase
