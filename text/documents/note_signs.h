// SPDX-License-Identifier: Apache-2.0
//
// The signs in a text that refer to a note.

#pragma once

#include <string_view>

namespace awase {

/// "[1]", "(注2)", "*3": brackets or a sign, a number, and nothing else. With `bare` a
/// number alone and several of them too.
bool is_note_sign(std::string_view text, bool bare);

/// Whether a number in superscript after `before` refers to a note, and is no power.
bool takes_note(std::string_view before);

}  // namespace awase
