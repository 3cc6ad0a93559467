// SPDX-License-Identifier: Apache-2.0
//
// The segments of an XLIFF that a translator works on, and where each stands in the
// bytes. Internal to tmx/formats.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tmx/formats/job_file.h"
#include "tmx/formats/place_codes.h"
#include "tmx/formats/xml_tree.h"

namespace awase {

/// A segment and where it stands. Elements are places in the tree; none: XmlTree::npos.
struct XliffPlace {
  std::size_t unit = 0;     ///< `<trans-unit>`; `<unit>` of XLIFF 2.
  std::size_t segment = 0;  ///< `<segment>` of XLIFF 2; else the unit.
  std::size_t source = 0;   ///< `<source>`.
  std::size_t seg_source = XmlTree::npos;
  std::size_t target = XmlTree::npos;
  std::string mid = {};  ///< Of a segment that is a mark; empty: the whole unit.
  /// `<mrk>` of this segment in the target; none when there is none yet.
  std::size_t target_mark = XmlTree::npos;
  std::size_t trados = XmlTree::npos;  ///< Its `<sdl:seg>`.
  /// Whether the file says that the translation of the unit is not finished.
  bool says_unfinished = false;
  MarkedSegment marked = {};
  std::string lead = {};  ///< White space before and behind it, as it is written.
  std::string trail = {};
};

struct XliffSegments {
  bool is_2 = false;
  std::vector<JobSegment> segments;
  std::vector<XliffPlace> places;  ///< Of each segment.
};

/// Throws XmlError and Error (input) as reading XLIFF does.
XliffSegments segments_of_xliff(const XmlTree& tree, const std::string& name);

/// The text of inline content as it is written in that document, codes left out.
std::string xliff_text(const XmlTree& tree, std::string_view inner, bool is_2,
                       const std::string& name);

/// The marks of segments inside an element, wherever they stand in it.
std::vector<std::size_t> segment_marks(const XmlTree& tree, std::size_t element);

}  // namespace awase
