// SPDX-License-Identifier: Apache-2.0

#include "tmx/written_sides.h"

#include <algorithm>
#include <map>
#include <utility>

#include "text/error.h"
#include "text/language.h"
#include "tmx/rewrite.h"
#include "tmx/write_tmx.h"
#include "tmx/xml_printer.h"

namespace awase {

std::size_t clean_content(const Content& content, ContentLevel level, Content& out) {
  out.text.clear();
  out.codes.clear();
  std::size_t dropped = 0;
  std::size_t from = 0;
  if (level == ContentLevel::text && !content.codes.empty()) {
    Content plain = content;
    strip_tags(plain);
    return clean_content(plain, level, out);
  }
  if (level == ContentLevel::codes && !content.codes.empty()) {
    out.codes = content.codes;
    for (Code& code : out.codes) {
      const std::size_t at = std::clamp(code.offset_bytes, from, content.text.size());
      dropped += append_xml_chars(
          out.text, std::string_view(content.text).substr(from, at - from));
      code.offset_bytes = out.text.size();
      from = at;
    }
  }
  dropped += append_xml_chars(out.text, std::string_view(content.text).substr(from));
  trim(out);
  return dropped;
}

std::vector<std::vector<const WrittenVariant*>> split_by_language(
    std::span<const WrittenVariant> sides, std::string_view source) {
  std::vector<std::vector<const WrittenVariant*>> rounds(1);
  // Nearly always two sides in two languages.
  if (sides.size() == 2 && sides[0].language != sides[1].language) {
    rounds.front() = {&sides[0], &sides[1]};
    return rounds;
  }
  std::map<std::string_view, std::size_t> seen;
  for (const WrittenVariant& side : sides) {
    const std::size_t nth = seen[side.language]++;
    if (nth == rounds.size()) rounds.emplace_back();
    rounds[nth].push_back(&side);
  }
  const std::vector<const WrittenVariant*> first = rounds.front();
  for (std::size_t k = 1; k < rounds.size(); ++k) {
    std::vector<const WrittenVariant*>& round = rounds[k];
    const bool has_source = std::any_of(round.begin(), round.end(), [&](auto side) {
      return side->language == source;
    });
    const bool has_target = round.size() > (has_source ? 1U : 0U);
    if (has_source && has_target) continue;
    for (const WrittenVariant* side : first) {
      const bool is_source = side->language == source;
      const bool wanted = is_source ? !has_source : !has_target;
      const bool there = std::any_of(round.begin(), round.end(), [&](auto other) {
        return other->language == side->language;
      });
      if (wanted && !there) round.push_back(side);
    }
  }
  return rounds;
}

bool has_two_sides(const TranslationUnit& unit) {
  const Variant* first = nullptr;
  for (const Variant& variant : unit.variants) {
    if (variant.content.is_blank()) continue;
    if (first == nullptr) first = &variant;
    if (!same_language(first->language, variant.language)) return true;
  }
  return false;
}

std::vector<TranslationUnit> units_to_write(const TranslationUnit& unit,
                                            const Header& header) {
  std::vector<WrittenVariant> sides;
  const Variant* source_variant = find_variant(unit, source_language(unit, header));
  std::string source;
  for (const Variant& variant : unit.variants) {
    if (variant.content.is_blank()) continue;
    sides.push_back({&variant, variant.language, {}});
    std::string& tag = sides.back().language;
    try {
      if (!tag.empty()) tag = canonical_language(tag);
    } catch (const Error&) {
      // It stays as it is spelled.
    }
    if (&variant == source_variant) source = tag;
  }
  if (source.empty() && !sides.empty()) source = sides.front().language;
  std::vector<TranslationUnit> units;
  for (const auto& round : split_by_language(sides, source)) {
    TranslationUnit one;
    one.annotations = unit.annotations;
    for (const Attribute& attribute : unit.attributes)
      if (attribute.name != "tuid" || units.empty())
        one.attributes.push_back(attribute);
    for (const bool is_source : {true, false})
      for (const WrittenVariant* side : round) {
        if ((side->language == source) != is_source) continue;
        one.variants.push_back(*side->variant);
        one.variants.back().language = side->language;
      }
    if (has_two_sides(one)) units.push_back(std::move(one));
  }
  return units;
}

}  // namespace awase
