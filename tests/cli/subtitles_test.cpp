// SPDX-License-Identifier: Apache-2.0
//
// Subtitles aligned by their times. The words say nothing here: those of one side are
// in no way like those of the other, and all sentences are of one length.

#include <cmath>
#include <cstdio>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/run_awase.h"

namespace awase {
namespace {

using testing::HasSubstr;
using testing::Not;

struct Cue {
  double begin;
  double end;
  std::string text;
};
using Cues = std::vector<Cue>;

constexpr double kDrift = 25.0 * 1.001 / 24.0;  // 25 for 23.976 frames a second.

/// Words of three syllables that depend on `seed` alone.
std::string nonsense(unsigned seed) {
  std::string text;
  for (int word = 0; word < 4; ++word) {
    if (word > 0) text += ' ';
    for (int k = 0; k < 3; ++k) {
      seed = seed * 1103515245U + 12345U;
      text += "bdfgklmnprst"[seed / 65536U % 12];
      text += "aeiou"[seed / 16777216U % 5];
    }
  }
  text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

/// `count` cues of a sentence each, 1 to 4 seconds long, with gaps between them.
Cues cues(unsigned count, unsigned seed) {
  Cues cues;
  double now = 5.0;
  for (unsigned k = 0; k < count; ++k) {
    const double length = 1.0 + k * 7 % 11 * 0.3;
    cues.push_back({now, now + length, nonsense(seed + 31 * k) + "."});
    now += length + 0.1 + k * 5 % 7 * 0.4;
  }
  return cues;
}

std::string srt(const Cues& cues, double ratio = 1.0, double offset = 0.0) {
  std::string text;
  int number = 0;
  const auto time = [&](double seconds) {
    const long ms = std::lround((seconds * ratio + offset) * 1000.0);
    char shown[32];
    std::snprintf(shown, sizeof shown, "%02ld:%02ld:%02ld,%03ld", ms / 3600000,
                  ms / 60000 % 60, ms / 1000 % 60, ms % 1000);
    return std::string(shown);
  };
  for (const Cue& cue : cues)
    text += std::to_string(++number) + "\n" + time(cue.begin) + " --> " +
            time(cue.end) + "\n" + cue.text + "\n\n";
  return text;
}

class SubtitlesTest : public testing::Test {
 protected:
  /// The numbers of the segments in each pair, "3-3 4,5-4", and what was said.
  std::string align(const std::string& source, const std::string& target) {
    folder_.write("a.srt", source);
    folder_.write("b.srt", target);
    const Outcome outcome =
        run_awase({"align", "a.srt", "b.srt", "--source-lang", "en", "--target-lang",
                   "de", "--no-dictionary", "--to", "vecalign", "-o", "out", "--json"},
                  {.folder = folder_.path()});
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    said_ = outcome.err;
    json_ = outcome.out;
    std::string pairs;
    const std::string lines = folder_.read("out");
    for (std::size_t at = 0; at < lines.size(); at = lines.find('\n', at) + 1) {
      const std::size_t end = lines.find(':', lines.find(':', at) + 1);
      pairs += lines.substr(at, end - at) + ' ';
    }
    return pairs;
  }

  /// All cues one by one, "[0]:[0] [1]:[1] ".
  static std::string straight(std::size_t count) {
    std::string pairs;
    for (std::size_t k = 0; k < count; ++k)
      pairs += '[' + std::to_string(k) + "]:[" + std::to_string(k) + "] ";
    return pairs;
  }

  ScratchFolder folder_;
  std::string said_;
  std::string json_;
};

TEST_F(SubtitlesTest, OfTheSameTimesGoTogether) {
  EXPECT_EQ(align(srt(cues(30, 1)), srt(cues(30, 2))), straight(30));
  EXPECT_THAT(said_, HasSubstr("awase: aligned by their times\n"));
  EXPECT_THAT(json_, HasSubstr("\"notes\":[\"aligned by their times\"]"));
}

TEST_F(SubtitlesTest, MayBeginLater) {
  EXPECT_EQ(align(srt(cues(30, 1)), srt(cues(30, 2), 1.0, 3.0)), straight(30));
  EXPECT_THAT(said_, HasSubstr("the target is 3.0 s later"));
  EXPECT_EQ(align(srt(cues(30, 1), 1.0, 90.0), srt(cues(30, 2))), straight(30));
  EXPECT_THAT(said_, HasSubstr("the target is 90.0 s earlier"));
}

TEST_F(SubtitlesTest, MayRunFaster) {
  EXPECT_EQ(align(srt(cues(200, 1), kDrift), srt(cues(200, 2))), straight(200));
  EXPECT_THAT(said_, HasSubstr("runs 0.9590 times that of the source\n"));
  EXPECT_EQ(align(srt(cues(200, 1)), srt(cues(200, 2), kDrift, -2.0)), straight(200));
  EXPECT_THAT(said_,
              HasSubstr("runs 1.0427 times that of the source; the target is 2.0 "
                        "s earlier"));
}

TEST_F(SubtitlesTest, MayLackACue) {
  Cues target = cues(30, 2);
  target.erase(target.begin() + 12);
  std::string expected = straight(12) + "[12]:[] ";
  for (int k = 13; k < 30; ++k)
    expected += '[' + std::to_string(k) + "]:[" + std::to_string(k - 1) + "] ";
  EXPECT_EQ(align(srt(cues(30, 1)), srt(target, 1.0, 3.0)), expected);
}

TEST_F(SubtitlesTest, MayMergeAndSplitCues) {
  // Two source sentences are one in the target; the sixth target sentence runs over
  // two cues, of which the first ends in the midst of the source's.
  Cues source = cues(12, 1);
  Cues target = cues(12, 2);
  target[2].text.pop_back();
  target[2].text += " " + target[3].text;
  target[2].end = target[3].end;
  target.erase(target.begin() + 3);
  Cue& long_one = target[5];
  const double middle = (long_one.begin + long_one.end) / 2;
  const Cue rest = {middle, long_one.end, nonsense(99) + "."};
  long_one.text.pop_back();
  long_one.end = middle;
  target.insert(target.begin() + 6, rest);
  EXPECT_EQ(align(srt(source), srt(target)),
            "[0]:[0] [1]:[1] [2,3]:[2] [4]:[3] [5]:[4] [6]:[5] [7]:[6] [8]:[7] [9]:[8] "
            "[10]:[9] [11]:[10] ");
}

TEST_F(SubtitlesTest, ThatDoNotFitGoByTheirWords) {
  Cues target = cues(30, 2);
  double now = 1.0;
  for (std::size_t k = 0; k < target.size(); ++k) {
    target[k].begin = now;
    target[k].end = now + 0.7;
    now += 0.8 + static_cast<double>(k * k * 37 % 101) * 0.09;
  }
  align(srt(cues(30, 1)), srt(target));
  EXPECT_THAT(said_, HasSubstr("do not fit each other; aligned by their words alone"));
}

TEST_F(SubtitlesTest, WithTimesThatAreNoneAreStillRead) {
  const std::string broken =
      "1\n99999999999:00:01,000 --> 00:00:02,000\nOne two three.\n\n"
      "2\n00:00:05,000 --> 00:00:03,000\nFour five six.\n";
  EXPECT_EQ(align(broken, broken), straight(2));
  EXPECT_THAT(said_, Not(HasSubstr("times")));
}

}  // namespace
}  // namespace awase
