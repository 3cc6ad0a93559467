// SPDX-License-Identifier: Apache-2.0
//
// Aligns two short texts with the installed libraries and prints the pairs; exits 1
// when there are not as many as expected.

#include <iostream>

#include "align/aligner.h"
#include "text/sentences.h"

int main() {
  const awase::SegmentedText source =
      awase::segments_from_lines("北極\n閣僚は会談した。\n", "source", "ja");
  const awase::SegmentedText target =
      awase::segments_from_lines("The Arctic\nThe ministers met.\n", "target", "en");
  const awase::Alignment alignment = awase::Aligner().align(source, target);
  for (const awase::Bead& bead : alignment.beads)
    std::cout << source.text(bead.source.first) << " = "
              << target.text(bead.target.first) << '\n';
  return alignment.beads.size() == 2 ? 0 : 1;
}
