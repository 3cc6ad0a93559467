// SPDX-License-Identifier: Apache-2.0
//
// Fonts whose codes are no letters: Symbol, Wingdings. Office programs keep what was
// inserted from them as a code of the font.

#pragma once

#include <string>
#include <string_view>

namespace awase {

/// Whether characters of the font of that name, in any case, are to be read by
/// symbol_text().
bool is_symbol_font(std::string_view font);

/// What `character` shows in `font`, in UTF-8: U+F061, or U+0061, of Symbol is "α". The
/// codes of a font of symbols stand at U+F000 in Office documents. The character itself
/// when the font is not one of symbols, or has no such character in Unicode.
std::string symbol_text(std::string_view font, char32_t character);

/// `text`, each character by symbol_text().
std::string symbols_as_text(std::string_view font, std::string_view text);

}  // namespace awase
