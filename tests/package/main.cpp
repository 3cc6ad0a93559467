// SPDX-License-Identifier: Apache-2.0
//
// A program outside Awase that uses the installed library, as a user's own would. Its
// argument is the folder in which the dictionaries of the installation lie; "-": there
// are none. Exits 1 when anything is not as it should be.

#include <awase/awase.h>
#include <filesystem>
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
    // Words make surer than lengths and order alone.
    const auto sureness = [](const awase::Aligner& by) {
      const awase::Alignment pairs = by.align_segments(
          {"犬は庭を走る。", "猫は庭で眠る。"},
          {"The dog runs in the garden.", "The cat sleeps in the garden."},
          {.source = {"ja"}, .target = {"en"}});
      double sum = 0.0;
      for (const awase::Bead& bead : pairs.beads) sum += bead.confidence;
      return sum;
    };
    expect(sureness(aligner) > sureness(awase::Aligner({.use_dictionaries = false})),
           "the dictionary is used");
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

  std::filesystem::remove("package.awm");
  awase::LookupMemory memory("package.awm");
  expect(memory.add(awase::units_of(alignment), "package") == 2, "two units are added");
  const auto found =
      memory.find("閣僚は会談しました。", {.source_language = "ja", .min_score = 50});
  expect(found.size() == 1 && found[0].target == "The ministers met.",
         "a similar sentence is found");
  return all_good ? 0 : 1;
}
