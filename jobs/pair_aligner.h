// SPDX-License-Identifier: Apache-2.0
//
// What `awase batch` and `awase pipe` do with each pair of texts.

#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "align/aligner.h"
#include "align/lexicon.h"
#include "jobs/align_values.h"
#include "jobs/input.h"
#include "jobs/output.h"

namespace awase {

/// Figures of one aligned pair of texts.
struct PairFigures {
  std::size_t source_segments = 0;
  std::size_t target_segments = 0;
  std::size_t beads = 0;
  std::size_t pairs = 0;     ///< Written.
  std::size_t left_out = 0;  ///< Below --min-confidence.
  std::size_t doubtful = 0;  ///< Written and below kSureConfidence.
  double mean_confidence = 0.0;
};

/// Aligns pair after pair with what all of them share, loaded once.
class PairAligner {
 public:
  /// `source_language` and `target_language` are those of the lexicons, which are read
  /// here. Throws Error as reading them does.
  PairAligner(const AlignCommandOptions& options, const std::string& source_language,
              const std::string& target_language, const Environment& environment,
              std::vector<Lexicon> learned = {});

  /// Reads and aligns two texts; warnings go to `issues`, without the names of the
  /// texts said. Throws Error for what is wrong with them.
  AlignedPair align(const InputOptions& source, const InputOptions& target,
                    std::vector<std::string>& issues) const;

  /// The same for texts that are said to be a segment a line, whatever the options say.
  AlignedPair align_lines(const InputOptions& source, const InputOptions& target,
                          std::vector<std::string>& issues) const;

  const ReadingOptions& reading() const { return reading_; }
  const PairStyle& style() const { return style_; }

  /// A hash of all that the output hangs on beside the texts: this version, options,
  /// rules, lexicons, dictionaries, the date that is written.
  std::string fingerprint() const;

 private:
  AlignedPair align(const InputOptions& source, const InputOptions& target,
                    const ReadingOptions& reading,
                    std::vector<std::string>& issues) const;

  AlignCommandOptions options_;
  ReadingOptions reading_;
  PairStyle style_;
  Environment environment_;
  std::unique_ptr<Aligner> aligner_;
  std::string lexicons_;  ///< Hash of what they hold.
};

PairFigures figures_of(const AlignedPair& pair);

}  // namespace awase
