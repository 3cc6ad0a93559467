// SPDX-License-Identifier: Apache-2.0
//
// A translation memory, unit by unit.

#include "jobs/output.h"
#include "tmx/write_tmx.h"

namespace awase {

std::vector<std::string> write_memory(const AlignedPair& pair, const PairStyle& style,
                                      const ByteSink& out) {
  AlignedMemory aligned =
      from_alignment(pair.alignment, pair.source, pair.target, style.memory);
  TmxWriter writer(out, aligned.memory.header, {.gzip = style.gzip});
  for (const TranslationUnit& unit : aligned.memory.units) writer.add(unit);
  writer.finish();
  std::vector<std::string> issues = std::move(aligned.issues);
  for (std::string& issue : describe_issues(writer.summary()))
    issues.push_back(std::move(issue));
  return issues;
}

}  // namespace awase
