// SPDX-License-Identifier: Apache-2.0
//
// A log-linear model. Length after Gale and Church (1993), on the logarithm of the
// ratio as in Varga et al. (2005); words as in Moore (2002): a word of a bead is either
// drawn from the translations of the other side or from the text at large, and the
// evidence is the ratio of the two. Here both directions count, translations come from
// links of many kinds, and the weights are fitted as those of a conditional random
// field.

#include "align/bead_score.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace awase {
namespace {

constexpr std::array<std::string_view, kFeatureCount - kLengthSquare> kNames = {
    "length_square",  "length_linear",     "source_match",    "target_match",
    "source_miss",    "target_miss",       "source_unknown",  "target_unknown",
    "learned_match",  "number_match",      "number_miss",     "question_same",
    "question_other", "exclamation_other", "colon_same",      "colon_other",
    "stop_other",     "quote_same",        "quote_other",     "bracket_same",
    "bracket_other",  "sentences_same",    "sentences_other", "shape_habit",
    "heading_same",   "heading_other",     "block_same",      "block_other",
    "block_crossed",  "source_run",        "target_run",      "open_inside",
    "alone_open"};

constexpr std::array<std::string_view, kShapes.size()> kShapeNames = {
    "shape_1_1", "shape_1_0", "shape_0_1", "shape_2_1", "shape_1_2",
    "shape_2_2", "shape_3_1", "shape_1_3", "shape_4_1", "shape_1_4",
    "shape_3_2", "shape_2_3", "shape_3_3", "shape_4_2", "shape_2_4"};

constexpr std::uint32_t kAnyStop = kQuestion | kExclamation | kColon | kStop;

std::uint32_t between(const std::vector<std::uint32_t>& sums,
                      const SegmentRange& range) {
  return sums[range.last] - sums[range.first];
}

}  // namespace

std::string_view feature_name(std::size_t feature) {
  return feature < kLengthSquare ? kShapeNames[feature]
                                 : kNames[feature - kLengthSquare];
}

ShapeHabits shape_habits(const std::array<double, kShapes.size()>& expected) {
  // Kinds of shape and their shares over the development sets, to which the counts of a
  // text are drawn.
  enum Kind { kOneToOne, kSourceOnly, kTargetOnly, kMerge, kSplit, kMany, kKinds };
  constexpr std::array<double, kKinds> kShares = {0.85, 0.02, 0.02, 0.07, 0.03, 0.01};
  constexpr double kPull = 30.0;  // Beads that the shares count for.
  const auto kind_of = [](BeadShape shape) {
    if (shape.target == 0) return kSourceOnly;
    if (shape.source == 0) return kTargetOnly;
    if (shape.source == 1 && shape.target == 1) return kOneToOne;
    if (shape.target == 1) return kMerge;
    return shape.source == 1 ? kSplit : kMany;
  };
  std::array<double, kKinds> counts{};
  double total = kPull;
  for (std::size_t s = 0; s < kShapes.size(); ++s) {
    counts[kind_of(kShapes[s])] += expected[s];
    total += expected[s];
  }
  ShapeHabits habits{};
  for (std::size_t s = 0; s < kShapes.size(); ++s) {
    const Kind kind = kind_of(kShapes[s]);
    if (kind == kMany) continue;  // The first pass does not look for them.
    habits[s] = static_cast<float>(
        std::log((counts[kind] + kPull * kShares[kind]) / (total * kShares[kind])));
  }
  return habits;
}

void BeadScorer::measure(const TermText& text, const std::vector<bool>& known,
                         double power, Side& side) {
  double total = static_cast<double>(text.size());
  for (const Term& term : text.terms) total += term.segments;
  std::vector<float> rarity(text.terms.size());
  for (std::size_t t = 0; t < rarity.size(); ++t)
    rarity[t] = static_cast<float>(std::pow(text.terms[t].segments / total, -power));
  side.rarity.resize(text.occurrences.size());
  for (std::size_t o = 0; o < text.occurrences.size(); ++o)
    side.rarity[o] = rarity[text.occurrences[o]];

  const std::size_t sums = text.size() + 1;
  side.chars.assign(sums, 0);
  side.misses.assign(sums, 0);
  side.unknown.assign(sums, 0);
  side.numbers.assign(sums, 0);
  side.sentences.assign(sums, 0);
  side.blocks.assign(sums, 0);
  side.open.assign(sums, 0);
  for (std::size_t i = 0; i < text.size(); ++i) {
    side.chars[i + 1] = side.chars[i] + text.chars[i];
    side.sentences[i + 1] = side.sentences[i] + text.sentences[i];
    side.blocks[i + 1] = side.blocks[i] + ((text.marks[i] & kFirst) != 0 ? 1 : 0);
    side.open[i + 1] = side.open[i] + ((text.marks[i] & kAnyStop) != 0 ? 0 : 1);
    side.misses[i + 1] = side.misses[i];
    side.unknown[i + 1] = side.unknown[i];
    side.numbers[i + 1] = side.numbers[i];
    for (const std::uint32_t term : text.segment(i)) {
      if (text.terms[term].word.kind == WordKind::number)
        ++side.numbers[i + 1];
      else if (known[term])
        ++side.misses[i + 1];
      else
        ++side.unknown[i + 1];
    }
  }
  side.open_share =
      1.0F - static_cast<float>(side.open.back()) /
                 static_cast<float>(std::max<std::size_t>(1, text.size()));
}

BeadScorer::BeadScorer(const TermText& source, const TermText& target,
                       const Links& links, double length_ratio,
                       const ShapeHabits& habits, const ScoreModel& model)
    : source_(source),
      target_(target),
      links_(links),
      ratio_(length_ratio),
      habits_(habits),
      model_(model) {
  std::vector<bool> source_known(source.terms.size(), false);
  std::vector<bool> target_known(target.terms.size(), false);
  for (const Link& link : links.all) {
    if (link.kind == LinkKind::learned) continue;
    source_known[link.source] = true;
    target_known[link.target] = true;
  }
  for (int words = 0; words < 500; ++words)
    shares_.push_back(
        static_cast<float>(model.mix * std::pow(3.0 / (words + 3.0), model.dilution)));
  measure(source, source_known, model.rarity, source_side_);
  measure(target, target_known, model.rarity, target_side_);

  occurrence_first_.assign(target.terms.size() + 1, 0);
  for (const std::uint32_t term : target.occurrences) ++occurrence_first_[term + 1];
  for (std::size_t t = 0; t < target.terms.size(); ++t)
    occurrence_first_[t + 1] += occurrence_first_[t];
  occurrence_segment_.resize(target.occurrences.size());
  occurrence_word_.resize(target.occurrences.size());
  std::vector<std::size_t> next(occurrence_first_.begin(), occurrence_first_.end() - 1);
  for (std::size_t j = 0; j < target.size(); ++j) {
    for (std::size_t o = target.first[j]; o < target.first[j + 1]; ++o) {
      const std::size_t place = next[target.occurrences[o]]++;
      occurrence_segment_[place] = static_cast<std::uint32_t>(j);
      occurrence_word_[place] = static_cast<std::uint32_t>(o);
    }
  }
}

void BeadScorer::find_matches(std::size_t source, std::size_t first, std::size_t last,
                              std::vector<Match>& matches) const {
  matches.clear();
  for (std::size_t o = source_.first[source]; o < source_.first[source + 1]; ++o) {
    const std::uint32_t term = source_.occurrences[o];
    for (std::size_t l = links_.first[term]; l < links_.first[term + 1]; ++l) {
      const Link& link = links_.all[l];
      const auto begin = occurrence_segment_.begin() +
                         static_cast<std::ptrdiff_t>(occurrence_first_[link.target]);
      const auto end = occurrence_segment_.begin() +
                       static_cast<std::ptrdiff_t>(occurrence_first_[link.target + 1]);
      const float strength =
          link.strength * model_.trust[static_cast<std::size_t>(link.kind)];
      const Basis basis = link.kind == LinkKind::number    ? Basis::number
                          : link.kind == LinkKind::learned ? Basis::learned
                                                           : Basis::words;
      for (auto it = std::lower_bound(begin, end, first); it != end && *it < last; ++it)
        matches.push_back({*it, static_cast<std::uint32_t>(o),
                           occurrence_word_[static_cast<std::size_t>(
                               it - occurrence_segment_.begin())],
                           strength, basis});
    }
  }
  std::stable_sort(matches.begin(), matches.end(), [](const Match& a, const Match& b) {
    return a.target_segment < b.target_segment;
  });
}

void BeadScorer::add_length(std::size_t source_chars, std::size_t target_chars,
                            Features& features) const {
  const auto source = static_cast<double>(source_chars);
  const auto target = static_cast<double>(target_chars);
  const double r = std::log((target + 3.0) / (ratio_ * source + 3.0));
  const double variance =
      model_.spread * model_.spread + model_.short_spread / (source + 3.0);
  features[kLengthSquare] = static_cast<float>(-r * r / (2.0 * variance));
  features[kLengthLinear] = static_cast<float>(-std::abs(r) / std::sqrt(variance));
}

namespace {

/// ln x for x > 0, to 1e-4: scoring takes millions of them. The exponent is read from
/// the bits; the mantissa m in [1, 2) goes through (m - 1) / (m + 1), whose odd powers
/// give the logarithm.
float quick_log(float x) {
  const auto bits = std::bit_cast<std::uint32_t>(x);
  const auto exponent = static_cast<float>(static_cast<int>(bits >> 23) - 127);
  const float mantissa = std::bit_cast<float>((bits & 0x7FFFFF) | 0x3F800000);
  const float t = (mantissa - 1.0F) / (mantissa + 1.0F);
  const float square = t * t;
  const float series =
      2.0F * t * (1.0F + square * (1.0F / 3.0F + square * (0.2F + square / 7.0F)));
  return exponent * 0.69314718F + series;
}

/// The best match of each word of one side of a bead.
class BestMatches {
 public:
  using Match = BeadScorer::Match;

  /// Begins a bead whose words on this side are the occurrences [first, last).
  void begin(std::size_t first, std::size_t last) {
    first_ = first;
    if (best_.size() < last - first) best_.resize(last - first, {0.0F, {}});
    touched_.clear();
  }

  void add(std::uint32_t occurrence, float strength, BeadScorer::Basis basis) {
    Best& best = best_[occurrence - first_];
    if (best.strength == 0.0F) touched_.push_back(occurrence);
    if (strength > best.strength) best = {strength, basis};
  }

  /// Calls `visit(occurrence, strength, basis)` for each word and forgets it.
  template <typename Visit>
  void take(const Visit& visit) {
    for (const std::uint32_t occurrence : touched_) {
      Best& best = best_[occurrence - first_];
      visit(occurrence, best.strength, best.basis);
      best.strength = 0.0F;
    }
  }

 private:
  struct Best {
    float strength;
    BeadScorer::Basis basis;
  };
  std::size_t first_ = 0;
  std::vector<Best> best_;
  std::vector<std::uint32_t> touched_;
};

}  // namespace

void BeadScorer::add_words(const SegmentRange& source, const SegmentRange& target,
                           std::span<const std::span<const Match>> rows,
                           Features& features) const {
  thread_local BestMatches by_source;
  thread_local BestMatches by_target;
  const auto words = [](const TermText& text, const SegmentRange& range) {
    return text.first[range.last] - text.first[range.first];
  };
  by_source.begin(source_.first[source.first], source_.first[source.last]);
  by_target.begin(target_.first[target.first], target_.first[target.last]);
  for (const auto& row : rows) {
    for (const Match& match : row) {
      by_source.add(match.source_word, match.strength, match.basis);
      by_target.add(match.target_word, match.strength, match.basis);
    }
  }
  auto numbers = static_cast<float>(between(source_side_.numbers, source) +
                                    between(target_side_.numbers, target));
  const auto add = [&](BestMatches& best, const TermText& text, const Side& side,
                       const SegmentRange& range, std::size_t other_words,
                       Feature match_feature, Feature miss_feature) {
    auto misses = static_cast<float>(between(side.misses, range));
    const auto mix = static_cast<float>(model_.mix);
    const float share = shares_[std::min(other_words, shares_.size() - 1)];
    best.take([&](std::uint32_t occurrence, float strength, Basis basis) {
      const float evidence =
          quick_log(1.0F - mix + share * strength * side.rarity[occurrence]);
      if (basis == Basis::learned) {
        features[kLearnedMatch] += evidence;
        return;
      }
      features[basis == Basis::number ? kNumberMatch : match_feature] += evidence;
      const Term& term = text.terms[text.occurrences[occurrence]];
      (term.word.kind == WordKind::number ? numbers : misses) -= 1.0F;
    });
    features[miss_feature] = misses;
  };
  add(by_source, source_, source_side_, source, words(target_, target), kSourceMatch,
      kSourceMiss);
  add(by_target, target_, target_side_, target, words(source_, source), kTargetMatch,
      kTargetMiss);
  features[kSourceUnknown] = static_cast<float>(between(source_side_.unknown, source));
  features[kTargetUnknown] = static_cast<float>(between(target_side_.unknown, target));
  features[kNumberMiss] = numbers;
}

void BeadScorer::add_marks(const SegmentRange& source, const SegmentRange& target,
                           Features& features) const {
  const std::uint32_t s_end = source_.marks[source.last - 1];
  const std::uint32_t t_end = target_.marks[target.last - 1];
  std::uint32_t s_any = 0;
  std::uint32_t t_any = 0;
  for (std::size_t i = source.first; i < source.last; ++i) s_any |= source_.marks[i];
  for (std::size_t j = target.first; j < target.last; ++j) t_any |= target_.marks[j];
  const auto same = [](std::uint32_t a, std::uint32_t b, Mark mark) {
    return (a & b & mark) != 0 ? 1.0F : 0.0F;
  };
  const auto other = [](std::uint32_t a, std::uint32_t b, Mark mark) {
    return ((a ^ b) & mark) != 0 ? 1.0F : 0.0F;
  };
  features[kQuestionSame] = same(s_end, t_end, kQuestion);
  features[kQuestionOther] = other(s_end, t_end, kQuestion);
  features[kExclamationOther] = other(s_end, t_end, kExclamation);
  features[kColonSame] = same(s_end, t_end, kColon);
  features[kColonOther] = other(s_end, t_end, kColon);
  features[kStopOther] = other(s_end, t_end, kStop);
  features[kQuoteSame] = same(s_any, t_any, kQuote);
  features[kQuoteOther] = other(s_any, t_any, kQuote);
  features[kBracketSame] = same(s_any, t_any, kBracket);
  features[kBracketOther] = other(s_any, t_any, kBracket);
  const auto sentences = static_cast<float>(between(source_side_.sentences, source)) -
                         static_cast<float>(between(target_side_.sentences, target));
  features[kSentencesSame] = sentences == 0.0F ? 1.0F : 0.0F;
  features[kSentencesOther] = std::min(3.0F, std::abs(sentences));
  features[kHeadingSame] = same(s_any, t_any, kHeading);
  features[kHeadingOther] = other(s_any, t_any, kHeading);
  const std::uint32_t s_first = source_.marks[source.first];
  const std::uint32_t t_first = target_.marks[target.first];
  features[kBlockSame] = same(s_first, t_first, kFirst) + same(s_end, t_end, kLast);
  features[kBlockOther] = other(s_first, t_first, kFirst) + other(s_end, t_end, kLast);
  // The first segment of a bead may begin a block; the others had better not.
  const SegmentRange source_rest{source.first + 1, source.last};
  const SegmentRange target_rest{target.first + 1, target.last};
  features[kBlockCrossed] =
      static_cast<float>(between(source_side_.blocks, source_rest) +
                         between(target_side_.blocks, target_rest));
  const auto merged = [&](const Side& side, const SegmentRange& range) {
    if (range.size() < 2) return;
    const SegmentRange followed{range.first, range.last - 1};
    features[kOpenInside] +=
        side.open_share * static_cast<float>(between(side.open, followed));
  };
  merged(source_side_, source);
  merged(target_side_, target);
}

void BeadScorer::features(const SegmentRange& source, const SegmentRange& target,
                          std::size_t shape,
                          std::span<const std::span<const Match>> rows,
                          Features& features) const {
  features.fill(0.0F);
  features[kShapeFeature + shape] = 1.0F;
  features[kShapeHabit] = habits_[shape];
  add_length(between(source_side_.chars, source), between(target_side_.chars, target),
             features);
  add_words(source, target, rows, features);
  add_marks(source, target, features);
}

void BeadScorer::one_sided_features(std::size_t shape, std::size_t segment,
                                    bool goes_on, Features& features) const {
  const bool is_source = kShapes[shape].target == 0;
  const TermText& text = is_source ? source_ : target_;
  const std::uint32_t marks = text.marks[segment];
  features.fill(0.0F);
  if (goes_on) {
    features[is_source ? kSourceRun : kTargetRun] = 1.0F;
  } else {
    features[kShapeFeature + shape] = 1.0F;
    features[kShapeHabit] = habits_[shape];
  }
  if ((marks & kAnyStop) == 0)
    features[kAloneOpen] = (is_source ? source_side_ : target_side_).open_share;
}

double BeadScorer::score(const Features& features) const {
  // Four sums at once: compilers may not reorder a single one.
  std::array<float, 4> sums{};
  std::size_t f = 0;
  for (; f + 4 <= kFeatureCount; f += 4)
    for (std::size_t k = 0; k < 4; ++k)
      sums[k] += features[f + k] * model_.weights[f + k];
  for (; f < kFeatureCount; ++f) sums[0] += features[f] * model_.weights[f];
  return static_cast<double>(sums[0] + sums[1]) +
         static_cast<double>(sums[2] + sums[3]);
}

}  // namespace awase
