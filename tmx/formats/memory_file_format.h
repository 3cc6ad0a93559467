// SPDX-License-Identifier: Apache-2.0
//
// Which format a file of pairs has, whatever it is called.

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "tmx/formats/unit_stream.h"

namespace awase {

/// The format that the bytes say for certain: TMX and XLIFF by their root, XLSX by what
/// the archive holds, PO and JSON lines by their lines; gzip is unpacked first. None
/// for anything else, tables among it, which may be any text with commas.
std::optional<MemoryFormat> format_of_memory_bytes(std::string_view bytes);

/// TSV or CSV when the first row of a text with tabs names columns of texts, and the
/// others have as many cells, as in Excel's "Unicode text", whose ending is .txt;
/// nothing for any other.
std::optional<MemoryFormat> table_format(std::string_view bytes);

/// The format of the file at `path`: by its content, else by its ending, else a table
/// where it begins like one. A file that
/// cannot be read, and standard input, have the format that the name says.
std::optional<MemoryFormat> format_of_memory_file(const std::string& path);

}  // namespace awase
