// SPDX-License-Identifier: Apache-2.0

#include "text/documents/docx_styles.h"

#include <algorithm>

#include "text/documents/number_label.h"
#include "text/documents/xml_parts.h"
#include "text/unicode.h"

namespace awase {
namespace {

/// Of the pattern of a label; nobody numbers by more.
constexpr std::size_t kMostLabelBytes = 200;

/// What Word's own style of that name makes of a paragraph. The names in the file are
/// English whatever the language of Word.
BlockKind kind_of_style(std::string_view name) {
  if (name == "title") return BlockKind::title;
  if (name == "subtitle" || name.starts_with("heading ")) return BlockKind::heading;
  if (name.ends_with("caption")) return BlockKind::caption;
  if (name.starts_with("toc ") || name.starts_with("contents ") ||
      name == "table of figures")
    return BlockKind::contents;
  if (is_code_style(name)) return BlockKind::code;
  return BlockKind::paragraph;
}

}  // namespace

void take_property(DocxParagraph& paragraph, const XmlEvent& event) {
  const std::string_view name = local_name(event.name);
  const std::string_view value = local_attribute(event, "val");
  if (name == "pStyle") paragraph.style = value;
  if (name == "numId") paragraph.list = value;
  if (name == "ilvl") paragraph.list_level = small_number(value, 0);
  if (name == "outlineLvl") paragraph.outline = small_number(value, 9);
}

DocxStyles::DocxStyles(Archive& archive, const std::string& path) {
  Style* style = nullptr;
  for_each_event(archive, path, [&](const XmlEvent& event) {
    const std::string_view name = local_name(event.name);
    if (event.kind == XmlEventKind::end_element && name == "style") style = nullptr;
    if (event.kind != XmlEventKind::start_element) return;
    if (name == "style") {
      if (local_attribute(event, "type") == "paragraph")
        style = &styles_[std::string(local_attribute(event, "styleId"))];
    } else if (style != nullptr) {
      if (name == "name") style->name = fold(local_attribute(event, "val"));
      if (name == "basedOn") style->based_on = local_attribute(event, "val");
      take_property(style->paragraph, event);
    }
  });
}

BlockKind DocxStyles::resolve(DocxParagraph& paragraph) const {
  BlockKind kind = BlockKind::paragraph;
  constexpr int kLongestChain = 20;
  std::string id = paragraph.style;
  for (int i = 0; i < kLongestChain; ++i) {
    const auto found = styles_.find(id);
    if (found == styles_.end()) break;
    const Style& style = found->second;
    if (kind == BlockKind::paragraph) kind = kind_of_style(style.name);
    if (paragraph.list.empty()) paragraph.list = style.paragraph.list;
    if (paragraph.list_level < 0) paragraph.list_level = style.paragraph.list_level;
    if (paragraph.outline < 0) paragraph.outline = style.paragraph.outline;
    // Styles of other programs may have the name alone.
    if (paragraph.outline < 0 && style.name.starts_with("heading "))
      paragraph.outline = small_number(style.name.substr(8), 1) - 1;
    id = style.based_on;
  }
  return kind;
}

struct DocxNumbering::Parser {
  DocxNumbering& numbering;
  std::vector<Level>* levels = nullptr;
  Level* level = nullptr;
  List* list = nullptr;
  int override_level = 0;

  void start(const XmlEvent& event) {
    const std::string_view name = local_name(event.name);
    const std::string_view value = local_attribute(event, "val");
    if (name == "abstractNum") {
      const std::string id(local_attribute(event, "abstractNumId"));
      levels = &numbering.abstracts_[id];
      levels->assign(kLevels, Level());
    } else if (name == "num") {
      list = &numbering.lists_[std::string(local_attribute(event, "numId"))];
    } else if (name == "abstractNumId" && list != nullptr) {
      list->abstract = value;
    } else if (name == "lvlOverride") {
      override_level = small_number(local_attribute(event, "ilvl"), 0);
    } else if (name == "startOverride" && list != nullptr) {
      list->starts[override_level] = small_number(value, 1);
    } else if (name == "lvl" && levels != nullptr) {
      const int at = small_number(local_attribute(event, "ilvl"), kLevels);
      level = at < kLevels ? &(*levels)[static_cast<std::size_t>(at)] : nullptr;
    } else if (level != nullptr) {
      if (name == "start") level->start = small_number(value, 1);
      if (name == "numFmt") level->format = value;
      if (name == "lvlText") level->text = value.substr(0, kMostLabelBytes);
    }
  }

  void end(std::string_view name) {
    if (name == "abstractNum") levels = nullptr;
    if (name == "lvl") level = nullptr;
    if (name == "num") list = nullptr;
  }
};

DocxNumbering::DocxNumbering(Archive& archive, const std::string& path) {
  Parser parser{*this};
  for_each_event(archive, path, [&](const XmlEvent& event) {
    if (event.kind == XmlEventKind::start_element) parser.start(event);
    if (event.kind == XmlEventKind::end_element) parser.end(local_name(event.name));
  });
}

std::string DocxNumbering::next_label(const std::string& list_id, int level) {
  const auto list = lists_.find(list_id);
  if (list == lists_.end() || level < 0 || level >= kLevels) return {};
  const auto levels = abstracts_.find(list->second.abstract);
  if (levels == abstracts_.end()) return {};
  const auto start_of = [&](int at) {
    const auto start = list->second.starts.find(at);
    return start != list->second.starts.end()
               ? start->second
               : levels->second[static_cast<std::size_t>(at)].start;
  };
  std::vector<int>& numbers = counts_[list->second.abstract].numbers;
  if (!begun_[list_id]) {
    begun_[list_id] = true;
    for (const auto& [at, start] : list->second.starts)
      if (at < kLevels) numbers[static_cast<std::size_t>(at)] = -1;
  }
  int& number = numbers[static_cast<std::size_t>(level)];
  number = number < 0 ? start_of(level) : number + 1;
  std::fill(numbers.begin() + level + 1, numbers.end(), -1);

  const Level& shown = levels->second[static_cast<std::size_t>(level)];
  if (shown.format == "bullet") return "•";
  if (shown.format == "none") return {};
  std::string label;
  for (std::size_t i = 0; i < shown.text.size(); ++i) {
    const char digit = i + 1 < shown.text.size() ? shown.text[i + 1] : '\0';
    if (shown.text[i] != '%' || digit < '1' || digit > '9') {
      label += shown.text[i];
      continue;
    }
    const int at = digit - '1';
    const int value = numbers[static_cast<std::size_t>(at)];
    label += number_label(value < 0 ? start_of(at) : value,
                          levels->second[static_cast<std::size_t>(at)].format);
    ++i;
  }
  return std::string(trim(label));
}

}  // namespace awase
