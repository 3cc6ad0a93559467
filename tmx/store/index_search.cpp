// SPDX-License-Identifier: Apache-2.0
//
// Two texts that are k edits apart share all grams of the longer but k times as many as
// one edit can break: one word, or two pairs of characters. So a text that shares fewer
// than T grams is too far away, and every one that is near is in one of the lists that
// are left when fewer than T grams are put aside; those that occur most are put aside
// (Li, Lu, Lu 2008, DivideSkip; Chaudhuri, Ganti, Kaushik 2006, prefix filter). The
// more are put aside, the shorter the lists and the more entries they leave to be
// compared in full; how many is a matter of cost. Before the distance itself the
// symbols that two texts have in common are counted, in whatever order they stand.
//
// Pairs of characters say nothing when half of the text may differ. Then single
// characters are counted, of which an edit breaks one: the lists of all pairs that
// begin with a character are the entries that have it, but for those that end with it.

#include "tmx/store/index_search.h"

#include <algorithm>
#include <array>
#include <limits>

#include "tmx/store/index_query.h"
#include "tmx/store/signatures.h"

namespace awase {
namespace {

constexpr std::size_t kMostCount = std::numeric_limits<std::uint8_t>::max();
/// What it costs to compare an entry in full, and to scan one, where counting a posting
/// costs 1.
constexpr double kCompareCost = 8.0;
constexpr double kScanCost = 3.0;
/// To count by bits what one shares with the text, for itself and for each symbol of
/// the text, and to count a posting so.
constexpr double kBitsCost = 0.1;
constexpr double kBitsCostOfSymbol = 0.006;

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

namespace {

/// Which features are counted: those that are rarest.
struct Plan {
  std::size_t counted = 0;
  std::ptrdiff_t unseen = 0;  ///< How often the text has those that are put aside.
  double cost = std::numeric_limits<double>::max();
};

/// The cheapest plan that finds every entry which shares `least` features. How many
/// entries share enough of those that are counted is estimated as if features came
/// independently (Poisson).
template <class Query, class Feature>
Plan plan_of(const Query& query, const std::vector<Feature>& features,
             std::ptrdiff_t least) {
  // Lists cover all lengths, and entries of those that are searched are counted.
  const double entries = std::max(1.0, query.entries());
  const double share =
      query.entries() / std::max<double>(1.0, static_cast<double>(query.index.size()));
  std::ptrdiff_t unseen = 0;
  for (const Feature& feature : features)
    unseen += static_cast<std::ptrdiff_t>(feature.times);
  Plan best;
  double postings = 0.0;
  double expected = 0.0;
  for (std::size_t i = 0; i < features.size(); ++i) {
    const double here = share * static_cast<double>(features[i].postings);
    postings += here;
    expected += here * static_cast<double>(features[i].times) / entries;
    unseen -= static_cast<std::ptrdiff_t>(features[i].times);
    const std::ptrdiff_t needed = least - unseen;
    if (needed <= 0) continue;
    double likely = 1.0;  // The chance that an entry has `needed` of them.
    for (std::ptrdiff_t n = 1; n <= needed && likely > 1e-9; ++n)
      likely *= std::min(1.0, expected / static_cast<double>(n));
    const double cost = postings + kCompareCost * likely * entries;
    if (cost < best.cost) best = {i + 1, unseen, cost};
  }
  return best;
}

/// Whether a scan costs less than `cost`, by bits of symbols if these are there or
/// worth being made.
template <class Query>
bool is_scan_better(const Query& query, double cost) {
  const auto symbols = static_cast<double>(query.numbers.size());
  if (cost <= query.entries() * (kBitsCost + kBitsCostOfSymbol * symbols)) return false;
  return cost > query.entries() * kScanCost ||
         (query.numbers.size() <= kMostBits &&
          query.index.symbol_bits_if_worth() != nullptr);
}

}  // namespace

std::vector<IndexSearch::Feature> IndexSearch::grams_of(
    const LanguageIndex& index, const std::vector<std::uint32_t>& numbers) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> keys;
  if (index.has_characters()) {
    for (std::size_t i = 1; i < numbers.size(); ++i)
      keys.emplace_back(numbers[i - 1], numbers[i]);
  } else {
    for (const std::uint32_t number : numbers) keys.emplace_back(number, 0);
  }
  std::sort(keys.begin(), keys.end());
  std::vector<Feature> grams;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (i > 0 && keys[i] == keys[i - 1]) {
      ++grams.back().times;
      continue;
    }
    const auto [first, second] = keys[i];
    Feature gram;
    gram.first = first;
    gram.times = 1;
    if (index.has_characters()) {
      if (first < index.alphabet() && second < index.alphabet())
        gram.list = index.pair(first, second);
    } else if (first < index.alphabet()) {
      gram.list = index.word_list(first);
    }
    gram.postings = gram.list.count();
    grams.push_back(gram);
  }
  std::sort(grams.begin(), grams.end(),
            [](const Feature& a, const Feature& b) { return a.postings < b.postings; });
  return grams;
}

std::vector<IndexSearch::Feature> IndexSearch::symbols_of(const Query& query) {
  std::vector<std::uint32_t> sorted = query.numbers;
  std::sort(sorted.begin(), sorted.end());
  std::vector<Feature> symbols;
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    if (i > 0 && sorted[i] == sorted[i - 1]) {
      ++symbols.back().times;
      continue;
    }
    Feature symbol;
    symbol.first = sorted[i];
    symbol.times = 1;
    if (sorted[i] < query.index.alphabet())
      symbol.postings = query.index.count_pairs_from(sorted[i]);
    symbols.push_back(symbol);
  }
  std::sort(symbols.begin(), symbols.end(),
            [](const Feature& a, const Feature& b) { return a.postings < b.postings; });
  return symbols;
}

void IndexSearch::count_list(const Query& query, const PostingList& list,
                             std::size_t times) {
  std::uint8_t* const counts = counts_.data();
  std::uint32_t* const touched = touched_.data();
  std::size_t count = touched_count_;
  list.for_each(query.first_rank, query.end_rank, [&](std::uint32_t rank) {
    const std::size_t seen = counts[rank];
    // Without a branch, which nobody could predict.
    touched[count] = rank;
    count += seen == 0 ? 1 : 0;
    counts[rank] = static_cast<std::uint8_t>(std::min(kMostCount, seen + times));
  });
  touched_count_ = count;
}

void IndexSearch::count_symbol(const Query& query, const Feature& symbol,
                               std::uint8_t mark) {
  query.index.for_each_pair_from(symbol.first, [&](const PostingList& list) {
    list.for_each(query.first_rank, query.end_rank, [&](std::uint32_t rank) {
      if (marks_[rank] == mark) return;
      marks_[rank] = mark;
      std::uint8_t& seen = counts_[rank];
      if (seen == 0) touched_[touched_count_++] = rank;
      seen = static_cast<std::uint8_t>(std::min(kMostCount, seen + symbol.times));
    });
  });
}

void IndexSearch::make_room(std::size_t entries) {
  counts_.resize(std::max(counts_.size(), entries), 0);
  touched_.resize(counts_.size() + 1);
}

void IndexSearch::forget_counts() {
  for (const std::uint32_t rank : touched()) counts_[rank] = 0;
  if (!marks_.empty())
    for (const std::uint32_t rank : touched()) marks_[rank] = 0;
  touched_count_ = 0;
}

/// Compares the entries that share enough of what was counted, when `unseen` more may
/// be shared: `shared` says how much it takes for a length, `least` the least of it.
template <class Shared>
void IndexSearch::compare_counted(const Query& query, Shared shared,
                                  std::ptrdiff_t least, std::ptrdiff_t unseen) {
  const auto shares = [&](std::uint32_t rank, std::ptrdiff_t needed) {
    const std::size_t seen = counts_[rank];
    return seen == kMostCount || static_cast<std::ptrdiff_t>(seen) + unseen >= needed;
  };
  near_.clear();
  for (const std::uint32_t rank : touched())
    if (shares(rank, least)) near_.push_back(rank);
  const std::ptrdiff_t kept =
      query.least_of([&](std::size_t length) { return query.kept(length); });
  if (kept > 0)
    keep_near(query.planes, query.index.signatures(), static_cast<std::size_t>(kept),
              near_);
  for (const std::uint32_t rank : near_) {
    const LengthRun& run = query.index.run_of(rank);
    if (shares(rank, shared(run.length))) compare(query, run, rank);
  }
}

bool IndexSearch::go_by_grams(const Query& query) {
  const auto shared = [&](std::size_t length) { return query.shared(length); };
  const std::ptrdiff_t least = query.least_of(shared);
  if (least <= 0) return false;
  const std::vector<Feature>& grams = query.prepared.grams;
  const Plan plan = plan_of(query, grams, least);
  if (is_scan_better(query, plan.cost)) return false;
  make_room(query.index.size());
  for (std::size_t i = 0; i < plan.counted; ++i)
    count_list(query, grams[i].list, grams[i].times);
  compare_counted(query, shared, least, plan.unseen);
  forget_counts();
  return true;
}

bool IndexSearch::go_by_symbols(const Query& query) {
  if (!query.index.has_characters()) return false;
  // One that an entry has at its end alone is in no list.
  const auto shared = [&](std::size_t length) { return query.kept(length) - 1; };
  const std::ptrdiff_t least = query.least_of(shared);
  if (least <= 0) return false;
  const std::vector<Feature> symbols = symbols_of(query);
  const Plan plan = plan_of(query, symbols, least);
  if (is_scan_better(query, plan.cost) || plan.counted >= kMostCount) return false;
  make_room(query.index.size());
  marks_.resize(counts_.size(), 0);
  for (std::size_t i = 0; i < plan.counted; ++i)
    if (symbols[i].postings > 0)
      count_symbol(query, symbols[i], static_cast<std::uint8_t>(i + 1));
  compare_counted(query, shared, least, plan.unseen);
  forget_counts();
  return true;
}

std::vector<SimilarEntry> IndexSearch::find(const LanguageIndex& index,
                                            const SymbolText& text, double threshold) {
  found_.clear();
  if (index.size() == 0) return {};
  const Query query(prepared(index, text), text, threshold);
  if (query.first_run == query.end_run) return {};
  if (!go_by_grams(query) && !go_by_symbols(query)) scan(query);
  return found_;
}

std::vector<SimilarEntry> IndexSearch::find_likely(const LanguageIndex& index,
                                                   const SymbolText& text,
                                                   std::size_t most) {
  found_.clear();
  constexpr double kLeast = 0.3;
  if (index.size() == 0) return {};
  const Query query(prepared(index, text), text, kLeast);
  if (query.first_run == query.end_run) return {};
  make_room(index.size());
  // What nearly every entry has tells them not apart; the rarest say most.
  constexpr std::size_t kMostPostings = std::size_t{1} << 12;
  const std::size_t common = std::max<std::size_t>(index.size() / 16, 64);
  std::size_t postings = 0;
  for (const Feature& gram : query.prepared.grams) {
    postings += gram.postings;
    if (gram.postings > common || postings > kMostPostings) break;
    count_list(query, gram.list, gram.times);
  }
  const std::vector<std::uint32_t> best = most_counted(most);
  forget_counts();
  for (const std::uint32_t rank : best) compare(query, index.run_of(rank), rank);
  return found_;
}

/// Those of touched_ that were counted most often, at most so many.
std::vector<std::uint32_t> IndexSearch::most_counted(std::size_t most) const {
  std::array<std::size_t, kMostCount + 1> how_many = {};
  for (const std::uint32_t rank : touched()) ++how_many[counts_[rank]];
  std::size_t least = kMostCount;
  std::size_t above = 0;  // Counted more often than `least`.
  while (least > 1 && above + how_many[least] < most) above += how_many[least--];
  std::size_t of_least = most - above;
  std::vector<std::uint32_t> best;
  for (const std::uint32_t rank : touched())
    if (counts_[rank] > least || (counts_[rank] == least && of_least > 0)) {
      if (counts_[rank] == least) --of_least;
      best.push_back(rank);
    }
  return best;
}

}  // namespace awase
