// SPDX-License-Identifier: Apache-2.0

#include "text/fields.h"

#include <charconv>

#include "text/error.h"

namespace awase {
namespace {

[[noreturn]] void fail() {
  throw Error(ErrorKind::input,
              Message("what another process said was cut off or damaged; try again"));
}

std::size_t number_of(std::string_view digits) {
  std::size_t number = 0;
  const auto [end, failure] =
      std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (failure != std::errc() || end != digits.data() + digits.size()) fail();
  return number;
}

}  // namespace

void add_field(std::string& bytes, std::string_view field) {
  bytes += std::to_string(field.size());
  bytes += ':';
  bytes += field;
}

std::string_view FieldReader::next() {
  const std::size_t colon = bytes_.find(':');
  if (colon == std::string_view::npos) fail();
  const std::size_t size = number_of(bytes_.substr(0, colon));
  bytes_.remove_prefix(colon + 1);
  if (size > bytes_.size()) fail();
  const std::string_view field = bytes_.substr(0, size);
  bytes_.remove_prefix(size);
  return field;
}

std::size_t FieldReader::next_number() { return number_of(next()); }

}  // namespace awase
