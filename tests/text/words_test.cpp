// SPDX-License-Identifier: Apache-2.0

#include "text/words.h"

#include <map>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "text/unicode.h"

namespace awase {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// A few headwords, numbered in the order given.
class FewHeadwords : public Headwords {
 public:
  FewHeadwords(std::initializer_list<const char*> spellings) {
    for (const char* spelling : spellings)
      numbers_.emplace(spelling, static_cast<std::uint32_t>(numbers_.size()));
  }

  std::uint32_t lengths(char32_t first, char32_t second) const override {
    std::uint32_t mask = 0;
    for (const auto& [spelling, number] : numbers_) {
      std::size_t at = 0;
      if (next_char(spelling, at) != first) continue;
      const std::size_t chars = count_chars(spelling);
      if (chars == 1 || next_char(spelling, at) == second) mask |= 1U << chars;
    }
    return mask;
  }

  std::optional<std::uint32_t> find(std::string_view spelling) const override {
    const auto found = numbers_.find(std::string(spelling));
    if (found == numbers_.end()) return std::nullopt;
    return found->second;
  }

 private:
  std::map<std::string, std::uint32_t> numbers_;
};

std::vector<Word> words_of(std::string_view language, std::string_view segment,
                           const Headwords* headwords = nullptr) {
  std::vector<Word> words;
  WordFinder(language, headwords).find(segment, words);
  return words;
}

std::vector<std::string> keys_of(std::string_view language, std::string_view segment,
                                 const Headwords* headwords = nullptr) {
  std::vector<std::string> keys;
  for (Word& word : words_of(language, segment, headwords))
    keys.push_back(std::move(word.key));
  return keys;
}

TEST(WordFinder, StemsEnglishAndLeavesFunctionWordsOut) {
  EXPECT_THAT(keys_of("en", "The ministers discussed the cities of Japan."),
              ElementsAre("minist", "discuss", "citi", "japan"));
  EXPECT_THAT(keys_of("en-GB", "It was not there."), IsEmpty());
}

TEST(WordFinder, CutsHyphensUnlessTheySpellANumber) {
  EXPECT_THAT(keys_of("en", "well-known state-of-the-art"),
              ElementsAre("well", "known", "state", "art"));
  EXPECT_THAT(keys_of("en", "twenty-five countries"), ElementsAre("#25", "countri"));
  EXPECT_THAT(keys_of("en", "- dash -"), ElementsAre("dash"));
}

TEST(WordFinder, DropsWhatApostrophesAdd) {
  EXPECT_THAT(keys_of("en", "Japan's Japan\u2019s"), ElementsAre("japan", "japan"));
  EXPECT_THAT(keys_of("fr", "l'Europe d\u2019Orsay"), ElementsAre("europ", "orsay"));
  EXPECT_THAT(keys_of("en", "don't"), IsEmpty());
  EXPECT_THAT(keys_of("en", "'quoted'"), ElementsAre("quot"));
}

TEST(WordFinder, ReadsNumbersAmongWords) {
  EXPECT_THAT(keys_of("en", "On September 22, 2025 it rose 3.5 million."),
              ElementsAre("#m9", "#22", "#2025", "rose", "#3500000"));
  EXPECT_THAT(keys_of("en", "the 21st century"), ElementsAre("#21", "centuri"));
  EXPECT_THAT(keys_of("en", "the second March"), ElementsAre("#2", "#m3"));
}

TEST(WordFinder, TakesMayForAMonthOnlyWithACapital) {
  EXPECT_THAT(keys_of("en", "they march"), ElementsAre("march"));
  EXPECT_THAT(keys_of("en", "in March"), ElementsAre("#m3"));
}

TEST(WordFinder, MarksCapitals) {
  const auto words = words_of("en", "visiting Tokyo");
  ASSERT_EQ(words.size(), 2U);
  EXPECT_FALSE(words[0].is_name);
  EXPECT_TRUE(words[1].is_name);
  EXPECT_EQ(words[0].form, "visiting");
  EXPECT_EQ(words[0].key, "visit");
}

TEST(WordFinder, FoldsWidthAndMarks) {
  EXPECT_THAT(keys_of("en", "ＮＡＴＯ"), ElementsAre("nato"));
  EXPECT_EQ(keys_of("de", "Ko\u0308ln"), keys_of("de", "Köln"));
  EXPECT_EQ(keys_of("en", "co\u00ADoperation"), keys_of("en", "cooperation"));
}

TEST(WordFinder, ReadsLettersBeyondAsciiAmongThoseOfAscii) {
  EXPECT_THAT(keys_of("de", "Die ÄRZTE essen Äpfel"),
              ElementsAre("arzt", "ess", "apfel"));
}

TEST(WordFinder, StemsOtherLanguages) {
  EXPECT_THAT(keys_of("de", "Die Häuser der Städte"), ElementsAre("haus", "stadt"));
  EXPECT_THAT(keys_of("de", "dreißig Jahre im März"),
              ElementsAre("#30", "jahr", "#m3"));
  EXPECT_THAT(keys_of("de", "am 3. Oktober, 1.234,5 Euro"),
              ElementsAre("#3", "#m10", "#1234.5", "euro"));
  EXPECT_EQ(keys_of("ru", "министры"), keys_of("ru", "министров"));
  EXPECT_THAT(keys_of("ru", "2025 году Путин"), ElementsAre("#2025", "год", "путин"));
  EXPECT_THAT(keys_of("ar", "٢٠٢٥"), ElementsAre("#2025"));
  EXPECT_THAT(keys_of("tlh", "nuqneH"), ElementsAre("nuqneh"));  // No stemmer.
}

TEST(WordFinder, CutsChineseAndThaiByICU) {
  EXPECT_THAT(keys_of("zh", "中国政府"), ElementsAre("中国", "政府"));
  EXPECT_THAT(keys_of("th", "ประเทศไทย"), ElementsAre("ประเทศไทย"));
  EXPECT_THAT(keys_of("zh", "第3届"), ::testing::Contains("#3"));
}

TEST(WordFinder, ReadsWhatICUCutsApartOnce) {
  EXPECT_THAT(keys_of("zh", "state-of-the-art"), ElementsAre("state", "art"));
  EXPECT_THAT(keys_of("zh", "3.5 trillion"), ElementsAre("#3500000000000"));
  EXPECT_THAT(keys_of("zh", "3億5000万"), ElementsAre("#350000000"));
}

TEST(WordFinder, CutsJapaneseByICUWithoutADictionary) {
  const auto words = words_of("ja", "ルビオ国務長官は2025年");
  std::vector<std::string> keys;
  for (const Word& word : words) keys.push_back(word.key);
  EXPECT_THAT(keys, ::testing::IsSupersetOf({"ルビオ", "長官", "#2025"}));
  EXPECT_EQ(words.front().kind, WordKind::katakana);
}

TEST(WordFinderWithHeadwords, TakesTheFewestWords) {
  const FewHeadwords headwords = {"東京", "東京都", "京都", "都", "に", "住む", "行く"};
  EXPECT_THAT(keys_of("ja", "東京都に住む", &headwords), ElementsAre("東京都", "住む"));
  EXPECT_THAT(keys_of("ja", "東京に行く", &headwords), ElementsAre("東京", "行く"));
}

TEST(WordFinderWithHeadwords, NumbersItsHeadwords) {
  const FewHeadwords headwords = {"東京", "都"};
  const auto words = words_of("ja", "東京", &headwords);
  ASSERT_EQ(words.size(), 1U);
  EXPECT_EQ(words[0].headword, 0U);
  EXPECT_EQ(words[0].kind, WordKind::word);
}

TEST(WordFinderWithHeadwords, KeepsKatakanaWholeAndUnknownHanTogether) {
  const FewHeadwords headwords = {"長官"};
  const auto words = words_of("ja", "トラテロルコ城壁長官", &headwords);
  ASSERT_EQ(words.size(), 3U);
  EXPECT_EQ(words[0].key, "トラテロルコ");
  EXPECT_EQ(words[0].kind, WordKind::katakana);
  EXPECT_EQ(words[1].key, "城壁");
  EXPECT_EQ(words[1].kind, WordKind::han);
  EXPECT_EQ(words[2].key, "長官");
}

TEST(WordFinderWithHeadwords, KeepsAReadingInBrackets) {
  const FewHeadwords headwords = {"観音"};
  const auto words = words_of("ja", "観音（かんのん）", &headwords);
  ASSERT_EQ(words.size(), 2U);
  EXPECT_EQ(words[1].key, "かんのん");
  EXPECT_EQ(words[1].kind, WordKind::kana);
  // Outside of brackets hiragana is mostly endings.
  EXPECT_THAT(keys_of("ja", "観音かんのん", &headwords), ElementsAre("観音"));
}

TEST(WordFinderWithHeadwords, ReadsNumbersInside) {
  const FewHeadwords headwords = {"令和", "年", "月", "円", "二人"};
  EXPECT_THAT(keys_of("ja", "令和7年9月", &headwords),
              ElementsAre("令和", "#7", "#2025", "年", "#9", "#m9", "月"));
  EXPECT_THAT(keys_of("ja", "三千五百円", &headwords), ElementsAre("#3500", "円"));
  EXPECT_THAT(keys_of("ja", "３．５兆円", &headwords),
              ElementsAre("#3500000000000", "円"));
  EXPECT_THAT(keys_of("ja", "二人", &headwords), ElementsAre("二人"));
}

TEST(WordFinderWithHeadwords, ReadsEnglishInsideJapanese) {
  const FewHeadwords headwords = {"加盟"};
  EXPECT_THAT(keys_of("ja", "NATOのmembers加盟", &headwords),
              ElementsAre("nato", "member", "加盟"));
}

TEST(WordFinder, GivesNothingForNothing) {
  for (const char* language : {"en", "ja", "zh", "th", "ar", ""}) {
    EXPECT_THAT(keys_of(language, ""), IsEmpty());
    EXPECT_THAT(keys_of(language, " \t\u3000。、!?—☃"), IsEmpty());
  }
}

TEST(WordFinder, CanBeUsedAgain) {
  WordFinder finder("en");
  std::vector<Word> words;
  finder.find("many cities", words);
  finder.find("a house", words);
  ASSERT_EQ(words.size(), 1U);
  EXPECT_EQ(words[0].key, "hous");
}

TEST(WordFinder, ReplacesMalformedBytes) {
  EXPECT_THAT(keys_of("en", "house\xFF\xFEgarden \xE3\x82"),
              ElementsAre("hous", "garden"));
  const FewHeadwords headwords = {"東京"};
  EXPECT_THAT(keys_of("ja", "東京\xE6\x9D東京", &headwords),
              ElementsAre("東京", "東京"));
}

/// A megabyte in one segment. What takes quadratic time would not end.
class EndlessSegment : public ::testing::TestWithParam<const char*> {};

TEST_P(EndlessSegment, IsReadInLinearTime) {
  const FewHeadwords headwords = {"東京", "京都", "日本"};
  const std::string_view piece = GetParam();
  std::string segment;
  while (segment.size() < 1'000'000) segment += piece;
  for (const char* language : {"de", "ja", "zh"}) {
    std::vector<Word> words;
    WordFinder(language, language == std::string_view("ja") ? &headwords : nullptr)
        .find(segment, words);
    EXPECT_LT(words.size(), segment.size());
  }
}

INSTANTIATE_TEST_SUITE_P(Pieces, EndlessSegment,
                         ::testing::Values("a", "ß", "a-", "a'", "7", "1,", "東京",
                                           "ア", "九", "千万億", "\u0301\u0316",
                                           "word "));

}  // namespace
}  // namespace awase
