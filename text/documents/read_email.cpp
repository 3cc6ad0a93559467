// SPDX-License-Identifier: Apache-2.0

#include "text/documents/read_email.h"

#include <algorithm>

#include "text/ascii.h"
#include "text/documents/block_writer.h"
#include "text/documents/html.h"
#include "text/documents/mime.h"
#include "text/documents/plain_text.h"
#include "text/encoding.h"
#include "text/error.h"
#include "text/unicode.h"

namespace awase {
namespace {

constexpr int kMaxDepth = 20;  // Of parts in parts.

/// Takes the marks of quotations ("> > ") off a line, and counts them.
std::size_t take_quotes(std::string_view& line) {
  std::size_t level = 0;
  while (line.starts_with('>')) {
    line.remove_prefix(line.substr(0, 2) == "> " ? 2 : 1);
    ++level;
  }
  return level;
}

/// Lines that a mail's program broke, which end in a space, put together; those of a
/// quotation with lines that are quoted as often (RFC 3676).
std::string without_soft_breaks(std::string_view text, bool delete_space) {
  std::string out;
  bool flowed = false;           // The line before goes on.
  std::size_t flowed_level = 0;  // How often it was quoted.
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    at = end + 1;
    const std::size_t level = take_quotes(line);
    if (level == 0 && line.starts_with(' ')) line.remove_prefix(1);  // Space-stuffed.
    if (flowed && level != flowed_level) out += '\n';
    if (level > 0 && (!flowed || level != flowed_level))
      out += std::string(level, '>') + " ";
    const bool flows = line.ends_with(' ') && line != "-- ";
    const std::string_view text_of_line = trim(line);
    const bool unspaced = !text_of_line.empty() && is_unspaced(last_char(text_of_line));
    if (flows && (delete_space || unspaced)) line.remove_suffix(1);
    out += line;
    if (!flows) out += '\n';
    flowed = flows;
    flowed_level = level;
  }
  return out;
}

class EmailReader {
 public:
  EmailReader(const std::string& encoding, Document& document)
      : encoding_(encoding), document_(document) {}

  void read(const MimePart& part, int depth) {
    const std::string type = mime_field(part.header, "content-type");
    const std::string kind = ascii_lower(type);
    if (kind.starts_with("multipart/") && depth < kMaxDepth) {
      read_parts(part, type, depth);
    } else if (is_attachment(part.header) || kind.starts_with("message/") ||
               !(kind.empty() || kind.starts_with("text/plain") ||
                 kind.starts_with("text/html"))) {
      ++attachments_;
    } else {
      read_text(part, type);
    }
  }

  std::size_t attachments() const { return attachments_; }

 private:
  static bool is_attachment(const std::string& header) {
    return ascii_lower(mime_field(header, "content-disposition"))
        .starts_with("attachment");
  }

  void read_parts(const MimePart& part, const std::string& type, int depth) {
    const std::vector<MimePart> parts = mime_parts(part.body, type);
    const std::string kind = ascii_lower(type);
    if (kind.starts_with("multipart/alternative")) {
      // The last is the richest; a calendar or the like is no text.
      for (const char* wanted : {"text/html", "multipart/", "text/plain", ""}) {
        const auto best =
            std::find_if(parts.rbegin(), parts.rend(), [&](const MimePart& one) {
              return ascii_lower(mime_field(one.header, "content-type"))
                  .starts_with(wanted);
            });
        if (best != parts.rend()) return read(*best, depth + 1);
      }
      return;
    }
    for (const MimePart& one : parts) read(one, depth + 1);
  }

  void read_text(const MimePart& part, const std::string& type) {
    const std::string bytes = mime_bytes(part);
    const bool is_html = ascii_lower(type).starts_with("text/html");
    const std::string charset = mime_parameter(type, "charset");
    const DecodedText decoded = decode_text(
        bytes, document_.name,
        {.required = encoding_,
         .declared = charset.empty() && is_html ? html_encoding(bytes) : charset});
    if (document_.encoding.empty()) document_.encoding = decoded.encoding;
    Document text;
    text.name = document_.name;
    if (is_html) {
      read_html(decoded.text, text);
      if (document_.language.empty()) document_.language = text.language;
    } else if (ascii_lower(mime_parameter(type, "format")) == "flowed") {
      read_plain_text(without_soft_breaks(decoded.text, ascii_lower(mime_parameter(
                                                            type, "delsp")) == "yes"),
                      text);
    } else {
      read_plain_text(decoded.text, text);
    }
    append_blocks(document_, text);
  }

  const std::string& encoding_;
  Document& document_;
  std::size_t attachments_ = 0;
};

}  // namespace

bool begins_like_email(std::string_view bytes) {
  constexpr std::size_t kLongestHeader = 65536;
  std::string_view head = bytes.substr(0, kLongestHeader);
  // Of a folder of mails the first line is "From someone date".
  const std::size_t colon = head.find(':');
  if (colon == std::string_view::npos || colon > 40 ||
      head.substr(0, colon).find_first_of(" \t\r\n<") != std::string_view::npos)
    return false;
  const std::string header = take_mime_header(head);
  const auto has = [&](const char* name) { return !mime_field(header, name).empty(); };
  const bool sent = has("to") || has("subject") || has("date");
  const bool by_program = has("message-id") || has("received") || has("mime-version") ||
                          has("content-type");
  const bool saved_page =
      has("snapshot-content-location") ||
      mime_field(header, "from").find("Saved by") != std::string::npos;
  return has("from") && sent && by_program && !saved_page;
}

void read_email(std::string_view bytes, const std::string& encoding,
                Document& document) {
  MimePart message;
  message.header = take_mime_header(bytes);
  message.body = bytes;
  const std::string subject = mime_text(mime_field(message.header, "subject"));
  if (is_valid_utf8(subject))
    BlockWriter(document).add(subject, {.kind = BlockKind::title});
  EmailReader reader(encoding, document);
  reader.read(message, 0);
  if (document.encoding.empty()) document.encoding = "UTF-8";
  if (reader.attachments() > 0)
    document.issues.push_back(Message::plural(
        "{file}: {count} attachment was left out; give it as a file of its own",
        "{file}: {count} attachments were left out; give them as files of their own",
        reader.attachments(), {{"file", document.name}}));
  if (document.blocks.empty())
    throw Error(ErrorKind::input,
                Message("{file}: a mail without text; it is cut off, or holds "
                        "attachments alone",
                        {{"file", document.name}}));
}

}  // namespace awase
