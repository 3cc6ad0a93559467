// SPDX-License-Identifier: Apache-2.0
//
// The man pages, from the tables that the help pages are from, in the macros of
// man(7), which groff and mandoc both read.

#pragma once

#include <string>

#include "terminal/command_table.h"
#include "text/message.h"

namespace awase {

/// The page awase(1) in the language of `catalogue`: what Awase is for, and its
/// commands.
std::string main_manual(const CommandTable& table, const MessageCatalogue& catalogue);

/// The page of one command of `table`, awase-tmx-check(1) say.
std::string command_manual(const Command& command, const CommandTable& table,
                           const MessageCatalogue& catalogue);

/// "awase-tmx-check" for "tmx check".
std::string manual_name(const Command& command);

/// Writes all pages, in the language of the reader, to `folder`, which is made when it
/// is not there. Throws Error.
void write_manuals(const CommandTable& table, const std::string& folder);

}  // namespace awase
