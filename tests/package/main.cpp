// SPDX-License-Identifier: Apache-2.0
//
// A program outside Awase that uses the installed library, as a user's own would. Its
// argument is the folder in which the dictionaries of the installation lie; "-": there
// are none. Exits 1 when anything is not as it should be.

#include <awase/awase.h>
#include <iostream>
#include <string>

namespace {

bool all_good = true;

void expect(bool is_so, const std::string& what) {
  if (is_so) return;
  std::cerr << "not so: " << what << '\n';
  all_good = false;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string folder = argc > 1 ? argv[1] : "-";
  const awase::Aligner aligner;

  const auto dictionaries = aligner.dictionaries("ja", "en");
  if (folder == "-") {
    expect(dictionaries.empty(), "no dictionary");
  } else {
    expect(dictionaries.size() == 1 && dictionaries[0].starts_with(folder),
           "the dictionary lies in " + folder);
    // What only a dictionary knows: lengths and numbers are alike.
    const awase::Alignment crossed = aligner.align_segments(
        {"犬。", "猫。", "馬。", "鳥。"}, {"A cat.", "A horse.", "A bird."},
        {.source = {"ja"}, .target = {"en"}});
    bool found = false;
    for (const awase::Bead& bead : crossed.beads)
      found = found || (bead.is_pair() && crossed.source_text(bead) == "猫。" &&
                        crossed.target_text(bead) == "A cat.");
    expect(found, "the cat is found by the dictionary");
    expect(crossed.issues.empty(), "no issues with a dictionary");
  }

  const awase::Alignment alignment = aligner.align_texts(
      "北極\n\n閣僚は会談した。", "The Arctic\n\nThe ministers met.",
      {.source = {"ja"}, .target = {"en"}});
  expect(alignment.beads.size() == 2, "two beads");

  awase::MemoryWriter writer("package.tmx", {.source_language = "ja"});
  for (const awase::Unit& unit : awase::units_of(alignment)) writer.add(unit);
  expect(writer.finish() == 2, "two units are written");
  awase::MemoryReader reader("package.tmx");
  awase::Unit unit;
  std::size_t units = 0;
  while (reader.next(unit)) ++units;
  expect(units == 2, "two units are read");
  expect(awase::check_memory("package.tmx",
                             [](const awase::Finding& finding) {
                               std::cerr << finding.message << '\n';
                             }) == 0,
         "the memory is valid");
  return all_good ? 0 : 1;
}
