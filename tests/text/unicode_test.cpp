// SPDX-License-Identifier: Apache-2.0

#include "text/unicode.h"

#include <string>

#include <gtest/gtest.h>
#include <unicode/uchar.h>

namespace awase {
namespace {

TEST(CountChars, CountsCodePoints) {
  EXPECT_EQ(count_chars(""), 0u);
  EXPECT_EQ(count_chars("abc"), 3u);
  EXPECT_EQ(count_chars("日本語"), 3u);
  EXPECT_EQ(count_chars("Straße"), 6u);
  EXPECT_EQ(count_chars("e\u0301"), 2u);  // e and a combining acute
  EXPECT_EQ(count_chars("مرحبا"), 5u);
  EXPECT_EQ(count_chars("\U00020B9F"), 1u);  // 𠮟, outside the BMP
  EXPECT_EQ(count_chars("a\xFF"
                        "b"),
            3u);
}

TEST(DisplayWidth, CountsTerminalColumns) {
  EXPECT_EQ(display_width(""), 0u);
  EXPECT_EQ(display_width("abc"), 3u);
  EXPECT_EQ(display_width("日本"), 4u);
  EXPECT_EQ(display_width("ｱｲ"), 2u);
  EXPECT_EQ(display_width("ＡＢ"), 4u);
  EXPECT_EQ(display_width("　"), 2u);
  EXPECT_EQ(display_width("e\u0301"), 1u);
  EXPECT_EQ(display_width("か\u3099"), 2u);
  EXPECT_EQ(display_width("ﾊ\uFF9E"), 2u);  // half-width voiced mark has a cell
  EXPECT_EQ(display_width("한국"), 4u);
  EXPECT_EQ(display_width("\u1112\u1161\u11AB"), 2u);  // 한 in parts
  EXPECT_EQ(display_width("\u200B\u00AD"), 0u);
  EXPECT_EQ(display_width("\t\x1B"), 0u);
}

TEST(DisplayWidth, TakesAnEmojiForTwoColumns) {
  EXPECT_EQ(display_width("😀"), 2u);
  EXPECT_EQ(display_width("❤"), 1u);
  EXPECT_EQ(display_width("❤\uFE0F"), 2u);
  EXPECT_EQ(display_width("👍🏽"), 2u);
  EXPECT_EQ(display_width("👨\u200D👩\u200D👧"), 2u);
  EXPECT_EQ(display_width("🇯🇵🇰🇷"), 4u);
}

TEST(PrefixOfWidth, NeverCutsACharacter) {
  EXPECT_EQ(prefix_of_width("日本語", 5), "日本");
  EXPECT_EQ(prefix_of_width("日本語", 6), "日本語");
  EXPECT_EQ(prefix_of_width("日本語", 1), "");
  EXPECT_EQ(prefix_of_width("e\u0301a", 1), "e\u0301");
}

TEST(Fold, MakesWrittenFormsOfAWordEqual) {
  EXPECT_EQ(fold("ＡＢＣ１２３"), "abc123");
  EXPECT_EQ(fold("ｶﾞｲﾄﾞ"), "ガイド");
  EXPECT_EQ(fold("Straße"), "strasse");
  EXPECT_EQ(fold("E\u0301"), "é");
  EXPECT_EQ(fold("㈱"), "(株)");
  EXPECT_EQ(fold("①"), "1");
  EXPECT_EQ(fold(""), "");
}

TEST(FindInvalidUtf8, GivesTheOffsetOfTheFirstBadByte) {
  EXPECT_FALSE(find_invalid_utf8("日本語 ascii 😀"));
  EXPECT_EQ(find_invalid_utf8("ab\xFF"), 2u);
  EXPECT_EQ(find_invalid_utf8("日\xE6\x9C"), 3u);        // cut short
  EXPECT_EQ(find_invalid_utf8("\xC0\xAF"), 0u);          // overlong
  EXPECT_EQ(find_invalid_utf8("a\xED\xA0\x80"), 1u);     // surrogate
  EXPECT_EQ(find_invalid_utf8("\xF4\x90\x80\x80"), 0u);  // above U+10FFFF
  EXPECT_TRUE(is_valid_utf8(std::string("\0", 1)));
}

TEST(NextChar, WalksForwardsAndBackwardsAlike) {
  const std::string text = "aß日😀\xFFz";
  std::u32string forwards;
  for (std::size_t offset = 0; offset < text.size();) {
    forwards += next_char(text, offset);
  }
  std::u32string backwards;
  for (std::size_t offset = text.size(); offset > 0;) {
    backwards.insert(backwards.begin(), previous_char(text, offset));
  }
  EXPECT_EQ(forwards, U"aß日😀\uFFFDz");
  EXPECT_EQ(backwards, forwards);
}

TEST(AppendChar, IsTheInverseOfNextChar) {
  std::string text;
  for (const char32_t character : std::u32string(U"aß日😀"))
    append_char(text, character);
  EXPECT_EQ(text, "aß日😀");
  append_char(text, 0xD800);
  EXPECT_EQ(text, "aß日😀\uFFFD");
}

TEST(Scripts, AreToldApart) {
  EXPECT_TRUE(is_han(U'漢') && is_han(U'々') && is_han(U'〇') && is_han(U'〆'));
  EXPECT_FALSE(is_han(U'あ') || is_han(U'。') || is_han(U'a'));
  EXPECT_TRUE(is_hiragana(U'あ') && is_hiragana(U'ん'));
  EXPECT_FALSE(is_hiragana(U'ア') || is_hiragana(U'ー'));
  EXPECT_TRUE(is_katakana(U'ア') && is_katakana(U'ｱ') && is_katakana(U'ヴ'));
  EXPECT_FALSE(is_katakana(U'ー') || is_katakana(U'・') || is_katakana(U'あ'));
  EXPECT_TRUE(is_kana_mark(U'ー') && is_kana_mark(U'ｰ'));
  EXPECT_TRUE(is_hangul(U'한') && !is_hangul(U'漢'));
  EXPECT_TRUE(is_latin(U'ß') && is_latin(U'Ａ') && !is_latin(U'я'));
  EXPECT_TRUE(is_digit(U'７') && is_digit(U'٣') && !is_digit(U'七'));
}

TEST(NextChar, ReadsEveryCharacterBack) {
  for (char32_t character = 0; character <= 0x10FFFF; ++character) {
    if (character >= 0xD800 && character <= 0xDFFF) continue;
    std::string text;
    append_char(text, character);
    std::size_t offset = 0;
    ASSERT_EQ(next_char(text, offset), character);
    ASSERT_EQ(offset, text.size());
  }
}

TEST(IsLetter, AndIsDigitAgreeWithUnicode) {
  for (char32_t character = 0; character <= 0x10FFFF; ++character) {
    const auto point = static_cast<UChar32>(character);
    ASSERT_EQ(is_letter(character), u_isalpha(point) != 0) << point;
    ASSERT_EQ(is_digit(character), u_isdigit(point) != 0) << point;
  }
}

TEST(IsUnspaced, IsTrueWhereALineBreakIsNotASpace) {
  for (const char32_t character : std::u32string(U"漢あアｱ。、「」（！ーＡ１㈱ไ")) {
    EXPECT_TRUE(is_unspaced(character)) << static_cast<unsigned>(character);
  }
  for (const char32_t character : std::u32string(U"aß1.,한я؟—“")) {
    EXPECT_FALSE(is_unspaced(character)) << static_cast<unsigned>(character);
  }
}

TEST(Trim, TakesWhiteSpaceOfAnyKindOffBothEnds) {
  EXPECT_EQ(trim("\u3000\t 日本 語\u00A0\n"), "日本 語");
  EXPECT_EQ(trim("abc"), "abc");
  EXPECT_EQ(trim(" \u3000 "), "");
  EXPECT_EQ(trim(""), "");
}

}  // namespace
}  // namespace awase
