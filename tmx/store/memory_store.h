// SPDX-License-Identifier: Apache-2.0
//
// A memory that one can ask: fuzzy matches and concordance.

#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <vector>

#include "tmx/store/match.h"
#include "tmx/store/store_file.h"

namespace awase {

/// What is searched for in texts.
struct GrepOptions {
  std::string language = {};  ///< Of the side that is searched; empty: any.
  bool regex = false;         ///< The pattern is a regular expression (RE2), else text.
  std::size_t top = 20;       ///< Units that are given; the rest is counted.
};

/// A unit that holds what was searched for.
struct GrepHit {
  std::uint64_t id = 0;
  std::string file;
  TranslationUnit unit;
  std::size_t variant = 0;  ///< The side that holds it.
  std::size_t begin_bytes =
      0;  ///< Where in its text, as far as it stands there as it was given.
  std::size_t end_bytes = 0;  ///< Equal to begin_bytes when only folded text holds it.
  std::size_t memory = 0;     ///< Which of the memories that were asked.
};

struct GrepResult {
  std::vector<GrepHit> hits;  ///< The shortest first; with a regular expression by id.
  std::size_t units = 0;      ///< Units that hold it, given or not.
};

/// An open memory. Safe to share between threads: a search sees the memory as it was at
/// the last refresh(), whatever is written meanwhile.
class MemoryStore {
 public:
  /// Throws Error: unavailable when the file cannot be read, input when it is no
  /// memory.
  explicit MemoryStore(std::string path);
  ~MemoryStore();
  MemoryStore(const MemoryStore&) = delete;
  MemoryStore& operator=(const MemoryStore&) = delete;

  /// Takes what others committed since. Throws Error as opening does; the old state
  /// then stays.
  void refresh();

  /// The best matches, best first: those that a comparison with every unit would give.
  /// Equal scores go by similarity, then the newest first. Throws Error (input) when
  /// what was found is damaged.
  std::vector<Match> find(const MatchQuery& query, const FindOptions& options) const;

  /// Units that hold `pattern`: for text, at any place, in any case and width, over
  /// spaces. Throws Error (usage) for a pattern that is no regular expression, or holds
  /// no character to look for.
  GrepResult grep(const std::string& pattern, const GrepOptions& options) const;

  std::shared_ptr<const StoreSnapshot> snapshot() const;
  const std::string& path() const { return path_; }

 private:
  struct State;

  std::shared_ptr<const State> state() const;

  std::string path_;
  mutable std::mutex mutex_;  ///< Of the pointer, not of what it points to.
  std::shared_ptr<const State> state_;
};

/// The best matches of several memories; at equal scores those of the earlier memory
/// come first.
std::vector<Match> find_matches(std::span<const MemoryStore* const> memories,
                                const MatchQuery& query, const FindOptions& options);

/// Units of several memories that hold a text: those of the earlier memory first.
/// Throws Error as MemoryStore::grep() does.
GrepResult grep_memories(std::span<const MemoryStore* const> memories,
                         const std::string& pattern, const GrepOptions& options);

/// Whether a side in `language` may serve where `wanted` is asked for: the same
/// language, whatever the region, in the same script. An empty `wanted` takes all.
bool serves_language(std::string_view language, std::string_view wanted);

}  // namespace awase
