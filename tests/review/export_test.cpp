// SPDX-License-Identifier: Apache-2.0

#include "review/export.h"

#include <gmock/gmock.h>

#include "review/edits.h"
#include "review/find.h"
#include "review/review_file.h"
#include "tests/review/rows.h"
#include "text/error.h"

namespace awase {
namespace {

Review pets() {
  Review review = review_of({{{"猫です。"}, {"A cat."}},
                             {{"犬です。"}, {"A dog."}},
                             {{"鳥です。"}, {"A bird."}},
                             {{"魚です。"}, {}}});
  review.rows[0].mark = Mark::doubtful;
  review.rows[1].mark = Mark::accepted;
  review.rows[2].confidence = 0.6;
  return review;
}

struct Exported {
  std::string text;
  std::vector<std::string> issues;
};

Exported exported(const Review& review, const ReviewExportOptions& options,
                  std::string_view format = "tsv") {
  Exported out;
  out.issues = english(export_review(review, format, options,
                                     [&](std::string_view more) { out.text += more; }));
  return out;
}

TEST(Export, LeavesOutWhatIsMarkedDoubtfulAndSaysSo) {
  const Exported all = exported(pets(), {});
  EXPECT_THAT(all.text, testing::Not(testing::HasSubstr("cat")));
  EXPECT_THAT(all.text, testing::HasSubstr("bird"));
  EXPECT_THAT(all.issues, testing::Contains(testing::HasSubstr(
                              "1 pair that is marked doubtful was left out")));
  const Exported with = exported(pets(), {.with_doubtful = true}, "tmx");
  EXPECT_THAT(with.text, testing::HasSubstr("<prop type=\"x-review\">doubtful</prop>"));
  EXPECT_THAT(with.issues, testing::IsEmpty());
}

TEST(Export, TakesWhatIsSureEnough) {
  EXPECT_THAT(exported(pets(), {.min_confidence = 0.7}).text,
              testing::AllOf(testing::HasSubstr("dog"),
                             testing::Not(testing::HasSubstr("bird"))));
  EXPECT_EQ(count_export(pets(), {}).pairs, 2U);
  EXPECT_EQ(count_export(pets(), {}).doubtful, 1U);
  EXPECT_EQ(count_export(pets(), {.accepted_only = true}).pairs, 1U);
  EXPECT_EQ(count_export(pets(), {.min_confidence = 0.5}).pairs, 2U);
}

TEST(Export, RefusesToWriteNothing) {
  Review review = pets();
  for (Row& row : review.rows) row.mark = Mark::doubtful;
  EXPECT_THROW(exported(review, {}), Error);
  // Pairs that are no units, as those without words.
  EXPECT_THROW(exported(review_of({{{"○"}, {"○"}}}), {}), Error);
  for (const char* format : {"xlsx", "html", "vecalign", "awase"})
    EXPECT_THROW(exported(review_of({}), {}, format), Error) << format;
}

TEST(Export, NamesNoSegmentThatWasTyped) {
  Review review = pets();
  apply(edit_piece(review, {3, Side::target, 0}, "A fish."), review);
  EXPECT_EQ(read_review(write_review(review), "x"), review);
  const std::string tmx = exported(review, {}, "tmx").text;
  EXPECT_THAT(tmx, testing::HasSubstr("A fish."));
  EXPECT_THAT(tmx, testing::HasSubstr("<prop type=\"x-source-segments\">4</prop>"));
  EXPECT_THAT(tmx, testing::Not(testing::HasSubstr("segments\">0")));
  EXPECT_THAT(exported(review, {}, "vecalign").text, testing::HasSubstr("[3]:[]:"));
}

TEST(Find, FoldsWhatPeopleWriteInTwoWays) {
  const std::pair<const char*, const char*> alike[] = {
      {"コンピューター", "こんぴゅーた"}, {"ｶﾞﾗｽ", "ガラス"}, {"ＡＢＣ", "abc"},
      {"“a” it’s", "\"a\"it's"},          {"猫 が", "猫が"},  {"「猫」", "\"猫\""}};
  for (const auto& [one, other] : alike)
    EXPECT_EQ(folded_for_search(one), folded_for_search(other)) << one;
  EXPECT_NE(folded_for_search("ハ"), folded_for_search("バ"));
}

TEST(Find, SaysPlacesInUnitsOfThePage) {
  const Review review = review_of({{{"𠮷とｶﾞﾗｽ、ガラス"}, {"x"}}});
  const auto found = find_text(review, {"ガラス", false});
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].begin, 3U);  // the first character is two units
  EXPECT_EQ(found[0].end, 7U);
  EXPECT_EQ(found[1].begin, 8U);
}

TEST(Find, ReplacesWhatIsNotSkipped) {
  Review review = review_of({{{"a"}, {"1-2 and 3-4"}}, {{"b"}, {"5-6"}}});
  const FindQuery query{"(\\d)-(\\d)", true};
  ASSERT_TRUE(apply(replace_found(review, query, "\\2-\\1", {1}), review));
  EXPECT_EQ(shown(review), "a|2-1 and 3-4 b|6-5");
  EXPECT_TRUE(review.rows[0].is_edited);
  EXPECT_THROW(find_text(review, {"(", true}), Error);
  EXPECT_THROW(find_text(review, query, "\\3"), Error);
  EXPECT_THROW(replace_found(review, {"6-5", false}, "", {}), Error);
}

TEST(Find, FindsTheSameAgainAndAgainWithoutReadingAllTexts) {
  Review review = review_of({{{"ガラスとｶﾞﾗｽ", "x"}, {"glass"}},
                             {{"b"}, {}},
                             {{"がらす"}, {"Glass… glass"}}});
  FindCache cache;
  std::uint64_t revision = 1;
  for (const FindQuery& query : {FindQuery{"ガラス", false},
                                 {"GLASS", false},
                                 {".", false},
                                 {"[xb]", true},
                                 {"none", false},
                                 {"", false},
                                 {" ", false}}) {
    const std::vector<FoundText> all = find_text(review, query);
    cache.look(review, query, revision);
    ASSERT_EQ(cache.count(), all.size()) << query.text;
    EXPECT_EQ(cache.in_rows(review, 0, 3), all) << query.text;
    for (std::size_t i = 0; i < all.size(); ++i) {
      EXPECT_EQ(cache.at(review, i), all[i]) << query.text;
      EXPECT_LE(cache.count_before(all[i].row, all[i].side, all[i].piece), i);
      EXPECT_GT(cache.count_before(all[i].row, all[i].side, all[i].piece + 1), i);
    }
  }
  cache.look(review, {"がらす", false}, revision);
  EXPECT_EQ(cache.count_before(2, Side::source, 0), 2U);
  EXPECT_EQ(cache.in_rows(review, 1, 3).size(), 1U);
  review.rows.erase(review.rows.begin());
  cache.look(review, {"がらす", false}, ++revision);
  EXPECT_EQ(cache.count(), 1U);
  EXPECT_THROW(cache.look(review, {"(", true}, revision), Error);
}

TEST(Find, TakesTimeThatGrowsWithTheText) {
  const Review review = review_of({{{std::string(200000, 'a')}, {"x"}}});
  EXPECT_TRUE(find_text(review, {"(a*)*b", true}).empty());
}

}  // namespace
}  // namespace awase
