// SPDX-License-Identifier: Apache-2.0

#include "tmx/unit_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>

namespace awase {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kAnnotationKinds[] = {"note", "prop", "element"};
constexpr const char* kCodeKinds[] = {"placeholder", "open", "close"};

Json json_of(const Attributes& attributes) {
  Json json = Json::object();
  for (const Attribute& attribute : attributes) json[attribute.name] = attribute.value;
  return json;
}

Json json_of(const Annotations& annotations) {
  Json list = Json::array();
  for (const Annotation& annotation : annotations) {
    Json json;
    json["kind"] = kAnnotationKinds[static_cast<int>(annotation.kind)];
    if (!annotation.name.empty()) json["name"] = annotation.name;
    json["text"] = annotation.text;
    if (!annotation.attributes.empty())
      json["attributes"] = json_of(annotation.attributes);
    list.push_back(std::move(json));
  }
  return list;
}

int index_of(const std::string& name, std::span<const char* const> names) {
  for (std::size_t k = 0; k < names.size(); ++k) {
    if (name == names[k]) return static_cast<int>(k);
  }
  throw std::invalid_argument("unknown kind \"" + name.substr(0, 40) + '"');
}

std::string read_text(const Json& json, const char* name) {
  const auto found = json.find(name);
  return found == json.end() ? std::string() : found->get<std::string>();
}

Attributes read_attributes(const Json& json, const char* name) {
  Attributes attributes;
  const auto found = json.find(name);
  if (found == json.end()) return attributes;
  for (const auto& [key, value] : found->items())
    attributes.push_back({key, value.get<std::string>()});
  return attributes;
}

Annotations read_annotations(const Json& json) {
  Annotations annotations;
  const auto found = json.find("annotations");
  if (found == json.end()) return annotations;
  for (const Json& item : *found) {
    Annotation annotation;
    annotation.kind = static_cast<AnnotationKind>(
        index_of(read_text(item, "kind"), kAnnotationKinds));
    annotation.name = read_text(item, "name");
    annotation.text = read_text(item, "text");
    annotation.attributes = read_attributes(item, "attributes");
    annotations.push_back(std::move(annotation));
  }
  return annotations;
}

Variant read_variant(const Json& json) {
  Variant variant;
  variant.language = read_text(json, "language");
  variant.content.text = read_text(json, "text");
  variant.attributes = read_attributes(json, "attributes");
  variant.annotations = read_annotations(json);
  if (const auto codes = json.find("codes"); codes != json.end()) {
    std::size_t open = 0;
    for (const Json& item : *codes) {
      Code code;
      code.offset_bytes = item.at("offset").get<std::size_t>();
      code.kind = static_cast<CodeKind>(index_of(read_text(item, "kind"), kCodeKinds));
      code.name = read_text(item, "name");
      code.attributes = read_attributes(item, "attributes");
      code.data = read_text(item, "data");
      open += code.kind == CodeKind::open;
      const std::string& in = variant.content.text;
      const bool cut =
          code.offset_bytes < in.size() && (in[code.offset_bytes] & 0xC0) == 0x80;
      const bool backwards =
          !variant.content.codes.empty() &&
          code.offset_bytes < variant.content.codes.back().offset_bytes;
      if (code.offset_bytes > in.size() || cut || backwards ||
          (code.kind == CodeKind::close && open-- == 0)) {
        throw std::invalid_argument("a code at an impossible place");
      }
      variant.content.codes.push_back(std::move(code));
    }
    if (open > 0) throw std::invalid_argument("a code that opens and does not close");
  }
  return variant;
}

}  // namespace

Json json_of(const Variant& variant) {
  Json json;
  json["language"] = variant.language;
  json["text"] = variant.content.text;
  for (const Code& code : variant.content.codes) {
    Json point;
    point["offset"] = code.offset_bytes;
    point["kind"] = kCodeKinds[static_cast<int>(code.kind)];
    if (!code.name.empty()) point["name"] = code.name;
    if (!code.attributes.empty()) point["attributes"] = json_of(code.attributes);
    if (!code.data.empty()) point["data"] = code.data;
    json["codes"].push_back(std::move(point));
  }
  if (!variant.attributes.empty()) json["attributes"] = json_of(variant.attributes);
  if (!variant.annotations.empty()) json["annotations"] = json_of(variant.annotations);
  return json;
}

Json json_of(const Header& header) {
  Json json;
  json["creationtool"] = header.creationtool;
  json["creationtoolversion"] = header.creationtoolversion;
  json["segtype"] = header.segtype;
  json["o-tmf"] = header.o_tmf;
  json["adminlang"] = header.adminlang;
  json["srclang"] = header.srclang;
  json["datatype"] = header.datatype;
  if (!header.attributes.empty()) json["attributes"] = json_of(header.attributes);
  if (!header.annotations.empty()) json["annotations"] = json_of(header.annotations);
  if (!header.namespaces.empty()) json["namespaces"] = json_of(header.namespaces);
  return json;
}

Json json_of(const TranslationUnit& unit) {
  Json json;
  if (!unit.attributes.empty()) json["attributes"] = json_of(unit.attributes);
  if (!unit.annotations.empty()) json["annotations"] = json_of(unit.annotations);
  json["variants"] = Json::array();
  for (const Variant& variant : unit.variants)
    json["variants"].push_back(json_of(variant));
  return json;
}

Json parse_json_object(std::string_view text) {
  // nlohmann's parser is recursive in depth only when it copies; depth is bound here.
  int depth = 0;
  const auto watch = [&](int at, Json::parse_event_t, Json&) {
    depth = std::max(depth, at);
    return at < 32;
  };
  Json json = Json::parse(text, watch, false);
  if (json.is_discarded() || !json.is_object() || depth >= 32)
    throw std::invalid_argument("not a JSON object as Awase writes them");
  return json;
}

TranslationUnit unit_of_json(const Json& json) {
  TranslationUnit unit;
  if (!json.at("variants").is_array())
    throw std::invalid_argument("\"variants\" is no list");
  for (const Json& item : json["variants"]) unit.variants.push_back(read_variant(item));
  unit.attributes = read_attributes(json, "attributes");
  unit.annotations = read_annotations(json);
  return unit;
}

Header header_of_json(const Json& json) {
  Header header;
  header.creationtool = read_text(json, "creationtool");
  header.creationtoolversion = read_text(json, "creationtoolversion");
  header.segtype = read_text(json, "segtype");
  header.o_tmf = read_text(json, "o-tmf");
  header.adminlang = read_text(json, "adminlang");
  header.srclang = read_text(json, "srclang");
  header.datatype = read_text(json, "datatype");
  header.attributes = read_attributes(json, "attributes");
  header.annotations = read_annotations(json);
  header.namespaces = read_attributes(json, "namespaces");
  return header;
}

}  // namespace awase
