// SPDX-License-Identifier: Apache-2.0
//
// Judges markup that may be broken by what follows it. Internal to tmx/.

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "text/message.h"

namespace awase {

/// Bytes that the functions below look at: the longest tag that is judged.
inline constexpr std::size_t kMarkupLookahead = std::size_t{8} << 10;

/// Whether `c` may begin a name of XML. Every byte beyond ASCII may.
bool is_xml_name_start(char c);
/// Whether `c` may go on with one.
bool is_xml_name_char(char c);

/// Whether what begins `text` with `<` ends as a tag does, before another begins. One
/// that is too long to judge is a tag, and so is one that is cut off where `is_all`
/// says that nothing follows `text`.
bool is_tag(std::string_view text, bool is_all);

/// A start tag whose attributes are not as XML asks, and what it should be.
struct TagRepair {
  std::size_t size_bytes = 0;  ///< Of the tag as it is; 0: there is nothing to mend.
  std::string tag;
  std::optional<Message> fault;
};

/// Judges the attributes of the start tag of TMX that begins `text`: values without
/// quotation marks get them, blanks between attributes are put in, and of an attribute
/// that a tag has twice the second becomes one of the same name with x- before it. Tags
/// with references or with what is no text are not touched.
TagRepair mend_attributes(std::string_view text);

/// Whether the value of an attribute, the rest of which begins `text`, runs into a tag
/// of TMX before its quotation mark.
bool lacks_quote(std::string_view text, char quote);

/// Whether the unit ends, or another begins, before the comment or section that begins
/// `text` does; `end` is what would end it.
bool unit_ends_before(std::string_view text, std::string_view end);

}  // namespace awase
