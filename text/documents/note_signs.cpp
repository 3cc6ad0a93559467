// SPDX-License-Identifier: Apache-2.0

#include "text/documents/note_signs.h"

#include <cstddef>
#include <string_view>

#include "text/unicode.h"

namespace awase {

bool is_note_sign(std::string_view text, bool bare) {
  bool signs = false;
  std::size_t digits = 0, letters = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_char(text, at);
    if (is_digit(c))
      ++digits;
    else if (std::u32string_view(U"[]()（）［］〔〕*†‡※＊⁎").find(c) !=
             std::u32string_view::npos)
      signs = true;
    else if (c == U'注' || (c >= U'a' && c <= U'z'))
      ++letters;
    else if (c != U',' && c != U'-' && c != U'–' && c != U'、')
      return false;
  }
  if (digits > 9 || letters > 1) return false;
  if (letters > 0 && !signs) return false;
  return signs ? digits + letters <= 9 : bare && digits > 0;
}

bool takes_note(std::string_view before) {
  before = trim(before);
  if (before.empty()) return false;
  const char32_t last = last_char(before);
  if (std::u32string_view(U".,;:!?。、！？．，」』\"'”’»)）]］").find(last) !=
      std::u32string_view::npos)
    return true;
  const auto is_east_asian = [](char32_t c) { return is_unspaced(c) && !is_latin(c); };
  if (is_east_asian(last) && is_letter(last)) return true;
  // A word, and no unit: also where kana stand before that, as in 面積はkm.
  std::size_t letters = 0;
  for (std::size_t at = before.size(); at > 0 && letters < 4; ++letters) {
    const char32_t c = previous_char(before, at);
    if (!is_letter(c) || is_east_asian(c)) break;
  }
  return letters >= 4;
}

}  // namespace awase
