// SPDX-License-Identifier: Apache-2.0

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

class SrxReader {
 public:
  SrxReader(XmlSource source, const std::string& name)
      : xml_(std::move(source), name), data_(std::make_unique<SrxRules::Data>()) {
    data_->name = name;
  }

  SrxRules read() {
    XmlEvent event;
    while (xml_.next(event)) {
      if (event.kind == XmlEventKind::start_element) start(event);
      if (event.kind == XmlEventKind::end_element) end(local_name(event.name));
      if (event.kind == XmlEventKind::text && pattern_) pattern_->text += event.text;
    }
    for (const SrxMap& map : data_->maps) {
      if (data_->rules.contains(map.rules_name)) continue;
      throw xml_.error(map.position, "languagemap names the rules \"" + map.rules_name +
                                         "\", which are not in the file; correct "
                                         "languagerulename");
    }
    return SrxRules(std::move(data_));
  }

 private:
  struct Pattern {
    std::string text;
    XmlPosition position;
  };

  std::string required(const XmlEvent& event, std::string_view attribute) {
    const std::string* value = event.attribute(attribute);
    if (value != nullptr) return *value;
    throw xml_.error(event.position, event.name + " has no attribute \"" +
                                         std::string(attribute) + "\"; add it");
  }

  bool yes_or_no(const XmlEvent& event, std::string_view attribute,
                 const char* otherwise) {
    const std::string* given = event.attribute(attribute);
    const std::string value = given != nullptr ? *given : otherwise;
    if (value == "yes" || value == "no") return value == "yes";
    throw xml_.error(event.position, std::string(attribute) + " is \"" + value +
                                         "\"; write \"yes\" or \"no\"");
  }

  void start(const XmlEvent& event) {
    const std::string_view name = local_name(event.name);
    if (!saw_root_) {
      if (name != "srx") {
        throw xml_.error(event.position, "this is no SRX file, its root is \"" +
                                             event.name +
                                             "\"; give a file of segmentation rules");
      }
      if (required(event, "version") != "2.0") {
        throw xml_.error(event.position,
                         "SRX " + *event.attribute("version") +
                             " is not supported; export the rules as SRX 2.0");
      }
      saw_root_ = true;
    } else if (name == "header") {
      data_->cascades = yes_or_no(event, "cascade", "");
      yes_or_no(event, "segmentsubflows", "yes");
    } else if (name == "formathandle") {
      yes_or_no(event, "include", "no");
    } else if (name == "languagerule") {
      const std::string rules_name = required(event, "languagerulename");
      if (data_->rules.contains(rules_name)) {
        throw xml_.error(event.position, "the rules \"" + rules_name +
                                             "\" are given twice; rename one");
      }
      rules_ = &data_->rules[rules_name];
    } else if (name == "rule") {
      if (rules_ == nullptr) {
        throw xml_.error(event.position,
                         "rule outside of languagerule; move it into one");
      }
      rule_ = SrxRule{.breaks = yes_or_no(event, "break", "yes"),
                      .line = event.position.line,
                      .before = nullptr,
                      .after = nullptr};
    } else if (name == "beforebreak" || name == "afterbreak") {
      pattern_ = Pattern{{}, event.position};
    } else if (name == "languagemap") {
      const std::string pattern = required(event, "languagepattern");
      data_->maps.push_back(
          {compile({pattern, event.position}, UREGEX_CASE_INSENSITIVE),
           required(event, "languagerulename"), event.position});
    }
  }

  void end(std::string_view name) {
    if ((name == "beforebreak" || name == "afterbreak") && pattern_ && rule_) {
      auto& place = name == "beforebreak" ? rule_->before : rule_->after;
      if (!pattern_->text.empty()) place = compile(*pattern_, 0);
      pattern_.reset();
    } else if (name == "rule" && rule_) {
      rules_->push_back(std::move(*rule_));
      rule_.reset();
    } else if (name == "languagerule") {
      rules_ = nullptr;
    }
  }

  std::unique_ptr<icu::RegexPattern> compile(const Pattern& pattern, uint32_t flags) {
    UErrorCode status = U_ZERO_ERROR;
    UParseError parse_error{};
    std::unique_ptr<icu::RegexPattern> compiled(icu::RegexPattern::compile(
        icu::UnicodeString::fromUTF8(pattern.text), flags, parse_error, status));
    if (U_SUCCESS(status)) return compiled;
    throw xml_.error(pattern.position, "the pattern \"" + pattern.text.substr(0, 60) +
                                           "\" does not compile (" +
                                           u_errorName(status) + " at character " +
                                           std::to_string(parse_error.offset) +
                                           "); correct it");
  }

  XmlReader xml_;
  std::unique_ptr<SrxRules::Data> data_;
  bool saw_root_ = false;
  std::vector<SrxRule>* rules_ = nullptr;
  std::optional<SrxRule> rule_;
  std::optional<Pattern> pattern_;
};

}  // namespace

SrxRules::SrxRules(std::unique_ptr<const Data> data) : data_(std::move(data)) {}
SrxRules::SrxRules(SrxRules&&) noexcept = default;
SrxRules& SrxRules::operator=(SrxRules&&) noexcept = default;
SrxRules::~SrxRules() = default;

SrxRules read_srx(XmlSource source, std::string name) {
  return SrxReader(std::move(source), name).read();
}

}  // namespace awase
