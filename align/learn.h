// SPDX-License-Identifier: Apache-2.0
//
// A lexicon learned from the text itself: words that a first alignment leaves
// unexplained and that keep turning up together.

#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "align/bead.h"
#include "align/links.h"
#include "align/terms.h"

namespace awase {

/// Pairs of words that are held in memory of a text of usual length.
inline constexpr std::size_t kPairsAtOnce = 8'000'000;

/// Links of kind learned between the terms of both texts, from beads of at least
/// `least_confidence` as a first pass gave them. Strengths are 0..1. Beads of very many
/// words are passed over. About `pairs_at_once` pairs of words are held in memory, more
/// for millions of beads or where more than four of `threads` work on it; time is
/// linear in the text. The links do not depend on either, but for their order.
std::vector<Link> learn_links(const TermText& source, const TermText& target,
                              const Links& links, std::span<const Bead> beads,
                              double least_confidence,
                              std::size_t pairs_at_once = kPairsAtOnce,
                              unsigned threads = 1);

}  // namespace awase
