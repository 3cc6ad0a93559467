// SPDX-License-Identifier: Apache-2.0

#include "tmx/statistics.h"

#include <algorithm>

#include "text/unicode.h"
#include "tmx/check_structure.h"

namespace awase {
namespace {

constexpr std::size_t kMaxNames = 100;
constexpr std::size_t kMaxLanguages = 1000;

void count_name(std::map<std::string, std::size_t>& names, const std::string& name) {
  const auto known = names.find(name);
  if (known != names.end()) {
    ++known->second;
  } else if (names.size() < kMaxNames) {
    names.emplace(name, 1);
  }
}

}  // namespace

LanguageStatistics& Statistics::of(const std::string& language) {
  for (LanguageStatistics& known : languages_) {
    if (known.language == language) return known;
  }
  if (languages_.size() == kMaxLanguages) return languages_.back();
  LanguageStatistics& added = languages_.emplace_back();
  added.language = language;
  return added;
}

void Statistics::take_dates(const Attributes& attributes) {
  for (const Attribute& attribute : attributes) {
    if (attribute.name != "creationdate" && attribute.name != "changedate") continue;
    if (!is_tmx_date(attribute.value)) continue;
    if (first_date_.empty() || attribute.value < first_date_)
      first_date_ = attribute.value;
    if (attribute.value > last_date_) last_date_ = attribute.value;
  }
}

void Statistics::add(const TranslationUnit& unit) {
  ++units_;
  take_dates(unit.attributes);
  if (const auto* tool = find_attribute(unit.attributes, "creationtool"))
    count_name(tools_, *tool);
  for (const Annotation& annotation : unit.annotations) {
    if (annotation.kind == AnnotationKind::prop) count_name(props_, annotation.name);
    notes_ += annotation.kind == AnnotationKind::note;
  }
  for (const Variant& variant : unit.variants) {
    take_dates(variant.attributes);
    LanguageStatistics& language = of(variant.language);
    if (variant.content.is_blank()) {
      ++language.empty;
      continue;
    }
    ++language.segments;
    language.with_codes += !variant.content.codes.empty();
    const std::size_t chars = count_chars(variant.content.text);
    language.chars += chars;
    language.max_chars = std::max(language.max_chars, chars);
    const auto its_class =
        std::lower_bound(kLengthClasses.begin(), kLengthClasses.end(), chars);
    ++language.lengths[its_class - kLengthClasses.begin()];
  }
}

}  // namespace awase
