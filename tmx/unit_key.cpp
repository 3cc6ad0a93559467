// SPDX-License-Identifier: Apache-2.0

#include "tmx/unit_key.h"

#include <map>
#include <string>

#include "text/ascii.h"
#include "text/hash.h"
#include "text/unicode.h"

namespace awase {
namespace {

/// Key of a language tag, as same_language() compares them.
std::uint64_t language_key(std::string_view tag) {
  std::string folded(tag);
  for (char& c : folded) {
    c = c == '_' ? '-' : ascii_lower(c);
  }
  return hash_64(folded, 1);
}

/// fold()ed, every run of white space one blank.
std::string normalised(std::string_view text) {
  const std::string folded = fold(trim(text));
  std::string result;
  bool in_space = false;
  for (std::size_t at = 0; at < folded.size();) {
    const char32_t character = next_char(folded, at);
    const bool space = is_space(character);
    if (!space) append_char(result, character);
    if (space && !in_space) result += ' ';
    in_space = space;
  }
  return result;
}

/// normalised() without spaces and punctuation, unless that is all there is.
std::string letters_of(std::string_view text) {
  const std::string all = normalised(text);
  std::string letters;
  for (std::size_t at = 0; at < all.size();) {
    const char32_t character = next_char(all, at);
    if (!is_space(character) && !is_punctuation(character))
      append_char(letters, character);
  }
  return letters.empty() ? all : letters;
}

/// Two keys as one; which is first matters.
std::uint64_t combined(std::uint64_t first, std::uint64_t second) {
  const std::uint64_t both[] = {first, second};
  return hash_64({reinterpret_cast<const char*>(both), sizeof both});
}

}  // namespace

std::uint64_t content_key(const Content& content, Sameness sameness) {
  if (sameness == Sameness::normalised) return hash_64(normalised(content.text));
  if (sameness == Sameness::letters) return hash_64(letters_of(content.text));
  std::uint64_t key = hash_64(content.text);
  std::map<std::string_view, std::size_t> pairs;  // The i of a file means nothing.
  for (const Code& code : content.codes) {
    key = combined(key, code.offset_bytes);
    key = combined(key, static_cast<std::uint64_t>(code.kind));
    key = combined(key, hash_64(code.name));
    key = combined(key, hash_64(code.data));
    std::uint64_t attributes = 0;  // A sum, so that their order does not matter.
    for (const Attribute& attribute : code.attributes) {
      const std::uint64_t value =
          attribute.name == "i"
              ? pairs.try_emplace(attribute.value, pairs.size()).first->second
              : hash_64(attribute.value);
      attributes += combined(hash_64(attribute.name), value);
    }
    key = combined(key, attributes);
  }
  return key;
}

std::uint64_t source_key(const TranslationUnit& unit, const Variant* source,
                         Sameness sameness) {
  std::uint64_t targets = 0;  // A sum, so that their order does not matter.
  for (const Variant& variant : unit.variants) {
    if (&variant != source) targets += language_key(variant.language);
  }
  if (source == nullptr) return targets;
  const std::uint64_t key =
      combined(language_key(source->language), content_key(source->content, sameness));
  return combined(key, targets);
}

std::uint64_t pair_key(const TranslationUnit& unit, Sameness sameness) {
  std::uint64_t sum = 0;
  for (const Variant& variant : unit.variants) {
    sum += combined(language_key(variant.language),
                    content_key(variant.content, sameness));
  }
  return sum;
}

UnitKeys unit_keys(const TranslationUnit& unit, const Variant* source) {
  UnitKeys keys;
  std::uint64_t targets = 0;
  std::uint64_t of_source = 0;
  for (const Variant& variant : unit.variants) {
    const std::uint64_t language = language_key(variant.language);
    const std::uint64_t key =
        combined(language, content_key(variant.content, Sameness::exact));
    keys.pair += key;
    if (&variant == source)
      of_source = key;
    else
      targets += language;
  }
  keys.source = combined(of_source, targets);
  return keys;
}

const Variant* source_variant(const TranslationUnit& unit, const Header& header) {
  const std::string_view language = source_language(unit, header);
  if (!language.empty() && language != "*all*") return find_variant(unit, language);
  return unit.variants.empty() ? nullptr : &unit.variants.front();
}

}  // namespace awase
