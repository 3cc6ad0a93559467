// SPDX-License-Identifier: Apache-2.0

#include "tmx/xml_printer.h"

#include <cstdint>

#include "text/unicode.h"
#include "text/utf8.h"
#include "tmx/xml_chars.h"

namespace awase {
namespace {

unsigned char byte_at(std::string_view text, std::size_t at) {
  return at < text.size() ? static_cast<unsigned char>(text[at]) : 0;
}

}  // namespace

XmlChar scan_xml_char(std::string_view text, std::size_t at) {
  const std::size_t size = utf8_sequence_bytes(text.substr(at));
  const unsigned char second = byte_at(text, at + 1);
  const unsigned char third = byte_at(text, at + 2);
  if (size == 0) {
    const bool is_surrogate = byte_at(text, at) == 0xED && second >= 0xA0 &&
                              is_utf8_continuation(second) &&
                              is_utf8_continuation(third);
    return is_surrogate ? XmlChar{3, false, false, false} : XmlChar{};
  }
  if (size < 3) return {size, true, true, false};
  if (size == 3) {
    const unsigned unit =
        (byte_at(text, at) & 0xFU) << 12 | (second & 0x3FU) << 6 | (third & 0x3FU);
    const bool at_end = unit >= 0xFFFE;
    return {3, true, !at_end, at_end || (unit >= 0xFDD0 && unit <= 0xFDEF)};
  }
  // The last two of each of the 17 planes: U+1FFFE, U+1FFFF, U+2FFFE, ...
  const bool noncharacter =
      (second & 0xF) == 0xF && third == 0xBF && (byte_at(text, at + 3) & 0x3E) == 0x3E;
  return {4, true, true, noncharacter};
}

bool run_together(std::string_view before, std::string_view after) {
  if (before.empty() || after.empty()) return false;
  const char32_t last = last_char(before);
  const char32_t next = first_char(after);
  return !is_space(last) && !is_space(next) && !is_unspaced(last) && !is_unspaced(next);
}

bool needs_space(std::string_view before, char left_out, std::string_view after) {
  return (left_out == '\v' || left_out == '\f') && !before.ends_with('>') &&
         !after.starts_with('<') && run_together(before, after);
}

Message dropped_chars_message(std::size_t count) {
  return Message::plural("{count} character that XML does not allow was dropped",
                         "{count} characters that XML does not allow were dropped",
                         count);
}

namespace {

bool is_continuation(char byte) {
  return is_utf8_continuation(static_cast<unsigned char>(byte));
}

/// Where, from `at` on, the first character stands that a memory may not hold; the size
/// of `text` for nowhere. Most bytes are told by one look.
std::size_t find_unclean(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
      if (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') return at;
      ++at;
      continue;
    }
    // Kana and ideographs.
    if (byte > 0xE0 && byte < 0xED && text.size() - at > 2 &&
        is_continuation(text[at + 1]) && is_continuation(text[at + 2])) {
      at += 3;
      continue;
    }
    const XmlChar scanned = scan_xml_char(text, at);
    if (!scanned.allowed_by_xml || scanned.noncharacter) return at;
    at += scanned.size_bytes;
  }
  return text.size();
}

/// What stands for a character in text or in the value of an attribute; null for
/// itself. Readers would change line ends, and tabs in values.
const char* reference_for(char c, bool in_value) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '\r':
      return "&#13;";
    case '"':
      return in_value ? "&quot;" : nullptr;
    case '\'':
      return in_value ? "&apos;" : nullptr;
    case '\t':
      return in_value ? "&#9;" : nullptr;
    case '\n':
      return in_value ? "&#10;" : nullptr;
    default:
      return nullptr;
  }
}

}  // namespace

std::size_t append_xml_chars(std::string& out, std::string_view text) {
  std::size_t dropped = 0;
  for (std::size_t from = 0;;) {
    const std::size_t unclean = find_unclean(text, from);
    out.append(text, from, unclean - from);
    if (unclean == text.size()) return dropped;
    const bool is_ascii = static_cast<unsigned char>(text[unclean]) < 0x80;
    from = unclean + (is_ascii ? 1 : scan_xml_char(text, unclean).size_bytes);
    if (is_ascii && needs_space(out, text[unclean], text.substr(from))) out += ' ';
    ++dropped;
  }
}

std::string_view XmlPrinter::clean(std::string_view value) {
  if (find_unclean(value, 0) == value.size()) return value;
  scratch_.clear();
  dropped_chars_ += append_xml_chars(scratch_, value);
  return scratch_;
}

namespace {

/// Whether reference_for() may have something for a character of the text. It also says
/// so of a few others: each line is one comparison, of which compilers make vectors.
bool may_need_references(std::string_view text, bool in_value) {
  std::uint8_t ampersand = 0;
  std::uint8_t angle = 0;  // '=' between them too.
  std::uint8_t control = 0;
  std::uint8_t quote = 0;  // From '"' to '\''.
  for (const char c : text) {
    const auto byte = static_cast<std::uint8_t>(c);
    ampersand |= static_cast<std::uint8_t>(byte == '&');
    angle |= static_cast<std::uint8_t>(static_cast<std::uint8_t>(byte - '<') <= 2);
    control |= static_cast<std::uint8_t>(byte < ' ');
    quote |= static_cast<std::uint8_t>(static_cast<std::uint8_t>(byte - '"') <= 5);
  }
  return (ampersand | angle | control) != 0 || (in_value && quote != 0);
}

}  // namespace

void XmlPrinter::write_escaped(std::string_view value, bool in_value) {
  if (!may_need_references(value, in_value)) {
    Write(value.data(), value.size());
    return;
  }
  std::size_t from = 0;
  for (std::size_t at = 0; at < value.size(); ++at) {
    const char c = value[at];
    if (static_cast<unsigned char>(c) > '>') continue;
    const char* const reference = reference_for(c, in_value);
    if (reference == nullptr) continue;
    Write(value.data() + from, at - from);
    Write(reference);
    from = at + 1;
  }
  Write(value.data() + from, value.size() - from);
}

void XmlPrinter::attribute(const char* name, std::string_view value) {
  Putc(' ');
  Write(name);
  Write("=\"", 2);
  write_escaped(clean(value), /*in_value=*/true);
  Putc('"');
}

void XmlPrinter::text(std::string_view value) { clean_text(clean(value)); }

void XmlPrinter::clean_text(std::string_view value) {
  SealElementIfJustOpened();
  write_escaped(value, /*in_value=*/false);
}

void XmlPrinter::raw(std::string_view xml) {
  const std::string_view cleaned = clean(xml);
  SealElementIfJustOpened();
  Write(cleaned.data(), cleaned.size());
}

}  // namespace awase
