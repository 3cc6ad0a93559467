// SPDX-License-Identifier: Apache-2.0
//
// Catalogues of messages made for tests.

#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace awase {

/// Bytes of a .mo file with these rows; a NUL parts a singular from its plural, and the
/// forms of a translation. `plural_forms` as its header has them: "nplurals=1;
/// plural=0;".
inline std::string mo_of(std::string_view plural_forms,
                         std::vector<std::pair<std::string, std::string>> rows) {
  const auto number = [](std::size_t value) {
    std::string bytes;
    for (int shift = 0; shift < 32; shift += 8)
      bytes += static_cast<char>(value >> shift & 0xFF);
    return bytes;
  };
  rows.emplace_back("", "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: " +
                            std::string(plural_forms) + "\n");
  std::sort(rows.begin(), rows.end());
  const std::size_t tables = 28;
  std::string keys, texts, content;
  std::size_t offset = tables + 16 * rows.size();
  const auto add = [&](std::string& table, const std::string& text) {
    table += number(text.size()) + number(offset + content.size());
    content += text + '\0';
  };
  for (const auto& [key, text] : rows) add(keys, key);
  for (const auto& [key, text] : rows) add(texts, text);
  return number(0x950412DE) + number(0) + number(rows.size()) + number(tables) +
         number(tables + keys.size()) + number(0) + number(offset) + keys + texts +
         content;
}

}  // namespace awase
