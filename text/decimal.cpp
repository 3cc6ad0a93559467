// SPDX-License-Identifier: Apache-2.0
//
// The C++ library of clang before version 20 has no std::from_chars for doubles; there
// strtod in the C locale does the same work.

#include "text/decimal.h"

#include <charconv>
#include <version>

#ifndef __cpp_lib_to_chars
#include <cerrno>
#include <clocale>
#include <cmath>
#include <cstdlib>
#include <locale.h>
#include <string>

#include "text/ascii.h"
#endif

namespace awase {

#ifdef __cpp_lib_to_chars

std::optional<double> read_decimal(std::string_view text) {
  double value = 0.0;
  const char* end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, value);
  if (read.ec != std::errc() || read.ptr != end) return std::nullopt;
  return value;
}

#else

std::optional<double> read_decimal(std::string_view text) {
  static const locale_t c_locale = newlocale(LC_ALL_MASK, "C", nullptr);
  const std::string_view digits = text.substr(text.starts_with('-') ? 1 : 0);
  // strtod takes white space, a plus sign and hexadecimal digits too.
  if (digits.empty() || is_ascii_space(digits.front()) || digits.front() == '+' ||
      digits.front() == '-' || ascii_lower(digits).starts_with("0x"))
    return std::nullopt;
  const std::string terminated(text);
  char* end = nullptr;
  errno = 0;
  const double value = strtod_l(terminated.c_str(), &end, c_locale);
  if (end != terminated.c_str() + terminated.size()) return std::nullopt;
  if (errno == ERANGE) return std::nullopt;
  return value;
}

#endif

}  // namespace awase
