// SPDX-License-Identifier: Apache-2.0
//
// align_files SOURCE TARGET OUT: aligns two documents, prints the pairs that are hardly
// right, and writes the others to a translation memory.

#include <awase/awase.h>
#include <iostream>

int main(int argc, char** argv) {
  if (argc != 4) {
    std::cerr << "usage: align_files SOURCE TARGET OUT.tmx\n";
    return 2;
  }
  constexpr double kSure = 0.8;
  try {
    const awase::Aligner aligner;
    const awase::Alignment alignment = aligner.align_files(argv[1], argv[2]);
    for (const std::string& issue : alignment.issues) std::cerr << issue << '\n';
    for (const awase::Bead& bead : alignment.beads)
      if (bead.is_pair() && bead.confidence < kSure)
        std::cout << bead.confidence << '\t' << alignment.source_text(bead) << '\t'
                  << alignment.target_text(bead) << '\n';

    awase::MemoryWriter memory(argv[3], {.source_language = alignment.source_language});
    for (const awase::Unit& unit : awase::units_of(alignment, kSure)) memory.add(unit);
    std::cerr << memory.finish() << " pairs written to " << argv[3] << '\n';
  } catch (const awase::Error& error) {
    std::cerr << "align_files: " << error.what() << '\n';
    return 1;
  }
}
