// SPDX-License-Identifier: Apache-2.0
//
// How much the words of two documents say for or against one being a translation of the
// other.

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "align/links.h"
#include "align/terms.h"

namespace awase {

/// Links as the terms of one side see them.
struct SideLinks {
  struct Entry {
    std::uint32_t other = 0;
    float strength = 0.0F;
  };
  std::vector<Entry> entries;
  std::vector<std::size_t> first;
  std::vector<float> strongest;  ///< Of each term; 0 when it has no link.

  /// `terms`: how many the side has.
  SideLinks(const std::vector<Link>& links, std::size_t terms, Side side);

  std::span<const Entry> of(std::uint32_t term) const {
    return std::span(entries).subspan(first[term], first[term + 1] - first[term]);
  }
};

/// Weighs pairs of documents. Each word of one document that has links at all either
/// has one of some strength to a word of the other or has none. How often each happens
/// in translations is counted in pairs that are sure; how often by chance follows from
/// how many documents have the linked words. The evidence is the sum of the logarithms
/// of the ratio of the two (a naive Bayes classifier).
class DocumentEvidence {
 public:
  /// All are kept and must outlive it.
  DocumentEvidence(const TermText& source, const TermText& target,
                   const SideLinks& from_source, const SideLinks& from_target);

  /// Counts in these pairs of a source and a target document. Without any, priors hold.
  void learn(std::span<const std::pair<std::uint32_t, std::uint32_t>> pairs);

  /// The evidence in nats, the mean of both directions.
  struct Weight {
    double here = 0.0;            ///< Of these two documents.
    double of_translation = 0.0;  ///< What is to be expected of a translation.
  };
  Weight of(std::uint32_t source, std::uint32_t target) const;

 private:
  static constexpr std::size_t kStrengths = 4;  ///< None, weak, middling, strong.
  static constexpr std::size_t kRarities = 6;

  /// One direction: words of `own` that may be linked to words of `other`.
  struct Direction {
    const TermText& own;
    const TermText& other;
    const SideLinks& links;
    /// Of each term how many documents of the other side have a word that it links to
    /// so strongly, divided by all.
    std::vector<std::array<float, kStrengths>> expected;
    std::vector<std::uint8_t> rarity;
    /// How often each term had a link of each strength in the pairs that are sure.
    std::vector<std::array<std::uint32_t, kStrengths>> counted;
    double mean_terms = 1.0;  ///< Of a document of the other side.
    /// By the strongest link that a term has and by its rarity: probability of the
    /// strongest that holds in a translation.
    std::array<std::array<std::array<double, kStrengths>, kRarities>, kStrengths> found;

    Direction(const TermText& own_text, const TermText& other_text,
              const SideLinks& own_links);
    template <class Use>
    void each(std::uint32_t d, std::uint32_t e, const Use& use) const;
    Weight of(std::uint32_t d, std::uint32_t e) const;
    double probability(std::uint32_t term, std::size_t held) const;
    void learn();
  };

  Direction forward_, backward_;
};

}  // namespace awase
