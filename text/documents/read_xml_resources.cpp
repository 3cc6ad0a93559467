// SPDX-License-Identifier: Apache-2.0
//
// XML files of strings under keys, and what the root of an XML file says of it.

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "text/ascii.h"
#include "text/binary_type.h"
#include "text/documents/html_text.h"
#include "text/documents/keyed_writer.h"
#include "text/documents/read_xml.h"
#include "text/documents/xml_parts.h"
#include "text/encoding.h"
#include "text/error.h"
#include "text/unicode.h"

namespace awase {
namespace {

bool is_among(std::string_view names, std::string_view name) {
  return names.find(" " + std::string(name) + " ") != std::string_view::npos;
}

/// Escapes of Android: \n, \', \", \@, \?, \u0041; and quotes around it.
std::string unescaped_android(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') continue;  // Keeps white space; means nothing else.
    if (text[i] != '\\' || i + 1 >= text.size()) {
      out += text[i];
      continue;
    }
    const char c = text[++i];
    if (c == 'u' && i + 4 < text.size()) {
      const std::string reference = "&#x" + std::string(text.substr(i + 1, 4)) + ";";
      const std::string character = html_text(reference);
      if (character != reference) {
        out += character;
        i += 4;
        continue;
      }
    }
    out += c == 'n' ? '\n' : c == 't' ? ' ' : c;
  }
  return out;
}

/// The start tag of an inline element as it stands in a string.
std::string start_tag(const XmlEvent& event) {
  std::string tag = "<" + event.name;
  for (const XmlAttribute& attribute : event.attributes)
    tag += " " + attribute.name + "=\"" + attribute.value + "\"";
  return tag + ">";
}

/// "@string/app_name", "?attr/title": the text of another key, or one of the system.
bool is_reference(std::string_view value) {
  value = trim(value);
  const std::size_t slash = value.find('/');
  return (value.starts_with('@') || value.starts_with('?')) && slash != value.npos &&
         std::all_of(value.begin() + 1, value.end(), [](char c) {
           return is_ascii_letter(c) || is_ascii_digit(c) || c == '_' || c == '.' ||
                  c == ':' || c == '/';
         });
}

/// Walks `bytes` and keeps the names of the elements that are open.
template <class Take>
void for_each_element(std::string_view bytes, Document& document, Take take) {
  XmlReader reader(xml_source(bytes), document.name);
  std::vector<std::string> open;
  for (XmlEvent event; reader.next(event);) {
    if (event.kind == XmlEventKind::start_element)
      open.emplace_back(local_name(event.name));
    take(event, open);
    if (event.kind == XmlEventKind::end_element && !open.empty()) open.pop_back();
  }
  document.encoding =
      reader.declared_encoding().empty() ? "UTF-8" : reader.declared_encoding();
}

class AndroidReader {
 public:
  explicit AndroidReader(Document& document) : writer_(document) {}

  void take(const XmlEvent& event, const std::vector<std::string>& open) {
    const std::size_t depth = open.size();
    if (event.kind == XmlEventKind::start_element) {
      if (depth == 2)
        begin(event);
      else if (is_value(open))
        begin_item(event);
      else if (in_value_ && !is_placeholder(event))
        value_ += start_tag(event);
    } else if (event.kind == XmlEventKind::text) {
      if (in_value_) value_ += event.text;
    } else if (event.kind == XmlEventKind::end_element) {
      if (in_value_ && depth == value_depth_) {
        if (translatable_ && !is_reference(value_))
          writer_.add(key_, unescaped_android(value_));
        in_value_ = false;
      } else if (in_value_ && !is_placeholder(event)) {
        value_ += "</" + event.name + ">";
      }
    }
  }

 private:
  /// Marks what translators leave as it is; who reads the text sees nothing of it.
  static bool is_placeholder(const XmlEvent& event) { return event.name == "xliff:g"; }

  static bool is_value(const std::vector<std::string>& open) {
    return open.size() == 3 && open[2] == "item" &&
           (open[1] == "string-array" || open[1] == "plurals");
  }

  void begin(const XmlEvent& event) {
    const std::string_view kind = local_name(event.name);
    name_ = std::string(local_attribute(event, "name"));
    const std::string* translatable = event.attribute("translatable");
    translatable_ = (translatable == nullptr || *translatable != "false") &&
                    is_among(" string string-array plurals ", kind);
    items_ = 0;
    key_ = name_;
    in_value_ = kind == "string";
    value_depth_ = 2;
    value_.clear();
  }

  void begin_item(const XmlEvent& event) {
    const std::string_view quantity = local_attribute(event, "quantity");
    key_ = name_ + (quantity.empty() ? "." + std::to_string(items_++)
                                     : "_" + std::string(quantity));
    in_value_ = true;
    value_depth_ = 3;
    value_.clear();
  }

  KeyedWriter writer_;
  std::string name_;
  std::string key_;
  std::string value_;
  bool translatable_ = true;
  bool in_value_ = false;
  std::size_t value_depth_ = 0;
  std::size_t items_ = 0;
};

class PlistReader {
 public:
  explicit PlistReader(Document& document) : document_(document) {}

  void take(const XmlEvent& event, const std::vector<std::string>&) {
    const std::string_view name = local_name(event.name);
    if (event.kind == XmlEventKind::start_element) {
      text_.clear();
      if (name == "dict" || name == "array") {
        begin_value();
        open_.push_back({name == "array", 0});
        path_.emplace_back();
      }
    } else if (event.kind == XmlEventKind::text) {
      text_ += event.text;
    } else if (event.kind == XmlEventKind::end_element) {
      if (name == "key") {
        if (!path_.empty()) path_.back() = text_;
      } else if (name == "string") {
        begin_value();
        if (!is_setting()) values_.push_back({path_, text_});
      } else if ((name == "dict" || name == "array") && !open_.empty()) {
        open_.pop_back();
        path_.pop_back();
      } else if (!open_.empty() && name != "plist") {
        begin_value();
      }
      text_.clear();
    }
  }

  void finish() { write_values(std::move(values_), document_); }

 private:
  struct Open {
    bool is_array = false;
    std::size_t next = 0;
  };

  void begin_value() {
    if (!open_.empty() && open_.back().is_array)
      path_.back() = std::to_string(open_.back().next++);
  }

  /// What .stringsdict says of a format is no text.
  bool is_setting() const {
    return !path_.empty() && is_among(
                                 " NSStringFormatSpecTypeKey "
                                 "NSStringFormatValueTypeKey ",
                                 path_.back());
  }

  Document& document_;
  std::vector<Open> open_;
  std::vector<std::string> path_;
  std::vector<KeyedValue> values_;
  std::string text_;
};

/// What a root says, with the elements right below it.
XmlKind kind_of(const std::string& root, const XmlEvent& event,
                const std::string& child) {
  if (is_among(" tmx xliff TS ", root)) return XmlKind::pairs;
  if (is_among(" martif tbx ", root)) return XmlKind::glossary;
  if (root == "resources" &&
      is_among(" string string-array plurals skip public eat-comment ", child))
    return XmlKind::android;
  if (root == "root" && is_among(" data resheader schema assembly ", child))
    return XmlKind::resx;
  if (root == "plist") return XmlKind::plist;
  if (root == "tt") return XmlKind::timed;
  if (root == "wordDocument" || event.name == "pkg:package")
    return XmlKind::flat_office;
  if (event.name == "office:document")
    return local_attribute(event, "mimetype").ends_with("opendocument.text")
               ? XmlKind::flat_odt
               : XmlKind::flat_office;
  if (is_among(" html HTML body div p span h1 h2 ul ol table ", root))
    return XmlKind::html;
  return XmlKind::document;
}

}  // namespace

XmlKind xml_kind(std::string_view bytes) {
  std::string_view start = bytes.substr(0, 400);
  if (start.starts_with("\xEF\xBB\xBF")) start.remove_prefix(3);
  const bool wide = start.starts_with("\xFE\xFF") || start.starts_with("\xFF\xFE");
  if (!wide) {
    start.remove_prefix(std::min(start.find_first_not_of(" \t\r\n"), start.size()));
    if (!start.starts_with('<')) return XmlKind::none;
  }
  const bool declared = start.starts_with("<?xml") || start.starts_with("<!DOCTYPE");
  // White space before the declaration is a fault that is said when the file is read.
  const std::size_t skipped = wide ? 0 : bytes.find('<');
  XmlReader reader(
      xml_source(bytes.substr(skipped)), "",
      {.resolve_entity = [](std::string_view) { return std::string(" "); }});
  std::optional<XmlEvent> root;
  std::string child;
  try {
    for (XmlEvent event; reader.next(event);) {
      if (event.kind != XmlEventKind::start_element) continue;
      if (!root) {
        root = event;
      } else if (child.empty()) {
        child = std::string(local_name(event.name));
        if (declared || wide) break;
      }
    }
  } catch (const Error&) {
    // Without declaration a text that begins with "<" may be just a text.
    if (!root) return declared ? XmlKind::document : XmlKind::none;
    const XmlKind kind = kind_of(std::string(local_name(root->name)), *root, child);
    const bool sure = declared || wide || kind == XmlKind::pairs;
    return sure ? kind : XmlKind::none;
  }
  if (!root) return XmlKind::none;
  return kind_of(std::string(local_name(root->name)), *root, child);
}

std::string xml_root(std::string_view bytes) {
  std::string_view start = bytes.substr(0, 64);
  const bool wide = start.starts_with("\xFE\xFF") || start.starts_with("\xFF\xFE");
  if (!wide && !trim(start).starts_with("\xEF\xBB\xBF<") &&
      !trim(start).starts_with('<'))
    return {};
  XmlReader reader(xml_source(bytes), "", {.resolve_entity = [](std::string_view) {
                     return std::string(" ");
                   }});
  try {
    for (XmlEvent event; reader.next(event);)
      if (event.kind == XmlEventKind::start_element)
        return std::string(local_name(event.name));
  } catch (const Error&) {
    // Not XML, or cut off before its root.
  }
  return {};
}

void read_android(std::string_view bytes, Document& document) {
  AndroidReader reader(document);
  for_each_element(bytes, document, [&](const XmlEvent& event, const auto& open) {
    reader.take(event, open);
  });
}

void read_resx(std::string_view bytes, Document& document) {
  KeyedWriter writer(document);
  std::string key;
  std::string value;
  bool is_text = false;
  for_each_element(bytes, document, [&](const XmlEvent& event, const auto& open) {
    if (event.kind == XmlEventKind::start_element && open.size() == 2) {
      key = std::string(local_attribute(event, "name"));
      is_text = local_name(event.name) == "data" && !key.starts_with(">>") &&
                local_attribute(event, "type").empty() &&
                local_attribute(event, "mimetype").empty();
      value.clear();
    } else if (event.kind == XmlEventKind::text && open.size() == 3 &&
               open[2] == "value") {
      value += event.text;
    } else if (event.kind == XmlEventKind::end_element && open.size() == 2 && is_text) {
      writer.add(key, value);
    }
  });
}

void read_plist(std::string_view bytes, Document& document) {
  // There are binary ones, which no XML parser has a sensible word for.
  if (!binary_type(bytes).empty()) decode_text(bytes, document.name);
  PlistReader reader(document);
  for_each_element(bytes, document, [&](const XmlEvent& event, const auto& open) {
    reader.take(event, open);
  });
  reader.finish();
}

}  // namespace awase
