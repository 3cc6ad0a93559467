// SPDX-License-Identifier: Apache-2.0

#include "tmx/formats/xliff_alternatives.h"

#include <algorithm>

#include "text/unicode.h"

namespace awase {
namespace {

constexpr std::size_t npos = XmlTree::npos;
constexpr int kExact = 100;
/// The namespace of the module for translation candidates (OASIS XLIFF 2.1).
constexpr std::string_view kMatches = "urn:oasis:names:tc:xliff:matches:2.0";

}  // namespace

std::set<XliffAlternatives::Known>& XliffAlternatives::known_of(std::size_t unit) {
  const auto [place, is_new] = known_.try_emplace(unit);
  if (!is_new) return place->second;
  std::vector<std::size_t> elements = tree_[unit].children;
  if (is_2_) {
    const std::size_t matches = tree_.child(unit, "matches");
    elements = matches == npos ? std::vector<std::size_t>() : tree_[matches].children;
  }
  for (const std::size_t child : elements) {
    const XmlElement& element = tree_[child];
    if (element.local_name() != (is_2_ ? "match" : "alt-trans")) continue;
    const std::size_t target = tree_.child(child, "target");
    if (target == npos) continue;
    place->second.emplace(element.attribute(is_2_ ? "ref" : "mid"),
                          element.attribute("origin"),
                          trim(std::string_view(xliff_text(
                              tree_, tree_.content(tree_[target]), is_2_, name_))));
  }
  return place->second;
}

void XliffAlternatives::add(const XliffPlace& place, const JobSegment& segment,
                            const Proposal& proposal, const std::string& source,
                            const std::string& target) {
  const std::string mid = is_2_ ? reference_to(place) : place.mid;
  const bool is_new =
      known_of(place.unit)
          .emplace(mid, proposal.origin,
                   trim(std::string_view(xliff_text(tree_, target, is_2_, name_))))
          .second;
  if (!is_new) return;
  ++count_;
  lines_[place.unit].push_back(
      is_2_ ? match_2(place, mid, proposal, source, target)
            : alt_trans(place, segment, proposal, source, target));
}

void XliffAlternatives::put(ByteEdits& edits, ChangedTags& tags) const {
  for (const auto& [unit, lines] : lines_) {
    if (is_2_)
      put_matches(unit, lines, edits, tags);
    else
      put_alt_trans(unit, lines, edits);
  }
}

std::string XliffAlternatives::alt_trans(const XliffPlace& place,
                                         const JobSegment& segment,
                                         const Proposal& proposal,
                                         const std::string& source,
                                         const std::string& target) const {
  const std::string prefix = tree_[place.source].prefix();
  std::string tag = "<" + prefix + "alt-trans>";
  if (!place.mid.empty()) tag = with_attribute(std::move(tag), "mid", place.mid);
  tag = with_attribute(std::move(tag), "match-quality",
                       std::to_string(std::min(proposal.score, kExact)));
  tag = with_attribute(std::move(tag), "origin", proposal.origin);
  const auto element = [&](const char* name, const std::string& language,
                           const std::string& content) {
    std::string open = "<" + prefix + name + ">";
    if (!language.empty()) open = with_attribute(std::move(open), "xml:lang", language);
    return open + content + "</" + prefix + name + ">";
  };
  return tag + element("source", segment.source_language, source) +
         element("target", segment.target_language, target) + "</" + prefix +
         "alt-trans>";
}

/// The prefix of the module's namespace where the root declares it, with its colon.
std::string XliffAlternatives::matches_prefix() const {
  for (const XmlAttribute& each : tree_[0].attributes)
    if (each.value == kMatches && each.name.starts_with("xmlns:"))
      return each.name.substr(6) + ":";
  return {};
}

/// What <mtc:match> refers to: the segment by its id, else the unit.
std::string XliffAlternatives::reference_to(const XliffPlace& place) const {
  const std::string id = tree_[place.segment].attribute("id");
  if (!id.empty()) return "#" + id;
  std::size_t file = place.unit;
  while (file != 0 && tree_[file].local_name() != "file") file = tree_[file].parent;
  return "#/f=" + tree_[file].attribute("id") +
         "/u=" + tree_[place.unit].attribute("id");
}

std::string XliffAlternatives::match_2(const XliffPlace& place,
                                       const std::string& reference,
                                       const Proposal& proposal,
                                       const std::string& source,
                                       const std::string& target) const {
  const std::string core = tree_[place.source].prefix();
  const std::size_t matches = tree_.child(place.unit, "matches");
  std::string prefix = matches == npos ? matches_prefix() : tree_[matches].prefix();
  if (matches == npos && prefix.empty()) prefix = "mtc:";
  std::string tag = "<" + prefix + "match>";
  tag = with_attribute(std::move(tag), "ref", reference);
  tag = with_attribute(std::move(tag), "similarity",
                       std::to_string(std::min(proposal.score, kExact)) + ".0");
  tag = with_attribute(std::move(tag), "type", proposal.score > kExact ? "icm" : "tm");
  tag = with_attribute(std::move(tag), "origin", proposal.origin);
  const std::size_t data = tree_.child(place.unit, "originalData");
  const bool refers = (source + target).find("dataRef") != std::string::npos;
  if (refers && data != npos)
    tag += tree_.bytes().substr(tree_[data].begin_bytes,
                                tree_[data].end_bytes - tree_[data].begin_bytes);
  return tag + "<" + core + "source>" + source + "</" + core + "source><" + core +
         "target>" + target + "</" + core + "target></" + prefix + "match>";
}

void XliffAlternatives::put_alt_trans(std::size_t unit,
                                      const std::vector<std::string>& lines,
                                      ByteEdits& edits) const {
  std::size_t source = tree_.child(unit, "source");
  const std::size_t seg_source = tree_.child(unit, "seg-source");
  const std::size_t target = tree_.child(unit, "target");
  std::string all;
  for (const std::string& line : lines) all += tree_.indent_before(source) + line;
  if (target != npos)
    source = target;
  else if (seg_source != npos)
    source = seg_source;
  edits.insert(tree_[source].end_bytes, all);
}

void XliffAlternatives::put_matches(std::size_t unit,
                                    const std::vector<std::string>& lines,
                                    ByteEdits& edits, ChangedTags& tags) const {
  const std::size_t matches = tree_.child(unit, "matches");
  const std::size_t first = tree_[unit].children.front();
  const std::string indent = tree_.indent_before(first);
  std::string all;
  for (const std::string& line : lines)
    all += (indent.empty() ? "" : indent + "  ") + line;
  if (matches != npos && tree_[matches].content_bytes < tree_[matches].end_bytes) {
    // Behind the last match, or at the start of what has none.
    const XmlElement& element = tree_[matches];
    edits.insert(element.children.empty() ? element.content_bytes
                                          : tree_[element.children.back()].end_bytes,
                 all);
    return;
  }
  if (matches != npos) {
    std::string& tag = tags.of(matches);
    tag = opened_tag(std::move(tag)) + all + indent + "</" + tree_[matches].name + ">";
    return;
  }
  const std::string prefix = matches_prefix();
  const std::string name = (prefix.empty() ? "mtc:" : prefix) + "matches";
  std::string tag = "<" + name + ">";
  if (prefix.empty()) tag = with_attribute(std::move(tag), "xmlns:mtc", kMatches);
  edits.insert(tree_[unit].content_bytes,
               indent + tag + all + indent + "</" + name + ">");
}

}  // namespace awase
