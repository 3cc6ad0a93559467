// SPDX-License-Identifier: Apache-2.0
//
// Mends XML that is not well-formed, on its way to the XML reader.

#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "text/message.h"
#include "text/xml.h"

namespace awase {

/// What mend_xml() changed at one place.
struct XmlRepair {
  std::string_view rule;  ///< Id of the CheckRule that was broken.
  XmlPosition position;   ///< In the input (after decoding, for UTF-16).
  Message message = Message::verbatim("");  ///< What was wrong there.
  bool is_declaration = false;  ///< The XML declaration was wrong, not the bytes.
};

/// The bytes of `source` with the faults mended that can be mended without guessing
/// at structure: characters that XML forbids, raw or as references, are left out; `&`
/// and `<` that begin nothing are escaped; bytes that are not the UTF-8 they claim to
/// be are read as windows-1252; entities of HTML become their characters; what
/// precedes the XML declaration goes. UTF-16 becomes UTF-8. `on_repair` is told of
/// every change. Constant memory.
XmlSource mend_xml(XmlSource source, std::function<void(const XmlRepair&)> on_repair);

}  // namespace awase
