// SPDX-License-Identifier: Apache-2.0
//
// Two collections of documents as crawls find them, with the pairs among them known.

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "tests/quality/development_set.h"

namespace awase {

/// A document of a pool.
struct PoolDocument {
  std::string text;
  std::optional<std::size_t> counterpart;  ///< Its number on the other side.
};

struct DocumentPool {
  std::string source_language;
  std::string target_language;
  std::vector<PoolDocument> sources;
  std::vector<PoolDocument> targets;
};

/// What a pool is made of.
struct PoolOptions {
  std::uint32_t seed = 1;
  /// Beads of a document: a run of them from a gold document, of some length from
  /// `least_beads` to `most_beads`.
  std::size_t least_beads = 3;
  std::size_t most_beads = 12;
  /// Documents of each side; 0: every bead is in one document. Else beads are drawn
  /// anew for each, so that they stand in several.
  std::size_t documents = 0;
};

/// Cuts gold documents to a pool. A third of the documents have no counterpart: the
/// other side of theirs is left out. Of every sixth pair there is a second version on
/// both sides, in which one bead is another and a number is, and of every twelfth
/// document a second version on one side alone. A quarter of the documents of a side
/// begin and end with the same lines, as a site's pages do. The order is shuffled. The
/// same arguments give the same pool.
DocumentPool make_pool(const std::vector<GoldDocument>& documents,
                       const PoolOptions& options);

}  // namespace awase
