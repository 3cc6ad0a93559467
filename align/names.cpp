// SPDX-License-Identifier: Apache-2.0
//
// A character has a few readings: the Korean ones that people spell their names with
// (names_table.cpp), and the Chinese one, as ICU has it. A word of one to four
// characters reads as any run of them, and such a run that spells a name of the other
// text is a link, the surer the more letters it has.

#include "align/names.h"

#include <algorithm>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include "align/links.h"
#include "align/names_table.h"
#include "text/sound.h"
#include "text/unicode.h"

namespace awase {
namespace {

constexpr std::size_t kMostCharacters = 4;

/// What is left of a folded name: letters of ASCII.
std::string plain_letters(std::string_view form) {
  std::string letters;
  for (const char c : form) {
    if (c >= 'a' && c <= 'z') letters += c;
    if (static_cast<unsigned char>(c) >= 0x80) return {};
  }
  return letters;
}

/// The Chinese reading of one ideograph, without its tone; asked for once each.
class ChineseReadings {
 public:
  std::string of(char32_t character) {
    const std::lock_guard lock(mutex_);
    const auto [place, is_new] = readings_.try_emplace(character);
    if (!is_new || !reader_) return place->second;
    icu::UnicodeString text(static_cast<UChar32>(character));
    reader_->transliterate(text);
    std::string utf8;
    text.toUTF8String(utf8);
    place->second = plain_letters(fold(utf8));
    return place->second;
  }

  static ChineseReadings& get() {
    static ChineseReadings readings;
    return readings;
  }

 private:
  ChineseReadings() {
    UErrorCode status = U_ZERO_ERROR;
    reader_.reset(icu::Transliterator::createInstance("Han-Latin; Latin-ASCII; Lower",
                                                      UTRANS_FORWARD, status));
    if (U_FAILURE(status)) reader_.reset();
  }

  std::mutex mutex_;
  std::unique_ptr<icu::Transliterator> reader_;
  std::unordered_map<char32_t, std::string> readings_;
};

std::vector<std::string> readings_of(char32_t character) {
  std::vector<std::string> readings = korean_readings(character);
  std::string chinese = ChineseReadings::get().of(character);
  if (!chinese.empty()) readings.push_back(std::move(chinese));
  return readings;
}

/// The ideographs of a word that is nothing else.
std::u32string ideographs_of(const Word& word) {
  std::u32string characters;
  for (std::size_t next = 0; next < word.form.size();) {
    const char32_t c = next_char(word.form, next);
    if (!is_han(c) || characters.size() == kMostCharacters) return {};
    characters += c;
  }
  return characters;
}

struct Spelled {
  std::string letters;
  std::size_t characters = 0;
};

/// All spellings of runs of `characters`.
std::vector<Spelled> spellings(const std::u32string& characters) {
  std::vector<Spelled> all;
  std::vector<Spelled> here;  // Those of the runs that end before the character.
  for (const char32_t character : characters) {
    const std::vector<std::string> readings = readings_of(character);
    std::vector<Spelled> next;
    for (const std::string& reading : readings) {
      next.push_back({reading, 1});
      for (const Spelled& before : here)
        next.push_back({before.letters + reading, before.characters + 1});
    }
    all.insert(all.end(), next.begin(), next.end());
    here = std::move(next);
  }
  return all;
}

/// Whether at least two of `characters` are names of their own, as those of 盧武鉉 are
/// in "Roh Moo-hyun".
template <typename Names>
bool has_syllables(const std::u32string& characters, const Names& names) {
  const auto is_named = [&](char32_t character) {
    const std::vector<std::string> readings = readings_of(character);
    return std::any_of(readings.begin(), readings.end(),
                       [&](const std::string& reading) {
                         return reading.size() >= 2 && names.contains(reading);
                       });
  };
  return characters.size() > 1 &&
         std::count_if(characters.begin(), characters.end(), is_named) >= 2;
}

}  // namespace

void add_name_readings(const TermText& ideographs, const TermText& latin, bool swapped,
                       std::vector<Link>& links) {
  std::unordered_multimap<std::string, std::uint32_t> names;
  for (std::uint32_t t = 0; t < latin.terms.size(); ++t) {
    const Word& word = latin.terms[t].word;
    if (word.kind != WordKind::word || !word.is_name) continue;
    std::string letters = plain_letters(word.form);
    if (letters.size() >= 2 && letters.size() <= 24)
      names.emplace(std::move(letters), t);
  }
  if (names.empty()) return;
  for (std::uint32_t f = 0; f < ideographs.terms.size(); ++f) {
    const Word& word = ideographs.terms[f].word;
    if (word.kind == WordKind::number) continue;
    const std::u32string characters = ideographs_of(word);
    if (characters.empty()) continue;
    const bool is_syllables = has_syllables(characters, names);
    for (const Spelled& spelled : spellings(characters)) {
      const auto [begin, end] = names.equal_range(spelled.letters);
      // One syllable of a longer word is chance more often than a name.
      const bool whole = spelled.characters == characters.size();
      if (!whole && spelled.characters == 1 && !is_syllables) continue;
      const double strength = spelled.characters == 1 ? 0.6 : whole ? 1.0 : 0.8;
      for (auto it = begin; it != end; ++it) {
        const std::uint32_t source = swapped ? it->second : f;
        const std::uint32_t target = swapped ? f : it->second;
        links.push_back(
            {source, target, LinkKind::reading, static_cast<float>(strength)});
      }
    }
  }
}

}  // namespace awase
