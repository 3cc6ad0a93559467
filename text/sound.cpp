// SPDX-License-Identifier: Apache-2.0
//
// Transliteration is ICU's; on top of it comes what Japanese makes of foreign words
// (no l, no v, a vowel after nearly every consonant) and what English makes of Japanese
// ones (long vowels not written). The distance follows from that: a vowel more or less
// costs a quarter of a consonant.

#include "text/sound.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <stdexcept>
#include <unordered_map>

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include "text/ascii.h"
#include "text/error.h"
#include "text/unicode.h"

namespace awase {
namespace {

/// Longest word that is spelled, in characters; far more than sound_similarity()
/// compares. ICU takes time that grows with the square of the length.
constexpr std::size_t kMostChars = 64;

std::string to_latin(std::string_view word) {
  std::size_t end = 0;
  for (std::size_t chars = 0; chars < kMostChars && end < word.size(); ++chars)
    next_char(word, end);
  word = word.substr(0, end);
  if (is_ascii(word)) return std::string(word);
  // One a thread: setting it up takes milliseconds, and it may not be shared.
  thread_local const std::unique_ptr<icu::Transliterator> latin = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Transliterator> made(icu::Transliterator::createInstance(
        "Hiragana-Latin; Katakana-Latin; Any-Latin; Latin-ASCII", UTRANS_FORWARD,
        status));
    if (U_FAILURE(status))
      throw Error(ErrorKind::unavailable,
                  Message("ICU: its transliteration data cannot be loaded; reinstall "
                          "libicu"));
    return made;
  }();
  // The same loan words and names come again in every text of a batch.
  thread_local std::unordered_map<std::string, std::string> known;
  if (known.size() > 50'000) known.clear();
  const auto [place, is_new] = known.try_emplace(std::string(word));
  if (is_new) {
    auto text = icu::UnicodeString::fromUTF8(
        icu::StringPiece(word.data(), static_cast<std::int32_t>(word.size())));
    latin->transliterate(text);
    text.toUTF8String(place->second);
  }
  return place->second;
}

bool is_vowel(char c) {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

/// Class of a consonant; letters of one class are not told apart.
char consonant_class(char c) {
  switch (c) {
    case 'l':
      return 'r';
    case 'v':
      return 'b';
    case 'f':
      return 'h';
    case 'c':
    case 'q':
      return 'k';
    case 'z':
    case 'x':
      return 's';
    case 'm':
      return 'n';
    default:
      return c;
  }
}

}  // namespace

std::string sound_of(std::string_view word) {
  std::string letters;
  for (const char c : to_latin(word))
    if (is_ascii_letter(c)) letters += ascii_lower(c);
  std::string sound;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const char c = letters[i];
    const char next = i + 1 < letters.size() ? letters[i + 1] : '\0';
    const char last = sound.empty() ? '\0' : sound.back();
    if (is_vowel(c) && c == last) continue;
    if (c == 'u' && last == 'o') continue;
    if (c == 'h' && last == 'o' && !is_vowel(next)) continue;
    if (c == 'm' && (next == 'b' || next == 'p' || next == 'm')) {
      sound += 'n';
      continue;
    }
    sound += c;
  }
  return sound;
}

double sound_similarity(std::string_view left, std::string_view right) {
  constexpr std::size_t kMost = 32;
  constexpr double kVowel = 0.25;
  left = left.substr(0, kMost);
  right = right.substr(0, kMost);
  if (left.empty() || right.empty()) return 0.0;
  const auto weight = [](char c) {
    return is_vowel(c) || c == 'h' || c == 'w' || c == 'y' ? kVowel : 1.0;
  };
  const auto change = [&](char a, char b) {
    if (a == b) return 0.0;
    if (is_vowel(a) && is_vowel(b)) return kVowel;
    if (consonant_class(a) == consonant_class(b)) return 0.1;
    return std::max(weight(a), weight(b));
  };
  std::array<double, kMost + 1> row{};
  for (std::size_t j = 0; j < right.size(); ++j) row[j + 1] = row[j] + weight(right[j]);
  double total = row[right.size()];
  for (const char a : left) {
    double diagonal = row[0];
    row[0] += weight(a);
    for (std::size_t j = 0; j < right.size(); ++j) {
      const double best = std::min({diagonal + change(a, right[j]),
                                    row[j + 1] + weight(a), row[j] + weight(right[j])});
      diagonal = row[j + 1];
      row[j + 1] = best;
    }
    total += weight(a);
  }
  return std::max(0.0, 1.0 - 2.0 * row[right.size()] / total);
}

std::string consonants_of(std::string_view sound, std::size_t limit) {
  std::string consonants;
  for (const char c : sound) {
    if (consonants.size() == limit) break;
    if (is_vowel(c) || c == 'h' || c == 'w' || c == 'y') continue;
    const char kind = consonant_class(c);
    if (consonants.empty() || consonants.back() != kind) consonants += kind;
  }
  return consonants;
}

}  // namespace awase
