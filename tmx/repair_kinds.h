// SPDX-License-Identifier: Apache-2.0
//
// What a repair of a TMX changes, as people are told of it.

#pragma once

#include <cstddef>

#include "text/message.h"

namespace awase {

enum class RepairKind {
  version,
  declaration,  ///< The XML declaration named a wrong encoding.
  text_before_declaration,
  foreign_bytes,        ///< Not of the encoding of the file.
  forbidden_character,  ///< One that XML has no place for.
  bare_markup,          ///< & and < in texts, and entities of HTML.
  attribute_markup,     ///< Without quotation marks, twice in one tag.
  element_name,         ///< In capitals.
  namespace_removed,
  header_attribute,
  segment_type,
  language_tag,
  no_language,  ///< A side without a language.
  date_written,
  date_moved,  ///< What is no date became a prop.
  unknown_attribute,
  unknown_element,
  annotation_attribute,  ///< Of a note or a prop.
  untyped_prop,
  white_space,
  inline_element,  ///< One that TMX does not have.
  native_element,  ///< In an inline code.
  code_attribute,
  code_position,
};

/// "3 language tags were put in BCP 47 form."
Message describe_repair(RepairKind kind, std::size_t count);

}  // namespace awase
