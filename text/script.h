// SPDX-License-Identifier: Apache-2.0
//
// Whether a text is written with the letters of its language.

#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace awase {

/// Letters of a text.
struct ScriptCount {
  std::size_t own_chars = 0;    ///< Of a script that the language is written in.
  std::size_t latin_chars = 0;  ///< Latin ones, where the language is not written so.
  std::size_t other_chars = 0;
  std::size_t words = 0;  ///< Runs of letters.
};

/// Counts letters by script for one language.
class ScriptCounter {
 public:
  explicit ScriptCounter(std::string_view language);

  /// Whether the language is known to be written in certain scripts: not for tags
  /// that ICU does not know, nor for languages that are written in several (sr, uz)
  /// when the tag names none.
  bool is_known() const { return !scripts_.empty(); }

  ScriptCount count(std::string_view text) const;

  /// Whether `text` is in another script: hardly a letter is the language's own, and
  /// it is more than a name in Latin letters would be.
  bool is_foreign(std::string_view text) const;

 private:
  std::vector<int> scripts_;  ///< UScriptCode.
  bool latin_ = false;
};

}  // namespace awase
