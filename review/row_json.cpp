// SPDX-License-Identifier: Apache-2.0

#include "review/row_json.h"

#include <cstdio>
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

void append_text(std::string& out, std::string_view text) {
  constexpr std::string_view kHexDigits = "0123456789abcdef";
  out += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\')
      (out += '\\') += c;
    else if (byte < ' ')
      ((out += "\\u00") += kHexDigits[byte >> 4U]) += kHexDigits[byte & 0xFU];
    else
      out += c;
  }
  out += '"';
}

/// Rows have four decimals, most often; what has more is written in full.
void append_number(std::string& out, double number) {
  if (four_decimals(number) != number) {
    out += Json(number).dump();
    return;
  }
  char text[32];
  std::snprintf(text, sizeof text, "%.4f", number);
  std::string_view shown = text;
  while (shown.ends_with('0') && !shown.ends_with(".0")) shown.remove_suffix(1);
  out += shown;
}

void append_cell(std::string& out, const std::vector<Piece>& pieces) {
  out += '[';
  for (const Piece& piece : pieces) {
    if (&piece != &pieces.front()) out += ',';
    ((out += '[') += std::to_string(piece.number)) += ',';
    append_text(out, piece.text);
    const int kind = static_cast<int>(piece.kind) * 2 + (piece.begins_block ? 1 : 0);
    ((out += ',') += std::to_string(kind)) += ']';
  }
  out += ']';
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

void append_row_json(std::string& out, const Row& row) {
  out += "{\"c\":";
  append_number(out, row.confidence);
  if (row.is_edited) out += ",\"e\":1";
  if (row.is_by_hand) out += ",\"h\":1";
  if (row.mark != Mark::open) ((out += ",\"m\":\"") += mark_name(row.mark)) += '"';
  if (!row.comment.empty()) append_text(out += ",\"n\":", row.comment);
  append_cell(out += ",\"s\":", row.cells[0]);
  append_cell(out += ",\"t\":", row.cells[1]);
  out += '}';
}

void append_rows_json(std::string& out, const std::vector<Row>& rows) {
  out += '[';
  for (const Row& row : rows) {
    if (&row != &rows.front()) out += ',';
    append_row_json(out, row);
  }
  out += ']';
}

void append_action_json(std::string& out, const Action& action) {
  out += '{';
  if (!action.marks.empty()) {
    out += "\"marks\":[";
    for (const MarkRun& run : action.marks) {
      if (&run != &action.marks.front()) out += ',';
      ((out += '[') += std::to_string(run.at)) += ',';
      append_text((out += std::to_string(run.count)) += ',', mark_name(run.before));
      append_text(out += ',', mark_name(run.after));
      out += ']';
    }
    out += "],";
  }
  ((out += "\"row\":") += std::to_string(action.row)) += ",\"splices\":[";
  for (const Splice& splice : action.splices) {
    if (&splice != &action.splices.front()) out += ',';
    (out += "{\"at\":") += std::to_string(splice.at);
    append_rows_json(out += ",\"new\":", splice.inserted);
    append_rows_json(out += ",\"old\":", splice.removed);
    out += '}';
  }
  append_text(out += "],\"verb\":", action.verb);
  out += '}';
}

namespace {

Mark mark_from_json(const Json& json) {
  Mark mark = Mark::open;
  if (!read_mark(json.get<std::string>(), mark))
    throw Error(ErrorKind::input, "a mark that cannot be");
  return mark;
}

}  // namespace

Row row_from_json(const Json& json) {
  Row row;
  row.cells = {cell_from_json(json.at("s")), cell_from_json(json.at("t"))};
  row.confidence = json.at("c").get<double>();
  if (json.contains("m")) row.mark = mark_from_json(json["m"]);
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
  if (json.contains("marks"))
    for (const Json& run : json["marks"])
      action.marks.push_back({run.at(0).get<std::size_t>(),
                              run.at(1).get<std::size_t>(), mark_from_json(run.at(2)),
                              mark_from_json(run.at(3))});
  return action;
}

}  // namespace awase
