// SPDX-License-Identifier: Apache-2.0
//
// A line at the top or the bottom of many pages, the same but for its digits, is no
// text; neither is a number alone there. The lines of what is left are joined into
// paragraphs: a line ends one when it is short or an empty line follows; the end of a
// page or a column does not when the sentence goes on.

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "text/documents/block_writer.h"
#include "text/documents/cut_words.h"
#include "text/documents/page_lines.h"
#include "text/documents/read_converted.h"
#include "text/line.h"
#include "text/line_flow.h"
#include "text/line_sequences.h"
#include "text/unicode.h"

namespace awase {
namespace {

std::vector<Page> split_pages(std::string_view text) {
  std::vector<Page> pages(1);
  bool gap = false;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("\n\f"), text.size());
    const std::string_view line = trim(text.substr(0, end));
    if (!line.empty())
      pages.back().push_back({.text = std::string(line), .gap_before = gap});
    gap = line.empty();
    const bool page_ends = end < text.size() && text[end] == '\f';
    text.remove_prefix(std::min(end + 1, text.size()));
    if (page_ends) pages.emplace_back();
  }
  return pages;
}

/// `line` with every run of digits made "#".
std::string pattern_of(std::string_view line) {
  std::string pattern;
  for (std::size_t at = 0; at < line.size();) {
    const char32_t c = next_char(line, at);
    if (!is_digit(c))
      append_char(pattern, c);
    else if (!pattern.ends_with('#'))
      pattern += '#';
  }
  return pattern;
}

/// "12", "- 12 -", "12/30", "Page 12", "iv".
bool is_page_number(std::string_view line) {
  const std::string pattern = pattern_of(line);
  if (pattern.size() > 24 || pattern.find('#') == std::string::npos) {
    constexpr std::size_t kLongestRoman = 6;
    return !line.empty() && line.size() <= kLongestRoman &&
           line.find_first_not_of("ivxlc") == std::string_view::npos;
  }
  std::string rest = fold(pattern);
  for (const std::string_view word : {"page", "seite", "頁", "ページ", "of", "p."}) {
    if (const std::size_t at = rest.find(word); at != std::string::npos)
      rest.erase(at, word.size());
  }
  return rest.find_first_not_of("#-–—‒[](){}/ .") == std::string::npos;
}

/// Of an entry of a table of contents, "1.2 Doors . . . . . 7", all before the dots;
/// empty for any other line.
std::string_view contents_title(std::string_view line) {
  constexpr std::size_t kLongestNumber = 7;
  std::string_view rest = trim(line);
  const std::size_t number = rest.find_last_of(" .\xA6") + 1;  // the last byte of "…"
  std::string_view page = rest.substr(std::min(number, rest.size()));
  if (page.size() > kLongestNumber || (!page.empty() && !is_page_number(page)))
    return {};
  rest.remove_suffix(page.size());
  std::size_t dots = 0;
  while (!rest.empty()) {
    const std::string_view before = trim(rest);
    constexpr std::string_view kEllipsis = "…", kMiddleDot = "・", kFullDot = "．";
    if (before.ends_with('.')) {
      rest = before.substr(0, before.size() - 1);
      dots += 1;
    } else if (before.ends_with(kEllipsis)) {
      rest = before.substr(0, before.size() - kEllipsis.size());
      dots += 3;
    } else if (before.ends_with(kMiddleDot) || before.ends_with(kFullDot)) {
      rest = before.substr(0, before.size() - kMiddleDot.size());
      dots += 1;
    } else {
      break;
    }
  }
  // Dots without a number may be words that somebody left out.
  return dots >= (page.empty() ? 12U : 5U) ? trim(rest) : std::string_view();
}

/// Indices of the first and the last lines with text, up to two each.
std::vector<std::size_t> edge_lines(const Page& page, bool top) {
  constexpr std::size_t kEdge = 2;
  std::vector<std::size_t> lines;
  for (std::size_t i = 0; i < page.size() && lines.size() < kEdge; ++i) {
    const std::size_t at = top ? i : page.size() - 1 - i;
    if (!page[at].text.empty()) lines.push_back(at);
  }
  return lines;
}

/// Takes the lines that repeat on the edges of the pages, and page numbers, off them.
std::vector<std::string> take_furniture(std::vector<Page>& pages, bool top) {
  std::map<std::string, std::size_t> counts;
  for (const Page& page : pages)
    for (const std::size_t at : edge_lines(page, top))
      ++counts[pattern_of(page[at].text)];
  const std::size_t many = std::max<std::size_t>(2, (pages.size() + 2) / 3);
  std::vector<std::string> taken;
  for (Page& page : pages) {
    for (const std::size_t at : edge_lines(page, top)) {
      std::string& line = page[at].text;
      const bool repeated = page[at].is_running || counts[pattern_of(line)] >= many;
      if (!repeated && !is_page_number(line)) break;  // what is inside is text
      if (!is_page_number(line) &&
          std::find(taken.begin(), taken.end(), line) == taken.end() &&
          taken.size() < 100)
        taken.push_back(line);
      line.clear();
    }
  }
  return taken;
}

/// Which lines of a page are items of lists without a full stop (一　, 甲　), speakers
/// or times: find_line_sequences().
std::vector<bool> item_lines(const Page& page) {
  std::string all;
  std::vector<std::size_t> begins;
  for (const PageLine& line : page) {
    if (line.gap_before) all += '\n';
    begins.push_back(all.size());
    all += line.text;
    all += '\n';
  }
  const LineSequences found = find_line_sequences(all);
  std::vector<bool> items(page.size());
  for (std::size_t i = 0; i < page.size(); ++i) {
    for (const auto* offsets : {&found.items, &found.blocks})
      if (std::binary_search(offsets->begin(), offsets->end(), begins[i]))
        items[i] = true;
  }
  return items;
}

/// Joins the lines of pages into paragraphs.
class LineJoiner {
 public:
  /// Paragraphs are of the kind that is given.
  LineJoiner(Document& document, const DocumentWords& words, BlockKind kind)
      : writer_(document), words_(words), kind_(kind) {}

  void add_page(const Page& page) {
    widest_ = 0;
    for (const PageLine& line : page)
      widest_ = std::max(widest_, display_width(line.text));
    page_begins_ = true;
    const std::vector<bool> items = item_lines(page);
    for (std::size_t i = 0; i < page.size(); ++i) {
      const PageLine& line = page[i];
      if (line.text.empty() || line.gap_before) empty_since_ = true;
      if (line.text.empty()) continue;
      if (line.is_cell) {
        add_cell(line.text);
        continue;
      }
      if (const std::string_view title = contents_title(line.text); !title.empty()) {
        flush();
        writer_.add(title, {.kind = BlockKind::menu, .boilerplate = true});
        empty_since_ = page_begins_ = previous_is_full_ = false;
        continue;
      }
      if (items[i] || line.is_of_other_size) flush();
      if (line.column_begins) page_begins_ = true;
      rest_ = rest_of_sentence(page, i);
      add(line);
    }
  }

  void flush() {
    const bool item = list_marker_bytes(text_) > 0;
    std::size_t after = 0;
    const char32_t first = text_.empty() ? 0 : next_char(text_, after);
    // A bullet of a font of symbols, which has no character of its own.
    if (item && first >= 0xF000 && first <= 0xF0FF) text_ = "•" + text_.substr(after);
    writer_.add(text_, item ? BlockRole{.kind = BlockKind::list_item, .level = 1}
                            : BlockRole{.kind = kind_});
    text_.clear();
  }

 private:
  /// Whether `line` belongs to the paragraph so far.
  bool goes_on(std::string_view line) const {
    if (text_.empty() || list_marker_bytes(line) > 0 || is_bullet(line)) return false;
    constexpr std::size_t kLongestBytes = 20'000;
    if (text_.size() > kLongestBytes) return false;
    if (is_bullet(text_)) return true;
    if (page_begins_ && previous_is_full_)
      return sentence_goes_on(text_, line) ||
             (!ends_sentence(text_) &&
              (is_lower(first_char(line)) || is_unspaced(first_char(line))));
    // A line that leaves room is the last of its paragraph, or a heading.
    if (!previous_is_full_) return sentence_goes_on(text_, rest_);
    // An address too long for the line before it may be set in another font.
    if (line.starts_with("http") && !ends_sentence(text_)) return true;
    // The next column begins after an empty line.
    return !empty_since_ || sentence_goes_on(text_, rest_);
  }

  /// The lines from line `i` on to the end of a sentence, when one ends within a few
  /// lines; else line `i`.
  static std::string rest_of_sentence(const Page& page, std::size_t i) {
    constexpr std::size_t kMost = 6;
    std::string rest;
    for (std::size_t k = i; k < std::min(i + kMost, page.size()); ++k) {
      const std::string_view line = page[k].text;
      if (line.empty() || page[k].is_cell) break;
      if (k > i && (page[k].gap_before || list_marker_bytes(line) > 0)) break;
      if (!rest.empty() && !is_unspaced(last_char(rest))) rest += ' ';
      rest += line;
      if (ends_sentence(line)) return rest;
      // A sentence may end in the middle of a line.
      if (line.find("。") != std::string_view::npos) return rest;
    }
    return page[i].text;
  }

  void add(const PageLine& line) {
    if (!goes_on(line.text)) {
      flush();
    } else if (!join_cut_word(text_, line.text, words_) &&
               !is_unspaced(last_char(text_)) && !is_unspaced(first_char(line.text)) &&
               !is_cut_address(text_, line.text)) {
      text_ += ' ';
    }
    text_ += line.text;
    // A line that leaves a quarter free leaves room, whatever the next word is. But
    // columns are narrower than what stands above them.
    previous_is_full_ = line.room == LineRoom::unknown
                            ? display_width(line.text) * 4 >= widest_ * 3
                            : line.room == LineRoom::full;
    empty_since_ = page_begins_ = false;
  }

  void add_cell(std::string_view text) {
    flush();
    writer_.add(text, {.kind = BlockKind::table_cell});
    page_begins_ = false;
    previous_is_full_ = false;
  }

  /// A bullet alone, which the line after it belongs to.
  static bool is_bullet(std::string_view text) {
    std::size_t at = 0;
    const char32_t first = next_char(text, at);
    return at == text.size() && !is_letter(first) && !is_digit(first) &&
           (list_marker_bytes(std::string(text) + " x") > 0);
  }

  BlockWriter writer_;
  const DocumentWords& words_;
  BlockKind kind_;
  std::string text_;
  std::string rest_;        ///< Of the sentence that the line is in.
  std::size_t widest_ = 0;  ///< Columns of the widest line of the page.
  bool previous_is_full_ = false;
  bool page_begins_ = true;  ///< Or a column does.
  bool empty_since_ = false;
};

void add_furniture(const std::vector<std::string>& lines, BlockKind kind,
                   Document& document) {
  BlockWriter writer(document);
  for (const std::string& line : lines)
    writer.add(line, {.kind = kind, .boilerplate = true});
}

/// Takes the footnotes out of the pages.
std::vector<Page> take_notes(std::vector<Page>& pages) {
  std::vector<Page> notes;
  for (Page& page : pages) {
    Page of_page;
    for (PageLine& line : page) {
      if (!line.is_note || line.text.empty()) continue;
      of_page.push_back(std::exchange(line, {}));
    }
    notes.push_back(std::move(of_page));
  }
  return notes;
}

}  // namespace

void read_pages(std::string_view text, Document& document) {
  read_pages(Pages{split_pages(text)}, document);
}

void read_pages(Pages text, Document& document) {
  std::vector<Page>& pages = text.pages;
  while (!pages.empty() &&
         std::all_of(pages.back().begin(), pages.back().end(),
                     [](const PageLine& line) { return line.text.empty(); }))
    pages.pop_back();
  std::vector<std::string> headers, footers;
  if (pages.size() > 1) {
    headers = take_furniture(pages, true);
    footers = take_furniture(pages, false);
  }
  DocumentWords words;
  for (const Page& page : pages)
    for (const PageLine& line : page) words.add_line(line.text);
  // They would tear the sentences that go on behind the page.
  const std::vector<Page> notes = take_notes(pages);
  LineJoiner joiner(document, words, BlockKind::paragraph);
  for (const Page& page : pages) joiner.add_page(page);
  joiner.flush();
  LineJoiner note_joiner(document, words, BlockKind::note);
  for (const Page& page : notes) note_joiner.add_page(page);
  note_joiner.flush();
  add_furniture(headers, BlockKind::page_header, document);
  add_furniture(footers, BlockKind::page_footer, document);
  for (const std::string& mark : text.note_marks)
    leave_out(document, LeftOutReason::note_mark, mark);
}

}  // namespace awase
