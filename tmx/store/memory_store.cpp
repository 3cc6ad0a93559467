// SPDX-License-Identifier: Apache-2.0

#include "tmx/store/memory_store.h"

#include <algorithm>
#include <tuple>

#include "text/language.h"
#include "tmx/store/memory_state.h"
#include "tmx/store/store_search.h"

namespace awase {
namespace {

constexpr std::size_t kMostMatches = 1000;

}  // namespace

bool serves_language(std::string_view language, std::string_view wanted) {
  return wanted.empty() || language_distance(language, wanted) < kOtherLanguage;
}

MemoryStore::MemoryStore(std::string path)
    : path_(std::move(path)),
      state_(std::make_shared<const State>(StoreSnapshot::read(path_), nullptr)) {}
MemoryStore::~MemoryStore() = default;

std::shared_ptr<const MemoryStore::State> MemoryStore::state() const {
  const std::lock_guard lock(mutex_);
  return state_;
}

void MemoryStore::refresh() {
  const std::shared_ptr<const State> before = state();
  std::shared_ptr<const StoreSnapshot> read =
      StoreSnapshot::read(path_, before->snapshot);
  if (read->is_same_as(*before->snapshot)) return;
  auto after = std::make_shared<const State>(std::move(read), before.get());
  const std::lock_guard lock(mutex_);
  state_ = std::move(after);
}

std::shared_ptr<const StoreSnapshot> MemoryStore::snapshot() const {
  return state()->snapshot;
}

std::vector<Match> MemoryStore::find(const MatchQuery& query,
                                     const FindOptions& options) const {
  FindOptions bounded = options;
  bounded.top = std::min(options.top, kMostMatches);
  if (bounded.top == 0) return {};
  const std::shared_ptr<const State> now = state();
  return search_store(*now->snapshot, now->logged, query, bounded);
}

std::vector<Match> find_matches(std::span<const MemoryStore* const> memories,
                                const MatchQuery& query, const FindOptions& options) {
  std::vector<Match> all;
  for (std::size_t i = 0; i < memories.size(); ++i) {
    for (Match& match : memories[i]->find(query, options)) {
      match.memory = i;
      all.push_back(std::move(match));
    }
  }
  std::stable_sort(all.begin(), all.end(), [](const Match& a, const Match& b) {
    return std::tie(a.score, b.memory) > std::tie(b.score, a.memory);
  });
  if (all.size() > options.top) all.resize(options.top);
  return all;
}

GrepResult grep_memories(std::span<const MemoryStore* const> memories,
                         const std::string& pattern, const GrepOptions& options) {
  GrepResult all;
  for (std::size_t i = 0; i < memories.size(); ++i) {
    GrepResult found = memories[i]->grep(pattern, options);
    all.units += found.units;
    for (GrepHit& hit : found.hits) {
      if (all.hits.size() >= options.top) break;
      hit.memory = i;
      all.hits.push_back(std::move(hit));
    }
  }
  return all;
}

}  // namespace awase
