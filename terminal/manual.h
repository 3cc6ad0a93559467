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
std::string main_manual(const MessageCatalogue& catalogue);

/// The page of one command, awase-tmx-check(1) say.
std::string command_manual(const Command& command, const MessageCatalogue& catalogue);

/// "awase-tmx-check" for "tmx check".
std::string manual_name(const Command& command);

/// Declares `awase manual FOLDER`, which writes all pages in the language of the
/// reader; the build runs it.
Run declare_manual(OptionTable& table);

}  // namespace awase
