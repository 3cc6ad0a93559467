// SPDX-License-Identifier: Apache-2.0
//
// The best matches of one memory. Internal to tmx/store.

#pragma once

#include <vector>

#include "tmx/store/logged_index.h"
#include "tmx/store/match.h"
#include "tmx/store/store_file.h"

namespace awase {

/// What MemoryStore::find() gives; `options.top` is above 0. `logged` has the units of
/// the log of `snapshot`. Throws Error (input) when what was found is damaged.
std::vector<Match> search_store(const StoreSnapshot& snapshot,
                                const LoggedIndex& logged, const MatchQuery& query,
                                const FindOptions& options);

}  // namespace awase
