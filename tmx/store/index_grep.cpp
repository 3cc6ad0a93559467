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

void EntrySet::add(const PostingList& list) {
  list.for_each(0, static_cast<std::uint32_t>(entries_),
                [this](std::uint32_t rank) { add(rank); });
}

void EntrySet::add_row(const std::uint64_t* row) {
  for (std::size_t word = 0; word < words_.size(); ++word) words_[word] |= row[word];
}

std::size_t EntrySet::count() const {
  std::size_t count = 0;
  for (const std::uint64_t word : words_)
    count += static_cast<std::size_t>(std::popcount(word));
  return count;
}

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
    if (slot.numbers.empty() || slot.numbers.back() < index.first_number()) continue;
    may_be_number_ = true;
    if (slot.numbers.size() == 1 &&
        (!number_ || index.with_number(slot.numbers.front()).size() <
                         index.with_number(*number_).size()))
      number_ = slot.numbers.front();
  }
}

bool IndexGrep::is_empty() const {
  return slots_.empty() || std::any_of(slots_.begin(), slots_.end(),
                                       [](auto& slot) { return slot.numbers.empty(); });
}

std::optional<PostingList> IndexGrep::list() const {
  if (is_empty() || !is_in_lists()) return std::nullopt;
  if (index_.has_characters())
    return slots_.size() == 2 ? std::optional(rarest_pair()) : std::nullopt;
  const std::vector<std::uint32_t> words = rarest_words();
  if (words.size() != 1) return std::nullopt;
  return index_.word_list(words.front());
}

EntrySet IndexGrep::entries() const {
  if (is_empty()) return EntrySet(index_.size());
  EntrySet entries = likely_entries();
  if (is_in_lists()) return entries;
  auto run = index_.lengths().begin();
  entries.keep_if([&](std::uint32_t rank) {
    while (rank >= index_.end_rank(*run)) ++run;
    return holds(*run, rank);
  });
  return entries;
}

/// Whether the lists hold all of the pattern, one word or up to two characters: but not
/// numbers, which share a list.
bool IndexGrep::is_in_lists() const {
  return !may_be_number_ && slots_.size() <= (index_.has_characters() ? 2 : 1);
}

EntrySet IndexGrep::likely_entries() const {
  EntrySet entries(index_.size());
  if (number_) {
    for (const std::uint64_t place : index_.with_number(*number_))
      entries.add(static_cast<std::uint32_t>(place));
    return entries;
  }
  if (!index_.has_characters()) return with_words(rarest_words());
  if (slots_.size() == 1) return with_character(slots_[0].numbers[0]);
  entries.add(rarest_pair());
  return entries;
}

/// Entries that have a character. Where it is not all of an entry it is in a pair.
EntrySet IndexGrep::with_character(std::uint32_t number) const {
  EntrySet entries(index_.size());
  for (const LengthRun& run : index_.lengths())
    if (run.length == 1)
      for (std::uint32_t rank = run.first_rank; rank < index_.end_rank(run); ++rank)
        if (holds(run, rank)) entries.add(rank);
  const auto add = [&](const PostingList& list) { entries.add(list); };
  index_.for_each_pair_from(number, add);
  index_.for_each_pair_to(number, add);
  return entries;
}

EntrySet IndexGrep::with_words(const std::vector<std::uint32_t>& numbers) const {
  std::size_t postings = 0;
  for (const std::uint32_t number : numbers)
    postings += index_.word_list(number).count();
  // Where lists are long the bits of common words are faster, if they are there or
  // worth being made.
  const SymbolBits* const bits =
      postings > index_.size() / 4 ? index_.symbol_bits_if_worth() : nullptr;
  EntrySet entries(index_.size());
  for (const std::uint32_t number : numbers) {
    if (bits != nullptr && bits->rows_of(number) > 0)
      entries.add_row(bits->row(number, 1));
    else
      entries.add(index_.word_list(number));
  }
  return entries;
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

/// The words that fit the place of the pattern that fewest entries fit. Numbers share a
/// list, and stand for it once.
std::vector<std::uint32_t> IndexGrep::rarest_words() const {
  std::vector<std::uint32_t> rarest;
  std::size_t fewest = 0;
  for (const Slot& slot : slots_) {
    std::vector<std::uint32_t> words;
    std::size_t postings = 0;
    for (const std::uint32_t number : slot.numbers) {
      words.push_back(std::min(number, index_.first_number()));
      postings += index_.word_list(number).count();
      if (number >= index_.first_number()) break;
    }
    if (rarest.empty() || postings < fewest) {
      rarest = std::move(words);
      fewest = postings;
    }
  }
  return rarest;
}

/// Whether the ends of the pattern, one number each, stand at some place. Without
/// branches, so that compilers make it compare several symbols at a time.
template <class Number>
bool IndexGrep::holds_plain(std::span<const Number> symbols) const {
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

/// The same for a pattern of two slots of which several numbers fit at least one. What
/// an entry has can be foretold as little.
template <class Number>
bool IndexGrep::holds_two(std::span<const Number> symbols) const {
  const auto fits = [](const Slot& slot, Number number) {
    return slot.is_in.empty() ? static_cast<unsigned>(slot.numbers.front() == number)
                              : static_cast<unsigned>(slot.fits(number));
  };
  unsigned found = 0;
  for (std::size_t i = 1; i < symbols.size(); ++i)
    found |= fits(slots_[0], symbols[i - 1]) & fits(slots_[1], symbols[i]);
  return found != 0;
}

bool IndexGrep::holds(const LengthRun& run, std::uint32_t rank) const {
  return index_.with_symbols(run, rank, [this](auto symbols) {
    using Number = typename decltype(symbols)::value_type;
    if (symbols.size() < slots_.size()) return false;
    if (is_plain_ && !holds_plain(symbols)) return false;
    if (is_plain_ && slots_.size() <= 2) return true;
    if (slots_.size() == 2) return holds_two(symbols);
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
