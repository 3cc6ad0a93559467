// SPDX-License-Identifier: Apache-2.0
//
// A lexicon learned from sentences that translate each other.

#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "align/lexicon.h"
#include "text/words.h"

namespace awase {

/// Counts which words keep turning up together, pair of sentences by pair. Memory is
/// bound by the number of distinct words; of very large corpora, pairs of words that
/// have met once for a long time are forgotten.
class LexiconLearner {
 public:
  /// BCP 47 tags. `headwords` cut the words of a language that writes no spaces; either
  /// may be null and must outlive this.
  LexiconLearner(std::string source_language, std::string target_language,
                 const Headwords* source_headwords = nullptr,
                 const Headwords* target_headwords = nullptr);
  ~LexiconLearner();
  LexiconLearner(const LexiconLearner&) = delete;
  LexiconLearner& operator=(const LexiconLearner&) = delete;

  /// Adds a pair of texts that translate each other. Very long ones teach nothing.
  void add(std::string_view source, std::string_view target);

  /// The pairs of words that belong together, by source. The weight is the Dice
  /// coefficient less one chance meeting, as in align/learn.h, the count that of the
  /// pairs of texts that have both. `least` is the weakest that is kept, 0..1.
  Lexicon lexicon(double least = 0.2) const;

  /// Pairs of texts that taught something.
  std::size_t size() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace awase
