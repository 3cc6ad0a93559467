// SPDX-License-Identifier: Apache-2.0
//
// The posting lists of the rarest pair of characters, or of the rarest word, say where
// to look; there the symbols of the entry are compared with those of the pattern.

#include "tmx/store/index_grep.h"

#include <algorithm>
#include <bit>
#include <string_view>
#include <utility>

#include "text/unicode.h"

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

bool starts_with_letter(std::string_view word) {
  return !word.empty() && is_letter(first_char(word));
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

namespace {

/// `text` with its first or last `count` words as one word.
SymbolText joined(SymbolText text, std::size_t count, bool at_begin) {
  const std::size_t first = at_begin ? 0 : text.words.size() - count;
  for (std::size_t i = 1; i < count; ++i) {
    text.words[first] += text.words[first + 1];
    text.words.erase(text.words.begin() + static_cast<std::ptrdiff_t>(first + 1));
    text.symbols.erase(text.symbols.begin() + static_cast<std::ptrdiff_t>(first + 1));
  }
  text.symbols[first] = word_symbol(text.words[first]);
  return text;
}

/// How many words at the begin or end of a pattern may be the end or begin of one that
/// has hyphens in it: 2 of "-five of", 3 of "y-five of".
std::vector<std::size_t> joinable(const std::vector<std::string>& words,
                                  bool at_begin) {
  constexpr std::size_t kMostWords = 5;
  std::vector<std::size_t> counts;
  const auto word = [&](std::size_t i) -> const std::string& {
    return at_begin ? words[i] : words[words.size() - 1 - i];
  };
  bool is_hyphen = false;
  for (std::size_t i = 0; i < std::min(words.size(), kMostWords); ++i) {
    const bool was_hyphen = is_hyphen;
    is_hyphen = word(i) == "-";
    if (!is_hyphen && !starts_with_letter(word(i))) break;
    if (i > 0 && is_hyphen == was_hyphen) break;
    if (i > 0 && !is_hyphen) counts.push_back(i + 1);
  }
  return counts;
}

}  // namespace

std::vector<IndexGrep> greps_of(const LanguageIndex& index,
                                const std::string& pattern) {
  std::vector<SymbolText> readings = {
      SymbolReader(index.language()).read(pattern, true)};
  for (const bool at_begin : {true, false}) {
    const std::size_t known = readings.size();
    for (std::size_t i = 0; i < known && !index.has_characters(); ++i)
      for (const std::size_t count : joinable(readings[i].words, at_begin))
        readings.push_back(joined(readings[i], count, at_begin));
  }
  std::vector<IndexGrep> greps;
  for (const SymbolText& reading : readings) {
    IndexGrep grep(index, reading);
    if (!grep.is_empty()) greps.push_back(std::move(grep));
  }
  return greps;
}

IndexGrep::IndexGrep(const LanguageIndex& index, const SymbolText& text)
    : index_(index) {
  for (std::size_t i = 0; i < text.symbols.size(); ++i) {
    Slot& slot = slots_.emplace_back();
    slot.numbers = numbers_at(text, i);
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

/// Numbers of the symbols that fit a place of the pattern: at its ends also words of
/// which it holds a part.
std::vector<std::uint32_t> IndexGrep::numbers_at(const SymbolText& text,
                                                 std::size_t place) const {
  const std::size_t last = text.symbols.size() - 1;
  const Symbol symbol = text.symbols[place];
  std::vector<std::uint32_t> numbers;
  const auto add = [&](Symbol wanted) {
    const std::uint32_t number = index_.number_of(wanted);
    if (number < index_.alphabet() && index_.symbol(number) == wanted)
      numbers.push_back(number);
  };
  if (index_.has_characters() || symbol <= 0x10FFFF) {
    add(symbol);
    return numbers;
  }
  const std::string& word = text.words[place];
  if (!starts_with_letter(word) && is_number_symbol(symbol)) {
    add(symbol);
    // The 22 of 22nd.
    if (place == last)
      for (const char* suffix : {"st", "nd", "rd", "th"})
        add(number_word_symbol(word + suffix));
  } else if (place == 0 || place == last) {
    return words_with(index_, word,
                      last == 0    ? Place::anywhere
                      : place == 0 ? Place::end
                                   : Place::start);
  } else {
    // A month counts as a number beside digits, which the pattern may leave out.
    add(word_symbol(word));
    add(number_word_symbol(word));
  }
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  return numbers;
}

bool IndexGrep::is_empty() const {
  return slots_.empty() || std::any_of(slots_.begin(), slots_.end(),
                                       [](auto& slot) { return slot.numbers.empty(); });
}

std::optional<PostingList> IndexGrep::list() const {
  if (is_empty() || !is_in_lists()) return std::nullopt;
  if (index_.has_characters())
    return slots_.size() == 2 ? std::optional(rarest_pair()) : std::nullopt;
  const std::vector<std::uint32_t>& words = rarest_words().numbers;
  if (words.size() != 1 || words.front() >= index_.first_number()) return std::nullopt;
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
/// numbers among characters, which share a list.
bool IndexGrep::is_in_lists() const {
  if (!index_.has_characters()) return slots_.size() == 1;
  return !may_be_number_ && slots_.size() <= 2;
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

EntrySet IndexGrep::with_words(const Slot& words) const {
  std::size_t postings = 0;
  for (const std::uint32_t number : words.numbers) postings += count_with(number);
  // Where lists are long the bits of common words are faster, if they are there or
  // worth being made.
  const SymbolBits* const bits =
      postings > index_.size() / 4 ? index_.symbol_bits_if_worth() : nullptr;
  EntrySet entries(index_.size());
  std::vector<std::uint32_t> others;
  for (const std::uint32_t number : words.numbers) {
    if (bits == nullptr || number >= index_.first_number() ||
        bits->rows_of(number) == 0) {
      others.push_back(number);
      continue;
    }
    entries.add_row(bits->row(number, 1));
    postings -= count_with(number);
  }
  // A piece of many words is in most entries, mostly in a common word: to look at what
  // is left is less than to go through all lists of the others.
  constexpr std::size_t kSymbolsOfPosting = 2;
  const std::size_t symbols =
      (index_.size() - entries.count()) *
      (index_.symbols_count() / std::max<std::size_t>(index_.size(), 1) + 1);
  if (others.size() > 1 && symbols / kSymbolsOfPosting < postings) {
    add_others_with(words, entries);
    return entries;
  }
  for (const std::uint32_t number : others) {
    if (number < index_.first_number()) {
      entries.add(index_.word_list(number));
      continue;
    }
    for (const std::uint64_t place : index_.with_number(number))
      entries.add(static_cast<std::uint32_t>(place));
  }
  return entries;
}

/// Looks for the words in the entries that are not there.
void IndexGrep::add_others_with(const Slot& words, EntrySet& entries) const {
  auto run = index_.lengths().begin();
  entries.add_if([&](std::uint32_t rank) {
    while (rank >= index_.end_rank(*run)) ++run;
    return index_.with_symbols(*run, rank, [&](auto symbols) {
      return std::any_of(symbols.begin(), symbols.end(),
                         [&](std::uint32_t number) { return words.fits(number); });
    });
  });
}

/// How often a word or a number is there.
std::size_t IndexGrep::count_with(std::uint32_t number) const {
  return number >= index_.first_number() ? index_.with_number(number).size()
                                         : index_.word_list(number).count();
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

/// The place of the pattern that fewest entries fit.
const IndexGrep::Slot& IndexGrep::rarest_words() const {
  const Slot* rarest = nullptr;
  std::size_t fewest = 0;
  for (const Slot& slot : slots_) {
    std::size_t postings = 0;
    for (const std::uint32_t number : slot.numbers) postings += count_with(number);
    if (rarest != nullptr && postings >= fewest) continue;
    rarest = &slot;
    fewest = postings;
  }
  return *rarest;
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
