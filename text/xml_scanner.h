// SPDX-License-Identifier: Apache-2.0
//
// A quick scanner for the kind of XML that most of a large file is made of. Internal to
// text/xml.cpp.

#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/xml.h"

namespace awase {

/// What XmlScanner::next() came to.
enum class XmlScan {
  event,   ///< An event; the scanner has moved behind it.
  more,    ///< The bytes end within something; it has not moved.
  unsure,  ///< Perhaps wrong, perhaps only rare: for a whole parser. It has not moved.
};

/// Reads the content of a root element in UTF-8: tags with names in ASCII, text,
/// comments, references to characters and to the five predefined entities. It knows
/// nothing else, and takes nothing that is not well-formed; what it gives is what expat
/// would give.
class XmlScanner {
 public:
  /// Begins behind the start tag of the root, the bytes of which are `tag`, at `where`.
  XmlScanner(std::string root, const XmlPosition& where, std::string_view tag,
             std::size_t max_depth);

  /// Reads on in `bytes`, which begin at position(). The end tag of the root is not
  /// taken.
  XmlScan next(std::string_view bytes, XmlEvent& event);

  XmlPosition position() const { return place_.position(); }

  /// Names of the elements that are open, the root first.
  std::span<const std::string> open_elements() const { return {names_.data(), depth_}; }

 private:
  /// A position that is cheap to move: a character of n bytes moves `line_begin` by
  /// n - 1, so that the column is a difference.
  struct Place {
    std::size_t offset = 0;
    std::size_t line = 1;
    std::size_t line_begin = 0;

    XmlPosition position() const { return {line, offset - line_begin + 1, offset}; }
  };
  struct Run;

  XmlScan start_tag(std::string_view bytes, XmlEvent& event);
  XmlScan attributes(Run& run, XmlEvent& event, std::size_t& count);
  XmlScan end_tag(std::string_view bytes, XmlEvent& event);
  XmlScan comment(std::string_view bytes, XmlEvent& event);
  XmlScan text(std::string_view bytes, XmlEvent& event);
  void push(std::string_view name);

  Place place_;
  std::vector<std::string> names_;  // Beyond depth_ for their memory alone.
  std::size_t depth_ = 1;
  std::size_t max_depth_;
  bool in_empty_tag_ = false;  // The end of `<a/>` is to be given.
};

}  // namespace awase
