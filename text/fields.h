// SPDX-License-Identifier: Apache-2.0
//
// Fields of bytes in one string, each with its length before it: what one process says
// to another, whatever the fields hold.

#pragma once

#include <string>
#include <string_view>

namespace awase {

/// Puts `field` behind what `bytes` holds: its length in digits, a colon, the field.
void add_field(std::string& bytes, std::string_view field);

/// Takes the fields apart again. The bytes must outlive it.
class FieldReader {
 public:
  explicit FieldReader(std::string_view bytes) : bytes_(bytes) {}

  bool at_end() const { return bytes_.empty(); }
  /// The next field. Throws Error (input) when there is none, or what there is was cut
  /// off.
  std::string_view next();
  /// The next field as a number. Throws Error (input) as well when it is none.
  std::size_t next_number();
  /// What stands behind the fields that were taken.
  std::string_view rest() const { return bytes_; }

 private:
  std::string_view bytes_;
};

}  // namespace awase
