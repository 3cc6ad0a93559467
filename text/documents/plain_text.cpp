// SPDX-License-Identifier: Apache-2.0
//
// Two things can be meant by a line end. In a hard-wrapped text a line ends because the
// next word did not fit: each line plus the first word of the next is wider than the
// widest lines. When half of the line ends can be explained so, and enough of them lie
// inside sentences, all those that can are undone. The whole text votes first, without
// its code and tables; where it is of another kind, each paragraph does for itself. In
// any other text every line is a block, and a line end is undone only where it plainly
// cuts a sentence (sentence_goes_on()), provided this is rare or the paragraph has
// ragged lines of some length and ends with its sentence: otherwise it is how the
// author writes, as in verse.

#include "text/documents/plain_text.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "text/documents/cut_words.h"
#include "text/documents/spaced_table.h"
#include "text/line.h"
#include "text/line_flow.h"
#include "text/unicode.h"

namespace awase {
namespace {

// Nobody wraps at less; columns of newspapers in Japanese come close.
constexpr std::size_t kMinWrapColumns = 36;
constexpr std::size_t kMinUnspacedWrapColumns = 24;
constexpr std::size_t kMaxWrapColumns = 140;
constexpr std::size_t kMaxHeadingColumns = 80;

/// Columns that must have been free for `next` to go on the same line: its first word,
/// or one unspaced character and the marks that may not begin a line.
std::size_t columns_wanted(std::string_view next) {
  std::size_t columns = 0;
  for (std::size_t offset = 0; offset < next.size() && columns < kMaxColumns;) {
    const char32_t character = next_char(next, offset);
    if (is_unspaced(character)) return columns + 2;
    if (is_space(character)) break;
    ++columns;
  }
  return columns + 1;  // the space between
}

/// True when `next` may be the rest of a paragraph that `line` is in.
bool may_continue(const Line& line, const Line& next) {
  if (next.after_empty_line || next.kind != LineKind::prose || next.begins_block ||
      next.quote_level != line.quote_level) {
    return false;
  }
  if (line.kind != LineKind::prose && line.kind != LineKind::list_item) return false;
  // Indented further: the first line of a paragraph, unless it hangs below a list item.
  return line.kind == LineKind::list_item || next.indent.size() <= line.indent.size();
}

struct WrapEvidence {
  std::size_t pairs = 0;       ///< Line ends that could be inside a paragraph.
  std::size_t plain_cuts = 0;  ///< Those that plainly cut a sentence.
  std::size_t full = 0;        ///< Those whose line had no room for more.
  std::size_t inside = 0;      ///< Full ones without the end of a sentence.
  std::size_t cased = 0;       ///< Those before a letter of a script with case.
  std::size_t unspaced = 0;    ///< Those before an unspaced character.
  std::size_t lower = 0;       ///< Those before a lower-case one.
  std::array<std::size_t, kMaxColumns + 1> widths{};
};

bool is_full(const Line& line, const Line& next, std::size_t wrap_columns) {
  // Among kanji letters and signs are as wide as the font has them, and a mark that may
  // not begin a line takes the character before it along.
  constexpr std::size_t kUnevenColumns = 4;
  const bool uneven =
      is_unspaced(last_char(line.text)) || is_unspaced(first_char(next.text));
  return line.columns + columns_wanted(next.text) + (uneven ? kUnevenColumns : 0) >
         wrap_columns;
}

/// Lines from one empty line to the next.
using Paragraph = std::vector<Line>;

/// A paragraph of more lines is taken for several.
constexpr std::size_t kMostLines = 4000;

std::size_t indent_columns(const Line& line) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < line.indent.size();) {
    const char32_t c = next_char(line.indent, at);
    columns += c == '\t' ? 4 : c >= 0x3000 ? 2 : 1;
  }
  return columns;
}

/// Makes code of all lines of a paragraph that is code for the most part: three lines
/// or more, or indented as a block.
void mark_code(Paragraph& paragraph) {
  std::size_t code = 0, indented = 0;
  for (const Line& line : paragraph) {
    if (line.kind == LineKind::code) ++code;
    if (indent_columns(line) >= 4) ++indented;
  }
  const bool block = indented == paragraph.size() && code * 2 >= paragraph.size();
  const bool listing = paragraph.size() >= 3 && code * 5 >= paragraph.size() * 3;
  if (code == 0 || (!block && !listing)) return;
  for (Line& line : paragraph)
    if (block || !ends_sentence(line.text)) line.kind = LineKind::code;
}

/// Calls take(paragraph) for each paragraph of a text.
template <class Take>
void for_each_paragraph(std::string_view text, const LineSequences& sequences,
                        Take take) {
  LineReader reader(text, &sequences);
  Paragraph paragraph;
  for (Line line; reader.next(line);) {
    if (!paragraph.empty() &&
        (line.after_empty_line || paragraph.size() == kMostLines)) {
      mark_code(paragraph);
      mark_spaced_tables(paragraph);
      take(paragraph);
      paragraph.clear();
    }
    paragraph.push_back(line);
  }
  if (paragraph.empty()) return;
  mark_code(paragraph);
  mark_spaced_tables(paragraph);
  take(paragraph);
}

/// Calls visit(line, next) for all neighbours that may belong together.
template <class Visit>
void for_each_pair(const Paragraph& paragraph, Visit visit) {
  for (std::size_t i = 1; i < paragraph.size(); ++i)
    if (may_continue(paragraph[i - 1], paragraph[i]) && !paragraph[i].in_headlines)
      visit(paragraph[i - 1], paragraph[i]);
}

/// "I", which is written so in mid-sentence.
bool is_pronoun(std::string_view next) {
  std::size_t at = 0;
  return next_char(next, at) == U'I' &&
         (at == next.size() || !is_letter(next_char(next, at)));
}

void count(const Line& line, const Line& next, WrapEvidence& evidence) {
  ++evidence.pairs;
  ++evidence.widths[line.columns];
  if (runs_on(line.text, next.text)) ++evidence.plain_cuts;
  const char32_t first = first_char(next.text);
  if ((is_upper(first) && !is_pronoun(next.text)) || is_lower(first)) ++evidence.cased;
  if (is_lower(first)) ++evidence.lower;
  if (is_unspaced(first)) ++evidence.unspaced;
}

void count_full(const Line& line, const Line& next, std::size_t width,
                WrapEvidence& evidence) {
  if (!is_full(line, next, width)) return;
  ++evidence.full;
  if (!ends_sentence(line.text)) ++evidence.inside;
}

/// The width that all but the longest twentieth of the lines keep to.
std::size_t usual_width(const WrapEvidence& evidence) {
  std::size_t left = evidence.pairs / 20;
  std::size_t width = kMaxColumns;
  while (width > 0 && evidence.widths[width] <= left) left -= evidence.widths[width--];
  return width;
}

/// How line ends are to be undone.
struct WrapStyle {
  std::size_t columns = 0;  ///< Width of a hard-wrapped text, 0 for any other.
  bool mends_cuts = false;  ///< Line ends that plainly cut a sentence are mistakes.
};

/// The width to which lines may have been wrapped; 0 when it is none.
std::size_t wrap_width(const WrapEvidence& evidence) {
  const std::size_t width = usual_width(evidence);
  const std::size_t least = 2 * evidence.unspaced > evidence.pairs
                                ? kMinUnspacedWrapColumns
                                : kMinWrapColumns;
  const bool fits = evidence.pairs >= 2 && width >= least && width <= kMaxWrapColumns;
  return fits ? width : 0;
}

bool is_wrapped(const WrapEvidence& evidence) {
  const bool lines_are_full = 2 * evidence.full >= evidence.pairs;
  const bool sentences_go_on = 2 * evidence.inside >= evidence.full;
  // Verse begins its lines with capitals; a wrapped line seldom happens to.
  const bool not_verse = 5 * evidence.lower >= 2 * evidence.cased;
  return lines_are_full && sentences_go_on && not_verse;
}

WrapStyle find_style(std::string_view text, const LineSequences& sequences) {
  WrapEvidence evidence;
  for_each_paragraph(text, sequences, [&](const Paragraph& paragraph) {
    for_each_pair(paragraph, [&](const Line& line, const Line& next) {
      count(line, next, evidence);
    });
  });
  WrapStyle style;
  if (evidence.pairs == 0) return style;
  style.mends_cuts =
      evidence.plain_cuts <= std::max<std::size_t>(2, evidence.pairs / 5);
  const std::size_t width = wrap_width(evidence);
  if (width == 0) return style;
  for_each_paragraph(text, sequences, [&](const Paragraph& paragraph) {
    for_each_pair(paragraph, [&](const Line& line, const Line& next) {
      count_full(line, next, width, evidence);
    });
  });
  if (is_wrapped(evidence)) style.columns = width;
  return style;
}

/// The style of one paragraph of a text that is not wrapped as a whole.
WrapStyle style_of(const Paragraph& paragraph, WrapStyle style) {
  if (style.columns > 0 || paragraph.size() < 3) return style;
  WrapEvidence evidence;
  std::size_t cuts = 0, columns = 0;
  for_each_pair(paragraph, [&](const Line& line, const Line& next) {
    count(line, next, evidence);
    columns += line.columns;
    if (sentence_goes_on(line.text, next.text)) ++cuts;
  });
  if (const std::size_t width = wrap_width(evidence); width > 0) {
    for_each_pair(paragraph, [&](const Line& line, const Line& next) {
      count_full(line, next, width, evidence);
    });
    const bool ends = ends_sentence(paragraph.back().text);
    // One paragraph says less than a text: what speaks for it must be there.
    if (is_wrapped(evidence) && ends && evidence.lower + evidence.unspaced > 0 &&
        3 * cuts >= evidence.pairs)
      style.columns = width;
  }
  const bool ragged = ends_sentence(paragraph.back().text) &&
                      3 * cuts >= evidence.pairs &&
                      columns >= kMinUnspacedWrapColumns * evidence.pairs;
  if (ragged) style.mends_cuts = true;
  return style;
}

/// Builds the text of a document block by block.
class BlockWriter {
 public:
  BlockWriter(std::string_view text, Document& document)
      : sequences_(find_line_sequences(text)),
        style_(find_style(text, sequences_)),
        document_(document) {
    document_.text.clear();
    document_.text.reserve(text.size());
    document_.blocks.clear();
  }

  void write(std::string_view text) {
    for_each_paragraph(text, sequences_,
                       [this](const Paragraph& paragraph) { write(paragraph); });
    demote_headings();
  }

 private:
  void write(const Paragraph& paragraph) {
    const WrapStyle style = style_of(paragraph, style_);
    for (std::size_t i = 0; i < paragraph.size();) {
      // The block that begins with this line; it takes in lines while they belong to
      // it.
      const Line& first = paragraph[i];
      const std::size_t begin = i++;
      start(first);
      Line line = first;
      while (i < paragraph.size() && belongs(line, paragraph, i, first, style)) {
        join(paragraph[i].text);
        // The indent that counts for what follows is that of the body of the paragraph.
        line = paragraph[i++];
        if (first.kind == LineKind::list_item) line.kind = LineKind::list_item;
      }
      finish(first,
             begin == 0 && i == 1 && paragraph.size() == 1 && first.after_empty_line);
    }
  }

  /// Whether line `i` of a paragraph goes on the block whose last line is `line`.
  bool belongs(const Line& line, const Paragraph& paragraph, std::size_t i,
               const Line& first, const WrapStyle& style) const {
    const Line& next = paragraph[i];
    if (!may_continue(line, next)) return false;
    if (style.columns > 0 && is_full(line, next, style.columns)) return true;
    // What hangs below the text of an item is the rest of it.
    if (first.kind == LineKind::list_item && next.indent.size() > first.indent.size() &&
        sentence_goes_on(line.text, next.text))
      return true;
    if (style.columns == 0 && !style.mends_cuts) return false;
    const std::string rest = rest_of_sentence(paragraph, i);
    // What was joined so far tells more than its last line.
    constexpr std::size_t kFarBytes = 600;
    std::string_view block = std::string_view(document_.text).substr(begin_);
    if (block.size() > kFarBytes) block = line.text;
    if (!sentence_goes_on(block, rest)) return false;
    return style.columns > 0 ? !is_label(first) : ends_sentence(rest);
  }

  /// The lines from line `i` on to the end of a sentence, when one ends within a few
  /// lines; else line `i`.
  static std::string rest_of_sentence(const Paragraph& paragraph, std::size_t i) {
    constexpr std::size_t kMost = 12;
    const std::size_t end = std::min(i + kMost, paragraph.size());
    std::string rest;
    for (std::size_t k = i; k < end; ++k) {
      const Line& line = paragraph[k];
      if (line.columns >= kMaxColumns) break;
      if (k > i && !may_continue(paragraph[k - 1], line)) break;
      if (!rest.empty() && !is_unspaced(last_char(rest))) rest += ' ';
      rest += line.text;
      if (ends_sentence(line.text)) return rest;
    }
    return std::string(paragraph[i].text);
  }

  /// A line such as "Note:" or "Contents" that only seems to run on.
  static bool is_label(const Line& line) {
    return line.columns < kMinUnspacedWrapColumns;
  }

  void start(const Line& line) {
    std::string& text = document_.text;
    if (!text.empty()) text += line.after_empty_line ? "\n\n" : "\n";
    text += line.indent;
    begin_ = text.size();
    text += line.text;
  }

  void join(std::string_view next) {
    constexpr std::string_view kSoftHyphen = "\u00AD";
    std::string& text = document_.text;
    const char32_t last = last_char(text);
    if (text.ends_with(kSoftHyphen)) {
      text.resize(text.size() - kSoftHyphen.size());
    } else if (!is_unspaced(last) && !is_unspaced(first_char(next)) &&
               !is_cut_word(text, next)) {
      text += ' ';
    }
    text += next;
  }

  void finish(const Line& first, bool alone) {
    if (first.kind != LineKind::list_item) indents_.clear();
    switch (first.kind) {
      case LineKind::table_row:
        add_cells();
        return;
      case LineKind::spaced_row:
        add_spaced_cells();
        return;
      case LineKind::list_item:
        add(BlockKind::list_item, list_level(first.indent.size()));
        return;
      case LineKind::code:
        add(BlockKind::code, 0);
        return;
      case LineKind::heading:
        add(BlockKind::heading, static_cast<int>(first.text.find(' ')));
        return;
      default:
        break;
    }
    if (alone && looks_like_heading(first)) {
      add(BlockKind::heading, 1);
      return;
    }
    if (ends_sentence(document_.text) || first.columns > kMaxHeadingColumns)
      has_prose_ = true;
    add(BlockKind::paragraph, 0);
  }

  void add(BlockKind kind, int level) {
    document_.blocks.push_back({kind, {begin_, document_.text.size()}, level});
  }

  void add_cells() {
    const std::string_view text = document_.text;
    std::size_t begin = begin_;
    while (begin < text.size()) {
      const std::size_t end =
          std::min({text.find('\t', begin), text.find("   ", begin), text.size()});
      const std::string_view cell = trim(text.substr(begin, end - begin));
      if (!cell.empty()) {
        const auto offset = static_cast<std::size_t>(cell.data() - text.data());
        document_.blocks.push_back(
            {BlockKind::table_cell, {offset, offset + cell.size()}, 0});
      }
      begin = end + 1;
    }
  }

  void add_spaced_cells() {
    const std::size_t row = begin_;
    for (const ByteRange& cell :
         spaced_cells(std::string_view(document_.text).substr(row)))
      document_.blocks.push_back(
          {BlockKind::table_cell, {row + cell.begin_bytes, row + cell.end_bytes}, 0});
  }

  static bool looks_like_heading(const Line& line) {
    const std::string_view text = line.text;
    if (line.columns > kMaxHeadingColumns || ends_sentence(text)) return false;
    const char32_t last = last_char(text);
    if (last == U'、' || last == U'，' || last == ',') return false;
    // "(以上)" closes a text.
    const char32_t first = first_char(text);
    if ((first == '(' || first == U'（') && (last == ')' || last == U'）'))
      return false;
    for (std::size_t offset = 0; offset < text.size();) {
      if (is_letter(next_char(text, offset))) return true;
    }
    return false;  // a date, a number of a page
  }

  int list_level(std::size_t indent) {
    while (!indents_.empty() && indents_.back() > indent) indents_.pop_back();
    if (indents_.empty() || indents_.back() < indent) {
      // Deeper than this nobody sees a difference; it bounds the memory too.
      if (indents_.size() < 9) indents_.push_back(indent);
    }
    return static_cast<int>(indents_.size());
  }

  /// Short lines head something only where there is prose to head.
  void demote_headings() {
    if (has_prose_) return;
    for (Block& block : document_.blocks) {
      const bool marked = document_.text[block.range.begin_bytes] == '#';
      if (block.kind == BlockKind::heading && !marked) {
        block = {BlockKind::paragraph, block.range, 0};
      }
    }
  }

  LineSequences sequences_;
  WrapStyle style_;
  Document& document_;
  std::size_t begin_ = 0;  ///< Of the block that is being built.
  bool has_prose_ = false;
  std::vector<std::size_t> indents_;  ///< Of the list items that the current one is in.
};

}  // namespace

void read_plain_text(std::string_view text, Document& document) {
  BlockWriter(text, document).write(text);
}

void read_text_lines(std::string_view text, Document& document) {
  document.keeps_lines = true;
  document.text = text;
  std::size_t begin = 0;
  std::size_t end = 0;
  const auto end_block = [&] {
    if (end > begin) document.blocks.push_back({BlockKind::paragraph, {begin, end}, 0});
    begin = end = 0;
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t line_end = std::min(text.find('\n', at), text.size());
    const std::string_view line = trim(text.substr(at, line_end - at));
    if (line.empty()) {
      end_block();
    } else {
      const auto first = static_cast<std::size_t>(line.data() - text.data());
      if (end == 0) begin = first;
      end = first + line.size();
    }
    at = line_end + 1;
  }
  end_block();
}

}  // namespace awase
