// SPDX-License-Identifier: Apache-2.0
//
// How probable it is that two documents are a pair, from all that was found out about
// them and their rivals.

#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "align/document_evidence.h"
#include "align/document_match.h"
#include "align/terms.h"

namespace awase {

/// Of each document its candidates, the likeliest first.
using DocumentCandidates = std::vector<std::vector<DocumentMatch>>;

/// The same candidates as the target documents see them.
DocumentCandidates seen_from_target(const DocumentCandidates& of_source,
                                    std::size_t targets);

/// What the probability depends on, as the regression takes it.
using DocumentFeatures = std::array<double, 6>;
DocumentFeatures features_of(const DocumentMatch& match);

/// Which weights hold.
enum class DocumentScore {
  with_words,     ///< A dictionary or lexicon is there.
  one_alphabet,   ///< None, but words can look alike.
  two_alphabets,  ///< None.
};

/// Completes candidates that have their likeness, which are those of each source
/// document, and keeps the likeliest of them. The result does not depend on `threads`.
void score_documents(const TermText& source, const TermText& target,
                     DocumentEvidence evidence, DocumentScore kind, unsigned threads,
                     DocumentCandidates& of_source);

}  // namespace awase
