// SPDX-License-Identifier: Apache-2.0
//
// Whether two texts are translations of each other at all.

#pragma once

#include <optional>
#include <span>

#include "align/bead.h"
#include "align/terms.h"
#include "text/issue.h"

namespace awase {

/// The share of the characters of a text that stand in pairs, each weighed by its
/// confidence: that of the side where it is larger, since a text may be set beside a
/// part of its translation. 0..1; 0 without pairs.
double paired_share(const TermText& source, const TermText& target,
                    std::span<const Bead> beads);

/// What to say of texts of which hardly anything is paired; nothing for others and for
/// texts of a few lines, of which too little is known.
std::optional<Issue> doubt_translation(const TermText& source, const TermText& target,
                                       std::span<const Bead> beads);

}  // namespace awase
