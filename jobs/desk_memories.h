// SPDX-License-Identifier: Apache-2.0
//
// The memories that the start page fills and searches. Internal to jobs/desk.cpp.

#pragma once

#include <cstddef>
#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace awase {

class MemoryStore;

/// Memories (tmx/store) in one folder. Safe to call from several threads.
class DeskMemories {
 public:
  explicit DeskMemories(std::string folder) : folder_(std::move(folder)) {}

  /// Without their ending, in order.
  std::vector<std::string> names() const;

  /// Their files, in that order.
  std::vector<std::string> paths() const;

  /// Adds the units of `tmx` as those of the file `source`, those that are there
  /// already left out; the memory is made when it is not there. Gives how many were
  /// added. Throws Error: usage for a name that is none, and as StoreWriter does.
  std::size_t add(const std::string& name, std::string_view tmx,
                  const std::string& source) const;

  /// {"units": how many hold it, "hits": [{"texts": [{"language", "text"}], "file"}],
  /// "similar": the same of sentences that are similar and do not hold it, with
  /// "score"}. Throws Error as MemoryStore does.
  nlohmann::json find(const std::string& name, const std::string& text) const;

 private:
  std::string path_of(const std::string& name) const;
  static nlohmann::json similar(const MemoryStore& store, const std::string& text,
                                const std::set<std::uint64_t>& without);

  std::string folder_;
};

}  // namespace awase
