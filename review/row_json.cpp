// SPDX-License-Identifier: Apache-2.0

#include "review/row_json.h"

#include <nlohmann/json.hpp>

#include "text/error.h"

namespace awase {
namespace {

using Json = nlohmann::json;

Json cell_json(const std::vector<Piece>& pieces) {
  Json out = Json::array();
  for (const Piece& piece : pieces)
    out.push_back({piece.number, piece.text,
                   static_cast<int>(piece.kind) * 2 + (piece.begins_block ? 1 : 0)});
  return out;
}

std::vector<Piece> cell_from_json(const Json& json) {
  std::vector<Piece> pieces;
  for (const Json& item : json) {
    Piece piece;
    piece.number = item.at(0).get<std::size_t>();
    piece.text = item.at(1).get<std::string>();
    const auto kind = item.at(2).get<unsigned>();
    if (kind > 2U * static_cast<unsigned>(BlockKind::code) + 1)
      throw Error(ErrorKind::input, "a segment that cannot be");
    piece.kind = static_cast<BlockKind>(kind / 2);
    piece.begins_block = kind % 2 == 1;
    pieces.push_back(std::move(piece));
  }
  return pieces;
}

Json rows_json(const std::vector<Row>& rows) {
  Json out = Json::array();
  for (const Row& row : rows) out.push_back(row_json(row));
  return out;
}

std::vector<Row> rows_from_json(const Json& json) {
  std::vector<Row> rows;
  for (const Json& row : json) rows.push_back(row_from_json(row));
  return rows;
}

}  // namespace

Json row_json(const Row& row) {
  Json out = {{"s", cell_json(row.cells[0])},
              {"t", cell_json(row.cells[1])},
              {"c", row.confidence}};
  if (row.mark != Mark::open) out["m"] = mark_name(row.mark);
  if (!row.comment.empty()) out["n"] = row.comment;
  if (row.is_by_hand) out["h"] = 1;
  if (row.is_edited) out["e"] = 1;
  return out;
}

Json action_json(const Action& action) {
  Json splices = Json::array();
  for (const Splice& splice : action.splices)
    splices.push_back({{"at", splice.at},
                       {"old", rows_json(splice.removed)},
                       {"new", rows_json(splice.inserted)}});
  return {{"verb", action.verb}, {"row", action.row}, {"splices", std::move(splices)}};
}

Row row_from_json(const Json& json) {
  Row row;
  row.cells = {cell_from_json(json.at("s")), cell_from_json(json.at("t"))};
  row.confidence = json.at("c").get<double>();
  if (json.contains("m") && !read_mark(json["m"].get<std::string>(), row.mark))
    throw Error(ErrorKind::input, "a mark that cannot be");
  if (json.contains("n")) row.comment = json["n"].get<std::string>();
  row.is_by_hand = json.contains("h");
  row.is_edited = json.contains("e");
  return row;
}

Action action_from_json(const Json& json) {
  Action action;
  action.verb = json.at("verb").get<std::string>();
  action.row = json.at("row").get<std::size_t>();
  for (const Json& splice : json.at("splices"))
    action.splices.push_back({splice.at("at").get<std::size_t>(),
                              rows_from_json(splice.at("old")),
                              rows_from_json(splice.at("new"))});
  return action;
}

}  // namespace awase
