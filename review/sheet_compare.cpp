// SPDX-License-Identifier: Apache-2.0

#include "review/sheet_compare.h"

#include <algorithm>
#include <unordered_map>

#include "review/sheet_match.h"
#include "text/unicode.h"
#include "tmx/formats/xlsx_book.h"
#include "tmx/formats/xlsx_columns.h"

namespace awase {
namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

/// One column: the segments of the base and where they are now.
struct Column {
  std::vector<const Piece*> pieces;
  std::vector<std::string> shown;       ///< The pieces as cells show them.
  std::vector<std::size_t> rows;        ///< Of the base, of each piece.
  std::vector<std::string> texts;       ///< The lines of the sheet.
  std::vector<std::size_t> sheet_rows;  ///< Index into Sheet::rows, of each line.
  std::vector<SheetFound> found;
  std::vector<std::size_t> missing;  ///< Pieces, in order.
  std::vector<std::size_t> unknown;  ///< Lines that are no segment.
  /// Of them, by row of the sheet, those that were typed where nothing stood.
  std::unordered_map<std::size_t, std::vector<std::size_t>> typed;
};

/// `text` as a cell shows it and a reader gives it back.
std::string shown_text(std::string_view text) {
  return as_piece_text(XlsxBook::clean(text));
}

struct DecisionWord {
  std::string_view word;  ///< Folded.
  Mark mark;
};

/// What people write in the column, whatever the list of the workbook offers.
constexpr DecisionWord kDecisionWords[] = {
    {"accept", Mark::accepted},  {"approved", Mark::accepted},
    {"ok", Mark::accepted},      {"yes", Mark::accepted},
    {"承認", Mark::accepted},    {"承認済み", Mark::accepted},
    {"承認済", Mark::accepted},  {"採用", Mark::accepted},
    {"○", Mark::accepted},       {"◯", Mark::accepted},
    {"済", Mark::accepted},      {"済み", Mark::accepted},
    {"確認済", Mark::accepted},  {"確認済み", Mark::accepted},
    {"完了", Mark::accepted},    {"可", Mark::accepted},
    {"done", Mark::accepted},    {"correct", Mark::accepted},
    {"✓", Mark::accepted},       {"✔", Mark::accepted},
    {"check", Mark::doubtful},   {"?", Mark::doubtful},
    {"要確認", Mark::doubtful},  {"要検討", Mark::doubtful},
    {"保留", Mark::doubtful},    {"△", Mark::doubtful},
    {"要修正", Mark::doubtful},  {"再確認", Mark::doubtful},
    {"delete", Mark::deleted},   {"reject", Mark::deleted},
    {"rejected", Mark::deleted}, {"no", Mark::deleted},
    {"削除", Mark::deleted},     {"削除済み", Mark::deleted},
    {"却下", Mark::deleted},     {"不採用", Mark::deleted},
    {"ng", Mark::deleted},       {"不可", Mark::deleted},
    {"不要", Mark::deleted},     {"✗", Mark::deleted},
    {"×", Mark::deleted},        {"未決定", Mark::open},
    {"未確認", Mark::open},      {"未決", Mark::open},
    {"未定", Mark::open},        {"未承認", Mark::open},
    {"pin", Mark::pinned},       {"固定", Mark::pinned},
    {"固定済み", Mark::pinned},
};

/// Reads the decision of a row; false when the word is none.
bool read_decision(std::string_view word, Mark& mark) {
  if (const auto named = decision_named(word)) {
    mark = *named;
    return true;
  }
  const auto* const found =
      std::find_if(std::begin(kDecisionWords), std::end(kDecisionWords),
                   [&](const DecisionWord& one) { return one.word == word; });
  if (found == std::end(kDecisionWords)) return false;
  mark = found->mark;
  return true;
}

class Comparison {
 public:
  Comparison(const Review& base, const Sheet& sheet, SpreadsheetEdits& edits)
      : base_(base), sheet_(sheet), edits_(edits) {
    for (std::size_t s = 0; s < 2; ++s) match(s);
    for (std::size_t s = 0; s < 2; ++s) find_typed(s);
    find_removed();
    find_moved();
  }

  ComparedRows compare() {
    std::array<std::size_t, 2> next = {0, 0};  // of Column::found
    for (std::size_t r = 0; r < sheet_.rows.size(); ++r) {
      std::array<std::size_t, 2> last = next;
      for (std::size_t s = 0; s < 2; ++s)
        while (last[s] < columns_[s].found.size() && sheet_row_of(s, last[s]) == r)
          ++last[s];
      if (last == next) {
        keep_comment_of(r);
        continue;
      }
      put_missing_before(next, last);
      put_row(r, next, last);
      next = last;
    }
    put_missing_before(next, {kNone, kNone});
    put_comments();
    return {std::move(out_), columns_[0].texts.size() + columns_[1].texts.size(),
            unknown_};
  }

 private:
  /// `what` begins with the column that it is about.
  void issue(std::size_t sheet_row, Message what) {
    edits_.issues.emplace_back(
        Message("row {row}, {what}",
                {{"row", sheet_.rows[sheet_row].number}, {"what", std::move(what)}}));
  }

  static std::string quoted(std::string_view text) {
    constexpr std::size_t kColumns = 40;
    const std::string_view shown = prefix_of_width(text, kColumns);
    return '"' + std::string(shown) + (shown.size() < text.size() ? "…" : "") + '"';
  }

  std::size_t sheet_row_of(std::size_t side, std::size_t found) const {
    return columns_[side].sheet_rows[columns_[side].found[found].line];
  }

  // ---- where the segments are ------------------------------------------------------

  void match(std::size_t s) {
    Column& column = columns_[s];
    for (std::size_t r = 0; r < base_.rows.size(); ++r)
      for (const Piece& piece : base_.rows[r].cells[s]) {
        column.pieces.push_back(&piece);
        column.shown.push_back(shown_text(line_of(piece)));
        if (column.shown.back().empty()) column.shown.back() = kNoText;
        column.rows.push_back(r);
      }
    for (std::size_t r = 0; r < sheet_.rows.size(); ++r) take_lines(s, r);
    std::vector<SheetPiece> pieces;
    for (std::size_t p = 0; p < column.pieces.size(); ++p)
      pieces.push_back({column.shown[p], column.rows[p]});
    std::vector<SheetLine> lines;
    for (std::size_t l = 0; l < column.texts.size(); ++l)
      lines.push_back({column.texts[l], sheet_.rows[column.sheet_rows[l]].origin});
    column.found = match_lines(lines, pieces);
    std::vector<bool> has_piece(pieces.size());
    std::vector<bool> has_line(lines.size());
    for (const SheetFound& one : column.found) {
      has_piece[one.piece] = true;
      has_line[one.line] = true;
    }
    for (std::size_t p = 0; p < pieces.size(); ++p)
      if (!has_piece[p]) column.missing.push_back(p);
    for (std::size_t l = 0; l < lines.size(); ++l)
      if (!has_line[l]) column.unknown.push_back(l);
  }

  void take_lines(std::size_t s, std::size_t r) {
    Column& column = columns_[s];
    const SheetRow& row = sheet_.rows[r];
    std::string cell = row.cells[s];
    if (row.is_error[s]) {
      issue(r,
            Message("{side}: the cell holds an error of the spreadsheet and no text; "
                    "left as it was",
                    {{"side", side_name(static_cast<Side>(s))}}));
      if (row.origin) cell = lines_of(base_.rows[*row.origin].cells[s]);
    } else if (row.origin) {  // a cell that shows but the beginning of its text
      const std::string whole = lines_of(base_.rows[*row.origin].cells[s]);
      const std::string shown = xlsx_shown(whole);
      if (shown.size() != whole.size()) {
        if (trim(cell) != trim(shown))
          issue(r, Message("{side}: longer than a cell can show, so its edits are not "
                           "taken",
                           {{"side", column_of(static_cast<Side>(s))}}));
        cell = whole;
      }
    }
    for (std::size_t begin = 0; begin <= cell.size();) {
      const std::size_t end = std::min(cell.find('\n', begin), cell.size());
      std::string line = shown_text(std::string_view(cell).substr(begin, end - begin));
      begin = end + 1;
      if (line.empty()) continue;
      column.texts.push_back(std::move(line));
      column.sheet_rows.push_back(r);
    }
  }

  /// Translations that were missing: beside a segment, in a cell without any.
  void find_typed(std::size_t s) {
    Column& column = columns_[s];
    std::array<std::vector<bool>, 2> has_piece;
    for (std::size_t side = 0; side < 2; ++side) {
      has_piece[side].resize(sheet_.rows.size());
      for (std::size_t k = 0; k < columns_[side].found.size(); ++k)
        has_piece[side][sheet_row_of(side, k)] = true;
    }
    const auto stands_elsewhere = [&](const std::string& text) {
      return std::any_of(column.found.begin(), column.found.end(),
                         [&](const SheetFound& one) { return one.text == text; });
    };
    for (const std::size_t line : column.unknown) {
      const std::size_t r = column.sheet_rows[line];
      if (has_piece[1 - s][r] && !has_piece[s][r] && !sheet_.rows[r].is_error[s] &&
          !stands_elsewhere(column.texts[line]))
        column.typed[r].push_back(line);
      else
        say_unknown(s, line);
    }
  }

  void say_unknown(std::size_t s, std::size_t line) {
    const Column& column = columns_[s];
    const Message side = column_of(static_cast<Side>(s));
    const auto same = std::find_if(
        column.found.begin(), column.found.end(),
        [&](const SheetFound& one) { return one.text == column.texts[line]; });
    std::vector<MessagePlace> places = {{"side", side},
                                        {"text", quoted(column.texts[line])}};
    if (same == column.found.end()) {
      issue(column.sheet_rows[line],
            Message("{side}: {text} is in no segment of the {side} here; left out",
                    std::move(places)));
    } else {
      places.emplace_back("other", sheet_.rows[column.sheet_rows[same->line]].number);
      issue(column.sheet_rows[line],
            Message("{side}: {text} stands in row {other} already; left out here",
                    std::move(places)));
    }
    ++unknown_;
  }

  /// Edits that look as if the order of a text was to change.
  void say_strange(std::size_t s, const SheetFound& found) {
    const auto other = moved_.find(found.text);
    if (other == moved_.end()) return;
    const auto& [side, piece] = other->second;
    issue(columns_[s].sheet_rows[found.line],
          Message("{side}: {text} is {other} segment {number}; segments keep side and "
                  "order, so it was taken as an edit",
                  {{"side", column_of(static_cast<Side>(s))},
                   {"text", quoted(found.text)},
                   {"other", column_of(static_cast<Side>(side))},
                   {"number", columns_[side].pieces[piece]->number}}));
  }

  /// Texts of segments that stand nowhere as they were.
  void find_moved() {
    for (std::size_t s = 0; s < 2; ++s) {
      const Column& column = columns_[s];
      std::vector<bool> is_there(column.pieces.size());
      for (const SheetFound& one : column.found) is_there[one.piece] = !one.is_edited;
      for (std::size_t p = 0; p < column.pieces.size(); ++p)
        if (!is_there[p]) moved_.emplace(column.shown[p], std::pair(s, p));
    }
    for (const Column& column : columns_)
      for (const SheetFound& one : column.found)
        if (!one.is_edited && one.is_whole) moved_.erase(column.shown[one.piece]);
  }

  // ---- what became of rows ---------------------------------------------------------

  /// Rows of the base without any segment left were taken out.
  void find_removed() {
    is_removed_.assign(base_.rows.size(), true);
    origins_.assign(base_.rows.size(), kNone);
    first_taker_.assign(base_.rows.size(), kNone);
    for (const Column& column : columns_)
      for (const SheetFound& one : column.found)
        is_removed_[column.rows[one.piece]] = false;
    for (std::size_t r = 0; r < sheet_.rows.size(); ++r)
      if (const auto origin = sheet_.rows[r].origin;
          origin && origins_[*origin] == kNone)
        origins_[*origin] = r;
  }

  bool is_missing(std::size_t s) const { return at_[s] < columns_[s].missing.size(); }
  std::size_t missing_piece(std::size_t s) const { return columns_[s].missing[at_[s]]; }
  std::size_t missing_row(std::size_t s) const {
    return is_missing(s) ? columns_[s].rows[missing_piece(s)] : kNone;
  }

  /// Puts the missing pieces that stand before what comes next.
  void put_missing_before(const std::array<std::size_t, 2>& next,
                          const std::array<std::size_t, 2>& last) {
    std::array<std::size_t, 2> begin{};  // of the next row, where it has a piece
    std::array<std::size_t, 2> limit{};  // of all that comes
    for (std::size_t s = 0; s < 2; ++s) {
      const auto& found = columns_[s].found;
      limit[s] = next[s] < found.size() ? found[next[s]].piece : kNone;
      begin[s] = last[s] == next[s] ? 0 : limit[s];
    }
    while (true) {
      std::array<bool, 2> is_due{};
      std::array<bool, 2> is_free{};
      for (std::size_t s = 0; s < 2; ++s) {
        is_due[s] = is_missing(s) && missing_piece(s) < begin[s];
        is_free[s] = is_missing(s) && missing_piece(s) < limit[s];
      }
      if (!is_due[0] && !is_due[1]) return;
      const bool is_both = is_free[0] && is_free[1] &&
                           missing_row(0) == missing_row(1) &&
                           is_removed_[missing_row(0)];
      if (is_both)
        put_alone({true, true});
      else if (is_free[0] && (!is_free[1] || missing_row(0) <= missing_row(1)))
        put_alone({true, false});
      else
        put_alone({false, true});
    }
  }

  /// The next missing pieces of one row of the base, as a row of their own.
  void put_alone(std::array<bool, 2> sides) {
    const std::size_t b = missing_row(sides[0] ? 0 : 1);
    NewRow row;
    row.row.confidence = base_.rows[b].confidence;
    row.row.mark = base_.rows[b].mark;
    for (std::size_t s = 0; s < 2; ++s) {
      if (!sides[s]) continue;
      std::size_t before = kNone;
      while (missing_row(s) == b &&
             (before == kNone || missing_piece(s) == before + 1)) {
        before = missing_piece(s);
        row.row.cells[s].push_back(*columns_[s].pieces[before]);
        used_[s] = before + 1;
        ++at_[s];
      }
    }
    row.until = used_;
    row.is_cut = is_cut_;
    if (is_removed_[b]) {
      row.row.mark = Mark::deleted;
      if (first_taker_[b] == kNone) ++edits_.removed;
    } else {
      row.row.mark = Mark::open;
      row.row.confidence = std::min(row.row.confidence, kRearrangedConfidence);
      const std::size_t s = sides[0] ? 0 : 1;
      edits_.issues.emplace_back(
          Message("{side} segment {number}: {text} stands nowhere in the sheet; it "
                  "stays, without counterpart",
                  {{"side", column_of(static_cast<Side>(s))},
                   {"number", row.row.cells[s][0].number},
                   {"text", quoted(row.row.cells[s][0].text)}}));
    }
    if (first_taker_[b] == kNone) first_taker_[b] = out_.size();
    out_.push_back(std::move(row));
  }

  /// The row of the sheet with these of the found pieces.
  void put_row(std::size_t r, const std::array<std::size_t, 2>& next,
               const std::array<std::size_t, 2>& last) {
    const SheetRow& sheet_row = sheet_.rows[r];
    NewRow row;
    const std::size_t edited_before = edits_.edited;
    row.row.confidence = 1.0;
    std::vector<std::size_t> origins;
    for (std::size_t s = 0; s < 2; ++s)
      for (std::size_t k = next[s]; k < last[s]; ++k) {
        put_piece(row.row, s, k);
        const std::size_t b = columns_[s].rows[columns_[s].found[k].piece];
        row.row.confidence = std::min(row.row.confidence, base_.rows[b].confidence);
        origins.push_back(b);
      }
    bool has_typed = false;
    for (std::size_t s = 0; s < 2; ++s) {
      const auto typed = columns_[s].typed.find(r);
      if (typed == columns_[s].typed.end()) continue;
      has_typed = true;
      for (const std::size_t line : typed->second) {
        row.row.cells[s].push_back({.number = 0, .text = columns_[s].texts[line]});
        ++edits_.edited;
      }
    }
    row.until = used_;
    row.is_cut = is_cut_;
    const Row& first = base_.rows[origins[0]];
    const bool is_as_it_was =
        std::all_of(origins.begin(), origins.end(),
                    [&](std::size_t b) { return b == origins[0]; }) &&
        has_same_pieces(row.row, first);
    row.row.is_by_hand = is_as_it_was ? first.is_by_hand : row.row.is_pair();
    row.row.is_edited = first.is_edited || edits_.edited > edited_before;
    if (!is_as_it_was) {
      row.row.confidence = std::min(row.row.confidence, kRearrangedConfidence);
      if (!has_typed) ++edits_.rearranged;
    }
    for (const std::size_t b : origins)
      if (first_taker_[b] == kNone) first_taker_[b] = out_.size();
    const bool is_own =
        sheet_row.origin ? *sheet_row.origin == origins[0] : is_as_it_was;
    set_mark(r, row.row, is_own || is_as_it_was ? first.mark : Mark::open);
    row.row.comment = sheet_.has_comments      ? sheet_row.comment
                      : is_own || is_as_it_was ? first.comment
                                               : "";
    if (sheet_row.comment == shown_text(xlsx_shown(first.comment)) && is_own)
      row.row.comment = first.comment;
    if (is_as_it_was) {
      edits_.marked += row.row.mark != first.mark ? 1 : 0;
      edits_.commented += row.row.comment != first.comment ? 1 : 0;
    }
    out_.push_back(std::move(row));
  }

  void put_piece(Row& row, std::size_t s, std::size_t k) {
    Column& column = columns_[s];
    const SheetFound& found = column.found[k];
    Piece piece = *column.pieces[found.piece];
    const bool is_first = k == 0 || column.found[k - 1].piece != found.piece;
    const bool is_last =
        k + 1 == column.found.size() || column.found[k + 1].piece != found.piece;
    if (!is_first) piece.begins_block = false;
    if (!found.is_whole) {
      piece.text = found.text;
      edits_.edited += found.is_edited ? 1 : 0;
    } else if (found.text != column.shown[found.piece]) {
      piece.text = found.text;
      ++edits_.edited;
      say_strange(s, found);
    }
    is_cut_[s] = !is_last;
    used_[s] = found.piece + (is_last ? 1 : 0);
    row.cells[s].push_back(std::move(piece));
  }

  static bool has_same_pieces(const Row& one, const Row& two) {
    const auto is_same = [](const Piece& a, const Piece& b) {
      return a.number == b.number && a.begins_block == b.begins_block;
    };
    for (std::size_t s = 0; s < 2; ++s)
      if (!std::equal(one.cells[s].begin(), one.cells[s].end(), two.cells[s].begin(),
                      two.cells[s].end(), is_same))
        return false;
    return true;
  }

  void set_mark(std::size_t r, Row& row, Mark otherwise) {
    row.mark = otherwise;
    if (!sheet_.has_decisions) return;
    const std::string word = fold(sheet_.rows[r].decision);
    if (word.empty())
      row.mark = Mark::open;
    else if (!read_decision(word, row.mark))
      issue(r, Message("decision: '{word}' is none of open, accepted, doubtful and "
                       "deleted; it stays {mark}",
                       {{"word", prefix_of_width(word, 40)},
                        {"mark", describe(otherwise)}}));
  }

  // ---- comments --------------------------------------------------------------------

  /// A row of the sheet in which no text is left.
  void keep_comment_of(std::size_t r) {
    const SheetRow& row = sheet_.rows[r];
    if (!row.origin && !row.comment.empty())
      issue(r, Message("comment: stands beside no text of this alignment; left out"));
  }

  /// Comments of rows whose text stands elsewhere go there.
  void put_comments() {
    if (!sheet_.has_comments || !has_origins()) return;
    std::vector<bool> has_row(base_.rows.size());
    for (std::size_t s = 0; s < 2; ++s)
      for (std::size_t k = 0; k < columns_[s].found.size(); ++k)
        if (const auto origin = sheet_.rows[sheet_row_of(s, k)].origin)
          has_row[*origin] = true;
    for (std::size_t b = 0; b < base_.rows.size(); ++b) {
      const std::size_t taker = first_taker_[b];
      if (has_row[b] || taker == kNone) continue;
      const std::string& comment = origins_[b] == kNone
                                       ? base_.rows[b].comment
                                       : sheet_.rows[origins_[b]].comment;
      std::string& to = out_[taker].row.comment;
      if (!comment.empty()) to += (to.empty() ? "" : "; ") + comment;
    }
  }

  bool has_origins() const {
    return std::any_of(sheet_.rows.begin(), sheet_.rows.end(),
                       [](const SheetRow& row) { return row.origin.has_value(); });
  }

  const Review& base_;
  const Sheet& sheet_;
  SpreadsheetEdits& edits_;
  std::array<Column, 2> columns_;
  std::array<std::size_t, 2> at_ = {0, 0};       ///< Next of Column::missing.
  std::array<std::size_t, 2> used_ = {0, 0};     ///< Pieces of the base in out_.
  std::array<bool, 2> is_cut_ = {false, false};  ///< The last piece in out_.
  std::vector<bool> is_removed_;                 ///< Rows of the base.
  std::vector<std::size_t> origins_;      ///< Row of the sheet of each row of the base.
  std::vector<std::size_t> first_taker_;  ///< Row of out_ with its first piece.
  /// Side and segment of texts that stand nowhere as they were.
  std::unordered_map<std::string, std::pair<std::size_t, std::size_t>> moved_;
  std::vector<NewRow> out_;
  std::size_t unknown_ = 0;
};

}  // namespace

ComparedRows compare_sheet(const Review& base, const Sheet& sheet,
                           SpreadsheetEdits& edits) {
  return Comparison(base, sheet, edits).compare();
}

}  // namespace awase
