// SPDX-License-Identifier: Apache-2.0
//
// A line at the top or the bottom of many pages, the same but for its digits, is no
// text; neither is a number alone there. The lines of what is left are joined into
// paragraphs: a line ends one when it is short or an empty line follows; the end of a
// page or a column does not when the sentence goes on.

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "text/documents/block_writer.h"
#include "text/documents/cut_words.h"
#include "text/documents/read_converted.h"
#include "text/line.h"
#include "text/line_flow.h"
#include "text/line_sequences.h"
#include "text/unicode.h"

namespace awase {
namespace {

using Page = std::vector<std::string_view>;  // lines, empty ones too

std::vector<Page> split_pages(std::string_view text) {
  std::vector<Page> pages(1);
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("\n\f"), text.size());
    pages.back().push_back(trim(text.substr(0, end)));
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

/// Indices of the first and the last lines with text, up to two each.
std::vector<std::size_t> edge_lines(const Page& page, bool top) {
  constexpr std::size_t kEdge = 2;
  std::vector<std::size_t> lines;
  for (std::size_t i = 0; i < page.size() && lines.size() < kEdge; ++i) {
    const std::size_t at = top ? i : page.size() - 1 - i;
    if (!page[at].empty()) lines.push_back(at);
  }
  return lines;
}

/// Takes the lines that repeat on the edges of the pages, and page numbers, off them.
std::vector<std::string> take_furniture(std::vector<Page>& pages, bool top) {
  std::map<std::string, std::size_t> counts;
  for (const Page& page : pages)
    for (const std::size_t at : edge_lines(page, top)) ++counts[pattern_of(page[at])];
  const std::size_t many = std::max<std::size_t>(2, (pages.size() + 2) / 3);
  std::vector<std::string> taken;
  for (Page& page : pages) {
    for (const std::size_t at : edge_lines(page, top)) {
      const bool repeated = counts[pattern_of(page[at])] >= many;
      if (!repeated && !is_page_number(page[at])) break;  // what is inside is text
      if (!is_page_number(page[at]) &&
          std::find(taken.begin(), taken.end(), page[at]) == taken.end() &&
          taken.size() < 100)
        taken.emplace_back(page[at]);
      page[at] = {};
    }
  }
  return taken;
}

/// Which lines of a page are items of lists without a full stop (一　, 甲　), speakers
/// or times: find_line_sequences().
std::vector<bool> item_lines(const Page& page) {
  std::string all;
  std::vector<std::size_t> begins;
  for (const std::string_view line : page) {
    const std::string_view text = trim(line);
    begins.push_back(
        all.size() +
        (text.empty() ? 0 : static_cast<std::size_t>(text.data() - line.data())));
    all += line;
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
  LineJoiner(Document& document, const DocumentWords& words)
      : writer_(document), words_(words) {}

  void add_page(const Page& page) {
    widest_ = 0;
    for (const std::string_view line : page)
      widest_ = std::max(widest_, display_width(line));
    page_begins_ = true;
    const std::vector<bool> items = item_lines(page);
    for (std::size_t i = 0; i < page.size(); ++i) {
      if (page[i].empty()) {
        empty_since_ = true;
        continue;
      }
      if (items[i]) flush();
      rest_ = rest_of_sentence(page, i);
      add(page[i]);
    }
  }

  void flush() {
    const bool item = list_marker_bytes(text_) > 0;
    std::size_t after = 0;
    const char32_t first = text_.empty() ? 0 : next_char(text_, after);
    // A bullet of a font of symbols, which has no character of its own.
    if (item && first >= 0xF000 && first <= 0xF0FF) text_ = "•" + text_.substr(after);
    writer_.add(text_, item ? BlockRole{.kind = BlockKind::list_item, .level = 1}
                            : BlockRole{});
    text_.clear();
  }

 private:
  /// Whether `line` belongs to the paragraph so far.
  bool goes_on(std::string_view line) const {
    if (text_.empty() || list_marker_bytes(line) > 0 || is_bullet(line)) return false;
    constexpr std::size_t kLongestBytes = 20'000;
    if (text_.size() > kLongestBytes) return false;
    if (is_bullet(text_)) return true;
    if (page_begins_)
      return !ends_sentence(text_) &&
             (is_lower(first_char(line)) || is_unspaced(first_char(line)) ||
              sentence_goes_on(text_, line));
    // A line that leaves a quarter free is the last of its paragraph, or a heading.
    // But columns are narrower than what stands above them.
    if (previous_width_ * 4 < widest_ * 3) return sentence_goes_on(text_, rest_);
    // The next column begins after an empty line.
    return !empty_since_ || sentence_goes_on(text_, rest_);
  }

  /// The lines from line `i` on to the end of a sentence, when one ends within a few
  /// lines; else line `i`.
  static std::string rest_of_sentence(const Page& page, std::size_t i) {
    constexpr std::size_t kMost = 6;
    std::string rest;
    for (std::size_t k = i; k < std::min(i + kMost, page.size()); ++k) {
      if (page[k].empty() || (k > i && list_marker_bytes(page[k]) > 0)) break;
      if (!rest.empty() && !is_unspaced(last_char(rest))) rest += ' ';
      rest += page[k];
      if (ends_sentence(page[k])) return rest;
      // A sentence may end in the middle of a line.
      if (page[k].find("。") != std::string_view::npos) return rest;
    }
    return std::string(page[i]);
  }

  void add(std::string_view line) {
    if (!goes_on(line)) {
      flush();
    } else if (is_cut_word(text_, line)) {
      const std::string_view first = last_word(text_);
      if (!words_.keep_hyphen(first.substr(0, first.size() - 1), first_word(line)))
        text_.pop_back();
    } else if (!is_unspaced(last_char(text_)) && !is_unspaced(first_char(line))) {
      text_ += ' ';
    }
    text_ += line;
    previous_width_ = display_width(line);
    empty_since_ = page_begins_ = false;
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
  std::string text_;
  std::string rest_;                ///< Of the sentence that the line is in.
  std::size_t widest_ = 0;          ///< Columns of the widest line of the page.
  std::size_t previous_width_ = 0;  ///< Of the line before.
  bool page_begins_ = true;
  bool empty_since_ = false;
};

void add_furniture(const std::vector<std::string>& lines, BlockKind kind,
                   Document& document) {
  BlockWriter writer(document);
  for (const std::string& line : lines)
    writer.add(line, {.kind = kind, .boilerplate = true});
}

}  // namespace

void read_pages(std::string_view text, Document& document) {
  std::vector<Page> pages = split_pages(text);
  while (!pages.empty() &&
         std::all_of(pages.back().begin(), pages.back().end(),
                     [](std::string_view line) { return line.empty(); }))
    pages.pop_back();
  std::vector<std::string> headers, footers;
  if (pages.size() > 1) {
    headers = take_furniture(pages, true);
    footers = take_furniture(pages, false);
  }
  DocumentWords words;
  for (const Page& page : pages)
    for (const std::string_view line : page) words.add_line(line);
  LineJoiner joiner(document, words);
  for (const Page& page : pages) joiner.add_page(page);
  joiner.flush();
  add_furniture(headers, BlockKind::page_header, document);
  add_furniture(footers, BlockKind::page_footer, document);
}

}  // namespace awase
