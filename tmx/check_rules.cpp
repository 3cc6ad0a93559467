// SPDX-License-Identifier: Apache-2.0
//
// What importers do with each violation comes from running OmegaT, Okapi, Translate
// Toolkit, XML::TMX over files that have it, and from what Trados, memoQ, Phrase and
// Smartling say of their imports.

#include "tmx/check_rules.h"

#include <stdexcept>
#include <string>

namespace awase {
namespace {

constexpr std::string_view kImporterNames[] = {
    "omegat", "trados", "memoq", "phrase", "okapi", "pontoon", "smartling"};

constexpr std::uint8_t bit(Importer importer) {
  return static_cast<std::uint8_t>(1U << static_cast<unsigned>(importer));
}
constexpr std::uint8_t kAll = 0x7F;
constexpr std::uint8_t kOmegat = bit(Importer::omegat);
constexpr std::uint8_t kOkapi = bit(Importer::okapi);
constexpr std::uint8_t kTrados = bit(Importer::trados);
constexpr std::uint8_t kPhrase = bit(Importer::phrase);
constexpr std::uint8_t kSmartling = bit(Importer::smartling);

constexpr auto kError = Severity::error;
constexpr auto kWarning = Severity::warning;

constexpr std::string_view kRefused = "importers that validate refuse the whole file";
constexpr std::string_view kFix = "run 'awase tmx fix'";

constexpr CheckRule kRules[] = {
    // Well-formedness.
    {"unreadable", kError, "no tool should read past this place",
     "'awase tmx fix' keeps what comes before"},
    {"not-xml", kError, "most importers refuse the whole file", kFix},
    {"illegal-character", kError, "most importers refuse the whole file", kFix},
    {"bare-markup", kError, "most importers refuse the whole file", kFix},
    {"bad-encoding", kError, "most importers refuse the whole file", kFix},
    // The document type of TMX 1.4.
    {"version", kError, kRefused, kFix},
    {"missing-attribute", kError, kRefused, "add it, or run 'awase tmx fix'"},
    {"unknown-attribute", kError, kRefused, "remove it, or move its value to a prop"},
    {"attribute-value", kError, kRefused, "use one of the values that TMX knows"},
    {"unknown-element", kError, kRefused, "remove it, or move its content to a prop"},
    {"misplaced-element", kError, kRefused, "move it to its place"},
    {"missing-element", kError, kRefused, "add it, or run 'awase tmx fix'"},
    {"stray-text", kError, kRefused, "move it into a <seg>, <note> or <prop>"},
    // What the document type cannot say, or leaves open.
    {"no-version", kWarning, "tools cannot tell which TMX it is", kFix},
    {"old-version", kWarning, "some tools know TMX 1.4 alone",
     "run 'awase tmx fix', which writes 1.4"},
    {"namespace", kWarning, "OmegaT and all that validate by tmx14.dtd refuse the file",
     "remove it; TMX has no namespace", kOmegat},
    {"language-tag", kWarning,
     "tools refuse it or never find its segments, without a word",
     "write a BCP 47 tag with a hyphen (ja-JP), or run 'awase tmx fix'", kAll},
    {"language-case", kWarning, "tools that compare letter by letter find nothing",
     kFix},
    {"date", kWarning, "tools ignore the date, or refuse the file",
     "write YYYYMMDDThhmmssZ"},
    {"number", kWarning, "tools ignore the count", "write a plain number"},
    {"empty-segment", kWarning, "OmegaT blanks the translated text", kFix, kAll},
    {"no-text", kWarning, "the translation of a text would be inline codes alone",
     "translate it, or run 'awase tmx clean'"},
    {"line-break", kWarning,
     "segments with line breaks inside never match in projects cut into sentences",
     "split the segment, or make the break a space"},
    {"soft-hyphen", kWarning,
     "a word with a soft hyphen inside is another word for all tools that search",
     "take it out"},
    {"zero-width", kWarning,
     "a character that nobody sees keeps the segment from matching", "take it out"},
    {"mixed-scripts", kWarning,
     "a letter of another alphabet that looks the same keeps the word from being found",
     "write the word in one alphabet"},
    {"one-sided", kWarning, "there is nothing to look up or nothing to insert", kFix,
     kAll},
    {"same-language-twice", kWarning,
     "most tools keep one of the two, some the first; Phrase has one target a language",
     "run 'awase tmx fix', which makes two units of it", kPhrase},
    {"no-source", kWarning, "tools cannot tell which side is the source",
     "add a <tuv> in the source language, or correct srclang", kAll},
    {"source-not-first", kWarning, "some importers take the first side as the source",
     kFix},
    {"any-source", kWarning,
     "tools whose memories have one source language cannot tell which side it is",
     "name the source language in the header's srclang", kSmartling | kPhrase},
    {"source-differs", kWarning,
     "Smartling refuses a file with two source languages, Phrase has one a memory",
     "run 'awase tmx split --by language'", kSmartling | kPhrase},
    {"padding", kWarning,
     "white space at the ends keeps segments from matching in OmegaT and Okapi", kFix,
     kOmegat | kOkapi},
    {"code-pairing", kWarning,
     "tools cannot tell which codes belong together; Trados refuses the unit", kFix,
     kTrados},
    {"codes-differ", kWarning, "a code is lost or doubled in the translation",
     "compare the codes of both sides"},
    {"duplicate", kWarning, "it only makes the memory larger",
     "run 'awase tmx dedupe'"},
    {"conflict", kWarning, "tools keep one of the translations; OmegaT the last",
     "choose one, or run 'awase tmx dedupe --per source'", kOmegat},
    {"custom-prop", kWarning, "Trados takes props of its users only with names in x-",
     "write x- before the type", kTrados},
    {"segtype", kWarning,
     "a project cut into sentences, as OmegaT's are, never finds whole paragraphs",
     "align by sentences, or cut the project into paragraphs too", kOmegat},
    {"long-segment", kWarning,
     "Trados in the cloud refuses segments of more than "
     "2,000 characters",
     "split the segment", kTrados},
    {"large-file", kWarning, "Trados and Phrase refuse files of more than 1 GB",
     "run 'awase tmx split --bytes'", kTrados | kPhrase},
    {"datatype", kWarning,
     "Smartling takes unknown, html, plaintext, rtf, sgml and xml only",
     "change the header's datatype", kSmartling},
};

}  // namespace

std::optional<Importer> find_importer(std::string_view name) {
  for (std::uint8_t k = 0; k < std::size(kImporterNames); ++k) {
    if (kImporterNames[k] == name) return static_cast<Importer>(k);
  }
  return {};
}

std::vector<std::string_view> importer_names() {
  return {std::begin(kImporterNames), std::end(kImporterNames)};
}

std::span<const CheckRule> check_rules() { return kRules; }

const CheckRule& check_rule(std::string_view id) {
  for (const CheckRule& rule : kRules) {
    if (rule.id == id) return rule;
  }
  throw std::logic_error("no rule " + std::string(id));
}

}  // namespace awase
