// SPDX-License-Identifier: Apache-2.0

#include "text/text_weight.h"

#include <cstddef>

#include "text/unicode.h"

namespace awase {

double text_weight(std::string_view text) {
  double sum = 0.0;
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      sum += 1.0;
      ++at;
      continue;
    }
    const char32_t c = next_char(text, at);
    sum += is_han(c) ? 3.0 : is_hangul(c) ? 2.2 : is_unspaced(c) ? 1.8 : 1.0;
  }
  return sum;
}

}  // namespace awase
