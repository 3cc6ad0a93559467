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

std::string_view likely_script(std::string_view tag) {
  std::string_view rest = tag;
  std::string_view script;
  bool is_traditional = false;
  for (bool is_first = true; !rest.empty(); is_first = false) {
    const std::size_t end = std::min(rest.find_first_of("-_"), rest.size());
    const std::string_view part = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (is_first) continue;
    if (part.size() == 4 && (part[0] < '0' || part[0] > '9')) script = part;
    is_traditional = is_traditional || same_language(part, "TW") ||
                     same_language(part, "HK") || same_language(part, "MO");
  }
  if (!script.empty()) {
    if (same_language(script, "Hans")) return "Hans";
    if (same_language(script, "Hant")) return "Hant";
    return script;
  }
  if (!same_language(primary_subtag(tag), "zh")) return {};
  return is_traditional ? "Hant" : "Hans";
}

std::size_t language_distance(std::string_view tag, std::string_view wanted) {
  if (same_language(tag, wanted)) return 0;
  const std::string_view primary = primary_subtag(wanted);
  if (!same_language(primary_subtag(tag), primary)) return kOtherLanguage;
  const bool says_more = wanted.size() > primary.size();
  const bool has_other_script =
      !same_language(likely_script(tag), likely_script(wanted)) &&
      !(likely_script(tag).empty() || likely_script(wanted).empty());
  if (has_other_script && says_more && tag.size() > primary.size())
    return kOtherLanguage;
  const bool is_plain = tag.size() == primary.size();
  if (has_other_script) return 3;
  return is_plain ? 1 : 2;
}

const Variant* find_variant(const TranslationUnit& unit, std::string_view language) {
  const Variant* best = nullptr;
  std::size_t nearest = kOtherLanguage;
  for (const Variant& variant : unit.variants) {
    const std::size_t distance = language_distance(variant.language, language);
    if (distance == 0) return &variant;
    if (distance < nearest) {
      nearest = distance;
      best = &variant;
    }
  }
  return best;
}

std::string_view source_language(const TranslationUnit& unit, const Header& header) {
  const std::string* own = find_attribute(unit.attributes, "srclang");
  return own != nullptr && !own->empty() ? *own : header.srclang;
}

}  // namespace awase
