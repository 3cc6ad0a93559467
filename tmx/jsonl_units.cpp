// SPDX-License-Identifier: Apache-2.0
//
// JSON Lines: the header in the first line, then a unit a line, with all it holds.
// docs/formats.md lists the members.

#include <nlohmann/json.hpp>
#include <utility>

#include "text/error.h"
#include "tmx/encoded_output.h"
#include "tmx/unit_formats.h"

namespace awase {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kAnnotationKinds[] = {"note", "prop", "element"};
constexpr const char* kCodeKinds[] = {"placeholder", "open", "close"};

Json to_json(const Attributes& attributes) {
  Json json = Json::object();
  for (const Attribute& attribute : attributes) json[attribute.name] = attribute.value;
  return json;
}

Json to_json(const Annotations& annotations) {
  Json list = Json::array();
  for (const Annotation& annotation : annotations) {
    Json json;
    json["kind"] = kAnnotationKinds[static_cast<int>(annotation.kind)];
    if (!annotation.name.empty()) json["name"] = annotation.name;
    json["text"] = annotation.text;
    if (!annotation.attributes.empty())
      json["attributes"] = to_json(annotation.attributes);
    list.push_back(std::move(json));
  }
  return list;
}

Json to_json(const Variant& variant) {
  Json json;
  json["language"] = variant.language;
  json["text"] = variant.content.text;
  for (const Code& code : variant.content.codes) {
    Json point;
    point["offset"] = code.offset_bytes;
    point["kind"] = kCodeKinds[static_cast<int>(code.kind)];
    if (!code.name.empty()) point["name"] = code.name;
    if (!code.attributes.empty()) point["attributes"] = to_json(code.attributes);
    if (!code.data.empty()) point["data"] = code.data;
    json["codes"].push_back(std::move(point));
  }
  if (!variant.attributes.empty()) json["attributes"] = to_json(variant.attributes);
  if (!variant.annotations.empty()) json["annotations"] = to_json(variant.annotations);
  return json;
}

Json to_json(const Header& header) {
  Json json;
  json["creationtool"] = header.creationtool;
  json["creationtoolversion"] = header.creationtoolversion;
  json["segtype"] = header.segtype;
  json["o-tmf"] = header.o_tmf;
  json["adminlang"] = header.adminlang;
  json["srclang"] = header.srclang;
  json["datatype"] = header.datatype;
  if (!header.attributes.empty()) json["attributes"] = to_json(header.attributes);
  if (!header.annotations.empty()) json["annotations"] = to_json(header.annotations);
  if (!header.namespaces.empty()) json["namespaces"] = to_json(header.namespaces);
  return json;
}

class JsonlWriter : public UnitWriter {
 public:
  JsonlWriter(ByteSink sink, const Header& header, const UnitWriteOptions& options)
      : output_(std::move(sink), options.tmx.encoding, options.tmx.gzip),
        header_(header),
        options_(options) {
    Json json;
    json["header"] = to_json(header);
    put(json);
  }

  void add(const TranslationUnit& unit) override {
    const bool all =
        options_.target_language.empty() && options_.source_language.empty();
    Json json;
    if (!unit.attributes.empty()) json["attributes"] = to_json(unit.attributes);
    if (!unit.annotations.empty()) json["annotations"] = to_json(unit.annotations);
    json["variants"] = Json::array();
    if (all) {
      for (const Variant& variant : unit.variants)
        json["variants"].push_back(to_json(variant));
    } else {
      const std::vector<Pair> pairs = pairs_of(unit, header_, options_);
      if (pairs.empty()) return losses_.count_unit_without_pair();
      json["variants"].push_back(to_json(*pairs.front().source));
      for (const Pair& pair : pairs) json["variants"].push_back(to_json(*pair.target));
    }
    put(json);
    ++written_;
  }
  void finish() override { output_.finish(); }
  std::size_t written() const override { return written_; }
  std::vector<std::string> issues() const override { return losses_.describe(); }

 private:
  void put(const Json& json) {
    output_.write(json.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n');
  }

  EncodedOutput output_;
  Header header_;
  UnitWriteOptions options_;
  Losses losses_;
  std::size_t written_ = 0;
};

/// Reads one line; whatever is not as it should be throws.
class UnitParser {
 public:
  static std::string text(const Json& json, const char* name) {
    const auto found = json.find(name);
    return found == json.end() ? std::string() : found->get<std::string>();
  }

  static Attributes attributes(const Json& json, const char* name) {
    Attributes attributes;
    const auto found = json.find(name);
    if (found == json.end()) return attributes;
    for (const auto& [key, value] : found->items())
      attributes.push_back({key, value.get<std::string>()});
    return attributes;
  }

  static Annotations annotations(const Json& json) {
    Annotations annotations;
    const auto found = json.find("annotations");
    if (found == json.end()) return annotations;
    for (const Json& item : *found) {
      Annotation annotation;
      annotation.kind =
          static_cast<AnnotationKind>(index_of(text(item, "kind"), kAnnotationKinds));
      annotation.name = text(item, "name");
      annotation.text = text(item, "text");
      annotation.attributes = attributes(item, "attributes");
      annotations.push_back(std::move(annotation));
    }
    return annotations;
  }

  static Variant variant(const Json& json) {
    Variant variant;
    variant.language = text(json, "language");
    variant.content.text = text(json, "text");
    variant.attributes = attributes(json, "attributes");
    variant.annotations = annotations(json);
    if (const auto codes = json.find("codes"); codes != json.end()) {
      std::size_t open = 0;
      for (const Json& item : *codes) {
        Code code;
        code.offset_bytes = item.at("offset").get<std::size_t>();
        code.kind = static_cast<CodeKind>(index_of(text(item, "kind"), kCodeKinds));
        code.name = text(item, "name");
        code.attributes = attributes(item, "attributes");
        code.data = text(item, "data");
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

  static Header header(const Json& json) {
    Header header;
    header.creationtool = text(json, "creationtool");
    header.creationtoolversion = text(json, "creationtoolversion");
    header.segtype = text(json, "segtype");
    header.o_tmf = text(json, "o-tmf");
    header.adminlang = text(json, "adminlang");
    header.srclang = text(json, "srclang");
    header.datatype = text(json, "datatype");
    header.attributes = attributes(json, "attributes");
    header.annotations = annotations(json);
    header.namespaces = attributes(json, "namespaces");
    return header;
  }

 private:
  static int index_of(const std::string& name, std::span<const char* const> names) {
    for (std::size_t k = 0; k < names.size(); ++k) {
      if (name == names[k]) return static_cast<int>(k);
    }
    throw std::invalid_argument("unknown kind \"" + name.substr(0, 40) + '"');
  }
};

class JsonlReader : public UnitReader {
 public:
  JsonlReader(XmlSource source, const std::string& name, const UnitReadOptions& options)
      : lines_(std::move(source), name), options_(options) {
    header_.srclang =
        options.source_language.empty() ? "*all*" : options.source_language;
    pending_ = lines_.next(line_);
    if (!pending_) return;
    const Json json = parse();
    if (!json.contains("header")) return;
    try {
      header_ = UnitParser::header(json["header"]);
    } catch (const std::exception& error) {
      throw bad(error);
    }
    pending_ = false;
  }

  const Header& header() const override { return header_; }

  bool next(TranslationUnit& unit) override {
    do {
      if (!std::exchange(pending_, false) && !lines_.next(line_)) return false;
    } while (line_.find_first_not_of(" \t") == std::string::npos);
    const Json json = parse();
    try {
      unit = {};
      if (json.contains("variants")) {
        if (!json["variants"].is_array())
          throw std::invalid_argument("variants is no list");
        for (const Json& item : json["variants"])
          unit.variants.push_back(UnitParser::variant(item));
        unit.attributes = UnitParser::attributes(json, "attributes");
        unit.annotations = UnitParser::annotations(json);
      } else {
        unit = pair(json);
      }
    } catch (const Error&) {
      throw;
    } catch (const std::exception& error) {
      throw bad(error);
    }
    return true;
  }

 private:
  Json parse() const {
    // nlohmann's parser is recursive in depth only when it copies; depth is bound here.
    int depth = 0;
    const auto watch = [&](int at, Json::parse_event_t, Json&) {
      depth = std::max(depth, at);
      return at < 32;
    };
    Json json = Json::parse(line_, watch, false);
    if (json.is_discarded() || !json.is_object() || depth >= 32)
      throw lines_.error("this line is not a JSON object as Awase writes them");
    return json;
  }

  /// A line as `awase align --to jsonl` writes it.
  TranslationUnit pair(const Json& json) const {
    if (options_.source_language.empty() || options_.target_language.empty()) {
      throw Error(ErrorKind::usage,
                  lines_
                      .error("the line does not say its languages; give them with "
                             "--source-lang and --target-lang")
                      .what());
    }
    TranslationUnit unit =
        unit_of_pair(options_.source_language, json.at("source").get<std::string>(),
                     options_.target_language, json.at("target").get<std::string>());
    if (const auto found = json.find("confidence");
        found != json.end() && found->is_number()) {
      add_prop(unit.annotations, "x-confidence", found->dump());
    }
    return unit;
  }

  Error bad(const std::exception& error) const {
    std::string what = error.what();
    for (char& c : what) c = c == '\n' ? ' ' : c;
    return lines_.error("not a unit as Awase writes them: " + what);
  }

  LineReader lines_;
  UnitReadOptions options_;
  Header header_;
  std::string line_;
  bool pending_ = false;
};

}  // namespace

std::unique_ptr<UnitReader> read_jsonl(XmlSource source, const std::string& name,
                                       const UnitReadOptions& options) {
  return std::make_unique<JsonlReader>(std::move(source), name, options);
}

std::unique_ptr<UnitWriter> write_jsonl_units(ByteSink sink, const Header& header,
                                              const UnitWriteOptions& options) {
  return std::make_unique<JsonlWriter>(std::move(sink), header, options);
}

}  // namespace awase
