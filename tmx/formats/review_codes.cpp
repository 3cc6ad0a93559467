// SPDX-License-Identifier: Apache-2.0

#include "tmx/formats/review_codes.h"

#include <algorithm>
#include <cstddef>

namespace awase {
namespace {

/// Bytes of the code that `rest` begins with, whose first byte opens one; 0 for text.
std::size_t code_bytes(std::string_view rest) {
  const char open = rest.front();
  std::size_t at = rest.substr(1).starts_with('/') ? 2 : 1;
  const std::size_t name = at;
  while (at < rest.size() && at < name + 6 && rest[at] >= '0' && rest[at] <= '9') ++at;
  if (at == name && at < rest.size() &&
      std::string_view("biu").find(rest[at]) != std::string_view::npos && open != '[')
    ++at;
  if (at == name) return 0;
  const bool is_letter_code = rest[name] >= 'a';
  if (rest.substr(at).starts_with('/')) ++at;
  if (at >= rest.size()) return 0;
  const char close = rest[at];
  if (close != '>' && close != ']' && close != '}') return 0;
  const bool is_text = (open == '[' && close == ']') || (open == '{' && close == '}') ||
                       (is_letter_code && open == '<' && close == '>');
  return is_text ? 0 : at + 1;
}

}  // namespace

std::string without_codes(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t mark = std::min(text.find_first_of("<[{", at), text.size());
    out += text.substr(at, mark - at);
    at = mark;
    if (at == text.size()) break;
    const std::size_t bytes = code_bytes(text.substr(at));
    if (bytes == 0) out += text[at];
    at += std::max<std::size_t>(bytes, 1);
  }
  return out;
}

}  // namespace awase
