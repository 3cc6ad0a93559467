// SPDX-License-Identifier: Apache-2.0
//
// What a search of a memory looks at.

#pragma once

#include <memory>
#include <utility>

#include "tmx/store/logged_index.h"
#include "tmx/store/memory_store.h"

namespace awase {

/// A memory as it was at the last refresh, with its log ready to be searched.
struct MemoryStore::State {
  State(std::shared_ptr<const StoreSnapshot> read, const State* before)
      : snapshot(std::move(read)),
        logged(snapshot->logged(), before ? &before->logged : nullptr) {}

  std::shared_ptr<const StoreSnapshot> snapshot;
  LoggedIndex logged;
};

}  // namespace awase
