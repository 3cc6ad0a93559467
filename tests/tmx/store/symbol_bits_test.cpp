// SPDX-License-Identifier: Apache-2.0

#include "tmx/store/symbol_bits.h"

#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/tmx/store/sample_units.h"
#include "tmx/store/index_search.h"
#include "tmx/store/logged_index.h"
#include "tmx/store/part_builder.h"

namespace awase {
namespace {

TEST(SlicedCounts, CountToTheirMostAndStayThere) {
  SlicedCounts counts;
  counts.clear(2, 0, 1024);
  for (int i = 0; i < 300; ++i) counts.add(700);
  counts.add(701);
  counts.add(5);
  const std::vector<const std::uint64_t*> no_rows;
  std::vector<std::uint32_t> ranks;
  find_sharing(no_rows, counts, 0, 1024, 1, ranks);
  EXPECT_THAT(ranks, testing::ElementsAre(5, 700, 701));
  ranks.clear();
  find_sharing(no_rows, counts, 0, 1024, 255, ranks);
  EXPECT_THAT(ranks, testing::ElementsAre(700));
  EXPECT_EQ(counts.used_bits(), SlicedCounts::kBits);
  counts.clear(2, 600, 1024);
  counts.add(701);
  ranks.clear();
  find_sharing(no_rows, counts, 600, 1024, 1, ranks);
  EXPECT_THAT(ranks, testing::ElementsAre(701));
}

TEST(FindSharing, AddsRowsAndCounts) {
  constexpr std::uint32_t kEntries = 3 * kBlockEntries;
  std::mt19937_64 random(1);
  for (const std::size_t row_count : {0U, 8U, 40U, 248U}) {
    std::vector<std::vector<std::uint64_t>> bits(row_count);
    std::vector<const std::uint64_t*> rows;
    for (auto& row : bits) {
      for (std::uint32_t i = 0; i < kEntries / 64; ++i)
        row.push_back(random() | random());
      rows.push_back(row.data());
    }
    SlicedCounts counts;
    counts.clear(3, 0, kEntries);
    std::vector<std::size_t> sums(kEntries, 0);
    for (int i = 0; i < 4000; ++i) {
      const auto rank = static_cast<std::uint32_t>(random() % kEntries);
      counts.add(rank);
      ++sums[rank];
    }
    for (std::uint32_t rank = 0; rank < kEntries; ++rank)
      for (const auto& row : bits) sums[rank] += row[rank / 64] >> (rank % 64) & 1;
    for (const auto& [first, end] :
         {std::pair(0U, kEntries), std::pair(3U, 4U), std::pair(64U, 512U),
          std::pair(500U, 1100U), std::pair(9U, 9U)}) {
      const std::size_t needed = row_count * 3 / 4 + random() % 4;
      std::vector<std::uint32_t> right;
      for (std::uint32_t rank = first; rank < end; ++rank)
        if (sums[rank] >= needed) right.push_back(rank);
      std::vector<std::uint32_t> ranks;
      find_sharing(rows, counts, first, end, needed, ranks);
      EXPECT_EQ(ranks, right) << row_count << " rows, " << first << " to " << end;
    }
  }
}

/// A scan by bits finds the same as comparing everything.
TEST(SymbolBits, LeaveOutNothingThatIsSimilar) {
  std::vector<TranslationUnit> units = sample_units(2500, 11);
  // Ends in a rare symbol; repeats; is long; holds numbers.
  for (const char* text :
       {"点検する鬱", "鬱鬱鬱する点検", "のののののののののののののの",
        "3個の弁と12個の弁と2025年の弁"})
    units.push_back(unit_of(text, std::string("zyx zyx ") + text));
  PartBuilder builder;
  for (std::size_t i = 0; i < units.size(); ++i) builder.add(i + 1, 0, units[i]);
  const std::string bytes = builder.finish();
  const StorePart part(bytes, "part");
  std::vector<TranslationUnit> asked = sample_units(40, 12);
  asked.insert(asked.end(), units.end() - 4, units.end());
  asked.push_back(unit_of("鬱する点検", "zyx valve"));
  for (const LanguageIndex& index : part.indexes()) {
    const SymbolReader reader(index.language());
    const std::size_t side = index.language() == "ja" ? 0 : 1;
    for (const TranslationUnit& each : asked) {
      const SymbolText text = reader.read(each.variants[side].content.text);
      SymbolComparison comparison(text);
      for (const double threshold : {0.3, 0.5, 0.6, 0.75}) {
        std::size_t right = 0;
        for (const TranslationUnit& unit : units) {
          const auto symbols = reader.read(unit.variants[side].content.text).symbols;
          const std::size_t allowed = allowed_distance(
              threshold, std::max(symbols.size(), text.symbols.size()));
          right += comparison.distance_to(symbols, allowed) <= allowed ? 1U : 0U;
        }
        IndexSearch search;
        ASSERT_EQ(search.find(index, text, threshold).size(), right)
            << each.variants[side].content.text << " at " << threshold;
      }
    }
  }
}

/// A rare symbol counts at the end of an entry too, where no pair begins with it.
TEST(SymbolBits, CountARareSymbolAtTheEnd) {
  std::vector<TranslationUnit> units = sample_units(2500, 13);
  units.push_back(unit_of("点検する許可要契約鬱", "it"));
  PartBuilder builder;
  for (std::size_t i = 0; i < units.size(); ++i) builder.add(i + 1, 0, units[i]);
  const std::string bytes = builder.finish();
  const StorePart part(bytes, "part");
  const LanguageIndex& index = part.indexes()[0];
  ASSERT_EQ(index.language(), "ja");
  const SymbolText text = SymbolReader("ja").read("点検する港湾局毎朝鬱");
  ASSERT_EQ(index.symbol_bits().rows_of(index.number_of(U'鬱')), 0U);
  ASSERT_GT(index.symbol_bits().rows_of(index.number_of(U'局')), 0U);
  // Half of the symbols are the same, the rare one among them.
  std::size_t exact = 0;
  for (const SimilarEntry& entry : IndexSearch().find(index, text, 0.5))
    exact += index.unit(entry.rank) + 1 == units.size() ? 1U : 0U;
  EXPECT_EQ(exact, 1U);
}

}  // namespace
}  // namespace awase
