// SPDX-License-Identifier: Apache-2.0

#include "review/sheet.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>

#include "review/row_json.h"
#include "text/catalogue.h"
#include "text/decimal.h"
#include "text/documents/xlsx_file.h"
#include "text/error.h"
#include "text/unicode.h"

namespace awase {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kNone = static_cast<std::size_t>(-1);
constexpr std::size_t kMaxSheetRows = 1'048'576;

/// A whole number from 1, in any of the ways in which programs write it.
std::optional<std::size_t> row_number_of(std::string_view text) {
  const double value = read_decimal(trim(text)).value_or(0.0);
  if (!(value >= 1.0) || value > static_cast<double>(kMaxSheetRows) ||
      std::floor(value) != value)
    return {};
  return static_cast<std::size_t>(value);
}

/// What columns and decisions are called, folded, in all languages.
struct SheetWords {
  std::map<std::string, SheetColumn, std::less<>> columns;
  std::map<std::string, Mark, std::less<>> decisions;

  SheetWords() {
    for (const std::string& language : catalogue_languages({})) {
      const auto catalogue = open_catalogue(language, {});
      for (std::size_t k = 0; k < kSheetColumns; ++k)
        columns.emplace(fold(catalogue->find(std::string(kSheetNames[k]))),
                        static_cast<SheetColumn>(k));
      for (const Mark mark :
           {Mark::open, Mark::accepted, Mark::doubtful, Mark::deleted, Mark::pinned})
        decisions.emplace(fold(describe(mark).render(*catalogue)), mark);
    }
  }

  static const SheetWords& get() {
    static const SheetWords kWords;
    return kWords;
  }
};

class SheetReader {
 public:
  SheetReader(std::string_view bytes, const std::string& name)
      : name_(name), file_(xml_source(bytes), name) {}

  Sheet read() {
    read_base();
    const XlsxSheet& sheet = find_sheet();
    XlsxFile::Rows rows = file_.rows(sheet);
    XlsxRow cells;
    rows.next(cells);
    columns_ = columns_in(cells);
    out_.has_decisions = columns_[kSheetDecision] != kNone;
    out_.has_comments = columns_[kSheetComment] != kNone;
    while (rows.next(cells)) take_row(cells, rows.row_number(), rows.error_columns());
    for (const std::string& range : file_.merged_cells(sheet))
      out_.issues.emplace_back(
          Message("{range}: merged cells, of which only the first has a text; put what "
                  "belongs together into one row",
                  {{"range", range}}));
    // Sorting a sheet does not move text. New rows stay behind the one above them.
    if (out_.base)
      std::stable_sort(out_.rows.begin(), out_.rows.end(),
                       [](const SheetRow& one, const SheetRow& two) {
                         return one.place < two.place;
                       });
    return std::move(out_);
  }

 private:
  using Columns = std::array<std::size_t, kSheetColumns>;

  static Columns columns_in(const XlsxRow& cells) {
    Columns columns;
    columns.fill(kNone);
    for (std::size_t k = 0; k < cells.size(); ++k) {
      const auto named = column_named(cells[k]);
      if (!named) continue;
      std::size_t& column = columns[*named];
      if (column == kNone) column = k;
    }
    return columns;
  }

  const XlsxSheet& find_sheet() const {
    for (const XlsxSheet& sheet : file_.sheets()) {
      XlsxRow cells;
      if (sheet.hidden || !file_.rows(sheet).next(cells)) continue;
      const Columns columns = columns_in(cells);
      if (columns[kSheetSource] != kNone && columns[kSheetTarget] != kNone)
        return sheet;
    }
    throw Error(ErrorKind::input,
                Message("{file}: no sheet has the columns source and target in its "
                        "first row; is it a review workbook?",
                        {{"file", name_}}));
  }

  void read_base() {
    for (const XlsxSheet& sheet : file_.sheets()) {
      if (sheet.name != kBaseSheet) continue;
      XlsxFile::Rows rows = file_.rows(sheet);
      XlsxRow cells;
      if (!rows.next(cells) || cells.empty() || cells[0] != kBaseMark) continue;
      try {
        Review base;
        bool has_origins = false;
        while (rows.next(cells)) {
          std::string text;
          for (const std::string& cell : cells) text += cell;
          if (text.empty()) continue;
          const Json json = Json::parse(text);
          if (std::exchange(has_origins, true))
            base.rows.push_back(row_from_json(json));
          else
            for (std::size_t s = 0; s < 2; ++s)
              base.origins[s] = {json.at(s).at(0).get<std::string>(),
                                 json.at(s).at(1).get<std::string>()};
        }
        if (std::any_of(base.rows.begin(), base.rows.end(),
                        [](const Row& row) { return row.is_empty(); }))
          throw Error(ErrorKind::input, Message("a row without segments"));
        out_.base = std::move(base);
      } catch (const XmlError&) {
        throw;
      } catch (const std::exception&) {
        throw Error(ErrorKind::input,
                    Message("{file}: its hidden sheet Awase is damaged; delete that "
                            "sheet to go by the texts alone",
                            {{"file", name_}}));
      }
    }
  }

  void take_row(const XlsxRow& cells, std::size_t number,
                const std::vector<std::size_t>& errors) {
    const auto cell = [&](SheetColumn column) {
      const std::size_t at = columns_[column];
      std::string text = at < cells.size() ? cells[at] : std::string();
      std::erase(text, '\r');
      return text;
    };
    SheetRow row{.number = number,
                 .cells = {cell(kSheetSource), cell(kSheetTarget)},
                 .decision = std::string(trim(cell(kSheetDecision))),
                 .comment = as_piece_text(cell(kSheetComment))};
    for (const std::size_t s : {std::size_t{0}, std::size_t{1}})
      row.is_error[s] = std::binary_search(
          errors.begin(), errors.end(), columns_[s == 0 ? kSheetSource : kSheetTarget]);
    if (out_.base) take_origin(row, trim(cell(kSheetNumber)));
    const bool is_blank = trim(row.cells[0]).empty() && trim(row.cells[1]).empty() &&
                          row.comment.empty() && !row.origin;
    if (!is_blank) out_.rows.push_back(std::move(row));
  }

  void take_origin(SheetRow& row, std::string_view text) {
    if (!text.empty()) {
      const auto origin = row_number_of(text);
      if (origin && *origin <= out_.base->rows.size())
        row.origin = *origin - 1;
      else
        out_.issues.emplace_back(
            Message("row {row}, no.: '{text}' is no row of this alignment; taken as a "
                    "new row",
                    {{"row", row.number}, {"text", text}}));
    }
    if (row.origin) last_place_ = *row.origin;
    row.place = last_place_;
  }

  std::string name_;
  XlsxFile file_;
  Columns columns_{};
  std::size_t last_place_ = 0;
  Sheet out_;
};

}  // namespace

std::optional<SheetColumn> column_named(std::string_view word) {
  const auto& columns = SheetWords::get().columns;
  const auto found = columns.find(fold(trim(word)));
  return found == columns.end() ? std::nullopt : std::optional(found->second);
}

std::optional<Mark> decision_named(std::string_view word) {
  const auto& decisions = SheetWords::get().decisions;
  const auto found = decisions.find(fold(trim(word)));
  return found == decisions.end() ? std::nullopt : std::optional(found->second);
}

std::string_view line_of(const Piece& piece) {
  return piece.text.empty() ? kNoText : std::string_view(piece.text);
}

std::string lines_of(const std::vector<Piece>& pieces) {
  std::string out;
  for (const Piece& piece : pieces) {
    if (!out.empty()) out += '\n';
    out += line_of(piece);
  }
  return out;
}

Sheet read_sheet(std::string_view bytes, const std::string& name) {
  return SheetReader(bytes, name).read();
}

}  // namespace awase
