// SPDX-License-Identifier: Apache-2.0
//
// What a segment of a translation memory holds: text, and the inline codes in it.

#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/xml.h"

namespace awase {

/// An attribute of a TMX element: `name`, and its value as text.
using Attribute = XmlAttribute;
using Attributes = std::vector<Attribute>;

/// Value of the attribute `name`, or null.
const std::string* find_attribute(const Attributes& attributes, std::string_view name);

/// Sets the attribute `name`, in its place when it is there, else at the end.
void set_attribute(Attributes& attributes, std::string_view name,
                   std::string_view value);

/// How an inline element stands in the text.
enum class CodeKind {
  /// `<bpt>`, `<ept>`, `<it>`, `<ph>`, `<ut>`: native code, none of it text.
  placeholder,
  /// Start of `<hi>`, or of an element TMX does not know: what follows is text.
  open,
  /// End of the last one that is open.
  close,
};

/// An inline code: a point in the text of a Content.
struct Code {
  std::size_t offset_bytes = 0;  ///< Into Content::text.
  CodeKind kind = CodeKind::placeholder;
  std::string name;       ///< Of the element: "bpt"; empty for a close.
  Attributes attributes;  ///< In the order they are written.
  /// What a placeholder holds, as well-formed XML: `&lt;b&gt;`, and perhaps `<sub>`
  /// elements. Empty for other kinds.
  std::string data;

  bool operator==(const Code&) const = default;
};

/// The content of a segment. Most segments have no codes and cost one string. `text`
/// alone is the segment at TMX level 1: all its codes left out.
struct Content {
  std::string text;         ///< UTF-8.
  std::vector<Code> codes;  ///< By offset; every open has its close.

  /// Whether there is nothing to translate: no text but white space, and no codes.
  bool is_blank() const;
  bool operator==(const Content&) const = default;
};

/// Whether inline codes are kept when a memory is written (TMX's own names).
enum class ContentLevel {
  text = 1,   ///< Level 1: text alone.
  codes = 2,  ///< Level 2: codes too.
};

/// Cuts white space (that of Unicode, U+3000 too) off both ends of the segment, but
/// not white space that is cut off from the end by a code.
void trim(Content& content);

/// Mends the numbers of the codes of one unit, so that importers can pair them: within
/// a segment every `bpt` has an `i` of its own, which its `ept` shares (a `bpt` or
/// `ept` alone becomes an `it`). An `x` that is given stays, for it is the file's link;
/// codes without one get that of the same code in another segment. Gives how many codes
/// it changed.
std::size_t number_codes(std::span<Content* const> variants);

}  // namespace awase
