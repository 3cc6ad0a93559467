// SPDX-License-Identifier: Apache-2.0
//
// One charset and the strict conversion from it. For decode_text(), which chooses.

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace awase {

/// A charset that can be converted from.
struct Charset {
  std::string name;      ///< IANA name, as it is shown.
  std::string icu_name;  ///< The ICU converter that reads it as its users mean it.

  bool operator==(const Charset&) const = default;
};

/// The charset of that name in any spelling; nothing when there is none.
std::optional<Charset> find_charset(std::string_view name);

/// The IANA names of the charsets that texts are most often in: what people are offered
/// to choose from.
std::vector<std::string> common_charsets();

/// The outcome of a conversion: all of the text, or where it failed.
struct Conversion {
  std::string text;  ///< UTF-8, up to where it failed.
  std::optional<std::size_t>
      bad_offset;          ///< Into the bytes; nothing when all went well.
  bool cut_short = false;  ///< Failed only because the bytes end.
};

/// Converts to UTF-8 and stops at the first byte that means nothing.
Conversion convert(std::string_view bytes, const Charset& charset);

}  // namespace awase
