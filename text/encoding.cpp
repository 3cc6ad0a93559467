// SPDX-License-Identifier: Apache-2.0
//
// A certain encoding is that which is required, or a mark says; a declared one is
// tried; else the bytes are looked at (text/detect_encoding.h). Then the text is
// cleaned.

#include "text/encoding.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "text/ascii.h"
#include "text/binary_type.h"
#include "text/detect_encoding.h"
#include "text/unicode.h"

namespace awase {
namespace {

struct ByteOrderMark {
  std::string_view bytes;
  const char* encoding;
};

using namespace std::string_view_literals;

// The longer mark first where one begins with another.
constexpr ByteOrderMark kMarks[] = {
    {"\xEF\xBB\xBF"sv, "UTF-8"},    {"\xFF\xFE\0\0"sv, "UTF-32LE"},
    {"\0\0\xFE\xFF"sv, "UTF-32BE"}, {"\xFF\xFE"sv, "UTF-16LE"},
    {"\xFE\xFF"sv, "UTF-16BE"},
};

bool is_wide(const Charset& charset) { return charset.name.starts_with("UTF-16"); }

[[noreturn]] void refuse_bytes(const std::string& name, const std::string& encoding,
                               std::size_t offset) {
  refuse_text(name, Message("not {encoding}: byte {offset} does not fit; {choices}",
                            {{"encoding", encoding},
                             {"offset", offset},
                             {"choices", Message::marked(kEncodingChoices)}}));
}

/// Decodes with U+FFFD for bytes that do not fit; nothing when they are more than a
/// fault here and there.
std::optional<DecodedText> decode_mending(std::string_view bytes,
                                          const Charset& charset) {
  const bool has_state = charset.name.starts_with("ISO-2022");
  const std::size_t most = 1 + bytes.size() / 2000;
  DecodedText decoded{.text = {}, .encoding = charset.name};
  std::size_t begin = 0;
  while (begin < bytes.size()) {
    Conversion conversion = convert(bytes.substr(begin), charset);
    decoded.text += conversion.text;
    if (!conversion.bad_offset) return decoded;
    if (has_state || decoded.replaced_bytes == most) return std::nullopt;
    const std::size_t bad = begin + *conversion.bad_offset;
    if (decoded.replaced_bytes++ == 0) decoded.first_replaced = bad;
    decoded.text += "\uFFFD";
    begin = bad + (is_wide(charset) ? 2 : 1);
  }
  return decoded;
}

/// Characters beyond ASCII, as far as it matters.
std::size_t count_foreign(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0xC0U;
  }));
}

/// The declared encoding, unless the bytes show that it is a mistake.
std::optional<DecodedText> decode_declared(std::string_view bytes,
                                           const std::string& declared, bool mends) {
  const auto charset = find_charset(declared);
  // Who could read the declaration as ASCII did not read UTF-16.
  if (!charset || is_wide(*charset)) return std::nullopt;
  // Latin-1 fits all bytes: it is what servers say that do not know.
  if (charset->name == "windows-1252" && !is_ascii(bytes) && is_valid_utf8(bytes)) {
    return std::nullopt;
  }
  if (auto decoded = decode_fully(bytes, *charset)) return decoded;
  if (!mends) return std::nullopt;
  // A few bytes that do not fit among many that do are faults of the page; else the
  // declaration is.
  constexpr std::size_t kFitting = 4;
  auto decoded = decode_mending(bytes, *charset);
  if (!decoded ||
      count_foreign(decoded->text) < (1 + kFitting) * decoded->replaced_bytes)
    return std::nullopt;
  return decoded;
}

std::size_t line_at(std::string_view text, std::size_t offset) {
  const auto before = text.substr(0, offset);
  return static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')) + 1;
}

/// Bytes that clean() has to look at: controls, and the lead bytes of U+0080..U+009F,
/// of U+2028 and of U+FEFF.
bool needs_a_look(char byte) {
  const auto value = static_cast<unsigned char>(byte);
  if (value < 0x20) return value != '\t' && value != '\n';
  return value == 0x7F || value == 0xC2 || value == 0xE2 || value == 0xEF;
}

/// What a character that needs a look becomes.
std::string_view cleaned(char32_t character, std::string_view as_it_is,
                         bool keep_line_numbers) {
  switch (character) {
    case '\v':
    case 0x85:
    case 0x2028:
    case 0x2029:
      return keep_line_numbers ? " " : "\n";
    case '\f':
      return keep_line_numbers ? " " : "\n\n";
    case 0xFFFE:
    case 0xFFFF:
      return "";
    default:
      return character < 0x20 || (character >= 0x7F && character < 0xA0) ? ""
                                                                         : as_it_is;
  }
}

/// Drops U+FEFF inside the text into `dropped`, where that is given; else refuses it.
std::string clean(std::string_view text, const std::string& name,
                  bool keep_line_numbers, std::size_t* dropped) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  std::string result;
  result.reserve(text.size());
  std::size_t offset = 0;
  while (offset < text.size()) {
    const std::size_t run = offset;
    while (offset < text.size() && !needs_a_look(text[offset])) ++offset;
    result.append(text, run, offset - run);
    if (offset == text.size()) break;

    const std::size_t begin = offset;
    const char32_t character = next_char(text, offset);
    if (character == 0xFEFF && dropped != nullptr) {
      ++*dropped;
      continue;
    }
    if (character == 0xFEFF) {
      refuse_text(
          name, Message("U+FEFF (byte order mark) inside the text, line {line}: files "
                        "joined together?; remove it",
                        {{"line", line_at(result, result.size())}}));
    }
    if (character == 0) {
      refuse_text(name,
                  Message("NUL character in line {line}: a binary file or the wrong "
                          "encoding; {choices}",
                          {{"line", line_at(result, result.size())},
                           {"choices", Message::marked(kEncodingChoices)}}));
    }
    if (character == '\r') {
      // CR CR LF is what a program makes of CRLF that takes it for LF.
      if (text.substr(offset).starts_with("\r\n")) ++offset;
      if (offset < text.size() && text[offset] == '\n') ++offset;
      result += '\n';
    } else {
      result +=
          cleaned(character, text.substr(begin, offset - begin), keep_line_numbers);
    }
  }
  return result;
}

/// By an encoding that is certain.
DecodedText decode_as(std::string_view bytes, const std::string& name,
                      const Charset& charset, bool mends) {
  Conversion conversion = convert(bytes, charset);
  if (!conversion.bad_offset)
    return {.text = std::move(conversion.text), .encoding = charset.name};
  if (mends) {
    if (auto decoded = decode_mending(bytes, charset)) return *std::move(decoded);
  }
  refuse_bytes(name, charset.name, *conversion.bad_offset);
}

DecodedText decode(std::string_view bytes, const std::string& name,
                   const EncodingHints& hints) {
  if (!hints.required.empty())
    return decode_as(bytes, name, charset_named(hints.required), hints.mends);
  for (const ByteOrderMark& mark : kMarks)
    if (bytes.starts_with(mark.bytes))
      return decode_as(bytes, name, charset_named(mark.encoding), hints.mends);
  if (!hints.declared.empty()) {
    if (auto decoded = decode_declared(bytes, hints.declared, hints.mends))
      return *std::move(decoded);
  }
  return detect_encoding(bytes, name);
}

}  // namespace

DecodedText decode_text(std::string_view bytes, const std::string& name,
                        const EncodingHints& hints) {
  if (const auto type = binary_type(bytes); !type.empty()) {
    refuse_text(name,
                Message("seems to be {type}, not text; save it as text or HTML first",
                        {{"type", Message::marked(type)}}));
  }
  DecodedText decoded = decode(bytes, name, hints);
  decoded.text = clean(decoded.text, name, hints.keep_line_numbers,
                       hints.mends ? &decoded.dropped_marks : nullptr);
  return decoded;
}

std::string canonical_encoding(std::string_view name) {
  return charset_named(std::string(name)).name;
}

}  // namespace awase
