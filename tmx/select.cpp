// SPDX-License-Identifier: Apache-2.0

#include "tmx/select.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "text/decimal.h"
#include "text/error.h"
#include "text/pattern.h"
#include "tmx/repair.h"
#include "tmx/unit_key.h"

namespace awase {
namespace {

/// A condition, and what it is called when it does not hold.
struct Criterion {
  std::string name;
  std::function<bool(const TranslationUnit&, const Variant* source)> holds;
};

std::optional<double> confidence_of(const TranslationUnit& unit) {
  const std::string* prop = find_prop(unit.annotations, "x-confidence");
  return prop == nullptr ? std::nullopt : read_decimal(*prop);
}

std::string shortened(double value) {
  std::string text = std::to_string(value);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

/// `date` as TMX writes it; a mere day is its first second, or its last.
std::string bound(const std::string& date, bool last) {
  std::string mended = mended_date(date);
  if (mended.empty()) {
    throw Error(ErrorKind::usage,
                Message("'{date}' is no date; write 2026-01-31 or 20260131T120000Z",
                        {{"date", date}}));
  }
  if (last && date.find('T') == date.npos && date.find(':') == date.npos)
    mended.replace(9, 6, "235959");
  return mended;
}

/// "NAME", "NAME=VALUE" or "NAME~REGEX".
struct Condition {
  explicit Condition(const std::string& text, bool ignore_case) {
    const std::size_t at = text.find_first_of("=~");
    name = text.substr(0, at);
    if (name.empty()) {
      throw Error(
          ErrorKind::usage,
          Message("'{text}' names nothing; write NAME, NAME=VALUE or NAME~REGEX",
                  {{"text", text}}));
    }
    if (at == text.npos) return;
    const std::string rest = text.substr(at + 1);
    if (text[at] == '=')
      value = rest;
    else
      pattern = std::make_shared<Pattern>(rest, ignore_case);
  }

  bool holds(std::string_view its_name, const std::string& its_value) const {
    return its_name == name && (!value || *value == its_value) &&
           (pattern == nullptr || pattern->is_in(its_value));
  }

  std::string name;
  std::optional<std::string> value;
  std::shared_ptr<Pattern> pattern;  // Shared, for a std::function is copied.
};

bool has_prop(const Annotations& annotations, const Condition& condition) {
  return std::any_of(annotations.begin(), annotations.end(), [&](const auto& a) {
    return a.kind == AnnotationKind::prop && condition.holds(a.name, a.text);
  });
}

bool has_attribute(const Attributes& attributes, const Condition& condition) {
  return std::any_of(attributes.begin(), attributes.end(),
                     [&](const auto& a) { return condition.holds(a.name, a.value); });
}

/// Whether a side is in `language` or, where that names no region, in one of its.
bool is_in_language(std::string_view tag, std::string_view language) {
  return same_language(tag.substr(0, language.size()), language) &&
         (tag.size() <= language.size() || tag[language.size()] == '-' ||
          tag[language.size()] == '_');
}

enum class Sides { any, source, target };

}  // namespace

struct Selector::State {
  std::vector<Criterion> criteria;
  bool invert = false;

  void add(std::string name,
           std::function<bool(const TranslationUnit&, const Variant*)> holds) {
    criteria.push_back({std::move(name), std::move(holds)});
  }

  void add_confidence(const SelectOptions& options) {
    if (options.min_confidence) {
      add("min-confidence " + shortened(*options.min_confidence),
          [least = *options.min_confidence](const TranslationUnit& unit,
                                            const Variant*) {
            const auto value = confidence_of(unit);
            return value && *value >= least;
          });
    }
    if (options.max_confidence) {
      add("max-confidence " + shortened(*options.max_confidence),
          [most = *options.max_confidence](const TranslationUnit& unit,
                                           const Variant*) {
            const auto value = confidence_of(unit);
            return value && *value <= most;
          });
    }
  }

  void add_dates(const SelectOptions& options) {
    if (!options.since.empty()) {
      add("since " + options.since, [from = bound(options.since, false)](
                                        const TranslationUnit& unit, const Variant*) {
        return newest_date(unit) >= from;  // Without a date: "".
      });
    }
    if (!options.until.empty()) {
      add("until " + options.until, [to = bound(options.until, true)](
                                        const TranslationUnit& unit, const Variant*) {
        const std::string date = newest_date(unit);
        return !date.empty() && date <= to;
      });
    }
  }

  void add_annotations(const SelectOptions& options) {
    for (const std::string& text : options.props) {
      add("prop " + text, [condition = Condition(text, options.ignore_case)](
                              const TranslationUnit& unit, const Variant*) {
        return has_prop(unit.annotations, condition) ||
               std::any_of(
                   unit.variants.begin(), unit.variants.end(),
                   [&](const auto& v) { return has_prop(v.annotations, condition); });
      });
    }
    for (const std::string& text : options.attributes) {
      add("attribute " + text, [condition = Condition(text, options.ignore_case)](
                                   const TranslationUnit& unit, const Variant*) {
        return has_attribute(unit.attributes, condition) ||
               std::any_of(unit.variants.begin(), unit.variants.end(),
                           [&](const auto& v) {
                             return has_attribute(v.attributes, condition);
                           });
      });
    }
    for (const std::string& language : options.languages) {
      add("language " + language,
          [language](const TranslationUnit& unit, const Variant*) {
            return std::any_of(
                unit.variants.begin(), unit.variants.end(),
                [&](const auto& v) { return is_in_language(v.language, language); });
          });
    }
  }

  void add_pattern(const char* name, const std::string& shown, const std::string& regex,
                   bool ignore_case, Sides sides) {
    if (regex.empty()) return;
    add(name + (" " + shown),
        [sides, pattern = std::make_shared<Pattern>(regex, ignore_case)](
            const TranslationUnit& unit, const Variant* source) {
          return std::any_of(
              unit.variants.begin(), unit.variants.end(), [&](const auto& v) {
                const bool is_source = &v == source;
                if (sides != Sides::any && is_source != (sides == Sides::source))
                  return false;
                return pattern->is_in(v.content.text);
              });
        });
  }

  void add_texts(const SelectOptions& options) {
    const auto literal = [&](const char* name, const std::string& text, Sides sides) {
      add_pattern(name, text, quoted_pattern(text), options.ignore_case, sides);
    };
    literal("text", options.text, Sides::any);
    literal("source-text", options.source_text, Sides::source);
    literal("target-text", options.target_text, Sides::target);
    const auto regex = [&](const char* name, const std::string& text, Sides sides) {
      add_pattern(name, text, text, options.ignore_case, sides);
    };
    regex("regex", options.regex, Sides::any);
    regex("source-regex", options.source_regex, Sides::source);
    regex("target-regex", options.target_regex, Sides::target);
  }
};

Selector::Selector(const SelectOptions& options) : state_(std::make_unique<State>()) {
  state_->invert = options.invert;
  state_->add_confidence(options);
  state_->add_dates(options);
  state_->add_annotations(options);
  state_->add_texts(options);
  if (state_->criteria.empty())
    throw Error(ErrorKind::usage,
                Message("say what to select: --min-confidence, --regex, …"));
}

Selector::~Selector() = default;

std::string Selector::reason_against(const TranslationUnit& unit,
                                     const Header& header) const {
  const Variant* source = source_variant(unit, header);
  if (source == nullptr && !unit.variants.empty()) source = &unit.variants.front();
  for (const Criterion& criterion : state_->criteria) {
    if (criterion.holds(unit, source)) continue;
    return state_->invert ? "" : "not " + criterion.name;
  }
  if (!state_->invert) return {};
  std::string all;
  for (const Criterion& criterion : state_->criteria)
    all += (all.empty() ? "" : ", ") + criterion.name;
  return all;
}

std::string newest_date(const TranslationUnit& unit) {
  std::string newest;
  const auto look_at = [&](const Attributes& attributes) {
    for (const Attribute& attribute : attributes) {
      if (attribute.name != "creationdate" && attribute.name != "changedate") continue;
      newest = std::max(newest, mended_date(attribute.value));
    }
  };
  look_at(unit.attributes);
  for (const Variant& variant : unit.variants) look_at(variant.attributes);
  return newest;
}

}  // namespace awase
