// SPDX-License-Identifier: Apache-2.0

#include "review/asked_step.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "review/edits.h"
#include "review/find.h"
#include "text/error.h"

namespace awase {
namespace {

using Json = nlohmann::json;

Side side_from(const Json& json) {
  const auto side = json.at("side").get<std::string>();
  if (side != "source" && side != "target")
    throw Error(ErrorKind::input, "a side is source or target");
  return side == "target" ? Side::target : Side::source;
}

Place place_from(const Json& json) {
  return {index_in(json, "row"), side_from(json), index_in(json, "piece")};
}

Mark mark_from(const Json& json) {
  Mark mark = Mark::open;
  if (!read_mark(json.at("mark").get<std::string>(), mark))
    throw Error(ErrorKind::input, "there is no such mark");
  return mark;
}

FindQuery query_from(const Json& json) {
  return {json.at("find").get<std::string>(), json.at("regex").get<bool>()};
}

Direction direction_from(const Json& json) {
  return json.at("up").get<bool>() ? Direction::up : Direction::down;
}

/// The row of `rows` with `piece`, the one nearest to `near`; `near` where there is
/// none.
std::size_t row_with(const std::vector<Row>& rows, Side side, const Piece& piece,
                     std::size_t near) {
  std::size_t best = std::min(near, rows.empty() ? 0 : rows.size() - 1);
  std::size_t least = rows.size() + 1;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const std::size_t distance = r < near ? near - r : r - near;
    const auto& cell = rows[r].cell(side);
    if (distance >= least || std::find(cell.begin(), cell.end(), piece) == cell.end())
      continue;
    best = r;
    least = distance;
  }
  return best;
}

using Make = Action (*)(const Review&, const Json&);

/// What the page may ask to be done.
const std::map<std::string_view, Make>& verbs() {
  static const std::map<std::string_view, Make> kVerbs = {
      {"merge",
       [](const Review& review, const Json& json) {
         return merge_rows(review, index_in(json, "row"),
                           json.contains("count") ? index_in(json, "count") : 2);
       }},
      {"split", [](const Review& review,
                   const Json& json) { return split_row(review, place_from(json)); }},
      {"clear",
       [](const Review& review, const Json& json) {
         return clear_row(review, index_in(json, "row"));
       }},
      {"accept-rows",
       [](const Review& review, const Json& json) {
         return accept_rows(review, index_in(json, "first"), index_in(json, "last"),
                            json.at("at_least").get<double>());
       }},
      {"mark-rows",
       [](const Review& review, const Json& json) {
         return mark_rows(review, index_in(json, "first"), index_in(json, "last"),
                          mark_from(json));
       }},
      {"replace",
       [](const Review& review, const Json& json) {
         return replace_found(review, query_from(json),
                              json.at("with").get<std::string>(),
                              json.at("skip").get<std::vector<std::size_t>>());
       }},
      {"move-row",
       [](const Review& review, const Json& json) {
         return move_row(review, index_in(json, "row"), index_in(json, "to"));
       }},
      {"swap",
       [](const Review& review, const Json& json) {
         return swap_cells(review, index_in(json, "row"), index_in(json, "with"),
                           side_from(json));
       }},
      {"carry",
       [](const Review& review, const Json& json) {
         return carry(review, place_from(json.at("from")), json.at("cell").get<bool>(),
                      index_in(json, "to"));
       }},
      {"move",
       [](const Review& review, const Json& json) {
         return move_cell(review, index_in(json, "row"), side_from(json),
                          direction_from(json));
       }},
      {"shift",
       [](const Review& review, const Json& json) {
         return shift_column(review, index_in(json, "row"), side_from(json),
                             direction_from(json));
       }},
      {"send",
       [](const Review& review, const Json& json) {
         return move_piece(review, index_in(json, "row"), side_from(json),
                           direction_from(json));
       }},
      {"edit",
       [](const Review& review, const Json& json) {
         return edit_piece(review, place_from(json),
                           json.at("text").get<std::string>());
       }},
      {"cut",
       [](const Review& review, const Json& json) {
         return cut_piece(review, place_from(json),
                          json.at("before").get<std::string>(),
                          json.at("after").get<std::string>());
       }},
      {"send-text",
       [](const Review& review, const Json& json) {
         return send_text(review, place_from(json),
                          json.at("before").get<std::string>(),
                          json.at("after").get<std::string>(), direction_from(json));
       }},
      {"mark",
       [](const Review& review, const Json& json) {
         return set_mark(review, index_in(json, "row"), mark_from(json));
       }},
      {"comment",
       [](const Review& review, const Json& json) {
         return set_comment(review, index_in(json, "row"),
                            json.at("text").get<std::string>());
       }},
  };
  return kVerbs;
}

}  // namespace

std::size_t index_in(const Json& json, const char* key) {
  const Json& value = json.at(key);
  if (!value.is_number_unsigned())
    throw Error(ErrorKind::input, std::string(key) + ": no number from 0");
  return value.get<std::size_t>();
}

std::optional<Action> asked_step(std::string_view verb, const Review& review,
                                 const Json& json) {
  const auto found = verbs().find(verb);
  if (found == verbs().end()) return std::nullopt;
  return found->second(review, json);
}

Action asked_realign(const Review& review, const Aligner& aligner, const Json& json,
                     const Progress& progress) {
  Action action = realign(review, aligner, 0, review.rows.size(), progress);
  const std::size_t at = json.contains("row") ? index_in(json, "row") : 0;
  if (at >= review.rows.size()) return action;
  Review after = review;
  apply(action, after);
  const Side side = review.rows[at].cells[0].empty() ? Side::target : Side::source;
  action.row = row_with(after.rows, side, review.rows[at].cell(side).front(), at);
  return action;
}

Action asked_pin(const Review& review, const Aligner& aligner, const Json& json,
                 const Progress& progress) {
  const Place source = place_from(json.at("source_place"));
  Action pinned = pin(review, source, place_from(json.at("target_place")));
  if (pinned.splices.empty()) return pinned;
  Review trial = review;
  apply(pinned, trial);
  const Piece piece = trial.rows[pinned.row].cell(Side::source).front();
  const auto is_anchor = [](const Row& row) { return row.is_kept() && row.is_pair(); };
  std::size_t first = pinned.row;
  std::size_t last = pinned.row + 1;
  while (first > 0 && !is_anchor(trial.rows[first - 1])) --first;
  while (last < trial.rows.size() && !is_anchor(trial.rows[last])) ++last;
  apply(realign(trial, aligner, first, last, progress), trial);
  Action both = replace_rows("pin", 0, review.rows, trial.rows, 0);
  both.row = row_with(trial.rows, Side::source, piece, pinned.row);
  return both;
}

}  // namespace awase
