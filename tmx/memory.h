// SPDX-License-Identifier: Apache-2.0
//
// A translation memory: translation units, each one text in several languages. The
// names are those of the TMX 1.4b specification. What a TMX file says is kept even
// where Awase makes no use of it, so that reading what was written gives the same
// values.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "tmx/content.h"

namespace awase {

enum class AnnotationKind {
  note,   ///< `<note>`: for people.
  prop,   ///< `<prop type="...">`: for tools.
  other,  ///< Any other element, `<ude>` of a header or one TMX does not know.
};

/// What hangs on a header, a unit or a variant beside its attributes.
struct Annotation {
  AnnotationKind kind = AnnotationKind::note;
  std::string name;       ///< Type of a prop, name of another element; else empty.
  std::string text;       ///< Text of a note or prop; content of others, as XML.
  Attributes attributes;  ///< A prop's `type` is not among them.

  bool operator==(const Annotation&) const = default;
};

using Annotations = std::vector<Annotation>;

/// Text of the first prop of that type, or null.
const std::string* find_prop(const Annotations& annotations, std::string_view type);

/// Adds a prop at the end.
void add_prop(Annotations& annotations, std::string_view type, std::string_view text);

/// One language's side of a unit: a `<tuv>`.
struct Variant {
  std::string language;   ///< `xml:lang` (or `lang`), as it is spelled.
  Content content;        ///< Its `<seg>`.
  Attributes attributes;  ///< All others: `creationdate`, `usagecount`, ...
  Annotations annotations;

  bool operator==(const Variant&) const = default;
};

/// A text and its translations: a `<tu>`.
struct TranslationUnit {
  std::vector<Variant> variants;
  Annotations annotations;
  Attributes attributes;  ///< `tuid`, `srclang`, `creationdate`, `segtype`, ...

  bool operator==(const TranslationUnit&) const = default;
};

/// The `<header>`. The seven that TMX requires have a value of their own; the defaults
/// are what Awase writes.
struct Header {
  Header();

  std::string creationtool;         ///< "Awase".
  std::string creationtoolversion;  ///< Awase's own.
  std::string segtype;              ///< "sentence"; or "paragraph", "phrase", "block".
  std::string o_tmf;                ///< Format the memory comes from: "Awase".
  std::string adminlang;            ///< Language of notes and props: "en".
  std::string srclang;              ///< BCP 47 tag, or "*all*" (any may be the source).
  std::string datatype;             ///< "plaintext".
  Attributes attributes;            ///< All others: `creationdate`, `creationid`, ...
  Annotations annotations;
  Attributes namespaces;  ///< `xmlns:...` that the file declares at its root.

  bool operator==(const Header&) const = default;
};

/// A whole memory, for those that are small; large ones go unit by unit.
struct Memory {
  Header header;
  std::vector<TranslationUnit> units;

  bool operator==(const Memory&) const = default;
};

/// Whether two language tags are the same but for case and for `_` in the place of `-`.
bool same_language(std::string_view tag, std::string_view other);

/// The script that a tag names, or that texts in its region are likely written in
/// (CLDR's likely subtags): Hant for zh-TW, zh-HK and zh-MO, Hans for all other
/// Chinese; empty where a tag says nothing and its language has one script.
std::string_view likely_script(std::string_view tag);

/// What language_distance() gives for another language.
inline constexpr std::size_t kOtherLanguage = 9;

/// How far the language `tag` is from the one that is `wanted`: 0 for the same tag, 1
/// for its language alone (ja for ja-JP), 2 for another region of it in the same
/// script, 3 for plain zh where Traditional Chinese is wanted; kOtherLanguage for
/// another language, and for another script of it (zh-CN for zh-TW). Tags are compared
/// as same_language() does.
std::size_t language_distance(std::string_view tag, std::string_view wanted);

/// The variant in `language`, or the nearest by language_distance(): ja-JP, then ja,
/// then any ja-...; null when there is none.
const Variant* find_variant(const TranslationUnit& unit, std::string_view language);

/// Language of the unit's source: its own `srclang`, else the header's; "*all*" is
/// given as it stands.
std::string_view source_language(const TranslationUnit& unit, const Header& header);

}  // namespace awase
