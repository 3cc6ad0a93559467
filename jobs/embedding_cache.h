// SPDX-License-Identifier: Apache-2.0
//
// Vectors of texts on the disk, so that no text is sent twice.

#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace awase {

/// A file of vectors by key, which several processes may use at a time. Not safe to
/// share between threads, nor with a forked process.
class EmbeddingCache {
 public:
  /// How large the file grows before the oldest vectors make room.
  static constexpr long long kMostBytes = 512LL << 20;

  /// Opens or makes "embeddings.sqlite" in `folder`, which is made too. Throws Error
  /// (unavailable) when it cannot be, or is damaged.
  explicit EmbeddingCache(const std::string& folder, long long most_bytes = kMostBytes);
  ~EmbeddingCache();
  EmbeddingCache(const EmbeddingCache&) = delete;
  EmbeddingCache& operator=(const EmbeddingCache&) = delete;

  /// What is known of each key; an empty vector for one that is not. Throws Error
  /// (unavailable).
  std::vector<std::vector<float>> find(const std::vector<std::string>& keys);

  /// Takes in vectors, all or none. Throws Error (unavailable).
  void put(const std::vector<std::pair<std::string, std::vector<float>>>& vectors);

 private:
  struct Database;
  std::unique_ptr<Database> database_;
  long long most_bytes_;
};

}  // namespace awase
