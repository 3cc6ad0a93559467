// SPDX-License-Identifier: Apache-2.0

#include "tmx/formats/xml_tree.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>

#include "text/unicode.h"
#include "tmx/xml_printer.h"

namespace awase {
namespace {

bool is_xml_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// Where the value of an attribute stands in a tag, quotes not in it; empty at 0 when
/// it is not there.
ByteRange value_range(std::string_view tag, std::string_view wanted) {
  std::size_t at = 1;
  while (at < tag.size() && !is_xml_space(tag[at]) && tag[at] != '>') ++at;
  while (at < tag.size()) {
    while (at < tag.size() && is_xml_space(tag[at])) ++at;
    const std::size_t begin = at;
    while (at < tag.size() && tag[at] != '=' && tag[at] != '>' && tag[at] != '/' &&
           !is_xml_space(tag[at]))
      ++at;
    const std::string_view name = tag.substr(begin, at - begin);
    const std::size_t quote = tag.find_first_of("\"'>", at);
    if (name.empty() || quote == std::string_view::npos || tag[quote] == '>') break;
    const std::size_t end = tag.find(tag[quote], quote + 1);
    if (end == std::string_view::npos) break;
    if (name == wanted) return {quote + 1, end};
    at = end + 1;
  }
  return {};
}

}  // namespace

std::string_view XmlElement::local_name() const {
  const std::size_t colon = name.find(':');
  return colon == std::string::npos ? std::string_view(name)
                                    : std::string_view(name).substr(colon + 1);
}

std::string XmlElement::prefix() const {
  const std::size_t colon = name.find(':');
  return colon == std::string::npos ? std::string() : name.substr(0, colon + 1);
}

std::string XmlElement::attribute(std::string_view wanted) const {
  for (const XmlAttribute& each : attributes)
    if (each.name == wanted) return each.value;
  return {};
}

XmlTree::XmlTree(std::string bytes, const std::string& name)
    : bytes_(std::move(bytes)) {
  XmlReader reader(xml_source(bytes_), name);
  XmlEvent event;
  std::vector<std::size_t> open;
  // Elements whose start or end tag ends where the next event begins.
  std::size_t started = npos;
  std::size_t ended = npos;
  const auto settle = [&](std::size_t at) {
    if (started != npos) elements_[started].content_bytes = at;
    if (ended != npos) elements_[ended].end_bytes = at;
    started = ended = npos;
  };
  while (reader.next(event)) {
    const std::size_t at = event.position.offset_bytes;
    settle(at);
    if (event.kind == XmlEventKind::start_element) {
      if (at >= bytes_.size() || bytes_[at] != '<' ||
          bytes_.compare(at + 1, event.name.size(), event.name) != 0)
        throw Error(ErrorKind::input,
                    Message("{file}: its entities hold elements, which cannot be "
                            "edited; write them out with 'xmllint --noent'",
                            {{"file", name}}));
      started = elements_.size();
      XmlElement element;
      element.name = std::move(event.name);
      element.attributes = std::move(event.attributes);
      element.begin_bytes = at;
      element.parent = open.empty() ? 0 : open.back();
      elements_.push_back(std::move(element));
      if (!open.empty()) elements_[open.back()].children.push_back(started);
      open.push_back(started);
    } else if (event.kind == XmlEventKind::end_element) {
      ended = open.back();
      open.pop_back();
      elements_[ended].end_tag_bytes = at;
    }
  }
  settle(bytes_.size());
  encoding_ = reader.declared_encoding();
}

std::size_t XmlTree::child(std::size_t parent, std::string_view local_name) const {
  for (const std::size_t place : elements_[parent].children)
    if (elements_[place].local_name() == local_name) return place;
  return npos;
}

std::string_view XmlTree::content(const XmlElement& element) const {
  return std::string_view(bytes_).substr(element.content_bytes,
                                         element.end_tag_bytes - element.content_bytes);
}

std::string_view XmlTree::start_tag(const XmlElement& element) const {
  return std::string_view(bytes_).substr(element.begin_bytes,
                                         element.content_bytes - element.begin_bytes);
}

std::string XmlTree::indent_before(std::size_t place) const {
  const std::size_t begin = elements_[place].begin_bytes;
  std::size_t at = begin;
  while (at > 0 && (bytes_[at - 1] == ' ' || bytes_[at - 1] == '\t')) --at;
  if (at == 0 || bytes_[at - 1] != '\n') return {};
  at -= at > 1 && bytes_[at - 2] == '\r' ? 2 : 1;
  return bytes_.substr(at, begin - at);
}

bool XmlTree::is_utf8() const {
  const std::string folded = fold(encoding_);
  return folded.empty() || folded == "utf-8" || folded == "utf8";
}

void ByteEdits::replace(ByteRange range, std::string text) {
  edits_.push_back({range, std::move(text)});
}

void ByteEdits::insert(std::size_t at_bytes, std::string text) {
  replace({at_bytes, at_bytes}, std::move(text));
}

std::string ByteEdits::apply(std::string_view bytes) const {
  std::vector<const Edit*> order;
  for (const Edit& edit : edits_) order.push_back(&edit);
  std::stable_sort(order.begin(), order.end(), [](const Edit* a, const Edit* b) {
    return a->range.begin_bytes < b->range.begin_bytes;
  });
  std::string result;
  std::size_t done = 0;
  for (const Edit* edit : order) {
    result += bytes.substr(done, edit->range.begin_bytes - done);
    result += edit->text;
    done = edit->range.end_bytes;
  }
  return result += bytes.substr(done);
}

std::string& ChangedTags::of(std::size_t element) {
  const auto [place, is_new] = tags_.try_emplace(element);
  if (is_new) place->second = tree_.start_tag(tree_[element]);
  return place->second;
}

void ChangedTags::put(ByteEdits& edits) const {
  for (const auto& [element, tag] : tags_)
    edits.replace({tree_[element].begin_bytes, tree_[element].content_bytes}, tag);
}

std::string opened_tag(std::string tag) {
  if (!tag.ends_with("/>")) return tag;
  tag.resize(tag.size() - 2);
  while (!tag.empty() && is_xml_space(tag.back())) tag.pop_back();
  return tag + ">";
}

std::string with_attribute(std::string tag, std::string_view name,
                           std::string_view value) {
  const ByteRange range = value_range(tag, name);
  std::string escaped;
  for (const char c : xml_escaped(value)) {
    if (c == '"')
      escaped += "&quot;";
    else
      escaped += c;
  }
  if (range.begin_bytes > 0) {
    // The value may stand in single quotes.
    tag.replace(range.begin_bytes - 1, range.size_bytes() + 2, "\"" + escaped + "\"");
    return tag;
  }
  std::size_t end = tag.rfind('>');
  if (end > 0 && tag[end - 1] == '/') --end;
  while (end > 0 && is_xml_space(tag[end - 1])) --end;
  std::string added = " ";
  (added += name) += "=\"" + escaped + "\"";
  return tag.insert(end, added);
}

std::string xml_escaped(std::string_view text, bool is_utf8) {
  std::string clean;
  append_xml_chars(clean, text);
  std::string escaped;
  for (std::size_t at = 0; at < clean.size();) {
    const std::size_t begin = at;
    const char32_t c = next_char(clean, at);
    if (c == U'&') {
      escaped += "&amp;";
    } else if (c == U'<') {
      escaped += "&lt;";
    } else if (c == U'>') {
      escaped += "&gt;";
    } else if (c == U'\r' || (c >= 0x80 && !is_utf8)) {
      std::array<char, 16> reference = {};
      std::snprintf(reference.data(), reference.size(), "&#x%X;",
                    static_cast<unsigned>(c));
      escaped += reference.data();
    } else {
      escaped.append(clean, begin, at - begin);
    }
  }
  return escaped;
}

}  // namespace awase
