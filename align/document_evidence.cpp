// SPDX-License-Identifier: Apache-2.0

#include "align/document_evidence.h"

#include <algorithm>
#include <cmath>

namespace awase {
namespace {

/// Nothing, weak, middling, strong.
std::size_t bucket_of(float strength) {
  return strength <= 0.0F ? 0 : strength < 0.4F ? 1 : strength < 0.75F ? 2 : 3;
}

}  // namespace

SideLinks::SideLinks(const std::vector<Link>& links, std::size_t terms, Side side) {
  const bool by_source = side == Side::source;
  first.assign(terms + 1, 0);
  strongest.assign(terms, 0.0F);
  for (const Link& link : links) ++first[(by_source ? link.source : link.target) + 1];
  for (std::size_t t = 0; t < terms; ++t) first[t + 1] += first[t];
  entries.resize(links.size());
  std::vector<std::size_t> next(first.begin(), first.end() - 1);
  for (const Link& link : links) {
    const std::uint32_t own = by_source ? link.source : link.target;
    const std::uint32_t other = by_source ? link.target : link.source;
    entries[next[own]++] = {other, link.strength};
    strongest[own] = std::max(strongest[own], link.strength);
  }
}

PairLinks::PairLinks(const TermText& source, const TermText& target,
                     const SideLinks& from_source)
    : source_(source),
      target_(target),
      from_source_(from_source),
      places_(target.terms.size()) {}

void PairLinks::take(std::uint32_t source) {
  for (const std::uint32_t term : linked_) places_[term].clear();
  linked_.clear();
  const auto terms = source_.segment(source);
  of_source_.assign(terms.size(), 0.0F);
  for (std::uint32_t place = 0; place < terms.size(); ++place)
    for (const auto& entry : from_source_.of(terms[place])) {
      auto& places = places_[entry.other];
      if (places.empty()) linked_.push_back(entry.other);
      places.push_back({place, entry.strength});
    }
}

void PairLinks::compare(std::uint32_t target) {
  const auto terms = target_.segment(target);
  std::fill(of_source_.begin(), of_source_.end(), 0.0F);
  of_target_.assign(terms.size(), 0.0F);
  for (std::size_t k = 0; k < terms.size(); ++k)
    for (const Place& link : places_[terms[k]]) {
      of_target_[k] = std::max(of_target_[k], link.strength);
      of_source_[link.place] = std::max(of_source_[link.place], link.strength);
    }
}

DocumentEvidence::Direction::Direction(const TermText& own_text,
                                       const TermText& other_text,
                                       const SideLinks& own_links)
    : own(own_text), other(other_text), links(own_links) {
  const double all = std::max<double>(1.0, static_cast<double>(other.size()));
  const double own_all = std::max<double>(1.0, static_cast<double>(own.size()));
  expected.resize(own.terms.size());
  rarity.resize(own.terms.size());
  for (std::uint32_t term = 0; term < own.terms.size(); ++term) {
    expected[term] = {};
    for (const auto& entry : links.of(term))
      expected[term][bucket_of(entry.strength)] +=
          static_cast<float>(other.terms[entry.other].segments / all);
    const double idf = std::log(own_all / std::max(1U, own.terms[term].segments));
    rarity[term] =
        static_cast<std::uint8_t>(std::clamp(idf, 0.0, double{kRarities - 1}));
  }
  // A translation says the same numbers; one that no document of the other side has
  // tells as much as one that only others have.
  could_hold.resize(own.terms.size());
  for (std::uint32_t term = 0; term < own.terms.size(); ++term)
    could_hold[term] = static_cast<std::uint8_t>(
        links.strongest[term] <= 0.0F && own.terms[term].word.kind == WordKind::number
            ? kStrengths - 1
            : bucket_of(links.strongest[term]));
  mean_terms = std::max(1.0, static_cast<double>(other.occurrences.size()) / all);
  counted.resize(own.terms.size());
  for (auto& by_rarity : found)
    for (auto& by_strength : by_rarity) by_strength = {0.5, 0.15, 0.15, 0.2};
}

void DocumentEvidence::Direction::count(std::uint32_t d,
                                        std::span<const float> strengths) {
  const auto terms = own.segment(d);
  for (std::size_t k = 0; k < terms.size(); ++k)
    if (could_hold[terms[k]] > 0) ++counted[terms[k]][bucket_of(strengths[k])];
}

DocumentEvidence::Weight DocumentEvidence::Direction::of(
    std::uint32_t d, std::uint32_t e, std::span<const float> strengths) const {
  constexpr double kLeast = 1e-4;
  const double longer = static_cast<double>(other.segment(e).size()) / mean_terms;
  Weight weight;
  const auto terms = own.segment(d);
  for (std::size_t i = 0; i < terms.size(); ++i) {
    const std::uint32_t term = terms[i];
    if (could_hold[term] == 0) continue;
    const std::size_t held = bucket_of(strengths[i]);
    if (held > 0) weight.shared += 1.0;
    double none_above = 1.0;
    for (std::size_t k = kStrengths; k-- > 0;) {
      const double none = none_above * std::exp(-longer * expected[term][k]);
      const double chance = k == 0 ? none_above : none_above - none;
      const double in_pairs = probability(term, k);
      const double says = std::log((in_pairs + kLeast) / (chance + kLeast));
      weight.of_translation += in_pairs * says;
      if (k == held) weight.here += says;
      none_above = none;
    }
  }
  return weight;
}

DocumentEvidence::DocumentEvidence(const TermText& source, const TermText& target,
                                   const SideLinks& from_source,
                                   const SideLinks& from_target)
    : forward_(source, target, from_source), backward_(target, source, from_target) {}

double DocumentEvidence::Direction::probability(std::uint32_t term,
                                                std::size_t held) const {
  constexpr double kPrior = 4.0;  // So many documents the other words count for.
  const auto& counts = counted[term];
  double all = kPrior;
  for (const std::uint32_t count : counts) all += count;
  return (counts[held] + kPrior * found[could_hold[term]][rarity[term]][held]) / all;
}

void DocumentEvidence::Direction::learn() {
  constexpr double kPrior = 20.0;  // So many words.
  std::array<std::array<std::array<double, kStrengths>, kRarities>, kStrengths> sums{};
  for (std::uint32_t term = 0; term < own.terms.size(); ++term)
    for (std::size_t k = 0; k < kStrengths; ++k)
      sums[could_hold[term]][rarity[term]][k] += counted[term][k];
  for (std::size_t strongest = 1; strongest < kStrengths; ++strongest)
    for (std::size_t r = 0; r < kRarities; ++r) {
      double all = kPrior;
      for (const double count : sums[strongest][r]) all += count;
      for (std::size_t k = 0; k < kStrengths; ++k)
        found[strongest][r][k] =
            (sums[strongest][r][k] + kPrior * found[strongest][r][k]) / all;
    }
}

void DocumentEvidence::learn(
    std::span<const std::pair<std::uint32_t, std::uint32_t>> pairs) {
  forward_.counted.assign(forward_.own.terms.size(), {});
  backward_.counted.assign(backward_.own.terms.size(), {});
  PairLinks links = pair_links();
  for (const auto& [s, t] : pairs) {
    links.take(s);
    links.compare(t);
    forward_.count(s, links.of_source());
    backward_.count(t, links.of_target());
  }
  forward_.learn();
  backward_.learn();
}

PairLinks DocumentEvidence::pair_links() const {
  return {forward_.own, backward_.own, forward_.links};
}

DocumentEvidence::Weight DocumentEvidence::of(std::uint32_t source,
                                              std::uint32_t target,
                                              PairLinks& links) const {
  links.compare(target);
  const Weight forward = forward_.of(source, target, links.of_source());
  const Weight backward = backward_.of(target, source, links.of_target());
  return {(forward.here + backward.here) / 2,
          (forward.of_translation + backward.of_translation) / 2,
          std::min(forward.shared, backward.shared)};
}

}  // namespace awase
