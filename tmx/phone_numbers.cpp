// SPDX-License-Identifier: Apache-2.0
//
// A run of digits and of the marks between them is cut out of the text, then judged by
// its groups of digits. ITU-T E.123 and E.164 say how numbers are written and how long
// they are; national habits differ in the marks alone.

#include "tmx/phone_numbers.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "text/unicode.h"

namespace awase {
namespace {

constexpr std::size_t kMostDigits = 15;  // E.164.

/// A character of a run.
struct Glyph {
  char32_t character = 0;  ///< Narrow: '0' to '9', '+', '(', ')', '-', '.', '/', ' '.
  std::size_t begin_bytes = 0;
  std::size_t end_bytes = 0;
};

/// The narrow form of what phone numbers are written with; 0 for all else.
char32_t narrow(char32_t c) {
  if (c >= U'0' && c <= U'9') return c;
  if (c >= U'０' && c <= U'９') return c - U'０' + U'0';
  switch (c) {
    case U'+':
    case U'＋':
      return U'+';
    case U'(':
    case U'（':
      return U'(';
    case U')':
    case U'）':
      return U')';
    case U'-':
    case U'‐':
    case U'‑':
    case U'‒':
    case U'–':
    case U'−':
    case U'－':
    case U'ー':
      return U'-';
    case U'.':
    case U'．':
    case U'·':
      return U'.';
    case U'/':
    case U'／':
      return U'/';
    case U' ':
    case U'\u00A0':
    case U'\u202F':
    case U'\u2009':
    case U'\u3000':
      return U' ';
    default:
      return 0;
  }
}

bool is_digit_glyph(char32_t c) { return c >= U'0' && c <= U'9'; }

/// A run as groups of digits with the marks before each.
struct Groups {
  std::vector<std::string> digits;
  std::vector<std::string> marks;  ///< Before the group; the first may be "+" or "(".
  std::size_t count = 0;           ///< Digits in all.

  bool has_mark(char mark) const {
    return std::any_of(marks.begin() + 1, marks.end(),
                       [&](const std::string& marks_of) {
                         return marks_of.find(mark) != std::string::npos;
                       });
  }
  bool has_sizes(std::initializer_list<std::size_t> sizes) const {
    return std::equal(digits.begin(), digits.end(), sizes.begin(), sizes.end(),
                      [](const std::string& group, std::size_t size) {
                        return group.size() == size;
                      });
  }
};

Groups groups_of(const std::vector<Glyph>& run) {
  Groups groups;
  std::string mark;
  bool in_digits = false;
  for (const Glyph& glyph : run) {
    const char c = static_cast<char>(glyph.character);
    if (is_digit_glyph(glyph.character)) {
      if (!in_digits) {
        groups.digits.emplace_back();
        groups.marks.push_back(mark);
        mark.clear();
      }
      groups.digits.back() += c;
      ++groups.count;
      in_digits = true;
    } else {
      mark += c;
      in_digits = false;
    }
  }
  return groups;
}

/// Thousands: 1 000 000, 10.000.000.
bool is_sum(const Groups& groups) {
  return groups.digits.size() > 1 && groups.count <= 10 &&
         groups.digits.front().size() <= 3 &&
         std::all_of(groups.digits.begin() + 1, groups.digits.end(),
                     [](const std::string& group) { return group.size() == 3; });
}

/// 2026-01-31, 31.01.2026, with or without an hour behind it.
bool is_date(const Groups& groups) {
  if (groups.digits.size() < 3) return false;
  const auto size = [&](std::size_t k) { return groups.digits[k].size(); };
  const bool begins_with_year =
      size(0) == 4 && size(1) <= 2 && size(2) <= 2 &&
      (groups.digits[0][0] == '1' || groups.digits[0][0] == '2');
  const bool ends_with_year =
      size(0) <= 2 && size(1) <= 2 && size(2) == 4 &&
      (groups.digits[2][0] == '1' || groups.digits[2][0] == '2');
  return begins_with_year || ends_with_year;
}

/// Whether a number with the 0 of a trunk is grouped as one.
bool is_national(const Groups& groups) {
  if (groups.digits.size() == 1) return groups.count == 10 || groups.count == 11;
  // "0 212 123 45 67": the 0 of the trunk stands alone.
  if (groups.has_sizes({1, 3, 3, 2, 2})) return true;
  if (groups.digits.front().size() < 2) return false;
  if (groups.count < 9 || groups.count > 12) return false;
  return std::all_of(groups.digits.begin() + 1, groups.digits.end(),
                     [](const std::string& group) { return group.size() >= 2; });
}

bool is_north_american(const Groups& groups) {
  const bool is_ten = groups.has_sizes({3, 3, 4});
  const bool is_eleven = groups.has_sizes({1, 3, 3, 4}) && groups.digits.front() == "1";
  if (!is_ten && !is_eleven) return false;
  const std::string& area = groups.digits[is_ten ? 0 : 1];
  const bool has_marks =
      groups.has_mark('-') || groups.has_mark('.') || groups.has_mark(')');
  return area[0] >= '2' && has_marks;
}

/// With the area in brackets and no 0: "(11) 91234-5678" and, with Russia's trunk, "8
/// (495) 123-45-67".
bool has_bracketed_area(const Groups& groups) {
  const bool is_brazilian =
      groups.marks.front() == "(" &&
      (groups.has_sizes({2, 5, 4}) || groups.has_sizes({2, 4, 4}));
  const bool is_russian = groups.digits.front() == "8" && groups.digits.size() > 1 &&
                          groups.marks[1].ends_with('(') &&
                          groups.has_sizes({1, 3, 3, 2, 2});
  return (is_brazilian && groups.marks[1].starts_with(')')) || is_russian;
}

/// How a text before the number speaks of it.
enum class Said { nothing, phone, other };

Said said_before(std::string_view text, std::size_t at) {
  constexpr std::size_t kBefore = 24;
  std::size_t from = at > kBefore ? at - kBefore : 0;
  while (from > 0 && from < text.size() && (text[from] & 0xC0) == 0x80) --from;
  const std::string before = fold(text.substr(from, at - from));
  constexpr std::array<std::string_view, 9> kOthers = {
      "isbn", "issn", "ean", "jan", "iban", "order", "invoice", "注文", "品番"};
  constexpr std::array<std::string_view, 20> kPhones = {
      "tel",   "phone", "fax",  "mobile", "mob.",   "cell",       "call ",
      "handy", "fon",   "電話", "携帯",   "でんわ", "ファックス", "전화",
      "휴대",  "팩스",  "电话", "手机",   "тел",    "telé"};
  const auto is_there = [&](std::string_view word) {
    return before.find(word) != std::string::npos;
  };
  if (std::any_of(kOthers.begin(), kOthers.end(), is_there)) return Said::other;
  if (std::any_of(kPhones.begin(), kPhones.end(), is_there)) return Said::phone;
  return Said::nothing;
}

bool is_latin_letter(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || c == U'_' ||
         (c >= 0xC0 && c <= 0x24F);
}

/// Whether what stands beside the number makes it a part of something else.
bool is_part_of_more(std::string_view text, const ByteRange& range) {
  if (std::size_t at = range.begin_bytes; at > 0) {
    const char32_t before = previous_char(text, at);
    if (is_latin_letter(before) || is_digit(before) || before == U'.' ||
        before == U',' || before == U'-' || before == U'#' || before == U'/' ||
        before == U'=' || before == U'$' || before == U'€' || before == U'¥')
      return true;
  }
  std::size_t at = range.end_bytes;
  if (at == text.size()) return false;
  const char32_t after = next_char(text, at);
  if (is_latin_letter(after) || is_digit(after) || after == U'%' || after == U'％' ||
      after == U'€' || after == U'円' || after == U'$')
    return true;
  if ((after == U',' || after == U':' || after == U'.') && at < text.size())
    return is_digit(next_char(text, at));
  return false;
}

bool is_phone(const std::vector<Glyph>& run, std::string_view text,
              const ByteRange& range) {
  const Groups groups = groups_of(run);
  if (groups.count < 7 || groups.count > kMostDigits) return false;
  if (is_part_of_more(text, range)) return false;
  const Said said = said_before(text, range.begin_bytes);
  if (said == Said::other) return false;
  const bool is_international =
      run.front().character == U'+' ||
      (run.front().character == U'(' && run.size() > 1 && run[1].character == U'+');
  if (is_international)
    return groups.count >= 8 && groups.digits.front().front() != '0' &&
           (said == Said::phone || !is_sum(groups));
  if (said == Said::phone) return !is_date(groups);
  if (is_date(groups)) return false;
  if (groups.digits.front().starts_with("00") && groups.digits.front().size() <= 5 &&
      groups.digits.size() > 1)
    return groups.count >= 10;
  if (groups.digits.front().front() == '0') return is_national(groups);
  return is_north_american(groups) || has_bracketed_area(groups);
}

/// Takes marks off the end of a run, but for the bracket of a last group.
void trim_run(std::vector<Glyph>& run) {
  while (!run.empty() && !is_digit_glyph(run.back().character)) run.pop_back();
}

}  // namespace

std::vector<ByteRange> find_phone_numbers(std::string_view text) {
  std::vector<ByteRange> found;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t begin = at;
    const char32_t first = narrow(next_char(text, at));
    if (!is_digit_glyph(first) && first != U'+' && first != U'(') continue;
    std::vector<Glyph> run = {{first, begin, at}};
    std::size_t marks = is_digit_glyph(first) ? 0 : 1;
    std::size_t next = at;
    while (next < text.size()) {
      const std::size_t from = next;
      const char32_t c = narrow(next_char(text, next));
      if (c == 0 || c == U'+') {
        // "(+81)" is the one place of a + that is not the first.
        const bool is_code = c == U'+' && run.size() == 1 && first == U'(';
        if (!is_code) break;
      }
      marks = is_digit_glyph(c) ? 0 : marks + 1;
      if (marks > 3) break;
      run.push_back({c, from, next});
    }
    trim_run(run);
    if (run.empty()) continue;
    // What was looked at is not looked at again, so that this is linear.
    at = std::max(at, run.back().end_bytes);
    const ByteRange range = {begin, run.back().end_bytes};
    if (is_phone(run, text, range)) {
      found.push_back(range);
      continue;
    }
    // "(see 2024) 03-1234-5678": the bracket may belong to the text before.
    if (first != U'(' || run.size() < 2) continue;
    run.erase(run.begin());
    const ByteRange inner = {run.front().begin_bytes, run.back().end_bytes};
    if (is_phone(run, text, inner)) found.push_back(inner);
  }
  return found;
}

}  // namespace awase
