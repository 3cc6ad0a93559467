// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <nlohmann/json.hpp>

#include "align/confidence.h"
#include "review/row_json.h"
#include "review/sheet.h"
#include "review/spreadsheet.h"
#include "text/error.h"
#include "text/unicode.h"
#include "tmx/formats/xlsx_book.h"
#include "tmx/formats/xlsx_columns.h"

namespace awase {
namespace {

using Json = nlohmann::json;

constexpr lxw_row_t kMaxRows = 1'048'576;  // of a sheet, Excel's limit
/// Units of a cell of the hidden sheet; escapes may double them.
constexpr std::size_t kChunkUnits = 16'000;

constexpr std::size_t kTextColumns = 60;  // width of a text

constexpr std::string_view kHelp[] = {
    translatable("How to review this alignment"),
    translatable("One row is one pair: source and target say the same. Inside a cell, "
                 "each segment "
                 "stands on a line of its own (Alt+Enter, in LibreOffice Ctrl+Enter, "
                 "begins a new "
                 "line)."),
    translatable("Edit: change the text in its cell."),
    translatable(
        "Merge: move the text of one row into the cells of the row above or below, on "
        "lines "
        "of its own, and leave the old cells empty or remove that row."),
    translatable("Split: insert a row, and move there what belongs together. A segment "
                 "may be cut: "
                 "the parts are put together again when they are compared."),
    translatable(
        "Move: cut a line out of one cell and paste it into the cell above or "
        "below. Each segment stands once, in the order of its text; whole cells "
        "may change places."),
    translatable(
        "Decide: choose accepted, doubtful, deleted or open in the column decision. "
        "Deleted "
        "rows stay in the alignment and go into no memory; so do rows that you "
        "remove."),
    translatable("Comment: write in the column comment."),
    translatable("Rows may be sorted and filtered; sort before you insert rows, not "
                 "after. Leave "
                 "the "
                 "column no. as it is, and do not merge cells."),
    translatable("Add: a missing translation may be typed into an empty cell. No other "
                 "text can be added that is in neither document."),
    translatable(
        "Whatever cannot be understood is listed, row by row, when the "
        "workbook is read back: by “Read back a workbook …” on the page, or by "
        "awase review FILE.awase --import FILE.xlsx"),
};

/// Points, for the texts of a row to be seen.
double height_of(const Row& row) {
  constexpr double kLine = 15.0;
  constexpr std::size_t kMostLines = 27;  // Excel's limit is 409 points
  std::size_t most = 1;
  for (const auto& cell : row.cells) {
    std::size_t lines = 0;
    for (const Piece& piece : cell)
      lines += 1 + display_width(piece.text) / kTextColumns;
    most = std::max(most, lines);
  }
  return kLine * static_cast<double>(std::min(most, kMostLines));
}

class SpreadsheetWriter {
 public:
  SpreadsheetWriter(const Review& review, const MessageCatalogue& reader)
      : review_(review), reader_(reader) {
    if (review.rows.size() >= kMaxRows)
      throw Error(
          ErrorKind::usage,
          Message("a sheet of XLSX has 1,048,576 rows and this alignment more; cut "
                  "the texts, or review it on the page"));
    formats_ = book_.add_formats();
    for (lxw_format* const format : {formats_.low, formats_.middle, formats_.high})
      format_set_num_format(format, "0.00");
  }

  void write(const ByteSink& sink) {
    write_rows();
    write_help();
    write_base();
    book_.finish(sink);
  }

 private:
  std::string say(std::string_view marked) const {
    return Message::marked(marked).render(reader_);
  }

  void write_rows() {
    lxw_worksheet* const sheet = book_.add_sheet(say(translatable("Review")).c_str());
    worksheet_set_column(sheet, kSheetNumber, kSheetNumber, 6, nullptr);
    worksheet_set_column(sheet, kSheetSource, kSheetTarget, kTextColumns,
                         formats_.text);
    worksheet_set_column(sheet, kSheetDecision, kSheetDecision, 11, nullptr);
    worksheet_set_column(sheet, kSheetComment, kSheetComment, 30, formats_.text);
    worksheet_set_column(sheet, kSheetConfidence, kSheetConfidence, 11, nullptr);
    worksheet_freeze_panes(sheet, 1, 0);
    std::vector<std::string> marks;
    for (const Mark mark :
         {Mark::open, Mark::accepted, Mark::doubtful, Mark::deleted, Mark::pinned})
      marks.push_back(describe(mark).render(reader_));
    std::vector<const char*> choices;
    for (const std::string& mark : marks) choices.push_back(mark.c_str());
    XlsxBook::offer(sheet, 1, kMaxRows - 1, kSheetDecision, std::move(choices));
    for (std::size_t k = 0; k < kSheetNames.size(); ++k)
      book_.put(sheet, 0, static_cast<lxw_col_t>(k), say(kSheetNames[k]),
                formats_.heading);
    lxw_row_t number = 0;
    for (const Row& row : review_.rows) write_row(sheet, ++number, row);
    worksheet_autofilter(sheet, 0, 0, number, kSheetConfidence);
  }

  void write_row(lxw_worksheet* sheet, lxw_row_t number, const Row& row) {
    // LibreOffice does not fit rows to their texts by itself.
    worksheet_set_row(sheet, number, height_of(row), nullptr);
    book_.put_number(sheet, number, kSheetNumber, number, formats_.plain);
    book_.put(sheet, number, kSheetSource, xlsx_shown(lines_of(row.cells[0])),
              formats_.text);
    book_.put(sheet, number, kSheetTarget, xlsx_shown(lines_of(row.cells[1])),
              formats_.text);
    book_.put(sheet, number, kSheetDecision, describe(row.mark).render(reader_),
              formats_.plain);
    book_.put(sheet, number, kSheetComment, xlsx_shown(row.comment), formats_.text);
    if (!row.is_pair()) return;
    book_.put_number(sheet, number, kSheetConfidence, row.confidence,
                     row.confidence < kHardlyConfidence ? formats_.low
                     : row.confidence < kDoubtfulBelow  ? formats_.middle
                                                        : formats_.high);
  }

  void write_help() {
    lxw_worksheet* const sheet =
        book_.add_sheet(say(translatable("How to edit")).c_str());
    worksheet_set_column(sheet, 0, 0, 100, formats_.text);
    lxw_row_t row = 0;
    for (const std::string_view line : kHelp) {
      book_.put(sheet, row, 0, say(line), row == 0 ? formats_.heading : formats_.text);
      ++row;
    }
  }

  void write_base() {
    lxw_worksheet* const sheet = book_.add_sheet(std::string(kBaseSheet).c_str());
    worksheet_hide(sheet);
    book_.put(sheet, 0, 0, kBaseMark, nullptr);
    Json origins = Json::array();
    for (const TextOrigin& origin : review_.origins)
      origins.push_back({origin.name, origin.language});
    put_json(sheet, 1, origins);
    lxw_row_t number = 1;
    for (const Row& row : review_.rows) put_json(sheet, ++number, row_json(row));
  }

  /// JSON over as many cells as it takes.
  void put_json(lxw_worksheet* sheet, lxw_row_t row, const Json& json) {
    const std::string all = json.dump(-1, ' ', false, Json::error_handler_t::replace);
    lxw_col_t column = 0;
    for (std::string_view rest = all; !rest.empty(); ++column) {
      if (column == LXW_COL_MAX)
        throw Error(ErrorKind::usage,
                    Message("row {row} is too long for a spreadsheet; review it on the "
                            "page",
                            {{"row", row - 1}}));
      const std::string_view part = xlsx_prefix(rest, kChunkUnits);
      book_.put(sheet, row, column, part, nullptr);
      rest.remove_prefix(part.size());
    }
  }

  const Review& review_;
  const MessageCatalogue& reader_;
  XlsxBook book_;
  XlsxFormats formats_;
};

}  // namespace

void write_spreadsheet(const Review& review, const ByteSink& sink,
                       const MessageCatalogue& reader) {
  SpreadsheetWriter(review, reader).write(sink);
}

}  // namespace awase
