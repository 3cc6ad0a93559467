// SPDX-License-Identifier: Apache-2.0

#include "text/known_languages.h"

#include <algorithm>
#include <string_view>

#include <unicode/locid.h>

#include "text/error.h"
#include "text/language.h"

namespace awase {

std::vector<std::string> known_languages() {
  std::vector<std::string> tags;
  for (const char* const* code = icu::Locale::getISOLanguages(); *code != nullptr;
       ++code) {
    const std::string_view tag = *code;
    if (tag.size() != 2) continue;
    try {
      tags.push_back(canonical_language(tag));
    } catch (const Error&) {
      continue;  // ICU lists codes that were withdrawn.
    }
  }
  std::sort(tags.begin(), tags.end());
  tags.erase(std::unique(tags.begin(), tags.end()), tags.end());
  return tags;
}

}  // namespace awase
