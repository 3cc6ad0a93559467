// SPDX-License-Identifier: Apache-2.0
//
// How people write languages in the names of files and folders.

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace awase {

/// Where a language stands in a name.
struct LanguageMark {
  std::size_t begin_bytes = 0;
  std::size_t end_bytes = 0;
  std::string tag;  ///< Canonical: "ja", "en-US".

  bool operator==(const LanguageMark&) const = default;
};

/// The last place in `name`, a component of a path without its ending, where a language
/// stands as a word of its own: a code ("ja", "jpn", "en-US", "jp"), a name
/// ("Japanese", "français", 日本語, 和文), also without anything between where another
/// script or digits begin (契約書和文, "01en"). Case, width and composition do not
/// matter. `language` is the primary subtag of the one that is looked for; then "j" and
/// "e" stand for Japanese and English as well. Empty: any, but only where it is the
/// first or the last word. Time is linear in the name for names of files.
std::optional<LanguageMark> find_language_mark(std::string_view name,
                                               const std::string& language);

/// `name` without the mark, and without brackets and separators around it: "chap_1" of
/// "chap_ja_1", "a" of "a （日本語）".
std::string without_mark(std::string_view name, const LanguageMark& mark);

}  // namespace awase
