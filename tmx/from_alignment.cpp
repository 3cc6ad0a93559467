// SPDX-License-Identifier: Apache-2.0

#include "tmx/from_alignment.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <map>
#include <string_view>
#include <utility>

#include "text/error.h"
#include "text/language.h"

namespace awase {
namespace {

/// The name of a file without its folders, which say more of a user's disk than of the
/// text.
std::string_view file_name(std::string_view path) {
  return path.substr(path.find_last_of('/') + 1);
}

/// Numbers as people count them: "3", or "3-5". `numbers`, where there are any, are
/// those of the segments.
std::string segment_numbers(SegmentRange range,
                            std::span<const std::size_t> numbers = {}) {
  std::size_t first = range.first;
  std::size_t last = range.last - 1;
  if (!numbers.empty()) {
    first = numbers[first];
    last = numbers[last];
  }
  std::string text = std::to_string(first + 1);
  return last == first ? text : text + '-' + std::to_string(last + 1);
}

std::string two_decimals(double value) {
  char text[16];
  std::snprintf(text, sizeof text, "%.2f", std::clamp(value, 0.0, 1.0));
  return text;
}

void add_provenance(TranslationUnit& unit, const Bead& bead,
                    const SegmentedText& source, const SegmentedText& target,
                    const MemoryOptions& options) {
  Annotations& props = unit.annotations;
  add_prop(props, "x-confidence", two_decimals(bead.confidence));
  add_prop(
      props, "x-bead",
      std::to_string(bead.source.size()) + '-' + std::to_string(bead.target.size()));
  add_prop(props, "x-source-segments", segment_numbers(bead.source));
  add_prop(props, "x-target-segments",
           segment_numbers(bead.target, options.target_numbers));
  const auto add_file = [&](std::string_view type, const Document& document) {
    if (document.name.empty() || document.name == "-") return;
    add_prop(props, type, file_name(document.name));
  };
  add_file("x-source-file", source.document);
  add_file("x-target-file", target.document);
}

void stamp(Attributes& attributes, const MemoryOptions& options) {
  if (!options.creationdate.empty()) {
    set_attribute(attributes, "creationdate", options.creationdate);
  }
  if (!options.creationid.empty()) {
    set_attribute(attributes, "creationid", options.creationid);
  }
}

std::string chosen_language(const std::string& given, const Document& document,
                            bool with_region) {
  std::string language = given.empty() ? document.language : given;
  if (language.empty()) {
    throw Error(ErrorKind::usage, Message("{file}: its language is not known; name it",
                                          {{"file", document.name}}));
  }
  return with_region ? with_likely_region(language) : language;
}

struct Candidate {
  TranslationUnit unit;
  double confidence;
};

/// Puts the units of one source in order of confidence, into the places they have, or
/// leaves only the last of that order.
std::vector<Issue> settle_duplicates(std::vector<Candidate>& candidates,
                                     DuplicatePolicy policy) {
  std::map<std::string, std::vector<std::size_t>, std::less<>> by_source;
  for (std::size_t k = 0; k < candidates.size(); ++k) {
    by_source[candidates[k].unit.variants.front().content.text].push_back(k);
  }
  std::size_t repeated = 0;
  std::size_t conflicting = 0;
  std::vector<bool> dropped(candidates.size(), false);
  for (const auto& [source, places] : by_source) {
    if (places.size() < 2) continue;
    ++repeated;
    const auto target_of = [&](std::size_t place) -> const std::string& {
      return candidates[place].unit.variants.back().content.text;
    };
    const std::string& first = target_of(places.front());
    conflicting += std::any_of(places.begin(), places.end(), [&](std::size_t place) {
      return target_of(place) != first;
    });
    if (policy == DuplicatePolicy::keep_all) continue;
    std::vector<Candidate> group;
    for (const std::size_t place : places)
      group.push_back(std::move(candidates[place]));
    std::stable_sort(group.begin(), group.end(), [](const auto& a, const auto& b) {
      return a.confidence < b.confidence;
    });
    for (std::size_t k = 0; k < places.size(); ++k) {
      candidates[places[k]] = std::move(group[k]);
      dropped[places[k]] =
          policy == DuplicatePolicy::best_only && k + 1 < places.size();
    }
  }
  std::size_t kept = 0;
  for (std::size_t k = 0; k < candidates.size(); ++k) {
    if (dropped[k]) continue;
    if (kept != k) candidates[kept] = std::move(candidates[k]);
    ++kept;
  }
  candidates.resize(kept);
  if (repeated == 0) return {};
  return {Issue(Message::plural(
      "{count} source text more than once, {conflicting} of them with different "
      "translations; tools keep one, most often the last",
      "{count} source texts more than once, {conflicting} of them with different "
      "translations; tools keep one, most often the last",
      repeated, {{"conflicting", conflicting}}))};
}

/// The tags of both sides.
struct Tags {
  std::string source;
  std::string target;
};

Tags tags_of(const SegmentedText& source, const SegmentedText& target,
             const MemoryOptions& options) {
  Tags tags{
      chosen_language(options.source_language, source.document, options.with_regions),
      chosen_language(options.target_language, target.document, options.with_regions)};
  if (same_language(tags.source, tags.target)) {
    throw Error(
        ErrorKind::usage,
        Message("{language}: the language of both texts; a memory needs two, name "
                "them as en-GB and en-US, say",
                {{"language", tags.source}}));
  }
  return tags;
}

/// The beads, those one that take parts of one stretch of the source in a row. A
/// stretch of which a part has no counterpart stays as it is.
std::vector<Bead> join_stretches(const std::vector<Bead>& beads,
                                 const SegmentedText& source) {
  if (source.stretches.empty()) return beads;
  std::vector<Bead> out;
  for (const Bead& bead : beads) {
    const bool goes_on =
        bead.is_pair() && !out.empty() && out.back().is_pair() &&
        out.back().source.last == bead.source.first &&
        out.back().target.last == bead.target.first &&
        source.stretches[bead.source.first - 1] == source.stretches[bead.source.first];
    if (!goes_on) {
      out.push_back(bead);
      continue;
    }
    out.back().source.last = bead.source.last;
    out.back().target.last = bead.target.last;
    out.back().cost += bead.cost;
    out.back().confidence = std::min(out.back().confidence, bead.confidence);
  }
  return out;
}

/// The segments of a range, those of one stretch together.
std::vector<SegmentRange> stretches_of(const SegmentRange& range,
                                       const SegmentedText& text) {
  std::vector<SegmentRange> out;
  for (std::size_t i = range.first; i < range.last; ++i) {
    if (i > range.first && !text.stretches.empty() &&
        text.stretches[i] == text.stretches[i - 1])
      out.back().last = i + 1;
    else
      out.push_back({i, i + 1});
  }
  return out;
}

TranslationUnit make_unit(const Bead& bead, const SegmentedText& source,
                          const SegmentedText& target, const Tags& tags,
                          const MemoryOptions& options) {
  TranslationUnit unit;
  stamp(unit.attributes, options);
  if (options.paragraphs && bead.source.size() == 1 && bead.target.size() == 1)
    set_attribute(unit.attributes, "segtype", "sentence");
  if (options.provenance) add_provenance(unit, bead, source, target, options);
  unit.variants.push_back(
      {tags.source, {joined(source, bead.source.first, bead.source.last), {}}, {}, {}});
  unit.variants.push_back(
      {tags.target, {joined(target, bead.target.first, bead.target.last), {}}, {}, {}});
  return unit;
}

}  // namespace

Header memory_header(const MemoryOptions& options, const std::string& srclang) {
  Header header;
  header.srclang = srclang;
  if (options.paragraphs) header.segtype = "paragraph";
  stamp(header.attributes, options);
  return header;
}

AlignedMemory from_alignment(const Alignment& alignment, const SegmentedText& source,
                             const SegmentedText& target,
                             const MemoryOptions& options) {
  const Tags tags = tags_of(source, target, options);
  AlignedMemory result;
  std::vector<Candidate> candidates;
  std::size_t doubtful = 0;
  for (const Bead& bead : join_stretches(alignment.beads, source)) {
    const bool sure = bead.confidence >= options.min_confidence;
    const bool unit_of_memory =
        why_no_unit(bead, source, target, options.units) == NoUnit::none;
    if (!bead.is_pair() || !sure || !unit_of_memory) {
      doubtful += bead.is_pair() && !sure;
      result.unpaired.push_back({bead,
                                 joined(source, bead.source.first, bead.source.last),
                                 joined(target, bead.target.first, bead.target.last)});
      continue;
    }
    candidates.push_back(
        {make_unit(bead, source, target, tags, options), bead.confidence});
  }
  result.issues = settle_duplicates(candidates, options.duplicates);
  if (doubtful > 0) {
    result.issues.emplace_back(Message::plural(
        "{count} pair below confidence {confidence} left out",
        "{count} pairs below confidence {confidence} left out", doubtful,
        {{"confidence", two_decimals(options.min_confidence)}}));
  }

  result.memory.header = memory_header(options, tags.source);
  for (Candidate& candidate : candidates) {
    result.memory.units.push_back(std::move(candidate.unit));
  }
  return result;
}

Memory parts_memory(const Alignment& alignment, const SegmentedText& source,
                    const SegmentedText& target, const MemoryOptions& options) {
  const Tags tags = tags_of(source, target, options);
  Memory memory;
  memory.header = memory_header(options, tags.source);
  for (const Bead& bead : join_stretches(alignment.beads, source)) {
    const std::vector<SegmentRange> parts = stretches_of(bead.source, source);
    if (!bead.is_pair() || parts.size() < 2 ||
        bead.confidence < options.min_confidence ||
        why_no_unit(bead, source, target, options.units) != NoUnit::none)
      continue;
    for (std::size_t part = 0; part < parts.size(); ++part) {
      Bead one = bead;
      one.source = parts[part];
      TranslationUnit unit = make_unit(one, source, target, tags, options);
      add_prop(unit.annotations, kPartProp,
               std::to_string(part + 1) + '/' + std::to_string(parts.size()));
      memory.units.push_back(std::move(unit));
    }
  }
  return memory;
}

std::string tmx_date(long long seconds) {
  const std::chrono::sys_seconds time{std::chrono::seconds(seconds)};
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss clock(time - day);
  char text[40];
  std::snprintf(text, sizeof text, "%04d%02u%02uT%02d%02d%02dZ",
                static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                static_cast<unsigned>(date.day()),
                static_cast<int>(clock.hours().count()),
                static_cast<int>(clock.minutes().count()),
                static_cast<int>(clock.seconds().count()));
  return text;
}

}  // namespace awase
