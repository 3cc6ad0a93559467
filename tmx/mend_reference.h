// SPDX-License-Identifier: Apache-2.0
//
// Judges what begins with `&`. Internal to tmx/.

#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "text/message.h"

namespace awase {

/// What to do with a reference.
struct ReferenceRepair {
  std::size_t size_bytes = 0;  ///< Of what was judged.
  std::string_view rule;       ///< Id of the CheckRule that it breaks; empty for none.
  Message message = Message::verbatim("");  ///< What is wrong.
  std::string replacement;  ///< What to write in its place, when a rule is broken.
};

/// Judges the reference, or the bare `&`, that begins `text`.
ReferenceRepair judge_reference(std::string_view text);

/// What a document type declares by name, as text.
using DeclaredEntities = std::map<std::string, std::string, std::less<>>;

/// The entities that a document type declares in itself (`<!ENTITY name "value">`) and
/// whose values are text and references to characters; those that hold markup, other
/// entities or more than 1 KiB are left out, so that no reference grows.
DeclaredEntities declared_entities(std::string_view doctype);

}  // namespace awase
