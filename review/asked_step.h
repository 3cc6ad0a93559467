// SPDX-License-Identifier: Apache-2.0
//
// What the page asks to be done, as JSON, as actions. Internal to
// review/review_api.cpp.

#pragma once

#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string_view>

#include "align/aligner.h"
#include "review/action.h"
#include "review/realign.h"

namespace awase {

/// The row or piece that `json` has at `key`. Throws Error (input) for a fraction or a
/// negative number, and nlohmann::json::exception where there is none.
std::size_t index_in(const nlohmann::json& json, const char* key);

/// What the step `verb` does to `review`; nothing when there is no such step. Throws
/// Error when it makes no sense there, nlohmann::json::exception for a bad request.
std::optional<Action> asked_step(std::string_view verb, const Review& review,
                                 const nlohmann::json& json);

/// All that is not kept is aligned anew; the reviewer stays at the row's first text.
Action asked_realign(const Review& review, const Aligner& aligner,
                     const nlohmann::json& json, const Progress& progress);

/// A pin, and what is not kept around it aligned anew: one step.
Action asked_pin(const Review& review, const Aligner& aligner,
                 const nlohmann::json& json, const Progress& progress);

}  // namespace awase
