// SPDX-License-Identifier: Apache-2.0

#include "text/documents/mime.h"

#include <algorithm>

#include "text/ascii.h"
#include "text/base64.h"
#include "text/encoding.h"
#include "text/error.h"
#include "text/unicode.h"

namespace awase {
namespace {

std::string from_quoted_printable(std::string_view text) {
  std::string bytes;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '=') {
      bytes += text[at];
    } else if (at + 2 < text.size() && hex_value(text[at + 1]) >= 0 &&
               hex_value(text[at + 2]) >= 0) {
      bytes +=
          static_cast<char>(hex_value(text[at + 1]) * 16 + hex_value(text[at + 2]));
      at += 2;
    } else if (text.substr(at + 1).starts_with("\r\n")) {
      at += 2;
    } else if (text.substr(at + 1).starts_with('\n')) {
      at += 1;
    } else {
      bytes += '=';
    }
  }
  return bytes;
}

/// One encoded word ("=?charset?B?text?="), without its marks, decoded; nothing when it
/// cannot be.
std::string decoded_word(std::string_view word) {
  const std::size_t charset_end = word.find('?');
  if (charset_end == word.npos || charset_end + 3 > word.size()) return {};
  const char kind = ascii_lower(word[charset_end + 1]);
  if (word[charset_end + 2] != '?' || (kind != 'b' && kind != 'q')) return {};
  std::string text(word.substr(charset_end + 3));
  if (kind == 'q') std::replace(text.begin(), text.end(), '_', ' ');
  std::string_view charset = word.substr(0, charset_end);
  charset = charset.substr(0, charset.find('*'));
  try {
    return decode_text(
               kind == 'b' ? decode_base64_of_mail(text) : from_quoted_printable(text),
               "", {.required = std::string(charset)})
        .text;
  } catch (const Error&) {
    return {};
  }
}

}  // namespace

std::string take_mime_header(std::string_view& message) {
  std::string header;
  while (!message.empty()) {
    const std::size_t end = std::min(message.find('\n'), message.size());
    const std::string_view line = message.substr(0, end);
    message.remove_prefix(std::min(end + 1, message.size()));
    if (trim(line).empty()) break;
    if (line.front() != ' ' && line.front() != '\t') header += '\n';
    header += ' ';
    header += trim(line);
  }
  return header;
}

std::string mime_field(const std::string& header, const std::string& name) {
  const std::string all = ascii_lower(header);
  const std::size_t at = all.find("\n " + name + ":");
  if (at == std::string::npos) return {};
  const std::size_t begin = at + name.size() + 3;
  return std::string(trim(std::string_view(header).substr(
      begin, std::min(header.find('\n', begin), header.size()) - begin)));
}

std::string mime_parameter(const std::string& value, const std::string& key) {
  const std::size_t at = ascii_lower(value).find(key + "=");
  if (at == std::string::npos) return {};
  std::string_view rest = std::string_view(value).substr(at + key.size() + 1);
  if (rest.starts_with('"')) {
    rest.remove_prefix(1);
    return std::string(rest.substr(0, rest.find('"')));
  }
  return std::string(rest.substr(0, rest.find_first_of("; \t")));
}

std::vector<MimePart> mime_parts(std::string_view body, const std::string& type) {
  constexpr std::size_t kMostParts = 1000;
  std::vector<MimePart> parts;
  const std::string boundary = mime_parameter(type, "boundary");
  if (boundary.empty()) return parts;
  const std::string mark = "--" + boundary;
  std::size_t at = body.find(mark);
  while (at != body.npos && parts.size() < kMostParts) {
    const std::size_t line_end = body.find('\n', at);
    if (line_end == body.npos || body.substr(at + mark.size(), 2) == "--") break;
    const std::size_t next = body.find("\n" + mark, line_end);
    std::string_view part =
        body.substr(line_end + 1, next == body.npos ? next : next - line_end - 1);
    std::string header = take_mime_header(part);
    parts.push_back({std::move(header), part});
    at = next == body.npos ? next : next + 1;
  }
  return parts;
}

std::string mime_bytes(const MimePart& part) {
  const std::string encoding =
      ascii_lower(mime_field(part.header, "content-transfer-encoding"));
  return encoding == "quoted-printable" ? from_quoted_printable(part.body)
         : encoding == "base64"         ? decode_base64_of_mail(part.body)
                                        : std::string(part.body);
}

std::string mime_text(std::string_view value) {
  std::string out;
  bool after_word = false;
  while (!value.empty()) {
    const std::size_t begin = value.find("=?");
    // The text of the word ends at the fourth question mark.
    std::size_t end = begin;
    for (int marks = 0; end != value.npos && marks < 3; ++marks)
      end = value.find('?', end + (marks == 0 ? 2 : 1));
    if (end == value.npos || value.substr(end, 2) != "?=") {
      out += value;
      break;
    }
    const std::string_view before = value.substr(0, begin);
    const std::string word = decoded_word(value.substr(begin + 2, end - begin - 2));
    // White space between two encoded words is none.
    if (!after_word || word.empty() || !trim(before).empty()) out += before;
    out += word.empty() ? std::string(value.substr(begin, end + 2 - begin)) : word;
    after_word = !word.empty();
    value.remove_prefix(end + 2);
  }
  return out;
}

}  // namespace awase
