// SPDX-License-Identifier: Apache-2.0
//
// Judges what begins with `&`. Internal to tmx/.

#pragma once

#include <cstddef>
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

}  // namespace awase
