// SPDX-License-Identifier: Apache-2.0
//
// Puts what memories know into a file that a translator works on.

#pragma once

#include <cstddef>
#include <string>

#include "jobs/memory_languages.h"
#include "jobs/remarks.h"

namespace awase {

/// How much is put in.
struct PretranslateOptions {
  int min_score = 75;  ///< Least score of a match that becomes the translation.
  /// Least score of a match that is put in as an alternative; more than min_score is
  /// taken as min_score.
  int min_alternative = 50;
  std::size_t top = 5;             ///< Most alternatives of a segment.
  bool puts_numbers = true;        ///< Whether numbers that alone differ are put in.
  LookupLanguages languages = {};  ///< For segments whose file does not say them.
};

/// What became of the segments of a file. Each is counted once.
struct PretranslateCounts {
  std::size_t segments = 0;
  std::size_t untouched = 0;      ///< Translated before, or locked.
  std::size_t context = 0;        ///< Translated by a match of 101 or 102.
  std::size_t exact = 0;          ///< By one of 100.
  std::size_t fuzzy = 0;          ///< By one below.
  std::size_t without_match = 0;  ///< No match was good enough.
  /// A match was good enough, but its inline codes and those of the segment do not fit
  /// each other.
  std::size_t without_place = 0;
  /// A match was good enough, but other segments of its unit are translated, and the
  /// file has no state or no place for this one alone.
  std::size_t other_half = 0;
  std::size_t other_language = 0;  ///< The memories have no units in its languages.
  std::size_t plurals = 0;         ///< Each form needs a translation of its own.

  /// Of fuzzy: those with numbers of the memory, where the segment has others.
  std::size_t other_numbers = 0;
  std::size_t alternatives = 0;  ///< Alternatives that were put in.

  std::size_t translated() const { return context + exact + fuzzy; }
  /// Those that are still to be translated.
  std::size_t open() const { return segments - untouched - translated(); }
};

/// `bytes`, a file that is XLIFF or PO, with the translations that `memories` have,
/// those of earlier ones first at equal scores; all else stays byte for byte, and doing
/// it again changes nothing. Segments that have a translation, those that are locked,
/// and those whose languages the memories lack or which are not those that are given,
/// are left alone. `name` is how messages call the file; what people should know goes
/// into `remarks`. Throws Error: input for a file that cannot be read, usage when the
/// languages of all its segments are unfit or not clear.
std::string pretranslate(std::string bytes, const std::string& name,
                         AskedMemories memories, const PretranslateOptions& options,
                         PretranslateCounts& counts, Remarks& remarks);

/// What is said of them to people: how many of what, then why some are open.
std::vector<Message> describe(const PretranslateCounts& counts);
/// The same as one JSON object, with a line end.
std::string to_json(const PretranslateCounts& counts);

}  // namespace awase
