// SPDX-License-Identifier: Apache-2.0

#include "tmx/xml_printer.h"

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

Message dropped_chars_message(std::size_t count) {
  return Message::plural("{count} character that XML does not allow was dropped",
                         "{count} characters that XML does not allow were dropped",
                         count);
}

std::size_t append_xml_chars(std::string& out, std::string_view text) {
  std::size_t dropped = 0;
  std::size_t kept_from = 0;
  for (std::size_t at = 0; at < text.size();) {
    const unsigned char byte = byte_at(text, at);
    std::size_t size_bytes = 1;
    bool allowed = byte >= 0x20 || byte == '\t' || byte == '\n' || byte == '\r';
    if (byte >= 0x80) {
      const XmlChar scanned = scan_xml_char(text, at);
      size_bytes = scanned.size_bytes;
      allowed = scanned.allowed_by_xml && !scanned.noncharacter;
    }
    if (!allowed) {
      out.append(text, kept_from, at - kept_from);
      kept_from = at + size_bytes;
      ++dropped;
    }
    at += size_bytes;
  }
  out.append(text, kept_from);
  return dropped;
}

void XmlPrinter::attribute(const char* name, std::string_view value) {
  scratch_.clear();
  dropped_chars_ += append_xml_chars(scratch_, value);
  if (scratch_.find_first_of("\t\n\r") == std::string::npos) {
    PushAttribute(name, scratch_.c_str());
    return;
  }
  std::string escaped;
  for (const char c : scratch_) {
    switch (c) {
      case '\t':
        escaped += "&#9;";
        break;
      case '\n':
        escaped += "&#10;";
        break;
      case '\r':
        escaped += "&#13;";
        break;
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      default:
        escaped += c;
    }
  }
  Putc(' ');
  Write(name);
  Write("=\"");
  Write(escaped.data(), escaped.size());
  Putc('"');
}

void XmlPrinter::text(std::string_view value) {
  scratch_.clear();
  dropped_chars_ += append_xml_chars(scratch_, value);
  clean_text(scratch_);
}

void XmlPrinter::clean_text(const std::string& value) {
  if (value.find('\r') == std::string::npos) {
    PushText(value.c_str());
    return;
  }
  SealElementIfJustOpened();
  std::string run;
  for (const char c : value) {
    if (c != '\r') {
      run += c;
      continue;
    }
    PushText(run.c_str());
    Write("&#13;");
    run.clear();
  }
  PushText(run.c_str());
}

void XmlPrinter::raw(std::string_view xml) {
  scratch_.clear();
  dropped_chars_ += append_xml_chars(scratch_, xml);
  SealElementIfJustOpened();
  Write(scratch_.data(), scratch_.size());
}

}  // namespace awase
