// SPDX-License-Identifier: Apache-2.0

#include "text/documents/its_rules.h"

#include "text/documents/xml_parts.h"
#include "text/error.h"

namespace awase {

void ItsRules::add(const XmlEvent& element, const std::string& place) {
  const std::string_view name = local_name(element.name);
  if (name != "translateRule" && name != "withinTextRule") return;
  constexpr std::size_t kMostRules = 1000;
  if (translate_.size() + within_.size() >= kMostRules)
    throw Error(ErrorKind::input,
                Message("{place}: more than {most} rules; leave some out",
                        {{"place", place}, {"most", kMostRules}}));
  XmlSelector selector(local_attribute(element, "selector"), place);
  const auto refuse = [&](std::string_view value) {
    throw Error(ErrorKind::input,
                Message("{place}: a {rule} cannot say {value}; translate is yes or no, "
                        "withinText is yes, no or nested",
                        {{"place", place}, {"rule", name}, {"value", value}}));
  };
  if (name == "translateRule") {
    const std::string_view value = local_attribute(element, "translate");
    if (value != "yes" && value != "no") refuse(value);
    translate_.push_back({std::move(selector), value == "yes"});
    return;
  }
  const std::string_view value = local_attribute(element, "withinText");
  if (value != "yes" && value != "no" && value != "nested") refuse(value);
  within_.push_back({std::move(selector), value == "yes"  ? WithinText::yes
                                          : value == "no" ? WithinText::no
                                                          : WithinText::nested});
}

std::optional<bool> ItsRules::translate(const std::vector<OpenElement>& open) const {
  for (auto rule = translate_.rbegin(); rule != translate_.rend(); ++rule)
    if (rule->selector.selects(open)) return rule->translate;
  return {};
}

std::optional<WithinText> ItsRules::within(const std::vector<OpenElement>& open) const {
  for (auto rule = within_.rbegin(); rule != within_.rend(); ++rule)
    if (rule->selector.selects(open)) return rule->within;
  return {};
}

bool ItsRules::translates_attribute(const std::vector<OpenElement>& open,
                                    std::string_view attribute) const {
  for (auto rule = translate_.rbegin(); rule != translate_.rend(); ++rule)
    if (rule->selector.selects_attribute(open, attribute)) return rule->translate;
  return false;
}

ItsRules read_its_rules(std::string_view bytes, const std::string& name) {
  ItsRules rules;
  XmlReader reader(xml_source(bytes), name);
  for (XmlEvent event; reader.next(event);)
    if (event.kind == XmlEventKind::start_element)
      rules.add(event, name + ":" + std::to_string(event.position.line));
  if (rules.empty())
    throw Error(
        ErrorKind::input,
        Message("{file}: no its:translateRule or its:withinTextRule in it; give "
                "a file of ITS rules",
                {{"file", name}}));
  return rules;
}

}  // namespace awase
