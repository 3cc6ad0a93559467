// SPDX-License-Identifier: Apache-2.0
//
// What the names of files say. Capitals mean what small letters do.

#pragma once

#include <string>
#include <string_view>

namespace awase {

/// The ending of a name without its dot, in small letters: "gz" of "A.TMX.GZ". Empty
/// for none.
std::string file_ending(std::string_view path);

/// Whether a name says that the file is compressed, ".gz".
bool ends_in_gz(std::string_view path);

/// The ending in front of ".gz" where there is that: "tmx" of "A.TMX.GZ" and of
/// "a.tmx".
std::string packed_file_ending(std::string_view path);

/// The name of the format of files of pairs that has this ending ("xliff" of
/// "sdlxliff"); empty for none. The one table of these endings.
std::string_view pair_format_of_ending(std::string_view ending);

/// Whether all files with this ending are files of pairs; tables and workbooks may be
/// texts.
bool is_pairs_alone(std::string_view ending);

}  // namespace awase
