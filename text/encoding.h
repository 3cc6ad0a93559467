// SPDX-License-Identifier: Apache-2.0
//
// Bytes of any charset to clean UTF-8.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace awase {

/// What is known of an encoding before the bytes are looked at.
struct EncodingHints {
  std::string required = {};  ///< Named by the user: any IANA or ICU name; decides.
  std::string declared =
      {};  ///< Named by the file itself (an HTML meta): the first guess.
  /// Only CR and LF end a line; the rarer line ends become a space. For files in which
  /// the number of a line means something.
  bool keep_line_numbers = false;
  /// A few faults do not make a text unreadable: U+FEFF inside the text is dropped, and
  /// a byte that does not fit the required or declared encoding, or that of a mark, is
  /// U+FFFD. Else both are refused.
  bool mends = false;
};

/// A decoded text and the charset it was in.
struct DecodedText {
  std::string text;                ///< Clean UTF-8, see decode_text().
  std::string encoding;            ///< IANA name: "UTF-8", "Shift_JIS", "windows-1252".
  std::size_t dropped_marks = 0;   ///< U+FEFF inside the text.
  std::size_t replaced_bytes = 0;  ///< Read as U+FFFD.
  std::size_t first_replaced = 0;  ///< Offset of the first of them.
};

/// Decodes a file, strictly. The encoding is the required one; else that of a byte
/// order mark; else the declared one if the bytes fit it; else the most plausible of
/// UTF-8, ISO-2022-JP, UTF-16LE/BE, Shift_JIS, EUC-JP and windows-1252; else what ICU's
/// detector is sure of (GB18030, Big5, EUC-KR, KOI8-R and others). Shift_JIS and EUC-JP
/// are read as Windows does (① ㈱ ～), ISO-8859-1 as windows-1252.
///
/// In the text that comes out every line end (CRLF, CR, LF, NEL, U+2028, U+2029, VT) is
/// LF and a form feed is an empty line. Other control characters but the tab, and the
/// noncharacters U+FFFE and U+FFFF, are dropped. A mark at the very start is dropped.
///
/// Throws Error: usage for an encoding that is not known; input when the bytes do not
/// fit (with the byte offset and the choices), for NUL inside the text, for U+FEFF
/// there unless `hints.mends`, and for files that are not text (which says what they
/// look like). `name` begins the messages.
DecodedText decode_text(std::string_view bytes, const std::string& name,
                        const EncodingHints& hints = {});

/// The IANA name of an encoding that decode_text() takes, whatever the spelling:
/// "sjis", "cp932" and "Windows-31J" are "Shift_JIS". Throws Error (usage) when it is
/// not known.
std::string canonical_encoding(std::string_view name);

}  // namespace awase
