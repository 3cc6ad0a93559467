// SPDX-License-Identifier: Apache-2.0

#include "jobs/memory_adder.h"

#include <filesystem>
#include <optional>

#include "jobs/output.h"
#include "tmx/unit_key.h"

namespace awase {
namespace {

bool is_complete(const TranslationUnit& unit) {
  std::size_t sides = 0;
  for (const Variant& variant : unit.variants)
    if (!variant.content.is_blank()) ++sides;
  return sides > 1;
}

}  // namespace

std::vector<Message> describe(const AddedUnits& counts, const std::string& file,
                              std::size_t units) {
  std::vector<Message> lines;
  if (counts.incomplete > 0)
    lines.push_back(Message::plural("{count} unit without a translation was left out",
                                    "{count} units without a translation were left out",
                                    counts.incomplete));
  if (counts.known > 0)
    lines.push_back(Message::plural("{count} unit was in the memory already",
                                    "{count} units were in the memory already",
                                    counts.known));
  lines.push_back(
      Message::plural("{count} unit added to {file}, which now has {units}",
                      "{count} units added to {file}, which now has {units}",
                      counts.added, {{"file", file}, {"units", units}}));
  return lines;
}

MemoryAdder::MemoryAdder(const std::string& path, bool skips_known)
    : path_(path), writer_(path), skips_known_(skips_known) {
  if (!skips_known) return;
  writer_.snapshot().for_each(
      [&](std::uint64_t, std::uint32_t, const TranslationUnit& unit) {
        known_.insert(pair_key(unit, Sameness::exact));
      });
}

MemoryAdder::~MemoryAdder() {
  if (is_finished_ || !writer_.made_the_file()) return;
  std::error_code ignored;
  std::filesystem::remove(path_, ignored);
}

// A file of which all units are known already is no source.

void MemoryAdder::add(UnitReader& units, const std::string& name) {
  std::optional<std::uint32_t> source;
  for (TranslationUnit unit; units.next(unit);) {
    if (!is_wanted(unit)) continue;
    if (!source) source = writer_.add_source({name, units.header()});
    add_unit(unit, *source);
  }
}

void MemoryAdder::add(std::span<const TranslationUnit> units, const Header& header,
                      const std::string& name) {
  std::optional<std::uint32_t> source;
  for (const TranslationUnit& unit : units) {
    if (!is_wanted(unit)) continue;
    if (!source) source = writer_.add_source({name, header});
    add_unit(unit, *source);
  }
}

/// Counts a unit that is left out.
bool MemoryAdder::is_wanted(const TranslationUnit& unit) {
  if (!is_complete(unit)) {
    ++counts_.incomplete;
    return false;
  }
  if (skips_known_ && !known_.insert(pair_key(unit, Sameness::exact)).second) {
    ++counts_.known;
    return false;
  }
  return true;
}

void MemoryAdder::add_unit(const TranslationUnit& unit, std::uint32_t source) {
  writer_.add(unit, source);
  ++counts_.added;
}

void MemoryAdder::finish() {
  writer_.flush();
  is_finished_ = true;
  constexpr std::uint64_t kMostDeadBytes = std::uint64_t{64} << 20;
  const std::uint64_t dead = writer_.snapshot().dead_bytes();
  if (dead > kMostDeadBytes && dead > writer_.snapshot().size_bytes() / 2)
    writer_.compact();
}

std::vector<Issue> add_pairs(MemoryAdder& adder, const AlignedPair& pair,
                             const MemoryOptions& options) {
  const AlignedMemory aligned = memory_of(pair, options);
  adder.add(aligned.memory.units, aligned.memory.header,
            std::filesystem::path(pair.source.document.name).filename());
  return aligned.issues;
}

}  // namespace awase
