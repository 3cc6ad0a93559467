// SPDX-License-Identifier: Apache-2.0
//
// Which elements and attributes an ITS rule is about: the part of XPath that rules
// files use.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/xml.h"

namespace awase {

/// An element that is open, as selectors see it.
struct OpenElement {
  std::string name;  ///< Without its prefix.
  std::vector<XmlAttribute> attributes;
};

/// Paths such as `/book/title`, `//code`, `//note[@type='tip']/p`, `//img/@alt`, and
/// several with `|` between. A step is a name, whose prefix is not looked at, or `*`,
/// with `[@a]` or `[@a='v']` after it. `self::` and `descendant-or-self::` may stand
/// before a name.
class XmlSelector {
 public:
  /// Throws Error (input), which `place` begins, for any other path.
  XmlSelector(std::string_view text, const std::string& place);

  /// Whether the last of `open`, the elements from the root down, is selected.
  bool selects(const std::vector<OpenElement>& open) const;

  /// Whether the attribute of that name of the last of `open` is.
  bool selects_attribute(const std::vector<OpenElement>& open,
                         std::string_view attribute) const;

 private:
  struct Test {
    std::string attribute;
    std::string value;
    bool any_value = false;
  };
  struct Step {
    std::string name;  ///< "*" for any.
    std::vector<Test> tests;
    bool deep = false;  ///< After `//`: at any depth below the step before.
  };
  struct Path {
    std::vector<Step> steps;
    std::string attribute;  ///< Empty: the path is one of elements.
  };

  static bool fits(const Step& step, const OpenElement& element);
  static bool matches(const Path& path, const std::vector<OpenElement>& open);

  std::vector<Path> paths_;
};

}  // namespace awase
