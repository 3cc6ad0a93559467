// SPDX-License-Identifier: Apache-2.0
//
// Concordance: the posting lists of the rarest pair of characters, or of the rarest
// word, say where to look; there the symbols of the entry are compared with those of
// the pattern.

#include <algorithm>
#include <bit>
#include <cstring>
#include <optional>
#include <tuple>
#include <utility>

#include "text/error.h"
#include "text/pattern.h"
#include "text/unicode.h"
#include "tmx/store/memory_state.h"
#include "tmx/store/memory_store.h"

namespace awase {
namespace {

/// Which numbers of symbols fit a place of the pattern.
struct Slot {
  std::vector<std::uint32_t> numbers;    ///< Ascending.
  std::vector<std::uint8_t> is_in = {};  ///< By number; empty where there is just one.

  void settle(std::size_t alphabet) {
    if (numbers.size() < 2) return;
    is_in.resize(alphabet, 0);
    for (const std::uint32_t number : numbers) is_in[number] = 1;
  }
  bool fits(std::uint32_t number) const {
    if (is_in.empty()) return !numbers.empty() && numbers.front() == number;
    return number < is_in.size() && is_in[number] != 0;
  }
};

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

/// Finds entries of one index that hold a text.
class IndexGrep {
 public:
  IndexGrep(const LanguageIndex& index, const std::string& pattern) : index_(index) {
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

  /// Whether no entry holds the pattern, as far as that is known without looking.
  bool is_empty() const {
    return slots_.empty() || std::any_of(slots_.begin(), slots_.end(), [](auto& slot) {
             return slot.numbers.empty();
           });
  }

  /// The list of all entries that hold the pattern, where it is one list.
  std::optional<PostingList> list() const {
    if (is_empty() || !is_in_lists()) return std::nullopt;
    if (index_.has_characters()) return rarest_pair();
    std::vector<PostingList> lists = rarest_word();
    if (lists.size() != 1) return std::nullopt;
    return lists.front();
  }

  /// Ranks of entries that hold the pattern, ascending.
  std::vector<std::uint32_t> ranks() const {
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

 private:
  /// Whether the lists hold all of the pattern, one word or one pair: but not numbers,
  /// which share a list.
  bool is_in_lists() const {
    return !has_number_ && slots_.size() == (index_.has_characters() ? 2 : 1);
  }

  std::vector<std::uint32_t> likely_ranks() const {
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
      lists.front().for_each(0, end,
                             [&](std::uint32_t rank) { ranks.push_back(rank); });
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

  PostingList rarest_pair() const {
    PostingList rarest = index_.pair(slots_[0].numbers[0], slots_[1].numbers[0]);
    for (std::size_t i = 2; i < slots_.size(); ++i) {
      const PostingList list =
          index_.pair(slots_[i - 1].numbers[0], slots_[i].numbers[0]);
      if (list.count() < rarest.count()) rarest = list;
    }
    return rarest;
  }

  std::vector<PostingList> rarest_word() const {
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

  bool holds(const LengthRun& run, std::uint32_t rank) const {
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

  /// Whether the ends of the pattern stand at some place. Without branches, so that
  /// compilers make it compare several symbols at a time.
  template <class Number>
  bool may_hold(std::span<const Number> symbols) const {
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

  const LanguageIndex& index_;
  std::vector<Slot> slots_;
  bool is_plain_ = true;    ///< Whether one number fits each slot.
  std::size_t anchor_ = 0;  ///< A slot that one number fits, if there is one.
  bool has_number_ = false;
};

/// Marks that fold into one with the character before them: ﾞ and ﾟ, combining accents.
bool joins_before(char32_t c) {
  return (c >= 0x0300 && c <= 0x036F) || c == 0x3099 || c == 0x309A || c == 0xFF9E ||
         c == 0xFF9F;
}

/// Text folded, without spaces, and where each character of it comes from.
struct FoldedText {
  explicit FoldedText(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
      const std::size_t begin = i;
      if (is_space(next_char(text, i))) continue;
      for (std::size_t after = i; i < text.size(); i = after)
        if (!joins_before(next_char(text, after))) break;
      const std::string one = fold(text.substr(begin, i - begin));
      for (std::size_t j = 0; j < one.size();) {
        chars += next_char(one, j);
        begins.push_back(begin);
        ends.push_back(i);
      }
    }
  }

  std::u32string chars;
  std::vector<std::size_t> begins;  ///< In bytes of the text.
  std::vector<std::size_t> ends;
};

void mark(GrepHit& hit, const std::u32string& pattern) {
  const FoldedText text(hit.unit.variants[hit.variant].content.text);
  const std::size_t at = text.chars.find(pattern);
  if (at == std::u32string::npos || pattern.empty()) return;
  hit.begin_bytes = text.begins[at];
  hit.end_bytes = text.ends[at + pattern.size() - 1];
}

/// A unit that holds the pattern, before it is read.
struct Found {
  std::size_t length = 0;
  std::uint64_t id = 0;
  std::size_t part = 0;
  std::uint32_t unit = 0;
  std::size_t logged = 0;
  std::string_view language;

  // clang 14's library has no <=> for std::string_view.
  bool operator<(const Found& other) const {
    return std::tie(length, id, part, unit, logged, language) <
           std::tie(other.length, other.id, other.part, other.unit, other.logged,
                    other.language);
  }
};

/// Collects units once each, whichever of their sides hold the pattern: how many, and
/// the first of them.
class Collection {
 public:
  Collection(const StoreSnapshot& snapshot, const LoggedIndex& logged, std::size_t top)
      : snapshot_(snapshot), logged_(logged), top_(top) {}

  void add_parts(const std::string& pattern, const std::string& language) {
    for (std::size_t p = 0; p < snapshot_.parts().size(); ++p) {
      std::vector<std::pair<const LanguageIndex*, IndexGrep>> asked;
      for (const LanguageIndex& index : snapshot_.parts()[p]->indexes()) {
        if (!serves_language(index.language(), language)) continue;
        IndexGrep grep(index, pattern);
        if (!grep.is_empty()) asked.emplace_back(&index, std::move(grep));
      }
      if (asked.size() == 1 && snapshot_.removed_count() == 0 &&
          asked.front().first->has_units_once()) {
        add_alone(p, *asked.front().first, asked.front().second);
        continue;
      }
      std::vector<bool> is_counted(asked.empty() ? 0 : snapshot_.parts()[p]->size());
      for (const auto& [index, grep] : asked)
        add_index(p, *index, grep.ranks(), is_counted);
    }
  }

  void add_logged(const std::u32string& pattern, const std::string& language) {
    std::uint64_t last = 0;
    for (std::size_t i = 0; i < logged_.entries().size(); ++i) {
      const LoggedEntry& entry = logged_.entries()[i];
      const Variant& variant = entry.unit->unit.variants[entry.variant];
      if (!serves_language(variant.language, language) ||
          FoldedText(variant.content.text).chars.find(pattern) == std::u32string::npos)
        continue;
      found_.push_back({entry.text.symbols.size(), entry.unit->id,
                        snapshot_.parts().size(), 0, i, variant.language});
      // Sides of one unit stand together.
      count_ += entry.unit->id != last ? 1 : 0;
      last = entry.unit->id;
    }
  }

  GrepResult result(const std::u32string& pattern) {
    std::sort(found_.begin(), found_.end());
    GrepResult result;
    result.units = count_;
    for (const Found& each : found_) {
      if (result.hits.size() == top_) break;
      if (std::any_of(result.hits.begin(), result.hits.end(),
                      [&](const GrepHit& hit) { return hit.id == each.id; }))
        continue;
      result.hits.push_back(hit_of(each));
      mark(result.hits.back(), pattern);
    }
    return result;
  }

 private:
  /// Where each entry is one unit more.
  void add_alone(std::size_t number, const LanguageIndex& index,
                 const IndexGrep& grep) {
    const std::size_t units = snapshot_.parts()[number]->size();
    const auto take = [&](std::uint32_t rank) {
      const std::uint32_t unit = index.unit(rank);
      if (unit >= units) return;
      found_.push_back({index.run_of(rank).length, snapshot_.parts()[number]->id(unit),
                        number, unit, 0, index.language()});
    };
    if (const std::optional<PostingList> list = grep.list()) {
      count_ += list->count();
      list->for_first(top_, static_cast<std::uint32_t>(index.size()), take);
      return;
    }
    const std::vector<std::uint32_t> ranks = grep.ranks();
    count_ += ranks.size();
    for (std::size_t i = 0; i < std::min(top_, ranks.size()); ++i) take(ranks[i]);
  }

  /// Counts the units of entries, which are in order of length and then of id, and
  /// keeps the first: as many as are shown of one index at most, for a unit has one
  /// side in a language, or two.
  void add_index(std::size_t number, const LanguageIndex& index,
                 const std::vector<std::uint32_t>& ranks,
                 std::vector<bool>& is_counted) {
    const StorePart& part = *snapshot_.parts()[number];
    const bool has_removed = snapshot_.removed_count() > 0;
    std::size_t kept = 0;
    for (const std::uint32_t rank : ranks) {
      const std::uint32_t unit = index.unit(rank);
      if (unit >= part.size() || (has_removed && snapshot_.is_removed(part.id(unit))))
        continue;
      if (!is_counted[unit]) ++count_;
      is_counted[unit] = true;
      if (kept == 2 * top_) continue;
      ++kept;
      found_.push_back({index.run_of(rank).length, part.id(unit), number, unit, 0,
                        index.language()});
    }
  }

  GrepHit hit_of(const Found& found) const {
    GrepHit hit;
    hit.id = found.id;
    std::uint32_t source = 0;
    if (found.part < snapshot_.parts().size()) {
      hit.unit = snapshot_.parts()[found.part]->unit(found.unit);
      source = snapshot_.parts()[found.part]->source(found.unit);
    } else {
      hit.unit = logged_.entries()[found.logged].unit->unit;
      source = logged_.entries()[found.logged].unit->source;
    }
    if (source < snapshot_.sources().size())
      hit.file = snapshot_.sources()[source].name;
    for (std::size_t i = 0; i < hit.unit.variants.size(); ++i)
      if (hit.unit.variants[i].language == found.language) hit.variant = i;
    return hit;
  }

  const StoreSnapshot& snapshot_;
  const LoggedIndex& logged_;
  std::size_t top_;
  std::vector<Found> found_;
  std::size_t count_ = 0;
};

GrepResult grep_regex(const StoreSnapshot& snapshot, const std::string& pattern,
                      const GrepOptions& options) {
  const Pattern regex(pattern);
  GrepResult result;
  snapshot.for_each(
      [&](std::uint64_t id, std::uint32_t source, const TranslationUnit& unit) {
        for (std::size_t i = 0; i < unit.variants.size(); ++i) {
          const std::string& text = unit.variants[i].content.text;
          if (!serves_language(unit.variants[i].language, options.language)) continue;
          if (!regex.is_in(text)) continue;
          ++result.units;
          if (result.hits.size() == options.top) return;
          std::optional<ByteRange> place;
          regex.find_all(text, [&](const ByteRange& range) {
            if (!place) place = range;
          });
          result.hits.push_back(
              {id,
               source < snapshot.sources().size() ? snapshot.sources()[source].name
                                                  : std::string(),
               unit, i, place ? place->begin_bytes : 0, place ? place->end_bytes : 0});
          return;
        }
      });
  return result;
}

}  // namespace

GrepResult MemoryStore::grep(const std::string& pattern,
                             const GrepOptions& options) const {
  const std::shared_ptr<const State> now = state();
  if (options.regex) return grep_regex(*now->snapshot, pattern, options);
  const std::u32string folded = FoldedText(pattern).chars;
  if (folded.empty())
    throw Error(ErrorKind::usage,
                Message("there is nothing to search for; give a word or "
                        "a part of a sentence"));
  Collection collection(*now->snapshot, now->logged, options.top);
  collection.add_parts(pattern, options.language);
  collection.add_logged(folded, options.language);
  return collection.result(folded);
}

}  // namespace awase
