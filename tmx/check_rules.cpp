// SPDX-License-Identifier: Apache-2.0
//
// What importers do with each violation comes from running OmegaT, Okapi, Translate
// Toolkit, XML::TMX over files that have it, and from what Trados, memoQ, Phrase and
// Smartling say of their imports.

#include "tmx/check_rules.h"

#include <stdexcept>
#include <string>

#include "text/message.h"

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

constexpr std::string_view kRefused =
    translatable("importers that validate refuse the whole file");
constexpr std::string_view kFix = translatable("run 'awase tmx fix'");

constexpr CheckRule kRules[] = {
    // Well-formedness.
    {"unreadable", kError, translatable("no tool should read past this place"),
     translatable("'awase tmx fix' keeps what comes before")},
    {"not-xml", kError, translatable("most importers refuse the whole file"), kFix},
    {"illegal-character", kError, translatable("most importers refuse the whole file"),
     kFix},
    {"bare-markup", kError, translatable("most importers refuse the whole file"), kFix},
    {"attribute-markup", kError, translatable("most importers refuse the whole file"),
     kFix},
    {"bad-encoding", kError, translatable("most importers refuse the whole file"),
     kFix},
    // The document type of TMX 1.4.
    {"version", kError, kRefused, kFix},
    {"missing-attribute", kError, kRefused,
     translatable("add it, or run 'awase tmx fix'")},
    {"unknown-attribute", kError, kRefused,
     translatable("remove it, or move its value to a prop")},
    {"attribute-value", kError, kRefused,
     translatable("use one of the values that TMX knows")},
    {"unknown-element", kError, kRefused,
     translatable("remove it, or move its content to a prop")},
    {"misplaced-element", kError, kRefused, translatable("move it to its place")},
    {"missing-element", kError, kRefused,
     translatable("add it, or run 'awase tmx fix'")},
    {"stray-text", kError, kRefused,
     translatable("move it into a <seg>, <note> or <prop>")},
    // What the document type cannot say, or leaves open.
    {"no-version", kWarning, translatable("tools cannot tell which TMX it is"), kFix},
    {"old-version", kWarning, translatable("some tools know TMX 1.4 alone"),
     translatable("run 'awase tmx fix', which writes 1.4")},
    {"namespace", kWarning,
     translatable("OmegaT and all that validate by tmx14.dtd refuse the file"),
     translatable("remove it; TMX has no namespace"), kOmegat},
    {"language-tag", kWarning,
     translatable("tools refuse it or never find its segments, without a word"),
     translatable("write a BCP 47 tag with a hyphen (ja-JP), or run 'awase tmx fix'"),
     kAll},
    {"language-case", kWarning,
     translatable("tools that compare letter by letter find nothing"), kFix},
    {"date", kWarning, translatable("tools ignore the date, or refuse the file"),
     translatable("write YYYYMMDDThhmmssZ")},
    {"number", kWarning, translatable("tools ignore the count"),
     translatable("write a plain number")},
    {"empty-segment", kWarning, translatable("OmegaT blanks the translated text"), kFix,
     kAll},
    {"no-text", kWarning,
     translatable("the translation of a text would be inline codes alone"),
     translatable("translate it, or run 'awase tmx clean'")},
    {"line-break", kWarning,
     translatable(
         "segments with line breaks inside never match in projects cut into sentences"),
     translatable("split the segment, or make the break a space")},
    {"soft-hyphen", kWarning,
     translatable(
         "a word with a soft hyphen inside is another word for all tools that search"),
     translatable("take it out")},
    {"zero-width", kWarning,
     translatable("a character that nobody sees keeps the segment from matching"),
     translatable("take it out")},
    {"mixed-scripts", kWarning,
     translatable("a letter of another alphabet that looks the same keeps the word "
                  "from being found"),
     translatable("write the word in one alphabet")},
    {"one-sided", kWarning,
     translatable("there is nothing to look up or nothing to insert"), kFix, kAll},
    {"same-language-twice", kWarning,
     translatable("most tools keep one of the two, some the first; Phrase has one "
                  "target a language"),
     translatable("run 'awase tmx fix', which makes two units of it"), kPhrase},
    {"no-source", kWarning, translatable("tools cannot tell which side is the source"),
     translatable("add a <tuv> in the source language, or correct srclang"), kAll},
    {"source-not-first", kWarning,
     translatable("some importers take the first side as the source"), kFix},
    {"any-source", kWarning,
     translatable(
         "tools whose memories have one source language cannot tell which side it is"),
     translatable("name the source language in the header's srclang"),
     kSmartling | kPhrase},
    {"source-differs", kWarning,
     translatable(
         "Smartling refuses a file with two source languages, Phrase has one a memory"),
     translatable("run 'awase tmx split --by language'"), kSmartling | kPhrase},
    {"padding", kWarning,
     translatable(
         "white space at the ends keeps segments from matching in OmegaT and Okapi"),
     kFix, kOmegat | kOkapi},
    {"code-pairing", kWarning,
     translatable(
         "tools cannot tell which codes belong together; Trados refuses the unit"),
     kFix, kTrados},
    {"codes-differ", kWarning,
     translatable("a code is lost or doubled in the translation"),
     translatable("compare the codes of both sides")},
    {"duplicate", kWarning, translatable("it only makes the memory larger"),
     translatable("run 'awase tmx dedupe'")},
    {"conflict", kWarning,
     translatable("tools keep one of the translations; OmegaT the last"),
     translatable("choose one, or run 'awase tmx dedupe --per source'"), kOmegat},
    {"custom-prop", kWarning,
     translatable("Trados takes props of its users only with names in x-"),
     translatable("write x- before the type"), kTrados},
    {"segtype", kWarning,
     translatable(
         "a project cut into sentences, as OmegaT's are, never finds whole paragraphs"),
     translatable("align by sentences, or cut the project into paragraphs too"),
     kOmegat},
    {"long-segment", kWarning,
     translatable("Trados in the cloud refuses segments of more than "
                  "2,000 characters"),
     translatable("split the segment"), kTrados},
    {"large-file", kWarning,
     translatable("Trados and Phrase refuse files of more than 1 GB"),
     translatable("run 'awase tmx split --bytes'"), kTrados | kPhrase},
    {"datatype", kWarning,
     translatable("Smartling takes unknown, html, plaintext, rtf, sgml and xml only"),
     translatable("change the header's datatype"), kSmartling},
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
