// SPDX-License-Identifier: Apache-2.0

#include "jobs/batch_clean.h"

#include <string>
#include <utility>

#include "tmx/clean.h"
#include "tmx/encoded_input.h"
#include "tmx/read_tmx.h"
#include "tmx/write_tmx.h"

namespace awase {
namespace {

Variant variant_of(const SegmentedText& text, const SegmentRange& range) {
  Variant variant;
  variant.language = text.document.language;
  variant.content.text = joined(text, range.first, range.last);
  return variant;
}

}  // namespace

std::vector<Issue> leave_out_unclean(AlignedPair& pair) {
  Cleaner cleaner({});
  CleanRules found;
  std::size_t count = 0;
  std::vector<Bead> beads;
  for (const Bead& bead : pair.alignment.beads) {
    CleanRules faults;
    if (pair.is_wanted(bead))
      faults = cleaner.faults(variant_of(pair.source, bead.source),
                              variant_of(pair.target, bead.target));
    if (faults.none()) {
      beads.push_back(bead);
      continue;
    }
    ++count;
    found |= faults;
    beads.push_back({bead.source, {bead.target.first, bead.target.first}, bead.cost});
    beads.push_back({{bead.source.last, bead.source.last}, bead.target, bead.cost});
  }
  pair.alignment.beads = std::move(beads);
  if (count == 0) return {};
  return {Issue(Message::plural("--clean left {count} pair out ({rules})",
                                "--clean left {count} pairs out ({rules})", count,
                                {{"rules", names_of(found)}}))};
}

std::vector<TranslationUnit> read_written_units(std::string_view written,
                                                const Header& header) {
  std::string memory;
  TmxWriter writer([&memory](std::string_view bytes) { memory += bytes; }, header);
  writer.add_written(std::string(written));
  writer.finish();
  TmxReader reader(xml_source(memory), "units");
  std::vector<TranslationUnit> units;
  for (TranslationUnit unit; reader.next(unit);) units.push_back(std::move(unit));
  return units;
}

}  // namespace awase
