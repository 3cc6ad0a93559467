// SPDX-License-Identifier: Apache-2.0

#include "review/memory_lookup.h"

#include <algorithm>

#include "text/error.h"

namespace awase {
namespace {

constexpr int kLeastScore = 50;
constexpr std::size_t kMostSimilar = 3;
constexpr std::size_t kMostWithWord = 5;
constexpr std::size_t kLongestText = 10'000;
constexpr std::size_t kLongestWord = 200;

/// The text of the side in `language`; null when there is none.
const std::string* side_in(const TranslationUnit& unit, std::string_view language) {
  const auto found = std::find_if(
      unit.variants.begin(), unit.variants.end(),
      [&](const Variant& one) { return serves_language(one.language, language); });
  return found == unit.variants.end() ? nullptr : &found->content.text;
}

}  // namespace

MemoryLookup::MemoryLookup(std::function<std::vector<std::string>()> paths)
    : paths_(std::move(paths)) {}

void MemoryLookup::open() const {
  const std::lock_guard guard(mutex_);
  for (const std::string& path : paths_())
    open_[path] = std::make_shared<MemoryStore>(path);
}

std::vector<std::shared_ptr<const MemoryStore>> MemoryLookup::stores() const {
  const std::vector<std::string> paths = paths_();
  const std::lock_guard guard(mutex_);
  std::vector<std::shared_ptr<const MemoryStore>> out;
  for (const std::string& path : paths) {
    std::shared_ptr<MemoryStore>& store = open_[path];
    try {
      if (store)
        store->refresh();
      else
        store = std::make_shared<MemoryStore>(path);
      out.push_back(store);
    } catch (const Error&) {
      // Taken away or being written for the first time: it has nothing to say now.
    }
  }
  return out;
}

std::vector<KnownPair> MemoryLookup::similar(const std::string& text,
                                             std::string_view source_language,
                                             std::string_view target_language) const {
  if (text.empty() || text.size() > kLongestText) return {};
  const auto opened = stores();
  std::vector<const MemoryStore*> asked;
  for (const auto& store : opened) asked.push_back(store.get());
  MatchQuery query;
  query.content.text = text;
  query.source_language = source_language;
  query.target_language = target_language;
  std::vector<KnownPair> out;
  for (const Match& match :
       find_matches(asked, query, {.min_score = kLeastScore, .top = kMostSimilar})) {
    if (!match.target) continue;
    const std::vector<Variant>& sides = match.unit.variants;
    out.push_back({match.score, sides[match.source].content.text,
                   match.adapted_target ? match.adapted_target->text
                                        : sides[*match.target].content.text,
                   match.file});
  }
  return out;
}

std::vector<KnownPair> MemoryLookup::with_word(const std::string& word,
                                               std::string_view language,
                                               std::string_view source_language,
                                               std::string_view target_language,
                                               std::size_t& units) const {
  units = 0;
  std::vector<KnownPair> out;
  if (word.empty() || word.size() > kLongestWord) return out;
  GrepOptions options;
  options.language = language;
  options.top = kMostWithWord;
  for (const auto& store : stores()) {
    const GrepResult found = store->grep(word, options);
    units += found.units;
    for (const GrepHit& hit : found.hits) {
      const std::string* const source = side_in(hit.unit, source_language);
      const std::string* const target = side_in(hit.unit, target_language);
      if (source != nullptr && target != nullptr)
        out.push_back({0, *source, *target, hit.file});
    }
  }
  std::stable_sort(out.begin(), out.end(), [](const auto& one, const auto& two) {
    return one.source.size() < two.source.size();
  });
  if (out.size() > kMostWithWord) out.resize(kMostWithWord);
  return out;
}

}  // namespace awase
