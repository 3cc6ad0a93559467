// SPDX-License-Identifier: Apache-2.0
//
// What a <source> or <target> of XLIFF holds, as TMX says it. Internal to tmx/formats.

#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "text/document.h"
#include "text/xml.h"
#include "tmx/content.h"
#include "tmx/xml_printer.h"

namespace awase {

/// One `<mrk mtype="seg">`: a segment inside a paragraph, as half-open ranges.
struct XliffSegmentMark {
  std::string id;  ///< Its `mid`, which the same segment has on the other side.
  std::size_t begin_bytes = 0;
  std::size_t end_bytes = 0;
  std::size_t begin_code = 0;
  std::size_t end_code = 0;
};

/// A paragraph, and the segments that it is cut into, if it is.
struct MarkedContent {
  Content content;
  std::vector<XliffSegmentMark> segments;
  /// The markup of each code, as offsets into the bytes of the document.
  std::vector<ByteRange> code_markup = {};
};

/// The text and codes of one segment, trimmed.
Content content_of(const MarkedContent& paragraph, const XliffSegmentMark& segment);

/// Line breaks and what stands around them become a space, or nothing in a text without
/// spaces: they are those of the file, where it does not say `xml:space="preserve"`.
void join_lines(Content& content);

/// Whether there is text in it, whatever codes it holds.
bool has_text(const Content& content);

/// Reads the inline content of XLIFF 1.2 and 2. docs/formats.md says which element
/// becomes which code.
class XliffContentReader {
 public:
  /// `xml` and `event` must outlive it.
  XliffContentReader(XmlReader& xml, XmlEvent& event) : xml_(xml), event_(event) {}

  void set_version_2(bool is_2) { is_2_ = is_2; }

  /// Reads `<originalData>` of XLIFF 2, which has begun: the native code of the inline
  /// elements of a unit, by id. What was read before is forgotten.
  void read_original_data();
  /// Reads `<tag-defs>` of Trados Studio, which has begun: what the codes of a file
  /// stand for, of which only line breaks are kept.
  void read_tag_definitions();
  void forget_tag_definitions() { break_tags_.clear(); }
  void forget_original_data() { original_data_.clear(); }

  /// Reads to the end of the element that has begun. Throws XmlError for more than 16
  /// MiB.
  MarkedContent read();

 private:
  /// An element that is open in the text.
  struct Open {
    bool closes = false;   ///< Whether its end is a code: `end`.
    bool is_seg = false;   ///< Whether it is the segment that was marked last.
    bool is_left = false;  ///< Whether what is in it is left out.
    Code end;
  };

  std::string attribute(std::string_view name) const;
  void grow(std::size_t bytes);
  void start(MarkedContent& into, std::vector<Open>& open);
  void start_mark(MarkedContent& into, Open& entry);
  void start_pair_2(MarkedContent& into, Open& entry);
  bool is_point(std::string_view name) const;
  Code code_of(std::string_view name) const;
  void add_pair_number(Code& code) const;
  std::string type_of() const;
  std::string native_of(const std::string& id) const;
  char32_t read_character();
  std::string read_native();
  std::string print_escaped_tag(XmlPrinter& out) const;

  XmlReader& xml_;
  XmlEvent& event_;
  bool is_2_ = false;
  std::set<std::string> break_tags_;  ///< Ids of codes that break a line.
  std::map<std::string, std::string> original_data_;
  std::size_t bytes_ = 0;
};

}  // namespace awase
