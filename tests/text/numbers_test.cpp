// SPDX-License-Identifier: Apache-2.0

#include "text/numbers.h"

#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace awase {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const NumberReader& english() {
  static const NumberReader reader("en");
  return reader;
}

std::vector<std::string> keys(std::u32string_view text, std::size_t begin = 0) {
  return english().read_digits(text, begin).keys;
}

struct Example {
  std::u32string_view text;
  std::string_view key;
};

/// The number that begins each text, and the value that it is.
constexpr Example kExamples[] = {
    {U"12", "#12"},
    {U"0", "#0"},
    {U"007", "#7"},
    {U"1,234.5", "#1234.5"},
    {U"1.234,5", "#1234.5"},
    {U"1'234.5", "#1234.5"},
    {U"1,234,567", "#1234567"},
    {U"1.234.567", "#1234567"},
    {U"3.14", "#3.14"},
    {U"3,14", "#3.14"},
    {U"2.50", "#2.5"},
    {U"10.0", "#10"},
    {U"0.5", "#0.5"},
    {U"0.125", "#0.125"},  // A leading zero: no thousand is grouped after it.
    {U"0.05", "#0.05"},
    {U"12.", "#12"},
    {U"12, 13", "#12"},
    {U"3.5兆", "#3500000000000"},
    {U"3.5 trillion", "#3500000000000"},
    {U"3.5-million", "#3500000"},
    {U"2 millionen", "#2000000"},
    {U"2 milliarden", "#2000000000"},
    {U"2 millionaires", "#2"},
    {U"3億5000万", "#350000000"},
    {U"3億5,000万", "#350000000"},
    {U"1億2万3456", "#100023456"},  // 100,000,000 + 20,000 + 3,456
    {U"1兆2億3万4", "#1000200030004"},
    {U"12万3456", "#123456"},
    {U"1万5", "#10005"},
    {U"1.5万", "#15000"},
    {U"2亿", "#200000000"},
    {U"5千万", "#50000000"},
    {U"5千", "#5000"},
    {U"1万23456", "#10000"},  // 23456 does not fit below a myriad: another number.
    {U"二〇二五", "#2025"},
    {U"三千五百", "#3500"},
    {U"十", "#10"},
    {U"二十五", "#25"},
    {U"百二", "#102"},
    {U"二十万", "#200000"},
    {U"一億二千万", "#120000000"},
    {U"三兆五千億", "#3500000000000"},
    {U"٢٠٢٥", "#2025"},
    {U"١٬٢٣٤٫٥", "#1234.5"},
    {U"٣٫١٢٥", "#3.125"},
    {U"२०२५", "#2025"},
};

TEST(NumberReader, ReadsDigitsAsValues) {
  for (const Example& example : kExamples) {
    const auto found = keys(example.text);
    ASSERT_FALSE(found.empty()) << example.key;
    EXPECT_EQ(found.front(), example.key);
  }
}

TEST(NumberReader, EndsAfterTheNumber) {
  EXPECT_EQ(english().read_digits(U"3.5兆円", 0).end, 4U);
  EXPECT_EQ(english().read_digits(U"3億5000万人", 0).end, 7U);
  EXPECT_EQ(english().read_digits(U"1万23456", 0).end, 2U);
  EXPECT_EQ(english().read_digits(U"3.5 million yen", 0).end, 11U);
  EXPECT_EQ(english().read_digits(U"12.", 0).end, 2U);
  EXPECT_EQ(english().read_digits(U"三千五百円", 0).end, 4U);
}

TEST(NumberReader, ReadsNothingWhereNoNumberBegins) {
  EXPECT_THAT(keys(U""), IsEmpty());
  EXPECT_THAT(keys(U"million"), IsEmpty());
  EXPECT_THAT(keys(U"万"), IsEmpty());
  EXPECT_THAT(keys(U"-5"), IsEmpty());
  EXPECT_THAT(keys(U".5"), IsEmpty());
  EXPECT_THAT(keys(U"5", 1), IsEmpty());
}

// The last year before each era: 2018, 1988, 1925, 1911, 1867.
TEST(NumberReader, GivesTheYearOfAnEraToo) {
  EXPECT_THAT(keys(U"令和7年", 2), ElementsAre("#7", "#2025"));
  EXPECT_THAT(keys(U"令和元年", 2), ElementsAre("#1", "#2019"));
  EXPECT_THAT(keys(U"令和七年", 2), ElementsAre("#7", "#2025"));
  EXPECT_THAT(keys(U"平成31年", 2), ElementsAre("#31", "#2019"));
  EXPECT_THAT(keys(U"昭和39年", 2), ElementsAre("#39", "#1964"));
  EXPECT_THAT(keys(U"大正12年", 2), ElementsAre("#12", "#1923"));
  EXPECT_THAT(keys(U"明治元年", 2), ElementsAre("#1", "#1868"));
  EXPECT_THAT(keys(U"令和7(2025)年", 2), ElementsAre("#7", "#2025"));
  EXPECT_THAT(keys(U"令和7か国", 2), ElementsAre("#7"));
  EXPECT_THAT(keys(U"7年", 0), ElementsAre("#7"));
}

TEST(NumberReader, GivesTheMonthToo) {
  EXPECT_THAT(keys(U"9月22日"), ElementsAre("#9", "#m9"));
  EXPECT_THAT(keys(U"十二月"), ElementsAre("#12", "#m12"));
  EXPECT_THAT(keys(U"13月"), ElementsAre("#13"));
  EXPECT_THAT(keys(U"0月"), ElementsAre("#0"));
}

TEST(NumberReader, ReadsSpelledNumbersAndMonths) {
  EXPECT_THAT(english().read_word("twenty-five"), ElementsAre("#25"));
  EXPECT_THAT(english().read_word("ninety-nine"), ElementsAre("#99"));
  EXPECT_THAT(english().read_word("three"), ElementsAre("#3"));
  EXPECT_THAT(english().read_word("first"), ElementsAre("#1"));
  EXPECT_THAT(english().read_word("thirty-first"), ElementsAre("#31"));
  EXPECT_THAT(english().read_word("september"), ElementsAre("#m9"));
  EXPECT_THAT(english().read_word("one"), IsEmpty());  // Mostly a pronoun.
  EXPECT_THAT(english().read_word("hundredfold"), IsEmpty());
  EXPECT_THAT(english().read_word(""), IsEmpty());
}

TEST(NumberReader, KnowsTheWordsOfOtherLanguages) {
  const NumberReader german("de");
  EXPECT_THAT(german.read_word("september"), ElementsAre("#m9"));
  EXPECT_THAT(german.read_word("märz"), ElementsAre("#m3"));
  EXPECT_THAT(german.read_word("zwölf"), ElementsAre("#12"));
  EXPECT_THAT(german.read_word("dreißig"), ElementsAre("#30"));
  EXPECT_THAT(german.read_word("fünfundzwanzig"), ElementsAre("#25"));
  const NumberReader french("fr-CA");
  EXPECT_THAT(french.read_word("août"), ElementsAre("#m8"));
  EXPECT_THAT(french.read_word("vingt-cinq"), ElementsAre("#25"));
  const NumberReader russian("ru");
  EXPECT_THAT(russian.read_word("сентября"), ElementsAre("#m9"));
  EXPECT_THAT(russian.read_word("двенадцать"), ElementsAre("#12"));
}

TEST(NumberReader, WorksForALanguageItDoesNotKnow) {
  const NumberReader reader("tlh");
  EXPECT_THAT(reader.read_digits(U"42", 0).keys, ElementsAre("#42"));
}

TEST(NumberReader, CutsAbsurdlyLongNumbers) {
  const NumberMatch match = english().read_digits(std::u32string(1'000'000, U'7'), 0);
  EXPECT_THAT(match.keys, ElementsAre("#" + std::string(40, '7')));
  EXPECT_EQ(match.end, 40U);
  EXPECT_THAT(keys(std::u32string(1'000'000, U'0')), ElementsAre("#0"));
}

TEST(NumberReader, StopsMultiplyingInTime) {
  for (const char32_t unit : {U'千', U'万', U'億', U'兆'}) {
    const auto found = keys(U"1" + std::u32string(100'000, unit));
    ASSERT_EQ(found.size(), 1U);
    EXPECT_LT(found.front().size(), 60U);
  }
}

TEST(NumberReader, ReadsNoHanNumberThatWouldOverflow) {
  EXPECT_THAT(keys(U"九九九九九九九九九九九九九九九九九九九九九九"), IsEmpty());
  EXPECT_THAT(keys(U"九千兆九千兆九千兆"), ElementsAre("#27000000000000000"));
  std::u32string many;
  for (int i = 0; i < 100'000; ++i) many += U"千万億兆";
  for (std::size_t i = 0; i < 40; ++i)
    EXPECT_LE(english().read_digits(many, i).end, i + 40);
}

}  // namespace
}  // namespace awase
