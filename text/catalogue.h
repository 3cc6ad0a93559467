// SPDX-License-Identifier: Apache-2.0
//
// The languages that messages can be read in. English is in the sources; others are
// catalogues in GNU gettext's format, domain "awase": those of locale/ are part of the
// program, more can be put into share/locale.

#pragma once

#include <locale>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/message.h"

namespace awase {

/// A sentence of a catalogue with its translation.
struct CatalogueEntry {
  std::string sentence;
  std::string plural;              ///< Empty when it has no count.
  std::vector<std::string> forms;  ///< One, or as many as the language has plurals.
};

/// The content of a .mo file. Safe to read from several threads.
class GettextCatalogue : public MessageCatalogue {
 public:
  /// `mo` is what the file holds, `name` what errors call it, `language` its tag.
  /// Throws Error{input} when it is damaged.
  GettextCatalogue(std::string language, std::string_view mo, const std::string& name);

  std::string language() const override { return language_; }
  std::string find(const std::string& key) const override;
  std::string find_plural(const std::string& singular, const std::string& plural,
                          std::size_t count) const override;
  /// All that it translates, without its header.
  const std::vector<CatalogueEntry>& entries() const { return entries_; }

 private:
  std::string language_;
  std::locale locale_;  ///< Owns what Boost.Locale made of the file.
  std::vector<CatalogueEntry> entries_;
};

/// The sentences as they are in the sources.
const MessageCatalogue& english_catalogue();

/// The catalogue for `language`: "ja", "ja-JP", "ja_JP", "zh-Hant", any case. That of
/// the program comes first, then FOLDER/LANGUAGE/LC_MESSAGES/awase.mo, with script and
/// region and then without them, one by one. Null when there is none; English always
/// is. Throws Error{input} when the file is damaged.
std::shared_ptr<const MessageCatalogue> open_catalogue(
    std::string_view language, std::span<const std::string> folders);

/// The tags of all languages that open_catalogue() finds, English first.
std::vector<std::string> catalogue_languages(std::span<const std::string> folders);

/// The language of a locale as POSIX names it: "ja_JP" for "ja_JP.UTF-8". Empty for "C"
/// and "POSIX", and for another encoding than UTF-8, in which nothing is written.
std::string language_of_locale(std::string_view locale);

}  // namespace awase
