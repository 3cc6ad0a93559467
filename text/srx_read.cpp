// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <optional>
#include <utility>

#include "text/srx_rules.h"

namespace awase {
namespace {

// The part of a name after its namespace prefix.
std::string_view local_name(std::string_view name) {
  const std::size_t colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

/// SRX 1.0 and 2.0.
class SrxReader {
 public:
  SrxReader(XmlReader& xml, SrxRules::Data& data) : xml_(xml), data_(data) {}

  void take(const XmlEvent& event) {
    if (event.kind == XmlEventKind::start_element) start(event);
    if (event.kind == XmlEventKind::end_element) end(local_name(event.name));
    if (event.kind == XmlEventKind::text && pattern_) pattern_->text += event.text;
  }

 private:
  std::string required(const XmlEvent& event, std::string_view attribute) {
    const std::string* value = event.attribute(attribute);
    if (value != nullptr) return *value;
    throw xml_.error(event.position,
                     Message("{element} has no attribute \"{attribute}\"; add it",
                             {{"element", event.name}, {"attribute", attribute}}));
  }

  bool yes_or_no(const XmlEvent& event, std::string_view attribute,
                 const char* otherwise) {
    const std::string* given = event.attribute(attribute);
    const std::string value = given != nullptr ? *given : otherwise;
    if (value == "yes" || value == "no") return value == "yes";
    throw xml_.error(event.position,
                     Message("{attribute} is \"{value}\"; write \"yes\" or \"no\"",
                             {{"attribute", attribute}, {"value", value}}));
  }

  void start_root(const XmlEvent& event) {
    const std::string version = required(event, "version");
    if (version != "2.0" && version != "1.0")
      throw xml_.error(
          event.position,
          Message("SRX {version} is not supported; export the rules as SRX "
                  "2.0",
                  {{"version", version}}));
    is_first_version_ = version == "1.0";
    saw_root_ = true;
  }

  void start(const XmlEvent& event) {
    const std::string_view name = local_name(event.name);
    if (!saw_root_) {
      start_root(event);
    } else if (name == "header") {
      const bool says_nothing = event.attribute("cascade") == nullptr &&
                                event.attribute("segmentsubflows") == nullptr;
      const bool cascades = says_nothing || !is_first_version_;
      data_.cascades = yes_or_no(event, "cascade", cascades ? "yes" : "no");
      yes_or_no(event, "segmentsubflows", "yes");
    } else if (name == "formathandle") {
      yes_or_no(event, "include", "no");
    } else if (name == "languagerule") {
      const std::string rules_name = required(event, "languagerulename");
      if (data_.rules.contains(rules_name)) {
        throw xml_.error(event.position,
                         Message("the rules \"{name}\" are given twice; rename one",
                                 {{"name", rules_name}}));
      }
      rules_ = &data_.rules[rules_name];
    } else if (name == "rule") {
      if (rules_ == nullptr) {
        throw xml_.error(event.position,
                         Message("rule outside of languagerule; move it into one"));
      }
      rule_ = SrxRule{.breaks = yes_or_no(event, "break", "yes"),
                      .line = event.position.line,
                      .before = {},
                      .after = {}};
    } else if (name == "beforebreak" || name == "afterbreak") {
      pattern_ = SrxPattern{{}, event.position};
    } else if (name == "languagemap") {
      data_.maps.push_back({{required(event, "languagepattern"), event.position},
                            required(event, "languagerulename"),
                            event.position});
    }
  }

  void end(std::string_view name) {
    if ((name == "beforebreak" || name == "afterbreak") && pattern_ && rule_) {
      (name == "beforebreak" ? rule_->before : rule_->after) = *std::move(pattern_);
      pattern_.reset();
    } else if (name == "rule" && rule_) {
      rules_->push_back(std::move(*rule_));
      rule_.reset();
    } else if (name == "languagerule") {
      rules_ = nullptr;
    }
  }

  XmlReader& xml_;
  SrxRules::Data& data_;
  bool saw_root_ = false;
  bool is_first_version_ = false;
  std::vector<SrxRule>* rules_ = nullptr;
  std::optional<SrxRule> rule_;
  std::optional<SrxPattern> pattern_;
};

/// OmegaT's segmentation.conf, as java.beans.XMLEncoder writes it: objects with
/// properties, those with their usual value left out.
class BeanReader {
 public:
  explicit BeanReader(SrxRules::Data& data) : data_(data) {}

  void take(const XmlEvent& event) {
    if (event.kind == XmlEventKind::start_element) {
      start(event);
    } else if (event.kind == XmlEventKind::end_element) {
      if (!open_.empty()) end();
    } else if (event.kind == XmlEventKind::text && in_value_) {
      value_ += event.text;
    }
  }

 private:
  enum class Kind { other, map, rule, property };
  struct Element {
    Kind kind = Kind::other;
    std::string property = {};
  };

  void start(const XmlEvent& event) {
    Element element;
    const std::string* type = event.attribute("class");
    const std::string* property = event.attribute("property");
    if (event.name == "object" && type != nullptr && type->ends_with(".MapRule")) {
      element.kind = Kind::map;
      name_ = "rules " + std::to_string(data_.maps.size() + 1);
      data_.maps.push_back({{{}, event.position}, name_, event.position});
      data_.rules[name_];
    } else if (event.name == "object" && type != nullptr && type->ends_with(".Rule")) {
      element.kind = Kind::rule;
      rule_ = SrxRule{.breaks = false,
                      .line = event.position.line,
                      .before = {{}, event.position},
                      .after = {{}, event.position}};
    } else if (event.name == "void" && property != nullptr) {
      element.kind = Kind::property;
      element.property = *property;
    } else if (event.name == "string" || event.name == "boolean") {
      in_value_ = true;
      value_.clear();
    }
    open_.push_back(std::move(element));
  }

  void end() {
    const Element element = std::move(open_.back());
    open_.pop_back();
    if (element.kind == Kind::rule && rule_ && !name_.empty()) {
      data_.rules[name_].push_back(*std::move(rule_));
      rule_.reset();
    }
    if (!in_value_) return;
    in_value_ = false;
    if (open_.empty() || open_.back().kind != Kind::property) return;
    const std::string& property = open_.back().property;
    if (property == "cascade") data_.cascades = value_ == "true";
    if (property == "pattern" && !data_.maps.empty())
      data_.maps.back().language.text = value_;
    if (!rule_) return;
    if (property == "beforebreak") rule_->before.text = value_;
    if (property == "afterbreak") rule_->after.text = value_;
    if (property == "breakRule") rule_->breaks = value_ == "true";
  }

  SrxRules::Data& data_;
  std::vector<Element> open_;
  std::string name_;
  std::string value_;
  bool in_value_ = false;
  std::optional<SrxRule> rule_;
};

/// Where "{2}", "{2,}" or "{2,3}" at `at` ends; `at` when there is none.
std::size_t end_of_count(std::string_view pattern, std::size_t at) {
  const auto skip_digits = [&](std::size_t from) {
    return std::min(pattern.find_first_not_of("0123456789", from), pattern.size());
  };
  std::size_t end = skip_digits(at + 1);
  if (end == at + 1) return at;
  if (end < pattern.size() && pattern[end] == ',') end = skip_digits(end + 1);
  return end < pattern.size() && pattern[end] == '}' ? end + 1 : at;
}

}  // namespace

std::string icu_pattern(std::string_view pattern) {
  std::string result;
  for (std::size_t at = 0; at < pattern.size();) {
    std::size_t end = at + 1;
    if (pattern[at] == '\\') {
      end = std::min(at + 2, pattern.size());
      constexpr std::string_view kNamed = "pPxNk";
      if (end < pattern.size() && pattern[end] == '{' &&
          kNamed.find(pattern[at + 1]) != std::string_view::npos)
        end = std::min(pattern.find('}', end), pattern.size() - 1) + 1;
      // Java quotes what stands between \Q and \E.
      if (at + 1 < pattern.size() && pattern[at + 1] == 'Q')
        end = std::min(pattern.find("\\E", at), pattern.size() - 1) + 1;
    } else if (pattern[at] == '{') {
      end = std::max(end_of_count(pattern, at), at + 1);
      if (end == at + 1) result += '\\';
    } else if (pattern[at] == '}') {
      result += '\\';
    }
    result += pattern.substr(at, end - at);
    at = end;
  }
  return result;
}

SrxRules::SrxRules(std::unique_ptr<const Data> data) : data_(std::move(data)) {}
SrxRules::SrxRules(SrxRules&&) noexcept = default;
SrxRules& SrxRules::operator=(SrxRules&&) noexcept = default;
SrxRules::~SrxRules() = default;

SrxRules read_srx(XmlSource source, std::string name) {
  XmlReader xml(std::move(source), name);
  auto data = std::make_unique<SrxRules::Data>();
  data->name = name;
  SrxReader srx(xml, *data);
  BeanReader bean(*data);
  XmlEvent event;
  bool saw_root = false;
  bool is_bean = false;
  while (xml.next(event)) {
    if (!saw_root && event.kind == XmlEventKind::start_element) {
      saw_root = true;
      is_bean = event.name == "java";
      if (!is_bean && local_name(event.name) != "srx")
        throw xml.error(
            event.position,
            Message("this is no SRX file, its root is \"{root}\"; give a file "
                    "of segmentation rules",
                    {{"root", event.name}}));
    }
    if (is_bean)
      bean.take(event);
    else if (saw_root)
      srx.take(event);
  }
  for (const SrxMap& map : data->maps) {
    if (data->rules.contains(map.rules_name)) continue;
    throw xml.error(
        map.position,
        Message("languagemap names the rules \"{name}\", which are not in the "
                "file; correct languagerulename",
                {{"name", map.rules_name}}));
  }
  if (is_bean && data->maps.empty())
    throw xml.error(event.position,
                    Message("this file of Java beans holds no segmentation rules; give "
                            "OmegaT's segmentation.conf"));
  return SrxRules(std::move(data));
}

}  // namespace awase
