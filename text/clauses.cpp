// SPDX-License-Identifier: Apache-2.0

#include "text/clauses.h"

#include <algorithm>

#include "text/brackets.h"
#include "text/sentence_rules.h"
#include "text/unicode.h"

namespace awase {
namespace {

/// Letters that a word has at least before its full stop: "no." and "Mrs." end nothing.
constexpr std::size_t kLettersBeforeStop = 4;

bool is_wide_mark(char32_t c) { return c == U'；' || c == U'：'; }
bool is_narrow_mark(char32_t c) { return c == U';' || c == U':'; }
bool is_long_dash(char32_t c) { return c == U'—' || c == U'―' || c == U'─'; }
bool is_short_dash(char32_t c) { return c == U'-' || c == U'–'; }
bool is_wide_comma(char32_t c) { return c == U'、' || c == U'，'; }

/// How many letters end at `at`.
std::size_t letters_before(std::string_view text, std::size_t at) {
  std::size_t letters = 0;
  while (at > 0 && letters < kLettersBeforeStop && is_letter(previous_char(text, at)))
    ++letters;
  return letters;
}

class BorderFinder {
 public:
  explicit BorderFinder(std::string_view text) : text_(text) {
    for (const ByteRange& pair : find_brackets(text, {}))
      if (pair.begin_bytes > 0 || pair.end_bytes < text.size()) inside_.push_back(pair);
  }

  std::vector<ClauseBorder> find() {
    auto pair = inside_.begin();
    for (std::size_t at = 0; at < text_.size();) {
      if (pair != inside_.end() && at >= pair->begin_bytes) {
        at = std::max(at, (pair++)->end_bytes);
        continue;
      }
      std::size_t next = at;
      take(next_char(text_, next), at, next);
      at = next;
    }
    return std::move(borders_);
  }

 private:
  char32_t at(std::size_t offset) const {
    return offset < text_.size() ? next_char(text_, offset) : 0;
  }
  bool space_at(std::size_t offset) const { return is_space(at(offset)); }

  std::size_t skip(std::size_t offset, bool (*passes)(char32_t)) const {
    for (std::size_t next = offset; next < text_.size(); offset = next)
      if (!passes(next_char(text_, next))) break;
    return offset;
  }

  /// Looks at the character in [begin, next), and moves `next` past what belongs to it.
  void take(char32_t c, std::size_t begin, std::size_t& next) {
    const auto ends_sentence = [](char32_t mark) {
      return mark == U'.' || mark == U'!' || mark == U'?' || mark == U'…' ||
             is_wide_terminator(mark);
    };
    if (ends_sentence(c)) {
      next = skip(skip(next, ends_sentence), is_closing);
      const bool is_wide = is_wide_terminator(c) || is_unspaced(at(next));
      const bool is_stop =
          c != U'.' || letters_before(text_, begin) >= kLettersBeforeStop;
      if (is_wide ? c != U'.' && c != U'…'
                  : space_at(next) && is_stop && !is_lower(at(skip(next, is_space))))
        add(next, ClauseMark::sentence);
    } else if (is_wide_mark(c) || (is_narrow_mark(c) && space_at(next))) {
      add(next, ClauseMark::strong);
    } else if (is_long_dash(c)) {
      next = skip(next, is_long_dash);
      add(next, ClauseMark::strong);
    } else if (is_short_dash(c) && space_at(next) && begin > 0) {
      std::size_t before = begin;
      if (is_space(previous_char(text_, before))) add(next, ClauseMark::strong);
    } else if (is_wide_comma(c) || (c == U',' && space_at(next))) {
      add(next, ClauseMark::comma);
    }
  }

  void add(std::size_t end, ClauseMark mark) {
    const std::size_t next = skip(end, is_space);
    if (next >= text_.size()) return;
    const std::size_t begin = borders_.empty() ? 0 : borders_.back().next_bytes;
    const std::string_view clause = text_.substr(begin, end - begin);
    // Marks alone are no clause.
    for (std::size_t offset = 0; offset < clause.size();)
      if (const char32_t c = next_char(clause, offset); is_letter(c) || is_digit(c)) {
        borders_.push_back({end, next, mark});
        return;
      }
  }

  std::string_view text_;
  std::vector<ByteRange> inside_;  ///< Pairs of brackets.
  std::vector<ClauseBorder> borders_;
};

}  // namespace

std::vector<ClauseBorder> find_clause_borders(std::string_view segment) {
  return BorderFinder(segment).find();
}

ClauseBorder middle_border(std::string_view segment) {
  const std::size_t middle = segment.size() / 2;
  ClauseBorder best;
  const auto distance = [&](std::size_t place) {
    return place > middle ? place - middle : middle - place;
  };
  const auto offer = [&](std::size_t end, std::size_t next) {
    if (end > 0 && next < segment.size() &&
        (best.end_bytes == 0 || distance(next) < distance(best.next_bytes)))
      best = {end, next, ClauseMark::none};
  };
  char32_t before = 0;
  std::size_t space = 0;  // Where a run of white space began.
  for (std::size_t at = 0; at < segment.size();) {
    const std::size_t begin = at;
    const char32_t c = next_char(segment, at);
    if (is_space(c)) {
      if (!is_space(before)) space = begin;
    } else if (is_space(before)) {
      offer(space, begin);
    } else if (is_hiragana(before) && !is_hiragana(c) && is_letter(c)) {
      offer(begin, begin);
    }
    before = c;
  }
  return best;
}

}  // namespace awase
