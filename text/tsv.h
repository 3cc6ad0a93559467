// SPDX-License-Identifier: Apache-2.0
//
// Cells of tab-separated lines that hold any text: tab, line breaks and backslash are
// written as \t, \n, \r and \\.

#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace awase {

/// Whether `text` holds anything that a cell must escape.
bool must_escape_tsv(std::string_view text);

/// `text` as a cell.
std::string escape_tsv(std::string_view text);

/// What a cell says. A backslash before anything but t, n, r and \ stands for itself,
/// for other programs write none of these escapes.
std::string unescape_tsv(std::string_view cell);

/// The same for a cell that is known to be escape_tsv()'s: none where a backslash
/// stands before anything else or last.
std::optional<std::string> unescape_tsv_strictly(std::string_view cell);

}  // namespace awase
