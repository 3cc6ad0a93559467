// SPDX-License-Identifier: Apache-2.0
//
// The posting lists of the rarest pair of characters, or of the rarest word, say where
// to look; there the symbols of the entry are compared with those of the pattern.

#include "tmx/store/index_grep.h"

#include <algorithm>
#include <bit>
#include <string_view>
#include <utility>

#include "tmx/store/symbols.h"

namespace awase {
namespace {

/// Words of the index that hold `piece` at their start, their end, or anywhere.
enum class Place { start, end, anywhere };

std::vector<std::uint32_t> words_with(const LanguageIndex& index,
                                      std::string_view piece, Place place) {
  std::vector<std::uint32_t> numbers;
  if (piece.empty()) return numbers;
  index.for_each_word_with(
      piece, [&](std::uint32_t number, std::string_view word, std::size_t at) {
        const bool fits = place == Place::start ? at == 0
                          : place == Place::end ? at + piece.size() == word.size()
                                                : true;
        if (fits) numbers.push_back(number);
        return fits;
      });
  return numbers;
}

}  // namespace

void IndexGrep::Slot::settle(std::size_t alphabet) {
  if (numbers.size() < 2) return;
  is_in.resize(alphabet, 0);
  for (const std::uint32_t number : numbers) is_in[number] = 1;
}

bool IndexGrep::Slot::fits(std::uint32_t number) const {
  if (is_in.empty()) return !numbers.empty() && numbers.front() == number;
  return number < is_in.size() && is_in[number] != 0;
}

IndexGrep::IndexGrep(const LanguageIndex& index, const std::string& pattern)
    : index_(index) {
  const SymbolText text = SymbolReader(index.language()).read(pattern, true);
  const std::size_t last = text.symbols.size() - 1;
  for (std::size_t i = 0; i < text.symbols.size(); ++i) {
    const Symbol symbol = text.symbols[i];
    Slot& slot = slots_.emplace_back();
    const bool is_edge = i == 0 || i == last;
    if (index.has_characters() || !is_edge || is_number_symbol(symbol) ||
        symbol <= 0x10FFFF) {
      const std::uint32_t number = index.number_of(symbol);
      if (number < index.alphabet() && index.symbol(number) == symbol)
        slot.numbers.push_back(number);
    } else {
      slot.numbers = words_with(index, text.words[i],
                                last == 0 ? Place::anywhere
                                : i == 0  ? Place::end
                                          : Place::start);
    }
    slot.settle(index.alphabet());
    is_plain_ = is_plain_ && slot.numbers.size() == 1;
    if (slot.numbers.size() == 1) anchor_ = i;
    has_number_ = has_number_ || is_number_symbol(symbol);
  }
}

bool IndexGrep::is_empty() const {
  return slots_.empty() || std::any_of(slots_.begin(), slots_.end(),
                                       [](auto& slot) { return slot.numbers.empty(); });
}

std::optional<PostingList> IndexGrep::list() const {
  if (is_empty() || !is_in_lists()) return std::nullopt;
  if (index_.has_characters()) return rarest_pair();
  std::vector<PostingList> lists = rarest_word();
  if (lists.size() != 1) return std::nullopt;
  return lists.front();
}

std::vector<std::uint32_t> IndexGrep::ranks() const {
  if (is_empty()) return {};
  std::vector<std::uint32_t> ranks = likely_ranks();
  if (is_in_lists()) return ranks;
  auto run = index_.lengths().begin();
  std::erase_if(ranks, [&](std::uint32_t rank) {
    // They ascend, but in a damaged list.
    if (rank < run->first_rank) run = index_.lengths().begin();
    while (rank >= index_.end_rank(*run)) ++run;
    return !holds(*run, rank);
  });
  return ranks;
}

/// Whether the lists hold all of the pattern, one word or one pair: but not numbers,
/// which share a list.
bool IndexGrep::is_in_lists() const {
  return !has_number_ && slots_.size() == (index_.has_characters() ? 2 : 1);
}

std::vector<std::uint32_t> IndexGrep::likely_ranks() const {
  std::vector<PostingList> lists;
  if (!index_.has_characters()) {
    lists = rarest_word();
  } else if (slots_.size() > 1) {
    lists = {rarest_pair()};
  } else {
    std::vector<std::uint32_t> all(index_.size());
    for (std::uint32_t rank = 0; rank < all.size(); ++rank) all[rank] = rank;
    return all;
  }
  std::vector<std::uint32_t> ranks;
  const auto end = static_cast<std::uint32_t>(index_.size());
  if (lists.size() == 1) {
    ranks.reserve(lists.front().count());
    lists.front().for_each(0, end, [&](std::uint32_t rank) { ranks.push_back(rank); });
    return ranks;
  }
  constexpr std::size_t kBits = 64;
  std::vector<std::uint64_t> is_in((index_.size() + kBits - 1) / kBits);
  for (const PostingList& list : lists)
    list.for_each(0, end, [&](std::uint32_t rank) {
      is_in[rank / kBits] |= std::uint64_t{1} << (rank % kBits);
    });
  for (std::size_t word = 0; word < is_in.size(); ++word)
    for (std::uint64_t left = is_in[word]; left != 0; left &= left - 1)
      ranks.push_back(static_cast<std::uint32_t>(
          word * kBits + static_cast<std::size_t>(std::countr_zero(left))));
  return ranks;
}

PostingList IndexGrep::rarest_pair() const {
  PostingList rarest = index_.pair(slots_[0].numbers[0], slots_[1].numbers[0]);
  for (std::size_t i = 2; i < slots_.size(); ++i) {
    const PostingList list =
        index_.pair(slots_[i - 1].numbers[0], slots_[i].numbers[0]);
    if (list.count() < rarest.count()) rarest = list;
  }
  return rarest;
}

std::vector<PostingList> IndexGrep::rarest_word() const {
  std::vector<PostingList> rarest;
  std::size_t fewest = 0;
  for (const Slot& slot : slots_) {
    std::vector<PostingList> lists;
    std::size_t postings = 0;
    for (const std::uint32_t number : slot.numbers) {
      // Numbers share one list.
      if (number > index_.first_number() && !lists.empty() &&
          slot.numbers.front() >= index_.first_number())
        break;
      lists.push_back(index_.word_list(number));
      postings += lists.back().count();
    }
    if (rarest.empty() || postings < fewest) {
      rarest = std::move(lists);
      fewest = postings;
    }
  }
  return rarest;
}

/// Whether the ends of the pattern stand at some place. Without branches, so that
/// compilers make it compare several symbols at a time.
template <class Number>
bool IndexGrep::may_hold(std::span<const Number> symbols) const {
  const auto first = static_cast<Number>(slots_.front().numbers.front());
  const auto last = static_cast<Number>(slots_.back().numbers.front());
  const std::size_t places = symbols.size() - slots_.size() + 1;
  const Number* const at = symbols.data();
  const Number* const end = at + slots_.size() - 1;
  unsigned found = 0;
  for (std::size_t i = 0; i < places; ++i)
    found |=
        static_cast<unsigned>(at[i] == first) & static_cast<unsigned>(end[i] == last);
  return found != 0;
}

bool IndexGrep::holds(const LengthRun& run, std::uint32_t rank) const {
  return index_.with_symbols(run, rank, [this](auto symbols) {
    using Number = typename decltype(symbols)::value_type;
    if (symbols.size() < slots_.size()) return false;
    if (is_plain_ && !may_hold(symbols)) return false;
    if (is_plain_ && slots_.size() <= 2) return true;
    // Most places are left at the one slot that needs no look into a table.
    const Slot& anchor = slots_[anchor_];
    const bool is_plain = anchor.numbers.size() == 1;
    const auto wanted = static_cast<Number>(anchor.numbers.front());
    for (std::size_t at = 0; at + slots_.size() <= symbols.size(); ++at) {
      if (is_plain && symbols[at + anchor_] != wanted) continue;
      std::size_t i = 0;
      while (i < slots_.size() && slots_[i].fits(symbols[at + i])) ++i;
      if (i == slots_.size()) return true;
    }
    return false;
  });
}

}  // namespace awase
