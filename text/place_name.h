// SPDX-License-Identifier: Apache-2.0
//
// Names of places in messages that are words, not names of files.

#pragma once

#include <string>
#include <string_view>

namespace awase {

class MessageCatalogue;

/// `name` for a reader of the catalogue: "standard input", alone or before a line
/// number, in its language; all else as it is. Thread-safe.
std::string place_name(std::string_view name, const MessageCatalogue& catalogue);

}  // namespace awase
