// SPDX-License-Identifier: Apache-2.0
//
// One pass with a stack. A closing bracket takes the nearest opening one of its kind;
// what was opened in between and not closed counts for nothing. Per kind the number
// that is open is kept, so that a stray closing bracket costs nothing.

#include "text/brackets.h"

#include <array>
#include <optional>

#include "text/unicode.h"

namespace awase {
namespace {

struct Pair {
  char32_t opening;
  char32_t closing;
  bool is_quote;
};

constexpr std::array<Pair, 23> kPairs = {
    {{U'(', U')', false},   {U'[', U']', false},   {U'（', U'）', false},
     {U'【', U'】', false}, {U'〔', U'〕', false}, {U'［', U'］', false},
     {U'｛', U'｝', false}, {U'〖', U'〗', false}, {U'〘', U'〙', false},
     {U'《', U'》', true},  {U'〈', U'〉', true},  {U'「', U'」', true},
     {U'『', U'』', true},  {U'｢', U'｣', true},    {U'〝', U'〟', true},
     {U'“', U'”', true},    {U'＂', U'＂', true},  {U'«', U'»', true},
     {U'"', U'"', true},    {U'︵', U'︶', false}, {U'︻', U'︼', false},
     {U'﹁', U'﹂', true},  {U'﹃', U'﹄', true}}};

/// Sorts out nearly all that stands in a text. No character in kPairs is told "no".
bool may_be_bracket(char32_t character) {
  if (character < 0x80)
    return character == '(' || character == ')' || character == '[' ||
           character == ']' || character == '"';
  return character == U'«' || character == U'»' || character == U'“' ||
         character == U'”' || (character >= U'〈' && character <= U'〟') ||
         (character >= U'︵' && character <= U'﹄') ||
         (character >= U'＂' && character <= U'｣');
}

struct Open {
  std::size_t kind;
  std::size_t begin_bytes;
  std::size_t begin_chars;
};

class Matcher {
 public:
  explicit Matcher(const BracketOptions& options) : options_(options) {}

  void take(char32_t character, ByteRange where, std::size_t index_chars) {
    if (!may_be_bracket(character)) return;
    for (std::size_t kind = 0; kind < kPairs.size(); ++kind) {
      const Pair& pair = kPairs[kind];
      if (pair.is_quote && !options_.quotes) continue;
      const bool closes = character == pair.closing;
      if (closes && open_count_[kind] > 0)
        return close(kind, where.end_bytes, index_chars);
      if (character == pair.opening) {
        ++open_count_[kind];
        stack_.push_back({kind, where.begin_bytes, index_chars});
        return;
      }
    }
  }

  std::vector<ByteRange> pairs() { return std::move(pairs_); }

 private:
  void close(std::size_t kind, std::size_t end_bytes, std::size_t index_chars) {
    while (stack_.back().kind != kind) pop();
    const Open opened = stack_.back();
    pop();
    if (index_chars - opened.begin_chars - 1 > options_.max_chars) return;
    while (!pairs_.empty() && pairs_.back().begin_bytes > opened.begin_bytes) {
      pairs_.pop_back();
    }
    pairs_.push_back({opened.begin_bytes, end_bytes});
  }

  void pop() {
    --open_count_[stack_.back().kind];
    stack_.pop_back();
  }

  const BracketOptions& options_;
  std::vector<Open> stack_;
  std::array<std::size_t, kPairs.size()> open_count_{};
  std::vector<ByteRange> pairs_;
};

}  // namespace

std::vector<ByteRange> find_brackets(std::string_view line,
                                     const BracketOptions& options) {
  Matcher matcher(options);
  std::size_t index_chars = 0;
  for (std::size_t next = 0; next < line.size(); ++index_chars) {
    const std::size_t begin = next;
    const char32_t character = next_char(line, next);
    matcher.take(character, {begin, next}, index_chars);
  }
  return matcher.pairs();
}

}  // namespace awase
