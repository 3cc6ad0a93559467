// SPDX-License-Identifier: Apache-2.0
//
// Units as JSON, with all they hold. docs/formats.md lists the members.

#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string_view>

#include "tmx/memory.h"

namespace awase {

nlohmann::ordered_json json_of(const Variant& variant);
nlohmann::ordered_json json_of(const TranslationUnit& unit);
nlohmann::ordered_json json_of(const Header& header);

/// An object from its text. Throws std::invalid_argument for what is none, and for one
/// that is too deep.
nlohmann::ordered_json parse_json_object(std::string_view text);

/// These throw std::exception, with what is wrong, for JSON of another shape.
TranslationUnit unit_of_json(const nlohmann::ordered_json& json);
Header header_of_json(const nlohmann::ordered_json& json);

}  // namespace awase
