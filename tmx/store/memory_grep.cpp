// SPDX-License-Identifier: Apache-2.0
//
// Concordance: units that hold a text, collected from the parts and the log.

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

#include "text/error.h"
#include "text/pattern.h"
#include "text/unicode.h"
#include "tmx/store/index_grep.h"
#include "tmx/store/memory_state.h"
#include "tmx/store/memory_store.h"

namespace awase {
namespace {

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
        for (IndexGrep& grep : greps_of(index, pattern))
          asked.emplace_back(&index, std::move(grep));
      }
      if (asked.size() == 1 && snapshot_.removed_count() == 0 &&
          asked.front().first->has_units_once()) {
        add_alone(p, *asked.front().first, asked.front().second);
        continue;
      }
      std::vector<bool> is_counted(asked.empty() ? 0 : snapshot_.parts()[p]->size());
      for (const auto& [index, grep] : asked)
        add_index(p, *index, grep.entries(), is_counted);
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
    const EntrySet entries = grep.entries();
    count_ += entries.count();
    std::size_t left = top_;
    entries.for_each([&](std::uint32_t rank) {
      if (left == 0) return false;
      take(rank);
      --left;
      return true;
    });
  }

  /// Counts the units of entries, which are in order of length and then of id, and
  /// keeps the first: as many as are shown of one index at most, for a unit has one
  /// side in a language, or two.
  void add_index(std::size_t number, const LanguageIndex& index,
                 const EntrySet& entries, std::vector<bool>& is_counted) {
    const StorePart& part = *snapshot_.parts()[number];
    const bool has_removed = snapshot_.removed_count() > 0;
    std::size_t kept = 0;
    entries.for_each([&](std::uint32_t rank) {
      const std::uint32_t unit = index.unit(rank);
      if (unit >= part.size() || (has_removed && snapshot_.is_removed(part.id(unit))))
        return true;
      if (!is_counted[unit]) ++count_;
      is_counted[unit] = true;
      if (kept == 2 * top_) return true;
      ++kept;
      found_.push_back({index.run_of(rank).length, part.id(unit), number, unit, 0,
                        index.language()});
      return true;
    });
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
