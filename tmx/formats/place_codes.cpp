// SPDX-License-Identifier: Apache-2.0
//
// Codes are matched twice: those of a translation with those of its source, by what
// they are called (the attributes x and i of TMX), and those of the source with those
// of the segment, by their order, for the numbers of two files have nothing in common.

#include "tmx/formats/place_codes.h"

#include <algorithm>
#include <map>
#include <utility>

#include "text/unicode.h"

namespace awase {
namespace {

/// What a code does to the text around it.
enum class CodeRole { begins, ends, stands_alone };

CodeRole role_of(const Code& code) {
  if (code.kind == CodeKind::open || code.name == "bpt") return CodeRole::begins;
  if (code.kind == CodeKind::close || code.name == "ept") return CodeRole::ends;
  if (code.name == "it") {
    const std::string* place = find_attribute(code.attributes, "pos");
    return place != nullptr && *place == "end" ? CodeRole::ends : CodeRole::begins;
  }
  return CodeRole::stands_alone;
}

std::string own_name(const Code& code) {
  const std::string* x = find_attribute(code.attributes, "x");
  if (x != nullptr && !x->empty()) return *x;
  const std::string* i = find_attribute(code.attributes, "i");
  return i == nullptr ? std::string() : *i;
}

/// What each code is called: the same for the same code of two sides of a unit. Both
/// halves of a pair have the name of the first.
std::vector<std::pair<CodeRole, std::string>> names_of(const Content& content) {
  std::vector<std::pair<CodeRole, std::string>> names;
  std::vector<std::string> open;
  std::map<std::string, std::string> by_pair;  // Name of a bpt by its i.
  std::map<std::pair<CodeRole, std::string>, std::size_t> seen;
  for (const Code& code : content.codes) {
    std::string name = own_name(code);
    const std::string* pair = find_attribute(code.attributes, "i");
    if (code.kind == CodeKind::open) {
      open.push_back(name);
    } else if (code.kind == CodeKind::close) {
      name = open.empty() ? std::string() : open.back();
      if (!open.empty()) open.pop_back();
    } else if (code.name == "bpt" && pair != nullptr) {
      by_pair[*pair] = name;
    } else if (code.name == "ept" && pair != nullptr && by_pair.contains(*pair)) {
      name = by_pair[*pair];
    }
    std::pair<CodeRole, std::string> key(role_of(code), name);
    const std::size_t before = seen[key]++;
    key.second += "#" + std::to_string(before);
    names.push_back(std::move(key));
  }
  return names;
}

/// For each code of `target` the place of its counterpart in `source`; nothing when
/// they are not the same codes.
std::optional<std::vector<std::size_t>> counterparts(const Content& source,
                                                     const Content& target) {
  const std::size_t count = source.codes.size();
  if (target.codes.size() != count) return std::nullopt;
  const auto from = names_of(source);
  const auto to = names_of(target);
  std::vector<std::size_t> places;
  for (const auto& name : to) {
    const auto found = std::find(from.begin(), from.end(), name);
    if (found == from.end()) break;
    places.push_back(static_cast<std::size_t>(found - from.begin()));
  }
  if (places.size() == count) return places;
  // Names that do not fit: the order is what is left.
  places.clear();
  for (std::size_t i = 0; i < count; ++i) {
    if (from[i].first != to[i].first) return std::nullopt;
    places.push_back(i);
  }
  return places;
}

bool is_blank(std::string_view text) { return trim(text).empty(); }

/// How many codes stand before the first text of a segment, and how many behind its
/// last.
std::pair<std::size_t, std::size_t> outer_codes(const Content& content) {
  const std::string_view text = content.text;
  std::size_t before = 0;
  while (before < content.codes.size() &&
         is_blank(text.substr(0, content.codes[before].offset_bytes)))
    ++before;
  std::size_t behind = 0;
  while (before + behind < content.codes.size() &&
         is_blank(text.substr(
             content.codes[content.codes.size() - 1 - behind].offset_bytes)))
    ++behind;
  return {before, behind};
}

/// Whether the codes of `segment` from `begin` on have the roles of those of `source`.
bool fits(const MarkedSegment& segment, std::size_t begin, const Content& source) {
  for (std::size_t i = 0; i < source.codes.size(); ++i)
    if (role_of(segment.content.codes[begin + i]) != role_of(source.codes[i]))
      return false;
  return true;
}

/// Where the codes of `source` begin among those of `segment`, all others of which
/// stand at its ends.
std::optional<std::size_t> first_common(const MarkedSegment& segment,
                                        const Content& source) {
  const std::size_t count = segment.content.codes.size();
  if (source.codes.size() > count) return std::nullopt;
  const std::size_t spare = count - source.codes.size();
  const auto [before, behind] = outer_codes(segment.content);
  for (std::size_t begin = 0; begin <= std::min(before, spare); ++begin)
    if (spare - begin <= behind && fits(segment, begin, source)) return begin;
  // All of them may stand before the first text, as when it has none but codes.
  return std::nullopt;
}

/// Text with `codes[places[i]]` in the place of its code i.
std::string with_codes(const Content& text, const std::vector<std::string>& codes,
                       const std::vector<std::size_t>& places, std::size_t begin,
                       const TextWriter& write) {
  std::string out;
  std::size_t done = 0;
  for (std::size_t i = 0; i < text.codes.size(); ++i) {
    const std::size_t offset = text.codes[i].offset_bytes;
    out += write(std::string_view(text.text).substr(done, offset - done));
    out += codes[begin + places[i]];
    done = offset;
  }
  return out + write(std::string_view(text.text).substr(done));
}

}  // namespace

bool is_formatting(const Content& content) {
  return std::all_of(content.codes.begin(), content.codes.end(), [](const Code& code) {
    return role_of(code) != CodeRole::stands_alone;
  });
}

std::optional<std::string> place_codes(const MarkedSegment& segment,
                                       const Content& source, const Content& target,
                                       const TextWriter& write) {
  if (segment.content.codes.empty()) {
    if (!is_formatting(source) || !is_formatting(target)) return std::nullopt;
    return write(trim(std::string_view(target.text)));
  }
  const auto places = counterparts(source, target);
  const auto begin = first_common(segment, source);
  if (!places || !begin) return std::nullopt;
  std::string out;
  for (std::size_t i = 0; i < *begin; ++i) out += segment.markup[i];
  out += with_codes(target, segment.markup, *places, *begin, write);
  for (std::size_t i = *begin + source.codes.size(); i < segment.markup.size(); ++i)
    out += segment.markup[i];
  return out;
}

}  // namespace awase
