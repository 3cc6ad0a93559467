// SPDX-License-Identifier: Apache-2.0
//
// The words of a segment, in the form in which they are compared.

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace awase {

/// What a word is made of; decides how it can be matched across languages.
enum class WordKind : std::uint8_t {
  word,      ///< Letters of an alphabet or syllabary, or a dictionary headword.
  number,    ///< A value: the key is "#" and the decimal number.
  katakana,  ///< Japanese loan word: can be matched by sound.
  kana,      ///< Hiragana that no dictionary explains; often the reading of a name.
  han,       ///< Han characters that no dictionary explains.
};

/// One word of a segment.
struct Word {
  std::string key;   ///< What is compared: folded and stemmed, or "#2025".
  std::string form;  ///< The word as folded (NFKC, lower case), before stemming.
  WordKind kind = WordKind::word;
  bool is_name = false;  ///< Begins with a capital letter in mid-sentence.
  /// Number of the headword, for a word that was found in `Headwords`.
  std::optional<std::uint32_t> headword;

  bool operator==(const Word&) const = default;
};

/// The headwords of a dictionary, which cut a script that writes no spaces.
class Headwords {
 public:
  virtual ~Headwords() = default;

  /// Bit n is set when some headword of n code points starts with these two; bit 1 when
  /// `first` alone is a headword. Lets a reader skip most look-ups.
  virtual std::uint32_t lengths(char32_t first, char32_t second) const = 0;

  /// Number of the headword with this spelling, if there is one.
  virtual std::optional<std::uint32_t> find(std::string_view spelling) const = 0;
};

/// Finds the words of segments in one language. Reuse one for many segments; it caches
/// what is costly to set up. Not safe to share between threads.
class WordFinder {
 public:
  /// `language` is a BCP 47 tag; `headwords`, which may be null, must outlive this.
  explicit WordFinder(std::string_view language, const Headwords* headwords = nullptr);
  ~WordFinder();
  WordFinder(WordFinder&&) noexcept;
  WordFinder& operator=(WordFinder&&) noexcept;

  /// Content words and numbers of `segment` in reading order. Function words of the
  /// languages we have lists for are left out. Time is linear in the segment.
  void find(std::string_view segment, std::vector<Word>& words);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace awase
