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
#include <cmath>

namespace awase {
namespace {

constexpr std::array<std::string_view, kFeatureCount - kLengthSquare> kNames = {
    "length_square",     "length_linear", "source_match",   "target_match",
    "source_miss",       "target_miss",   "source_unknown", "target_unknown",
    "number_match",      "number_miss",   "question_same",  "question_other",
    "exclamation_other", "colon_same",    "colon_other",    "stop_other",
    "quote_same",        "quote_other",   "bracket_same",   "bracket_other",
    "heading_same",      "heading_other", "block_same",     "block_other"};

constexpr std::array<std::string_view, kShapes.size()> kShapeNames = {
    "shape_1_1", "shape_1_0", "shape_0_1", "shape_2_1", "shape_1_2",
    "shape_2_2", "shape_3_1", "shape_1_3", "shape_4_1", "shape_1_4",
    "shape_3_2", "shape_2_3", "shape_3_3", "shape_4_2", "shape_2_4"};

std::uint32_t between(const std::vector<std::uint32_t>& sums,
                      const SegmentRange& range) {
  return sums[range.last] - sums[range.first];
}

}  // namespace

std::string_view feature_name(std::size_t feature) {
  return feature < kLengthSquare ? kShapeNames[feature]
                                 : kNames[feature - kLengthSquare];
}

void BeadScorer::measure(const TermText& text, const std::vector<bool>& known,
                         double rarity, Side& side) {
  const auto segments = static_cast<double>(text.size());
  double total = 0.0;
  for (const Term& term : text.terms) total += term.segments;
  total += segments;
  side.known = known;
  side.log_rarity.reserve(text.terms.size());
  for (const Term& term : text.terms)
    side.log_rarity.push_back(
        static_cast<float>(-rarity * std::log(term.segments / total)));
  const std::size_t sums = text.size() + 1;
  side.chars.assign(sums, 0);
  side.misses.assign(sums, 0);
  side.unknown.assign(sums, 0);
  side.numbers.assign(sums, 0);
  side.words.assign(sums, 0);
  for (std::size_t i = 0; i < text.size(); ++i) {
    side.chars[i + 1] = side.chars[i] + text.chars[i];
    side.misses[i + 1] = side.misses[i];
    side.unknown[i + 1] = side.unknown[i];
    side.numbers[i + 1] = side.numbers[i];
    const auto words = text.segment(i);
    side.words[i + 1] = side.words[i] + static_cast<std::uint32_t>(words.size());
    for (const std::uint32_t term : words) {
      if (text.terms[term].word.kind == WordKind::number)
        ++side.numbers[i + 1];
      else if (known[term])
        ++side.misses[i + 1];
      else
        ++side.unknown[i + 1];
    }
  }
}

BeadScorer::BeadScorer(const TermText& source, const TermText& target,
                       const Links& links, double length_ratio, const ScoreModel& model)
    : source_(source),
      target_(target),
      links_(links),
      log_ratio_(std::log(length_ratio)),
      ratio_(length_ratio),
      model_(model) {
  std::vector<bool> source_known(source.terms.size(), false);
  std::vector<bool> target_known(target.terms.size(), false);
  for (const Link& link : links.all) {
    source_known[link.source] = true;
    target_known[link.target] = true;
  }
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
    const auto words = target.segment(j);
    for (std::size_t w = 0; w < words.size() && w <= 0xFFFF; ++w) {
      const std::size_t place = next[words[w]]++;
      occurrence_segment_[place] = static_cast<std::uint32_t>(j);
      occurrence_word_[place] = static_cast<std::uint16_t>(w);
    }
  }
}

void BeadScorer::find_matches(std::size_t source, std::size_t first, std::size_t last,
                              std::vector<Match>& matches) const {
  matches.clear();
  const auto words = source_.segment(source);
  for (std::size_t w = 0; w < words.size() && w <= 0xFFFF; ++w) {
    for (std::size_t l = links_.first[words[w]]; l < links_.first[words[w] + 1]; ++l) {
      const Link& link = links_.all[l];
      const auto begin = occurrence_segment_.begin() +
                         static_cast<std::ptrdiff_t>(occurrence_first_[link.target]);
      const auto end = occurrence_segment_.begin() +
                       static_cast<std::ptrdiff_t>(occurrence_first_[link.target + 1]);
      const float strength =
          link.strength * model_.trust[static_cast<std::size_t>(link.kind)];
      for (auto it = std::lower_bound(begin, end, first); it != end && *it < last; ++it)
        matches.push_back({*it, static_cast<std::uint16_t>(w),
                           occurrence_word_[static_cast<std::size_t>(
                               it - occurrence_segment_.begin())],
                           strength, link.kind == LinkKind::number});
    }
  }
  std::sort(matches.begin(), matches.end(), [](const Match& a, const Match& b) {
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

void BeadScorer::add_words(const SegmentRange& source, const SegmentRange& target,
                           std::span<const std::span<const Match>> rows,
                           Features& features) const {
  // Best match of each word of either side, by place in its segment.
  struct Best {
    std::uint32_t word;
    float strength;
    bool number;
  };
  thread_local std::vector<Best> by_source;
  thread_local std::vector<Best> by_target;
  by_source.clear();
  by_target.clear();
  for (std::size_t k = 0; k < rows.size(); ++k) {
    for (const Match& match : rows[k]) {
      by_source.push_back({static_cast<std::uint32_t>(k << 16 | match.source_word),
                           match.strength, match.number});
      by_target.push_back(
          {static_cast<std::uint32_t>((match.target_segment - target.first) << 16 |
                                      match.target_word),
           match.strength, match.number});
    }
  }
  const auto add = [&](std::vector<Best>& best, const TermText& text, const Side& side,
                       std::size_t first, std::uint32_t other_words,
                       Feature match_feature, float& misses, float& numbers) {
    std::sort(best.begin(), best.end(), [](const Best& a, const Best& b) {
      return a.word != b.word ? a.word < b.word : a.strength > b.strength;
    });
    const double share = model_.mix * 3.0 / (other_words + 3.0);
    double sum = 0.0;
    for (std::size_t b = 0; b < best.size(); ++b) {
      if (b > 0 && best[b].word == best[b - 1].word) continue;
      const std::uint32_t term =
          text.segment(first + (best[b].word >> 16))[best[b].word & 0xFFFF];
      const double evidence =
          std::log(1.0 - model_.mix +
                   share * static_cast<double>(best[b].strength) *
                       std::exp(static_cast<double>(side.log_rarity[term])));
      if (best[b].number) {
        features[kNumberMatch] += static_cast<float>(evidence);
        numbers -= 1.0F;
      } else {
        sum += evidence;
        if (text.terms[term].word.kind == WordKind::number)
          numbers -= 1.0F;
        else
          misses -= 1.0F;
      }
    }
    features[match_feature] = static_cast<float>(sum);
  };
  float source_misses = static_cast<float>(between(source_side_.misses, source));
  float target_misses = static_cast<float>(between(target_side_.misses, target));
  float numbers = static_cast<float>(between(source_side_.numbers, source) +
                                     between(target_side_.numbers, target));
  add(by_source, source_, source_side_, source.first,
      between(target_side_.words, target), kSourceMatch, source_misses, numbers);
  add(by_target, target_, target_side_, target.first,
      between(source_side_.words, source), kTargetMatch, target_misses, numbers);
  features[kSourceMiss] = source_misses;
  features[kTargetMiss] = target_misses;
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
  features[kHeadingSame] = same(s_any, t_any, kHeading);
  features[kHeadingOther] = other(s_any, t_any, kHeading);
  const std::uint32_t s_first = source_.marks[source.first];
  const std::uint32_t t_first = target_.marks[target.first];
  features[kBlockSame] = same(s_first, t_first, kFirst) + same(s_end, t_end, kLast);
  features[kBlockOther] = other(s_first, t_first, kFirst) + other(s_end, t_end, kLast);
}

void BeadScorer::features(const SegmentRange& source, const SegmentRange& target,
                          std::size_t shape,
                          std::span<const std::span<const Match>> rows,
                          Features& features) const {
  features.fill(0.0F);
  features[kShapeFeature + shape] = 1.0F;
  if (source.empty() || target.empty()) return;
  add_length(between(source_side_.chars, source), between(target_side_.chars, target),
             features);
  add_words(source, target, rows, features);
  add_marks(source, target, features);
}

double BeadScorer::score(const Features& features) const {
  double sum = 0.0;
  for (std::size_t f = 0; f < kFeatureCount; ++f)
    sum += static_cast<double>(features[f]) * static_cast<double>(model_.weights[f]);
  return sum;
}

}  // namespace awase
