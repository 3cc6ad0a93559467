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
#include <iterator>

#include "text/in_parallel.h"

namespace awase {
namespace {

constexpr std::array<std::string_view, kFeatureCount - kLengthSquare> kNames = {
    "length_square",     "length_linear",   "source_match",   "target_match",
    "source_miss",       "target_miss",     "source_unknown", "target_unknown",
    "learned_match",     "number_match",    "number_miss",    "question_same",
    "exclamation_other", "colon_other",     "stop_other",     "quote_same",
    "quote_other",       "bracket_same",    "sentences_same", "sentences_other",
    "shape_habit",       "heading_same",    "heading_other",  "block_same",
    "block_other",       "block_crossed",   "source_run",     "target_run",
    "open_inside",       "alone_open",      "opener_same",    "opener_other",
    "opener_one",        "opener_alone",    "formula_alone",  "formula_same",
    "formula_other",     "identical",       "tiny_inside",    "tiny_pair",
    "tiny_alone",        "silence",         "silent_inside",  "border_other",
    "answer_alone",      "alone_continues", "straddle_other", "goes_on_inside",
    "many_goes_on",      "alone_goes_on",   "cosine",         "cosine_size"};

constexpr std::array<std::string_view, kShapes.size()> kShapeNames = {
    "shape_1_1", "shape_1_0", "shape_0_1", "shape_2_1", "shape_1_2", "shape_2_2",
    "shape_3_1", "shape_1_3", "shape_4_1", "shape_1_4", "shape_3_2", "shape_2_3",
    "shape_3_3", "shape_4_2", "shape_2_4", "shape_5_1", "shape_1_5", "shape_6_1",
    "shape_1_6", "shape_7_1", "shape_1_7", "shape_8_1", "shape_1_8"};

constexpr std::uint32_t kAnyStop = kQuestion | kExclamation | kColon | kStop;

std::uint32_t between(const std::vector<std::uint32_t>& sums,
                      const SegmentRange& range) {
  return sums[range.last] - sums[range.first];
}

bool has_mark(const TermText& text, std::uint32_t mark) {
  return std::any_of(text.marks.begin(), text.marks.end(),
                     [mark](std::uint32_t marks) { return (marks & mark) != 0; });
}

}  // namespace

std::string_view feature_name(std::size_t feature) {
  return feature < kLengthSquare ? kShapeNames[feature]
                                 : kNames[feature - kLengthSquare];
}

void set_likeness(std::size_t shape, float likeness, Features& features) {
  const auto [a, b] = kShapes[shape];
  const float size = static_cast<float>(a + b) / 2.0F;
  features[kCosine] = size * likeness;
  features[kCosineSize] = size;
}

float likeness_score(const ScoreModel& model, std::size_t shape, float likeness) {
  Features features{};
  set_likeness(shape, likeness, features);
  return features[kCosine] * model.weights[kCosine] +
         features[kCosineSize] * model.weights[kCosineSize];
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
                         double power, double background, double ratio,
                         SideMeasures& side) {
  // Characters of the target side, at which a segment is half tiny.
  constexpr double kTinyChars = 8.0;
  double total = static_cast<double>(text.size()) + background;
  for (const Term& term : text.terms) total += term.segments;
  std::vector<float> rarity;  // By the number of segments a term stands in.
  side.rarity.resize(text.occurrences.size());
  side.is_number.resize(text.occurrences.size());
  for (std::size_t o = 0; o < text.occurrences.size(); ++o) {
    const Term& term = text.terms[text.occurrences[o]];
    const std::uint32_t segments = term.segments;
    side.is_number[o] = term.word.kind == WordKind::number;
    if (segments >= rarity.size()) rarity.resize(segments + 1, 0.0F);
    if (rarity[segments] == 0.0F)
      rarity[segments] = static_cast<float>(std::pow(segments / total, -power));
    side.rarity[o] = rarity[segments];
  }

  const std::size_t sums = text.size() + 1;
  side.chars.assign(sums, 0);
  side.misses.assign(sums, 0);
  side.unknown.assign(sums, 0);
  side.numbers.assign(sums, 0);
  side.sentences.assign(sums, 0);
  side.blocks.assign(sums, 0);
  side.open.assign(sums, 0);
  side.goes_on.assign(sums, 0);
  for (std::size_t i = 0; i < text.size(); ++i) {
    side.chars[i + 1] = side.chars[i] + text.chars[i];
    side.sentences[i + 1] = side.sentences[i] + text.sentences[i];
    side.blocks[i + 1] = side.blocks[i] + ((text.marks[i] & kFirst) != 0 ? 1 : 0);
    side.open[i + 1] = side.open[i] + ((text.marks[i] & (kAnyStop | kGoesOn)) == 0);
    side.goes_on[i + 1] = side.goes_on[i] + ((text.marks[i] & kGoesOn) != 0);
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
  for (const std::uint32_t chars : text.chars) {
    const double size = ratio * static_cast<double>(chars) / kTinyChars;
    side.tiny.push_back(static_cast<float>(1.0 / (1.0 + size * size)));
  }
  side.open_share =
      1.0F - static_cast<float>(side.open.back()) /
                 static_cast<float>(std::max<std::size_t>(1, text.size()));
}

BeadScorer::BeadScorer(const TermText& source, const TermText& target,
                       const Links& links, double length_ratio,
                       const PairHabits& habits, const ScoreModel& model,
                       unsigned threads)
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
  const auto most_words = static_cast<int>(std::min<std::size_t>(
      500, std::max(source.occurrences.size(), target.occurrences.size()) + 1));
  for (int words = 0; words < most_words; ++words)
    shares_.push_back(
        static_cast<float>(model.mix * std::pow(3.0 / (words + 3.0), model.dilution)));
  in_parallel(3, threads, [&](std::size_t part) {
    if (part == 0)
      measure(source, source_known, model.rarity, model.background, length_ratio,
              source_side_);
    else if (part == 1)
      measure(target, target_known, model.rarity, model.background, 1.0, target_side_);
    else
      find_occurrences();
  });
  find_spare_formulas();
  // Languages without a list have none.
  if (has_mark(source, kOpener) && has_mark(target, kOpener)) openers_ = kOpener;
}

void BeadScorer::find_occurrences() {
  occurrence_first_.assign(target_.terms.size() + 1, 0);
  for (const std::uint32_t term : target_.occurrences) ++occurrence_first_[term + 1];
  for (std::size_t t = 0; t < target_.terms.size(); ++t)
    occurrence_first_[t + 1] += occurrence_first_[t];
  occurrence_segment_.resize(target_.occurrences.size());
  occurrence_word_.resize(target_.occurrences.size());
  std::vector<std::size_t> next(occurrence_first_.begin(), occurrence_first_.end() - 1);
  for (std::size_t j = 0; j < target_.size(); ++j) {
    for (std::size_t o = target_.first[j]; o < target_.first[j + 1]; ++o) {
      const std::size_t place = next[target_.occurrences[o]]++;
      occurrence_segment_[place] = static_cast<std::uint32_t>(j);
      occurrence_word_[place] = static_cast<std::uint32_t>(o);
    }
  }
}

void BeadScorer::find_spare_formulas() {
  // What is spare of `here`, where the side `there` is as long as it is. A side that is
  // longer in all (a page with its menus) has more of everything.
  const auto spare = [](const TermText& here, const TermText& there,
                        std::uint32_t bit) {
    const auto count = [bit](const TermText& text) {
      return static_cast<float>(
          std::count_if(text.marks.begin(), text.marks.end(),
                        [bit](std::uint32_t marks) { return (marks & bit) != 0; }));
    };
    const float size = static_cast<float>(there.size()) /
                       static_cast<float>(std::max<std::size_t>(1, here.size()));
    const float expected = count(here) * std::min(1.0F, size);
    return std::max(0.0F, expected - count(there)) / std::max(1.0F, count(here));
  };
  for (std::size_t kind = 0; kind < kFormulaKinds; ++kind) {
    const std::uint32_t bit = kFirstFormula << kind;
    source_side_.spare[kind] = spare(source_, target_, bit);
    target_side_.spare[kind] = spare(target_, source_, bit);
  }
}

/// The most of the kinds of formula in `marks`.
float BeadScorer::spare(const SideMeasures& side, std::uint32_t marks) {
  float most = 0.0F;
  for (std::size_t kind = 0; kind < kFormulaKinds; ++kind)
    if ((marks & (kFirstFormula << kind)) != 0) most = std::max(most, side.spare[kind]);
  return most;
}

void BeadScorer::find_matches(std::size_t source, std::size_t first, std::size_t last,
                              Cursors& cursors, std::vector<Match>& matches) const {
  const auto& segments = occurrence_segment_;
  for (std::size_t o = source_.first[source]; o < source_.first[source + 1]; ++o) {
    const std::uint32_t term = source_.occurrences[o];
    for (std::size_t l = links_.first[term]; l < links_.first[term + 1]; ++l) {
      const Link& link = links_.all[l];
      const std::size_t begin = occurrence_first_[link.target];
      const std::size_t end = occurrence_first_[link.target + 1];
      std::uint32_t& cursor = cursors[link.target];
      std::size_t at = begin + cursor;
      if (at > begin && segments[at - 1] >= first) at = begin;  // It fell.
      for (int steps = 0; steps < 8 && at < end && segments[at] < first; ++steps) ++at;
      if (at < end && segments[at] < first)
        at = static_cast<std::size_t>(
            std::lower_bound(segments.begin() + static_cast<std::ptrdiff_t>(at),
                             segments.begin() + static_cast<std::ptrdiff_t>(end),
                             first) -
            segments.begin());
      cursor = static_cast<std::uint32_t>(at - begin);
      if (at == end || occurrence_segment_[at] >= last) continue;
      const float strength =
          link.strength * model_.trust[static_cast<std::size_t>(link.kind)];
      const Basis basis = link.kind == LinkKind::number    ? Basis::number
                          : link.kind == LinkKind::learned ? Basis::learned
                                                           : Basis::words;
      for (; at < end && occurrence_segment_[at] < last; ++at)
        matches.push_back({occurrence_segment_[at], static_cast<std::uint32_t>(o),
                           occurrence_word_[at], strength, basis});
    }
  }
}

BeadScorer::SideFeatures BeadScorer::stretch(const TermText& text,
                                             const SideMeasures& side,
                                             const SegmentRange& range) {
  SideFeatures stretch;
  stretch.misses = static_cast<float>(between(side.misses, range));
  stretch.unknown = static_cast<float>(between(side.unknown, range));
  stretch.numbers = static_cast<float>(between(side.numbers, range));
  stretch.sentences = static_cast<float>(between(side.sentences, range));
  stretch.words =
      static_cast<std::uint32_t>(text.first[range.last] - text.first[range.first]);
  // The first segment of a bead may begin a block; the others had better not.
  stretch.crossed =
      static_cast<float>(between(side.blocks, {range.first + 1, range.last}));
  if (range.size() > 1) {
    const SegmentRange inside{range.first, range.last - 1};
    stretch.open_inside =
        side.open_share * static_cast<float>(between(side.open, inside));
    stretch.goes_on_inside = static_cast<float>(between(side.goes_on, inside));
  }
  for (std::size_t i = range.first; i < range.last; ++i) stretch.tiny += side.tiny[i];
  stretch.is_single = range.size() == 1;
  if (stretch.is_single) stretch.hash = text.hashes[range.first];
  stretch.first_marks = text.marks[range.first];
  stretch.last_marks = text.marks[range.last - 1];
  for (std::size_t i = range.first; i < range.last; ++i)
    stretch.any_marks |= text.marks[i];
  return stretch;
}

BeadScorer::SideFeatures BeadScorer::source_stretch(const SegmentRange& range) const {
  SideFeatures result = stretch(source_, source_side_, range);
  const auto chars = static_cast<double>(between(source_side_.chars, range));
  const double variance =
      model_.spread * model_.spread + model_.short_spread / (chars + 3.0);
  result.log_length = std::log(ratio_ * chars + 3.0);
  result.precision = static_cast<float>(0.5 / variance);
  result.deviation = static_cast<float>(1.0 / std::sqrt(variance));
  return result;
}

BeadScorer::SideFeatures BeadScorer::target_stretch(const SegmentRange& range) const {
  SideFeatures result = stretch(target_, target_side_, range);
  const auto chars = static_cast<double>(between(target_side_.chars, range));
  result.log_length = std::log(chars + 3.0);
  return result;
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

/// The best match of each word of a segment.
class BestMatches {
 public:
  using Basis = BeadScorer::Basis;

  /// Begins a segment whose words are the occurrences [first, last).
  void begin(std::size_t first, std::size_t last) {
    first_ = first;
    if (best_.size() < last - first) best_.resize(last - first, {0.0F, {}});
    touched_.clear();
  }

  void add(std::uint32_t occurrence, float strength, Basis basis) {
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
    Basis basis;
  };
  std::size_t first_ = 0;
  std::vector<Best> best_;
  std::vector<std::uint32_t> touched_;
};

}  // namespace

BeadScorer::Evidence& BeadScorer::Evidence::operator+=(const Evidence& other) {
  words += other.words;
  learned += other.learned;
  numbers += other.numbers;
  words_found += other.words_found;
  numbers_found += other.numbers_found;
  silent += other.silent;
  return *this;
}

template <typename Visit>
BeadScorer::Evidence BeadScorer::evidence(const TermText& text,
                                          const SideMeasures& side, std::size_t segment,
                                          std::uint32_t other_words,
                                          const Visit& for_each_match) const {
  thread_local BestMatches of_thread;
  BestMatches& best = of_thread;
  best.begin(text.first[segment], text.first[segment + 1]);
  for_each_match([&best](std::uint32_t occurrence, const Match& match) {
    best.add(occurrence, match.strength, match.basis);
  });
  const auto rest = static_cast<float>(1.0 - model_.mix);
  const float share = shares_[std::min<std::size_t>(other_words, shares_.size() - 1)];
  Evidence found;
  best.take([&](std::uint32_t occurrence, float strength, Basis basis) {
    const float nats = quick_log(rest + share * strength * side.rarity[occurrence]);
    if (basis == Basis::learned) {
      found.learned += nats;
      return;
    }
    (basis == Basis::number ? found.numbers : found.words) += nats;
    (side.is_number[occurrence] ? found.numbers_found : found.words_found) += 1.0F;
  });
  if (found.words_found + found.numbers_found + found.learned == 0.0F &&
      can_be_explained(side, segment))
    found.silent = 1.0F;
  return found;
}

BeadScorer::Evidence BeadScorer::source_evidence(std::size_t source,
                                                 std::span<const Match> matches,
                                                 std::uint32_t target_words) const {
  return evidence(source_, source_side_, source, target_words, [&](const auto& add) {
    for (const Match& match : matches) add(match.source_word, match);
  });
}

BeadScorer::Evidence BeadScorer::target_evidence(
    std::size_t target, std::span<const std::span<const Match>> matches,
    std::uint32_t source_words) const {
  return evidence(target_, target_side_, target, source_words, [&](const auto& add) {
    for (const std::span<const Match>& part : matches)
      for (const Match& match : part) add(match.target_word, match);
  });
}

void BeadScorer::add_marks(const SideFeatures& source, const SideFeatures& target,
                           Features& features) const {
  const auto same = [](std::uint32_t a, std::uint32_t b, SegmentMark mark) {
    return (a & b & mark) != 0 ? 1.0F : 0.0F;
  };
  const auto other = [](std::uint32_t a, std::uint32_t b, SegmentMark mark) {
    return ((a ^ b) & mark) != 0 ? 1.0F : 0.0F;
  };
  const std::uint32_t s_end = source.last_marks;
  const std::uint32_t t_end = target.last_marks;
  const std::uint32_t s_any = source.any_marks;
  const std::uint32_t t_any = target.any_marks;
  features[kQuestionSame] = same(s_end, t_end, kQuestion);
  features[kExclamationOther] = other(s_end, t_end, kExclamation);
  features[kColonOther] = other(s_end, t_end, kColon);
  features[kStopOther] = other(s_end, t_end, kStop);
  features[kQuoteSame] = same(s_any, t_any, kQuote);
  features[kQuoteOther] = other(s_any, t_any, kQuote);
  features[kBracketSame] = same(s_any, t_any, kBracket);
  const float sentences = source.sentences - target.sentences;
  features[kSentencesSame] = sentences == 0.0F ? 1.0F : 0.0F;
  features[kSentencesOther] = std::min(3.0F, std::abs(sentences));
  features[kHeadingSame] = same(s_any, t_any, kHeading);
  features[kHeadingOther] = other(s_any, t_any, kHeading);
  features[kBlockSame] =
      same(source.first_marks, target.first_marks, kFirst) + same(s_end, t_end, kLast);
  features[kBlockOther] = other(source.first_marks, target.first_marks, kFirst) +
                          other(s_end, t_end, kLast);
  features[kBlockCrossed] = source.crossed + target.crossed;
  features[kBorderOther] = other(source.first_marks, target.first_marks, kContinues) +
                           other(s_end, t_end, kGoesOn);
  const auto straddles = [&](std::uint32_t a, std::uint32_t b, SegmentMark mark) {
    const std::uint32_t both = mark | kEndsInside;
    return (a & both) == both && (b & mark) == 0 ? 1.0F : 0.0F;
  };
  features[kStraddleOther] =
      straddles(source.first_marks, target.first_marks, kContinues) +
      straddles(target.first_marks, source.first_marks, kContinues) +
      straddles(s_end, t_end, kGoesOn) + straddles(t_end, s_end, kGoesOn);
  features[kOpenInside] = source.open_inside + target.open_inside;
  features[kGoesOnInside] = source.goes_on_inside + target.goes_on_inside;
  if (!source.is_single && !target.is_single && features[kGoesOnInside] > 0.0F)
    features[kManyGoesOn] = 1.0F;
  const std::uint32_t s_opener = source.first_marks & openers_;
  const std::uint32_t t_opener = target.first_marks & openers_;
  if (s_opener == 0 || t_opener == 0)
    features[kOpenerOne] = s_opener == t_opener ? 0.0F : 1.0F;
  else
    features[s_opener == t_opener ? kOpenerSame : kOpenerOther] = 1.0F;
  const std::uint32_t s_formula = source.first_marks & source.last_marks & kFormula;
  const std::uint32_t t_formula = target.first_marks & target.last_marks & kFormula;
  if (s_formula != 0 || t_formula != 0)
    features[(s_formula & t_formula) != 0 ? kFormulaSame : kFormulaOther] = 1.0F;
}

void BeadScorer::features(std::size_t shape, const SideFeatures& source,
                          const SideFeatures& target, const Evidence& source_found,
                          const Evidence& target_found, Features& features) const {
  features.fill(0.0F);
  features[kShapeFeature + shape] = 1.0F;
  features[kShapeHabit] = habits_.shapes[shape];
  if (source.is_single && target.is_single)
    features[kTinyPair] = std::min(source.tiny, target.tiny);
  features[kTinyInside] =
      (source.is_single ? 0.0F : source.tiny) + (target.is_single ? 0.0F : target.tiny);
  features[kSilentInside] = (source.is_single ? 0.0F : source_found.silent) +
                            (target.is_single ? 0.0F : target_found.silent);
  const bool is_identical = source.hash != 0 && source.hash == target.hash;
  if (is_identical) features[kIdentical] = 1.0F;
  const auto r = static_cast<float>(target.log_length - source.log_length);
  if (!is_identical) {  // Whose lengths are not those of a translation.
    features[kLengthSquare] = -r * r * source.precision;
    features[kLengthLinear] = -std::abs(r) * source.deviation;
  }
  features[kSourceMatch] = source_found.words;
  features[kTargetMatch] = target_found.words;
  features[kSourceMiss] =
      habits_.source_miss * (source.misses - source_found.words_found);
  features[kTargetMiss] =
      habits_.target_miss * (target.misses - target_found.words_found);
  features[kSourceUnknown] = source.unknown;
  features[kTargetUnknown] = target.unknown;
  features[kLearnedMatch] = source_found.learned + target_found.learned;
  features[kNumberMatch] = source_found.numbers + target_found.numbers;
  // The root: a date in two calendars is not two reasons to doubt.
  features[kNumberMiss] = std::sqrt(std::max(0.0F, source.numbers + target.numbers -
                                                       source_found.numbers_found -
                                                       target_found.numbers_found));
  add_marks(source, target, features);
}

Features BeadScorer::features(const SegmentRange& source, const SegmentRange& target,
                              std::size_t shape) const {
  Cursors cursors = this->cursors();
  return features(source, target, shape, cursors);
}

Features BeadScorer::features(const SegmentRange& source, const SegmentRange& target,
                              std::size_t shape, Cursors& cursors) const {
  const SideFeatures here = source_stretch(source);
  const SideFeatures there = target_stretch(target);
  Evidence source_found;
  std::vector<Match> all;
  std::vector<Match> matches;
  for (std::size_t i = source.first; i < source.last; ++i) {
    matches.clear();
    find_matches(i, target.first, target.last, cursors, matches);
    source_found += source_evidence(i, matches, there.words);
    all.insert(all.end(), matches.begin(), matches.end());
  }
  Evidence target_found;
  for (std::size_t j = target.first; j < target.last; ++j) {
    matches.clear();
    std::copy_if(all.begin(), all.end(), std::back_inserter(matches),
                 [&](const Match& match) { return match.target_segment == j; });
    const std::array<std::span<const Match>, 1> parts = {matches};
    target_found += target_evidence(j, parts, here.words);
  }
  Features result;
  features(shape, here, there, source_found, target_found, result);
  return result;
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
    features[kShapeHabit] = habits_.shapes[shape];
    features[kSilence] = habits_.silence;
    if ((marks & kContinues) != 0) features[kAloneContinues] = 1.0F;
    features[kTinyAlone] = (is_source ? source_side_ : target_side_).tiny[segment];
  }
  if ((marks & openers_) != 0) features[kOpenerAlone] = 1.0F;
  const SideMeasures& side = is_source ? source_side_ : target_side_;
  features[kFormulaAlone] = spare(side, marks & kFormula);
  features[kAnswerAlone] = spare(side, marks & kAnswer);
  if ((marks & (kAnyStop | kGoesOn)) == 0) features[kAloneOpen] = side.open_share;
  if ((marks & kGoesOn) != 0) features[kAloneGoesOn] = 1.0F;
}

double BeadScorer::score(const Features& features) const {
  // Four sums at once: compilers may not reorder a single one.
  std::array<float, 4> sums{};
  std::size_t f = 0;
  for (; f + 4 <= kWordFeatures; f += 4)
    for (std::size_t k = 0; k < 4; ++k)
      sums[k] += features[f + k] * model_.weights[f + k];
  for (; f < kWordFeatures; ++f) sums[0] += features[f] * model_.weights[f];
  return static_cast<double>(sums[0] + sums[1]) +
         static_cast<double>(sums[2] + sums[3]);
}

}  // namespace awase
