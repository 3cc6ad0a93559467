// SPDX-License-Identifier: Apache-2.0
//
// The door to the aligner: two segmented texts in, beads out.

#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "align/alignment.h"
#include "align/bead_score.h"
#include "align/dictionaries.h"
#include "align/document_match.h"
#include "align/embeddings.h"
#include "align/lexicon.h"
#include "align/text_pair.h"
#include "text/segmented_text.h"

namespace awase {

/// How to align.
struct AlignOptions {
  /// Whether dictionaries are used.
  bool use_dictionary = true;
  /// Folders that are looked through before those of the installation; see
  /// Dictionaries.
  std::vector<std::string> dictionary_folders = {};
  /// Dictionaries that others use too, in the place of those of `dictionary_folders`.
  std::shared_ptr<const Dictionaries> dictionaries = {};
  /// What the user knows of words. Each serves the texts in its two languages, in
  /// either direction.
  std::vector<Lexicon> lexicons = {};
  /// Whether sections that stand in another order in the target are looked for. Without
  /// it the beads keep the order of both texts.
  bool find_crossed = true;
  /// What gives vectors of texts, for the parts that are in doubt without; empty: none
  /// are asked for. No failure of it is one of align().
  Embedder embedder = {};
  /// Threads that work on a long text; 0 for as many as the machine runs at once. The
  /// result does not depend on it.
  unsigned threads = 0;
};

/// A pair of texts before its first pass.
struct PreparedPair {
  TextPair pair;
  Evidence evidence = Evidence::thin;
};

/// Aligns pairs of texts. Holds what all of them share (dictionaries), so that many
/// documents cost no more than their own text. Safe to use from several threads.
class Aligner {
 public:
  /// Throws Error when the dictionary that cuts Japanese is damaged.
  explicit Aligner(const AlignOptions& options = {});
  ~Aligner();
  Aligner(Aligner&&) noexcept;
  Aligner& operator=(Aligner&&) noexcept;

  /// Beads that hold every segment of both texts exactly once, in order, each with its
  /// cost and confidence. The languages are those of the documents. An empty side
  /// gives one-sided beads. Of two subtitles the times count (align/time_codes.h). The
  /// same texts give the same beads. The `anchors` are among the beads just as they
  /// are, with confidence 1. Those without segments are borders (is_border()), which no
  /// bead crosses; where there are any, sections in another order are not looked for.
  /// `progress` is called now and then on long texts, by the thread that calls this.
  /// Throws Error (usage) when the anchors are not in order, overlap, or name segments
  /// that are not there; Error as Dictionaries::find() does.
  Alignment align(const SegmentedText& source, const SegmentedText& target,
                  std::span<const Bead> anchors = {},
                  const Progress& progress = {}) const;

  /// The same without the embedder.
  Alignment align_by_words(const SegmentedText& source, const SegmentedText& target,
                           std::span<const Bead> anchors) const;

  /// Which documents of two collections, in these languages (primary subtags), are
  /// translations of each other: match_documents() with all that this knows of words.
  /// Throws Error as Dictionaries::find() does.
  DocumentMatches match(const TermText& source, const TermText& target,
                        const std::string& source_language,
                        const std::string& target_language,
                        const DocumentMatchOptions& options = {}) const;

  /// What align() begins with, without anchors. For tools that fit and measure the
  /// model.
  PreparedPair prepare(const SegmentedText& source, const SegmentedText& target) const;

  /// Those in use.
  const Dictionaries& dictionaries() const;

  /// Headwords of the Japanese-English dictionary in use; 0 when there is none.
  std::size_t dictionary_size() const;
  /// Where it was read from; empty when there is none.
  std::string dictionary_path() const;

 private:
  Alignment align(const SegmentedText& source, const SegmentedText& target,
                  std::span<const Bead> anchors, const Progress& progress,
                  const Embedder& embedder) const;

  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace awase
