// SPDX-License-Identifier: Apache-2.0
//
// Charsets that expat does not know, lent to it from ICU. Inside text/xml*.cpp only.

#pragma once

#include <expat.h>
#include <memory>
#include <string>
#include <string_view>

namespace awase {

/// Whether this is UTF-8, also as people write it: "utf8".
bool is_utf8_name(std::string_view charset);

/// An XML_UnknownEncodingHandler. Takes charsets in which ASCII stands for itself and
/// the first byte of a character tells its length; refuses all others.
int lend_encoding(void* data, const XML_Char* name, XML_Encoding* encoding);

/// Turns charsets that cannot be lent, because a character's first byte does not tell
/// its length, into UTF-8, block by block.
class CharsetDecoder {
 public:
  /// GB18030, ISO-2022-JP and -KR.
  static bool is_for(std::string_view charset);

  explicit CharsetDecoder(const std::string& charset);
  ~CharsetDecoder();

  /// What is not a character becomes the byte 0xFF, which no parser takes.
  std::string decode(std::string_view bytes, bool last);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace awase
