// SPDX-License-Identifier: Apache-2.0

#include "tmx/store/unit_context.h"

#include <algorithm>
#include <array>
#include <optional>

#include "text/unicode.h"
#include "tmx/store/memory_store.h"

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

bool has_other_context(const TranslationUnit& unit, const std::string& context) {
  const std::string* prop = find_prop(unit.annotations, "x-context");
  return !context.empty() && prop != nullptr && *prop != context;
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

namespace {

const LoggedUnit* in_log(const StoreSnapshot& snapshot, std::uint64_t id) {
  const auto& logged = snapshot.logged();
  const auto place =
      std::lower_bound(logged.begin(), logged.end(), id,
                       [](const auto& each, std::uint64_t i) { return each->id < i; });
  return place != logged.end() && (*place)->id == id ? place->get() : nullptr;
}

std::optional<std::uint32_t> file_of(const StoreSnapshot& snapshot, std::uint64_t id) {
  for (const auto& part : snapshot.parts())
    if (const auto unit = part->find(id)) return part->source(*unit);
  if (const LoggedUnit* unit = in_log(snapshot, id)) return unit->source;
  return std::nullopt;
}

}  // namespace

bool has_neighbour(const StoreSnapshot& snapshot, std::uint64_t id, int step,
                   std::string_view language, std::string_view text) {
  if (step < 0 && id == 0) return false;
  const std::uint64_t other = step < 0 ? id - 1 : id + 1;
  const std::optional<std::uint32_t> file = file_of(snapshot, id);
  if (!file || file_of(snapshot, other) != file || snapshot.is_removed(other))
    return false;
  const auto holds = [&](const TranslationUnit& unit) {
    for (const Variant& variant : unit.variants)
      if (serves_language(variant.language, language))
        return trim(std::string_view(variant.content.text)) == trim(text);
    return false;
  };
  for (const auto& part : snapshot.parts())
    if (const auto unit = part->find(other)) return holds(part->unit(*unit));
  const LoggedUnit* unit = in_log(snapshot, other);
  return unit != nullptr && holds(unit->unit);
}

}  // namespace awase
