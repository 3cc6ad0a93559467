// SPDX-License-Identifier: Apache-2.0

#include "align/term_parts.h"

#include <random>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "text/sentences.h"

namespace awase {
namespace {

/// Lines of words that come again, new ones among them, and names.
SegmentedText long_text(std::size_t lines) {
  std::mt19937 random(5);
  std::string text;
  for (std::size_t i = 0; i < lines; ++i) {
    for (int w = 0; w < 3; ++w) text += "word" + std::to_string(random() % 90) + "x ";
    if (random() % 4 == 0) text += "and Rare" + std::string(1 + i % 7, 'b') + "le,";
    text += i % 5 == 0 ? " more\n" : " number " + std::to_string(random() % 40) + ".\n";
  }
  return segments_from_lines(std::move(text), "long", "en");
}

TermText in_parts(const SegmentedText& text, bool last_first) {
  TermParts parts(text);
  for (std::size_t k = 0; k < parts.count(); ++k) {
    const std::size_t part = last_first ? parts.count() - 1 - k : k;
    WordFinder finder("en");
    parts.add(part, find_terms(text, parts.range(part), finder));
  }
  return parts.join();
}

TEST(TermParts, GiveWhatOneReaderOfTheWholeTextFinds) {
  const SegmentedText text = long_text(2 * TermParts::kPartSegments + 500);
  ASSERT_EQ(TermParts(text).count(), 3U);
  const TermText whole = find_terms(text, nullptr);
  for (const bool last_first : {false, true}) {
    const TermText joined = in_parts(text, last_first);
    ASSERT_EQ(joined.terms.size(), whole.terms.size());
    for (std::size_t t = 0; t < whole.terms.size(); ++t) {
      ASSERT_EQ(joined.terms[t].word, whole.terms[t].word) << t;
      ASSERT_EQ(joined.terms[t].segments, whole.terms[t].segments) << t;
    }
    EXPECT_EQ(joined.occurrences, whole.occurrences);
    EXPECT_EQ(joined.first, whole.first);
    EXPECT_EQ(joined.chars, whole.chars);
    EXPECT_EQ(joined.marks, whole.marks);
    EXPECT_EQ(joined.sentences, whole.sentences);
    EXPECT_EQ(joined.hashes, whole.hashes);
  }
}

TEST(TermParts, TakeATextWithoutSegments) {
  const SegmentedText nothing = segments_from_lines("", "nothing", "en");
  EXPECT_EQ(in_parts(nothing, false).size(), 0U);
}

}  // namespace
}  // namespace awase
