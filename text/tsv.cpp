// SPDX-License-Identifier: Apache-2.0

#include "text/tsv.h"

#include <algorithm>

namespace awase {
namespace {

/// The letter that stands for `c`; 0 when `c` stands for itself.
char letter_of(char c) {
  switch (c) {
    case '\t':
      return 't';
    case '\n':
      return 'n';
    case '\r':
      return 'r';
    case '\\':
      return '\\';
    default:
      return '\0';
  }
}

/// What `letter` stands for behind a backslash; 0 for nothing.
char meaning_of(char letter) {
  for (const char c : {'\t', '\n', '\r', '\\'})
    if (letter_of(c) == letter) return c;
  return '\0';
}

}  // namespace

bool must_escape_tsv(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return letter_of(c) != '\0'; });
}

std::string escape_tsv(std::string_view text) {
  std::string cell;
  for (const char c : text) {
    const char letter = letter_of(c);
    if (letter != '\0') cell += '\\';
    cell += letter != '\0' ? letter : c;
  }
  return cell;
}

std::string unescape_tsv(std::string_view cell) {
  std::string text;
  for (std::size_t k = 0; k < cell.size(); ++k) {
    const char meaning = cell[k] == '\\' && k + 1 < cell.size() && cell[k + 1] != '\0'
                             ? meaning_of(cell[k + 1])
                             : '\0';
    if (meaning == '\0') {
      text += cell[k];
      continue;
    }
    text += meaning;
    ++k;
  }
  return text;
}

std::optional<std::string> unescape_tsv_strictly(std::string_view cell) {
  std::string text;
  for (std::size_t k = 0; k < cell.size(); ++k) {
    if (cell[k] != '\\') {
      text += cell[k];
      continue;
    }
    if (k + 1 == cell.size() || cell[k + 1] == '\0') return std::nullopt;
    const char meaning = meaning_of(cell[++k]);
    if (meaning == '\0') return std::nullopt;
    text += meaning;
  }
  return text;
}

}  // namespace awase
