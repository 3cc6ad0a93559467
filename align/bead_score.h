// SPDX-License-Identifier: Apache-2.0
//
// How likely it is that a bead is right: its features and their weights.

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "align/bead.h"
#include "align/links.h"
#include "align/terms.h"

namespace awase {

/// How many segments of each side a bead takes.
struct BeadShape {
  std::uint8_t source = 0;
  std::uint8_t target = 0;

  bool operator==(const BeadShape&) const = default;
};

/// The shapes that are considered, 1-1 first. Those with more than four segments on a
/// side come last: a place where none of them ends is left early.
inline constexpr std::array<BeadShape, 23> kShapes = {
    {{1, 1}, {1, 0}, {0, 1}, {2, 1}, {1, 2}, {2, 2}, {3, 1}, {1, 3},
     {4, 1}, {1, 4}, {3, 2}, {2, 3}, {3, 3}, {4, 2}, {2, 4}, {5, 1},
     {1, 5}, {6, 1}, {1, 6}, {7, 1}, {1, 7}, {8, 1}, {1, 8}}};

/// Most segments on one side of a bead, and of one whose other side has several.
inline constexpr std::size_t kMaxBeadSide = 8;
inline constexpr std::size_t kMaxManySide = 4;

/// The features of a bead, in the order of their weights.
enum Feature : std::uint8_t {
  kShapeFeature,                                   // One for each of kShapes.
  kLengthSquare = kShapeFeature + kShapes.size(),  // -r^2 / 2 spread^2
  kLengthLinear,                                   // -|r| / spread
  kSourceMatch,  // Evidence of source words explained by the target, in nats.
  kTargetMatch,  // The same the other way round.
  kSourceMiss,   // Source words that could have been explained and are not.
  kTargetMiss,
  kSourceUnknown,  // Source words that nothing in the whole target explains.
  kTargetUnknown,
  kLearnedMatch,  // Evidence of words that were learned to belong together, in nats.
  kNumberMatch,   // Numbers found on both sides, in nats.
  kNumberMiss,    // Numbers of one side only.
  kQuestionSame,
  kExclamationOther,
  kColonOther,
  kStopOther,
  kQuoteSame,
  kQuoteOther,
  kBracketSame,
  kSentencesSame,   // As many sentences end on both sides.
  kSentencesOther,  // By how many they differ, up to 3.
  kShapeHabit,  // How much commoner the kind of shape is here than elsewhere, in nats.
  kHeadingSame,
  kHeadingOther,
  kBlockSame,
  kBlockOther,
  kBlockCrossed,  // Borders of blocks inside the bead, on either side.
  kSourceRun,     // A one-sided bead that follows one of the same side.
  kTargetRun,
  kOpenInside,    // Segments without a stop, as headings are, that others follow in the
                  // bead, where most of the text has stops.
  kAloneOpen,     // A one-sided segment of that kind, where most have a stop.
  kOpenerSame,    // Both sides begin with openers of the same kind.
  kOpenerOther,   // Both begin with openers of different kinds.
  kOpenerOne,     // Only one of them does.
  kOpenerAlone,   // A one-sided segment that begins with one.
  kFormulaAlone,  // A one-sided segment that is a formula of letters, by the share of
                  // those of its kind and side that the other side has fewer of.
  kFormulaSame,   // Both sides are formulas of the same kind.
  kFormulaOther,  // Only one of them is, or they are of different kinds.
  kIdentical,     // One segment on each side, the same letter for letter.
  kTinyInside,    // How many segments of next to no length a side of several has.
  kTinyPair,      // One segment on each side, both of next to no length.
  kTinyAlone,     // A one-sided segment of next to no length that begins a run.
  kSilence,       // A one-sided bead that begins a run: how much rarer than elsewhere
                  // such runs are here, in nats.
  kSilentInside,  // Segments of a side of several of which the other side explains no
                  // word, though it could.
  kBorderOther,   // Borders at which a sentence goes on on one side only.
  kAnswerAlone,   // As kFormulaAlone, of an acknowledgement.
  kAloneContinues,  // A one-sided segment that begins a run in the middle of a
                    // sentence.
  kStraddleOther,  // Borders as in kBorderOther, where the segment that holds a part of
                   // the sentence holds the end or the beginning of another one too.
  kGoesOnInside,   // Segments of the bead whose sentence goes on in the next one of it.
  kManyGoesOn,     // The same where both sides have several segments, once.
  kAloneGoesOn,    // A one-sided segment whose sentence goes on in the next one.
  kWordFeatures,   // How many features there are without embeddings.
  kCosine = kWordFeatures,  // How much alike both sides are (LikenessFinder), by the
                            // mean of their sizes.
  kCosineSize,  // The mean size of the sides of a bead whose likeness is known.
  kFeatureCount
};

using Features = std::array<float, kFeatureCount>;

/// Names of the features, for tables and files.
std::string_view feature_name(std::size_t feature);

/// What the score takes from the language pair and from fitting. The constants inside
/// the features are fitted with the weights; see docs/accuracy.md.
struct ScoreModel {
  Features weights{};
  /// Words of other texts that a word's rarity is judged among besides those of its
  /// own: in a text of a few lines every word looks frequent.
  double background = 1000.0;
  double mix = 0.2;           ///< Share of words that come from their translation.
  double rarity = 0.92;       ///< Power of a word's frequency.
  double dilution = 1.4;      ///< Power of the length that a match is spread over.
  double spread = 0.144;      ///< Of the logarithm of the length ratio, long segments.
  double short_spread = 1.5;  ///< What shortness adds, over characters + 3.
  std::array<float, kLinkKinds> trust{0.7F,  1.0F, 1.0F, 1.96F,
                                      1.96F, 1.0F, 2.74F};  ///< Scales link strengths.
  /// By how many nats one-sided runs may be cheaper in a short text than the weights
  /// say; less where words are too weak an evidence to bear much doubt.
  double doubt = 0.0;
};

/// Sets the features of a bead of `shape` that embeddings give, when its likeness is
/// known.
void set_likeness(std::size_t shape, float likeness, Features& features);

/// What they add to its score, in nats.
float likeness_score(const ScoreModel& model, std::size_t shape, float likeness);

/// How much commoner each of kShapes is in a text than elsewhere, in nats; 0 when
/// nothing is known.
using ShapeHabits = std::array<float, kShapes.size()>;

/// What a first pass found out about a pair of texts.
struct PairHabits {
  ShapeHabits shapes{};
  /// How much rarer runs of one-sided beads are here than elsewhere, in nats.
  float silence = 0.0F;
  /// What a word counts for that could have been explained and is not, by the side.
  /// Where the dictionary explains nearly all words of sure pairs it is much, where it
  /// explains few it is little.
  float source_miss = 1.0F;
  float target_miss = 1.0F;
};

/// The habits that `expected` beads of each shape, as a first pass gives them, speak
/// for. Few beads say little.
ShapeHabits shape_habits(const std::array<double, kShapes.size()>& expected);

/// What there is to go by in a pair of texts.
enum class Evidence : std::uint8_t {
  thin,     ///< Length, numbers, names, and few words.
  covered,  ///< A dictionary knows many of the words.
  rich      ///< EDICT and ENAMDICT, with readings and the stems of inflected words.
};
inline constexpr std::size_t kEvidences = 3;

/// The model that was fitted on development sets with such evidence.
ScoreModel fitted_model(Evidence evidence);

/// The segments of two texts and the links between their words, ready to score beads
/// within a corridor. Built once for a pair of texts.
class BeadScorer {
 public:
  /// `length_ratio` is the target characters expected per source character. All
  /// arguments must outlive this. Built on up to `threads` threads.
  BeadScorer(const TermText& source, const TermText& target, const Links& links,
             double length_ratio, const PairHabits& habits, const ScoreModel& model,
             unsigned threads = 1);

  /// What a match rests on.
  enum class Basis : std::uint8_t { words, number, learned };

  /// One match between a word of a source segment and one of a target segment.
  struct Match {
    std::uint32_t target_segment = 0;
    std::uint32_t source_word = 0;  ///< Index into the occurrences of the source.
    std::uint32_t target_word = 0;  ///< Index into the occurrences of the target.
    float strength = 0.0F;
    Basis basis = Basis::words;
  };

  /// What one side of a bead brings into its features, whatever the other side is.
  struct SideFeatures {
    double log_length = 0.0;  ///< ln of the characters + 3; of the source, as expected
                              ///< in the target.
    float precision = 0.0F;   ///< 1 / 2 variance of the length; of the source.
    float deviation = 0.0F;   ///< 1 / its root.
    float misses = 0.0F;      ///< Words that could be explained.
    float unknown = 0.0F;     ///< Words that nothing in the other text explains.
    float numbers = 0.0F;
    float sentences = 0.0F;
    float crossed = 0.0F;         ///< Blocks that begin inside.
    float open_inside = 0.0F;     ///< See kOpenInside.
    float goes_on_inside = 0.0F;  ///< See kGoesOnInside.
    float tiny = 0.0F;            ///< Segments of next to no length.
    bool is_single = false;       ///< One segment.
    std::uint64_t hash = 0;       ///< See TermText::hashes; 0 for several segments.
    std::uint32_t words = 0;      ///< All of them, numbers too.
    std::uint32_t first_marks = 0, last_marks = 0, any_marks = 0;
  };

  /// What the other side of a bead explains of one segment. Those of the segments of a
  /// stretch add up.
  struct Evidence {
    float words = 0.0F;    ///< In nats.
    float learned = 0.0F;  ///< In nats; learned words.
    float numbers = 0.0F;  ///< In nats.
    float words_found = 0.0F;
    float numbers_found = 0.0F;
    float silent = 0.0F;  ///< Segments with words to explain of which none is.

    Evidence& operator+=(const Evidence& other);
  };

  SideFeatures source_stretch(const SegmentRange& range) const;
  SideFeatures target_stretch(const SegmentRange& range) const;

  /// Where the last search began among the occurrences of each target term, so that
  /// one that goes up through the target need not begin anew. As many as terms, 0 at
  /// first.
  using Cursors = std::vector<std::uint32_t>;
  Cursors cursors() const { return Cursors(occurrence_first_.size(), 0); }

  /// Adds the matches of source segment `source` with target segments in
  /// [first, last), in no order. `cursors` are quick where `first` does not fall.
  void find_matches(std::size_t source, std::size_t first, std::size_t last,
                    Cursors& cursors, std::vector<Match>& matches) const;

  /// What `matches`, all with one stretch of `target_words` words, explain of source
  /// segment `source`.
  Evidence source_evidence(std::size_t source, std::span<const Match> matches,
                           std::uint32_t target_words) const;
  /// What `matches`, all with one stretch of `source_words` words, explain of target
  /// segment `target`. They come in parts, one after another.
  Evidence target_evidence(std::size_t target,
                           std::span<const std::span<const Match>> matches,
                           std::uint32_t source_words) const;

  /// Features of a bead of two sides, put together.
  void features(std::size_t shape, const SideFeatures& source,
                const SideFeatures& target, const Evidence& source_found,
                const Evidence& target_found, Features& features) const;

  /// Features of a single bead of two sides. For all beads of a corridor, see
  /// BeadWindow.
  Features features(const SegmentRange& source, const SegmentRange& target,
                    std::size_t shape) const;
  /// The same; `cursors` as in find_matches(), where many beads are looked at.
  Features features(const SegmentRange& source, const SegmentRange& target,
                    std::size_t shape, Cursors& cursors) const;

  /// Score of a bead in nats, ln of its odds against unrelated segments.
  /// Without what embeddings say, which is added to few beads: likeness_score().
  double score(const Features& features) const;

  /// Features of a one-sided bead, of kShapes[1] or kShapes[2], that ends with
  /// `segment`. What stands on one side only comes in runs, so going on with one costs
  /// less than beginning one.
  void one_sided_features(std::size_t shape, std::size_t segment, bool goes_on,
                          Features& features) const;

  std::size_t source_size() const { return source_.size(); }
  std::size_t target_size() const { return target_.size(); }
  const TermText& source() const { return source_; }
  const TermText& target() const { return target_; }
  const ScoreModel& model() const { return model_; }

 private:
  struct SideMeasures {
    std::vector<float> rarity;         // By occurrence: p^-power of its term.
    std::vector<bool> is_number;       // By occurrence.
    std::vector<std::uint32_t> chars;  // Prefix sums by segment.
    std::vector<std::uint32_t> misses, unknown, numbers, sentences, blocks, open,
        goes_on;
    // The same.
    std::vector<float> tiny;  // By segment: 1 for one of no length, 0 for a sentence.
    float open_share = 0.0;   // What an open segment counts for, 0..1.
    // By bit of Formula: the share of its segments that the other side has fewer of.
    std::array<float, kFormulaKinds> spare{};
  };
  static void measure(const TermText& text, const std::vector<bool>& known,
                      double power, double background, double ratio,
                      SideMeasures& side);
  static SideFeatures stretch(const TermText& text, const SideMeasures& side,
                              const SegmentRange& range);
  static bool can_be_explained(const SideMeasures& side, std::size_t segment) {
    return side.misses[segment + 1] > side.misses[segment];
  }
  template <typename Visit>
  Evidence evidence(const TermText& text, const SideMeasures& side, std::size_t segment,
                    std::uint32_t other_words, const Visit& for_each_match) const;
  void find_spare_formulas();
  void find_occurrences();
  static float spare(const SideMeasures& side, std::uint32_t marks);
  void add_marks(const SideFeatures& source, const SideFeatures& target,
                 Features& features) const;

  const TermText& source_;
  const TermText& target_;
  const Links& links_;
  double ratio_;
  PairHabits habits_;
  std::vector<float> shares_;  // By number of words: what a match is spread over.
  ScoreModel model_;
  SideMeasures source_side_;
  SideMeasures target_side_;
  std::uint32_t openers_ = 0;  // kOpener when both texts have them.
  // Where each target term occurs: segment and occurrence.
  std::vector<std::uint32_t> occurrence_segment_;
  std::vector<std::uint32_t> occurrence_word_;
  std::vector<std::size_t> occurrence_first_;
};

}  // namespace awase
