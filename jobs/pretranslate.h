// SPDX-License-Identifier: Apache-2.0
//
// Puts what memories know into a file that a translator works on.

#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>

#include "tmx/store/memory_store.h"

namespace awase {

/// How much is put in.
struct PretranslateOptions {
  int min_score = 75;  ///< Least score of a match that becomes the translation.
  /// Least score of a match that is put in as an alternative; more than min_score is
  /// taken as min_score.
  int min_alternative = 50;
  std::size_t top = 5;               ///< Most alternatives of a segment.
  bool puts_numbers = true;          ///< Whether numbers that alone differ are put in.
  std::string source_language = {};  ///< Overrides what the file says.
  std::string target_language = {};
};

/// What became of the segments of a file.
struct PretranslateCounts {
  std::size_t segments = 0;
  std::size_t untouched = 0;  ///< Translated before, or locked.
  std::size_t context = 0;    ///< Translated by a match of 101 or 102.
  std::size_t exact = 0;      ///< By one of 100.
  std::size_t fuzzy = 0;      ///< By one below.
  /// Segments that got none, though a match was good enough: its inline codes have no
  /// place.
  std::size_t without_place = 0;
  std::size_t alternatives = 0;  ///< Alternatives that were put in.

  std::size_t translated() const { return context + exact + fuzzy; }
};

/// The languages in which a segment is looked up: those that are given, else those
/// that its file says, else those of the memories, by the text. Throws Error (usage)
/// when they are not clear, or no memory has the source.
struct JobLanguages {
  std::string source;
  std::string target;
};
JobLanguages languages_of_job(const std::string& file, JobLanguages says,
                              const JobLanguages& given, const std::string& text,
                              std::span<const MemoryStore* const> memories);

/// `bytes`, a file that is XLIFF or PO, with the translations that `memories` have,
/// those of earlier ones first at equal scores; all else stays byte for byte, and doing
/// it again changes nothing. Segments that have a translation, and those that are
/// locked, are left alone. `name` is how messages call the file. Throws Error: input
/// for a file that cannot be read, usage when its languages are not clear.
std::string pretranslate(std::string bytes, const std::string& name,
                         std::span<const MemoryStore* const> memories,
                         const PretranslateOptions& options,
                         PretranslateCounts& counts);

}  // namespace awase
