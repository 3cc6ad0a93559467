// SPDX-License-Identifier: Apache-2.0
//
// A paragraph ends where the next line stands further below than lines of the paragraph
// do, is indented, is of another size, or stands higher (a new column). Where none of
// this is so, the room behind the words of a line tells whether it was ended or broken:
// a program breaks it where the next word has no room.

#include "text/documents/pdf_layout.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>
#include <utility>

#include "text/documents/pdf_notes.h"
#include "text/documents/pdf_table.h"
#include "text/line.h"
#include "text/unicode.h"

namespace awase {
namespace {

/// Bullets that are looked for on a page, each among all lines.
constexpr std::size_t kMostSearches = 200;

/// Whether a page is written in kanji and kana, with some words in Latin. Where it is
/// the other way round, gaps between them are spaces.
bool is_unspaced_text(const std::vector<BoxLine>& lines) {
  std::size_t unspaced = 0, others = 0;
  for (const BoxLine& line : lines)
    for (const BoxWord& word : line.words)
      for (std::size_t at = 0; at < word.text.size();) {
        const char32_t c = next_char(word.text, at);
        if (is_letter(c)) ++(is_unspaced(c) ? unspaced : others);
      }
  return 3 * unspaced >= others;
}

/// Whether a small gap between two characters is no space.
bool needs_no_space(char32_t before, char32_t after) {
  constexpr std::u32string_view kSpaceFollows = U".,:;!?)";
  if (is_unspaced(before)) return true;
  return is_unspaced(after) && kSpaceFollows.find(before) == std::u32string_view::npos;
}

/// A bullet or number alone.
bool is_marker(const BoxWord& word) {
  const std::string& text = word.text;
  constexpr std::size_t kLongestBytes = 8;
  return text.size() <= kLongestBytes && list_marker_bytes(text + " x") >= text.size();
}

bool is_marker(const BoxLine& line) {
  return line.words.size() == 1 && is_marker(line.words[0]);
}

/// Some programs write the bullets of a list before or after all of its text.
void attach_markers(std::vector<BoxLine>& lines) {
  std::size_t searches = 0;
  std::vector<bool> gone(lines.size());
  for (std::size_t i = 0; i < lines.size() && searches < kMostSearches; ++i) {
    if (!is_marker(lines[i])) continue;
    ++searches;
    const Box& box = lines[i].box;
    BoxLine* item = nullptr;
    for (BoxLine& line : lines) {
      const double room = line.box.left - box.right;
      if (&line == &lines[i] || box.middle() < line.box.top ||
          box.middle() > line.box.bottom || room < -0.1 * box.height() ||
          room > 4.0 * box.height())
        continue;
      if (item == nullptr || line.box.left < item->box.left) item = &line;
    }
    if (item == nullptr || is_marker(*item)) continue;
    item->words.insert(item->words.begin(), lines[i].words[0]);
    item->box.include(box);
    gone[i] = true;
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (gone[i]) continue;
    if (kept != i) lines[kept] = std::move(lines[i]);
    ++kept;
  }
  lines.resize(kept);
}

/// Moves the lines that stand at the top of the page, or at its bottom, to where they
/// are read. Several beside each other, and those that other lines are left of, may
/// begin columns; they are moved when they stand apart from the text.
void move_edge(std::vector<BoxLine>& lines, bool top) {
  if (lines.size() < 3) return;
  const auto edge = [top](const BoxLine& line) {
    return top ? line.box.top : -line.box.bottom;
  };
  const auto first = std::min_element(
      lines.begin(), lines.end(),
      [&](const BoxLine& a, const BoxLine& b) { return edge(a) < edge(b); });
  const Box box = first->box;
  const double middle = top ? box.middle() : -box.middle();
  std::size_t beside = 0;
  double next = 1e9;
  for (const BoxLine& line : lines) {
    if (edge(line) < middle)
      ++beside;
    else
      next = std::min(next, edge(line));
  }
  const bool apart = next - edge(*first) > 1.8 * box.height();
  // A column that begins highest has others left of it, one that ends lowest right.
  const auto columns =
      std::count_if(lines.begin(), lines.end(), [&](const BoxLine& line) {
        return top ? line.box.right < box.left : line.box.left > box.right;
      });
  const bool may_be_column = beside > 1 || columns >= 2;
  if (beside > 3 || (may_be_column && !apart)) return;
  const auto is_edge = [&](const BoxLine& line) { return edge(line) < middle; };
  const bool has_number =
      beside > 1 && std::any_of(lines.begin(), lines.end(), [&](const BoxLine& line) {
        return is_edge(line) && line.words.size() == 1 &&
               line.words[0].text.find_first_not_of("0123456789") == std::string::npos;
      });
  for (BoxLine& line : lines)
    line.is_running = line.is_running || (has_number && is_edge(line));
  if (top)
    std::stable_partition(lines.begin(), lines.end(), is_edge);
  else
    std::stable_partition(lines.begin(), lines.end(),
                          [&](const BoxLine& line) { return !is_edge(line); });
}

/// Bullets may be of a larger font.
void forget_marker_height(BoxLine& line) {
  if (line.words.size() < 2 || !is_marker(line.words[0])) return;
  Box box = line.words[1].box;
  for (std::size_t i = 2; i < line.words.size(); ++i) box.include(line.words[i].box);
  line.box.top = box.top;
  line.box.bottom = box.bottom;
}

/// What stands so far from the rest of its line is not read on with it.
void split_wide(std::vector<BoxLine>& lines) {
  constexpr double kWide = 6.0;
  std::vector<BoxLine> split;
  split.reserve(lines.size());
  for (BoxLine& line : lines) {
    const double wide = kWide * line.box.height();
    if (!line.cells.empty()) {
      split.push_back(std::move(line));
      continue;
    }
    BoxLine part;
    for (BoxWord& word : line.words) {
      const Box box = word.box;
      if (!part.words.empty() && box.left - part.box.right > wide)
        split.push_back(std::exchange(part, {}));
      if (part.words.empty()) part.box = box;
      part.box.include(box);
      part.words.push_back(std::move(word));
    }
    part.begins_with_mark = line.begins_with_mark;
    split.push_back(std::move(part));
  }
  lines = std::move(split);
}

class Layout {
 public:
  explicit Layout(const std::vector<BoxLine>& lines)
      : lines_(lines),
        notes_(find_notes(lines)),
        is_unspaced_(is_unspaced_text(lines)) {
    for (const BoxLine& line : lines_) ++edges_[bucket(line.box.left)][right_of(line)];
  }

  Page page() const {
    Page page;
    for (std::size_t begin = 0; begin < lines_.size();) {
      std::size_t end = begin + 1;
      while (end < lines_.size() && !ends_paragraph(end)) ++end;
      add_run(begin, end, page);
      begin = end;
    }
    return page;
  }

 private:
  static constexpr double kBucket = 12.0;  // Points.
  static constexpr double kEdgeBucket = 6.0;

  static long bucket(double place) { return std::lround(place / kBucket); }
  static long right_of(const BoxLine& line) {
    return std::lround(line.box.right / kEdgeBucket);
  }

  void add_run(std::size_t begin, std::size_t end, Page& page) const {
    double edge = 0.0;
    for (std::size_t i = begin; i < end; ++i)
      edge = std::max(edge, lines_[i].box.right);
    const double height = lines_[begin].box.height();
    const auto full = std::count_if(
        lines_.begin() + static_cast<std::ptrdiff_t>(begin),
        lines_.begin() + static_cast<std::ptrdiff_t>(end),
        [&](const BoxLine& line) { return line.box.right > edge - height; });
    const double column = full < 2 ? column_edge(lines_[begin]) : edge;
    const bool is_known = column > 0.0;
    edge = std::max(edge, column);
    for (std::size_t i = begin; i < end; ++i) {
      const BoxLine& line = lines_[i];
      if (!line.cells.empty()) {
        for (const Fragment& cell : line.cells)
          page.push_back({.text = words_text(line, cell.begin, cell.end, is_unspaced_),
                          .gap_before = true,
                          .is_cell = true});
        continue;
      }
      PageLine out{.text = words_text(line, 0, line.words.size(), is_unspaced_),
                   .gap_before = i == begin && begin > 0,
                   .is_note = notes_[i],
                   .is_running = line.is_running};
      out.column_begins = out.gap_before && begins_column(i);
      out.is_of_other_size = i > 0 && is_of_other_size(lines_[i - 1], line);
      if (is_known)
        out.room =
            room_behind(line, edge, i + 1 < lines_.size() ? &lines_[i + 1] : nullptr);
      page.push_back(std::move(out));
    }
  }

  /// Where most of the lines end that begin about where this one does; 0 when no two
  /// end alike.
  double column_edge(const BoxLine& line) const {
    std::size_t most = 0;
    long edge = 0;
    for (long near = -1; near <= 1; ++near) {
      const auto rights = edges_.find(bucket(line.box.left) + near);
      if (rights == edges_.end()) continue;
      for (const auto& [right, count] : rights->second)
        if (count > most || (count == most && right > edge)) most = count, edge = right;
    }
    return most > 1 ? kEdgeBucket * static_cast<double>(edge) : 0.0;
  }

  /// `next` is null behind the last line of a page.
  static LineRoom room_behind(const BoxLine& line, double edge, const BoxLine* next) {
    const double height = line.box.height();
    // No break is before a full stop, so that two characters may go to the next line.
    double wanted = 2.5 * height;
    if (next != nullptr && !is_unspaced(first_char(next->words[0].text)))
      wanted = next->words[0].box.width() + 0.3 * height;
    return edge - line.box.right > wanted ? LineRoom::left : LineRoom::full;
  }

  bool ends_paragraph(std::size_t i) const {
    if (lines_[i].cells.empty() != lines_[i - 1].cells.empty() ||
        notes_[i] != notes_[i - 1] || begins_column(i))
      return true;
    const Box& before = lines_[i - 1].box;
    const Box& here = lines_[i].box;
    const double height = std::min(before.height(), here.height());
    if (here.left > before.right || here.right < before.left) return true;  // beside
    if (std::abs(here.left - before.left) > 4.0 * height &&
        std::abs(here.center() - before.center()) > height)
      return true;
    if (std::abs(before.height() - here.height()) > 0.2 * height) return true;
    const double step = here.top - before.top;
    if (step > 1.35 * usual_step(i)) return true;
    // An indent, but not behind an indented line, as in a list.
    const double left = text_left(lines_[i - 1]);
    return here.left - left > 0.8 * height && i + 1 < lines_.size() &&
           std::abs(lines_[i + 1].box.left - left) < 0.3 * height;
  }

  /// Whether one is a heading above its text, say. An initial above the first lines of
  /// a paragraph is none.
  static bool is_of_other_size(const BoxLine& before, const BoxLine& line) {
    const auto size = [](const BoxLine& of) {
      const auto widest = std::max_element(of.words.begin(), of.words.end(),
                                           [](const BoxWord& a, const BoxWord& b) {
                                             return a.box.width() < b.box.width();
                                           });
      return widest->box.height();
    };
    if (count_chars(words_text(before, 0, before.words.size())) < 3) return false;
    return std::abs(size(before) - size(line)) >
           0.25 * std::min(size(before), size(line));
  }

  bool begins_column(std::size_t i) const {
    const Box& before = lines_[i - 1].box;
    const Box& here = lines_[i].box;
    return here.top < before.top - 0.5 * std::min(before.height(), here.height());
  }

  /// Where a line begins behind its bullet or number.
  static double text_left(const BoxLine& line) {
    const bool has_marker = line.words.size() > 1 && is_marker(line.words[0]);
    return line.words[has_marker ? 1 : 0].box.left;
  }

  /// The least distance of lines around line `i`, from top to top.
  double usual_step(std::size_t i) const {
    double least = 1e9;
    const std::size_t begin = i > 4 ? i - 4 : 1;
    const std::size_t end = std::min(i + 5, lines_.size());
    const double height = lines_[i].box.height();
    for (std::size_t k = begin; k < end; ++k) {
      const double step = lines_[k].box.top - lines_[k - 1].box.top;
      if (step > 0.7 * height &&
          std::abs(lines_[k].box.height() - height) < 0.1 * height &&
          std::abs(lines_[k - 1].box.height() - height) < 0.1 * height)
        least = std::min(least, step);
    }
    // Lines of a heading may be the only ones of their size.
    return std::min(least, 1.6 * height);
  }

  const std::vector<BoxLine>& lines_;
  std::vector<bool> notes_;
  bool is_unspaced_;
  /// How many lines begin and end where.
  std::map<long, std::map<long, std::size_t>> edges_;
};

}  // namespace

void Box::include(const Box& other) {
  left = std::min(left, other.left);
  top = std::min(top, other.top);
  right = std::max(right, other.right);
  bottom = std::max(bottom, other.bottom);
}

std::string words_text(const BoxLine& line, std::size_t begin, std::size_t end,
                       bool is_unspaced_page) {
  std::string text;
  for (std::size_t i = begin; i < end; ++i) {
    const BoxWord& word = line.words[i];
    if (i > begin) {
      const BoxWord& before = line.words[i - 1];
      const double height = std::min(before.box.height(), word.box.height());
      const double gap = word.box.left - before.box.right;
      // The number of a heading and the bullet of an item stand apart.
      const bool is_number =
          i == 1 && (before.text.find('.') != std::string::npos || is_marker(before));
      const char32_t last = last_char(before.text);
      const char32_t first = first_char(word.text);
      const bool unspaced =
          !is_number &&
          (is_unspaced_page || (is_unspaced(last) && is_unspaced(first))) &&
          needs_no_space(last, first);
      // What a program sets letters and digits apart from Hangul by is no space, which
      // is about a third of a syllable wide.
      const bool is_set_apart =
          is_hangul(first) && !is_hangul(last) && (is_letter(last) || is_digit(last)) &&
          gap < 0.27 * word.box.width() / static_cast<double>(count_chars(word.text));
      if (gap > (unspaced ? 0.5 : 0.05) * height && !is_set_apart) text += ' ';
    }
    text += word.text;
  }
  return text;
}

Page lay_out(std::vector<BoxLine> lines) {
  attach_markers(lines);
  for (BoxLine& line : lines) forget_marker_height(line);
  find_rows(lines);
  split_wide(lines);
  move_edge(lines, true);
  move_edge(lines, false);
  return Layout(lines).page();
}

}  // namespace awase
