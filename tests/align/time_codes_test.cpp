// SPDX-License-Identifier: Apache-2.0
//
// Two cuts of one film, made here: who cuts a translation into cues joins some of the
// original's, divides others, leaves some out, and is never at the same frame.

#include "align/time_codes.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "align/aligner.h"
#include "tests/align/tiny_text.h"
#include "text/documents/subtitles.h"
#include "text/sentences.h"
#include "text/unicode.h"

namespace awase {
namespace {

/// Numbers that are the same on every machine.
class Dice {
 public:
  explicit Dice(unsigned seed) : state_(seed) {}
  /// 0 to 1.
  double roll() {
    state_ = state_ * 1664525U + 1013904223U;
    return (state_ >> 8) / 16777216.0;
  }
  double between(double least, double most) { return least + (most - least) * roll(); }

 private:
  unsigned state_;
};

/// Something that is said, and when.
struct Utterance {
  double begin;
  double end;
};

std::vector<Utterance> film(std::size_t count) {
  Dice dice(7);
  std::vector<Utterance> utterances;
  double now = 20.0;
  for (std::size_t k = 0; k < count; ++k) {
    const double length = dice.between(1.0, 4.5);
    utterances.push_back({now, now + length});
    now += length +
           (dice.roll() < 0.15 ? dice.between(2.0, 20.0) : dice.between(0.05, 0.7));
  }
  return utterances;
}

/// A cut of the film: SubRip, and of each cue which utterances it shows.
struct Cut {
  std::string srt;
  std::vector<std::set<std::size_t>> shows;
};

std::string time_of(double seconds) {
  const long ms = std::lround(std::max(seconds, 0.0) * 1000.0);
  char shown[32];
  std::snprintf(shown, sizeof shown, "%02ld:%02ld:%02ld,%03ld", ms / 3600000,
                ms / 60000 % 60, ms / 1000 % 60, ms % 1000);
  return shown;
}

Cut cut(const std::vector<Utterance>& film, unsigned seed, bool japanese,
        double divides, double joins, double omits) {
  Dice dice(seed);
  Cut result;
  // Each cue has words of its own, so that its number can be read from it.
  const auto add = [&](double begin, double end, std::set<std::size_t> what,
                       bool ends) {
    std::string number = std::to_string(result.shows.size());
    std::string text;
    if (japanese) {
      for (const char digit : number)
        text += std::string("あ") +
                std::string("かきくけこさしすせそ")
                    .substr(static_cast<std::size_t>(digit - '0') * 3, 3);
      text += "と言った";
    } else {
      for (const char digit : number)
        text +=
            std::string(text.empty() ? "N" : "n") + "aeiouyhrlm"[digit - '0'] + "k ";
      text += ends ? "there." : "there,";
    }
    result.srt +=
        number + "\n" + time_of(begin) + " --> " + time_of(end) + "\n" + text + "\n\n";
    result.shows.push_back(std::move(what));
  };
  for (std::size_t k = 0; k < film.size(); ++k) {
    const double begin = film[k].begin + dice.between(-0.25, 0.25);
    double end = film[k].end + dice.between(-0.25, 0.35);
    const double fate = dice.roll();
    if (fate < omits) continue;
    const bool next_is_near =
        k + 1 < film.size() && film[k + 1].begin - film[k].end < 0.6;
    if (fate < omits + joins && next_is_near) {
      end = film[k + 1].end + dice.between(-0.25, 0.35);
      add(begin, end, {k, k + 1}, true);
      ++k;
    } else if (fate < omits + joins + divides && film[k].end - film[k].begin > 2.0) {
      const double middle = begin + (end - begin) * dice.between(0.35, 0.65);
      add(begin, middle, {k}, false);
      add(middle + 0.04, end, {k}, true);
    } else {
      add(begin, end, {k}, true);
    }
  }
  return result;
}

SegmentedText read(const Cut& cut, const char* language) {
  Document document;
  document.name = language;
  document.language = language;
  read_subtitles(cut.srt, document);
  return split_sentences(document);
}

/// The cues that each segment shows, by the order of cues and times.
std::vector<std::set<std::size_t>> cues_of(const SegmentedText& text) {
  std::vector<std::set<std::size_t>> cues(text.size());
  for (std::size_t i = 0; i < text.size(); ++i)
    for (std::size_t c = 0; c < text.document.times.size(); ++c) {
      const ByteRange& range = text.document.times[c].range;
      if (range.begin_bytes < text.segments[i].range.end_bytes &&
          text.segments[i].range.begin_bytes < range.end_bytes)
        cues[i].insert(c);
    }
  return cues;
}

struct Score {
  std::size_t right = 0;
  std::size_t all = 0;
};

/// Cues of both sides in beads whose sides show the same utterances; those without
/// counterpart count when they are left alone.
Score score(const Alignment& alignment, const SegmentedText& source, const Cut& from,
            const SegmentedText& target, const Cut& to) {
  const auto source_cues = cues_of(source), target_cues = cues_of(target);
  std::set<std::size_t> shown[2];
  for (const auto& what : from.shows) shown[0].insert(what.begin(), what.end());
  for (const auto& what : to.shows) shown[1].insert(what.begin(), what.end());
  Score score;
  for (const Bead& bead : alignment.beads) {
    std::set<std::size_t> cues[2], utterances[2];
    for (std::size_t i = bead.source.first; i < bead.source.last; ++i)
      cues[0].insert(source_cues[i].begin(), source_cues[i].end());
    for (std::size_t i = bead.target.first; i < bead.target.last; ++i)
      cues[1].insert(target_cues[i].begin(), target_cues[i].end());
    for (const std::size_t c : cues[0])
      utterances[0].insert(from.shows[c].begin(), from.shows[c].end());
    for (const std::size_t c : cues[1])
      utterances[1].insert(to.shows[c].begin(), to.shows[c].end());
    bool right = utterances[0] == utterances[1];
    if (!bead.is_pair()) {
      const int side = bead.source.empty() ? 1 : 0;
      right = std::none_of(utterances[side].begin(), utterances[side].end(),
                           [&](std::size_t u) { return shown[1 - side].contains(u); });
    } else {
      // What one side leaves out of a group is no fault of the group.
      const auto common = [&](int side) {
        std::set<std::size_t> both;
        for (const std::size_t u : utterances[side])
          if (shown[1 - side].contains(u)) both.insert(u);
        return both;
      };
      right = right || (common(0) == common(1) && !common(0).empty());
    }
    score.all += cues[0].size() + cues[1].size();
    if (right) score.right += cues[0].size() + cues[1].size();
  }
  return score;
}

TEST(TimeCodes, PairTheCuesOfAFilmThatIsCutDifferently) {
  const auto said = film(1350);
  const Cut japanese = cut(said, 3, true, 0.12, 0.06, 0.03);
  const Cut english = cut(said, 11, false, 0.20, 0.12, 0.05);
  ASSERT_GE(japanese.shows.size(), 1300u);
  ASSERT_GE(english.shows.size(), 1300u);
  const SegmentedText source = read(japanese, "ja");
  const SegmentedText target = read(english, "en");
  ASSERT_EQ(source.document.times.size(), japanese.shows.size());
  ASSERT_EQ(target.document.times.size(), english.shows.size());
  const Alignment alignment = Aligner({.use_dictionary = false}).align(source, target);
  const Score score = awase::score(alignment, source, japanese, target, english);
  RecordProperty("cues_in_right_pairs", static_cast<int>(score.right));
  EXPECT_GE(static_cast<double>(score.right), 0.85 * static_cast<double>(score.all));
}

TEST(TimeCodes, GroupWhatIsShownTogether) {
  const auto text = [](std::string srt, const char* language) {
    return read({std::move(srt), {}}, language);
  };
  const SegmentedText source = text(
      "1\n00:00:01,000 --> 00:00:03,000\nOne.\n\n2\n00:00:03,200 --> 00:00:05,000\nTwo."
      "\n\n3\n00:00:09,000 --> 00:00:11,000\nThree.\n\n4\n00:00:20,000 --> "
      "00:00:22,000\nFour.\n",
      "en");
  const SegmentedText target = text(
      "1\n00:00:01,100 --> 00:00:04,900\nEins zwei.\n\n2\n00:00:09,000 --> "
      "00:00:10,000\n"
      "Drei!\n\n3\n00:00:10,100 --> 00:00:11,000\nDrei und etwas.\n\n4\n00:00:20,100 "
      "--> 00:00:22,000\nVier.\n",
      "de");
  const ClockFit clock{.fits = true, .ratio = 1.0, .offset_seconds = 0.0};
  std::vector<Bead> pairs;
  for (const Bead& bead : time_anchors(source, target, clock))
    if (bead.is_pair()) pairs.push_back(bead);
  ASSERT_EQ(pairs.size(), 3u);
  EXPECT_EQ(pairs[0].source, (SegmentRange{0, 2}));
  EXPECT_EQ(pairs[0].target, (SegmentRange{0, 1}));
  EXPECT_EQ(pairs[1].source, (SegmentRange{2, 3}));
  EXPECT_EQ(pairs[1].target, (SegmentRange{1, 3}));
  EXPECT_EQ(pairs[2].source, (SegmentRange{3, 4}));
}

TEST(TimeAnchors, AreNotThereWhenTheClocksDoNotFit) {
  SegmentedText text = text_of("en", {"One.", "Two."});
  text.document.times = {{text.segments[0].range, 0.0, 10.0},
                         {text.segments[1].range, 10.0, 20.0}};
  EXPECT_TRUE(time_anchors(text, text, ClockFit{}).empty());
  EXPECT_FALSE(time_anchors(text, text, ClockFit{.fits = true}).empty());
}

TEST(FitClocks, TakesCuesForOnesWithinThreeTenthsOfASecond) {
  const std::vector<double> source = {5, 17, 31, 48, 60, 77, 90, 111};
  std::vector<double> target;
  for (const double begin : source) target.push_back(begin + 4.0);
  const ClockFit clock = fit_clocks(source, target);
  EXPECT_TRUE(clock.fits);
  EXPECT_NEAR(clock.offset_seconds, 4.0, 0.01);
  // Two of eight begin together, the others by more than 0.3 and less than 3 seconds
  // apart from each other, now early and now late.
  const double off[] = {0, 0, 1.1, -1.3, 1.9, -0.9, -2.1, 1.6};
  for (std::size_t i = 0; i < target.size(); ++i) target[i] += off[i];
  EXPECT_FALSE(fit_clocks(source, target).fits);
}

}  // namespace
}  // namespace awase
