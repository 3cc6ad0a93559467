// SPDX-License-Identifier: Apache-2.0

#include "tmx/store/symbols.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace awase {
namespace {

using testing::ElementsAre;

TEST(SymbolReader, TakesCharactersOfJapaneseAndWordsOfEnglish) {
  EXPECT_EQ(SymbolReader("ja").read("電源を　切る。").symbols.size(), 6U);
  EXPECT_THAT(SymbolReader("en").read("Don't turn it off, please.", true).words,
              ElementsAre("don't", "turn", "it", "off", ",", "please", "."));
}

TEST(SymbolReader, FoldsCaseAndWidth) {
  EXPECT_EQ(SymbolReader("ja").read("ＡＢＣとｶﾞｽ").symbols,
            SymbolReader("ja").read("abcとガス").symbols);
  EXPECT_EQ(SymbolReader("de").read("Straße").symbols,
            SymbolReader("de").read("STRASSE").symbols);
}

TEST(SymbolReader, TakesANumberForOneSymbolHoweverItIsWritten) {
  const SymbolReader reader("ja");
  const auto plain = reader.read("35人").symbols;
  ASSERT_EQ(plain.size(), 2U);
  EXPECT_TRUE(is_number_symbol(plain[0]));
  EXPECT_EQ(reader.read("３５人").symbols, plain);
  EXPECT_EQ(reader.read("三十五人").symbols, plain);
  EXPECT_NE(reader.read("36人").symbols, plain);
}

TEST(SymbolReader, TakesMonthsBesideDigitsAndWordsForNumbers) {
  const SymbolReader reader("en");
  const auto skeleton = [&](const char* text) { return reader.read(text).skeleton; };
  EXPECT_EQ(skeleton("Due May 3, 2021"), skeleton("Due August 14, 2023"));
  EXPECT_EQ(skeleton("Due on the 3rd of May"), skeleton("Due on the 22nd of June"));
  EXPECT_NE(skeleton("You may go"), skeleton("You june go"));
  EXPECT_EQ(skeleton("Forty-two came"), skeleton("Nine came"));
  EXPECT_EQ(skeleton("Forty-two came"), skeleton("42 came"));
  EXPECT_NE(skeleton("forty-odd came"), skeleton("42 came"));
  EXPECT_THAT(reader.read("Forty-two came on the 3rd, not forty-odd", true).words,
              ElementsAre("forty-two", "came", "on", "the", "3rd", ",", "not", "forty",
                          "-", "odd"));
  EXPECT_NE(reader.read("may 3").symbols[0], reader.read("june 3").symbols[0]);
}

TEST(SymbolReader, GivesOneSkeletonToWhatDiffersInNumbersAndPunctuationAlone) {
  const SymbolReader reader("en");
  const auto skeleton = [&](const char* text) { return reader.read(text).skeleton; };
  EXPECT_EQ(skeleton("Close lid 3."), skeleton("close  lid 12 !"));
  EXPECT_NE(skeleton("Close lid 3."), skeleton("Close the lid 3."));
  EXPECT_NE(skeleton("Close lid 3."), skeleton("Close lid."));
}

}  // namespace
}  // namespace awase
