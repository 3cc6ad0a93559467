// SPDX-License-Identifier: Apache-2.0

#include "align/embeddings.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include <gmock/gmock.h>

#include "align/aligner.h"
#include "tests/align/tiny_text.h"
#include "text/error.h"

namespace awase {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Optional;
using testing::SizeIs;

/// Gives each text the sum of the vectors of the words in it.
class WordVectors {
 public:
  explicit WordVectors(std::map<std::string, std::vector<float>> vectors)
      : vectors_(std::move(vectors)) {}

  Embedder embedder() {
    return [this](const std::vector<std::string>& texts) {
      Embeddings answer;
      for (const std::string& text : texts) {
        asked_.push_back(text);
        std::vector<float> sum(vectors_.begin()->second.size(), 0.0F);
        for (const auto& [word, vector] : vectors_)
          if (text.find(word) != std::string::npos)
            std::transform(sum.begin(), sum.end(), vector.begin(), sum.begin(),
                           std::plus<>());
        answer.vectors.push_back(sum);
      }
      answer.sent = texts.size();
      return answer;
    };
  }

  const std::vector<std::string>& asked() const { return asked_; }

 private:
  std::map<std::string, std::vector<float>> vectors_;
  std::vector<std::string> asked_;
};

TEST(LikenessFinderTest, TakesOffWhatATextHasInCommonWithAll) {
  const SegmentedText source = text_of("de", {"all", "one", "two"});
  const SegmentedText target = text_of("fr", {"ALL", "ONE", "TWO"});
  WordVectors words({{"all", {1, 1, 0}},
                     {"one", {1, 0, 0}},
                     {"two", {0, 1, 0}},
                     {"ALL", {1, 1, 0}},
                     {"ONE", {1, 0, 0}},
                     {"TWO", {0, 1, 0}}});
  const Embedder embedder = words.embedder();
  LikenessFinder finder(source, target, embedder);
  const std::vector<Bead> beads = {{{1, 2}, {1, 2}},
                                   {{1, 2}, {0, 1}},
                                   {{1, 2}, {2, 3}},
                                   {{0, 1}, {0, 1}},
                                   {{2, 3}, {2, 3}}};
  const auto found = finder.find(beads);
  EXPECT_GT(*found[0], *found[1]);
  EXPECT_GT(*found[1], *found[2]);
  EXPECT_GT(*found[0], *found[3]) << "the same cosine, of texts that are like all";
  EXPECT_GT(*found[0], 0.0F);
  EXPECT_LT(*found[2], 0.0F);
  EXPECT_THAT(words.asked(), SizeIs(6)) << "each text once";
  EXPECT_EQ(finder.compared(), (ComparedTexts{6, 6}));
}

TEST(LikenessFinderTest, SaysNothingOfATextWithoutVector) {
  const SegmentedText source = text_of("de", {"one", ""});
  const SegmentedText target = text_of("fr", {"ONE", "nothing"});
  WordVectors words({{"one", {1, 0}}, {"ONE", {1, 0}}});
  const Embedder embedder = words.embedder();
  LikenessFinder finder(source, target, embedder);
  const std::vector<Bead> beads = {
      {{0, 1}, {0, 1}}, {{1, 2}, {0, 1}}, {{0, 1}, {1, 2}}};
  EXPECT_THAT(finder.find(beads),
              ElementsAre(Optional(testing::_), std::nullopt, std::nullopt));
  EXPECT_THAT(words.asked(), SizeIs(3)) << "an empty text is not asked about";
}

// Of four sentences of one length the third was left out. No word tells which.
const std::vector<std::string> kSource = {"Aa bb cc dd.", "Ee ff gg hh.",
                                          "Ii jj kk ll.", "Mm nn oo pp."};
const std::vector<std::string> kTarget = {"Qq rr ss tt.", "Uu vv ww xx.",
                                          "Yy zz aa bb."};

WordVectors third_is_alone() {
  return WordVectors({{"Aa", {1, 0, 0, 0}},
                      {"Ee", {0, 1, 0, 0}},
                      {"Ii", {0, 0, 1, 0}},
                      {"Mm", {0, 0, 0, 1}},
                      {"Qq", {1, 0, 0, 0}},
                      {"Uu", {0, 1, 0, 0}},
                      {"Yy", {0, 0, 0, 1}}});
}

AlignOptions options_with(Embedder embedder) {
  AlignOptions options;
  options.use_dictionary = false;
  options.embedder = std::move(embedder);
  return options;
}

TEST(AlignerEmbeddingsTest, DecideWhereWordsLeaveDoubt) {
  WordVectors words = third_is_alone();
  const Aligner aligner(options_with(words.embedder()));
  const Alignment alignment =
      aligner.align(text_of("de", kSource), text_of("fr", kTarget));
  EXPECT_EQ(shown(alignment.beads), "0:0 1:1 2: 3:2");
  EXPECT_THAT(alignment.issues, IsEmpty());
  EXPECT_EQ(alignment.compared.asked, words.asked().size());
  EXPECT_GT(alignment.compared.asked, 0U);
}

TEST(AlignerEmbeddingsTest, AreNotAskedForWhereNothingIsInDoubt) {
  std::vector<std::string> source, target;
  for (int k = 0; k < 30; ++k) {
    const std::string name = "Name" + std::string(1, static_cast<char>('A' + k % 26)) +
                             "x" + std::to_string(k);
    source.push_back("Hier steht " + name + " im Jahr " + std::to_string(1900 + k) +
                     ".");
    target.push_back("Voici " + name + " dans l'an " + std::to_string(1900 + k) + ".");
  }
  WordVectors words = third_is_alone();
  const Aligner aligner(options_with(words.embedder()));
  const Alignment alignment =
      aligner.align(text_of("de", source), text_of("fr", target));
  EXPECT_EQ(alignment.compared, ComparedTexts());
  EXPECT_THAT(words.asked(), IsEmpty());
}

TEST(AlignerEmbeddingsTest, LoseNoDocumentWhenTheyFail) {
  const Aligner without(options_with({}));
  const Aligner failing(options_with([](const std::vector<std::string>&) -> Embeddings {
    throw Error(ErrorKind::unavailable, "server: it is gone; start it");
  }));
  const SegmentedText source = text_of("de", kSource);
  const SegmentedText target = text_of("fr", kTarget);
  const Alignment alignment = failing.align(source, target);
  EXPECT_EQ(alignment.beads, without.align(source, target).beads);
  ASSERT_THAT(alignment.issues, SizeIs(1));
  EXPECT_THAT(alignment.issues[0].english(),
              HasSubstr("aligned without embeddings: server: it is gone"));
  EXPECT_EQ(alignment.compared, ComparedTexts());
}

TEST(AlignerEmbeddingsTest, StayOutOfWorkByWords) {
  WordVectors words = third_is_alone();
  const Aligner aligner(options_with(words.embedder()));
  aligner.align_by_words(text_of("de", kSource), text_of("fr", kTarget), {});
  EXPECT_THAT(words.asked(), IsEmpty());
}

}  // namespace
}  // namespace awase
