// SPDX-License-Identifier: Apache-2.0

#include "text/documents/odt_styles.h"

#include <algorithm>

#include "text/documents/number_label.h"
#include "text/documents/xml_parts.h"
#include "text/unicode.h"

namespace awase {

namespace {

/// A name of a style as people see it: "_20_" is a space.
std::string with_spaces(std::string_view name) {
  std::string result;
  while (!name.empty()) {
    const bool space = name.starts_with("_20_");
    result += space ? ' ' : name.front();
    name.remove_prefix(space ? 4 : 1);
  }
  return result;
}

}  // namespace

void OdtStyles::take(const XmlEvent& event) {
  const std::string_view name = local_name(event.name);
  if (name == "style") {
    style_ = local_attribute(event, "name");
    const std::string_view family = local_attribute(event, "family");
    if (family == "paragraph")
      parents_[style_] = local_attribute(event, "parent-style-name");
    if (family != "text") style_.clear();
  } else if (name == "text-properties") {
    if (!style_.empty() && local_attribute(event, "display") == "none")
      hidden_.insert(style_);
  } else if (name == "list-style" || name == "outline-style") {
    list_ = local_attribute(event, "name");
  } else if (name.starts_with("list-level-style-")) {
    constexpr int kMostLevels = 10;
    const int level = small_number(local_attribute(event, "level"), 0);
    if (level < 1 || level > kMostLevels) return;
    std::vector<ListLevel>& levels = lists_[list_];
    levels.resize(kMostLevels);
    levels[static_cast<std::size_t>(level) - 1] = {
        .prefix = std::string(local_attribute(event, "num-prefix")),
        .suffix = std::string(local_attribute(event, "num-suffix")),
        .format = std::string(local_attribute(event, "num-format")),
        .start = small_number(local_attribute(event, "start-value"), 1),
        .shown_levels = small_number(local_attribute(event, "display-levels"), 1),
        .bullet = name != "list-level-style-number"};
  }
}

BlockKind OdtStyles::kind(std::string_view style) const {
  constexpr int kLongestChain = 20;
  for (int i = 0; i < kLongestChain && !style.empty(); ++i) {
    const std::string name = fold(style);
    if (name == "title") return BlockKind::title;
    if (name == "subtitle") return BlockKind::heading;
    if (name.ends_with("caption")) return BlockKind::caption;
    if (name.starts_with("contents_20_")) return BlockKind::contents;
    if (is_code_style(with_spaces(name))) return BlockKind::code;
    const auto parent = parents_.find(style);
    if (parent == parents_.end()) break;
    style = parent->second;
  }
  return BlockKind::paragraph;
}

bool OdtStyles::is_hidden(std::string_view text_style) const {
  return hidden_.contains(text_style);
}

const OdtStyles::ListLevel* OdtStyles::list_level(const std::string& style,
                                                  std::size_t level) const {
  const auto found = lists_.find(style);
  if (found == lists_.end() || level < 1 || level > found->second.size())
    return nullptr;
  return &found->second[level - 1];
}

void OdtLists::begin_list(const XmlEvent& event) {
  List list;
  list.style = local_attribute(event, "style-name");
  if (list.style.empty() && !open_.empty()) list.style = open_.back().style;
  if (open_.empty() && (local_attribute(event, "continue-numbering") == "true" ||
                        !local_attribute(event, "continue-list").empty())) {
    list.number = last_[list.style];
    list.begun = list.number > 0;
  }
  open_.push_back(list);
}

void OdtLists::end_list() {
  if (open_.empty()) return;
  if (open_.size() == 1) last_[open_[0].style] = open_[0].number;
  open_.pop_back();
}

void OdtLists::begin_item(const XmlEvent& event) {
  if (open_.empty()) return;
  List& list = open_.back();
  const OdtStyles::ListLevel* level = styles_.list_level(list.style, open_.size());
  list.number = list.begun ? list.number + 1 : (level == nullptr ? 1 : level->start);
  list.number = small_number(local_attribute(event, "start-value"), list.number);
  list.begun = true;
  label_is_due_ = true;
}

std::string OdtLists::take_label() {
  if (!label_is_due_ || open_.empty()) return {};
  label_is_due_ = false;
  const std::string& style = open_.back().style;
  const OdtStyles::ListLevel* level = styles_.list_level(style, open_.size());
  if (level == nullptr) return {};
  if (level->bullet) return "•";
  if (level->format.empty()) return {};
  const std::size_t shown = std::clamp<std::size_t>(
      static_cast<std::size_t>(level->shown_levels), 1, open_.size());
  std::string numbers;
  for (std::size_t at = open_.size() - shown; at < open_.size(); ++at) {
    const OdtStyles::ListLevel* outer = styles_.list_level(style, at + 1);
    if (!numbers.empty()) numbers += '.';
    numbers += number_label(open_[at].number, outer == nullptr ? "1" : outer->format);
  }
  return std::string(trim(level->prefix + numbers + level->suffix));
}

}  // namespace awase
