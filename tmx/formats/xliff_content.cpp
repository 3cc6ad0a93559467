// SPDX-License-Identifier: Apache-2.0
//
// Native code (<bpt>, <ept>, <it>, <ph>) may hold anything; TMX allows text and <sub>
// in it, and codes of its own inside <sub>. So <sub> is written as TMX has it, and
// other elements become text of the native code, which they are.

#include "tmx/formats/xliff_content.h"

#include <algorithm>
#include <charconv>
#include <deque>
#include <utility>

#include "text/ascii.h"
#include "text/unicode.h"

namespace awase {
namespace {

constexpr std::size_t kMaxBytes = std::size_t{16} << 20;
/// Most pieces of native code of a unit that are kept.
constexpr std::size_t kMaxNative = 10'000;

/// "mrk" of "xlf:mrk".
std::string_view local(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

/// The last part of a name with a prefix: "lb" of "xlf:lb" and of "x-lb".
std::string without_prefix(std::string name) {
  if (const std::size_t colon = name.find(':'); colon != std::string::npos)
    name.erase(0, colon + 1);
  if (name.starts_with("x-")) name.erase(0, 2);
  return name;
}

void add_attribute(Code& code, const char* name, const std::string& value) {
  if (!value.empty()) code.attributes.push_back({name, value});
}

}  // namespace

Content content_of(const MarkedContent& paragraph, const XliffSegmentMark& segment) {
  Content content;
  content.text = paragraph.content.text.substr(segment.begin_bytes,
                                               segment.end_bytes - segment.begin_bytes);
  const auto& codes = paragraph.content.codes;
  content.codes.assign(codes.begin() + static_cast<std::ptrdiff_t>(segment.begin_code),
                       codes.begin() + static_cast<std::ptrdiff_t>(segment.end_code));
  for (Code& code : content.codes) code.offset_bytes -= segment.begin_bytes;
  trim(content);
  return content;
}

void join_lines(Content& content) {
  if (content.text.find('\n') == std::string::npos) return;
  std::string joined;
  std::size_t code = 0;
  const std::string& text = content.text;
  const auto place_codes_at = [&](std::size_t old) {
    for (; code < content.codes.size() && content.codes[code].offset_bytes <= old;
         ++code)
      content.codes[code].offset_bytes = joined.size();
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end =
        std::min(text.find_first_not_of(" \t\n\r", at), text.size());
    if (end > at && text.substr(at, end - at).find('\n') != std::string::npos) {
      const bool is_unspaced_around =
          !joined.empty() && end < text.size() && is_unspaced(last_char(joined)) &&
          is_unspaced(first_char(std::string_view(text).substr(end)));
      place_codes_at(at);
      if (!is_unspaced_around) joined += ' ';
      at = end;
      continue;
    }
    const std::size_t next =
        std::min(text.find_first_of(" \t\n\r", std::max(end, at)), text.size());
    while (at < next) {
      place_codes_at(at);
      joined += text[at++];
    }
  }
  place_codes_at(text.size());
  content.text = std::move(joined);
}

bool has_text(const Content& content) {
  return !trim(std::string_view(content.text)).empty();
}

std::string XliffContentReader::attribute(std::string_view name) const {
  const std::string* value = event_.attribute(name);
  return value == nullptr ? std::string() : *value;
}

/// Keeps a unit from growing without bound.
void XliffContentReader::grow(std::size_t bytes) {
  bytes_ += bytes;
  if (bytes_ > kMaxBytes)
    throw xml_.error(event_.position, Message("a unit of more than 16 MiB"));
}

void XliffContentReader::read_original_data() {
  original_data_.clear();
  bytes_ = 0;
  while (xml_.next(event_) && event_.kind != XmlEventKind::end_element) {
    if (event_.kind != XmlEventKind::start_element) continue;
    std::string id = attribute("id");
    std::string data = read_native();
    grow(id.size() + data.size());
    if (original_data_.size() < kMaxNative)
      original_data_.emplace(std::move(id), std::move(data));
  }
}

void XliffContentReader::read_tag_definitions() {
  std::string id;
  std::string name;
  std::size_t depth = 1;
  while (depth > 0 && xml_.next(event_)) {
    if (event_.kind == XmlEventKind::start_element) {
      ++depth;
      if (depth == 2) id = attribute("id");
      if (depth == 3) name = ascii_lower(attribute("name"));
    } else if (event_.kind == XmlEventKind::end_element) {
      --depth;
    } else if (event_.kind == XmlEventKind::text && depth == 3) {
      const bool is_break = name == "br" ||
                            (name.ends_with("break") && !name.starts_with("no")) ||
                            ascii_lower(trim(event_.text)).starts_with("<br");
      if (is_break && break_tags_.size() < kMaxNative) break_tags_.insert(id);
    }
  }
}

std::string XliffContentReader::native_of(const std::string& id) const {
  const auto found = original_data_.find(id);
  return found == original_data_.end() ? std::string() : found->second;
}

/// What kind of code the file says it is: "bold", "lb".
std::string XliffContentReader::type_of() const {
  if (!is_2_) return without_prefix(attribute("ctype"));
  const std::string sub_type = attribute("subType");
  return without_prefix(sub_type.empty() ? attribute("type") : sub_type);
}

/// The attributes i and x of a half of a pair.
void XliffContentReader::add_pair_number(Code& code) const {
  const std::string id = attribute("id");
  const std::string other = attribute(is_2_ ? "startRef" : "rid");
  add_attribute(code, "i", other.empty() ? id : other);
  if (code.name == "bpt") add_attribute(code, "x", id);
}

/// Whether the element stands for a place in the text and holds none of it itself.
bool XliffContentReader::is_point(std::string_view name) const {
  return name == "x" || name == "bx" || name == "ex" ||
         (is_2_ && (name == "ph" || name == "sc" || name == "ec"));
}

/// The code for the inline element that has begun, without its native code.
Code XliffContentReader::code_of(std::string_view name) const {
  Code code;
  if (name == "g" || name == "mrk" || name == "pc") {
    code.kind = CodeKind::open;
    code.name = "hi";
    add_attribute(code, "x", attribute(name == "mrk" && !is_2_ ? "mid" : "id"));
    if (name != "mrk") add_attribute(code, "type", type_of());
    return code;
  }
  const bool begins = name == "bpt" || name == "bx" || name == "sc";
  const bool ends = name == "ept" || name == "ex" || name == "ec";
  // Half of a pair that nothing links to the other half stands alone.
  const bool is_linked =
      !attribute("id").empty() || !attribute(is_2_ ? "startRef" : "rid").empty();
  const bool is_pair = (begins || ends) && is_linked;
  code.name = is_pair                          ? (begins ? "bpt" : "ept")
              : begins || ends || name == "it" ? "it"
                                               : "ph";
  if (is_pair) {
    add_pair_number(code);
  } else {
    const bool is_end = ends || attribute("pos") == "close";
    if (code.name == "it") add_attribute(code, "pos", is_end ? "end" : "begin");
    add_attribute(code, "x", attribute("id"));
  }
  const bool is_break = name == "x" && break_tags_.contains(attribute("id"));
  if (!ends) add_attribute(code, "type", is_break ? "lb" : type_of());
  if (!is_point(name)) return code;
  // A point has no content; what it shows stands in an attribute, if anywhere.
  code.data = native_of(attribute("dataRef"));
  if (code.data.empty()) {
    XmlPrinter printer;
    const std::string shown = attribute("equiv-text");
    std::string clean;
    append_xml_chars(clean, shown.empty() ? attribute("equiv") : shown);
    if (clean.empty()) return code;
    printer.clean_text(clean);
    code.data = std::string(printer.view());
  }
  return code;
}

/// The character that an element <cp> stands for; 0 for one that is none.
char32_t XliffContentReader::read_character() {
  const std::string hex = attribute("hex");
  std::uint32_t value = 0;
  std::from_chars(hex.data(), hex.data() + hex.size(), value, 16);
  const bool is_one = value < 0xD800 || (value > 0xDFFF && value <= 0x10FFFF);
  return is_one ? static_cast<char32_t>(value) : U'\0';
}

/// Writes the tag that has begun as text; gives that of its end.
std::string XliffContentReader::print_escaped_tag(XmlPrinter& out) const {
  std::string tag = "<" + event_.name;
  for (const XmlAttribute& a : event_.attributes)
    tag += " " + a.name + "=\"" + a.value + "\"";
  std::string clean;
  append_xml_chars(clean, tag + ">");
  out.clean_text(clean);
  return "</" + event_.name + ">";
}

/// The content of the native element that has begun, as TMX writes it.
std::string XliffContentReader::read_native() {
  struct Inside {
    bool is_element = false;  // Whether the end closes an element.
    bool is_text = false;     // Whether what it holds is text, not native code.
    std::string end_text;     // What the end is as text.
  };
  XmlPrinter printer;
  std::deque<std::string> names;  // The printer keeps pointers to them.
  std::vector<Inside> inside = {{}};
  while (xml_.next(event_)) {
    if (event_.kind == XmlEventKind::text) {
      grow(event_.text.size());
      std::string clean;
      append_xml_chars(clean, event_.text);
      printer.clean_text(clean);
    } else if (event_.kind == XmlEventKind::start_element) {
      grow(sizeof(Code) + event_.name.size());
      const std::string_view name = local(event_.name);
      if (!inside.back().is_text && name != "sub") {
        inside.push_back({false, false, print_escaped_tag(printer)});
        continue;
      }
      Code code;
      if (name == "sub") {
        code.name = "sub";
        code.kind = CodeKind::open;
        add_attribute(code, "type", type_of());
      } else {
        code = code_of(name);
      }
      names.push_back(code.name);
      printer.open(names.back().c_str());
      for (const XmlAttribute& a : code.attributes)
        printer.attribute(a.name.c_str(), a.value);
      const bool is_empty = code.kind != CodeKind::open && is_point(name);
      if (is_empty) printer.close();
      inside.push_back({!is_empty, is_empty || code.kind == CodeKind::open, ""});
    } else if (event_.kind == XmlEventKind::end_element) {
      const Inside last = std::move(inside.back());
      inside.pop_back();
      if (inside.empty()) break;
      if (last.is_element) printer.close();
      if (!last.end_text.empty()) printer.clean_text(last.end_text);
    }
  }
  return std::string(printer.view());
}

/// A mark: of a segment, which is no code; of what the tool remembers, which is none
/// either; of text that was deleted; or of a term.
void XliffContentReader::start_mark(MarkedContent& into, Open& entry) {
  const std::string type = attribute(is_2_ ? "type" : "mtype");
  if (type == "seg") {
    const bool is_inner =
        !into.segments.empty() && into.segments.back().end_bytes == std::string::npos;
    if (is_inner) return;
    const std::size_t text = into.content.text.size();
    const std::size_t codes = into.content.codes.size();
    into.segments.push_back({attribute("mid"), text, std::string::npos, codes, codes});
    entry.is_seg = true;
    return;
  }
  entry.is_left = type == "x-sdl-deleted";
  if (type.starts_with("x-sdl-") || type == "comment") return;
  into.content.codes.push_back(code_of("mrk"));
  into.content.codes.back().offset_bytes = into.content.text.size();
  entry.closes = true;
  entry.end.kind = CodeKind::close;
}

/// <pc> with native code of its own: two placeholders.
void XliffContentReader::start_pair_2(MarkedContent& into, Open& entry) {
  const std::string id = attribute("id");
  Code begin;
  begin.name = "bpt";
  begin.offset_bytes = into.content.text.size();
  add_attribute(begin, "i", id);
  add_attribute(begin, "x", id);
  add_attribute(begin, "type", type_of());
  begin.data = native_of(attribute("dataRefStart"));
  entry.closes = true;
  entry.end.name = "ept";
  add_attribute(entry.end, "i", id);
  entry.end.data = native_of(attribute("dataRefEnd"));
  into.content.codes.push_back(std::move(begin));
}

void XliffContentReader::start(MarkedContent& into, std::vector<Open>& open) {
  grow(sizeof(Code));
  const std::string name(local(event_.name));
  Open entry;
  Content& content = into.content;
  if (name == "mrk") {
    start_mark(into, entry);
  } else if (is_2_ && name == "cp") {
    if (const char32_t c = read_character(); c >= U' ') append_char(content.text, c);
  } else if (is_2_ && (name == "sm" || name == "em")) {
    // Ends of marks of comments and terms.
  } else if (is_2_ && name == "pc" && event_.attribute("dataRefStart") != nullptr) {
    start_pair_2(into, entry);
  } else {
    Code code = code_of(name);
    code.offset_bytes = content.text.size();
    entry.closes = code.kind == CodeKind::open;
    entry.end.kind = CodeKind::close;
    const bool has_native = !entry.closes && !is_point(name);
    if (has_native) code.data = read_native();
    content.codes.push_back(std::move(code));
    if (has_native) return;
  }
  open.push_back(std::move(entry));
}

MarkedContent XliffContentReader::read() {
  MarkedContent result;
  std::vector<Open> open;
  std::size_t left = 0;     // Open elements whose content is left out.
  std::size_t settled = 0;  // Codes whose markup has its end.
  bytes_ = 0;
  while (xml_.next(event_)) {
    const std::size_t at = event_.position.offset_bytes;
    for (; settled < result.code_markup.size(); ++settled)
      result.code_markup[settled].end_bytes = at;
    if (event_.kind == XmlEventKind::text) {
      grow(event_.text.size());
      if (left == 0) result.content.text += event_.text;
    } else if (event_.kind == XmlEventKind::start_element) {
      if (left > 0) {
        open.emplace_back();
        continue;
      }
      start(result, open);
      if (!open.empty()) left += open.back().is_left;
    } else if (event_.kind == XmlEventKind::end_element) {
      if (open.empty()) break;
      Open& last = open.back();
      if (last.is_seg) {
        result.segments.back().end_bytes = result.content.text.size();
        result.segments.back().end_code = result.content.codes.size();
      }
      left -= last.is_left;
      if (last.closes) {
        last.end.offset_bytes = result.content.text.size();
        result.content.codes.push_back(std::move(last.end));
      }
      open.pop_back();
    }
    result.code_markup.resize(result.content.codes.size(), {at, at});
  }
  return result;
}

}  // namespace awase
