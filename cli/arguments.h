// SPDX-License-Identifier: Apache-2.0
//
// What CLI11 leaves to do: choices with suggestions, errors in our words, and a help
// page that fits 80 columns.

#pragma once

#include <CLI/CLI.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace awase {

/// Has `option` accept these words alone, and suggest the nearest for any other.
void restrict_to(CLI::Option* option, std::vector<std::string_view> words);

/// Has `option` accept numbers from 0 to 1 alone.
void restrict_to_share(CLI::Option* option);

/// Parses what follows the command's name. False when --help was among it. Throws
/// Error{usage} in one line, with a suggestion where a name was mistyped.
bool parse_arguments(CLI::App& app, std::span<char* const> arguments);

/// The help page of `app`, at most 80 columns wide: its description, how it is used,
/// its options by group, and `examples`, one a line.
std::string help_page(const CLI::App& app, std::string_view examples);

}  // namespace awase
