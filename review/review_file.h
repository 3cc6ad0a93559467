// SPDX-License-Identifier: Apache-2.0
//
// Awase's own alignment file: a segment a line, so that version control shows just what
// a reviewer changed. docs/formats.md describes it.

#pragma once

#include <string>
#include <string_view>

#include "review/review.h"

namespace awase {

/// The bytes of the file. The same review gives the same bytes.
std::string write_review(const Review& review);

/// Reads what write_review() wrote, or a person changed. `name` begins the messages.
/// Throws Error (input), with the line, for anything else.
Review read_review(std::string_view content, std::string_view name);

}  // namespace awase
