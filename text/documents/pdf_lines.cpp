// SPDX-License-Identifier: Apache-2.0
//
// Programs write the words of a page in the order in which they are read, column by
// column, so the order of the file is kept; what pdftotext makes of it otherwise tears
// justified lines into words. Lines are told by the boxes: a word that stands beside
// the one before goes on its line. A paragraph ends where the next line stands further
// below than lines of the paragraph do, is indented, is of another size, or stands
// higher (a new column).

#include "text/documents/pdf_lines.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <vector>

#include "text/documents/xml_parts.h"
#include "text/error.h"
#include "text/unicode.h"
#include "text/xml.h"

namespace awase {
namespace {

struct Box {
  double left = 0.0, top = 0.0, right = 0.0, bottom = 0.0;

  double height() const { return bottom - top; }
  double middle() const { return (top + bottom) / 2.0; }
};

struct TextLine {
  Box box;
  std::string text;
};

/// "612.5"; 0 for what is no number.
double number_of(std::string_view text) {
  double whole = 0.0, unit = 0.0;
  bool negative = false;
  for (const char c : text) {
    if (c == '-')
      negative = true;
    else if (c == '.')
      unit = 0.1;
    else if (c < '0' || c > '9')
      break;
    else if (unit > 0.0)
      whole += (c - '0') * unit, unit /= 10.0;
    else
      whole = std::min(whole * 10.0 + (c - '0'), 1e9);
  }
  return negative ? -whole : whole;
}

class PageLines {
 public:
  void add_word(const Box& box, std::string_view word) {
    word = trim(word);
    if (word.empty() || box.height() <= 0.0) return;
    ++words_;
    if (count_chars(word) > 1 && box.height() > 2.0 * (box.right - box.left))
      ++upright_;
    if (lines_.empty() || !is_beside(lines_.back().box, box)) {
      lines_.push_back({box, std::string(word)});
      return;
    }
    TextLine& line = lines_.back();
    const double gap = box.left - line.box.right;
    const bool unspaced =
        is_unspaced(last_char(line.text)) && is_unspaced(first_char(word));
    // Small signs that touch a word are marks of notes.
    const bool touches = gap < 0.05 * line.box.height();
    if (unspaced ? gap > 0.5 * box.height() : !touches) line.text += ' ';
    line.text += word;
    line.box.left = std::min(line.box.left, box.left);
    line.box.right = std::max(line.box.right, box.right);
    line.box.top = std::min(line.box.top, box.top);
    line.box.bottom = std::max(line.box.bottom, box.bottom);
  }

  /// The page as text, and makes room for the next.
  std::string take() {
    move_edges();
    std::string text;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (i > 0 && ends_paragraph(i)) text += '\n';
      text += lines_[i].text;
      text += '\n';
    }
    lines_.clear();
    return text;
  }

  bool is_upright() const { return 2 * upright_ > words_; }

 private:
  static std::size_t count_chars(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++count) next_char(text, at);
    return count;
  }

  /// Whether a word goes on a line: its middle is between the edges of the line, and it
  /// begins about where that ends.
  static bool is_beside(const Box& line, const Box& word) {
    const double middle = word.middle();
    return middle > line.top && middle < line.bottom &&
           word.left > line.right - 0.5 * line.height() &&
           word.left < line.right + 6.0 * line.height();
  }

  /// Headers come first and footers last, wherever the program wrote them.
  void move_edges() {
    if (lines_.size() < 3) return;
    const auto above = [](const TextLine& a, const TextLine& b) {
      return a.box.top < b.box.top;
    };
    const auto first = std::min_element(lines_.begin(), lines_.end(), above);
    const bool alone_at_top =
        std::none_of(lines_.begin(), lines_.end(), [&](auto& line) {
          return &line != &*first && line.box.top < first->box.middle();
        });
    if (alone_at_top) std::rotate(lines_.begin(), first, first + 1);
    const auto below = [](const TextLine& a, const TextLine& b) {
      return a.box.bottom < b.box.bottom;
    };
    const auto last = std::max_element(lines_.begin(), lines_.end(), below);
    const bool alone_at_bottom =
        std::none_of(lines_.begin(), lines_.end(), [&](auto& line) {
          return &line != &*last && line.box.bottom > last->box.middle();
        });
    if (alone_at_bottom) std::rotate(last, last + 1, lines_.end());
  }

  bool ends_paragraph(std::size_t i) const {
    const Box& before = lines_[i - 1].box;
    const Box& here = lines_[i].box;
    const double height = std::min(before.height(), here.height());
    // A column that begins, or something beside.
    if (here.top < before.top - 0.5 * height || here.left > before.right) return true;
    if (std::abs(before.height() - here.height()) > 0.2 * height) return true;
    const double step = here.top - before.top;
    if (step > 1.35 * usual_step(i)) return true;
    // An indent, but not behind an indented line, as in a list.
    return here.left - before.left > 0.8 * height && i + 1 < lines_.size() &&
           std::abs(lines_[i + 1].box.left - before.left) < 0.3 * height;
  }

  /// The least distance of lines around line `i`, from top to top.
  double usual_step(std::size_t i) const {
    double least = 1e9;
    const std::size_t begin = i > 4 ? i - 4 : 1;
    const std::size_t end = std::min(i + 5, lines_.size());
    for (std::size_t k = begin; k < end; ++k) {
      const double step = lines_[k].box.top - lines_[k - 1].box.top;
      if (step > 0.7 * lines_[k].box.height()) least = std::min(least, step);
    }
    return least;
  }

  std::vector<TextLine> lines_;
  std::size_t words_ = 0;
  std::size_t upright_ = 0;
};

}  // namespace

std::optional<std::string> pdf_lines(std::string_view boxes, const std::string& name) {
  const std::size_t begin = boxes.find("<doc>");
  const std::size_t end = boxes.rfind("</doc>");
  if (begin == boxes.npos || end == boxes.npos || end < begin) return {};
  const std::string document(boxes.substr(begin, end + 6 - begin));
  PageLines page;
  std::string text, word;
  Box box;
  bool in_word = false;
  try {
    XmlReader reader(xml_source(document), name);
    XmlEvent event;
    while (reader.next(event)) {
      const bool is_word = event.name == "word";
      if (event.kind == XmlEventKind::start_element && is_word) {
        box = {number_of(local_attribute(event, "xMin")),
               number_of(local_attribute(event, "yMin")),
               number_of(local_attribute(event, "xMax")),
               number_of(local_attribute(event, "yMax"))};
        in_word = true;
        word.clear();
      } else if (event.kind == XmlEventKind::text && in_word) {
        word += event.text;
      } else if (event.kind == XmlEventKind::end_element && is_word) {
        page.add_word(box, word);
        in_word = false;
      } else if (event.kind == XmlEventKind::end_element && event.name == "page") {
        text += page.take();
        text += '\f';
      }
    }
  } catch (const Error&) {
    return {};  // A character that XML has not; the plain output has it.
  }
  if (page.is_upright()) return {};
  return text;
}

}  // namespace awase
