// SPDX-License-Identifier: Apache-2.0

#include "jobs/summary.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <nlohmann/json.hpp>

#include "align/confidence.h"
#include "align/regions.h"

namespace awase {
namespace {

using Json = nlohmann::ordered_json;

/// Two statements, one after the other.
Message both(Message one, Message other) {
  return Message("{one}; {other}",
                 {{"one", std::move(one)}, {"other", std::move(other)}});
}

/// Two places of a list.
Message listed(Message item, Message other) {
  return Message("{item}; {other}",
                 {{"item", std::move(item)}, {"other", std::move(other)}});
}

Message look_at(const PairFigures& figures, long wrong) {
  const std::string limit = fixed(kDoubtfulBelow, 1);
  const long held = std::min(wrong, std::lround(figures.doubtful_wrong));
  if (held <= 0)
    return Message("look at the {count} below confidence {confidence}",
                   {{"count", figures.doubtful}, {"confidence", limit}});
  return Message::plural(
      "look at the {count} below confidence {confidence}, which holds about {held} of "
      "them",
      "look at the {count} below confidence {confidence}, which hold about {held} of "
      "them",
      figures.doubtful, {{"confidence", limit}, {"held", held}});
}

/// "about 4 are wrong; look at the 18 below confidence 0.8, which hold about 3 of
/// them".
Message expectation(const PairFigures& figures) {
  const long wrong = std::lround(figures.expected_wrong);
  Message expected =
      wrong == 0 ? Message("probably none is wrong")
                 : Message::plural("about {count} is wrong", "about {count} are wrong",
                                   static_cast<std::size_t>(wrong));
  return figures.doubtful == 0 ? expected
                               : both(std::move(expected), look_at(figures, wrong));
}

/// "3-5 (menu or list of links)".
Message segments_and_reason(const Region& region) {
  const std::string numbers = segment_numbers(region.range);
  if (region.reason == RegionReason::only_here) return Message::verbatim(numbers);
  return Message("{segments} ({reason})",
                 {{"segments", numbers}, {"reason", describe(region.reason)}});
}

/// The regions of one side in one sentence, and with `explain` in one each.
void add_region_notes(const AlignedPair& pair, Side side, bool explain,
                      std::vector<Issue>& notes) {
  constexpr std::size_t kMost = 5;  // In a sentence for all.
  const std::string& name = pair.text(side).document.name;
  std::vector<Message> all;
  for (const Region& region : pair.alignment.regions) {
    if (region.side != side) continue;
    all.push_back(segments_and_reason(region));
    if (explain)
      notes.emplace_back(name,
                         Message("segments {segments}: {reason}",
                                 {{"segments", all.back()}, {"reason", region.why}}));
  }
  if (explain || all.empty()) return;
  Message some = all.front();
  for (std::size_t k = 1; k < std::min(kMost, all.size()); ++k)
    some = listed(std::move(some), all[k]);
  notes.emplace_back(
      all.size() > kMost
          ? Message("only in {file}: segments {segments}; and {more} more, see "
                    "--unpaired",
                    {{"file", name},
                     {"segments", std::move(some)},
                     {"more", all.size() - kMost}})
          : Message("only in {file}: segments {segments}",
                    {{"file", name}, {"segments", std::move(some)}}));
}

std::size_t count_left_out(const Document& document,
                           std::initializer_list<LeftOutReason> reasons) {
  return static_cast<std::size_t>(std::count_if(
      document.left_out.begin(), document.left_out.end(),
      [&](const LeftOutBlock& block) {
        return std::find(reasons.begin(), reasons.end(), block.reason) != reasons.end();
      }));
}

Json describe(const SegmentedText& text, std::size_t unpaired) {
  return {{"file", text.document.name},
          {"language", text.document.language},
          {"encoding", text.document.encoding},
          {"segments", text.size()},
          {"unpaired", unpaired}};
}

}  // namespace

Message describe(const PairFigures& figures) {
  Message sentence = Message::plural("{count} pair", "{count} pairs", figures.pairs);
  if (figures.pairs > 0) sentence = both(std::move(sentence), expectation(figures));
  if (figures.left_out > 0)
    sentence = both(std::move(sentence), Message("{pairs} below --min-confidence left "
                                                 "out",
                                                 {{"pairs", figures.left_out}}));
  if (figures.no_units.no_words > 0)
    sentence = both(std::move(sentence),
                    Message("{pairs} without words left out (--keep-same)",
                            {{"pairs", figures.no_units.no_words}}));
  if (figures.no_units.code > 0)
    sentence =
        both(std::move(sentence), Message("{pairs} of code left out (--keep-code)",
                                          {{"pairs", figures.no_units.code}}));
  const std::size_t unpaired = figures.unpaired_source + figures.unpaired_target;
  if (unpaired > 0)
    sentence = both(
        std::move(sentence),
        Message::plural(
            "{count} segment without counterpart ({source} source, {target} target)",
            "{count} segments without counterpart ({source} source, {target} target)",
            unpaired,
            {{"source", figures.unpaired_source},
             {"target", figures.unpaired_target}}));
  return sentence;
}

std::vector<Issue> region_notes(const AlignedPair& pair, bool explain) {
  std::vector<Issue> notes;
  for (const Side side : kBothSides) {
    const Document& document = pair.text(side).document;
    const std::size_t words =
        count_left_out(document, {LeftOutReason::attribute, LeftOutReason::control});
    if (words > 0)
      notes.emplace_back(
          document.name,
          Message::plural("{count} text in attributes and buttons not aligned; "
                          "--unpaired lists it, --with-attributes aligns it",
                          "{count} texts in attributes and buttons not aligned; "
                          "--unpaired lists them, --with-attributes aligns them",
                          words));
    const std::size_t furniture = count_left_out(document, {LeftOutReason::furniture});
    if (furniture > 0)
      notes.emplace_back(
          document.name,
          Message::plural("{count} block of page furniture not aligned; --unpaired "
                          "lists what, --keep-boilerplate aligns it",
                          "{count} blocks of page furniture not aligned; --unpaired "
                          "lists what, --keep-boilerplate aligns it",
                          furniture));
    add_region_notes(pair, side, explain, notes);
  }
  return notes;
}

std::string summary_json(const AlignedPair& pair, OutputFormat format,
                         const std::string& place) {
  const PairFigures figures = figures_of(pair);
  Json out;
  out["output"] = place;
  out["format"] = format_name(format);
  out["source"] = describe(pair.source, figures.unpaired_source);
  out["target"] = describe(pair.target, figures.unpaired_target);
  out["beads"] = figures.beads;
  out["pairs"] = figures.pairs;
  out["left_out"] = figures.left_out;
  out["left_out_without_words"] = figures.no_units.no_words;
  out["left_out_code"] = figures.no_units.code;
  out["doubtful"] = figures.doubtful;
  out["mean_confidence"] = figures.mean_confidence;
  out["expected_wrong"] = figures.expected_wrong;
  out["doubtful_wrong"] = figures.doubtful_wrong;
  out["regions"] = Json::array();
  for (const Region& region : pair.alignment.regions)
    out["regions"].push_back({{"side", side_name(region.side)},
                              {"first", region.range.first + 1},
                              {"last", region.range.last},
                              {"reason", describe(region.reason).english()},
                              {"why", region.why.english()}});
  out["crossed"] = Json::array();
  for (const Crossing& crossing : pair.alignment.crossings)
    out["crossed"].push_back({{"source", segment_numbers(crossing.source)},
                              {"target", segment_numbers(crossing.target)}});
  if (pair.alignment.compared.asked > 0)
    out["compared"] = {{"asked", pair.alignment.compared.asked},
                       {"sent", pair.alignment.compared.sent}};
  out["notes"] = Json::array();
  for (const Message& note : pair.alignment.notes)
    out["notes"].push_back(note.english());
  out["issues"] = english(pair.remarks.issues);
  return out.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace awase
