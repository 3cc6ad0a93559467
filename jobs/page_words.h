// SPDX-License-Identifier: Apache-2.0
//
// What is said of files and pairs, for people who read it on a page.

#pragma once

#include <string>

#include "text/message.h"

namespace awase {

/// What was `said`, for people who have no command line: options that the start page
/// has a box for stand under its name, and advice that other options or commands would
/// be needed for is left out, whole clauses at a time. `reader` is whom it was said to.
std::string in_words_of_page(std::string said, const MessageCatalogue& reader);

}  // namespace awase
