// SPDX-License-Identifier: Apache-2.0
//
// Lines of fields with a tab between them. A bead is a "bead" line, its "note", its
// source and target segments, and a blank line.

#include "review/review_file.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "text/decimal.h"
#include "text/error.h"
#include "text/tsv.h"
#include "text/unicode.h"

namespace awase {
namespace {

constexpr std::string_view kFirstLine = "awase alignment 1";
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
/// By BlockKind.
constexpr std::string_view kKindNames[] = {
    "title",       "heading",     "paragraph", "item",     "cell",
    "caption",     "note",        "text_box",  "contents", "menu",
    "page_header", "page_footer", "code"};
static_assert(std::size(kKindNames) == static_cast<std::size_t>(BlockKind::code) + 1);
constexpr std::string_view kSameBlock = "-";
constexpr std::string_view kByHand = "by-hand";
constexpr std::string_view kEdited = "edited";

std::string confidence_text(double value) {
  char digits[32];
  const auto end =
      std::to_chars(digits, digits + sizeof digits, std::clamp(value, 0.0, 1.0),
                    std::chars_format::fixed, 4)
          .ptr;
  return {digits, end};
}

void write_cell(std::string& out, std::string_view key,
                const std::vector<Piece>& pieces) {
  for (const Piece& piece : pieces) {
    const std::string_view kind =
        piece.begins_block ? kKindNames[static_cast<int>(piece.kind)] : kSameBlock;
    out += key;
    out += '\t' + std::to_string(piece.number) + '\t';
    out += kind;
    out += '\t' + escape_tsv(piece.text) + '\n';
  }
}

class Reader {
 public:
  explicit Reader(std::string_view name) : name_(name) {}

  Review read(std::string_view content) {
    if (content.starts_with(kByteOrderMark))
      content.remove_prefix(kByteOrderMark.size());
    if (const auto bad = find_invalid_utf8(content)) {
      number_ = 1 + static_cast<std::size_t>(std::count(
                        content.begin(),
                        content.begin() + static_cast<std::ptrdiff_t>(*bad), '\n'));
      fail(Message("not UTF-8; restore the file"));
    }
    while (!content.empty()) {
      const std::size_t end = std::min(content.find('\n'), content.size());
      std::string_view line = content.substr(0, end);
      if (line.ends_with('\r')) line.remove_suffix(1);
      ++number_;
      read_line(line);
      content.remove_prefix(std::min(end + 1, content.size()));
    }
    if (number_ == 0)
      fail(Message("empty; an alignment begins with \"awase alignment 1\""));
    check_last_row();
    return std::move(review_);
  }

 private:
  void read_line(std::string_view line) {
    if (number_ == 1) {
      if (line != kFirstLine)
        fail(Message(
            "not an alignment of Awase, which begins with \"awase alignment 1\"; of a "
            "text, give its translation too"));
      return;
    }
    if (line.empty()) return;
    const std::string_view key = take(line);
    if (key == "source" || key == "target") {
      TextOrigin& origin = review_.origins[key == "target" ? 1 : 0];
      origin.language = std::string(take(line));
      origin.name = unescaped(line);
    } else if (key == "bead") {
      check_last_row();
      begin_row(line);
    } else if (key == "note") {
      row().comment = unescaped(line);
    } else if (key == "s" || key == "t") {
      read_piece(row().cells[key == "t" ? 1 : 0], line);
    } else {
      fail(Message("begins with neither bead, note, s nor t; mend or remove it"));
    }
  }

  void begin_row(std::string_view line) {
    Row row;
    row.confidence = read_decimal(take(line)).value_or(-1.0);
    if (!(row.confidence >= 0.0) || row.confidence > 1.0)
      fail(Message("the confidence of a bead is a number from 0 to 1"));
    if (!read_mark(take(line), row.mark))
      fail(Message("a bead is open, accepted, doubtful, deleted or pinned"));
    while (!line.empty()) {
      const std::string_view word = take(line);
      if (word != kByHand && word != kEdited)
        fail(
            Message("behind the mark of a bead stands nothing but by-hand and edited"));
      (word == kByHand ? row.is_by_hand : row.is_edited) = true;
    }
    review_.rows.push_back(std::move(row));
  }

  void read_piece(std::vector<Piece>& cell, std::string_view line) {
    Piece piece;
    const std::string_view number = take(line);
    const char* const end = number.data() + number.size();
    const auto [stop, error] = std::from_chars(number.data(), end, piece.number);
    if (error != std::errc() || stop != end)
      fail(Message("a segment has a number from 1, or 0 where it was typed"));
    const std::string_view kind = take(line);
    piece.begins_block = kind != kSameBlock;
    if (piece.begins_block) {
      const auto* const found =
          std::find(std::begin(kKindNames), std::end(kKindNames), kind);
      if (found == std::end(kKindNames))
        fail(Message(
            "a segment begins a title, heading, paragraph, item, cell, caption, note "
            "or "
            "the like, or is \"-\""));
      piece.kind = static_cast<BlockKind>(found - std::begin(kKindNames));
    } else {
      piece.kind = last_kind_[&cell == &row().cells[1] ? 1 : 0];
    }
    last_kind_[&cell == &row().cells[1] ? 1 : 0] = piece.kind;
    piece.text = unescaped(line);
    cell.push_back(std::move(piece));
  }

  Row& row() {
    if (review_.rows.empty()) fail(Message("stands before the first bead"));
    return review_.rows.back();
  }

  void check_last_row() {
    if (!review_.rows.empty() && review_.rows.back().is_empty())
      fail(Message("the bead before has no segment; give it one or remove it"));
  }

  /// The field at the front of `line`, which loses it.
  static std::string_view take(std::string_view& line) {
    const std::size_t tab = std::min(line.find('\t'), line.size());
    const std::string_view field = line.substr(0, tab);
    line.remove_prefix(std::min(tab + 1, line.size()));
    return field;
  }

  std::string unescaped(std::string_view field) const {
    const std::optional<std::string> text = unescape_tsv_strictly(field);
    if (!text)
      fail(Message("a backslash stands before \\, t, n or r alone; write it as \\\\"));
    return *text;
  }

  [[noreturn]] void fail(Message what) const {
    throw Error(
        ErrorKind::input,
        Message("{file}:{line}: {reason}",
                {{"file", name_}, {"line", number_}, {"reason", std::move(what)}}));
  }

  std::string_view name_;
  std::size_t number_ = 0;
  Review review_;
  BlockKind last_kind_[2] = {BlockKind::paragraph, BlockKind::paragraph};
};

}  // namespace

std::string write_review(const Review& review) {
  std::string out(kFirstLine);
  out += '\n';
  for (const Side side : {Side::source, Side::target}) {
    out += side_name(side);
    out += '\t' + review.origin(side).language + '\t' +
           escape_tsv(review.origin(side).name) + '\n';
  }
  for (const Row& row : review.rows) {
    out += "\nbead\t" + confidence_text(row.confidence) + '\t';
    out += mark_name(row.mark);
    if (row.is_by_hand) (out += '\t') += kByHand;
    if (row.is_edited) (out += '\t') += kEdited;
    out += '\n';
    if (!row.comment.empty()) out += "note\t" + escape_tsv(row.comment) + '\n';
    write_cell(out, "s", row.cells[0]);
    write_cell(out, "t", row.cells[1]);
  }
  return out;
}

Review read_review(std::string_view content, std::string_view name) {
  return Reader(name).read(content);
}

}  // namespace awase
