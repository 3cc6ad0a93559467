// SPDX-License-Identifier: Apache-2.0

#include "align/document_match.h"

#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "align/document_evidence.h"
#include "text/unicode.h"

namespace awase {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// Documents of words that are the same in both languages.
TermText collection(const std::vector<std::string>& documents) {
  CollectionTerms terms;
  for (const std::string& document : documents) {
    std::vector<Word> words;
    std::istringstream stream(document);
    for (std::string word; stream >> word;)
      words.push_back(is_digit(static_cast<unsigned char>(word[0]))
                          ? Word{"#" + word, word, WordKind::number, false, {}}
                          : Word{word, word, WordKind::word, false, {}});
    terms.add(std::move(words), document.size());
  }
  return terms.take();
}

/// "source-target" of each pair, counted from 0.
std::vector<std::string> pairs(const std::vector<std::string>& source,
                               const std::vector<std::string>& target,
                               const DocumentMatchOptions& options = {}) {
  std::vector<std::string> shown;
  for (const DocumentMatch& match :
       match_documents(collection(source), collection(target), {}, options).pairs)
    shown.push_back(std::to_string(match.source) + "-" + std::to_string(match.target));
  return shown;
}

const std::vector<std::string> kSource = {
    "home news alpha beta gamma delta", "home news kappa lambda mu nu",
    "home news rho sigma tau upsilon", "home news red green blue white"};
const std::vector<std::string> kTarget = {
    "home news rho sigma tau upsilon", "home news one two three four",
    "home news alpha beta gamma delta", "home news kappa lambda mu nu"};

TEST(MatchDocuments, PairsOneToOneAndLeavesTheRestAlone) {
  EXPECT_THAT(pairs(kSource, kTarget), ElementsAre("0-2", "1-3", "2-0"));
  EXPECT_THAT(pairs(kSource, {}), IsEmpty());
  EXPECT_THAT(pairs({}, kTarget), IsEmpty());
  EXPECT_THAT(pairs({""}, {""}), IsEmpty());
}

TEST(MatchDocuments, DoesNotDependOnTheNumberOfThreads) {
  const auto one = match_documents(collection(kSource), collection(kTarget), {});
  const auto three =
      match_documents(collection(kSource), collection(kTarget), {}, {.threads = 3});
  EXPECT_EQ(one.pairs, three.pairs);
  EXPECT_EQ(one.of_target, three.of_target);
}

TEST(MatchDocuments, GivesVersionsToTheOnesThatAgreeInWhatDiffers) {
  const std::string text = "alpha beta gamma delta epsilon zeta eta theta";
  std::vector<std::string> source = kSource, target = kTarget;
  source.insert(source.end(), {text + " 1997", text + " 1998", text + " 1999"});
  target.insert(target.end(), {text + " 1999", text + " 1997", text + " 1998"});
  EXPECT_THAT(pairs(source, target),
              testing::IsSupersetOf({"4-5", "5-6", "6-4", "1-3", "2-0"}));
}

TEST(MatchDocuments, ListsTheLikeliestOfDocumentsThatStayAlone) {
  const auto matches = match_documents(collection(kSource), collection(kTarget), {},
                                       {.min_score = 0.5, .listed = 2});
  ASSERT_FALSE(matches.of_source[0].empty());
  EXPECT_EQ(matches.of_source[0][0].target, 2U);
  EXPECT_GT(matches.of_source[0][0].score, 0.5);
  EXPECT_LE(matches.of_source[3].size(), 2U);
  for (const DocumentMatch& match : matches.of_source[3]) EXPECT_LT(match.score, 0.5);
}

TEST(MatchDocuments, SaysHowMuchMoreEvidenceThereIsThanForTheBestRival) {
  std::vector<std::string> source = kSource, target = kTarget;
  const std::string text = "anchor basket candle dagger engine feather";
  source.push_back(text);
  target.insert(target.end(), {text, text});
  const auto matches = match_documents(collection(source), collection(target), {});
  // Two that are the same: neither has more.
  EXPECT_NEAR(matches.of_source[4].front().above_rival, 0.0, 1e-6);
  EXPECT_GT(matches.of_source[0].front().above_rival, 5.0);
  EXPECT_LT(matches.of_source[4].front().score, matches.of_source[0].front().score);
}

TEST(DocumentEvidence, LearnsWhichWordsAreNotTranslated) {
  // "home" and "news" link, but translators leave "news" out.
  std::vector<std::string> source, target;
  for (int k = 0; k < 30; ++k) {
    const std::string own = " a" + std::to_string(k) + " b" + std::to_string(k);
    source.push_back("home news" + own);
    target.push_back("home" + own);
  }
  target.push_back("news");
  const TermText one = collection(source), other = collection(target);
  const std::vector<Link> links = find_links(one, other, {}).all;
  const SideLinks from_source(links, one.terms.size(), Side::source);
  const SideLinks from_target(links, other.terms.size(), Side::target);
  DocumentEvidence evidence(one, other, from_source, from_target);
  PairLinks compared = evidence.pair_links();
  compared.take(0);
  const double before = evidence.of(0, 0, compared).here;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for (std::uint32_t k = 1; k < 30; ++k) pairs.emplace_back(k, k);
  evidence.learn(pairs);
  const auto after = evidence.of(0, 0, compared);
  EXPECT_GT(after.here, before);
  EXPECT_GT(after.here, 0.0);
  EXPECT_LT(evidence.of(0, 1, compared).here, 0.0);
  EXPECT_NEAR(after.here, after.of_translation, 0.2 * after.of_translation);
}

TEST(DocumentEvidence, CountsNumbersThatTheOtherSideDoesNotHaveAtAll) {
  std::vector<std::string> source = {"alpha beta gamma 429"};
  for (int k = 0; k < 30; ++k) source.push_back("delta" + std::to_string(k) + " 17");
  std::vector<std::string> target = source;
  target[0] = "alpha beta gamma 359";
  const auto evidence_of_first = [&source, &target] {
    const TermText one = collection(source), other = collection(target);
    const std::vector<Link> links = find_links(one, other, {}).all;
    const SideLinks from_source(links, one.terms.size(), Side::source);
    const SideLinks from_target(links, other.terms.size(), Side::target);
    const DocumentEvidence evidence(one, other, from_source, from_target);
    PairLinks compared = evidence.pair_links();
    compared.take(0);
    return evidence.of(0, 0, compared).here;
  };
  const double other_number = evidence_of_first();
  target[0] = "alpha beta gamma zeta";  // A word without a link says nothing.
  const double no_number = evidence_of_first();
  target[0] = "alpha beta gamma 429";
  const double same_number = evidence_of_first();
  EXPECT_LT(other_number, no_number);
  EXPECT_LT(no_number, same_number);
}

}  // namespace
}  // namespace awase
