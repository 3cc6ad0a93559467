// SPDX-License-Identifier: Apache-2.0

#include "text/documents/pdf_table.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "text/line.h"
#include "text/unicode.h"

namespace awase {
namespace {

/// Gaps of a table are at least so wide, in heights of the line. Words of justified
/// lines may stand as far apart, but not below each other.
constexpr double kLeastGap = 0.8;

/// Whether dots lead from a title to the number of its page.
bool has_leader(const BoxLine& line) {
  std::size_t dots = 0;
  for (const BoxWord& word : line.words) {
    const std::size_t text = word.text.find_last_not_of('.') + 1;
    const std::size_t trailing =
        word.text == "…" ? word.text.size() : word.text.size() - text;
    dots = trailing == word.text.size() ? dots + trailing : trailing;
    if (dots >= 5) return true;
  }
  return false;
}

std::vector<Fragment> fragments_of(const BoxLine& line) {
  std::vector<Fragment> fragments;
  if (has_leader(line)) return fragments;
  for (std::size_t i = 0; i < line.words.size(); ++i) {
    const Box& box = line.words[i].box;
    bool is_new = fragments.empty();
    if (!is_new) {
      const Fragment& last = fragments.back();
      is_new = box.left - last.box.right > kLeastGap * line.box.height();
      // What numbers an item belongs to it.
      if (is_new && fragments.size() == 1) {
        const std::string text = words_text(line, last.begin, last.end);
        is_new = list_marker_bytes(text + " x") < text.size();
      }
    }
    if (is_new) fragments.push_back({box, i, i});
    fragments.back().box.include(box);
    fragments.back().end = i + 1;
  }
  return fragments;
}

bool is_number(const BoxLine& line, const Fragment& fragment) {
  const std::string text = words_text(line, fragment.begin, fragment.end);
  bool digits = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_char(text, at);
    if (is_letter(c)) return false;
    digits = digits || is_digit(c);
  }
  return digits;
}

bool is_below(const BoxLine& above, const Fragment& upper, const BoxLine& line,
              const Fragment& lower) {
  const double near = 0.3 * std::min(above.box.height(), line.box.height());
  if (std::abs(upper.box.left - lower.box.left) < near ||
      std::abs(upper.box.center() - lower.box.center()) < near)
    return true;
  return std::abs(upper.box.right - lower.box.right) < near &&
         (is_number(above, upper) || is_number(line, lower));
}

bool is_row_below(const BoxLine& above, const BoxLine& line) {
  if (above.cells.size() != line.cells.size() || line.cells.size() < 2) return false;
  const double step = line.box.top - above.box.top;
  if (step < 0.5 * line.box.height() || step > 4.0 * line.box.height()) return false;
  for (std::size_t k = 0; k < line.cells.size(); ++k)
    if (!is_below(above, above.cells[k], line, line.cells[k])) return false;
  return true;
}

/// A column of a table whose cells stand so close together that no gap tells them.
struct Column {
  double place = 0.0;
  bool is_by_right = false;  ///< Its words end there; else they begin there.
};

/// Places are the same to a small part of a point, as programs write them.
constexpr double kSamePlace = 0.2;

/// The word of `line` in which a cell of `column` begins; 0 for none. One that ends
/// there is a number.
std::size_t word_in(const Column& column, const BoxLine& line) {
  for (std::size_t k = 1; k < line.words.size(); ++k) {
    const Box& box = line.words[k].box;
    if (std::abs((column.is_by_right ? box.right : box.left) - column.place) >
        kSamePlace)
      continue;
    if (!column.is_by_right || is_number(line, {box, k, k + 1})) return k;
  }
  return 0;
}

/// Whether words before and behind the border of a cell stand as no words of one text
/// do: one over the other, or far apart.
bool stands_apart(const BoxLine& line, std::size_t word) {
  const double gap = line.words[word].box.left - line.words[word - 1].box.right;
  const double height = line.box.height();
  return gap < -0.05 * height || gap > kLeastGap * height;
}

/// Columns that lines `begin` to `end` all have.
std::vector<Column> common_columns(const std::vector<BoxLine>& lines, std::size_t begin,
                                   std::size_t end) {
  std::vector<Column> columns;
  for (std::size_t k = 1; k < lines[begin].words.size(); ++k) {
    const Box& box = lines[begin].words[k].box;
    for (const Column& column : {Column{box.left, false}, Column{box.right, true}})
      if (std::all_of(lines.begin() + static_cast<std::ptrdiff_t>(begin),
                      lines.begin() + static_cast<std::ptrdiff_t>(end),
                      [&](const BoxLine& line) { return word_in(column, line) > 0; }))
        columns.push_back(column);
  }
  return columns;
}

/// How much the gaps before a column differ from line to line, in heights of a line.
double gaps_differ(const std::vector<BoxLine>& lines, std::size_t begin,
                   std::size_t end, const Column& column) {
  double least = 1e9, most = -1e9;
  for (std::size_t i = begin; i < end; ++i) {
    const std::vector<BoxWord>& words = lines[i].words;
    const std::size_t k = word_in(column, lines[i]);
    const double gap = words[k].box.left - words[k - 1].box.right;
    least = std::min(least, gap / lines[i].box.height());
    most = std::max(most, gap / lines[i].box.height());
  }
  return most - least;
}

/// Cuts the cells of lines that words in the same places cut alike, when some of them
/// stand as no words of one text do. Then other places count too, if gaps differ there.
void cut_by_columns(std::vector<BoxLine>& lines, std::size_t begin, std::size_t end) {
  std::vector<Column> columns = common_columns(lines, begin, end);
  const auto is_apart = [&](const Column& column) {
    return std::any_of(
        lines.begin() + static_cast<std::ptrdiff_t>(begin),
        lines.begin() + static_cast<std::ptrdiff_t>(end),
        [&](const BoxLine& line) { return stands_apart(line, word_in(column, line)); });
  };
  constexpr double kLeastDifference = 0.2;
  if (std::none_of(columns.begin(), columns.end(), is_apart)) return;
  std::erase_if(columns, [&](const Column& column) {
    return !is_apart(column) &&
           gaps_differ(lines, begin, end, column) < kLeastDifference;
  });
  for (std::size_t i = begin; i < end; ++i) {
    BoxLine& line = lines[i];
    std::vector<bool> begins(line.words.size());
    for (const Fragment& cell : line.cells) begins[cell.begin] = true;
    for (const Column& column : columns) begins[word_in(column, line)] = true;
    line.cells.clear();
    for (std::size_t k = 0; k < line.words.size(); ++k) {
      if (k == 0 || begins[k]) line.cells.push_back({line.words[k].box, k, k});
      line.cells.back().box.include(line.words[k].box);
      line.cells.back().end = k + 1;
    }
  }
}

/// Whether all letters of the lines are of one width, as in programs, whose words stand
/// below each other by chance.
bool is_typewriter(const std::vector<BoxLine>& lines, std::size_t begin,
                   std::size_t end) {
  double least = 1e9, most = 0.0;
  for (std::size_t i = begin; i < end; ++i)
    for (const BoxWord& word : lines[i].words) {
      const double width =
          word.box.width() / static_cast<double>(count_chars(word.text));
      least = std::min(least, width);
      most = std::max(most, width);
    }
  return most < 1.1 * least;
}

/// Rows of tables whose columns are as narrow as their widest words.
void find_tight_rows(std::vector<BoxLine>& lines) {
  constexpr std::size_t kLeastRows = 3, kMostRows = 200, kMostWords = 100;
  const auto is_free = [&](std::size_t i) {
    return lines[i].words.size() > 1 && lines[i].words.size() <= kMostWords &&
           !has_leader(lines[i]);
  };
  for (std::size_t i = 0; i < lines.size();) {
    const std::size_t begin = i++;
    if (!is_free(begin)) continue;
    std::vector<Column> columns = common_columns(lines, begin, begin + 1);
    const auto are_kept = [&](const BoxLine& line) {
      std::vector<Column> kept;
      for (const Column& column : columns)
        if (word_in(column, line) > 0) kept.push_back(column);
      if (kept.empty()) return false;
      columns = std::move(kept);
      return true;
    };
    while (i < lines.size() && i - begin < kMostRows && is_free(i) &&
           lines[i].box.top - lines[i - 1].box.top > 0.5 * lines[i].box.height() &&
           lines[i].box.top - lines[i - 1].box.top < 4.0 * lines[i].box.height() &&
           are_kept(lines[i]))
      ++i;
    if (i - begin >= kLeastRows && !is_typewriter(lines, begin, i))
      cut_by_columns(lines, begin, i);
  }
}

}  // namespace

void find_rows(std::vector<BoxLine>& lines) {
  for (BoxLine& line : lines) line.cells = fragments_of(line);
  for (std::size_t i = 0; i < lines.size();) {
    const std::size_t begin = i++;
    while (i < lines.size() && is_row_below(lines[i - 1], lines[i])) ++i;
    const std::size_t cells = lines[begin].cells.size();
    if (cells >= 3 ? i - begin >= 2 : cells == 2 && i - begin >= 3) continue;
    for (std::size_t k = begin; k < i; ++k) lines[k].cells.clear();
  }
  find_tight_rows(lines);
}

}  // namespace awase
