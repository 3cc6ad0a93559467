// SPDX-License-Identifier: Apache-2.0

#include "tmx/store/unit_context.h"

#include <array>

#include "text/unicode.h"

namespace awase {
namespace {

/// The text of what memoQ keeps as "<seg>text</seg>".
std::string_view without_seg(std::string_view text) {
  text = trim(text);
  constexpr std::string_view kBegin = "<seg>";
  constexpr std::string_view kEnd = "</seg>";
  if (!text.starts_with(kBegin) || !text.ends_with(kEnd)) return text;
  return trim(text.substr(kBegin.size(), text.size() - kBegin.size() - kEnd.size()));
}

}  // namespace

int has_context(const TranslationUnit& unit, const std::string& context,
                const std::string& id) {
  const auto has_prop = [&](std::string_view name, const std::string& value) {
    const std::string* prop = find_prop(unit.annotations, name);
    return prop != nullptr && *prop == value;
  };
  if (!context.empty() && has_prop("x-context", context)) return 1;
  if (id.empty()) return 0;
  const std::string* number = find_attribute(unit.attributes, "tuid");
  return (number != nullptr && *number == id) || has_prop("id", id) ? 1 : 0;
}

bool says_neighbour(const TranslationUnit& unit, bool before, std::string_view text) {
  using Names = std::array<std::string_view, 3>;
  for (const std::string_view name : before
                                         ? Names{"x-context-pre", "prev", "x-prev"}
                                         : Names{"x-context-post", "next", "x-next"}) {
    const std::string* prop = find_prop(unit.annotations, name);
    if (prop != nullptr && without_seg(*prop) == trim(text)) return true;
  }
  return false;
}

}  // namespace awase
