// SPDX-License-Identifier: Apache-2.0

#include "text/line.h"

#include <algorithm>
#include <array>
#include <vector>

#include "text/line_flow.h"
#include "text/unicode.h"

namespace awase {
namespace {

constexpr std::u32string_view kBullets =
    U"・•●○■□◆◇▪▫◦►▸‣⁃※★☆◎▶➤✓\uF0B7\uF0A7\uF0D8\uF0FC\uF076";
constexpr std::u32string_view kBulletsBeforeSpace = U"-*+–—·−";
constexpr std::u32string_view kAfterNumber = U".)．）、:：";
constexpr std::u32string_view kOpeners = U"(（[［";
constexpr std::u32string_view kClosers = U")）]］";
constexpr std::u32string_view kKanjiNumbers = U"〇一二三四五六七八九十百千";
constexpr std::u32string_view kArticleUnits = U"条章節項款編部回課号";
constexpr std::u32string_view kSentenceEnds = U".!?。！？…‥．｡؟।:：;；；؛۔";
constexpr std::u32string_view kQuoteEnds = U"」』";
constexpr std::u32string_view kTrailers = U"\"')]}»”’）］】〉》｝";
constexpr std::u32string_view kWideCommas = U"、，､";
// Headlines end with に, へ or も often enough; with these hardly ever.
constexpr std::u32string_view kParticles = U"のをがは";

bool among(char32_t character, std::u32string_view characters) {
  return characters.find(character) != std::u32string_view::npos;
}

/// Moves `offset` past up to `most` characters that `test` accepts; how many they were.
template <class Test>
std::size_t skip(std::string_view text, std::size_t& offset, std::size_t most,
                 Test test) {
  std::size_t count = 0;
  while (count < most && offset < text.size()) {
    std::size_t after = offset;
    if (!test(next_char(text, after))) break;
    offset = after;
    ++count;
  }
  return count;
}

bool is_space_at(std::string_view text, std::size_t offset) {
  return offset == text.size() || is_space(next_char(text, offset));
}

/// "1.", "12)", "３．" and "1、", when no digit follows as in "3.5".
std::size_t number_marker_bytes(std::string_view text) {
  std::size_t offset = 0;
  if (skip(text, offset, 3, is_digit) == 0 || offset == text.size()) return 0;
  const char32_t mark = next_char(text, offset);
  if (!among(mark, kAfterNumber) || offset == text.size()) return 0;
  if (is_space_at(text, offset)) return offset;
  std::size_t after = offset;
  const char32_t next = next_char(text, after);
  // "1.概要" but not "3.5", "10:30", "www.1.example" or "2)x".
  const bool tight =
      is_unspaced(next) && !is_digit(next) && mark != ':' && mark != U'：';
  return tight ? offset : 0;
}

/// "(1)", "（ア）", "(iv)", "a)", "1)": letters or digits and a closing bracket.
std::size_t bracket_marker_bytes(std::string_view text) {
  std::size_t offset = 0;
  const bool opened =
      skip(text, offset, 1, [](char32_t c) { return among(c, kOpeners); }) == 1;
  const std::size_t inside = skip(text, offset, opened ? 4 : 1, [](char32_t c) {
    return is_digit(c) || among(c, kKanjiNumbers) || is_katakana(c) || is_latin(c);
  });
  if (inside == 0 || offset == text.size()) return 0;
  if (!among(next_char(text, offset), kClosers)) return 0;
  // "(a) text", "(1)本文"; not "f(x)" or "(UN) resolutions" in upper case.
  const std::string_view label = text.substr(0, offset);
  const bool shouted = opened && inside > 1 &&
                       std::any_of(label.begin(), label.end(),
                                   [](char c) { return c >= 'A' && c <= 'Z'; });
  if (shouted) return 0;
  if (is_space_at(text, offset)) return offset;
  std::size_t after = offset;
  return opened && is_unspaced(next_char(text, after)) ? offset : 0;
}

/// "第3条", "第十二章": only with what makes it a label of its own after it.
std::size_t article_marker_bytes(std::string_view text) {
  std::size_t offset = 0;
  if (skip(text, offset, 1, [](char32_t c) { return c == U'第'; }) == 0) return 0;
  const std::size_t digits = skip(text, offset, 6, [](char32_t c) {
    return is_digit(c) || among(c, kKanjiNumbers);
  });
  if (digits == 0) return 0;
  if (skip(text, offset, 1, [](char32_t c) { return among(c, kArticleUnits); }) == 0) {
    return 0;
  }
  std::size_t after = offset;
  const bool alone =
      is_space_at(text, offset) || among(next_char(text, after), U"（(「【:：");
  return alone ? offset : 0;
}

/// Columns, near enough for comparing lines and much faster than display_width().
std::size_t rough_columns(std::string_view text) {
  if (text.size() > 3 * kMaxColumns) return kMaxColumns;
  std::size_t columns = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if ((byte & 0xC0) == 0x80) continue;
    // From U+3000 on characters are wide, but for half-width kana (EF BD, EF BE).
    const bool half = byte == 0xEF && i + 1 < text.size() &&
                      (text[i + 1] == '\xBD' || text[i + 1] == '\xBE');
    columns += byte >= 0xE3 && !half ? 2 : 1;
  }
  return std::min(columns, kMaxColumns);
}

/// True when a Japanese sentence goes on behind `text`: 書面による, 及び.
bool cannot_end(std::string_view text) {
  static constexpr std::array<std::string_view, 22> kLeads = {
      "による",     "に関する", "における", "に対する",  "に基づく", "に係る",
      "についての", "のための", "という",   "といった",  "及び",     "並びに",
      "又は",       "若しくは", "および",   "ならびに",  "または",   "もしくは",
      "かつ",       "とともに", "ではなく", "だけでなく"};
  return std::any_of(kLeads.begin(), kLeads.end(),
                     [&](std::string_view lead) { return text.ends_with(lead); });
}

LineKind kind_of(std::string_view text) {
  const std::size_t marks = std::min(text.find_first_not_of('#'), text.size());
  if (marks >= 1 && marks <= 6 && marks < text.size() && text[marks] == ' ') {
    return LineKind::heading;
  }
  if (is_code_line(text)) return LineKind::code;
  const std::size_t marker = list_marker_bytes(text);
  if (marker > 0) return LineKind::list_item;
  if (text.find('\t') != std::string_view::npos) return LineKind::table_row;
  // Columns that spaces hold apart, two gaps or more.
  constexpr std::string_view kGap = "   ";
  const std::size_t gap = text.find(kGap);
  if (gap != std::string_view::npos &&
      text.find(kGap, text.find_first_not_of(' ', gap)) != std::string_view::npos)
    return LineKind::table_row;
  if (text.size() > 1 && text.front() == '|' && text.back() == '|') {
    return LineKind::table_row;
  }
  // Lines drawn under headings and between parts.
  if (text.size() >= 3 &&
      text.find_first_not_of("-=_*~+#. ") == std::string_view::npos) {
    return LineKind::rule;
  }
  return LineKind::prose;
}

}  // namespace

bool LineReader::next(Line& line) {
  while (!rest_.empty()) {
    const std::size_t end = std::min(rest_.find('\n'), rest_.size());
    const std::string_view whole = rest_.substr(0, end);
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
    const QuotedLine quoted = strip_quote_marks(whole);
    const std::string_view text = trim(quoted.text);
    if (text.empty()) {
      empty_line_seen_ = true;
      continue;
    }
    line.text = text;
    line.quote_level = quoted.level;
    line.indent =
        quoted.level > 0
            ? std::string_view()
            : whole.substr(0, static_cast<std::size_t>(text.data() - whole.data()));
    line.kind = kind_of(text);
    line.columns =
        std::min(rough_columns(line.indent) + rough_columns(text), kMaxColumns);
    line.after_empty_line = empty_line_seen_;
    empty_line_seen_ = false;
    apply_sequences(line);
    return true;
  }
  return false;
}

void LineReader::apply_sequences(Line& line) {
  line.begins_block = false;
  line.in_headlines = false;
  if (sequences_ == nullptr) return;
  const auto offset = static_cast<std::size_t>(line.text.data() - text_.data());
  const auto reaches = [offset](const std::vector<std::size_t>& offsets,
                                std::size_t& next) {
    while (next < offsets.size() && offsets[next] < offset) ++next;
    return next < offsets.size() && offsets[next] == offset;
  };
  const bool is_item = reaches(sequences_->items, next_item_);
  if (is_item && line.kind == LineKind::prose) line.kind = LineKind::list_item;
  line.begins_block = reaches(sequences_->blocks, next_block_);
  const bool first_of_headlines = reaches(sequences_->headlines, next_headlines_);
  if (line.after_empty_line || first_of_headlines) in_headlines_ = first_of_headlines;
  line.in_headlines = in_headlines_;
}

std::size_t list_marker_bytes(std::string_view text) {
  if (text.empty()) return 0;
  std::size_t offset = 0;
  const char32_t first = next_char(text, offset);
  if (offset == text.size()) return 0;
  if (among(first, kBullets)) return offset;
  if (among(first, kBulletsBeforeSpace)) return is_space_at(text, offset) ? offset : 0;
  if (first >= U'①' && first <= U'⒛') return offset;
  if (const std::size_t bytes = number_marker_bytes(text)) return bytes;
  if (const std::size_t bytes = bracket_marker_bytes(text)) return bytes;
  return article_marker_bytes(text);
}

bool ends_sentence(std::string_view text) {
  while (!text.empty()) {
    std::size_t offset = text.size();
    const char32_t last = previous_char(text, offset);
    if (among(last, kSentenceEnds) || among(last, kQuoteEnds)) return true;
    if (!among(last, kTrailers)) return false;
    text = text.substr(0, offset);
  }
  return false;
}

bool runs_on(std::string_view text, std::string_view next) {
  if (text.empty() || next.empty() || ends_sentence(text)) return false;
  const char32_t last = last_char(text);
  const char32_t first = first_char(next);
  if (among(last, kWideCommas)) return true;
  // "pip" behind a heading in kanji says nothing.
  const bool has_case = is_letter(last) && !is_unspaced(last);
  if (is_lower(first) && (has_case || is_digit(last) || among(last, U",-"))) {
    return true;
  }
  if (text.ends_with("もの")) return false;  // a noun
  return (among(last, kParticles) || cannot_end(text)) && is_letter(first) &&
         (is_unspaced(first) || is_lower(first));
}

}  // namespace awase
