// SPDX-License-Identifier: Apache-2.0
//
// TMX 1.4b, 3.4: bpt, ept, it, ph and ut hold native code and sub-flows, hi holds text.

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "text/ascii.h"
#include "text/character_references.h"
#include "text/error.h"
#include "text/unicode.h"
#include "text/xml.h"
#include "tmx/rewrite.h"
#include "tmx/text_tags.h"
#include "tmx/xml_chars.h"

namespace awase {
namespace {

/// A code's content, taken apart.
struct Data {
  std::string native;
  std::vector<std::string> subflows;
};

Data read_data(const std::string& xml) {
  Data data;
  if (xml.find('<') == xml.npos && xml.find('&') == xml.npos) {
    data.native = xml;
    return data;
  }
  const std::string document = "<d>" + xml + "</d>";
  XmlReader reader(xml_source(document), "an inline code");
  // Whether what stands in each open element is text: that of <sub> is, that of the
  // codes in it is native again.
  std::vector<bool> is_text = {false};
  std::size_t subs = 0;
  try {
    for (XmlEvent event; reader.next(event);) {
      if (event.kind == XmlEventKind::start_element && event.name != "d") {
        const bool is_sub = event.name == "sub";
        if (is_sub && subs++ == 0) data.subflows.emplace_back();
        is_text.push_back(is_sub || (event.name == "hi" && is_text.back()));
      } else if (event.kind == XmlEventKind::end_element && event.name != "d") {
        subs -= event.name == "sub" ? 1 : 0;
        is_text.pop_back();
      } else if (event.kind == XmlEventKind::text) {
        if (is_text.back())
          data.subflows.back() += event.text;
        else if (subs == 0)
          data.native += event.text;
      }
    }
  } catch (const Error&) {
    // It was well-formed when it was read; what is not is no text.
  }
  return data;
}

bool is_line_break(const Code& code, const std::string& native) {
  const std::string* type = find_attribute(code.attributes, "type");
  if (type != nullptr && (*type == "lb" || *type == "pb")) return true;
  return ascii_lower(native.substr(0, 3)) == "<br" || native == "\n" || native == "\\n";
}

void append_reference(std::string& out, std::string_view reference) {
  const char32_t character = html_reference(reference.substr(1, reference.size() - 2));
  if (character == 0)
    out += reference;
  else
    append_char(out, character);
}

/// "b" of "<b>", "</b>" and "<b class='x'/>".
std::string tag_name(std::string_view tag) {
  tag.remove_prefix(tag.starts_with("</") ? 2 : 1);
  return fold(tag.substr(0, tag.find_first_of(" \t\n/>")));
}

/// Leaves out end tags that close nothing: of "<file>x</file>" HTML knows neither, and
/// an end tag alone does not show that.
std::vector<TextTag> paired_tags(const std::string& text) {
  std::vector<TextTag> tags = find_text_tags(text);
  std::map<std::string, std::size_t> open;
  std::erase_if(tags, [&](const TextTag& tag) {
    if (tag.kind != TextTag::Kind::element) return false;
    const std::string_view whole =
        std::string_view(text).substr(tag.range.begin_bytes, tag.range.size_bytes());
    if (whole.ends_with("/>")) return false;
    std::size_t& count = open[tag_name(whole)];
    if (!whole.starts_with("</")) {
      ++count;
      return false;
    }
    if (count == 0) return true;
    --count;
    return false;
  });
  return tags;
}

std::size_t strip_text_tags(std::string& text) {
  std::string out;
  std::size_t from = 0;
  std::size_t count = 0;
  for (const TextTag& tag : paired_tags(text)) {
    if (tag.kind == TextTag::Kind::placeholder) continue;
    const std::string_view whole =
        std::string_view(text).substr(tag.range.begin_bytes, tag.range.size_bytes());
    out.append(text, from, tag.range.begin_bytes - from);
    from = tag.range.end_bytes;
    ++count;
    if (tag.kind == TextTag::Kind::reference) {
      append_reference(out, whole);
    } else if (is_line_break({}, std::string(whole)) &&
               run_together(out, std::string_view(text).substr(from))) {
      out += ' ';
    }
  }
  if (count > 0) text = out.append(text, from);
  return count;
}

}  // namespace

std::size_t strip_tags(Content& content, const StripOptions& options) {
  std::size_t count = 0;
  if (!content.codes.empty()) {
    std::string text;
    std::size_t from = 0;
    for (const Code& code : content.codes) {
      const std::size_t at = std::clamp(code.offset_bytes, from, content.text.size());
      text.append(content.text, from, at - from);
      from = at;
      if (code.kind == CodeKind::close) continue;
      ++count;
      if (code.kind == CodeKind::open) continue;
      const Data data = read_data(code.data);
      if (options.keep_native) {
        text += data.native;
      } else if (is_line_break(code, data.native) &&
                 run_together(text, std::string_view(content.text).substr(from))) {
        text += ' ';
      }
      if (!options.keep_subflows) continue;
      for (const std::string& subflow : data.subflows)
        if (!trim(std::string_view(subflow)).empty()) text += " (" + subflow + ")";
    }
    text.append(content.text, from);
    content.text = std::move(text);
    content.codes.clear();
  }
  if (options.text_tags) count += strip_text_tags(content.text);
  return count;
}

}  // namespace awase
