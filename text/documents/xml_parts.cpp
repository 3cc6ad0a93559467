// SPDX-License-Identifier: Apache-2.0

#include "text/documents/xml_parts.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace awase {

std::string_view local_name(std::string_view name) {
  const std::size_t colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::string_view local_attribute(const XmlEvent& event, std::string_view name) {
  for (const XmlAttribute& attribute : event.attributes)
    if (local_name(attribute.name) == name) return attribute.value;
  return {};
}

int small_number(std::string_view text, int otherwise) {
  int value = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value >= 0 && value <= 1'000'000 ? value : otherwise;
}

bool is_code_style(std::string_view name) {
  std::string words;  // "source code", whatever stands between the words.
  for (const char c : name) words += c == '_' || c == '-' ? ' ' : c;
  constexpr std::array<std::string_view, 17> kNames = {
      "code",         "codeblock",         "source",
      "sourcecode",   "listing",           "program listing",
      "preformatted", "html preformatted", "preformatted text",
      "macro text",   "code block",        "block code",
      "source code",  "program code",      "example code",
      "コード",       "ソースコード"};
  if (std::find(kNames.begin(), kNames.end(), words) != kNames.end()) return true;
  for (const std::string_view ending :
       {" code", " code block", " sourcecode", "コード"})
    if (words.ends_with(ending)) return true;
  return words.starts_with("code ") && words.find(" of ") == std::string::npos;
}

std::vector<Relation> read_relations(Archive& archive, const std::string& part) {
  const std::size_t slash = part.rfind('/');
  const std::string folder =
      slash == std::string::npos ? "" : part.substr(0, slash + 1);
  const std::string path = folder + "_rels/" + part.substr(folder.size()) + ".rels";
  std::vector<Relation> relations;
  if (!archive.has(path)) return relations;
  for_each_event(archive, path, [&](const XmlEvent& event) {
    if (event.kind != XmlEventKind::start_element) return;
    if (local_name(event.name) != "Relationship") return;
    const std::string_view type = local_attribute(event, "Type");
    const bool outside = local_attribute(event, "TargetMode") == "External";
    relations.push_back(
        {std::string(local_attribute(event, "Id")),
         std::string(type.substr(type.rfind('/') + 1)),
         outside ? "" : resolve_path(part, local_attribute(event, "Target"))});
  });
  return relations;
}

std::string find_related(const Archive& archive, const std::vector<Relation>& relations,
                         std::string_view type) {
  for (const Relation& relation : relations)
    if (relation.type == type && archive.has(relation.path)) return relation.path;
  return {};
}

bool ElementSkipper::start(std::string_view local) {
  ++depth_;
  if (skipped_depth_ > 0) return true;
  if (local == "AlternateContent") {
    variant_taken_.push_back(false);
  } else if ((local == "Choice" || local == "Fallback") && !variant_taken_.empty()) {
    if (variant_taken_.back()) skip();
    variant_taken_.back() = true;
  }
  return skipped_depth_ > 0;
}

bool ElementSkipper::end(std::string_view local) {
  const bool skipped = skipped_depth_ > 0;
  if (skipped_depth_ == depth_) skipped_depth_ = 0;
  --depth_;
  if (!skipped && local == "AlternateContent" && !variant_taken_.empty())
    variant_taken_.pop_back();
  return skipped;
}

}  // namespace awase
