// SPDX-License-Identifier: Apache-2.0
//
// XML out: tinyxml2's streaming printer, and what it lacks for TMX. Internal to tmx/.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <tinyxml2.h>

#include "text/message.h"

namespace awase {

/// Appends `text` to `out` without what XML 1.0 forbids (control characters but tab,
/// LF and CR), without noncharacters and without what is not well-formed UTF-8, a lone
/// surrogate for one. Where a vertical tab or a form feed would leave two words joined,
/// a space stands for it. Gives how many of these it left out.
std::size_t append_xml_chars(std::string& out, std::string_view text);

/// What is said of so many characters that were left out.
Message dropped_chars_message(std::size_t count);

/// Prints to memory, with no white space but what it is told. Left to tinyxml2, CR in
/// text and tab and line ends in attribute values would be changed by any reader, and
/// native codes, which are XML already, would be escaped twice. Counts the characters
/// that append_xml_chars() drops.
class XmlPrinter : private tinyxml2::XMLPrinter {
 public:
  XmlPrinter() : tinyxml2::XMLPrinter(nullptr, /*compact=*/true) {}

  /// `name` must live until the element is closed.
  void open(const char* name) { OpenElement(name, true); }
  void close() { CloseElement(true); }
  void attribute(const char* name, std::string_view value);
  void text(std::string_view value);
  /// Text that append_xml_chars() has given.
  void clean_text(std::string_view value);
  /// What is XML already, but for characters it forbids.
  void raw(std::string_view xml);

  /// What was printed since clear().
  std::string_view view() const {
    return {CStr(), static_cast<std::size_t>(CStrSize()) - 1};
  }
  void clear() { ClearBuffer(); }
  std::size_t dropped_chars() const { return dropped_chars_; }

 private:
  /// The value without what append_xml_chars() drops, which is counted. Lives until the
  /// next call.
  std::string_view clean(std::string_view value);
  void write_escaped(std::string_view value, bool in_value);

  std::string scratch_;
  std::size_t dropped_chars_ = 0;
};

}  // namespace awase
