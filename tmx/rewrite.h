// SPDX-License-Identifier: Apache-2.0
//
// Changes to the units of a memory, one by one: other language tags, no inline codes,
// nothing that tells who made them.

#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "tmx/memory.h"

namespace awase {

/// "ja" becomes "ja-JP"; a `from` that ends in "*" stands for the tag and all of its
/// regions and scripts: "ja*" for ja, ja-JP.
struct LanguageChange {
  std::string from;
  std::string to;         ///< Canonical.
  std::size_t count = 0;  ///< Variants that were changed.
};

/// Parses "ja=ja-JP". Throws Error (usage) when it is none, or `to` is no language tag.
LanguageChange parse_language_change(std::string_view text);

/// Changes the tags of variants, and `srclang` of the unit.
void change_languages(TranslationUnit& unit, std::vector<LanguageChange>& changes);
/// Changes `srclang` of the header.
void change_languages(Header& header, const std::vector<LanguageChange>& changes);

/// What becomes of an inline code in plain text.
struct StripOptions {
  /// Whether native code, which TMX keeps in bpt, ept, it, ph and ut, becomes text:
  /// "<b>". Off drops it.
  bool keep_native = false;
  /// Whether the text of a sub-flow (`<sub>`: a footnote, the title of a link) inside a
  /// code that is dropped becomes text, in brackets.
  bool keep_subflows = false;
  /// Whether tags and character references that stand in the text as text go too, the
  /// references as their characters: "&nbsp;", "<b>".
  bool text_tags = false;
};

/// The text without inline codes. The inside of `hi`, and of elements TMX does not
/// know, is text and stays; a line break between two words becomes a space. Gives how
/// many codes went.
std::size_t strip_tags(Content& content, const StripOptions& options = {});

/// What is taken out.
struct AnonymiseOptions {
  bool keep_notes = false;
  bool dates = false;      ///< creationdate, changedate, lastusagedate too.
  bool all_props = false;  ///< All props but those of Awase itself.
  bool text = false;       ///< E-mail addresses, URLs and phone numbers in texts too.
  std::vector<std::string> props = {};  ///< More types of props that go.
};

/// Takes out what says who made a memory: creationid and changeid, props that name a
/// user, notes. In texts "user@host" becomes "[e-mail]", URLs "[URL]", phone numbers
/// "[phone]". Linear.
class Anonymiser {
 public:
  explicit Anonymiser(AnonymiseOptions options);
  ~Anonymiser();
  Anonymiser(const Anonymiser&) = delete;
  Anonymiser& operator=(const Anonymiser&) = delete;

  void clean(Header& header);
  void clean(TranslationUnit& unit);

  /// What went and how often: "creationid", "note", "prop x-user", "e-mail in text";
  /// the words among them are translatable().
  const std::map<std::string, std::size_t>& counts() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace awase
