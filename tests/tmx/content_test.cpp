// SPDX-License-Identifier: Apache-2.0

#include "tmx/content.h"

#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace awase {
namespace {

using testing::ElementsAre;

Code placeholder(std::size_t offset_bytes, const std::string& name,
                 Attributes attributes = {}, const std::string& data = "") {
  return {offset_bytes, CodeKind::placeholder, name, std::move(attributes), data};
}

std::string trimmed(std::string text) {
  Content content{std::move(text), {}};
  trim(content);
  return content.text;
}

TEST(Trim, CutsWhiteSpaceOfEveryKindOffBothEnds) {
  EXPECT_EQ(trimmed("\n  猫が好きです。\r\n\t"), "猫が好きです。");
  EXPECT_EQ(trimmed("\u3000一\u3000二\u3000"), "一\u3000二");
  EXPECT_EQ(trimmed("a\tb\nc"), "a\tb\nc");
  EXPECT_EQ(trimmed(" \u3000\n"), "");
  EXPECT_EQ(trimmed(""), "");
}

TEST(Trim, KeepsCodesWhereTheyAre) {
  Content content{"  bold \u3000", {placeholder(2, "bpt"), placeholder(6, "ept")}};
  trim(content);
  EXPECT_EQ(content.text, "bold");
  EXPECT_EQ(content.codes[0].offset_bytes, 0u);
  EXPECT_EQ(content.codes[1].offset_bytes, 4u);
}

TEST(Trim, KeepsWhiteSpaceThatACodeCutsOff) {
  Content content{" a ", {placeholder(0, "ph"), placeholder(3, "ph")}};
  trim(content);
  EXPECT_EQ(content.text, " a ");
}

TEST(Trim, KeepsWhiteSpaceBetweenCodesAlone) {
  Content content{"    ", {placeholder(1, "ph"), placeholder(3, "ph")}};
  trim(content);
  EXPECT_EQ(content.text, "  ");
  EXPECT_EQ(content.codes[0].offset_bytes, 0u);
  EXPECT_EQ(content.codes[1].offset_bytes, 2u);
}

TEST(Content, IsBlankWithoutTextAndCodes) {
  EXPECT_TRUE((Content{" \u3000", {}}.is_blank()));
  EXPECT_FALSE((Content{"", {placeholder(0, "ph")}}.is_blank()));
  EXPECT_FALSE((Content{"。", {}}.is_blank()));
}

TEST(NumberCodes, LeavesGoodNumbersAlone) {
  Content source{"bold",
                 {placeholder(0, "bpt", {{"i", "7"}, {"x", "3"}}),
                  placeholder(4, "ept", {{"i", "7"}})}};
  Content target = source;
  const Content before = source;
  const std::vector<Content*> both = {&source, &target};
  EXPECT_EQ(number_codes(both), 0u);
  EXPECT_EQ(source, before);
}

TEST(NumberCodes, GivesEveryPairItsOwnNumber) {
  Content content{"ab",
                  {placeholder(0, "bpt", {{"i", "1"}, {"x", "1"}}),
                   placeholder(1, "ept", {{"i", "1"}}),
                   placeholder(1, "bpt", {{"i", "1"}, {"x", "2"}}),
                   placeholder(2, "ept", {{"i", "1"}})}};
  const std::vector<Content*> only = {&content};
  EXPECT_EQ(number_codes(only), 2u);
  const auto number = [&](std::size_t k) {
    return *find_attribute(content.codes[k].attributes, "i");
  };
  EXPECT_EQ(number(0), "1");
  EXPECT_EQ(number(1), "1");
  EXPECT_EQ(number(2), "2");
  EXPECT_EQ(number(3), "2");
}

TEST(NumberCodes, IsolatesHalvesThatAreAlone) {
  Content content{"a",
                  {placeholder(0, "ept", {{"i", "1"}}, "&lt;/b&gt;"),
                   placeholder(1, "bpt", {{"i", "2"}, {"x", "1"}}, "&lt;i&gt;")}};
  const std::vector<Content*> only = {&content};
  number_codes(only);
  EXPECT_EQ(content.codes[0].name, "it");
  EXPECT_EQ(*find_attribute(content.codes[0].attributes, "pos"), "end");
  EXPECT_EQ(find_attribute(content.codes[0].attributes, "i"), nullptr);
  EXPECT_EQ(content.codes[1].name, "it");
  EXPECT_EQ(*find_attribute(content.codes[1].attributes, "pos"), "begin");
}

TEST(NumberCodes, GivesTheSameCodeTheSameXInEveryLanguage) {
  // Word order differs: the image comes first in one language, last in the other.
  Content source{"絵",
                 {placeholder(0, "ph", {}, "img"), placeholder(3, "ph", {}, "br")}};
  Content target{"pic",
                 {placeholder(0, "ph", {}, "br"), placeholder(3, "ph", {}, "img"),
                  placeholder(3, "ph", {}, "br")}};
  const std::vector<Content*> both = {&source, &target};
  number_codes(both);
  const auto x = [](const Content& content) {
    std::vector<std::string> numbers;
    for (const Code& code : content.codes) {
      numbers.push_back(*find_attribute(code.attributes, "x"));
    }
    return numbers;
  };
  EXPECT_THAT(x(source), ElementsAre("1", "2"));
  EXPECT_THAT(x(target), ElementsAre("2", "1", "3"));
}

}  // namespace
}  // namespace awase
