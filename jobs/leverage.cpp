// SPDX-License-Identifier: Apache-2.0

#include "jobs/leverage.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <unordered_map>
#include <vector>

#include "jobs/output.h"
#include "jobs/pair_texts.h"
#include "text/language.h"
#include "text/unicode.h"
#include "tmx/formats/memory_input.h"
#include "tmx/store/distance.h"
#include "tmx/store/symbols.h"

namespace awase {
namespace {

/// Symbols that more units than this have say nothing of any.
constexpr std::size_t kMostUnitsOfSymbol = 2000;
/// Units that are compared with a segment, those that share most symbols.
constexpr std::size_t kCompared = 50;

using Numbers = std::vector<std::uint32_t>;

/// The sources of a memory, to be asked.
class Sources {
 public:
  explicit Sources(std::string_view language) : reader_(language) {}

  void add(const std::string& text) {
    if (!exact_.insert(text).second) return;
    texts_.push_back(numbers_of(text));
    Numbers distinct = texts_.back();
    std::sort(distinct.begin(), distinct.end());
    distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
    for (const std::uint32_t symbol : distinct) {
      if (units_.size() <= symbol) units_.resize(symbol + 1);
      units_[symbol].push_back(static_cast<std::uint32_t>(texts_.size() - 1));
    }
  }

  bool has(const std::string& text) const { return exact_.contains(text); }

  /// Percent of the best match, 0..100.
  int best(const std::string& text) {
    const Numbers symbols = numbers_of(text);
    if (symbols.empty()) return 0;
    EditDistance distance(symbols, numbers_.size(), numbers_.size());
    int best = 0;
    for (const std::uint32_t unit : candidates(symbols)) {
      const Numbers& other = texts_[unit];
      const std::size_t longer = std::max(symbols.size(), other.size());
      const std::size_t edits =
          distance.to(std::span<const std::uint32_t>(other), longer);
      best = std::max(
          best, static_cast<int>(100 * (longer - std::min(edits, longer)) / longer));
    }
    return best;
  }

 private:
  Numbers numbers_of(const std::string& text) {
    Numbers numbers;
    for (const Symbol symbol : reader_.read(text).symbols) {
      const auto next = static_cast<std::uint32_t>(numbers_.size());
      numbers.push_back(numbers_.emplace(symbol, next).first->second);
    }
    return numbers;
  }

  std::vector<std::uint32_t> candidates(Numbers symbols) const {
    std::sort(symbols.begin(), symbols.end());
    symbols.erase(std::unique(symbols.begin(), symbols.end()), symbols.end());
    std::unordered_map<std::uint32_t, std::size_t> shared;
    for (const std::uint32_t symbol : symbols) {
      if (symbol >= units_.size() || units_[symbol].size() > kMostUnitsOfSymbol)
        continue;
      for (const std::uint32_t unit : units_[symbol]) ++shared[unit];
    }
    std::vector<std::pair<std::size_t, std::uint32_t>> order;
    for (const auto& [unit, count] : shared) order.emplace_back(count, unit);
    const std::size_t most = std::min(kCompared, order.size());
    std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(most),
                      order.end(), [](const auto& a, const auto& b) {
                        return a.first != b.first ? a.first > b.first
                                                  : a.second < b.second;
                      });
    std::vector<std::uint32_t> units;
    for (std::size_t k = 0; k < most; ++k) units.push_back(order[k].second);
    return units;
  }

  SymbolReader reader_;
  std::set<std::string> exact_;
  std::unordered_map<Symbol, std::uint32_t> numbers_;
  std::vector<Numbers> texts_;
  std::vector<std::vector<std::uint32_t>> units_;  ///< By symbol.
};

/// The segments of a document as the tool shows them.
std::vector<std::string> segments_of(const TextInput& input,
                                     const ReadingOptions& reading,
                                     std::string& language, Remarks& remarks) {
  const SegmentedText text = is_bilingual(input, reading)
                                 ? read_pair({input, {}}, reading, remarks).source
                                 : read_text(input, reading, remarks);
  language = text.document.language;
  std::vector<std::string> segments;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t last = i + 1;
    while (last < text.size() && !text.stretches.empty() &&
           text.stretches[last] == text.stretches[i])
      ++last;
    segments.push_back(joined(text, i, last));
    i = last;
  }
  return segments;
}

/// The side of a unit that is compared: in the language of the document, else the
/// first.
const std::string* source_of(const TranslationUnit& unit, std::string_view language) {
  for (const Variant& variant : unit.variants)
    if (primary_language(variant.language) == primary_language(language))
      return &variant.content.text;
  return unit.variants.empty() ? nullptr : &unit.variants.front().content.text;
}

}  // namespace

Leverage measure_leverage(const TextInput& source, const std::string& memory,
                          const ReadingOptions& reading, Remarks& remarks) {
  std::string language;
  const std::vector<std::string> segments =
      segments_of(source, reading, language, remarks);
  Leverage leverage;
  Sources sources(language);
  const auto reader = open_memory(memory, std::nullopt);
  for (TranslationUnit unit; reader->next(unit); ++leverage.units)
    if (const std::string* text = source_of(unit, language)) sources.add(*text);
  append(remarks.issues, reader->issues());
  std::map<std::string, int> known;
  leverage.segments = segments.size();
  for (const std::string& segment : segments) {
    if (sources.has(segment)) {
      ++leverage.exact;
      continue;
    }
    const auto added = known.emplace(segment, 0);
    int& best = added.first->second;
    if (added.second) best = sources.best(segment);
    const auto* const band = std::find_if(kLeverageBands.begin(), kLeverageBands.end(),
                                          [&](int least) { return best >= least; });
    if (band == kLeverageBands.end())
      ++leverage.none;
    else
      ++leverage.bands[static_cast<std::size_t>(band - kLeverageBands.begin())];
  }
  return leverage;
}

std::string to_table(const Leverage& leverage, const MessageCatalogue& reader) {
  std::string out;
  const auto row = [&](std::string name, std::size_t count) {
    const double all = static_cast<double>(std::max<std::size_t>(leverage.segments, 1));
    const std::string number = std::to_string(count);
    const std::string share = fixed(100.0 * static_cast<double>(count) / all, 1) + " %";
    const auto padded = [](const std::string& text, std::size_t columns) {
      return std::string(columns - std::min(columns, text.size()), ' ') + text;
    };
    constexpr std::size_t kName = 10;
    name += std::string(kName - std::min(kName, display_width(name)), ' ');
    out += name + padded(number, 8) + padded(share, 10) + '\n';
  };
  row(Message("segments").render(reader), leverage.segments);
  row(Message("exact").render(reader), leverage.exact);
  int most = 99;
  for (std::size_t k = 0; k < kLeverageBands.size(); ++k) {
    row(std::to_string(kLeverageBands[k]) + "-" + std::to_string(most),
        leverage.bands[k]);
    most = kLeverageBands[k] - 1;
  }
  row(Message("below").render(reader), leverage.none);
  return out;
}

std::string to_json(const Leverage& leverage) {
  nlohmann::ordered_json out;
  out["segments"] = leverage.segments;
  out["units"] = leverage.units;
  out["exact"] = leverage.exact;
  out["exact_share"] = leverage.exact_share();
  for (std::size_t k = 0; k < kLeverageBands.size(); ++k)
    out["bands"][std::to_string(kLeverageBands[k])] = leverage.bands[k];
  out["none"] = leverage.none;
  return out.dump() + '\n';
}

}  // namespace awase
