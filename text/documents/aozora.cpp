// SPDX-License-Identifier: Apache-2.0
//
// The marks: https://www.aozora.gr.jp/annotation/

#include "text/documents/aozora.h"

#include <algorithm>
#include <charconv>
#include <iconv.h>
#include <optional>
#include <string>

#include "text/documents/block_writer.h"
#include "text/unicode.h"

namespace awase {
namespace {

constexpr std::string_view kNoteOpen = "［＃";
constexpr std::string_view kNoteClose = "］";
constexpr std::string_view kReadingOpen = "《";
constexpr std::string_view kReadingClose = "》";
constexpr std::string_view kBaseMark = "｜";

std::string_view take_line(std::string_view& rest) {
  const std::size_t end = std::min(rest.find('\n'), rest.size());
  const std::string_view line = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return line;
}

bool is_kana_text(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_char(text, at);
    if (!is_hiragana(c) && !is_katakana(c) && c != U'ー' && c != U'・' && c != U'　')
      return false;
  }
  return !text.empty();
}

/// A line of dashes around the explanation of the marks.
bool is_rule(std::string_view line) {
  line = trim(line);
  return line.size() >= 20 && line.find_first_not_of('-') == std::string_view::npos;
}

/// The character of JIS X 0213 at a plane, row and cell; empty where it is not known.
std::string jis_character(unsigned plane, unsigned row, unsigned cell) {
  if (plane < 1 || plane > 2 || row < 1 || row > 94 || cell < 1 || cell > 94) return {};
  const iconv_t converter = iconv_open("UTF-8", "EUC-JISX0213");
  if (converter == reinterpret_cast<iconv_t>(-1)) return {};  // NOLINT: as POSIX says
  char in[3] = {'\x8F', static_cast<char>(0xA0U + row),
                static_cast<char>(0xA0U + cell)};
  char* from = in + (plane == 2 ? 0 : 1);
  std::size_t from_bytes = plane == 2 ? 3 : 2;
  char out[16];
  char* to = out;
  std::size_t to_bytes = sizeof out;
  const bool done = iconv(converter, &from, &from_bytes, &to, &to_bytes) !=
                        static_cast<std::size_t>(-1) &&
                    // Some characters wait for one that may combine with them.
                    iconv(converter, nullptr, nullptr, &to, &to_bytes) !=
                        static_cast<std::size_t>(-1);
  iconv_close(converter);
  return done ? std::string(out, to) : std::string();
}

std::optional<unsigned> take_number(std::string_view& text, int base) {
  unsigned value = 0;
  const auto result =
      std::from_chars(text.data(), text.data() + text.size(), value, base);
  if (result.ec != std::errc()) return {};
  text.remove_prefix(static_cast<std::size_t>(result.ptr - text.data()));
  return value;
}

/// The character that a note describes: "「てへん＋劣」、第3水準1-84-77", "…、U+6E3C".
std::string described_character(std::string_view note) {
  if (const std::size_t code = note.find("U+"); code != std::string_view::npos) {
    std::string_view rest = note.substr(code + 2);
    const auto value = take_number(rest, 16);
    std::string character;
    if (value && *value >= 0x20 && *value <= 0x10FFFF &&
        (*value < 0xD800 || *value > 0xDFFF))
      append_char(character, static_cast<char32_t>(*value));
    return character;
  }
  std::size_t at = note.find("水準");
  if (at == std::string_view::npos) at = note.rfind("、");
  if (at == std::string_view::npos) return {};
  std::string_view rest = note.substr(at);
  rest.remove_prefix(std::min(rest.find_first_of("123456789"), rest.size()));
  unsigned numbers[3] = {};
  for (int k = 0; k < 3; ++k) {
    const auto value = take_number(rest, 10);
    if (!value) return {};
    numbers[k] = *value;
    if (k == 2) break;
    if (!rest.starts_with('-')) return {};
    rest.remove_prefix(1);
  }
  return jis_character(numbers[0], numbers[1], numbers[2]);
}

/// 1 to 3 for a note that makes a heading; 0 for others.
int heading_level(std::string_view note) {
  if (note.find("大見出し") != std::string_view::npos) return 1;
  if (note.find("中見出し") != std::string_view::npos) return 2;
  if (note.find("小見出し") != std::string_view::npos) return 3;
  return 0;
}

class AozoraReader {
 public:
  explicit AozoraReader(Document& document) : document_(document), writer_(document) {}

  void read(std::string_view text) {
    bool is_head = true;
    while (!text.empty()) {
      std::string_view line = take_line(text);
      if (is_rule(line) && skip_explanation(text)) continue;
      if (trim(line).starts_with("底本：")) in_colophon_ = true;
      add_line(line, is_head);
      is_head = is_head && document_.blocks.empty();
    }
    leave_out(document_, LeftOutReason::remark, notes_);
  }

 private:
  /// Leaves out what stands up to the next rule, when it explains the marks.
  bool skip_explanation(std::string_view& text) {
    std::string_view rest = text;
    std::string explanation;
    constexpr int kMostLines = 60;
    for (int lines = 0; !rest.empty() && lines < kMostLines; ++lines) {
      const std::string_view line = take_line(rest);
      if (is_rule(line)) {
        if (explanation.find(kReadingOpen) == std::string::npos &&
            explanation.find(kNoteOpen) == std::string::npos)
          return false;
        leave_out(document_, LeftOutReason::remark, explanation);
        text = rest;
        return true;
      }
      explanation += trim(line);
      explanation += '\n';
    }
    return false;
  }

  void add_line(std::string_view line, bool is_title) {
    level_ = 0;
    const std::string words = plain(line);
    BlockRole role;
    if (in_colophon_)
      role = {.kind = BlockKind::page_footer, .boilerplate = true};
    else if (std::max(level_, open_level_) > 0)
      role = {.kind = BlockKind::heading, .level = std::max(level_, open_level_)};
    else if (is_title)
      role = {.kind = BlockKind::title};
    writer_.add(words, std::move(role));
  }

  /// `line` without marks.
  std::string plain(std::string_view line) {
    std::string result;
    for (std::size_t at = 0; at < line.size();) {
      const std::string_view rest = line.substr(at);
      if (rest.starts_with(kNoteOpen)) {
        at += take_note(rest, result);
      } else if (rest.starts_with(kReadingOpen)) {
        const std::size_t end = rest.find(kReadingClose);
        if (end == std::string_view::npos || result.empty()) {
          result += kReadingOpen;
          at += kReadingOpen.size();
          continue;
        }
        leave_out(document_, LeftOutReason::reading,
                  rest.substr(kReadingOpen.size(), end - kReadingOpen.size()));
        at += end + kReadingClose.size();
      } else if (rest.starts_with(kBaseMark) &&
                 rest.find(kReadingOpen) != std::string_view::npos) {
        at += kBaseMark.size();
      } else if (rest.starts_with("／″＼")) {
        result += "〴〵";
        at += std::string_view("／″＼").size();
      } else if (rest.starts_with("／＼")) {
        result += "〳〵";
        at += std::string_view("／＼").size();
      } else {
        result += line[at++];
      }
    }
    return result;
  }

  /// Takes a note at the beginning of `rest`; gives its bytes. Notes stand in notes.
  std::size_t take_note(std::string_view rest, std::string& result) {
    std::size_t depth = 0;
    std::size_t end = 0;
    while (end < rest.size()) {
      if (rest.substr(end).starts_with(kNoteOpen)) {
        ++depth;
        end += kNoteOpen.size();
      } else if (rest.substr(end).starts_with(kNoteClose)) {
        end += kNoteClose.size();
        if (--depth == 0) break;
      } else {
        ++end;
      }
    }
    if (depth > 0) {  // Never closed: text.
      result += kNoteOpen;
      return kNoteOpen.size();
    }
    const std::string_view note =
        rest.substr(kNoteOpen.size(), end - kNoteOpen.size() - kNoteClose.size());
    constexpr std::string_view kDescribed = "※";
    if (result.ends_with(kDescribed)) {
      const std::string character = described_character(note);
      result.resize(result.size() - kDescribed.size());
      result += character.empty() ? "〓" : character;
    } else if (const int level = heading_level(note); level > 0) {
      const bool ends = note.ends_with("終わり");
      if (note.starts_with("ここ"))
        open_level_ = ends ? 0 : level;
      else
        level_ = level;
    }
    constexpr std::size_t kMostBytes = 1 << 16;
    if (notes_.size() < kMostBytes) {
      if (!notes_.empty()) notes_ += ' ';
      notes_ += rest.substr(0, end);
    }
    return end;
  }

  Document& document_;
  BlockWriter writer_;
  std::string notes_;
  int level_ = 0;       ///< Of the line, when it is a heading.
  int open_level_ = 0;  ///< Of the lines up to the note that ends it.
  bool in_colophon_ = false;
};

}  // namespace

bool looks_like_aozora(std::string_view text) {
  constexpr std::size_t kLookBytes = 200'000;
  text = text.substr(0, kLookBytes);
  std::size_t readings = 0, notes = 0;
  for (std::size_t at = text.find(kReadingOpen); at != text.npos && readings < 3;
       at = text.find(kReadingOpen, at + 1)) {
    const std::size_t begin = at + kReadingOpen.size();
    const std::size_t end = text.find(kReadingClose, begin);
    constexpr std::size_t kLongest = 60;
    if (end == text.npos || end - begin > kLongest || at == 0) continue;
    std::size_t before = at;
    const char32_t base = previous_char(text, before);
    const bool kanji = is_letter(base) && !is_hiragana(base) && !is_katakana(base);
    if (kanji && is_kana_text(text.substr(begin, end - begin))) ++readings;
  }
  for (std::size_t at = text.find(kNoteOpen); at != text.npos && notes < 3;
       at = text.find(kNoteOpen, at + 1))
    ++notes;
  const bool colophon = text.find("\n底本：") != text.npos;
  return readings + notes >= 3 || (colophon && readings + notes > 0);
}

void read_aozora(std::string_view text, Document& document) {
  AozoraReader(document).read(text);
}

}  // namespace awase
