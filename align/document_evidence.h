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

/// The strongest links between the words of one source document and those of one target
/// document after the other. Memory: a list for each term of the target collection, so
/// a thread keeps one.
class PairLinks {
 public:
  /// All are kept and must outlive it.
  PairLinks(const TermText& source, const TermText& target,
            const SideLinks& from_source);

  /// Takes another source document.
  void take(std::uint32_t source);
  /// Compares it with a target document. Needs take() before it.
  void compare(std::uint32_t target);

  /// Of each word of the source document, as TermText::segment() has them, the strength
  /// of the strongest link to a word of the target document, 0 without any.
  std::span<const float> of_source() const { return of_source_; }
  /// The same of each word of the target document.
  std::span<const float> of_target() const { return of_target_; }

 private:
  /// A word of the source document by its place, and the strength of a link to it.
  struct Place {
    std::uint32_t place = 0;
    float strength = 0.0F;
  };

  const TermText& source_;
  const TermText& target_;
  const SideLinks& from_source_;
  std::vector<std::vector<Place>> places_;  ///< Of each target term.
  std::vector<std::uint32_t> linked_;       ///< Those of them that are not empty.
  std::vector<float> of_source_, of_target_;
};

/// Weighs pairs of documents. Each word of one document that has links at all, and each
/// number, either has one of some strength to a word of the other or has none. How
/// often each happens in translations is counted in pairs that are sure; how often by
/// chance follows from how many documents have the linked words. The evidence is the
/// sum of the logarithms of the ratio of the two (a naive Bayes classifier).
class DocumentEvidence {
 public:
  /// All are kept and must outlive it.
  DocumentEvidence(const TermText& source, const TermText& target,
                   const SideLinks& from_source, const SideLinks& from_target);

  /// Counts in these pairs of a source and a target document. Without any, priors hold.
  void learn(std::span<const std::pair<std::uint32_t, std::uint32_t>> pairs);

  /// What a thread compares documents with.
  PairLinks pair_links() const;

  /// The evidence in nats, the mean of both directions.
  struct Weight {
    double here = 0.0;            ///< Of these two documents.
    double of_translation = 0.0;  ///< What is to be expected of a translation.
    /// Words of the one that have a link to the other, or of the other, whichever are
    /// fewer.
    double shared = 0.0;
  };
  /// `links` has taken the source document; they are compared here.
  Weight of(std::uint32_t source, std::uint32_t target, PairLinks& links) const;

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
    /// How strong the strongest link of each term may be; 0: it has none, and says
    /// nothing.
    std::vector<std::uint8_t> could_hold;
    /// How often each term had a link of each strength in the pairs that are sure.
    std::vector<std::array<std::uint32_t, kStrengths>> counted;
    double mean_terms = 1.0;  ///< Of a document of the other side.
    /// By the strongest link that a term has and by its rarity: probability of the
    /// strongest that holds in a translation.
    std::array<std::array<std::array<double, kStrengths>, kRarities>, kStrengths> found;

    Direction(const TermText& own_text, const TermText& other_text,
              const SideLinks& own_links);
    /// `strengths`: of the words of `d`, see PairLinks.
    void count(std::uint32_t d, std::span<const float> strengths);
    Weight of(std::uint32_t d, std::uint32_t e, std::span<const float> strengths) const;
    double probability(std::uint32_t term, std::size_t held) const;
    void learn();
  };

  Direction forward_, backward_;
};

}  // namespace awase
