// SPDX-License-Identifier: Apache-2.0

#include "tmx/check_structure.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <span>

#include "text/error.h"
#include "text/language.h"
#include "text/unicode.h"

namespace awase {
namespace {

constexpr unsigned bit(int element) { return 1U << static_cast<unsigned>(element); }

enum Element : int {
  kTmx,
  kHeader,
  kBody,
  kNote,
  kUde,
  kMap,
  kProp,
  kTu,
  kTuv,
  kSeg,
  kBpt,
  kEpt,
  kSub,
  kIt,
  kPh,
  kHi,
  kUt,
};

constexpr unsigned kInline =
    bit(kBpt) | bit(kEpt) | bit(kPh) | bit(kIt) | bit(kHi) | bit(kUt);

using Names = std::span<const std::string_view>;
constexpr std::string_view kNothing[] = {""};
constexpr std::string_view kOfTmx[] = {"version"};
constexpr std::string_view kOfHeader[] = {
    "creationtool", "creationtoolversion", "segtype",
    "o-tmf",        "adminlang",           "srclang",
    "datatype",     "o-encoding",          "creationdate",
    "creationid",   "changedate",          "changeid"};
constexpr std::string_view kOfNote[] = {"xml:lang", "o-encoding", "lang"};
constexpr std::string_view kOfUde[] = {"name", "base"};
constexpr std::string_view kOfMap[] = {"unicode", "code", "ent", "subst"};
constexpr std::string_view kOfProp[] = {"type", "xml:lang", "o-encoding", "lang"};
constexpr std::string_view kOfTu[] = {"tuid",
                                      "creationdate",
                                      "creationid",
                                      "changedate",
                                      "changeid",
                                      "srclang",
                                      "datatype",
                                      "usagecount",
                                      "lastusagedate",
                                      "creationtool",
                                      "creationtoolversion",
                                      "segtype",
                                      "o-encoding",
                                      "o-tmf"};
constexpr std::string_view kOfTuv[] = {
    "xml:lang",   "creationdate",  "creationid",   "changedate",          "changeid",
    "usagecount", "lastusagedate", "creationtool", "creationtoolversion", "datatype",
    "o-encoding", "o-tmf",         "lang"};
constexpr std::string_view kOfBpt[] = {"i", "x", "type"};
constexpr std::string_view kOfEpt[] = {"i"};
constexpr std::string_view kOfSub[] = {"datatype", "type"};
constexpr std::string_view kOfIt[] = {"pos", "x", "type"};
constexpr std::string_view kOfPh[] = {"x", "assoc", "type"};
constexpr std::string_view kOfHi[] = {"x", "type"};
constexpr std::string_view kOfUt[] = {"x"};

/// An element of TMX: how many of its attributes, the first, are required; what may
/// stand in it.
struct Model {
  std::string_view name;
  Names attributes;
  std::size_t required;
  unsigned children;
  bool has_text;
};

constexpr Model kModels[] = {
    {"tmx", kOfTmx, 0, bit(kHeader) | bit(kBody), false},
    {"header", kOfHeader, 7, bit(kNote) | bit(kProp) | bit(kUde), false},
    {"body", Names(kNothing, 0), 0, bit(kTu), false},
    {"note", kOfNote, 0, 0, true},
    {"ude", kOfUde, 1, bit(kMap), false},
    {"map", kOfMap, 1, 0, false},
    {"prop", kOfProp, 1, 0, true},
    {"tu", kOfTu, 0, bit(kNote) | bit(kProp) | bit(kTuv), false},
    {"tuv", kOfTuv, 1, bit(kNote) | bit(kProp) | bit(kSeg), false},
    {"seg", Names(kNothing, 0), 0, kInline, true},
    {"bpt", kOfBpt, 1, bit(kSub), true},
    {"ept", kOfEpt, 1, bit(kSub), true},
    {"sub", kOfSub, 0, kInline, true},
    {"it", kOfIt, 1, bit(kSub), true},
    {"ph", kOfPh, 0, bit(kSub), true},
    {"hi", kOfHi, 0, kInline, true},
    {"ut", kOfUt, 0, bit(kSub), true},
};

/// A name of up to eight bytes as one number; 0 for a longer one.
constexpr std::uint64_t packed(std::string_view name) {
  if (name.size() > 8) return 0;
  std::uint64_t number = 0;
  for (const char c : name) number = number << 8 | static_cast<unsigned char>(c);
  return number;
}

constexpr std::size_t kElements = std::size(kModels);
constexpr std::array<std::uint64_t, kElements> make_packed_names() {
  std::array<std::uint64_t, kElements> names{};
  for (std::size_t k = 0; k < kElements; ++k) names[k] = packed(kModels[k].name);
  return names;
}
constexpr std::array<std::uint64_t, kElements> kPackedNames = make_packed_names();

int find_element(std::string_view name) {
  const std::uint64_t wanted = packed(name);
  if (wanted == 0) return -1;
  const auto found = std::find(kPackedNames.begin(), kPackedNames.end(), wanted);
  return found == kPackedNames.end() ? -1
                                     : static_cast<int>(found - kPackedNames.begin());
}

/// What the value of an attribute must be.
enum class Value { any, language, date, prop_type, segment_type, position, count };

Value value_of(std::string_view name, int element) {
  switch (name.size()) {
    case 3:
      return name == "pos" ? Value::position : Value::any;
    case 4:
      if (name == "type" && element == kProp) return Value::prop_type;
      return name == "lang" ? Value::language : Value::any;
    case 7:
      if (name == "segtype") return Value::segment_type;
      return name == "srclang" ? Value::language : Value::any;
    case 8:
      return name == "xml:lang" ? Value::language : Value::any;
    case 9:
      return name == "adminlang" ? Value::language : Value::any;
    case 10:
      if (name == "usagecount") return Value::count;
      return name == "changedate" ? Value::date : Value::any;
    case 12:
      return name == "creationdate" ? Value::date : Value::any;
    case 13:
      return name == "lastusagedate" ? Value::date : Value::any;
    default:
      return Value::any;
  }
}

bool may_hold(const Model& model, int element) {
  return (model.children & bit(element)) != 0;
}

std::string tag(std::string_view name) { return "<" + std::string(name) + ">"; }

std::string quoted(std::string_view value) {
  const std::string_view start = value.substr(0, 60);
  return '"' + std::string(start) + (start.size() < value.size() ? "…\"" : "\"");
}

Message is_value(std::string_view attribute, std::string_view value) {
  return Message("{attribute} is {value}",
                 {{"attribute", attribute}, {"value", quoted(value)}});
}

bool is_number(std::string_view value) {
  return !value.empty() && std::all_of(value.begin(), value.end(),
                                       [](char c) { return c >= '0' && c <= '9'; });
}

bool is_blank(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
  });
}

}  // namespace

bool is_tmx_date(std::string_view value) {
  if (value.size() != 16 || value[8] != 'T' || value[15] != 'Z') return false;
  if (!is_number(value.substr(0, 8)) || !is_number(value.substr(9, 6))) return false;
  const auto two = [&](std::size_t at) {
    return (value[at] - '0') * 10 + (value[at + 1] - '0');
  };
  return two(4) >= 1 && two(4) <= 12 && two(6) >= 1 && two(6) <= 31 && two(9) <= 23 &&
         two(11) <= 59 && two(13) <= 60;
}

void StructureCheck::take(const XmlEvent& event) {
  switch (event.kind) {
    case XmlEventKind::start_element:
      return start(event);
    case XmlEventKind::end_element:
      return end(event);
    case XmlEventKind::text:
      if (open_.empty() || open_.back().element < 0) return;
      // <map> must be empty; elsewhere blanks may stand between elements.
      if (!kModels[open_.back().element].has_text &&
          (open_.back().element == kMap || !is_blank(event.text))) {
        report_("stray-text", event.position,
                Message("text in {element}: {text}",
                        {{"element", tag(kModels[open_.back().element].name)},
                         {"text", quoted(trim(std::string_view(event.text)))}}));
      }
      return;
    default:
      return;
  }
}

void StructureCheck::start(const XmlEvent& event) {
  const int element = find_element(event.name);
  check_place(event, element);
  const bool inside_unknown = !open_.empty() && open_.back().element < 0;
  if (element >= 0 && !inside_unknown) check_attributes(event, element);
  open_.push_back({inside_unknown ? -1 : element, 0, event.position});
}

void StructureCheck::check_place(const XmlEvent& event, int element) {
  if (open_.empty()) {
    if (element != kTmx)
      report_("misplaced-element", event.position,
              Message("the root is {element}; that of a TMX is <tmx>",
                      {{"element", tag(event.name)}}));
    return;
  }
  Open& parent = open_.back();
  if (parent.element < 0) return;
  const Model& model = kModels[parent.element];
  if (element < 0) {
    return report_(
        "unknown-element", event.position,
        Message("{element} is no element of TMX", {{"element", tag(event.name)}}));
  }
  const unsigned before = parent.seen;
  parent.seen |= bit(element);
  // TMX 1.1 had <sub> in <seg>, and no <hi>.
  const bool allowed =
      version_ == Version::v1_1 && parent.element == kSeg
          ? element == kSub || (element != kHi && may_hold(model, element))
          : may_hold(model, element);
  if (!allowed) {
    return report_(
        "misplaced-element", event.position,
        Message("{element} may not stand in {parent}",
                {{"element", tag(event.name)}, {"parent", tag(model.name)}}));
  }
  const unsigned behind = parent.element == kTu    ? bit(kTuv)
                          : parent.element == kTuv ? bit(kSeg)
                          : parent.element == kTmx ? bit(kBody)
                                                   : 0;
  const bool twice =
      (before & bit(element)) != 0 && (parent.element == kTmx || element == kSeg);
  if (twice) {
    report_("misplaced-element", event.position,
            Message("a second {element} in one {parent}",
                    {{"element", tag(event.name)}, {"parent", tag(model.name)}}));
  } else if ((before & behind) != 0 && (bit(element) & behind) == 0) {
    report_("misplaced-element", event.position,
            Message("{element} must stand before {next}",
                    {{"element", tag(event.name)},
                     {"next", tag(parent.element == kTu    ? "tuv"
                                  : parent.element == kTuv ? "seg"
                                                           : "body")}}));
  }
}

void StructureCheck::end(const XmlEvent&) {
  if (open_.empty()) return;
  const Open closed = open_.back();
  open_.pop_back();
  const auto need = [&](int child) {
    if ((closed.seen & bit(child)) != 0) return;
    report_("missing-element", closed.position,
            Message("{element} without {child}",
                    {{"element", tag(kModels[closed.element].name)},
                     {"child", tag(kModels[child].name)}}));
  };
  switch (closed.element) {
    case kTmx:
      need(kHeader);
      return need(kBody);
    case kTu:
      return need(kTuv);
    case kTuv:
      return need(kSeg);
    case kUde:
      return need(kMap);
    default:
      return;
  }
}

void StructureCheck::check_attributes(const XmlEvent& event, int element) {
  const Model& model = kModels[element];
  if (element == kTmx) check_version(event);
  unsigned seen = 0;  // Bits of the attributes that it has, as the model has them.
  for (const XmlAttribute& attribute : event.attributes) {
    const std::string_view name = attribute.name;
    const auto known =
        std::find(model.attributes.begin(), model.attributes.end(), name);
    if (known != model.attributes.end()) {
      seen |= bit(static_cast<int>(known - model.attributes.begin()));
      check_value(event, attribute, element);
    } else if (element == kTmx &&
               (name.starts_with("xmlns:") || name.starts_with("xsi:"))) {
      report_("namespace", event.position,
              Message("the attribute {attribute}", {{"attribute", name}}));
    } else {
      const std::vector<MessagePlace> places = {{"element", tag(model.name)},
                                                {"attribute", name}};
      report_(
          "unknown-attribute", event.position,
          name == "xmlns"
              ? Message("{element} has no attribute {attribute}; TMX has no namespace",
                        places)
              : Message("{element} has no attribute {attribute}", places));
    }
  }
  for (std::size_t k = 0; k < model.required; ++k) {
    if ((seen & bit(static_cast<int>(k))) != 0) continue;
    const std::string_view required = model.attributes[k];
    const bool has_lang = required == "xml:lang" && event.attribute("lang") != nullptr;
    if (has_lang && version_ != Version::v1_4) continue;
    const std::vector<MessagePlace> places = {{"element", tag(model.name)},
                                              {"attribute", required}};
    report_(
        "missing-attribute", event.position,
        has_lang
            ? Message("{element} without {attribute} (lang is that of TMX 1.1)", places)
            : Message("{element} without {attribute}", places));
  }
  if (version_ <= Version::v1_2 && event.attribute("xml:lang") != nullptr) {
    report_(
        "unknown-attribute", event.position,
        Message("{element} has xml:lang, which TMX has from 1.3 on; before it is lang",
                {{"element", tag(model.name)}}));
  }
}

void StructureCheck::check_version(const XmlEvent& event) {
  const std::string* version = event.attribute("version");
  if (version == nullptr) {
    return report_("no-version", event.position, Message("<tmx> without version"));
  }
  constexpr std::string_view kVersions[] = {"1.1", "1.2", "1.3", "1.4"};
  const auto known = std::find(std::begin(kVersions), std::end(kVersions), *version);
  if (known == std::end(kVersions)) {
    return report_("version", event.position,
                   Message("version is {value}; TMX 1.4b too says \"1.4\"",
                           {{"value", quoted(*version)}}));
  }
  version_ = static_cast<Version>(known - std::begin(kVersions));
  if (version_ != Version::v1_4)
    report_("old-version", event.position,
            Message("TMX {version}", {{"version", *version}}));
}

void StructureCheck::check_value(const XmlEvent& event, const XmlAttribute& attribute,
                                 int element) {
  const std::string& name = attribute.name;
  const std::string& value = attribute.value;
  const auto one_of = [&](std::initializer_list<std::string_view> values) {
    if (std::find(values.begin(), values.end(), value) != values.end()) return;
    report_(
        "attribute-value", event.position,
        Message("{attribute} is {value} in {element}", {{"attribute", name},
                                                        {"value", quoted(value)},
                                                        {"element", tag(event.name)}}));
  };
  switch (value_of(name, element)) {
    case Value::any:
      return;
    case Value::language:
      return check_language(event, attribute);
    case Value::date:
      if (!is_tmx_date(value)) report_("date", event.position, is_value(name, value));
      return;
    case Value::prop_type:
      // Once for each type is enough.
      if (!value.starts_with("x-") && props_.size() < 1000 &&
          props_.insert(value).second)
        report_("custom-prop", event.position,
                Message("a prop of type {type}", {{"type", quoted(value)}}));
      return;
    case Value::segment_type:
      return one_of({"sentence", "paragraph", "phrase", "block"});
    case Value::position:
      return one_of({"begin", "end"});
    case Value::count:
      if (!is_number(value)) report_("number", event.position, is_value(name, value));
      return;
  }
}

void StructureCheck::check_language(const XmlEvent& event,
                                    const XmlAttribute& attribute) {
  const std::string& value = attribute.value;
  auto known = tags_.find(value);
  if (known == tags_.end()) {
    LanguageFault fault;
    if (value.empty()) {
      fault = {"language-tag", translatable("{attribute} {value} is empty")};
    } else if (!(value == "*all*" && attribute.name == "srclang")) {
      try {
        const std::string canonical = canonical_language(value);
        if (value.find('_') != std::string::npos) {
          fault = {"language-tag",
                   translatable("{attribute} {value} is not BCP 47; write {better}"),
                   quoted(canonical)};
        } else if (canonical != value) {
          fault = {"language-case",
                   translatable("{attribute} {value} is not in canonical form; write "
                                "{better}"),
                   quoted(canonical)};
        }
      } catch (const Error&) {
        fault = {"language-tag",
                 translatable("{attribute} {value} names no language that is known")};
      }
    }
    if (tags_.size() > 1000) tags_.clear();
    known = tags_.emplace(value, std::move(fault)).first;
  }
  LanguageFault& fault = known->second;
  if (!fault.rule.empty()) {
    report_(fault.rule, event.position,
            Message::marked(fault.sentence, {{"attribute", attribute.name},
                                             {"value", quoted(value)},
                                             {"better", fault.better}}));
    // Every tag of a memory may be in capitals; once is enough.
    if (fault.rule == "language-case") fault.rule = {};
  }
}

}  // namespace awase
