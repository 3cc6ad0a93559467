// SPDX-License-Identifier: Apache-2.0

#include "tmx/store/logged_index.h"

#include <algorithm>
#include <map>

#include "text/unicode.h"
#include "tmx/store/distance.h"

namespace awase {

LoggedIndex::LoggedIndex(const std::vector<std::shared_ptr<const LoggedUnit>>& units,
                         const LoggedIndex* before) {
  std::unordered_map<const LoggedUnit*, std::vector<const LoggedEntry*>> known;
  if (before)
    for (const LoggedEntry& entry : before->entries_)
      known[entry.unit.get()].push_back(&entry);
  std::map<std::string, SymbolReader> readers;
  for (const auto& unit : units) {
    if (const auto old = known.find(unit.get()); old != known.end()) {
      for (const LoggedEntry* entry : old->second) entries_.push_back(*entry);
      continue;
    }
    for (std::size_t i = 0; i < unit->unit.variants.size(); ++i) {
      const Variant& variant = unit->unit.variants[i];
      const std::string_view text = variant.content.text;
      if (trim(text).empty()) continue;
      const auto reader = readers.try_emplace(variant.language, variant.language).first;
      entries_.push_back({unit, i, reader->second.read(text)});
    }
  }
}

struct SymbolComparison::State {
  explicit State(const SymbolText& text)
      : pattern(numbered(text.symbols)),
        distance(pattern, numbers.size(), first_alike) {}

  /// Symbols of the text by number, those of numbers last and as one.
  std::vector<std::uint32_t> numbered(const std::vector<Symbol>& symbols) {
    for (const Symbol symbol : symbols)
      if (!is_number_symbol(symbol))
        numbers.try_emplace(symbol, static_cast<std::uint32_t>(numbers.size()));
    first_alike = numbers.size();
    numbers.try_emplace(kFirstNumberSymbol, static_cast<std::uint32_t>(numbers.size()));
    std::vector<std::uint32_t> all;
    for (const Symbol symbol : symbols) all.push_back(number_of(symbol));
    return all;
  }

  std::uint32_t number_of(Symbol symbol) const {
    const auto place =
        numbers.find(is_number_symbol(symbol) ? kFirstNumberSymbol : symbol);
    return place == numbers.end() ? static_cast<std::uint32_t>(numbers.size())
                                  : place->second;
  }

  std::unordered_map<Symbol, std::uint32_t> numbers;
  std::size_t first_alike = 0;
  std::vector<std::uint32_t> pattern;
  EditDistance distance;
  std::vector<std::uint32_t> other;
};

SymbolComparison::SymbolComparison(const SymbolText& text)
    : state_(std::make_unique<State>(text)) {}
SymbolComparison::~SymbolComparison() = default;

std::size_t SymbolComparison::distance_to(const std::vector<Symbol>& symbols,
                                          std::size_t limit) {
  const std::size_t length = state_->pattern.size();
  const std::size_t gap =
      length > symbols.size() ? length - symbols.size() : symbols.size() - length;
  if (gap > limit) return limit + 1;
  state_->other.clear();
  for (const Symbol symbol : symbols)
    state_->other.push_back(state_->number_of(symbol));
  return state_->distance.to(std::span<const std::uint32_t>(state_->other), limit);
}

}  // namespace awase
