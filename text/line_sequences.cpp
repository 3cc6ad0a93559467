// SPDX-License-Identifier: Apache-2.0
//
// Each line gets the markers that its beginning may be (イ is the second vowel and the
// first of iroha), as a kind and a value. A marker counts when another of its kind with
// the value before it stands a few lines above; so the table holds the last line of
// each kind only.

#include "text/line_sequences.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <utility>

#include "text/line.h"
#include "text/unicode.h"

namespace awase {
namespace {

constexpr std::size_t kMostLinesBetween = 6;
constexpr std::size_t kMostLinesOfTalk = 3;

bool among(char32_t character, std::u32string_view characters) {
  return character != 0 && characters.find(character) != std::u32string_view::npos;
}

char32_t at(std::string_view text, std::size_t offset) {
  return offset < text.size() ? first_char(text.substr(offset)) : 0;
}

enum class Order { next, rising, any };

struct Marker {
  std::string kind;
  int value = 0;
  Order order = Order::next;
  bool is_item = true;
};

/// Digits or kanji numerals up to 9,999; -1 when none stand at `offset`.
int read_value(std::string_view text, std::size_t& offset, bool& is_kanji) {
  constexpr std::u32string_view kDigits = U"〇一二三四五六七八九";
  int value = 0;
  int digits = 0;
  std::size_t next = offset;
  is_kanji = false;
  while (digits < 4 && next < text.size()) {
    std::size_t after = next;
    const char32_t c = next_char(text, after);
    const bool kanji = among(c, kDigits) || c == U'十';
    const bool digit = (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９');
    if ((!digit && !kanji) || (digits > 0 && kanji != is_kanji)) break;
    is_kanji = kanji;
    if (c == U'十') {
      value = value == 0 ? 10 : value * 10;
    } else if (kanji) {
      const auto units = static_cast<int>(kDigits.find(c));
      value = value >= 10 && value % 10 == 0 ? value + units : value * 10 + units;
    } else {
      value = value * 10 + static_cast<int>(c >= U'０' ? c - U'０' : c - U'0');
    }
    ++digits;
    next = after;
  }
  if (digits == 0) return -1;
  offset = next;
  return value;
}

/// What ends a marker: a space or a mark, as a letter of its kind; 0 for none.
char32_t closer_at(std::string_view text, std::size_t offset, bool needs_mark) {
  const char32_t c = at(text, offset);
  if (among(c, U"、．.)）：:）]］")) return c;
  if (c == U'　' || c == U'\t') return U' ';
  return !needs_mark && c == U' ' ? U' ' : 0;
}

void add(std::vector<Marker>& markers, std::string kind, char32_t closer, int value) {
  append_char(kind, closer);
  markers.push_back({std::move(kind), value, Order::next, true});
}

/// "一　", "１．", "1 ", "第一　", "手順１　", "Step 1:": an optional word and a
/// number.
void read_numbered(std::string_view text, std::vector<Marker>& markers) {
  constexpr std::size_t kMostWordBytes = 24;
  std::size_t word_end = 0;
  bool is_kanji = false;
  while (word_end < text.size() && word_end <= kMostWordBytes) {
    std::size_t number = word_end;
    if (read_value(text, number, is_kanji) >= 0) break;
    std::size_t next = word_end;
    const char32_t c = next_char(text, next);
    if (!is_letter(c) && c != U' ') return;
    word_end = next;
  }
  if (word_end > kMostWordBytes) return;
  std::size_t offset = word_end;
  const int value = read_value(text, offset, is_kanji);
  if (value < 0) return;
  if (word_end > 0 && is_kanji && text.substr(0, word_end) != "第") return;
  // A space alone ends a marker only among ideographs: "Figure 3 shows" may begin two
  // wrapped lines.
  const bool is_japanese =
      word_end > 0 ? is_unspaced(first_char(text)) : is_unspaced(at(text, offset + 1));
  const char32_t closer = closer_at(text, offset, !is_japanese);
  if (closer == 0 || (closer == U':' && is_digit(at(text, offset + 1)))) return;
  if (is_digit(at(text, offset + 1)) && (closer == U'.' || closer == U')')) return;
  add(markers, std::string(text.substr(0, word_end)) + (is_kanji ? "#k" : "#"), closer,
      value);
}

/// "イ．", "ア　", "ａ　", "Ⅰ　", "甲　": one letter of an order.
void read_lettered(std::string_view text, std::vector<Marker>& markers) {
  static constexpr std::array<std::u32string_view, 4> kOrders = {
      U"アイウエオカキクケコサシスセソタチツテト", U"イロハニホヘトチリヌルヲワカヨ",
      U"甲乙丙丁戊己", U"あいうえおかきくけこ"};
  std::size_t offset = 0;
  if (text.empty()) return;
  const char32_t first = next_char(text, offset);
  const bool is_roman = first >= U'Ⅰ' && first <= U'ⅻ';
  const char32_t closer = closer_at(text, offset, first < 0x80);
  if (closer == 0) return;
  if (is_roman) {
    const bool is_small = first >= U'ⅰ';
    add(markers, is_small ? "roman" : "ROMAN", closer,
        static_cast<int>(first - (is_small ? U'ⅰ' : U'Ⅰ')));
  }
  if (first >= U'Ａ' && first <= U'ｚ' && is_latin(first)) {
    add(markers, first >= U'ａ' ? "latin" : "LATIN", closer, static_cast<int>(first));
  }
  for (std::size_t order = 0; order < kOrders.size(); ++order) {
    const std::size_t place = kOrders[order].find(first);
    if (place == std::u32string_view::npos) continue;
    add(markers, "order" + std::to_string(order), closer, static_cast<int>(place));
  }
}

/// "9:00　開会", "午後３時　閉会", "4月1日　", "2025年　": what comes later follows.
void read_time(std::string_view text, std::vector<Marker>& markers) {
  std::size_t offset = 0;
  bool is_kanji = false;
  int noon = 0;
  for (const auto& [word, hours] :
       {std::pair<std::string_view, int>{"午前", 0}, {"午後", 12}}) {
    if (text.starts_with(word)) offset = word.size(), noon = hours;
  }
  long total = 0;
  std::string kind;
  for (int part = 0; part < 3; ++part) {
    const int value = read_value(text, offset, is_kanji);
    if (value < 0) break;
    const char32_t unit = at(text, offset);
    if (!among(unit, U"年月日時分:：")) return;
    if (unit == U':' && !is_digit(at(text, offset + 1))) return;
    kind += unit == U'時' || unit == U'分' || unit == U':' || unit == U'：' ? 't' : 'd';
    total = total * 100 + value + (part == 0 ? noon : 0);
    next_char(text, offset);
    if ((unit == U':' || unit == U'：') && part == 0) {
      const int minutes = read_value(text, offset, is_kanji);
      if (minutes < 0) return;
      total = total * 100 + minutes;
      break;
    }
  }
  if (kind.empty() || !among(at(text, offset), U" 　\t：〜～-－–（")) return;
  markers.push_back({kind.substr(0, 1) + "time", static_cast<int>(total % 100'000'000),
                     Order::rising, false});
}

/// "佐伯：…", "Q：": a short word without punctuation before a wide colon.
void read_speaker(std::string_view text, std::vector<Marker>& markers) {
  constexpr int kMostChars = 12;
  int chars = 0;
  for (std::size_t next = 0; next < text.size() && chars <= kMostChars; ++chars) {
    const char32_t c = next_char(text, next);
    if (c == U'：') {
      if (chars > 0 && next < text.size())
        markers.push_back({"speaker", 0, Order::any, false});
      return;
    }
    if (!is_letter(c) && !is_digit(c) && !among(c, U"・（）()々ー ")) return;
  }
}

std::vector<Marker> read_markers(std::string_view text) {
  std::vector<Marker> markers;
  read_numbered(text, markers);
  read_lettered(text, markers);
  read_time(text, markers);
  read_speaker(text, markers);
  return markers;
}

/// Where the last line with a marker of one kind was.
struct Seen {
  std::size_t line = 0;
  std::size_t offset = 0;
  int value = 0;
};

class Finder {
 public:
  explicit Finder(std::string_view text) : text_(text) {}

  LineSequences find() && {
    for (std::size_t begin = 0; begin < text_.size();) {
      const std::size_t end = std::min(text_.find('\n', begin), text_.size());
      const std::string_view line =
          trim(strip_quote_marks(text_.substr(begin, end - begin)).text);
      if (line.empty()) {
        finish_paragraph();
      } else {
        take(line, static_cast<std::size_t>(line.data() - text_.data()));
      }
      begin = end + 1;
    }
    finish_paragraph();
    for (auto* offsets : {&found_.items, &found_.blocks}) {
      std::sort(offsets->begin(), offsets->end());
      offsets->erase(std::unique(offsets->begin(), offsets->end()), offsets->end());
    }
    return std::move(found_);
  }

 private:
  void take(std::string_view line, std::size_t offset) {
    ++line_;
    look_for_headlines(line, offset);
    bool is_member = false;
    for (const Marker& marker : read_markers(line)) {
      const auto [place, is_new] = seen_.try_emplace(marker.kind);
      Seen& last = place->second;
      const std::size_t apart =
          marker.order == Order::next ? kMostLinesBetween : kMostLinesOfTalk;
      const bool follows = marker.order == Order::next ? marker.value == last.value + 1
                           : marker.order == Order::rising ? marker.value > last.value
                                                           : true;
      if (!is_new && line_ - last.line <= apart && follows) {
        auto& offsets = marker.is_item ? found_.items : found_.blocks;
        offsets.push_back(last.offset);
        offsets.push_back(offset);
        is_member = true;
      }
      last = {line_, offset, marker.value};
    }
    if (is_member) {
      last_member_ = line_;
    } else if (last_member_ > 0 && line_ - last_member_ <= kMostLinesBetween) {
      hang_on_list(line, offset);
    }
  }

  // What ends a list though it has no marker of it: ただし, the next paragraph's
  // number.
  void hang_on_list(std::string_view line, std::size_t offset) {
    for (const std::string_view word :
         {"ただし、", "但し、", "この場合において", "なお、", "前項の"}) {
      if (line.starts_with(word)) found_.blocks.push_back(offset);
    }
    std::size_t end = 0;
    bool is_kanji = false;
    const int value = read_value(line, end, is_kanji);
    if (value > 1 && value < 100 && at(line, end) == U'　')
      found_.items.push_back(offset);
  }

  void look_for_headlines(std::string_view line, std::size_t offset) {
    if (lines_in_paragraph_++ == 0) paragraph_ = offset;
    for (std::size_t next = 0; next < line.size() && !has_sentence_;) {
      const char32_t c = next_char(line, next);
      has_sentence_ = among(c, U"。．！？｡.!?");
    }
    if (is_unspaced(last_char(line))) ++unspaced_lines_;
  }

  void finish_paragraph() {
    if (lines_in_paragraph_ > 1 && unspaced_lines_ == lines_in_paragraph_ &&
        !has_sentence_) {
      found_.headlines.push_back(paragraph_);
    }
    lines_in_paragraph_ = unspaced_lines_ = 0;
    has_sentence_ = false;
  }

  std::string_view text_;
  LineSequences found_;
  std::map<std::string, Seen> seen_;
  std::size_t line_ = 0;
  std::size_t last_member_ = 0;
  std::size_t paragraph_ = 0;
  std::size_t lines_in_paragraph_ = 0;
  std::size_t unspaced_lines_ = 0;
  bool has_sentence_ = false;
};

}  // namespace

LineSequences find_line_sequences(std::string_view text) { return Finder(text).find(); }

QuotedLine strip_quote_marks(std::string_view line) {
  constexpr std::size_t kMostMarks = 9;
  QuotedLine quoted{line, 0};
  std::string_view rest = line;
  while (quoted.level < kMostMarks) {
    const std::string_view text = trim(rest);
    const std::size_t mark = text.starts_with('>')    ? 1
                             : text.starts_with("＞") ? std::string_view("＞").size()
                                                      : 0;
    if (mark == 0) break;
    rest = text.substr(mark);
    ++quoted.level;
  }
  if (quoted.level == 0) return quoted;
  const bool is_prompt =
      line.starts_with(">>>") && !line.starts_with(">>>>") && at(rest, 1) < 0x80;
  const bool is_tight =
      !rest.empty() && !is_space(first_char(rest)) && !is_unspaced(first_char(rest));
  if (is_prompt || is_tight) return {line, 0};
  quoted.text = rest;
  return quoted;
}

}  // namespace awase
