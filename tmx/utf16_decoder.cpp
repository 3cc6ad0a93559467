// SPDX-License-Identifier: Apache-2.0

#include "tmx/utf16_decoder.h"

#include <utility>

#include "text/unicode.h"

namespace awase {

void Utf16Decoder::add(std::string_view bytes, std::string& out) {
  half_ += bytes;
  std::size_t k = 0;
  for (; k + 1 < half_.size(); k += 2) {
    const auto first = static_cast<unsigned char>(half_[k]);
    const auto second = static_cast<unsigned char>(half_[k + 1]);
    const auto unit =
        static_cast<char32_t>(big_endian_ ? first << 8 | second : second << 8 | first);
    const bool is_first = !std::exchange(has_begun_, true);
    const auto add_lone = [&](char32_t c) {
      out += static_cast<char>(0xE0 | c >> 12);
      out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
      out += static_cast<char>(0x80 | (c & 0x3F));
    };
    const bool is_low = unit >= 0xDC00 && unit <= 0xDFFF;
    if (high_ != 0 && is_low) {
      append_char(out, 0x10000 + ((high_ - 0xD800) << 10) + (unit - 0xDC00));
      high_ = 0;
      continue;
    }
    if (high_ != 0) add_lone(std::exchange(high_, 0));
    if (unit >= 0xD800 && unit <= 0xDBFF) {
      high_ = unit;
    } else if (is_low) {
      add_lone(unit);
    } else if (unit != 0xFEFF || !is_first) {
      append_char(out, unit);
    }
  }
  half_.erase(0, k);
}

}  // namespace awase
