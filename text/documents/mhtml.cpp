// SPDX-License-Identifier: Apache-2.0

#include "text/documents/mhtml.h"

#include <algorithm>

#include "text/ascii.h"
#include "text/base64.h"
#include "text/error.h"
#include "text/unicode.h"

namespace awase {
namespace {

/// Takes the header off `message`: all up to the first empty line, lines that go on in
/// the next joined, in lower case but for values.
std::string take_header(std::string_view& message) {
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

std::string field(const std::string& header, const std::string& name) {
  const std::string all = ascii_lower(header);
  const std::size_t at = all.find("\n " + name + ":");
  if (at == std::string::npos) return {};
  const std::size_t begin = at + name.size() + 3;
  return std::string(trim(std::string_view(header).substr(
      begin, std::min(header.find('\n', begin), header.size()) - begin)));
}

/// The value of `key` in a field: charset, boundary.
std::string parameter(const std::string& value, const std::string& key) {
  const std::size_t at = ascii_lower(value).find(key + "=");
  if (at == std::string::npos) return {};
  std::string_view rest = std::string_view(value).substr(at + key.size() + 1);
  if (rest.starts_with('"')) {
    rest.remove_prefix(1);
    return std::string(rest.substr(0, rest.find('"')));
  }
  return std::string(rest.substr(0, rest.find_first_of("; \t")));
}

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

}  // namespace

bool begins_like_mhtml(std::string_view bytes) {
  constexpr std::size_t kLongestHeader = 8192;
  std::string_view head = bytes.substr(0, kLongestHeader);
  const std::size_t colon = head.find(':');
  if (colon == std::string_view::npos || colon > 40 ||
      head.substr(0, colon).find_first_of(" \t\r\n<") != std::string_view::npos)
    return false;
  const std::string header = take_header(head);
  return !field(header, "mime-version").empty() &&
         ascii_lower(field(header, "content-type")).starts_with("multipart/");
}

MhtmlPage mhtml_page(std::string_view bytes, const std::string& name) {
  const std::string header = take_header(bytes);
  const std::string boundary = parameter(field(header, "content-type"), "boundary");
  const std::string mark = "--" + boundary;
  std::size_t at = boundary.empty() ? bytes.npos : bytes.find(mark);
  while (at != bytes.npos) {
    const std::size_t line_end = bytes.find('\n', at);
    if (line_end == bytes.npos) break;
    const std::size_t next = bytes.find("\n" + mark, line_end);
    std::string_view part =
        bytes.substr(line_end + 1, next == bytes.npos ? next : next - line_end - 1);
    const std::string part_header = take_header(part);
    const std::string type = field(part_header, "content-type");
    if (ascii_lower(type).starts_with("text/html") ||
        ascii_lower(type).starts_with("application/xhtml")) {
      const std::string encoding =
          ascii_lower(field(part_header, "content-transfer-encoding"));
      return {encoding == "quoted-printable" ? from_quoted_printable(part)
              : encoding == "base64"         ? decode_base64_of_mail(part)
                                             : std::string(part),
              parameter(type, "charset")};
    }
    at = next == bytes.npos ? next : next + 1;
  }
  throw Error(ErrorKind::input,
              name + ": no page in this web archive; it is cut off, or save it again");
}

}  // namespace awase
