// SPDX-License-Identifier: Apache-2.0

#include "align/aligner.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <numeric>
#include <random>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "align/dictionary.h"
#include "tests/align/tiny_text.h"
#include "tests/scratch_folder.h"
#include "text/error.h"

namespace awase {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const Aligner& without_dictionary() {
  static const Aligner aligner({.use_dictionary = false});
  return aligner;
}

/// Aligns, and checks what must hold of every alignment.
std::vector<Bead> align(const SegmentedText& source, const SegmentedText& target,
                        const Aligner& aligner = without_dictionary()) {
  const Alignment alignment = aligner.align(source, target);
  EXPECT_TRUE(covers(alignment.beads, source.size(), target.size()));
  for (const Bead& bead : alignment.beads) {
    EXPECT_GE(bead.cost, 0.0);
    EXPECT_GE(bead.confidence, 0.0);
    EXPECT_LE(bead.confidence, 1.0);
  }
  EXPECT_EQ(aligner.align(source, target), alignment) << "not the same twice";
  return alignment.beads;
}

double mean_confidence(const std::vector<Bead>& beads) {
  double sum = 0.0;
  for (const Bead& bead : beads) sum += bead.confidence;
  return sum / static_cast<double>(beads.size());
}

std::vector<Bead> mirrored(std::vector<Bead> beads) {
  for (Bead& bead : beads) std::swap(bead.source, bead.target);
  return beads;
}

// Six sentences; the third German one is two in French.
const std::vector<std::string> kGerman = {
    "Die Konferenz fand am 12. September 2019 in Genf statt.",
    "Mehr als 350 Delegierte aus 42 Ländern nahmen daran teil.",
    "Präsident Rossi eröffnete die Sitzung um 9 Uhr, und danach sprach Professor "
    "Lindqvist über Biodiversität.",
    "Wer bezahlt die 3,5 Millionen Euro?",
    "Frankreich und Kanada versprachen je 1.250.000 Euro.",
    "Die nächste Konferenz findet 2021 in Montreal statt."};
const std::vector<std::string> kFrench = {
    "La conférence s'est tenue à Genève le 12 septembre 2019.",
    "Plus de 350 délégués de 42 pays y ont participé.",
    "Le président Rossi a ouvert la séance à 9 heures.",
    "Ensuite, le professeur Lindqvist a parlé de la biodiversité.",
    "Qui paiera les 3,5 millions d'euros ?",
    "La France et le Canada ont promis 1 250 000 euros chacun.",
    "La prochaine conférence aura lieu à Montréal en 2021."};

TEST(Aligner, AlignsGermanWithFrench) {
  EXPECT_EQ(shown(align(text_of("de", kGerman), text_of("fr", kFrench))),
            "0:0 1:1 2:2,3 3:4 4:5 5:6");
}

TEST(Aligner, MirrorsWhenTheSidesAreSwapped) {
  const SegmentedText german = text_of("de", kGerman);
  const SegmentedText french = text_of("fr", kFrench);
  EXPECT_EQ(shown(mirrored(align(french, german))), shown(align(german, french)));
}

TEST(Aligner, AlignsRussianNamesWithEnglish) {
  const SegmentedText russian =
      text_of("ru", {"Президент Горбачёв прибыл в Рейкьявик 11 октября 1986 года.",
                     "Его встретил Рональд Рейган.", "Погода была холодная.",
                     "Переговоры с участием Шеварднадзе и Шульца длились 2 дня."});
  const SegmentedText english =
      text_of("en", {"President Gorbachev arrived in Reykjavik on 11 October 1986.",
                     "He was met by Ronald Reagan.",
                     "The talks with Shevardnadze and Shultz lasted 2 days."});
  EXPECT_EQ(shown(align(russian, english)), "0:0 1:1 2: 3:2");
}

TEST(Aligner, AlignsATextWithItselfOneToOne) {
  const SegmentedText text = text_of("de", kGerman);
  const auto beads = align(text, text);
  EXPECT_EQ(shown(beads), "0:0 1:1 2:2 3:3 4:4 5:5");
  EXPECT_GT(mean_confidence(beads), 0.9);
}

TEST(Aligner, GivesOneSidedBeadsForAnEmptySide) {
  const SegmentedText german = text_of("de", kGerman);
  const SegmentedText nothing = text_of("fr", {});
  EXPECT_EQ(shown(align(german, nothing)), "0: 1: 2: 3: 4: 5:");
  EXPECT_EQ(shown(align(nothing, german)), ":0 :1 :2 :3 :4 :5");
  EXPECT_THAT(align(nothing, nothing), IsEmpty());
}

TEST(Aligner, CopesWithBlankSegments) {
  std::vector<std::string> lines = kGerman;
  lines.insert(lines.begin() + 2, "");
  lines.push_back("");
  const auto beads = align(text_of("de", lines), text_of("fr", kFrench));
  // They go with the sentences before them.
  EXPECT_EQ(shown(beads), "0:0 1,2:1 3:2,3 4:4 5:5 6,7:6");
  align(text_of("de", {"", "", ""}), text_of("fr", {"", ""}));
  align(text_of("de", {""}), text_of("fr", kFrench));
}

TEST(Aligner, IsLessSureOfAForeignText) {
  const SegmentedText german = text_of("de", kGerman);
  const SegmentedText foreign =
      text_of("fr", {"Préchauffez le four.", "Battez les œufs avec le sucre.",
                     "Ajoutez la farine, puis le lait tiède et une pincée de sel.",
                     "Versez dans un moule beurré.", "Servez froid."});
  EXPECT_LT(mean_confidence(align(german, foreign)),
            mean_confidence(align(german, text_of("fr", kFrench))));
}

TEST(Aligner, TakesTextsWithoutALanguage) {
  align(text_of("", kGerman), text_of("", kFrench));
  align(text_of("zh", {"中国政府2025年。", "好。"}),
        text_of("tlh", {"2025", "nuqneH"}));
}

TEST(Aligner, CoversRandomTexts) {
  std::mt19937 random(11);
  const char* pieces[] = {"",     "1 ",   "Genf ", "und ", "?",
                          "日本", "\xFF", "«x» ",  "9月 "};
  for (int round = 0; round < 40; ++round) {
    std::vector<std::string> sides[2];
    for (auto& side : sides) {
      side.resize(random() % 12);
      for (std::string& line : side)
        for (std::size_t p = random() % 6; p > 0; --p) line += pieces[random() % 9];
    }
    align(text_of("de", sides[0]), text_of("en", sides[1]));
  }
}

/// Every segment its own number and some words that many share.
std::vector<std::string> long_text(std::size_t size) {
  const char* words[] = {"river", "garden", "window", "mountain", "teacher", "silver"};
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < size; ++i)
    lines.push_back("The " + std::string(words[i % 6]) + " number " +
                    std::to_string(10'000 + i) + " is " + words[i * 7 % 5] + ".");
  return lines;
}

// More than two windows of 3,000 segments.
TEST(Aligner, AlignsALongTextWithItself) {
  const SegmentedText text = text_of("en", long_text(6400));
  const Alignment alignment = without_dictionary().align(text, text);
  ASSERT_THAT(alignment.beads, SizeIs(6400));
  for (std::size_t i = 0; i < 6400; ++i) {
    EXPECT_EQ(alignment.beads[i].source, (SegmentRange{i, i + 1}));
    EXPECT_EQ(alignment.beads[i].target, (SegmentRange{i, i + 1}));
  }
}

TEST(Aligner, FindsAGapInALongText) {
  std::vector<std::string> lines = long_text(3500);
  const SegmentedText whole = text_of("en", lines);
  lines.erase(lines.begin() + 2900, lines.begin() + 3100);
  const Alignment alignment = without_dictionary().align(whole, text_of("en", lines));
  EXPECT_TRUE(covers(alignment.beads, 3500, 3300));
  const auto paired = std::count_if(
      alignment.beads.begin(), alignment.beads.end(), [](const Bead& bead) {
        const std::size_t shift = bead.source.first < 2900 ? 0 : 200;
        return bead.source.size() == 1 && bead.target.size() == 1 &&
               bead.source.first == bead.target.first + shift;
      });
  EXPECT_GE(paired, 3290);  // At the edges of the gap a few may go astray.
}

TEST(Aligner, GivesTheSameOnAnyNumberOfThreads) {
  std::vector<std::string> lines = long_text(13'000);  // Read in two parts.
  const SegmentedText whole = text_of("en", lines);
  for (std::size_t i = 1; i < lines.size(); i += 9) lines[i - 1] += " " + lines[i];
  for (std::size_t i = 1; i < lines.size(); i += 8)
    lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(i));
  const SegmentedText other = text_of("en", lines);
  AlignOptions options{.use_dictionary = false, .threads = 1};
  const Alignment one = Aligner(options).align(whole, other);
  EXPECT_TRUE(covers(one.beads, whole.size(), other.size()));
  for (const unsigned threads : {2U, 3U, 8U, 0U}) {
    options.threads = threads;
    const Alignment several = Aligner(options).align(whole, other);
    EXPECT_EQ(several.issues, one.issues);
    EXPECT_EQ(several.regions, one.regions);
    EXPECT_EQ(several.crossings, one.crossings);
    ASSERT_EQ(several.beads.size(), one.beads.size());
    for (std::size_t b = 0; b < one.beads.size(); ++b) {
      EXPECT_EQ(several.beads[b].source, one.beads[b].source);
      EXPECT_EQ(several.beads[b].target, one.beads[b].target);
      EXPECT_EQ(several.beads[b].confidence, one.beads[b].confidence);
    }
  }
}

// The row near which windows meet, 3,000, and all around it lie inside beads.
TEST(Aligner, CutsNoBeadWhereAWindowEnds) {
  constexpr std::size_t kFrom = 2801, kTo = 3301;
  const std::vector<std::string> lines = long_text(3400);
  std::vector<std::string> joined;
  for (std::size_t i = 0; i < lines.size();) {
    const bool is_joined = i >= kFrom && i < kTo;
    joined.push_back(is_joined ? lines[i] + " " + lines[i + 1] : lines[i]);
    i += is_joined ? 2 : 1;
  }
  const Alignment alignment =
      without_dictionary().align(text_of("en", lines), text_of("en", joined));
  ASSERT_THAT(alignment.beads, SizeIs(joined.size()));
  std::size_t source = 0;
  for (std::size_t j = 0; j < joined.size(); ++j) {
    const std::size_t size = source >= kFrom && source < kTo ? 2 : 1;
    EXPECT_EQ(alignment.beads[j].source, (SegmentRange{source, source + size}));
    EXPECT_EQ(alignment.beads[j].target, (SegmentRange{j, j + 1}));
    source += size;
  }
}

TEST(Aligner, CoversOneSegmentAgainstManyAndMonotony) {
  const SegmentedText one = text_of("en", {"Only one sentence."});
  const SegmentedText many = text_of("en", std::vector<std::string>(1500, "Again."));
  for (const auto& [source, target] :
       {std::pair(&one, &many), std::pair(&many, &one), std::pair(&many, &many)}) {
    const Alignment alignment = without_dictionary().align(*source, *target);
    EXPECT_TRUE(covers(alignment.beads, source->size(), target->size()));
  }
}

class AlignerWithDictionary : public ::testing::Test {
 protected:
  Aligner few_words() const {
    const std::vector<DictionaryEntry> entries = {{"犬", {"dog"}, {"inu"}},
                                                  {"猫", {"cat"}, {"neko"}},
                                                  {"庭", {"garden"}, {"niwa"}},
                                                  {"走る", {"run"}, {"hashiru"}},
                                                  {"眠る", {"sleep"}, {"nemuru"}}};
    folder_.write("ja-en.awd", compile_dictionary(entries));
    return Aligner({.dictionary_folders = {folder_.path()}});
  }

  const ScratchFolder folder_;
  const SegmentedText japanese_ = text_of("ja", {"犬は庭を走る。", "猫は庭で眠る。"});
  const SegmentedText english_ =
      text_of("en", {"The dog runs in the garden.", "The cat sleeps in the garden."});
};

TEST_F(AlignerWithDictionary, IsSurerByItsTranslations) {
  const Aligner aligner = few_words();
  EXPECT_EQ(aligner.dictionary_size(), 5U);
  const std::vector<Bead> beads = align(japanese_, english_, aligner);
  EXPECT_EQ(shown(beads), "0:0 1:1");
  // The other way round, which only a dictionary tells.
  const SegmentedText other =
      text_of("en", {"The cat sleeps in the garden.", "The dog runs in the garden."});
  EXPECT_EQ(shown(align(japanese_, other, aligner)), "0,1:0,1");
  EXPECT_EQ(shown(align(japanese_, other)), "0:0 1:1");
  EXPECT_EQ(shown(align(english_, japanese_, aligner)), "0:0 1:1");
}

TEST_F(AlignerWithDictionary, ThrowsWhenItIsDamaged) {
  const std::string folder = folder_.path();
  folder_.write("ja-en.awd", "no dictionary");
  EXPECT_THROW(Aligner({.dictionary_folders = {folder}}).align(japanese_, english_),
               Error);
  EXPECT_NO_THROW(Aligner({.use_dictionary = false, .dictionary_folders = {folder}})
                      .align(japanese_, english_));
}

TEST_F(AlignerWithDictionary, SaysWhenThereIsNone) {
  const Aligner aligner;
  const auto issues = aligner.align(japanese_, english_).issues;
  if (aligner.dictionary_size() == 0) {
    ASSERT_THAT(issues, SizeIs(1));
    EXPECT_THAT(issues[0].english(), HasSubstr("dictionary"));
  } else {
    EXPECT_THAT(issues, IsEmpty());
  }
  // Whoever wants none, or has languages that it does not serve, need not be told.
  EXPECT_THAT(without_dictionary().align(japanese_, english_).issues, IsEmpty());
  EXPECT_THAT(aligner.align(text_of("de", kGerman), text_of("fr", kFrench)).issues,
              IsEmpty());
}

TEST_F(AlignerWithDictionary, AlignsRealJapanese) {
  const Aligner aligner;
  if (aligner.dictionary_size() == 0)
    GTEST_SKIP() << "no Japanese-English dictionary was built";
  const SegmentedText japanese = text_of(
      "ja", {"ルビオ国務長官は令和7年9月22日に東京を訪問した。",
             "両国は３．５兆円の投資で合意した。", "次の会議はソウルで開かれる。"});
  const SegmentedText english =
      text_of("en", {"Secretary of State Rubio visited Tokyo on September 22, 2025.",
                     "The two countries agreed on investments of 3.5 trillion yen.",
                     "The next meeting will be held in Seoul."});
  EXPECT_EQ(shown(align(japanese, english, aligner)), "0:0 1:1 2:2");
}

TEST(Aligner, DoubtsAndNamesContradictingNumbers) {
  std::vector<std::string> german = kGerman;
  german[1] = "Mehr als 350 Delegierte aus 47 Ländern nahmen daran teil.";
  const Alignment alignment =
      without_dictionary().align(text_of("de", german), text_of("fr", kFrench));
  for (const Bead& bead : alignment.beads)
    if (bead.source == SegmentRange{1, 2}) {
      EXPECT_LE(bead.confidence, 0.9);
    }
  EXPECT_THAT(english(alignment.issues),
              testing::Contains("numbers differ: source segment 2 says 47, target "
                                "segment 2 says 42"));
  EXPECT_THAT(
      without_dictionary().align(text_of("de", kGerman), text_of("fr", kFrench)).issues,
      IsEmpty());
}

}  // namespace
}  // namespace awase
