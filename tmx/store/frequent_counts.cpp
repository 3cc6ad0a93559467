// SPDX-License-Identifier: Apache-2.0

#include "tmx/store/frequent_counts.h"

#include <algorithm>
#include <utility>

#include "tmx/store/part.h"

namespace awase {

FrequentCounts::FrequentCounts(const LanguageIndex& index) {
  const std::size_t symbols =
      std::min<std::size_t>(index.alphabet(), std::size_t{index.first_number()} + 1);
  std::vector<std::pair<std::size_t, std::uint32_t>> common;
  for (std::uint32_t symbol = 0; symbol < symbols; ++symbol)
    common.emplace_back(index.has_characters() ? index.count_pairs_from(symbol)
                                               : index.word_list(symbol).count(),
                        symbol);
  const std::size_t kept = std::min(kSymbols, common.size());
  std::partial_sort(common.begin(), common.begin() + static_cast<std::ptrdiff_t>(kept),
                    common.end(), [](const auto& a, const auto& b) {
                      return a.first != b.first ? a.first > b.first
                                                : a.second < b.second;
                    });
  places_.assign(index.alphabet(), kSymbols);
  for (std::size_t i = 0; i < kept; ++i)
    places_[common[i].second] = static_cast<std::uint8_t>(i);
  if (index.first_number() < index.alphabet())
    std::fill(places_.begin() + index.first_number(), places_.end(),
              places_[index.first_number()]);
  entries_.resize(index.size());
  for (const LengthRun& run : index.lengths())
    for (std::uint32_t rank = run.first_rank; rank < index.end_rank(run); ++rank)
      index.with_symbols(run, rank, [&](auto numbers) {
        for (const auto number : numbers)
          if (const std::size_t at = place(number); at < kSymbols)
            add_common(entries_[rank], at);
        return 0;
      });
}

}  // namespace awase
