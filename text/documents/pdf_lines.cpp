// SPDX-License-Identifier: Apache-2.0
//
// Programs write the words of a page in the order in which they are read, column by
// column, so the order of the file is kept; what pdftotext makes of it otherwise tears
// justified lines into words. Lines are told by the boxes: a word that stands beside
// the one before goes on its line.

#include "text/documents/pdf_lines.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <vector>

#include "text/documents/note_signs.h"
#include "text/documents/pdf_layout.h"
#include "text/documents/xml_parts.h"
#include "text/error.h"
#include "text/unicode.h"
#include "text/xml.h"

namespace awase {
namespace {

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

/// Letters that fonts have as one sign, and the signs of the radicals that Japanese and
/// Chinese fonts give the number of, as the characters that people write.
void mend_signs(std::string& word) {
  if (std::all_of(word.begin(), word.end(),
                  [](char c) { return static_cast<unsigned char>(c) < 0xE2; }))
    return;
  std::string mended;
  for (std::size_t at = 0; at < word.size();) {
    const std::size_t begin = at;
    const char32_t c = next_char(word, at);
    const bool is_sign = (c >= 0xFB00 && c <= 0xFB06) || (c >= 0x2F00 && c <= 0x2FD5);
    const std::string_view sign = std::string_view(word).substr(begin, at - begin);
    if (is_sign)
      mended += fold(sign);
    else
      mended += sign;
  }
  word = std::move(mended);
}

bool is_right_to_left(std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    const char32_t c = next_char(word, at);
    if ((c >= 0x590 && c <= 0x8FF) || (c >= 0xFB1D && c <= 0xFEFC)) return true;
  }
  return false;
}

/// The words of a document, page by page, to its lines.
class WordReader {
 public:
  void add_word(const Box& box, std::string_view text) {
    text = trim(text);
    if (text.empty() || box.height() <= 0.0) return;
    BoxWord word{box, std::string(text)};
    mend_signs(word.text);
    ++words_;
    if (count_chars(text) > 1 && box.height() > 2.0 * box.width()) ++upright_;
    if (is_right_to_left(text)) ++right_to_left_;
    if (!lines_.empty()) {
      BoxLine& line = lines_.back();
      if (is_note_mark(line, word)) {
        pages_.note_marks.push_back(std::move(word.text));
        return;
      }
      if (begins_note(line, word)) {
        pages_.note_marks.push_back(words_text(line, 0, line.words.size()));
        line = {box, {std::move(word)}, true};
        return;
      }
      if (is_beside(line.box, box)) {
        line.words.push_back(std::move(word));
        line.box.include(box);
        return;
      }
    }
    lines_.push_back({box, {std::move(word)}});
  }

  void end_page() {
    pages_.pages.push_back(lay_out(std::move(lines_)));
    lines_.clear();
  }

  /// Whether most words are written from top to bottom, or some from right to left: the
  /// order of their boxes is another one.
  bool is_of_other_direction() const {
    return 2 * upright_ > words_ || 4 * right_to_left_ > words_;
  }

  Pages take() { return std::move(pages_); }

 private:
  /// Whether a word goes on a line: its middle is between the edges of the line, and it
  /// begins where that ends or behind it.
  static bool is_beside(const Box& line, const Box& word) {
    const double middle = word.middle();
    return middle > line.top && middle < line.bottom &&
           word.left > line.right - 0.5 * line.height();
  }

  static bool is_raised(const Box& small, const Box& large) {
    return small.height() < 0.85 * large.height() &&
           small.bottom < large.bottom - 0.1 * large.height() &&
           small.bottom > large.top;
  }

  /// A small raised number that touches the end of a word, or stands above the blank
  /// half of a full stop.
  static bool is_note_mark(const BoxLine& line, const BoxWord& word) {
    const BoxWord& before = line.words.back();
    const double gap = word.box.left - before.box.right;
    const double height = before.box.height();
    return is_raised(word.box, before.box) && gap > -0.7 * height &&
           gap < 0.4 * height && is_note_sign(word.text, takes_note(before.text));
  }

  /// A small raised number before a word, where a line begins: "1" or "*" and "1".
  static bool begins_note(const BoxLine& line, const BoxWord& word) {
    if (line.words.size() > 2 || line.begins_with_mark) return false;
    const double gap = word.box.left - line.box.right;
    return gap > -1.0 && gap < 2.0 * word.box.height() &&
           std::all_of(line.words.begin(), line.words.end(), [&](const BoxWord& mark) {
             return is_raised(mark.box, word.box) && is_note_sign(mark.text, true);
           });
  }

  Pages pages_;
  std::vector<BoxLine> lines_;
  std::size_t words_ = 0;
  std::size_t upright_ = 0;
  std::size_t right_to_left_ = 0;
};

}  // namespace

std::optional<Pages> pdf_lines(std::string_view boxes, const std::string& name) {
  const std::size_t begin = boxes.find("<doc>");
  const std::size_t end = boxes.rfind("</doc>");
  if (begin == boxes.npos || end == boxes.npos || end < begin) return {};
  const std::string document(boxes.substr(begin, end + 6 - begin));
  WordReader words;
  std::string word;
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
        words.add_word(box, word);
        in_word = false;
      } else if (event.kind == XmlEventKind::end_element && event.name == "page") {
        words.end_page();
      }
    }
  } catch (const Error&) {
    return {};  // A character that XML has not; the plain output has it.
  }
  if (words.is_of_other_direction()) return {};
  return words.take();
}

}  // namespace awase
