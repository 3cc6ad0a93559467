// SPDX-License-Identifier: Apache-2.0
//
// After Moore (2002) and Varga et al. (2005), who align again with a lexicon learned
// from the first alignment; with Melamed's (2000) competition between words: those that
// a link already explains stand back. What remains on both sides of a sure bead is
// counted together. The strength is the Dice coefficient, less what one chance meeting
// would give: a bead must not be its own witness.

#include "align/learn.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace awase {
namespace {

/// Words of one side of a bead beyond which it teaches nothing.
constexpr std::size_t kMostWords = 60;
/// Weakest Dice coefficient that is believed.
constexpr double kLeastDice = 0.3;
/// Words so unequally common cannot reach that coefficient.
constexpr std::uint32_t kMostUneven = 6;
/// Pairs of words for each bead that may always be held.
constexpr std::size_t kPairsOfBead = 32;

class Counter {
 public:
  Counter(const TermText& source, const TermText& target, const Links& links)
      : source_(source),
        target_(target),
        links_(links),
        source_totals_(source.terms.size(), 0),
        target_totals_(target.terms.size(), 0),
        in_target_(target.terms.size(), 0) {}

  /// Adds all that `beads` teach to `learned`. Of long texts the pairs are counted in
  /// parts, by their source words, so as not to hold them all.
  void learn(std::span<const Bead> beads, std::size_t pairs_at_once,
             std::vector<Link>& learned) {
    parts_ = most_pairs(beads) / pairs_at_once + 1;
    for (part_ = 0; part_ < parts_; ++part_) {
      pairs_.clear();
      for (const Bead& bead : beads) count(bead);
      add_links(learned);
    }
  }

 private:
  /// A bound on the pairs of words that `beads` hold.
  std::size_t most_pairs(std::span<const Bead> beads) const {
    std::size_t most = 0;
    for (const Bead& bead : beads) {
      const std::size_t here =
          source_.first[bead.source.last] - source_.first[bead.source.first];
      const std::size_t there =
          target_.first[bead.target.last] - target_.first[bead.target.first];
      most += std::min(here, kMostWords) * std::min(there, kMostWords);
    }
    return most;
  }

  /// Counts the pairs of a bead whose source word belongs to the part in hand.
  void count(const Bead& bead) {
    collect(source_, bead.source, source_words_);
    collect(target_, bead.target, target_words_);
    if (source_words_.size() > kMostWords || target_words_.size() > kMostWords) return;
    drop_explained();
    if (part_ == 0) {
      for (const std::uint32_t s : source_words_) ++source_totals_[s];
      for (const std::uint32_t t : target_words_) ++target_totals_[t];
    }
    for (const std::uint32_t s : source_words_) {
      if (s % parts_ != part_) continue;
      const std::uint32_t here = source_.terms[s].segments;
      for (const std::uint32_t t : target_words_) {
        const std::uint32_t there = target_.terms[t].segments;
        if (std::max(here, there) <= kMostUneven * std::min(here, there))
          pairs_.push_back(std::uint64_t{s} << 32 | t);
      }
    }
  }

  /// Adds the links that the counted pairs speak for.
  void add_links(std::vector<Link>& learned) {
    std::sort(pairs_.begin(), pairs_.end());
    for (std::size_t begin = 0, end = 0; begin < pairs_.size(); begin = end) {
      const std::uint64_t pair = pairs_[begin];
      while (end < pairs_.size() && pairs_[end] == pair) ++end;
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
  }

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
    std::sort(words.begin(), words.end());
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
    std::vector<std::uint32_t> left;
    for (const std::uint32_t t : target_words_) {
      if (in_target_[t] == 1) left.push_back(t);
      in_target_[t] = 0;
    }
    target_words_.swap(left);
  }

  const TermText& source_;
  const TermText& target_;
  const Links& links_;
  std::vector<std::uint32_t> source_totals_, target_totals_;
  std::vector<std::uint8_t> in_target_;
  std::vector<std::uint32_t> source_words_, target_words_;
  std::size_t part_ = 0, parts_ = 1;
  std::vector<std::uint64_t> pairs_;  // Source and target term, each time they meet.
};

}  // namespace

std::vector<Link> learn_links(const TermText& source, const TermText& target,
                              const Links& links, std::span<const Bead> beads,
                              double least_confidence, std::size_t pairs_at_once) {
  std::vector<Bead> sure;
  for (const Bead& bead : beads)
    if (bead.is_pair() && bead.confidence >= least_confidence) sure.push_back(bead);
  std::vector<Link> learned;
  // In proportion to the beads, so that they are gone through a bounded number of
  // times.
  pairs_at_once = std::max(pairs_at_once, kPairsOfBead * sure.size());
  Counter(source, target, links).learn(sure, pairs_at_once, learned);
  return learned;
}

}  // namespace awase
