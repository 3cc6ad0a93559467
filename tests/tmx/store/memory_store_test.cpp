// SPDX-License-Identifier: Apache-2.0

#include "tmx/store/memory_store.h"

#include <algorithm>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/tmx/store/sample_units.h"
#include "text/error.h"
#include "text/unicode.h"
#include "tmx/store/index_search.h"
#include "tmx/store/logged_index.h"

namespace awase {
namespace {

using testing::ElementsAre;
using testing::SizeIs;

std::string store_of(const ScratchFolder& folder,
                     const std::vector<TranslationUnit>& units) {
  const std::string path = folder / "m.awm";
  StoreWriter writer(path);
  const std::uint32_t source = writer.add_source({"units.tmx", Header()});
  for (const TranslationUnit& unit : units) writer.add(unit, source);
  writer.flush();
  return path;
}

MatchQuery query_of(const std::string& text, const std::string& source = "ja",
                    const std::string& target = "en") {
  MatchQuery query;
  query.content.text = text;
  query.source_language = source;
  query.target_language = target;
  return query;
}

/// Fuzzy values of all units, by comparing each.
std::vector<double> brute_force(const std::vector<TranslationUnit>& units,
                                const std::string& text, std::size_t side,
                                const std::string& language, int min_score) {
  const SymbolReader reader(language);
  const SymbolText wanted = reader.read(text);
  SymbolComparison comparison(wanted);
  std::vector<double> similarities;
  for (const TranslationUnit& unit : units) {
    const SymbolText other = reader.read(unit.variants[side].content.text);
    const std::size_t longer = std::max(wanted.symbols.size(), other.symbols.size());
    const double value = similarity(comparison.distance_to(other.symbols, longer),
                                    wanted.symbols.size(), other.symbols.size());
    if (fuzzy_value(value) >= min_score || other.skeleton == wanted.skeleton)
      similarities.push_back(value);
  }
  std::sort(similarities.rbegin(), similarities.rend());
  return similarities;
}

/// The best five of a store are those of brute force, at all thresholds, in both
/// directions.
void expect_exact(const std::vector<TranslationUnit>& units, const MemoryStore& store,
                  unsigned seed) {
  std::mt19937 random(seed);
  const std::vector<TranslationUnit> queries = sample_units(25, seed);
  for (const TranslationUnit& asked : queries) {
    for (const std::size_t side : {0U, 1U}) {
      const std::string language = side == 0 ? "ja" : "en";
      for (const int least : {30, 50, 70, 85, 95}) {
        const std::string& text = asked.variants[side].content.text;
        const std::vector<Match> found =
            store.find(query_of(text, language, side == 0 ? "en" : "ja"),
                       {.min_score = least, .top = 5});
        std::vector<double> right = brute_force(units, text, side, language, least);
        // What differs in numbers and the like alone comes first, by what it differs
        // in.
        std::vector<double> given;
        for (const Match& match : found) given.push_back(match.similarity);
        std::sort(given.rbegin(), given.rend());
        if (least == 95) {
          EXPECT_TRUE(std::all_of(found.begin(), found.end(), [](const Match& match) {
            return match.score >= 95;
          }));
          continue;
        }
        if (right.size() > 5) right.resize(5);
        EXPECT_THAT(given, testing::Pointwise(testing::DoubleEq(), right))
            << text << " at " << least;
        EXPECT_TRUE(std::is_sorted(
            found.begin(), found.end(),
            [](const Match& a, const Match& b) { return a.score > b.score; }));
      }
    }
  }
}

TEST(MemoryStore, FindsWhatBruteForceFindsInPartsAndInTheLog) {
  const ScratchFolder folder;
  const std::vector<TranslationUnit> units = sample_units(6000, 1);
  const MemoryStore parts(store_of(folder, units));
  EXPECT_EQ(parts.snapshot()->units(), units.size());
  expect_exact(units, parts, 2);

  const ScratchFolder other;
  const std::vector<TranslationUnit> few = sample_units(700, 3);
  const MemoryStore log(store_of(other, few));
  EXPECT_TRUE(log.snapshot()->parts().empty());
  expect_exact(few, log, 4);
}

TEST(MemoryStore, SaysWhatDiffers) {
  const ScratchFolder folder;
  TranslationUnit coded = unit_of("赤いランプが点く。", "The red lamp lights.");
  coded.variants[0].content.codes.push_back({3, CodeKind::placeholder, "ph", {}, ""});
  const MemoryStore store(
      store_of(folder, {unit_of("弁を3回まわす。", "Turn the valve 3 times."), coded,
                        unit_of("ＡＢ弁を閉じる。", "Close valve AB.")}));
  const auto best = [&](const char* text) {
    const std::vector<Match> found =
        store.find(query_of(text), {.min_score = 95, .top = 1});
    EXPECT_THAT(found, SizeIs(1)) << text;
    return found.empty() ? Match() : found[0];
  };
  EXPECT_EQ(best("弁を3回まわす。").score, 100);
  const Match number = best("弁を五回まわす。");
  EXPECT_EQ(number.score, 99);
  EXPECT_TRUE(number.differs.numbers);
  EXPECT_EQ(number.adapted_target->text, "Turn the valve 5 times.");
  EXPECT_EQ(best("弁を3回まわす").score, 97);
  EXPECT_EQ(best("赤いランプが点く。").score, 99);
  EXPECT_TRUE(best("赤いランプが点く。").differs.codes);
  EXPECT_EQ(best("ab弁を閉じる。").score, 98);
  EXPECT_TRUE(best("ab弁を閉じる。").differs.spelling);
}

TEST(MemoryStore, PutsInDatesErasAndWords) {
  const ScratchFolder folder;
  const MemoryStore store(store_of(
      folder, {unit_of("平成29年5月3日に完成した。", "It was finished on May 3, 2017."),
               unit_of("十八人が来た。", "Eighteen people came."),
               unit_of("2017年の春", "the spring of 2017")}));
  const auto best = [&](const char* text, const char* source, const char* target) {
    const std::vector<Match> found =
        store.find(query_of(text, source, target), {.min_score = 95, .top = 5});
    EXPECT_THAT(found, SizeIs(1)) << text;
    return found.empty()
               ? std::string()
               : std::to_string(found[0].score) + " " +
                     (found[0].adapted_target ? found[0].adapted_target->text : "none");
  };
  EXPECT_EQ(best("令和4年11月20日に完成した。", "ja", "en"),
            "99 It was finished on November 20, 2022.");
  EXPECT_EQ(best("2022年11月20日に完成した。", "ja", "en"),
            "99 It was finished on November 20, 2022.");
  EXPECT_EQ(best("昭和元年5月3日に完成した。", "ja", "en"),
            "99 It was finished on May 3, 1926.");
  EXPECT_EQ(best("2017年5月3日に完成した。", "ja", "en"), "98 none");
  EXPECT_EQ(best("It was finished on November 20, 2018.", "en", "ja"),
            "99 平成30年11月20日に完成した。");
  EXPECT_EQ(best("Forty-two people came.", "en", "ja"), "99 四十二人が来た。");
  EXPECT_EQ(best("42 people came.", "en", "ja"), "99 四十二人が来た。");
  EXPECT_EQ(best("18 people came.", "en", "ja"), "98 none");
  EXPECT_EQ(best("令和4年の春", "ja", "en"), "99 the spring of 2022");
}

/// The best of many units that say the same: what differs, and the context, decide.
TEST(MemoryStore, LooksAtAllThatSayTheSame) {
  constexpr std::size_t kMany = 1500;
  std::vector<TranslationUnit> units = sample_units(kMany * 2, 31);
  // Each stands between others; the first one alone is spelled so, with this context.
  for (std::size_t i = 0; i < units.size(); i += 2)
    units[i] = unit_of(i == 0 ? "ＯＫ" : "OK", "OK");
  units[40].annotations.push_back({AnnotationKind::prop, "x-context", "menu", {}});
  for (const bool in_log : {true, false}) {
    const ScratchFolder folder;
    std::vector<TranslationUnit> some = units;
    if (in_log) some.resize(800);
    const MemoryStore store(store_of(folder, some));
    ASSERT_EQ(store.snapshot()->parts().empty(), in_log);
    MatchQuery query = query_of("ＯＫ");
    const auto best = [&] {
      return store.find(query, {.min_score = 95, .top = 1}).at(0);
    };
    EXPECT_EQ(best().score, 100);
    EXPECT_EQ(best().id, 1U);
    query = query_of("OK");
    EXPECT_EQ(best().score, 100);
    query.context = "menu";
    EXPECT_EQ(best().score, 101);
    EXPECT_EQ(best().id, 41U);
    query.context.clear();
    query.previous = units[99].variants[0].content.text;
    query.next = units[101].variants[0].content.text;
    EXPECT_EQ(best().score, 102);
  }
}

/// The one with the right neighbour, among more than are all looked at, and where the
/// neighbours differ in numbers alone.
TEST(MemoryStore, FindsTheNeighbourAmongVeryMany) {
  std::vector<TranslationUnit> units;
  for (int i = 0; i < 5000; ++i) {
    units.push_back(unit_of("文" + std::to_string(i) + "番", "sentence"));
    units.push_back(unit_of("OK", "OK"));
  }
  const ScratchFolder folder;
  const MemoryStore store(store_of(folder, units));
  MatchQuery query = query_of("OK");
  query.previous = "文7番";
  const std::vector<Match> found = store.find(query, {.min_score = 95, .top = 1});
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].score, 101);
  EXPECT_EQ(found[0].id, 16U);
}

TEST(MemoryStore, CountsTheContextThatUnitsSay) {
  const ScratchFolder folder;
  TranslationUnit menu = unit_of("開く", "Open");
  add_prop(menu.annotations, "x-context", "menu");
  TranslationUnit numbered = unit_of("閉じる", "Close");
  numbered.attributes = {{"tuid", "btn-7"}};
  TranslationUnit memoq = unit_of("次へ進む", "Go on");
  add_prop(memoq.annotations, "x-context-pre", "<seg>前の文。</seg>");
  add_prop(memoq.annotations, "x-context-post", "<seg>後の文。</seg>");
  TranslationUnit state = unit_of("閉鎖", "Closed");
  add_prop(state.annotations, "x-context", "state");
  const MemoryStore store(store_of(folder, {menu, numbered, memoq, state}));
  const auto score = [&](MatchQuery query) {
    const std::vector<Match> found = store.find(query, {.min_score = 95, .top = 1});
    return found.empty() ? 0 : found[0].score;
  };
  MatchQuery query = query_of("開く");
  EXPECT_EQ(score(query), 100);
  query.context = "toolbar";
  EXPECT_EQ(score(query), 100);
  query.context = "menu";
  EXPECT_EQ(score(query), 101);
  query = query_of("閉じる");
  query.id = "btn-7";
  EXPECT_EQ(score(query), 101);
  query = query_of("次へ進む");
  query.previous = "前の文。";
  EXPECT_EQ(score(query), 101);
  query.next = "後の文。";
  EXPECT_EQ(score(query), 102);
  // A neighbour is no sign of the same place where the place has another name.
  query = query_of("閉鎖");
  query.previous = "次へ進む";
  EXPECT_EQ(score(query), 101);
  query.context = "action";
  EXPECT_EQ(score(query), 100);
  query.context = "state";
  EXPECT_EQ(score(query), 102);
}

TEST(MemoryStore, TellsScriptsOfChineseApart) {
  EXPECT_TRUE(serves_language("zh-CN", "zh"));
  EXPECT_TRUE(serves_language("zh-Hans-SG", "zh-CN"));
  EXPECT_FALSE(serves_language("zh-TW", "zh-CN"));
  EXPECT_FALSE(serves_language("zh-CN", "zh-HK"));
  EXPECT_TRUE(serves_language("zh-Hant", "zh-HK"));
  EXPECT_TRUE(serves_language("ja", "ja-JP"));
  EXPECT_TRUE(serves_language("en-GB", "en-US"));
}

TEST(MemoryStore, CountsNeighboursAndSeveralTranslations) {
  const ScratchFolder folder;
  const MemoryStore store(store_of(folder, {unit_of("ふたを開ける。", "Open the lid."),
                                            unit_of("確認する。", "Check."),
                                            unit_of("ふたを閉じる。", "Close the lid."),
                                            unit_of("確認する。", "Confirm.")}));
  MatchQuery query = query_of("確認する。");
  std::vector<Match> found = store.find(query, {.min_score = 70, .top = 5});
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_EQ(found[0].score, 99);
  EXPECT_EQ(found[1].score, 99);
  query.previous = "ふたを開ける。";
  found = store.find(query, {.min_score = 70, .top = 5});
  EXPECT_EQ(found[0].score, 101);
  EXPECT_EQ(found[0].unit.variants[1].content.text, "Check.");
  query.next = "ふたを閉じる。";
  EXPECT_EQ(store.find(query, {.min_score = 70, .top = 1})[0].score, 102);
}

TEST(MemoryStore, LeavesOutUnitsWithoutTheTargetLanguage) {
  const ScratchFolder folder;
  const MemoryStore store(
      store_of(folder, {unit_of("弁を閉じる。", "Ventil schliessen.", "ja", "de"),
                        unit_of("弁を開ける。", "Open the valve.", "ja-JP", "en-US")}));
  const std::vector<Match> found =
      store.find(query_of("弁を閉じる。"), {.min_score = 50, .top = 5});
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].unit.variants[*found[0].target].content.text, "Open the valve.");
  EXPECT_THAT(
      store.find(query_of("弁を閉じる。", "ja", ""), {.min_score = 50, .top = 5}),
      SizeIs(2));
}

TEST(MemoryStore, GrepsParts) {
  const ScratchFolder folder;
  std::vector<TranslationUnit> units = sample_units(3000, 5);
  units.push_back(unit_of("供給網（サプライチェーン）を2025年に見直す。",
                          "Interministerial review of the Supply Chain in 2025."));
  const MemoryStore store(store_of(folder, units));
  const auto count = [&](const char* text, const char* language = "") {
    return store.grep(text, {.language = language}).units;
  };
  EXPECT_EQ(count("サプライチェーン"), 1U);
  EXPECT_EQ(count("ｻﾌﾟﾗｲﾁｪｰﾝ"), 1U);
  EXPECT_EQ(count("supply chain"), 1U);
  EXPECT_EQ(count("ministerial rev"), 1U);
  EXPECT_EQ(count("nisteri"), 1U);
  EXPECT_EQ(count("supply chains"), 0U);
  EXPECT_EQ(count("2025"), 1U);
  EXPECT_EQ(count("網", "ja"), 1U);
  EXPECT_EQ(count("chain", "ja"), 0U);
  for (const char* text : {"倉庫", "pump", "報告書を提出し必ず", "report without"}) {
    std::size_t right = 0;
    for (const TranslationUnit& unit : units)
      if (unit.variants[0].content.text.find(text) != std::string::npos ||
          unit.variants[1].content.text.find(text) != std::string::npos)
        ++right;
    EXPECT_EQ(count(text), right) << text;
    EXPECT_GT(right, 0U);
  }
  const GrepHit hit = store.grep("ｻﾌﾟﾗｲﾁｪｰﾝ", {}).hits.at(0);
  EXPECT_EQ(hit.unit.variants[hit.variant].content.text.substr(
                hit.begin_bytes, hit.end_bytes - hit.begin_bytes),
            "サプライチェーン");
  EXPECT_EQ(store.grep("S[a-z]+ Ch", {.regex = true}).units, 1U);
  EXPECT_THROW(store.grep("  ", {}), Error);
  EXPECT_THROW(store.grep("(", {.regex = true}), Error);
}

/// Patterns of a symbol or two, whatever they are: of words the edges may be cut.
TEST(MemoryStore, GrepsWhatStandsInTheTexts) {
  const ScratchFolder folder;
  std::vector<TranslationUnit> units = sample_units(2500, 21);
  for (const char* text :
       {"弁", "7", "弁を7回", "7", "17", "弁が70個", "77の弁", "点検7", "７番"})
    units.push_back(
        unit_of(text, std::string("valve ") + text + " ab7c seven valves."));
  const MemoryStore store(store_of(folder, units));
  const auto numbers_apart = [](const std::string& text, const std::string& pattern) {
    // A number is found whole only.
    const std::string folded = fold(text);
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    for (std::size_t at = folded.find(pattern); at != folded.npos;
         at = folded.find(pattern, at + 1)) {
      const std::size_t end = at + pattern.size();
      if ((at == 0 || !is_digit(folded[at - 1]) || !is_digit(pattern.front())) &&
          (end == folded.size() || !is_digit(folded[end]) || !is_digit(pattern.back())))
        return true;
    }
    return false;
  };
  for (const char* pattern :
       {"弁", "7", "7回", "を7", "17", "70", "77", "70個", "検7"}) {
    std::size_t right = 0;
    for (const TranslationUnit& unit : units)
      right += numbers_apart(unit.variants[0].content.text, pattern) ? 1U : 0U;
    EXPECT_EQ(store.grep(pattern, {.language = "ja"}).units, right) << pattern;
    EXPECT_GT(right, 0U) << pattern;
  }
  EXPECT_EQ(store.grep("valves.", {.language = "en"}).units, 9U);
  EXPECT_EQ(store.grep("lves.", {.language = "en"}).units, 9U);
  EXPECT_EQ(store.grep("even val", {.language = "en"}).units, 9U);
  EXPECT_EQ(store.grep("eve val", {.language = "en"}).units, 0U);
}

/// Pieces of many words, in nearly all units and in some: also once the bits of common
/// words are made.
TEST(MemoryStore, GrepsPiecesOfManyWords) {
  const ScratchFolder folder;
  std::mt19937 random(9);
  std::vector<TranslationUnit> units;
  for (std::size_t i = 0; i < 3000; ++i) {
    std::string text = i % 50 == 0 ? "Lone" : "The one at";
    for (std::size_t words = random() % 6; words > 0; --words) {
      text += i % 50 == 0 ? " xo" : " ka";
      for (std::size_t letters = random() % 4; letters > 0; --letters)
        text += static_cast<char>('p' + random() % 8);
    }
    units.push_back(unit_of("文", text));
  }
  const MemoryStore store(store_of(folder, units));
  for (int again = 0; again < 20; ++again) {
    for (const char* piece : {"a", "k", "kap", "o", "on", "p", "pp", "xo", "e"}) {
      std::size_t right = 0;
      for (const TranslationUnit& unit : units)
        right += unit.variants[1].content.text.find(piece) != std::string::npos;
      const GrepResult result = store.grep(piece, {.language = "en"});
      ASSERT_EQ(result.units, right) << piece;
      for (const GrepHit& hit : result.hits)
        ASSERT_NE(hit.unit.variants[1].content.text.find(piece), std::string::npos);
    }
  }
}

/// Numbers that are words are found like words: at the edges of a pattern in part.
TEST(MemoryStore, GrepsNumbersThatAreWords) {
  const ScratchFolder folder;
  std::vector<TranslationUnit> units = sample_units(2500, 22);
  for (const char* text :
       {"Thirty-five of them left on May 3.", "You may go on the 22nd, not in May.",
        "On May 3, 2021 forty-odd came", "seven - five is two", "The 22 of forty"})
    units.push_back(unit_of("数", text));
  const MemoryStore store(store_of(folder, units));
  const auto without_spaces = [](std::string text) {
    std::erase(text, ' ');
    return text;
  };
  for (const char* pattern : {"may",
                              "ay",
                              "may 3",
                              "may 3,",
                              "on may",
                              "in may",
                              "thirty",
                              "rty",
                              "-five",
                              "five of",
                              "thirty-",
                              "thirty-five",
                              "thirty-five of",
                              "y-five of",
                              "forty-odd",
                              "forty-",
                              "22",
                              "the 22",
                              "22nd",
                              "nd, not",
                              "the 22nd, no",
                              "seven - five",
                              "- five is",
                              "two",
                              "thirty-f",
                              "rty-fi",
                              "may go on",
                              "you may go",
                              "not in may."}) {
    std::size_t right = 0;
    for (const TranslationUnit& unit : units)
      right += without_spaces(fold(unit.variants[1].content.text))
                   .find(without_spaces(pattern)) != std::string::npos;
    EXPECT_EQ(store.grep(pattern, {.language = "en"}).units, right) << pattern;
    EXPECT_GT(right, 0U) << pattern;
  }
}

TEST(MemoryStore, CountsUnitsOnceHoweverTheyAreFound) {
  std::vector<TranslationUnit> units = sample_units(3000, 8);
  units.push_back(unit_of("strap を外す。", "Take off the strap."));
  // One that has two sides in a language.
  TranslationUnit twice = unit_of("帯を外す。", "Take the zebra strap off.");
  twice.variants.push_back(twice.variants[1]);
  for (const bool has_twice : {false, true}) {
    if (has_twice) units.push_back(twice);
    const ScratchFolder own;
    MemoryStore store(store_of(own, units));
    const auto check = [&](const char* text, std::size_t removed) {
      std::size_t right = 0;
      for (std::size_t i = removed; i < units.size(); ++i)
        right += std::any_of(units[i].variants.begin(), units[i].variants.end(),
                             [&](const Variant& side) {
                               return fold(side.content.text).find(text) !=
                                      std::string::npos;
                             });
      const GrepResult result = store.grep(text, {.top = 7});
      EXPECT_EQ(result.units, right) << text;
      EXPECT_EQ(result.hits.size(), std::min<std::size_t>(7, right)) << text;
      for (const GrepHit& hit : result.hits)
        EXPECT_NE(fold(hit.unit.variants[hit.variant].content.text).find(text),
                  std::string::npos);
    };
    const std::vector<const char*> texts = {"の",    "。",   "点検", "検する", "t",
                                            "re",    "the",  "ing",  "day",    "strap",
                                            "zebra", "e st", "。の", "q"};
    for (const char* text : texts) check(text, 0);
    const std::uint64_t first = store.grep("", {.regex = true, .top = 1}).hits.at(0).id;
    EXPECT_EQ(StoreWriter(store.path()).remove({first}), 1U);
    store.refresh();
    for (const char* text : texts) check(text, 1);
  }
}

TEST(MemoryStore, SeesWhatIsAddedAndRemovedAfterARefresh) {
  const ScratchFolder folder;
  const std::vector<TranslationUnit> units = sample_units(3000, 6);
  MemoryStore store(store_of(folder, units));
  const FindOptions one{.min_score = 95, .top = 1};
  const MatchQuery query = query_of("曲がったネジを捨てる。");
  EXPECT_TRUE(store.find(query, one).empty());
  std::uint64_t id = 0;
  {
    StoreWriter writer(store.path());
    id = writer.add(unit_of("曲がったネジを捨てる。", "Discard bent screws."), 0);
    writer.flush();
  }
  EXPECT_TRUE(store.find(query, one).empty());
  store.refresh();
  EXPECT_EQ(store.find(query, one).at(0).id, id);
  EXPECT_EQ(store.find(query, one).at(0).file, "units.tmx");
  {
    StoreWriter writer(store.path());
    EXPECT_EQ(writer.remove({id, id}), 1U);
    EXPECT_EQ(writer.remove({id}), 0U);
    EXPECT_EQ(writer.remove({1}), 1U);
    EXPECT_EQ(writer.remove({999999}), 0U);
  }
  store.refresh();
  EXPECT_TRUE(store.find(query, one).empty());
  EXPECT_EQ(store.snapshot()->units(), units.size() - 1);
  EXPECT_EQ(std::count_if(units.begin(), units.end(),
                          [&](const TranslationUnit& unit) {
                            return unit.variants[0].content.text ==
                                   units[0].variants[0].content.text;
                          }) -
                1,
            static_cast<std::ptrdiff_t>([&] {
              std::vector<Match> same =
                  store.find(query_of(units[0].variants[0].content.text),
                             {.min_score = 70, .top = 1000});
              return std::count_if(same.begin(), same.end(), [&](const Match& match) {
                return match.unit.variants[0].content.text ==
                       units[0].variants[0].content.text;
              });
            }()));
}

TEST(FindMatches, PutsTheEarlierMemoryFirstWhereScoresAreEqual) {
  const ScratchFolder first;
  const ScratchFolder second;
  const MemoryStore a(store_of(first, {unit_of("弁を閉じる。", "Close the valve.")}));
  const MemoryStore b(store_of(second, {unit_of("弁を閉じる。", "Shut the valve."),
                                        unit_of("弁を閉じた。", "It was shut.")}));
  const MemoryStore* both[] = {&b, &a};
  const std::vector<Match> found =
      find_matches(both, query_of("弁を閉じる。"), {.min_score = 70, .top = 2});
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_EQ(found[0].memory, 0U);
  EXPECT_EQ(found[1].memory, 1U);
}

}  // namespace
}  // namespace awase
