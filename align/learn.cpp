// SPDX-License-Identifier: Apache-2.0
//
// After Moore (2002) and Varga et al. (2005), who align again with a lexicon learned
// from the first alignment; with Melamed's (2000) competition between words: those that
// a link already explains stand back. What remains on both sides of a sure bead is
// counted together. The strength is the Dice coefficient, less what one chance meeting
// would give: a bead must not be its own witness.

#include "align/learn.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "text/in_parallel.h"

namespace awase {
namespace {

/// Words of one side of a bead beyond which it teaches nothing.
constexpr std::size_t kMostWords = 60;
/// Weakest Dice coefficient that is believed.
constexpr double kLeastDice = 0.3;
/// Words so unequally common cannot reach that coefficient.
constexpr std::uint32_t kMostUneven = 6;
/// Pairs of words for each bead that may always be held by each thread.
constexpr std::size_t kPairsOfBead = 8;
/// Pairs of words in a part that a thread counts, as a share of those held in all.
constexpr std::size_t kPartsHeld = 4;

/// The words of both sides of some beads that nothing explains.
struct OpenWords {
  std::vector<std::uint32_t> words;  ///< Bead by bead, the source before the target.
  std::vector<std::size_t> ends;     ///< Of either side of each bead, among them.

  std::size_t size() const { return ends.size() / 2; }
  std::span<const std::uint32_t> side(std::size_t bead, Side side) const {
    const std::size_t at = 2 * bead + (side == Side::source ? 0 : 1);
    const std::size_t begin = at > 0 ? ends[at - 1] : 0;
    return std::span(words).subspan(begin, ends[at] - begin);
  }
};

/// Finds the words of beads that teach something.
class Reader {
 public:
  Reader(const TermText& source, const TermText& target, const Links& links)
      : source_(source),
        target_(target),
        links_(links),
        in_target_(target.terms.size(), 0) {}

  OpenWords read(std::span<const Bead> beads) {
    OpenWords open;
    for (const Bead& bead : beads) {
      collect(source_, bead.source, source_words_);
      collect(target_, bead.target, target_words_);
      if (source_words_.size() > kMostWords || target_words_.size() > kMostWords)
        continue;
      drop_explained();
      for (const auto* words : {&source_words_, &target_words_}) {
        open.words.insert(open.words.end(), words->begin(), words->end());
        open.ends.push_back(open.words.size());
      }
    }
    open.words.shrink_to_fit();
    return open;
  }

 private:
  /// Words that stand in more than one segment, numbers left out; the others teach
  /// nothing.
  static void collect(const TermText& text, const SegmentRange& range,
                      std::vector<std::uint32_t>& words) {
    words.clear();
    for (std::size_t i = range.first; i < range.last; ++i)
      for (const std::uint32_t term : text.segment(i))
        if (text.terms[term].segments > 1 &&
            text.terms[term].word.kind != WordKind::number)
          words.push_back(term);
    // Those of one segment are in order.
    if (range.size() > 1) std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
  }

  /// Removes the words of both sides that a link between them explains.
  void drop_explained() {
    for (const std::uint32_t t : target_words_) in_target_[t] = 1;
    std::erase_if(source_words_, [this](std::uint32_t s) {
      bool explained = false;
      for (std::size_t l = links_.first[s]; l < links_.first[s + 1]; ++l) {
        std::uint8_t& there = in_target_[links_.all[l].target];
        if (there == 0) continue;
        there = 2;
        explained = true;
      }
      return explained;
    });
    std::erase_if(target_words_, [this](std::uint32_t t) {
      return std::exchange(in_target_[t], std::uint8_t{0}) != 1;
    });
  }

  const TermText& source_;
  const TermText& target_;
  const Links& links_;
  std::vector<std::uint8_t> in_target_;
  std::vector<std::uint32_t> source_words_, target_words_;
};

/// Counts how often words meet.
class Counter {
 public:
  Counter(const TermText& source, const TermText& target, std::vector<OpenWords> open)
      : source_(source),
        target_(target),
        open_(std::move(open)),
        source_totals_(source.terms.size(), 0),
        target_totals_(target.terms.size(), 0) {
    for (const OpenWords& part : open_)
      for (std::size_t b = 0; b < part.size(); ++b) {
        for (const std::uint32_t s : part.side(b, Side::source)) ++source_totals_[s];
        for (const std::uint32_t t : part.side(b, Side::target)) ++target_totals_[t];
      }
  }

  /// All that the beads teach. The pairs are counted in parts, by their source words,
  /// so as not to hold them all.
  std::vector<Link> learn(std::size_t pairs_of_part, unsigned threads) const {
    std::size_t most_pairs = 0;
    for (const OpenWords& part : open_)
      for (std::size_t b = 0; b < part.size(); ++b)
        most_pairs +=
            part.side(b, Side::source).size() * part.side(b, Side::target).size();
    const std::size_t parts = most_pairs / pairs_of_part + 1;
    std::vector<std::vector<Link>> learned(parts);
    in_parallel(parts, threads,
                [&](std::size_t part) { learned[part] = learn_part(part, parts); });
    std::vector<Link> all;
    for (const std::vector<Link>& part : learned)
      all.insert(all.end(), part.begin(), part.end());
    return all;
  }

 private:
  /// The links that the pairs speak for whose source word belongs to a part.
  std::vector<Link> learn_part(std::size_t part, std::size_t parts) const {
    std::vector<std::uint64_t> pairs;  // Source and target term, each time they meet.
    for (const OpenWords& open : open_)
      for (std::size_t b = 0; b < open.size(); ++b) {
        const auto target_words = open.side(b, Side::target);
        for (const std::uint32_t s : open.side(b, Side::source))
          if (parts == 1 || s % parts == part) add_pairs(s, target_words, pairs);
      }
    std::sort(pairs.begin(), pairs.end());
    std::vector<Link> learned;
    for (std::size_t begin = 0, end = 0; begin < pairs.size(); begin = end) {
      const std::uint64_t pair = pairs[begin];
      while (end < pairs.size() && pairs[end] == pair) ++end;
      const auto together = static_cast<double>(end - begin);
      if (together < 2) continue;
      const auto s = static_cast<std::uint32_t>(pair >> 32);
      const auto t = static_cast<std::uint32_t>(pair & 0xFFFFFFFF);
      const double dice =
          2.0 * (together - 1.0) /
          static_cast<double>(source_totals_[s] + target_totals_[t] - 2 + 1);
      if (dice < kLeastDice) continue;
      learned.push_back(
          {s, t, LinkKind::learned, static_cast<float>(std::min(1.0, dice))});
    }
    return learned;
  }

  void add_pairs(std::uint32_t s, std::span<const std::uint32_t> target_words,
                 std::vector<std::uint64_t>& pairs) const {
    const std::uint32_t here = source_.terms[s].segments;
    for (const std::uint32_t t : target_words) {
      const std::uint32_t there = target_.terms[t].segments;
      if (std::max(here, there) <= kMostUneven * std::min(here, there))
        pairs.push_back(std::uint64_t{s} << 32 | t);
    }
  }

  const TermText& source_;
  const TermText& target_;
  std::vector<OpenWords> open_;
  std::vector<std::uint32_t> source_totals_, target_totals_;
};

}  // namespace

std::vector<Link> learn_links(const TermText& source, const TermText& target,
                              const Links& links, std::span<const Bead> beads,
                              double least_confidence, std::size_t pairs_at_once,
                              unsigned threads) {
  std::vector<Bead> sure;
  for (const Bead& bead : beads)
    if (bead.is_pair() && bead.confidence >= least_confidence) sure.push_back(bead);
  std::vector<OpenWords> open = gather_parts<OpenWords>(
      sure.size(), threads,
      [&](std::size_t first, std::size_t last, std::vector<OpenWords>& words) {
        words.push_back(Reader(source, target, links)
                            .read(std::span(sure).subspan(first, last - first)));
      });
  // In proportion to the beads, so that they are gone through a bounded number of
  // times.
  const std::size_t pairs_of_part = std::max(
      std::max<std::size_t>(1, pairs_at_once / kPartsHeld), kPairsOfBead * sure.size());
  return Counter(source, target, std::move(open)).learn(pairs_of_part, threads);
}

}  // namespace awase
