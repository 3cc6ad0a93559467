// SPDX-License-Identifier: Apache-2.0
//
// Compiles the Japanese dictionaries of the EDRDG, as Debian packages them, to one
// file:
//
//   awase-compile-dictionary OUT EDICT [ENAMDICT]
//
// edict gives translations and readings, enamdict the readings of names. Both are in
// EUC-JP, one headword a line:  書く [かく] /(v5k,vt) (1) to write/to compose/(P)/

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include <boost/locale/encoding.hpp>

#include "align/dictionary.h"
#include "text/error.h"
#include "text/sound.h"
#include "text/unicode.h"
#include "text/words.h"

namespace awase {
namespace {

std::string read_euc_jp(const char* path) {
  std::ifstream in(path, std::ios::binary);
  if (!in)
    throw Error(ErrorKind::unavailable,
                std::string(path) + ": cannot be read; install Debian's edict package");
  const std::string bytes((std::istreambuf_iterator<char>(in)), {});
  // A few user-defined characters of the files exist in no Unicode table.
  return boost::locale::conv::to_utf<char>(bytes, "EUC-JP", boost::locale::conv::skip);
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
  if (gloss.empty() || gloss[0] != '(') return {};
  return gloss.substr(1, gloss.find(')') - 1);
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

/// One line of edict or enamdict.
class LineReader {
 public:
  void read(std::string_view line, bool names, std::vector<DictionaryEntry>& entries) {
    const std::size_t slash = line.find('/');
    if (slash == line.npos) return;
    const std::string_view head = trim(line.substr(0, slash));
    const std::size_t space = head.find(' ');
    const std::size_t open = head.find('[');
    DictionaryEntry entry;
    entry.headword = fold(head.substr(0, space));
    std::string reading;
    if (open != head.npos) reading = head.substr(open + 1, head.find(']') - open - 1);
    if (names && open == head.npos) return;  // Kana names are matched by their sound.
    // enamdict spells its names in Latin letters too.
    if (!reading.empty() && !names) entry.readings.push_back(sound_of(reading));
    bool kana_usual = false;
    std::string tags;
    read_glosses(line.substr(slash + 1), names, entry, tags, kana_usual);
    if (entry.translations.empty() && entry.readings.empty()) return;
    // A single character read as a name is noise: each has dozens of readings.
    if (names && count_chars(entry.headword) < 2) return;
    entries.push_back(entry);
    if (names) return;
    for (std::string& stem : stems_of(entry.headword, tags))
      entries.push_back({std::move(stem), entry.translations, {}});
    if (kana_usual && count_chars(reading) >= 2) {
      entries.push_back({fold(reading), entry.translations, {}});
      for (std::string& stem : stems_of(fold(reading), tags))
        entries.push_back({std::move(stem), entry.translations, {}});
    }
  }

 private:
  void read_glosses(std::string_view glosses, bool names, DictionaryEntry& entry,
                    std::string& tags, bool& kana_usual) {
    while (!glosses.empty()) {
      const std::size_t end = glosses.find('/');
      const std::string_view gloss = glosses.substr(0, end);
      glosses = end == glosses.npos ? std::string_view() : glosses.substr(end + 1);
      if (gloss.empty() || gloss == "(P)" || gloss.substr(0, 4) == "EntL") continue;
      if (tags.empty()) tags = tags_of(gloss);
      if (gloss.find("(uk)") != gloss.npos) kana_usual = true;
      if (names) {
        read_name(without_notes(gloss), entry);
        continue;
      }
      finder_.find(without_notes(gloss), words_);
      for (const Word& word : words_) entry.translations.push_back(word.key);
    }
  }

  /// "Minamoto No Yoshitsune": each part is a reading.
  static void read_name(std::string_view name, DictionaryEntry& entry) {
    for (std::size_t begin = 0; begin < name.size();) {
      const std::size_t end = std::min(name.find(' ', begin), name.size());
      std::string sound = sound_of(name.substr(begin, end - begin));
      if (sound.size() > 2) entry.readings.push_back(std::move(sound));
      begin = end + 1;
    }
  }

  WordFinder finder_{"en"};
  std::vector<Word> words_;
};

void read_dictionary(const char* path, bool names,
                     std::vector<DictionaryEntry>& entries) {
  const std::string text = read_euc_jp(path);
  LineReader reader;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = std::string_view(text).substr(begin, end - begin);
    if (!line.starts_with("　？？？")) reader.read(line, names, entries);
    begin = end + 1;
  }
}

void run(int argc, char** argv) {
  if (argc < 3 || argc > 4)
    throw Error(ErrorKind::usage,
                "usage: awase-compile-dictionary OUT EDICT [ENAMDICT]");
  std::vector<DictionaryEntry> entries;
  read_dictionary(argv[2], false, entries);
  if (argc == 4) read_dictionary(argv[3], true, entries);
  const std::string file = compile_dictionary(entries);
  std::ofstream out(argv[1], std::ios::binary);
  out.write(file.data(), static_cast<std::streamsize>(file.size()));
  out.close();
  if (!out)
    throw Error(
        ErrorKind::unavailable,
        std::string(argv[1]) + ": cannot be written; check the folder and the disk");
}

}  // namespace
}  // namespace awase

int main(int argc, char** argv) {
  try {
    awase::run(argc, argv);
    return EXIT_SUCCESS;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "awase-compile-dictionary: %s\n", error.what());
    return 2;
  }
}
