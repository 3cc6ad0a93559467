// SPDX-License-Identifier: Apache-2.0
//
// Rules of the Internationalization Tag Set (ITS 2.0, W3C) on what of an XML document
// is text: translateRule and withinTextRule.

#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/documents/xml_selector.h"

namespace awase {

/// Whether an element is part of the flow of the text around it.
enum class WithinText { no, yes, nested };

/// Rules in the order they stand; a later one outweighs an earlier one.
class ItsRules {
 public:
  /// Takes an `its:translateRule` or `its:withinTextRule`; any other element is passed
  /// over. Throws Error (input), which `place` begins, for a rule that is not
  /// understood.
  void add(const XmlEvent& element, const std::string& place);

  bool empty() const { return translate_.empty() && within_.empty(); }

  /// What the rules say of the last of `open`; nothing where none is about it.
  std::optional<bool> translate(const std::vector<OpenElement>& open) const;
  std::optional<WithinText> within(const std::vector<OpenElement>& open) const;
  /// Whether a rule makes the value of an attribute text.
  bool translates_attribute(const std::vector<OpenElement>& open,
                            std::string_view attribute) const;

 private:
  struct TranslateRule {
    XmlSelector selector;
    bool translate;
  };
  struct WithinRule {
    XmlSelector selector;
    WithinText within;
  };
  std::vector<TranslateRule> translate_;
  std::vector<WithinRule> within_;
};

/// Reads a file of rules. Throws Error: input when it is not well-formed or holds no
/// rule.
ItsRules read_its_rules(std::string_view bytes, const std::string& name);

}  // namespace awase
