// SPDX-License-Identifier: Apache-2.0

#include "align/links.h"

#include <cmath>
#include <fstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/align/tiny_text.h"
#include "tests/scratch_folder.h"

namespace awase {
namespace {

using ::testing::IsEmpty;

/// The link between two words, if there is one.
const Link* between(const Links& links, const TermText& source, const TermText& target,
                    std::string_view from, std::string_view to) {
  for (const Link& link : links.all)
    if (source.terms[link.source].word.key == from &&
        target.terms[link.target].word.key == to)
      return &link;
  return nullptr;
}

void set_kind(TermText& text, std::string_view key, WordKind kind) {
  for (Term& term : text.terms)
    if (term.word.key == key) term.word.kind = kind;
}

TEST(SortLinks, KeepsTheStrongestOfEachPair) {
  const Links links = sort_links({{1, 0, LinkKind::sound, 0.5F},
                                  {0, 2, LinkKind::literal, 1.0F},
                                  {1, 0, LinkKind::translation, 0.8F},
                                  {0, 1, LinkKind::cognate, 0.7F}},
                                 3);
  const std::vector<Link> expected = {{0, 1, LinkKind::cognate, 0.7F},
                                      {0, 2, LinkKind::literal, 1.0F},
                                      {1, 0, LinkKind::translation, 0.8F}};
  EXPECT_EQ(links.all, expected);
  EXPECT_EQ(links.first, (std::vector<std::size_t>{0, 2, 3, 3}));
}

TEST(FindLinks, LinksEqualNumbersAndLetters) {
  const TermText source = tiny_terms({{"#2025", "nato", "#7"}});
  const TermText target = tiny_terms({{"#7", "#8"}, {"nato", "#2025"}});
  const Links links = find_links(source, target, {});
  ASSERT_EQ(links.all.size(), 3U);
  const Link* year = between(links, source, target, "#2025", "#2025");
  ASSERT_NE(year, nullptr);
  EXPECT_EQ(year->kind, LinkKind::number);
  EXPECT_FLOAT_EQ(year->strength, 1.0F);
  const Link* nato = between(links, source, target, "nato", "nato");
  ASSERT_NE(nato, nullptr);
  EXPECT_EQ(nato->kind, LinkKind::literal);
  EXPECT_EQ(between(links, source, target, "#7", "#8"), nullptr);
}

TEST(FindLinks, LinksKatakanaBySound) {
  TermText source = tiny_terms({{"ルビオ", "トラテロルコ"}});
  set_kind(source, "ルビオ", WordKind::katakana);
  set_kind(source, "トラテロルコ", WordKind::katakana);
  const TermText target = tiny_terms({{"rubio", "paris", "tlatelolco"}});
  const Links links = find_links(source, target, {});
  const Link* rubio = between(links, source, target, "ルビオ", "rubio");
  ASSERT_NE(rubio, nullptr);
  EXPECT_EQ(rubio->kind, LinkKind::sound);
  EXPECT_NE(between(links, source, target, "トラテロルコ", "tlatelolco"), nullptr);
  EXPECT_EQ(between(links, source, target, "ルビオ", "paris"), nullptr);
}

TEST(FindLinks, FindsTheSameSoundsFromEitherSide) {
  TermText japanese = tiny_terms({{"ルビオ", "ワシントン"}});
  set_kind(japanese, "ルビオ", WordKind::katakana);
  set_kind(japanese, "ワシントン", WordKind::katakana);
  const TermText english = tiny_terms({{"rubio", "washington", "garden"}});
  const Links one = find_links(japanese, english, {});
  Links other = find_links(english, japanese, {});
  for (Link& link : other.all) std::swap(link.source, link.target);
  EXPECT_EQ(one.all, sort_links(other.all, japanese.terms.size()).all);
  EXPECT_THAT(one.all, ::testing::SizeIs(2));
}

TEST(FindLinks, LinksCognatesOfOneAlphabet) {
  const TermText source = tiny_terms({{"konferenz", "haus"}});
  const TermText target = tiny_terms({{"konferentie", "huis", "boom"}});
  const Links links = find_links(source, target, {.same_script = true});
  // Longest common subsequence k-o-n-f-e-r-e-n, 8 of 11 letters: .727, squared .529.
  const Link* cognate = between(links, source, target, "konferenz", "konferentie");
  ASSERT_NE(cognate, nullptr);
  EXPECT_EQ(cognate->kind, LinkKind::cognate);
  EXPECT_NEAR(cognate->strength, 8.0 / 11.0 * 8.0 / 11.0, 1e-6);
  EXPECT_EQ(between(links, source, target, "haus", "boom"), nullptr);
}

TEST(FindLinks, LinksByTheDictionaryFromEitherSide) {
  const ScratchFolder folder;
  const std::vector<DictionaryEntry> entries = {{"犬", {"dog", "spi"}, {}},
                                                {"義経", {}, {"yoshitsune", "gikei"}}};
  const Dictionary dictionary(folder.write("words.awd", compile_dictionary(entries)));

  TermText japanese = tiny_terms({{"犬", "義経"}});
  for (Term& term : japanese.terms) term.word.headword = dictionary.find(term.word.key);
  const TermText english = tiny_terms({{"dog", "cat", "yoshitsune"}});
  const Links links = find_links(japanese, english, {.forward = &dictionary});
  // One of two translations, one of two readings: 1 / sqrt(2) each.
  const Link* dog = between(links, japanese, english, "犬", "dog");
  ASSERT_NE(dog, nullptr);
  EXPECT_EQ(dog->kind, LinkKind::translation);
  EXPECT_NEAR(dog->strength, std::sqrt(0.5), 1e-6);
  const Link* name = between(links, japanese, english, "義経", "yoshitsune");
  ASSERT_NE(name, nullptr);
  EXPECT_EQ(name->kind, LinkKind::reading);
  EXPECT_NEAR(name->strength, std::sqrt(0.5), 1e-6);
  EXPECT_EQ(between(links, japanese, english, "犬", "cat"), nullptr);

  const Links back = find_links(english, japanese, {.backward = &dictionary});
  const Link* inu = between(back, english, japanese, "dog", "犬");
  ASSERT_NE(inu, nullptr);
  EXPECT_EQ(inu->kind, LinkKind::translation);
}

TEST(FindLinks, FindsNothingInNothing) {
  const TermText nothing = tiny_terms({});
  const TermText words = tiny_terms({{"dog"}});
  EXPECT_THAT(find_links(nothing, words, {.same_script = true}).all, IsEmpty());
  EXPECT_THAT(find_links(words, nothing, {}).all, IsEmpty());
  EXPECT_THAT(find_links(nothing, nothing, {}).all, IsEmpty());
}

}  // namespace
}  // namespace awase
