// SPDX-License-Identifier: Apache-2.0

#include "tmx/formats/lexicon_units.h"

#include <array>
#include <charconv>
#include <string>
#include <string_view>
#include <utility>

#include "text/decimal.h"
#include "text/error.h"
#include "text/unicode.h"
#include "tmx/formats/unit_formats.h"

namespace awase {
namespace {

constexpr std::string_view kConfidence = "x-confidence";
constexpr std::string_view kCount = "x-count";
constexpr std::string_view kConcept = "concept-";  // Begins the id of one.

std::size_t number_of(std::string_view digits) {
  std::size_t number = 0;
  const char* const end = digits.data() + digits.size();
  const auto read = std::from_chars(digits.data(), end, number);
  return read.ec == std::errc() && read.ptr == end ? number : 0;
}

std::string four_decimals(double value) {
  std::array<char, 32> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), value,
                                 std::chars_format::fixed, 4)
                       .ptr;
  return {text.data(), end};
}

LexiconEntry entry_of(const TranslationUnit& unit, const Variant& source,
                      const Variant& target) {
  LexiconEntry entry{.source = std::string(trim(plain_text(source.content))),
                     .target = std::string(trim(plain_text(target.content))),
                     .weight = kNoWeight};
  if (const std::string* text = find_prop(unit.annotations, kConfidence)) {
    const auto weight = read_decimal(*text);
    if (weight && *weight >= 0.0 && *weight <= 1.0) entry.weight = *weight;
  }
  if (const std::string* text = find_prop(unit.annotations, kCount))
    entry.count = number_of(*text);
  const std::string* id = find_attribute(unit.attributes, "tuid");
  if (id != nullptr && id->starts_with(kConcept))
    entry.concept_number = number_of(std::string_view(*id).substr(kConcept.size()));
  return entry;
}

}  // namespace

void read_lexicon_units(UnitReader& reader, Lexicon& lexicon) {
  for (TranslationUnit unit; reader.next(unit);) {
    const Variant* source = find_variant(unit, lexicon.source_language);
    const Variant* target = find_variant(unit, lexicon.target_language);
    if (source == nullptr || target == nullptr || source == target) continue;
    LexiconEntry entry = entry_of(unit, *source, *target);
    if (entry.source.empty() || entry.target.empty()) continue;
    if (lexicon.entries.size() == kMaxLexiconEntries)
      throw Error(ErrorKind::input,
                  Message("{file}: too many entries; give at most {most}",
                          {{"file", lexicon.name}, {"most", kMaxLexiconEntries}}));
    lexicon.entries.push_back(std::move(entry));
  }
  append(lexicon.issues, reader.issues());
}

void write_lexicon_units(const Lexicon& lexicon, MemoryFormat format,
                         const ByteSink& sink) {
  Header header;
  header.srclang = lexicon.source_language;
  const auto writer = write_units(format, sink, header);
  for (const LexiconEntry& entry : lexicon.entries) {
    TranslationUnit unit = unit_of_pair(lexicon.source_language, entry.source,
                                        lexicon.target_language, entry.target);
    if (entry.concept_number != 0)
      unit.attributes.push_back(
          {"tuid", std::string(kConcept) + std::to_string(entry.concept_number)});
    add_prop(unit.annotations, kConfidence, four_decimals(entry.weight));
    if (entry.count > 0)
      add_prop(unit.annotations, kCount, std::to_string(entry.count));
    writer->add(unit);
  }
  writer->finish();
}

}  // namespace awase
