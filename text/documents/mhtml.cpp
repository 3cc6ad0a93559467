// SPDX-License-Identifier: Apache-2.0

#include "text/documents/mhtml.h"

#include "text/ascii.h"
#include "text/documents/mime.h"
#include "text/error.h"

namespace awase {

bool begins_like_mhtml(std::string_view bytes) {
  constexpr std::size_t kLongestHeader = 8192;
  std::string_view head = bytes.substr(0, kLongestHeader);
  const std::size_t colon = head.find(':');
  if (colon == std::string_view::npos || colon > 40 ||
      head.substr(0, colon).find_first_of(" \t\r\n<") != std::string_view::npos)
    return false;
  const std::string header = take_mime_header(head);
  return !mime_field(header, "mime-version").empty() &&
         ascii_lower(mime_field(header, "content-type")).starts_with("multipart/");
}

MhtmlPage mhtml_page(std::string_view bytes, const std::string& name) {
  const std::string header = take_mime_header(bytes);
  for (const MimePart& part : mime_parts(bytes, mime_field(header, "content-type"))) {
    const std::string type = mime_field(part.header, "content-type");
    if (ascii_lower(type).starts_with("text/html") ||
        ascii_lower(type).starts_with("application/xhtml"))
      return {mime_bytes(part), mime_parameter(type, "charset")};
  }
  throw Error(ErrorKind::input,
              Message("{file}: no page in this web archive; it is cut off, or save it "
                      "again",
                      {{"file", name}}));
}

}  // namespace awase
