// SPDX-License-Identifier: Apache-2.0
//
// Texts in any encoding from any bytes; the first byte says which one is named, and
// how. What comes out is UTF-8, and reads as itself.

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "text/encoding.h"
#include "text/error.h"
#include "text/unicode.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace awase;
  if (size == 0) return 0;
  constexpr std::array kNames = {"",         "UTF-8",     "UTF-16",       "UTF-16LE",
                                 "UTF-32BE", "Shift_JIS", "EUC-JP",       "ISO-2022-JP",
                                 "GB18030",  "Big5",      "windows-1252", "KOI8-R",
                                 "EUC-KR",   "UTF-7",     "no such name"};
  EncodingHints hints;
  const std::string name = kNames[(data[0] & 15U) % kNames.size()];
  ((data[0] & 16U) != 0 ? hints.required : hints.declared) = name;
  hints.keep_line_numbers = (data[0] & 32U) != 0;
  hints.mends = (data[0] & 64U) != 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  try {
    const DecodedText decoded = decode_text(bytes, "input", hints);
    if (!is_valid_utf8(decoded.text)) std::abort();
    if (decode_text(decoded.text, "again", {.required = "UTF-8"}).text.size() >
        decoded.text.size())
      std::abort();
  } catch (const Error&) {
  }
  return 0;
}
