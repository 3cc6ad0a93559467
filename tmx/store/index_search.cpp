// SPDX-License-Identifier: Apache-2.0
//
// Two texts that are k edits apart share all grams of the longer but k times as many as
// one edit can break: one word, or two pairs of characters. So a text that shares fewer
// than T grams is too far away, and every one that is near is in one of the lists that
// are left when T - 1 grams are put aside; those that occur most are put aside (Li, Lu,
// Lu 2008, DivideSkip; Chaudhuri, Ganti, Kaushik 2006, prefix filter). What the lists
// leave is compared in full.

#include "tmx/store/index_search.h"

#include <algorithm>
#include <bit>
#include <limits>

#include "tmx/store/distance.h"
#include "tmx/store/part_builder.h"

namespace awase {
namespace {

constexpr std::size_t kMostCount = std::numeric_limits<std::uint8_t>::max();
/// A posting costs as much to count as this share of an entry costs to scan.
constexpr double kPostingCost = 0.4;

Signature signature_of(const std::vector<Symbol>& symbols) {
  Signature signature;
  for (const Symbol symbol : symbols) {
    const unsigned bit = signature_bit(symbol);
    (bit < 64 ? signature.low : signature.high) |= std::uint64_t{1} << (bit % 64);
  }
  return signature;
}

/// Edits that two texts are apart at least.
inline std::size_t least_distance(const Signature& a, const Signature& b) {
  const int only_a = std::popcount(a.low & ~b.low) + std::popcount(a.high & ~b.high);
  const int only_b = std::popcount(b.low & ~a.low) + std::popcount(b.high & ~a.high);
  return static_cast<std::size_t>(std::max(only_a, only_b));
}

/// Compiled twice, since counting bits takes one instruction where the processor has
/// it.
#if defined(__x86_64__) && defined(__ELF__)
#define AWASE_COUNTS_BITS __attribute__((target_clones("popcnt", "default")))
#else
#define AWASE_COUNTS_BITS
#endif

/// Puts the places of the signatures that may be within `allowed` edits into `near`.
AWASE_COUNTS_BITS void find_near(const Signature& signature,
                                 std::span<const Signature> others, std::size_t allowed,
                                 std::vector<std::uint32_t>& near) {
  for (std::size_t i = 0; i < others.size(); ++i)
    if (least_distance(signature, others[i]) <= allowed)
      near.push_back(static_cast<std::uint32_t>(i));
}

}  // namespace

double similarity(std::size_t distance, std::size_t length, std::size_t other_length) {
  const std::size_t longer = std::max(length, other_length);
  return longer == 0
             ? 1.0
             : 1.0 - static_cast<double>(distance) / static_cast<double>(longer);
}

std::size_t allowed_distance(double threshold, std::size_t longer) {
  // What similarity() gives for a whole number of edits may be a little off.
  constexpr double kRounding = 1e-9;
  return static_cast<std::size_t>((1.0 - threshold) * static_cast<double>(longer) +
                                  kRounding);
}

struct IndexSearch::Query {
  Query(const LanguageIndex& searched, const SymbolText& text, double wanted)
      : index(searched),
        threshold(wanted),
        numbers(numbers_of(searched, text)),
        signature(signature_of(text.symbols)) {
    const auto length = static_cast<double>(numbers.size());
    constexpr double kRounding = 1e-9;
    shortest = static_cast<std::size_t>(length * threshold - kRounding) +
               (numbers.empty() ? 0 : 1);
    longest = static_cast<std::size_t>(length / threshold + kRounding);
    const auto runs = index.lengths();
    first_run = std::lower_bound(
        runs.begin(), runs.end(), shortest,
        [](const LengthRun& run, std::size_t wants) { return run.length < wants; });
    end_run = std::upper_bound(
        first_run, runs.end(), longest,
        [](std::size_t wants, const LengthRun& run) { return wants < run.length; });
    if (first_run == end_run) return;
    first_rank = first_run->first_rank;
    end_rank = index.end_rank(*std::prev(end_run));
  }

  static std::vector<std::uint32_t> numbers_of(const LanguageIndex& index,
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

  std::size_t allowed(std::size_t length) const {
    return allowed_distance(threshold, std::max(length, numbers.size()));
  }

  /// Grams that an entry of that length shares with the text at least; 0 or less:
  /// perhaps none.
  std::ptrdiff_t shared(std::size_t length) const {
    const auto longer = static_cast<std::ptrdiff_t>(std::max(length, numbers.size()));
    const auto edits = static_cast<std::ptrdiff_t>(allowed(length));
    return index.has_characters() ? longer - 1 - 2 * edits : longer - edits;
  }

  using Runs = std::span<const LengthRun>::iterator;

  const LanguageIndex& index;
  double threshold;
  std::vector<std::uint32_t> numbers;
  Signature signature;
  std::size_t shortest = 0;
  std::size_t longest = 0;
  Runs first_run;
  Runs end_run;
  std::uint32_t first_rank = 0;
  std::uint32_t end_rank = 0;
};

std::vector<IndexSearch::Gram> IndexSearch::grams_of(const Query& query) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> keys;
  const auto& numbers = query.numbers;
  if (query.index.has_characters()) {
    for (std::size_t i = 1; i < numbers.size(); ++i)
      keys.emplace_back(numbers[i - 1], numbers[i]);
  } else {
    for (const std::uint32_t number : numbers) keys.emplace_back(number, 0);
  }
  std::sort(keys.begin(), keys.end());
  std::vector<Gram> grams;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (i > 0 && keys[i] == keys[i - 1]) {
      ++grams.back().times;
      continue;
    }
    const auto [first, second] = keys[i];
    PostingList list;
    if (query.index.has_characters()) {
      if (first < query.index.alphabet() && second < query.index.alphabet())
        list = query.index.pair(first, second);
    } else if (first < query.index.alphabet()) {
      list = query.index.word_list(first);
    }
    grams.push_back({list, 1});
  }
  std::sort(grams.begin(), grams.end(), [](const Gram& a, const Gram& b) {
    return a.list.count() < b.list.count();
  });
  return grams;
}

void IndexSearch::compare(const Query& query, const LengthRun& run,
                          std::uint32_t rank) {
  const std::size_t allowed = query.allowed(run.length);
  const std::size_t distance = query.index.with_symbols(
      run, rank, [&](auto symbols) { return distance_->to(symbols, allowed); });
  if (distance <= allowed) found_.push_back({rank, distance, run.length});
}

void IndexSearch::scan(const Query& query) {
  for (auto run = query.first_run; run != query.end_run; ++run) {
    near_.clear();
    find_near(query.signature,
              query.index.signatures().subspan(
                  run->first_rank, query.index.end_rank(*run) - run->first_rank),
              query.allowed(run->length), near_);
    for (const std::uint32_t place : near_)
      compare(query, *run, run->first_rank + place);
  }
}

void IndexSearch::count(const Query& query, const std::vector<Gram>& grams) {
  std::ptrdiff_t least = std::numeric_limits<std::ptrdiff_t>::max();
  for (auto run = query.first_run; run != query.end_run; ++run)
    least = std::min(least, query.shared(run->length));
  // Grams that are put aside, the commonest, could be shared without being seen.
  std::size_t aside = grams.size();
  std::ptrdiff_t unseen = 0;
  while (aside > 0 &&
         unseen + static_cast<std::ptrdiff_t>(grams[aside - 1].times) < least)
    unseen += static_cast<std::ptrdiff_t>(grams[--aside].times);
  double postings = 0;
  for (std::size_t i = 0; i < aside; ++i) postings += grams[i].list.count();
  if (least <= 0 || postings * kPostingCost > query.end_rank - query.first_rank) {
    scan(query);
    return;
  }
  if (counts_.size() < query.index.size()) counts_.resize(query.index.size(), 0);
  for (std::size_t i = 0; i < aside; ++i) {
    const std::size_t times = grams[i].times;
    grams[i].list.for_each(query.first_rank, query.end_rank, [&](std::uint32_t rank) {
      std::uint8_t& seen = counts_[rank];
      if (seen == 0) touched_.push_back(rank);
      seen = static_cast<std::uint8_t>(std::min(kMostCount, seen + times));
    });
  }
  for (const std::uint32_t rank : touched_) {
    const std::size_t seen = counts_[rank];
    counts_[rank] = 0;
    const LengthRun& run = query.index.run_of(rank);
    if (seen == kMostCount ||
        static_cast<std::ptrdiff_t>(seen) + unseen >= query.shared(run.length))
      compare(query, run, rank);
  }
  touched_.clear();
}

std::vector<SimilarEntry> IndexSearch::find(const LanguageIndex& index,
                                            const SymbolText& text, double threshold) {
  found_.clear();
  if (index.size() == 0) return {};
  const Query query(index, text, threshold);
  if (query.first_run == query.end_run) return {};
  distance_.emplace(query.numbers, index.alphabet(), index.first_number());
  count(query, grams_of(query));
  return found_;
}

}  // namespace awase
