// SPDX-License-Identifier: Apache-2.0

#include "text/documents/xml_selector.h"

#include <algorithm>

#include "text/documents/xml_parts.h"
#include "text/error.h"
#include "text/unicode.h"

namespace awase {
namespace {

/// Reads a path from left to right.
class PathText {
 public:
  PathText(std::string_view text, std::string_view whole, const std::string& place)
      : text_(text), whole_(whole), place_(place) {}

  bool done() const { return text_.empty(); }

  bool take(std::string_view token) {
    skip_space();
    if (!text_.starts_with(token)) return false;
    text_.remove_prefix(token.size());
    skip_space();
    return true;
  }

  /// A name without its prefix, or "*".
  std::string name() {
    skip_space();
    if (take("*")) return "*";
    std::size_t end = 0;
    while (end < text_.size() && is_name_char(text_[end])) ++end;
    std::string_view found = text_.substr(0, end);
    if (found.empty()) refuse();
    text_.remove_prefix(end);
    if (found.ends_with(':') && take("*")) return "*";
    skip_space();
    found = local_name(found);
    if (found.empty()) refuse();
    return std::string(found);
  }

  std::string quoted() {
    skip_space();
    if (text_.empty() || (text_[0] != '\'' && text_[0] != '"')) refuse();
    const std::size_t end = text_.find(text_[0], 1);
    if (end == std::string_view::npos) refuse();
    std::string found(text_.substr(1, end - 1));
    text_.remove_prefix(end + 1);
    skip_space();
    return found;
  }

  [[noreturn]] void refuse() const {
    throw Error(
        ErrorKind::input,
        Message("{place}: the selector {selector} is not understood; write paths "
                "such as //code, /book/title or //note[@type='tip']/p",
                {{"place", place_}, {"selector", whole_}}));
  }

 private:
  static bool is_name_char(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           c == '_' || c == '-' || c == '.' || c == ':' || byte >= 0x80;
  }

  void skip_space() {
    while (!text_.empty() && (text_[0] == ' ' || text_[0] == '\n' || text_[0] == '\t'))
      text_.remove_prefix(1);
  }

  std::string_view text_;
  std::string_view whole_;
  const std::string& place_;
};

/// `text` cut at each `|` outside quotes.
std::vector<std::string_view> alternatives(std::string_view text) {
  std::vector<std::string_view> parts;
  char quote = 0;
  std::size_t first = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (quote != 0)
      quote = text[i] == quote ? 0 : quote;
    else if (text[i] == '\'' || text[i] == '"')
      quote = text[i];
    else if (text[i] == '|') {
      parts.push_back(text.substr(first, i - first));
      first = i + 1;
    }
  }
  parts.push_back(text.substr(first));
  return parts;
}

}  // namespace

XmlSelector::XmlSelector(std::string_view text, const std::string& place) {
  constexpr std::size_t kMostSteps = 64;
  for (const std::string_view one : alternatives(text)) {
    PathText rest(trim(one), text, place);
    Path path;
    while (!rest.done()) {
      Step step;
      if (rest.take("//"))
        step.deep = true;
      else if (!rest.take("/"))
        rest.refuse();
      if (rest.take("@")) {
        path.attribute = rest.name();
        // `//@alt` is the attribute of any element.
        if (step.deep) path.steps.push_back({"*", {}, true});
        break;
      }
      if (rest.take("descendant-or-self::")) step.deep = true;
      step.name = rest.name();
      while (rest.take("[")) {
        Test test;
        if (!rest.take("@")) rest.refuse();
        test.attribute = rest.name();
        test.any_value = !rest.take("=");
        if (!test.any_value) test.value = rest.quoted();
        if (!rest.take("]")) rest.refuse();
        step.tests.push_back(std::move(test));
      }
      path.steps.push_back(std::move(step));
      if (path.steps.size() > kMostSteps) rest.refuse();
    }
    if (!rest.done() || path.steps.empty()) rest.refuse();
    paths_.push_back(std::move(path));
  }
}

bool XmlSelector::fits(const Step& step, const OpenElement& element) {
  if (step.name != "*" && step.name != element.name) return false;
  return std::all_of(step.tests.begin(), step.tests.end(), [&](const Test& test) {
    return std::any_of(element.attributes.begin(), element.attributes.end(),
                       [&](const XmlAttribute& attribute) {
                         return local_name(attribute.name) == test.attribute &&
                                (test.any_value || attribute.value == test.value);
                       });
  });
}

// As with wildcards in file names: the steps between two `//` are a run that must fit
// without a gap; the last run fits at the innermost element, the first at the root
// unless `//` begins it, and each of the others as far in as it can.
bool XmlSelector::matches(const Path& path, const std::vector<OpenElement>& open) {
  std::size_t step_end = path.steps.size();
  std::size_t open_end = open.size();
  bool innermost = true;
  while (step_end > 0) {
    std::size_t first = step_end - 1;
    while (!path.steps[first].deep && first > 0) --first;
    const std::size_t length = step_end - first;
    const bool at_root = !path.steps[first].deep;
    bool found = false;
    for (std::size_t end = open_end; end >= length && !found; --end) {
      const std::size_t begin = end - length;
      found = !at_root || begin == 0;
      for (std::size_t k = 0; found && k < length; ++k)
        found = fits(path.steps[first + k], open[begin + k]);
      if (found) open_end = begin;
      if (innermost) break;
    }
    if (!found) return false;
    innermost = false;
    step_end = first;
  }
  return true;
}

bool XmlSelector::selects(const std::vector<OpenElement>& open) const {
  return std::any_of(paths_.begin(), paths_.end(), [&](const Path& path) {
    return path.attribute.empty() && matches(path, open);
  });
}

bool XmlSelector::selects_attribute(const std::vector<OpenElement>& open,
                                    std::string_view attribute) const {
  return std::any_of(paths_.begin(), paths_.end(), [&](const Path& path) {
    return !path.attribute.empty() &&
           (path.attribute == "*" || path.attribute == attribute) &&
           matches(path, open);
  });
}

}  // namespace awase
