// SPDX-License-Identifier: Apache-2.0
//
// Opens memories of any format: what a file is, its encoding, packages that hold
// several files, and several files read as one.

#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tmx/encoded_input.h"
#include "tmx/formats/unit_stream.h"

namespace awase {

/// Throws Error (input) for a file that is known to be no TMX, which says what it is (a
/// Word document, JSON lines, a table) and what makes a TMX of it. A damaged TMX
/// passes, and so does other XML.
void require_tmx(const RereadableInput& input);
void require_tmx(const std::string& path);

/// Opens a memory; "-" is standard input. `format` decides where it is given, else what
/// the file is. A zip archive is opened for the memories in it: packages of Trados and
/// memoQ, or a zipped TMX. Tables, PO and JSON lines may be in any encoding that
/// decode_text() finds. Throws Error: usage when nothing says the format, and as the
/// readers do.
std::unique_ptr<UnitReader> open_memory(const std::string& path,
                                        std::optional<MemoryFormat> format,
                                        const UnitReadOptions& options = {});

/// Opens several memories as one: the header is that of the first, and units of others
/// say what their own headers say differently.
std::unique_ptr<UnitReader> open_memories(const std::vector<std::string>& paths,
                                          std::optional<MemoryFormat> format,
                                          const UnitReadOptions& options = {});

/// Whether these bytes are a package of files of pairs: a zip archive that is no
/// document, with TMX or XLIFF files in it (.sdlppx, .sdlrpx, .mqout, .zip).
bool is_memory_package(XmlSource bytes, const std::string& name);

/// Reads the TMX and XLIFF files of a package as one. Throws Error (input) when it is
/// no zip archive or has none.
std::unique_ptr<UnitReader> open_memory_package(XmlSource bytes,
                                                const std::string& name,
                                                const UnitReadOptions& options = {});

/// Whether the file at `path` is a package, or a memory of Trados Studio (.sdltm),
/// which is a database: what open_memory() alone can open. False for what cannot be
/// read.
bool is_memory_collection(const std::string& path);

}  // namespace awase
