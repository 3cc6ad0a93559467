// SPDX-License-Identifier: Apache-2.0
//
// A text as the aligner sees it: what each segment is about, and how long it is.

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "align/bead.h"
#include "text/segmented_text.h"
#include "text/words.h"

namespace awase {

/// A distinct word of a text.
struct Term {
  Word word;
  std::uint32_t segments = 0;  ///< In how many segments it stands.
};

/// The words of a segmented text by number, each counted once a segment.
struct TermText {
  std::vector<Term> terms;
  std::vector<std::uint32_t> occurrences;  ///< Term numbers, segment after segment.
  std::vector<std::size_t> first;  ///< Where each segment's begin; one more at the end.
  std::vector<std::uint32_t> chars;  ///< Length of each segment in code points.
  std::vector<std::uint32_t> marks;  ///< Punctuation of each segment, see SegmentMark.
  std::vector<std::uint8_t> sentences;  ///< How many sentences end in each segment.
  /// A hash of the letters and digits of each segment; 0 for one without words.
  std::vector<std::uint64_t> hashes;

  std::size_t size() const { return chars.size(); }
  std::span<const std::uint32_t> segment(std::size_t index) const {
    return std::span(occurrences)
        .subspan(first[index], first[index + 1] - first[index]);
  }
};

/// In which segments each term of a text stands.
class Postings {
 public:
  explicit Postings(const TermText& text);

  /// In rising order.
  std::span<const std::uint32_t> of(std::uint32_t term) const {
    return std::span(segments_).subspan(first_[term], first_[term + 1] - first_[term]);
  }

 private:
  std::vector<std::size_t> first_;
  std::vector<std::uint32_t> segments_;
};

/// Features of a segment that translation mostly keeps, as bits of TermText::marks.
enum SegmentMark : std::uint32_t {
  kQuestion = 1,                       ///< Ends in a question mark.
  kExclamation = 2,                    ///< Ends in an exclamation mark.
  kColon = 4,                          ///< Ends in a colon.
  kStop = 8,                           ///< Ends in a full stop.
  kQuote = 16,                         ///< Holds quotation marks.
  kBracket = 32,                       ///< Holds parentheses.
  kHeading = 64,                       ///< Is a heading or title.
  kListItem = 128,                     ///< Stands in a list item or table cell.
  kFirst = 256,                        ///< Begins a block.
  kLast = 512,                         ///< Ends a block.
  kFirstOpener = 1024,                 ///< How it begins, times this: see Opener.
  kOpener = 15 * kFirstOpener,         ///< The bits of that; 0 for none.
  kGoesOn = 64 * kFirstOpener,         ///< Its sentence goes on in the next segment.
  kContinues = 128 * kFirstOpener,     ///< The segment before goes on in this one.
  kFirstFormula = 256 * kFirstOpener,  ///< What formula it is, times this: see Formula.
  kFormula = 63 * kFirstFormula,       ///< The bits of a formula of letters.
  kAnswer = 64 * kFirstFormula,        ///< An acknowledgement: "I see."
  kEndsInside = 128 * kFirstFormula,   ///< A sentence ends in its middle.
};

inline constexpr std::size_t kFormulaKinds = 7;  ///< Bits from kFirstFormula on.

/// The segments of `range` alone, with all terms of the text and their counts in it.
TermText slice(const TermText& text, const SegmentRange& range);

/// Reads the terms of `text` with `finder`, which is for the language of its document.
TermText find_terms(const SegmentedText& text, WordFinder& finder);
/// The same with a finder of its own. `headwords` may be null.
TermText find_terms(const SegmentedText& text, const Headwords* headwords);

/// The same of the segments of `range` alone, but for the marks of sentences that go on
/// from one segment into the next: mark_borders().
TermText find_terms(const SegmentedText& text, const SegmentRange& range,
                    WordFinder& finder);
/// Adds these to the `marks` of all segments of `text`.
void mark_borders(const SegmentedText& text, std::vector<std::uint32_t>& marks);

}  // namespace awase
