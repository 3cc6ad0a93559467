// SPDX-License-Identifier: Apache-2.0

#include "tmx/repair_kinds.h"

namespace awase {

Message describe_repair(RepairKind kind, std::size_t count) {
  switch (kind) {
    case RepairKind::version:
      return Message("the version was set to 1.4");
    case RepairKind::declaration:
      return Message(
          "the XML declaration named an encoding that is not the file's; corrected");
    case RepairKind::text_before_declaration:
      return Message("what preceded the XML declaration was removed");
    case RepairKind::foreign_bytes:
      return Message::plural(
          "{count} place that is not UTF-8 was read as what it is",
          "{count} places that are not UTF-8 were read as what they are", count);
    case RepairKind::forbidden_character:
      return Message::plural("{count} character that XML forbids was removed",
                             "{count} characters that XML forbids were removed", count);
    case RepairKind::bare_markup:
      return Message::plural(
          "{count} bare & or < was escaped, or an entity of HTML replaced",
          "{count} bare & and < were escaped, or entities of HTML replaced", count);
    case RepairKind::attribute_markup:
      return Message::plural(
          "{count} tag had attributes without quotation marks or blanks, or one twice; "
          "they were mended",
          "{count} tags had attributes without quotation marks or blanks, or one "
          "twice; "
          "they were mended",
          count);
    case RepairKind::element_name:
      return Message::plural("{count} tag in capitals was written in small letters",
                             "{count} tags in capitals were written in small letters",
                             count);
    case RepairKind::namespace_removed:
      return Message::plural("{count} namespace was removed",
                             "{count} namespaces were removed", count);
    case RepairKind::header_attribute:
      return Message::plural("{count} attribute was added to the header",
                             "{count} attributes were added to the header", count);
    case RepairKind::segment_type:
      return Message("the type of segments in the header was corrected");
    case RepairKind::language_tag:
      return Message::plural("{count} language tag was put in BCP 47 form",
                             "{count} language tags were put in BCP 47 form", count);
    case RepairKind::no_language:
      return Message::plural("{count} side without a language was left out",
                             "{count} sides without a language were left out", count);
    case RepairKind::date_written:
      return Message::plural("{count} date was written as YYYYMMDDThhmmssZ",
                             "{count} dates were written as YYYYMMDDThhmmssZ", count);
    case RepairKind::date_moved:
      return Message::plural("{count} date that is none was moved to a prop",
                             "{count} dates that are none were moved to props", count);
    case RepairKind::unknown_attribute:
      return Message::plural("{count} unknown attribute was moved to a prop",
                             "{count} unknown attributes were moved to props", count);
    case RepairKind::unknown_element:
      return Message::plural("{count} unknown element was moved to a prop",
                             "{count} unknown elements were moved to props", count);
    case RepairKind::annotation_attribute:
      return Message::plural(
          "{count} unknown attribute of a note or prop was removed",
          "{count} unknown attributes of notes and props were removed", count);
    case RepairKind::untyped_prop:
      return Message::plural("{count} prop without a type was given one",
                             "{count} props without a type were given one", count);
    case RepairKind::white_space:
      return Message::plural("{count} segment was freed of white space at its ends",
                             "{count} segments were freed of white space at their ends",
                             count);
    case RepairKind::inline_element:
      return Message::plural("{count} unknown inline element was made a placeholder",
                             "{count} unknown inline elements were made placeholders",
                             count);
    case RepairKind::native_element:
      return Message::plural("{count} unknown element in an inline code was made text",
                             "{count} unknown elements in inline codes were made text",
                             count);
    case RepairKind::code_attribute:
      return Message::plural("{count} unknown attribute of an inline code was removed",
                             "{count} unknown attributes of inline codes were removed",
                             count);
    case RepairKind::code_position:
      return Message::plural("{count} isolated code was given a position",
                             "{count} isolated codes were given a position", count);
  }
  return Message::verbatim("");
}

}  // namespace awase
