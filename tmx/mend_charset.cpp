// SPDX-License-Identifier: Apache-2.0

#include "tmx/mend_charset.h"

#include <algorithm>

#include "text/ascii.h"
#include "text/encoding.h"
#include "text/error.h"
#include "text/unicode.h"

namespace awase {
namespace {

// 0x80 to 0x9F of windows-1252; 0 where it has nothing.
constexpr char32_t kWindows[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

}  // namespace

DeclaredCharset declared_charset(std::string_view text) {
  text = text.substr(0, text.find("?>"));
  std::size_t name = text.find("encoding");
  if (name == std::string_view::npos) return {};
  name = text.find_first_of("'\"", name);
  if (name == std::string_view::npos) return {};
  const std::size_t close = text.find(text[name], name + 1);
  if (close == std::string_view::npos) return {};
  return {name + 1, ascii_lower(text.substr(name + 1, close - name - 1))};
}

bool names_wide_charset(std::string_view charset) {
  return charset.starts_with("utf-16") || charset.starts_with("utf16") ||
         charset.starts_with("ucs-2") || charset == "unicode" ||
         charset.starts_with("iso-10646") || charset.starts_with("utf-32");
}

bool is_known_encoding(const std::string& name) {
  try {
    canonical_encoding(name);
    return true;
  } catch (const Error&) {
    return false;
  }
}

std::string charset_of_runs(std::string_view text) {
  std::string sample;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("<>"), text.size());
    const std::string_view run = text.substr(0, end);
    if (!is_valid_utf8(run)) sample.append(run).append("\n");
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  std::string charset;
  try {
    charset = decode_text(sample, "").encoding;
  } catch (const Error&) {
    return {};
  }
  return charset == "Shift_JIS" || charset == "EUC-JP" ? charset : "";
}

char32_t windows_1252_char(unsigned char byte) {
  return byte < 0xA0 ? kWindows[byte - 0x80] : byte;
}

}  // namespace awase
