// SPDX-License-Identifier: Apache-2.0

#include "tmx/memory.h"

#include <algorithm>

#include "text/ascii.h"

namespace awase {
namespace {

char folded(char c) { return c == '_' ? '-' : ascii_lower(c); }

bool equal_folded(char a, char b) { return folded(a) == folded(b); }

/// The language subtag alone: "ja" of "ja-JP".
std::string_view primary_subtag(std::string_view tag) {
  return tag.substr(0, tag.find_first_of("-_"));
}

}  // namespace

Header::Header()
    : creationtool("Awase"),
      creationtoolversion(AWASE_VERSION),
      segtype("sentence"),
      o_tmf("Awase"),
      adminlang("en"),
      srclang("*all*"),
      datatype("plaintext") {}

const std::string* find_prop(const Annotations& annotations, std::string_view type) {
  for (const Annotation& annotation : annotations) {
    if (annotation.kind == AnnotationKind::prop && annotation.name == type) {
      return &annotation.text;
    }
  }
  return nullptr;
}

void add_prop(Annotations& annotations, std::string_view type, std::string_view text) {
  annotations.push_back(
      {AnnotationKind::prop, std::string(type), std::string(text), {}});
}

bool same_language(std::string_view tag, std::string_view other) {
  return std::equal(tag.begin(), tag.end(), other.begin(), other.end(), equal_folded);
}

const Variant* find_variant(const TranslationUnit& unit, std::string_view language) {
  const std::string_view primary = primary_subtag(language);
  const Variant* plain = nullptr;
  const Variant* regional = nullptr;
  for (const Variant& variant : unit.variants) {
    if (same_language(variant.language, language)) return &variant;
    if (same_language(variant.language, primary)) {
      if (plain == nullptr) plain = &variant;
    } else if (same_language(primary_subtag(variant.language), primary)) {
      if (regional == nullptr) regional = &variant;
    }
  }
  return plain != nullptr ? plain : regional;
}

std::string_view source_language(const TranslationUnit& unit, const Header& header) {
  const std::string* own = find_attribute(unit.attributes, "srclang");
  return own != nullptr && !own->empty() ? *own : header.srclang;
}

}  // namespace awase
