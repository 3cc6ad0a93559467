// SPDX-License-Identifier: Apache-2.0
//
// Adding bits of 512 entries at a time: three bits make a sum and a carry (carry-save
// adder), and eight rows are summed up before anything is carried on (Harley and Seal;
// Muła, Kurz, Lemire 2018). Counting features with bitmaps and comparing the counts
// with a threshold bit by bit: Kaser and Lemire 2016, Compressed bitmap indexes: beyond
// unions and intersections.

#include "tmx/store/symbol_bits.h"

#include <algorithm>
#include <array>
#include <bit>

#include "tmx/store/part.h"

namespace awase {
namespace {

constexpr std::size_t kReservedRows = 2;  ///< none() and rare_ends().
/// Of so many entries one must have a symbol, lest its list be as good as a row.
constexpr std::size_t kRarest = 128;
/// More often than so many times no symbol is counted.
constexpr std::size_t kMostTimes = 32;
/// One entry in so many is looked at to learn which symbols are common.
constexpr std::uint32_t kSample = 8;

/// Calls `use(symbol, times, rank)` for each symbol of each entry, one in `step`: times
/// is how often it has been in the entry so far. All numbers are one symbol.
template <class Use>
void for_each_symbol(const LanguageIndex& index, std::uint32_t step, Use use) {
  std::vector<std::uint32_t> seen_in(index.alphabet(), UINT32_MAX);
  std::vector<std::uint8_t> times(index.alphabet(), 0);
  const auto count = [&](std::uint32_t symbol, std::uint32_t rank) {
    symbol = std::min(symbol, index.first_number());
    if (symbol >= index.alphabet()) return;
    if (seen_in[symbol] != rank) times[symbol] = 0;
    seen_in[symbol] = rank;
    if (times[symbol] < kMostTimes) use(symbol, ++times[symbol], rank);
  };
  for (const LengthRun& run : index.lengths()) {
    const std::uint32_t end = index.end_rank(run);
    for (std::uint32_t rank = (run.first_rank + step - 1) / step * step; rank < end;
         rank += step)
      index.with_symbols(run, rank, [&](auto symbols) {
        for (const auto symbol : symbols) count(symbol, rank);
        return 0;
      });
  }
}

struct Row {
  std::uint32_t entries = 0;  ///< Of the sample.
  std::uint32_t symbol = 0;
  std::uint8_t times = 0;
};

/// What the index should have rows for: with a symbol for some number of times there
/// are those for fewer. In order of symbols and times.
std::vector<Row> common_rows(const LanguageIndex& index) {
  std::vector<std::array<std::uint32_t, kMostTimes>> entries(index.alphabet());
  for_each_symbol(index, kSample,
                  [&](std::uint32_t symbol, std::size_t times, std::uint32_t) {
                    ++entries[symbol][times - 1];
                  });
  const std::size_t least = index.size() / kSample / kRarest + 1;
  std::vector<Row> rows;
  for (std::uint32_t symbol = 0; symbol < entries.size(); ++symbol)
    for (std::size_t i = 0; i < kMostTimes && entries[symbol][i] >= least; ++i)
      rows.push_back({entries[symbol][i], symbol, static_cast<std::uint8_t>(i + 1)});
  const auto order = [](const Row& row) { return std::pair(row.symbol, row.times); };
  std::sort(rows.begin(), rows.end(), [&](const Row& a, const Row& b) {
    return a.entries != b.entries ? a.entries > b.entries : order(a) < order(b);
  });
  rows.resize(std::min(rows.size(), SymbolBits::kMostRows));
  std::sort(rows.begin(), rows.end(),
            [&](const Row& a, const Row& b) { return order(a) < order(b); });
  return rows;
}

}  // namespace

SymbolBits::SymbolBits(const LanguageIndex& index)
    : first_rows_(index.alphabet(), 0),
      row_counts_(index.alphabet(), 0),
      words_((index.size() + kBlockEntries - 1) / kBlockEntries * kBlockWords) {
  const std::vector<Row> rows = common_rows(index);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].times == 1)
      first_rows_[rows[i].symbol] = static_cast<std::uint16_t>(i + kReservedRows);
    row_counts_[rows[i].symbol] = rows[i].times;
  }
  bits_.resize((rows.size() + kReservedRows) * words_);
  for_each_symbol(index, 1,
                  [&](std::uint32_t symbol, std::size_t times, std::uint32_t rank) {
                    if (times <= row_counts_[symbol])
                      bits_[words_ * (first_rows_[symbol] + times - 1) + rank / 64] |=
                          std::uint64_t{1} << (rank % 64);
                  });
  for (const LengthRun& run : index.lengths())
    for (std::uint32_t rank = run.first_rank; rank < index.end_rank(run); ++rank)
      index.with_symbols(run, rank, [&](auto symbols) {
        if (!symbols.empty() &&
            rows_of(std::min<std::uint32_t>(symbols.back(), index.first_number())) == 0)
          bits_[words_ + rank / 64] |= std::uint64_t{1} << (rank % 64);
        return 0;
      });
}

void SlicedCounts::clear(std::size_t blocks, std::uint32_t first, std::uint32_t end) {
  constexpr std::size_t kWords = kBits * kBlockWords;
  words_.resize(std::max(words_.size(), blocks * kWords));
  const auto begin =
      words_.begin() + static_cast<std::ptrdiff_t>(first / kBlockEntries * kWords);
  const auto last =
      words_.begin() +
      static_cast<std::ptrdiff_t>((end + kBlockEntries - 1) / kBlockEntries * kWords);
  if (begin < last) std::fill(begin, last, 0);
  used_bits_ = 0;
}

namespace {

using Lanes = std::array<std::uint64_t, kBlockWords>;

/// a + b + c = 2 * carry + sum, bit by bit; `sum` may be one of them.
inline void add_three(Lanes& carry, Lanes& sum, const Lanes& a, const std::uint64_t* b,
                      const std::uint64_t* c) {
  for (std::size_t i = 0; i < kBlockWords; ++i) {
    const std::uint64_t differ = a[i] ^ b[i];
    const std::uint64_t third = c[i];
    carry[i] = (a[i] & b[i]) | (differ & third);
    sum[i] = differ ^ third;
  }
}

}  // namespace

// Compiled for several processors: the wider its registers, the fewer instructions.
// The choice is made before the thread sanitizer is ready, which ends the program.
#if defined(__x86_64__) && defined(__ELF__) && !defined(__SANITIZE_THREAD__)
#define AWASE_WIDE \
  __attribute__((target_clones("arch=skylake-avx512", "arch=haswell", "default")))
#else
#define AWASE_WIDE
#endif

AWASE_WIDE void find_sharing(std::span<const std::uint64_t* const> rows,
                             const SlicedCounts& counts, std::uint32_t first,
                             std::uint32_t end, std::size_t needed,
                             std::vector<std::uint32_t>& ranks) {
  constexpr std::size_t kGroup = 8;
  constexpr std::size_t kPlanes = SlicedCounts::kBits + 1;
  if (first >= end) return;
  const std::size_t row_planes = static_cast<std::size_t>(std::bit_width(rows.size()));
  const std::size_t used_planes = std::max(row_planes, counts.used_bits()) + 1;
  // More than can be reached.
  if (needed >> used_planes != 0) return;
  const std::size_t last_block = (end - 1) / kBlockEntries;
  for (std::size_t block = first / kBlockEntries; block <= last_block; ++block) {
    const std::size_t at = block * kBlockWords;
    std::array<Lanes, kPlanes> planes = {};
    Lanes& ones = planes[0];
    Lanes& twos = planes[1];
    Lanes& fours = planes[2];
    for (std::size_t i = 0; i + kGroup <= rows.size(); i += kGroup) {
      const auto row = [&](std::size_t n) { return rows[i + n] + at; };
      Lanes twos_a;
      Lanes twos_b;
      Lanes fours_a;
      Lanes fours_b;
      Lanes carry;
      add_three(twos_a, ones, ones, row(0), row(1));
      add_three(twos_b, ones, ones, row(2), row(3));
      add_three(fours_a, twos, twos, twos_a.data(), twos_b.data());
      add_three(twos_a, ones, ones, row(4), row(5));
      add_three(twos_b, ones, ones, row(6), row(7));
      add_three(fours_b, twos, twos, twos_a.data(), twos_b.data());
      add_three(carry, fours, fours, fours_a.data(), fours_b.data());
      for (std::size_t p = 3; p < row_planes; ++p)
        for (std::size_t w = 0; w < kBlockWords; ++w) {
          const std::uint64_t both = planes[p][w] & carry[w];
          planes[p][w] ^= carry[w];
          carry[w] = both;
        }
    }
    const std::uint64_t* more = counts.block(block);
    Lanes carry = {};
    for (std::size_t p = 0; p + 1 < used_planes; ++p, more += kBlockWords) {
      const Lanes before = carry;
      add_three(carry, planes[p], planes[p], more, before.data());
    }
    planes[used_planes - 1] = carry;
    Lanes above = {};
    Lanes equal;
    equal.fill(~std::uint64_t{0});
    for (std::size_t p = used_planes; p-- > 0;) {
      const std::uint64_t wanted = (needed >> p & 1) != 0 ? ~std::uint64_t{0} : 0;
      for (std::size_t w = 0; w < kBlockWords; ++w) {
        above[w] |= equal[w] & planes[p][w] & ~wanted;
        equal[w] &= ~(planes[p][w] ^ wanted);
      }
    }
    for (std::size_t w = 0; w < kBlockWords; ++w) {
      const auto begin = static_cast<std::uint32_t>((at + w) * 64);
      std::uint64_t left = above[w] | equal[w];
      if (left == 0 || begin >= end || begin + 64 <= first) continue;
      if (begin < first) left &= ~std::uint64_t{0} << (first - begin);
      if (end - begin < 64) left &= (std::uint64_t{1} << (end - begin)) - 1;
      for (; left != 0; left &= left - 1)
        ranks.push_back(begin + static_cast<std::uint32_t>(std::countr_zero(left)));
    }
  }
}

}  // namespace awase
