// SPDX-License-Identifier: Apache-2.0

#include <algorithm>

#include "text/ascii.h"
#include "text/error.h"
#include "text/language.h"
#include "tmx/formats/unit_formats.h"

namespace awase {
namespace {

/// The modifier of a locale as a part of a tag: a script or a variant; empty for one
/// that says nothing of the language, "euro".
std::string part_of_modifier(const std::string& modifier) {
  if (modifier == "latin") return "Latn";
  if (modifier == "cyrillic") return "Cyrl";
  if (modifier == "devanagari") return "Deva";
  if (modifier == "iqtelif") return "Latn";
  const bool is_script = modifier.size() == 4 && modifier != "euro";
  const bool is_variant = modifier.size() >= 5 && modifier.size() <= 8;
  return is_script || is_variant ? modifier : std::string();
}

}  // namespace

std::string po_language(const std::string& locale) {
  const std::size_t at = locale.find('@');
  std::string tag = locale.substr(0, locale.find_first_of(".@"));
  if (tag == locale) return locale;
  const std::string part =
      at == locale.npos ? "" : part_of_modifier(ascii_lower(locale.substr(at + 1)));
  // A script stands behind the language, a variant behind the region.
  const std::size_t place =
      part.size() == 4 ? std::min(tag.find_first_of("_-"), tag.size()) : tag.size();
  if (!part.empty()) tag.insert(place, "-" + part);
  try {
    return canonical_language(tag);
  } catch (const Error&) {
    return locale;  // Whoever writes it says that nobody knows it.
  }
}

}  // namespace awase
