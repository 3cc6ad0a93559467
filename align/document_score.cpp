// SPDX-License-Identifier: Apache-2.0
//
// Likeness and evidence of a pair are compared with those of its rivals: two versions
// of a page are alike, so the better one has to be better by something. The evidence is
// also compared with what a translation of these words would have: parts of one article
// share its names, but not the rest.

#include "align/document_score.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

#include "text/in_parallel.h"

namespace awase {
namespace {

/// Candidates of a document whose evidence is weighed.
constexpr std::size_t kWeighed = 8;

using Candidates = DocumentCandidates;

/// What documents that have nothing to do with this one are alike: the middle of the
/// candidates behind the first few, which may be versions of its counterpart.
double noise_of(const std::vector<DocumentMatch>& candidates) {
  constexpr std::size_t kVersions = 6;
  constexpr double kLeast = 0.05;
  if (candidates.size() <= 2) return kLeast;
  const std::size_t from = std::min(kVersions, candidates.size() / 2);
  return std::max(kLeast, candidates[(from + candidates.size()) / 2].likeness);
}

/// Natural logarithm of how many times longer the target is.
double length_ratio(const TermText& source, const TermText& target,
                    const DocumentMatch& match) {
  constexpr double kShort = 20.0;  // Of short documents the ratio says less.
  return std::log((target.chars[match.target] + kShort) /
                  (source.chars[match.source] + kShort));
}

/// Those that like each other best.
std::vector<DocumentMatch> mutual(const Candidates& of_source,
                                  const Candidates& of_target) {
  std::vector<DocumentMatch> pairs;
  for (const auto& candidates : of_source) {
    if (candidates.empty()) continue;
    const DocumentMatch& best = candidates.front();
    if (of_target[best.target].front().source == best.source) pairs.push_back(best);
  }
  return pairs;
}

/// Typical logarithm of how much longer a target document is than its source: the
/// median over pairs.
double typical_length(const TermText& source, const TermText& target,
                      const std::vector<DocumentMatch>& pairs) {
  std::vector<double> ratios;
  for (const DocumentMatch& pair : pairs)
    ratios.push_back(length_ratio(source, target, pair));
  if (ratios.empty()) return 0.0;
  const auto middle = ratios.begin() + static_cast<std::ptrdiff_t>(ratios.size() / 2);
  std::nth_element(ratios.begin(), middle, ratios.end());
  return *middle;
}

/// Whether the documents of both are the same, word for word.
bool are_twins(const TermText& source, const TermText& target, const DocumentMatch& a,
               const DocumentMatch& b) {
  const auto same = [](const TermText& text, std::uint32_t one, std::uint32_t other) {
    return one == other || std::ranges::equal(text.segment(one), text.segment(other));
  };
  return same(source, a.source, b.source) && same(target, a.target, b.target);
}

/// The best likeness of a candidate besides `match` and its twins that has no better
/// one itself: `best_of` is the likeness that each could have.
template <class Best>
double rival(const TermText& source, const TermText& target,
             const std::vector<DocumentMatch>& candidates, const DocumentMatch& match,
             const Best& best_of) {
  double best = 0.0;
  for (const DocumentMatch& other : candidates)
    if (other.likeness > best && other.likeness >= best_of(other) &&
        !are_twins(source, target, other, match))
      best = other.likeness;
  return best;
}

/// The pairs that show what translations are like: they like each other best and are
/// clearly more alike than either is with a rival.
std::vector<std::pair<std::uint32_t, std::uint32_t>> sure_pairs(
    const TermText& source, const TermText& target,
    const std::vector<DocumentMatch>& mutual, const Candidates& of_source,
    const Candidates& of_target) {
  constexpr double kTimes = 1.5;
  constexpr double kMostOff = 0.5;
  const auto best_source = [&](const DocumentMatch& other) {
    return of_source[other.source].front().likeness;
  };
  const auto best_target = [&](const DocumentMatch& other) {
    return of_target[other.target].front().likeness;
  };
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for (const DocumentMatch& match : mutual) {
    if (match.length_off >= kMostOff) continue;
    const double best =
        std::max(rival(source, target, of_source[match.source], match, best_target),
                 rival(source, target, of_target[match.target], match, best_source));
    if (match.likeness >= kTimes * best) pairs.emplace_back(match.source, match.target);
  }
  return pairs;
}

/// The best two of some figures; 0 where there are fewer.
struct BestTwo {
  double best = 0.0, second = 0.0;

  void add(double value) {
    second = std::max(second, std::min(best, value));
    best = std::max(best, value);
  }
  /// The best besides one of them.
  double besides(double value) const { return value >= best ? second : best; }
};

/// Says how much more evidence there is than for the best rival.
void compare_with_rivals(Candidates& of_source, std::size_t targets) {
  std::vector<BestTwo> by_source(of_source.size()), by_target(targets);
  for (const auto& candidates : of_source)
    for (const DocumentMatch& match : candidates) {
      by_source[match.source].add(match.evidence);
      by_target[match.target].add(match.evidence);
    }
  for (auto& candidates : of_source)
    for (DocumentMatch& match : candidates)
      match.above_rival =
          match.evidence - std::max(by_source[match.source].besides(match.evidence),
                                    by_target[match.target].besides(match.evidence));
}

/// Weights of a logistic regression on the pairs of pools of documents (`awase-pairing
/// --features`).
struct MatchModel {
  double constant, likeness, above_noise, length_off, terms, completeness, above_rival;

  /// The probability that two documents are a pair.
  double score(const DocumentMatch& match) const {
    const DocumentFeatures x = features_of(match);
    return 1.0 / (1.0 + std::exp(-(constant + likeness * x[0] + above_noise * x[1] +
                                   length_off * x[2] + terms * x[3] +
                                   completeness * x[4] + above_rival * x[5])));
  }
};

constexpr MatchModel kWithWords = {-3.79, 3.59, 0.87, -1.37, -0.61, 6.37, 1.04};
constexpr MatchModel kOneAlphabet = {0.41, 2.20, 0.18, -8.48, -0.68, 3.32, 1.29};
constexpr MatchModel kTwoAlphabets = {1.00, 1.28, 0.28, -5.98, -0.25, 0.36, 1.79};

const MatchModel& model_of(DocumentScore kind) {
  switch (kind) {
    case DocumentScore::with_words:
      return kWithWords;
    case DocumentScore::one_alphabet:
      return kOneAlphabet;
    case DocumentScore::two_alphabets:
      break;
  }
  return kTwoAlphabets;
}

}  // namespace

DocumentFeatures features_of(const DocumentMatch& match) {
  constexpr double kComplete = 0.7, kMuch = 15.0, kLess = 3.0;
  const double above = match.above_rival;
  return {match.likeness,
          match.above_noise,
          match.length_off,
          std::log1p(static_cast<double>(match.terms)),
          std::min(kComplete, match.completeness),
          above > 0.0 ? std::log1p(std::min(above, kMuch)) : above / kLess};
}

DocumentCandidates seen_from_target(const DocumentCandidates& of_source,
                                    std::size_t targets) {
  DocumentCandidates of_target(targets);
  for (const auto& candidates : of_source)
    for (const DocumentMatch& match : candidates)
      of_target[match.target].push_back(match);
  for (auto& candidates : of_target)
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const DocumentMatch& a, const DocumentMatch& b) {
                       return a.likeness > b.likeness;
                     });
  return of_target;
}

void score_documents(const TermText& source, const TermText& target,
                     DocumentEvidence evidence, DocumentScore kind, unsigned threads,
                     DocumentCandidates& of_source) {
  const Candidates of_target = seen_from_target(of_source, target.size());
  std::vector<DocumentMatch> best = mutual(of_source, of_target);
  const double typical = typical_length(source, target, best);
  const auto length_off = [&](const DocumentMatch& match) {
    return std::abs(length_ratio(source, target, match) - typical);
  };
  for (DocumentMatch& match : best) match.length_off = length_off(match);
  evidence.learn(sure_pairs(source, target, best, of_source, of_target));
  std::vector<double> target_noise;
  for (const auto& candidates : of_target) target_noise.push_back(noise_of(candidates));
  in_parts(of_source.size(), threads, [&](std::size_t first, std::size_t last) {
    constexpr double kLeast = 1e-3;
    PairLinks links = evidence.pair_links();
    for (std::size_t s = first; s < last; ++s) {
      const double source_noise = noise_of(of_source[s]);
      if (of_source[s].size() > kWeighed) of_source[s].resize(kWeighed);
      links.take(static_cast<std::uint32_t>(s));
      for (DocumentMatch& match : of_source[s]) {
        const double noise = std::max(source_noise, target_noise[match.target]);
        match.above_noise = std::log((match.likeness + kLeast) / noise);
        match.length_off = length_off(match);
        match.terms = static_cast<std::uint32_t>(std::min(
            source.segment(match.source).size(), target.segment(match.target).size()));
        const DocumentEvidence::Weight weight =
            evidence.of(match.source, match.target, links);
        match.shared = weight.shared;
        match.evidence = weight.here;
        match.completeness = weight.here / std::max(1.0, weight.of_translation);
      }
    }
  });
  compare_with_rivals(of_source, target.size());
  // Documents that share next to nothing are no pair, whatever else there is not.
  // Where words are known, one rare word may be shared by chance.
  const double enough = kind == DocumentScore::with_words ? 2.0 : 1.0;
  const MatchModel& model = model_of(kind);
  for (auto& candidates : of_source)
    for (DocumentMatch& match : candidates)
      match.score = model.score(match) * std::clamp(match.evidence, 0.0, 1.0) *
                    std::min(1.0, match.shared / enough);
}

}  // namespace awase
