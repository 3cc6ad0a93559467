// SPDX-License-Identifier: Apache-2.0

#include "jobs/summary.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "align/regions.h"
#include "text/file.h"

namespace awase {
namespace {

using Json = nlohmann::ordered_json;

std::string counted(std::size_t count, const std::string& noun) {
  return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

/// "about 4 are wrong; the 18 below confidence 0.8 hold about 3 of them".
std::string expectation(const AlignSummary& summary) {
  const long wrong = std::lround(summary.expected_wrong);
  if (wrong == 0 && summary.doubtful == 0) return "probably none is wrong";
  std::string words = wrong == 0 ? "probably none is wrong"
                                 : "about " + std::to_string(wrong) +
                                       (wrong == 1 ? " is wrong" : " are wrong");
  if (summary.doubtful == 0) return words;
  words += "; look at the " + std::to_string(summary.doubtful) + " below confidence " +
           fixed(kSureConfidence, 1);
  const long held = std::min(wrong, std::lround(summary.doubtful_wrong));
  if (held > 0)
    words += std::string(summary.doubtful == 1 ? ", which holds" : ", which hold") +
             " about " + std::to_string(held) + " of them";
  return words;
}

Json describe(const SegmentedText& text, std::size_t unpaired) {
  return {{"file", text.document.name},
          {"language", text.document.language},
          {"encoding", text.document.encoding},
          {"segments", text.size()},
          {"unpaired", unpaired}};
}

}  // namespace

AlignSummary summarize(const AlignedPair& pair) {
  AlignSummary summary;
  double sum = 0.0;
  for (const Bead& bead : pair.alignment.beads) {
    if (!bead.is_pair()) {
      summary.unpaired_source += bead.source.size();
      summary.unpaired_target += bead.target.size();
    } else if (bead.confidence < pair.min_confidence) {
      ++summary.left_out;
    } else if (const NoUnit reason = pair.no_unit(bead); reason != NoUnit::none) {
      summary.no_units.add(reason);
    } else {
      ++summary.pairs;
      sum += bead.confidence;
      summary.expected_wrong += 1.0 - bead.confidence;
      if (bead.confidence < kSureConfidence) {
        ++summary.doubtful;
        summary.doubtful_wrong += 1.0 - bead.confidence;
      }
    }
  }
  if (summary.pairs > 0)
    summary.mean_confidence = sum / static_cast<double>(summary.pairs);
  return summary;
}

std::string to_line(const AlignSummary& summary, const std::string& place) {
  std::string line = counted(summary.pairs, "pair");
  if (summary.pairs > 0) line += "; " + expectation(summary);
  if (summary.left_out > 0)
    line +=
        "; " + std::to_string(summary.left_out) + " below --min-confidence left out";
  if (summary.no_units.no_words > 0)
    line += "; " + std::to_string(summary.no_units.no_words) +
            " without words left out (--keep-same)";
  if (summary.no_units.code > 0)
    line += "; " + std::to_string(summary.no_units.code) +
            " of code left out (--keep-code)";
  const std::size_t unpaired = summary.unpaired_source + summary.unpaired_target;
  if (unpaired > 0)
    line += "; " + counted(unpaired, "segment") + " without counterpart (" +
            std::to_string(summary.unpaired_source) + " source, " +
            std::to_string(summary.unpaired_target) + " target)";
  return place == "-" ? line : place + ": " + line;
}

void tell_regions(const AlignedPair& pair, bool explain, const Console& console) {
  constexpr std::size_t kMost = 5;  // On a line for all.
  for (const bool is_source : {true, false}) {
    const SegmentedText& text = is_source ? pair.source : pair.target;
    const auto count_of = [&](std::initializer_list<LeftOutReason> reasons) {
      return static_cast<std::size_t>(std::count_if(
          text.document.left_out.begin(), text.document.left_out.end(),
          [&](const LeftOutBlock& block) {
            return std::find(reasons.begin(), reasons.end(), block.reason) !=
                   reasons.end();
          }));
    };
    const std::size_t words =
        count_of({LeftOutReason::attribute, LeftOutReason::control});
    if (words > 0)
      console.tell(Message::plural(
                       "{file}: {count} text in attributes and buttons not aligned; "
                       "--unpaired lists it, --with-attributes aligns it",
                       "{file}: {count} texts in attributes and buttons not aligned; "
                       "--unpaired lists them, --with-attributes aligns them",
                       words, {{"file", text.document.name}})
                       .english());
    if (const std::size_t blocks = count_of({LeftOutReason::furniture}); blocks > 0)
      console.tell(text.document.name + ": " + counted(blocks, "block") +
                   " of page furniture not aligned; --unpaired lists what, "
                   "--keep-boilerplate aligns it");
    std::string line;
    std::size_t count = 0;
    for (const Region& region : pair.alignment.regions) {
      if (region.is_source != is_source) continue;
      std::string what = segment_numbers(region.range);
      if (region.reason != RegionReason::only_here)
        what += " (" + std::string(describe(region.reason)) + ")";
      if (explain)
        console.tell(text.document.name + ": segments " + what + ": " + region.why);
      else if (++count <= kMost)
        line += (line.empty() ? "" : "; ") + what;
    }
    if (line.empty()) continue;
    if (count > kMost)
      line += "; and " + std::to_string(count - kMost) + " more, see --unpaired";
    console.tell("only in " + text.document.name + ": segments " + line);
  }
}

void give_json_summary(const AlignedPair& pair, const std::vector<std::string>& issues,
                       OutputFormat format, const std::string& place) {
  const std::string json = to_json(summarize(pair), pair, issues, format, place);
  if (place == "-")
    std::fwrite(json.data(), 1, json.size(), stderr);
  else
    write_file("-", json);
}

std::string to_json(const AlignSummary& summary, const AlignedPair& pair,
                    const std::vector<std::string>& issues, OutputFormat format,
                    const std::string& place) {
  Json out;
  out["output"] = place;
  out["format"] = format_name(format);
  out["source"] = describe(pair.source, summary.unpaired_source);
  out["target"] = describe(pair.target, summary.unpaired_target);
  out["beads"] = pair.alignment.beads.size();
  out["pairs"] = summary.pairs;
  out["left_out"] = summary.left_out;
  out["left_out_without_words"] = summary.no_units.no_words;
  out["left_out_code"] = summary.no_units.code;
  out["doubtful"] = summary.doubtful;
  out["mean_confidence"] = summary.mean_confidence;
  out["expected_wrong"] = summary.expected_wrong;
  out["doubtful_wrong"] = summary.doubtful_wrong;
  out["regions"] = Json::array();
  for (const Region& region : pair.alignment.regions)
    out["regions"].push_back({{"side", region.is_source ? "source" : "target"},
                              {"first", region.range.first + 1},
                              {"last", region.range.last},
                              {"reason", describe(region.reason)},
                              {"why", region.why}});
  out["crossed"] = Json::array();
  for (const Crossing& crossing : pair.alignment.crossings)
    out["crossed"].push_back({{"source", segment_numbers(crossing.source)},
                              {"target", segment_numbers(crossing.target)}});
  out["notes"] = pair.alignment.notes;
  out["issues"] = issues;
  return out.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace awase
