// SPDX-License-Identifier: Apache-2.0
//
// Entries looked at one after the other, by bits of their symbols or by signatures, and
// compared in full.

#include <algorithm>
#include <array>
#include <limits>

#include "tmx/store/index_query.h"
#include "tmx/store/index_search.h"
#include "tmx/store/signatures.h"

namespace awase {
namespace {

/// The numbers of symbols that a u16 can hold.
constexpr std::size_t kNarrowTable = std::size_t{1} << 16;
/// Below it half of a text's symbols may be other ones: signatures alone leave little
/// out.
constexpr double kLowThreshold = 0.65;

}  // namespace

namespace {

std::vector<std::uint32_t> numbers_of(const LanguageIndex& index,
                                      const SymbolText& text) {
  std::vector<std::uint32_t> numbers;
  numbers.reserve(text.symbols.size());
  for (const Symbol symbol : text.symbols)
    numbers.push_back(std::min(index.number_of(symbol),
                               is_number_symbol(symbol)
                                   ? index.first_number()
                                   : std::numeric_limits<std::uint32_t>::max()));
  return numbers;
}

/// Whether the symbols of an entry and of a text have so many in common, where the text
/// has `times` of those in `places`, which are below `Size`.
template <std::size_t Size, class Number>
bool may_share(const std::vector<std::uint8_t>& places, const std::uint8_t* times,
               std::span<const Number> symbols, std::size_t needed) {
  std::array<std::uint8_t, Size> left;
  std::copy_n(times, Size, left.begin());
  std::size_t shared = 0;
  for (const Number symbol : symbols) {
    // Every value of a u16 is in the table; others may be damaged. No branch depends on
    // the counts: nobody could predict it.
    if (sizeof(Number) != 2 && symbol >= places.size()) continue;
    std::uint8_t& count = left[places[symbol]];
    const std::uint8_t has = count != 0 ? 1 : 0;
    count = static_cast<std::uint8_t>(count - has);
    shared += has;
  }
  return shared >= needed;
}

}  // namespace

IndexSearch::Prepared::Prepared(const LanguageIndex& searched, const SymbolText& text)
    : index(&searched),
      numbers(numbers_of(searched, text)),
      // Symbols of a narrow index need no look at the end of the table.
      places(std::max(kNarrowTable, searched.alphabet()), 0),
      grams(grams_of(searched, numbers)),
      distance(numbers, searched.alphabet(), searched.first_number()) {
  for (const std::uint32_t number : numbers) {
    if (number >= searched.alphabet()) continue;
    std::uint8_t& place = places[std::min(number, searched.first_number())];
    if (place == 0) {
      if (++used_places == times.size()) return;
      place = static_cast<std::uint8_t>(used_places);
    }
    if (++times[place] == std::numeric_limits<std::uint8_t>::max()) return;
  }
  counts_symbols = true;
  if (searched.first_number() < searched.alphabet())
    std::fill(places.begin() + searched.first_number(),
              places.begin() + static_cast<std::ptrdiff_t>(searched.alphabet()),
              places[searched.first_number()]);
}

template <class Number>
bool IndexSearch::Prepared::may_share(std::span<const Number> symbols,
                                      std::size_t needed) const {
  if (!counts_symbols) return true;
  constexpr std::size_t kFew = 64;
  return used_places < kFew
             ? awase::may_share<kFew>(places, times.data(), symbols, needed)
             : awase::may_share<kMostPlaces>(places, times.data(), symbols, needed);
}

IndexSearch::Prepared& IndexSearch::prepared(const LanguageIndex& index,
                                             const SymbolText& text) {
  if (text_ != text.symbols) {
    prepared_.clear();
    text_ = text.symbols;
  }
  for (Prepared& each : prepared_)
    if (each.index == &index) return each;
  return prepared_.emplace_back(index, text);
}

void IndexSearch::compare(const Query& query, const LengthRun& run,
                          std::uint32_t rank) {
  const std::size_t allowed = query.allowed(run.length);
  const std::size_t longer = std::max<std::size_t>(run.length, query.numbers.size());
  Prepared& text = query.prepared;
  const std::size_t distance = query.index.with_symbols(run, rank, [&](auto symbols) {
    return text.may_share(symbols, longer - allowed)
               ? text.distance.to(symbols, allowed)
               : allowed + 1;
  });
  if (distance <= allowed) found_.push_back({rank, distance, run.length});
}

void IndexSearch::scan(const Query& query) {
  if (query.numbers.size() <= kMostBits)
    if (const SymbolBits* const bits = query.threshold < kLowThreshold
                                           ? &query.index.symbol_bits()
                                           : query.index.symbol_bits_if_worth()) {
      scan_bits(query, *bits);
      return;
    }
  for (auto run = query.first_run; run != query.end_run; ++run) {
    near_.clear();
    find_near(query.planes,
              query.index.signatures().subspan(
                  run->first_rank, query.index.end_rank(*run) - run->first_rank),
              static_cast<std::size_t>(query.kept(run->length)), near_);
    for (const std::uint32_t place : near_)
      compare(query, *run, run->first_rank + place);
  }
}

void IndexSearch::scan_bits(const Query& query, const SymbolBits& bits) {
  rows_.clear();
  rare_.clear(bits.blocks(), query.first_rank, query.end_rank);
  std::vector<std::uint32_t> sorted = query.numbers;
  std::sort(sorted.begin(), sorted.end());
  bool has_rare = false;
  std::size_t times = 0;
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    times = i > 0 && sorted[i] == sorted[i - 1] ? times + 1 : 1;
    if (sorted[i] >= query.index.alphabet()) break;
    if (const std::size_t rows = bits.rows_of(sorted[i]); rows > 0) {
      rows_.push_back(bits.row(sorted[i], std::min(times, rows)));
      continue;
    }
    has_rare = true;
    const auto count = [&](const PostingList& list) {
      list.for_each(query.first_rank, query.end_rank,
                    [&](std::uint32_t rank) { rare_.add(rank); });
    };
    if (query.index.has_characters())
      query.index.for_each_pair_from(sorted[i], count);
    else
      count(query.index.word_list(sorted[i]));
  }
  // The last symbol of an entry begins no pair.
  if (has_rare && query.index.has_characters()) rows_.push_back(bits.rare_ends());
  while (rows_.size() % 8 != 0) rows_.push_back(bits.none());
  for (auto run = query.first_run; run != query.end_run; ++run) {
    near_.clear();
    find_sharing(rows_, rare_, run->first_rank, query.index.end_rank(*run),
                 static_cast<std::size_t>(query.kept(run->length)), near_);
    for (const std::uint32_t rank : near_) compare(query, *run, rank);
  }
}

}  // namespace awase
