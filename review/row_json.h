// SPDX-License-Identifier: Apache-2.0
//
// Rows and actions as JSON: in the journal, and between the page and the server.
// Internal to review/.

#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "review/action.h"
#include "review/review.h"

namespace awase {

/// {"s":[[number,text,kind],…],"t":[…],"c":confidence,"m":mark,"n":comment,"h":1}; kind
/// is 2 × that of the block, and 1 where it begins one; m, n and h (by hand) only where
/// there are any.
nlohmann::json row_json(const Row& row);

/// Puts row_json(), as text, behind `out`, without a tree: many rows go out at a time.
void append_row_json(std::string& out, const Row& row);
void append_rows_json(std::string& out, const std::vector<Row>& rows);

/// Likewise {"row":…,"splices":[{"at":…,"new":[…],"old":[…]}],"verb":…}, and where
/// there are marks "marks":[[at,count,before,after],…].
void append_action_json(std::string& out, const Action& action);

/// Throw nlohmann::json::exception or Error for what is no such row or action.
Row row_from_json(const nlohmann::json& json);
Action action_from_json(const nlohmann::json& json);

}  // namespace awase
