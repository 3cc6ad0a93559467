// SPDX-License-Identifier: Apache-2.0
//
// UTF-16 that may be broken, as UTF-8. Internal to tmx/.

#pragma once

#include <string>
#include <string_view>

namespace awase {

/// Decodes UTF-16 block by block. A lone half of a surrogate pair becomes its
/// three-byte form, which is then found to be no character.
class Utf16Decoder {
 public:
  explicit Utf16Decoder(bool big_endian) : big_endian_(big_endian) {}

  /// Appends what `bytes` hold to `out`, without a byte order mark at the beginning. A
  /// unit or a pair that goes on beyond `bytes` waits for the next call.
  void add(std::string_view bytes, std::string& out);

 private:
  bool big_endian_;
  bool has_begun_ = false;
  std::string half_;   // Of a unit.
  char32_t high_ = 0;  // First half of a surrogate pair.
};

}  // namespace awase
