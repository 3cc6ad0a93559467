// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "jobs/memory_languages.h"

namespace awase {

/// Memories that are asked together, in this order.
class OpenMemories {
 public:
  /// Opens them. Throws Error as MemoryStore does.
  explicit OpenMemories(std::vector<std::string> paths) : paths_(std::move(paths)) {
    for (const std::string& path : paths_) {
      stores_.push_back(std::make_unique<MemoryStore>(path));
      asked_.push_back(stores_.back().get());
    }
  }

  const std::vector<std::string>& paths() const { return paths_; }
  AskedMemories asked() const { return asked_; }

 private:
  std::vector<std::string> paths_;
  std::vector<std::unique_ptr<MemoryStore>> stores_;
  std::vector<const MemoryStore*> asked_;
};

}  // namespace awase
