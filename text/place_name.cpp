// SPDX-License-Identifier: Apache-2.0

#include "text/place_name.h"

#include "text/catalogue.h"
#include "text/message.h"

namespace awase {

std::string place_name(std::string_view name, const MessageCatalogue& catalogue) {
  constexpr std::string_view kInput = "standard input";
  const bool is_input = name.starts_with(kInput) &&
                        (name.size() == kInput.size() || name[kInput.size()] == ':');
  if (!is_input) return std::string(name);
  return Message("standard input").render(catalogue) +
         std::string(name.substr(kInput.size()));
}

}  // namespace awase
