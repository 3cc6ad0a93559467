// SPDX-License-Identifier: Apache-2.0
//
// The forms that hold a pair, or a segment, a line.

#include <algorithm>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>

#include "align/regions.h"
#include "jobs/output.h"

namespace awase {
namespace {

/// The segments of one side as one line without tabs, fit for a cell.
std::string cell(const SegmentedText& text, const SegmentRange& range) {
  std::string out = joined(text, range.first, range.last);
  std::replace(out.begin(), out.end(), '\t', ' ');
  return out;
}

nlohmann::ordered_json numbers(const SegmentRange& range) {
  auto out = nlohmann::ordered_json::array();
  for (std::size_t i = range.first; i < range.last; ++i) out.push_back(i + 1);
  return out;
}

double rounded(double value) { return std::round(value * 1e4) / 1e4; }

void write_unpaired_line(std::string_view side, const std::string& number,
                         std::string text, std::string_view reason,
                         const ByteSink& out) {
  for (char& c : text)
    if (c == '\t' || c == '\n') c = ' ';
  std::string line(side);
  line += '\t' + number + '\t' + text + '\t';
  line += reason;
  out(line += '\n');
}

}  // namespace

std::string segment_numbers(const SegmentRange& range) {
  if (range.empty()) return "-";
  std::string out = std::to_string(range.first + 1);
  if (range.size() > 1) out += "-" + std::to_string(range.last);
  return out;
}

std::string fixed(double value, int decimals) {
  char digits[400];
  const auto end = std::to_chars(digits, digits + sizeof digits, value,
                                 std::chars_format::fixed, decimals)
                       .ptr;
  return {digits, end};
}

void write_tsv(const AlignedPair& pair, const ByteSink& out) {
  for (const Bead& bead : pair.alignment.beads) {
    if (!pair.is_wanted(bead)) continue;
    std::string line = cell(pair.source, bead.source);
    line += '\t' + cell(pair.target, bead.target);
    line += '\t' + fixed(bead.confidence, 4);
    line += '\t' + segment_numbers(bead.source);
    line += '\t' + segment_numbers(bead.target);
    out(line += '\n');
  }
}

void write_jsonl(const AlignedPair& pair, const ByteSink& out) {
  for (const Bead& bead : pair.alignment.beads) {
    if (!pair.is_wanted(bead)) continue;
    nlohmann::ordered_json line;
    line["source"] = joined(pair.source, bead.source.first, bead.source.last);
    line["target"] = joined(pair.target, bead.target.first, bead.target.last);
    line["confidence"] = rounded(bead.confidence);
    line["cost"] = rounded(bead.cost);
    line["source_segments"] = numbers(bead.source);
    line["target_segments"] = numbers(bead.target);
    out(line.dump() + '\n');
  }
}

void write_unpaired(const AlignedPair& pair, const ByteSink& out) {
  std::vector<const Region*> sides[2];
  sides[0].assign(pair.source.size(), nullptr);
  sides[1].assign(pair.target.size(), nullptr);
  for (const Region& region : pair.alignment.regions)
    for (std::size_t i = region.range.first; i < region.range.last; ++i)
      sides[region.side == Side::source ? 0 : 1][i] = &region;
  const auto write = [&](std::string_view name, const SegmentedText& text,
                         const SegmentRange& range, const Bead& bead,
                         const std::vector<const Region*>& regions) {
    for (std::size_t i = range.first; i < range.last; ++i) {
      std::string reason = "no counterpart";
      const NoUnit no_unit = pair.no_unit(bead);
      if (bead.is_pair() && bead.confidence < pair.min_confidence)
        reason = "confidence " + fixed(bead.confidence, 4);
      else if (no_unit == NoUnit::code)
        reason = "code";
      else if (bead.is_pair())
        reason = "no words";
      else if (regions[i] != nullptr && regions[i]->reason != RegionReason::only_here)
        reason += ": " + describe(regions[i]->reason).english();
      write_unpaired_line(name, std::to_string(i + 1), cell(text, {i, i + 1}), reason,
                          out);
    }
  };
  // What the memory has in smaller pairs is not left out.
  std::vector<bool> in_memory(pair.source.size(), false);
  if (pair.cut)
    for (const Bead& bead : pair.cut->beads)
      if (bead.is_pair() && bead.confidence >= pair.min_confidence)
        in_memory[bead.source.first] = true;
  for (const Bead& bead : pair.alignment.beads) {
    if (pair.is_wanted(bead)) continue;
    if (bead.is_pair() && bead.confidence < pair.min_confidence &&
        in_memory[bead.source.first])
      continue;
    write("source", pair.source, bead.source, bead, sides[0]);
    write("target", pair.target, bead.target, bead, sides[1]);
  }
  const auto write_left_out = [&](std::string_view name, const Document& document) {
    for (const LeftOutBlock& block : document.left_out) {
      std::string kind(kind_name(block.kind));
      std::replace(kind.begin(), kind.end(), '_', ' ');
      std::string reason(reason_name(block.reason));
      if (block.reason == LeftOutReason::furniture) reason += ": " + kind;
      write_unpaired_line(name, "-", as_one_line(block.text), reason, out);
    }
  };
  write_left_out("source", pair.source.document);
  write_left_out("target", pair.target.document);
}

}  // namespace awase
