// SPDX-License-Identifier: Apache-2.0

#include "tmx/native_code.h"

#include <algorithm>
#include <deque>
#include <string_view>
#include <vector>

#include "text/error.h"
#include "text/xml.h"
#include "tmx/content.h"
#include "tmx/xml_printer.h"

namespace awase {
namespace {

/// The attributes that an element may have inside a code, and the one it must have.
struct Allowed {
  std::string_view name;
  std::vector<std::string_view> attributes;
  std::string_view required = {};
  bool holds_text = false;
};

const Allowed* find_allowed(std::string_view name, bool in_sub) {
  static const std::vector<Allowed> kAllowed = {{"sub", {"datatype", "type"}, "", true},
                                                {"hi", {"x", "type"}, "", true},
                                                {"bpt", {"i", "x", "type"}, "i"},
                                                {"ept", {"i"}, "i"},
                                                {"it", {"pos", "x", "type"}, "pos"},
                                                {"ph", {"x", "assoc", "type"}},
                                                {"ut", {"x"}}};
  // Native code holds sub-flows alone, and only these hold codes.
  if (!in_sub && name != "sub") return nullptr;
  if (in_sub && name == "sub") return nullptr;
  const auto found = std::find_if(kAllowed.begin(), kAllowed.end(),
                                  [&](const Allowed& one) { return one.name == name; });
  return found == kAllowed.end() ? nullptr : &*found;
}

bool has_required(const Allowed& allowed, const XmlEvent& start) {
  if (allowed.required.empty()) return true;
  const std::string* value = start.attribute(allowed.required);
  if (value == nullptr || value->empty()) return false;
  return allowed.name != "it" || *value == "begin" || *value == "end";
}

void print_text(XmlPrinter& out, const std::string& text) {
  std::string clean;
  append_xml_chars(clean, text);
  out.clean_text(clean);
}

}  // namespace

std::string valid_native(const std::string& data, std::size_t& changed) {
  struct Open {
    bool holds_text = false;
    bool is_element = false;
    std::string end_text;
  };
  const std::string document = "<d>" + data + "</d>";
  XmlReader reader(xml_source(document), "an inline code");
  XmlPrinter printer;
  std::deque<std::string> names;  // The printer keeps pointers to them.
  std::vector<Open> open;
  try {
    for (XmlEvent event; reader.next(event);) {
      if (event.kind == XmlEventKind::text) {
        print_text(printer, event.text);
      } else if (event.kind == XmlEventKind::start_element) {
        if (open.empty()) {
          open.emplace_back();
          continue;
        }
        const Allowed* allowed = find_allowed(event.name, open.back().holds_text);
        if (allowed == nullptr || !has_required(*allowed, event)) {
          ++changed;
          std::string tag = "<" + event.name;
          for (const XmlAttribute& a : event.attributes)
            tag += " " + a.name + "=\"" + a.value + "\"";
          print_text(printer, tag + ">");
          open.push_back({open.back().holds_text, false, "</" + event.name + ">"});
          continue;
        }
        names.push_back(event.name);
        printer.open(names.back().c_str());
        for (const XmlAttribute& a : event.attributes)
          if (std::find(allowed->attributes.begin(), allowed->attributes.end(),
                        a.name) != allowed->attributes.end())
            printer.attribute(a.name.c_str(), a.value);
        open.push_back({allowed->holds_text, true, ""});
      } else if (event.kind == XmlEventKind::end_element) {
        if (open.back().is_element) printer.close();
        if (!open.back().end_text.empty()) print_text(printer, open.back().end_text);
        open.pop_back();
      }
    }
  } catch (const Error&) {
    // It was well-formed when it was read.
  }
  return std::string(printer.view());
}

}  // namespace awase
