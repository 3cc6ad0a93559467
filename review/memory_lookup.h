// SPDX-License-Identifier: Apache-2.0
//
// What memories know of the row that a reviewer is at, and of a word in it.

#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "tmx/store/memory_store.h"

namespace awase {

/// A unit of a memory, as a reviewer sees it.
struct KnownPair {
  int score = 0;       ///< As Match has it; 0 for one that was found by a word.
  std::string source;  ///< In the language that was asked for.
  std::string target;
  std::string file;  ///< The file its unit was added from.
};

/// Asks the memories that there are. Safe to call from several threads.
class MemoryLookup {
 public:
  /// `paths` gives the memories (tmx/store) there are when it is asked: they may become
  /// more.
  explicit MemoryLookup(std::function<std::vector<std::string>()> paths);

  /// Opens all of them. Throws Error as MemoryStore does.
  void open() const;
  /// Whether there is a memory.
  bool has_any() const { return !paths_().empty(); }

  /// The units most similar to `text`, best first, at most three, from 50 on. Texts of
  /// more than 10,000 bytes have none. A memory that cannot be read counts as empty.
  std::vector<KnownPair> similar(const std::string& text,
                                 std::string_view source_language,
                                 std::string_view target_language) const;

  /// Units that hold `word` on the side in `language`, the shortest first, at most
  /// five, and how many there are.
  std::vector<KnownPair> with_word(const std::string& word, std::string_view language,
                                   std::string_view source_language,
                                   std::string_view target_language,
                                   std::size_t& units) const;

 private:
  std::vector<std::shared_ptr<const MemoryStore>> stores() const;

  std::function<std::vector<std::string>()> paths_;
  mutable std::mutex mutex_;  ///< Of the map.
  mutable std::map<std::string, std::shared_ptr<MemoryStore>> open_;
};

}  // namespace awase
