// SPDX-License-Identifier: Apache-2.0
//
// A translation memory, unit by unit, as TMX or in another of its formats.

#include <utility>

#include "jobs/output.h"
#include "tmx/combine.h"
#include "tmx/formats/unit_stream.h"
#include "tmx/write_tmx.h"

namespace awase {
namespace {

std::vector<Issue> issues_of(const AlignedMemory& aligned,
                             const std::vector<Issue>& of_writer) {
  std::vector<Issue> issues = aligned.issues;
  append(issues, of_writer);
  return issues;
}

/// Calls `make` with what a memory gets of `pair`.
template <typename Make>
auto with_memory_beads(const AlignedPair& pair, MemoryOptions options, Make make) {
  if (!pair.cut)
    return make(pair.alignment, pair.source, pair.target, std::as_const(options));
  Alignment alignment = pair.alignment;
  alignment.beads = pair.cut->beads;
  options.target_numbers = pair.cut->segments;
  return make(alignment, pair.source, pair.cut->target, std::as_const(options));
}

}  // namespace

AlignedMemory memory_of(const AlignedPair& pair, const MemoryOptions& options) {
  return with_memory_beads(
      pair, options,
      [](const Alignment& alignment, const SegmentedText& source,
         const SegmentedText& target, const MemoryOptions& settled) {
        return from_alignment(alignment, source, target, settled);
      });
}

std::size_t write_parts(const AlignedPair& pair, const PairStyle& style,
                        const ByteSink& out) {
  const Memory memory =
      with_memory_beads(pair, style.memory,
                        [](const Alignment& alignment, const SegmentedText& source,
                           const SegmentedText& target, const MemoryOptions& settled) {
                          return parts_memory(alignment, source, target, settled);
                        });
  TmxWriter writer(out, memory.header, {.gzip = style.gzip});
  for (const TranslationUnit& unit : memory.units) writer.add(unit);
  writer.finish();
  return memory.units.size();
}

std::vector<Issue> write_memory(const AlignedPair& pair, const PairStyle& style,
                                const ByteSink& out) {
  const AlignedMemory aligned = memory_of(pair, style.memory);
  TmxWriter writer(out, aligned.memory.header, {.gzip = style.gzip});
  for (const TranslationUnit& unit : aligned.memory.units) writer.add(unit);
  writer.finish();
  return issues_of(aligned, describe_issues(writer.summary()));
}

std::vector<Issue> write_converted(const AlignedPair& pair, OutputFormat format,
                                   const PairStyle& style, const ByteSink& out) {
  const AlignedMemory aligned = memory_of(pair, style.memory);
  const auto writer = write_units(find_memory_format(format_name(format)).value(), out,
                                  aligned.memory.header, {.tmx = {.gzip = style.gzip}});
  for (const TranslationUnit& unit : aligned.memory.units) writer->add(unit);
  writer->finish();
  return issues_of(aligned, writer->issues());
}

std::vector<Issue> write_units(const AlignedPair& pair, const MemoryOptions& options,
                               const Header& header, const ByteSink& out) {
  AlignedMemory aligned = memory_of(pair, options);
  TmxWriter writer(out, header, {.units_only = true});
  for (TranslationUnit& unit : aligned.memory.units) {
    adopt_unit(unit, aligned.memory.header, header, "");
    writer.add(unit);
  }
  writer.finish();
  return issues_of(aligned, describe_issues(writer.summary()));
}

}  // namespace awase
