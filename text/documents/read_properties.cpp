// SPDX-License-Identifier: Apache-2.0
//
// Java's .properties (java.util.Properties) and Apple's .strings.

#include <cstddef>
#include <cstdint>
#include <string>

#include "text/documents/keyed_writer.h"
#include "text/documents/read_resources.h"
#include "text/error.h"
#include "text/unicode.h"

namespace awase {
namespace {

/// Appends code units of UTF-16 as they come, pairs of surrogates put together; half a
/// pair is U+FFFD.
class Utf16Appender {
 public:
  explicit Utf16Appender(std::string& out) : out_(out) {}
  ~Utf16Appender() { flush(); }

  void add(char32_t unit) {
    if (high_ != 0 && unit >= 0xDC00 && unit <= 0xDFFF) {
      append_char(out_, 0x10000 + ((high_ - 0xD800) << 10) + (unit - 0xDC00));
      high_ = 0;
      return;
    }
    flush();
    if (unit >= 0xD800 && unit <= 0xDBFF)
      high_ = unit;
    else
      append_char(out_, unit >= 0xDC00 && unit <= 0xDFFF ? 0xFFFD : unit);
  }

  /// To be called before anything else is appended.
  void flush() {
    if (high_ != 0) append_char(out_, 0xFFFD);
    high_ = 0;
  }

 private:
  std::string& out_;
  char32_t high_ = 0;
};

/// The number that the `digits` hexadecimal digits at `at` give; -1 when these are not
/// all there.
long hex_at(std::string_view text, std::size_t at, std::size_t digits) {
  if (at + digits > text.size()) return -1;
  long value = 0;
  for (const char c : text.substr(at, digits)) {
    const char lower = static_cast<char>(c | 0x20);
    if (c >= '0' && c <= '9')
      value = value * 16 + (c - '0');
    else if (lower >= 'a' && lower <= 'f')
      value = value * 16 + (lower - 'a' + 10);
    else
      return -1;
  }
  return value;
}

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\f'; }

/// `text` with the escapes of .properties undone. A \u without four digits stays.
std::string unescaped_property(std::string_view text) {
  std::string out;
  Utf16Appender units(out);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 == text.size()) {
      units.flush();
      out += text[i];
      continue;
    }
    const char c = text[++i];
    const long unit = c == 'u' ? hex_at(text, i + 1, 4) : -1;
    if (unit >= 0) {
      units.add(static_cast<char32_t>(unit));
      i += 4;
      continue;
    }
    units.flush();
    switch (c) {
      case 'n':
        out += '\n';
        break;
      case 't':
        out += '\t';
        break;
      case 'r':
      case 'f':
        break;
      case 'u':
        out += "\\u";
        break;
      default:
        out += c;
    }
  }
  units.flush();
  return out;
}

/// A line with all that a backslash at its end joins to it. Moves `at` past it.
std::string logical_line(std::string_view text, std::size_t& at) {
  std::string line;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view part = text.substr(at, end - at);
    at = end + 1;
    while (!part.empty() && is_blank(part.front())) part.remove_prefix(1);
    if (line.empty() && (part.starts_with('#') || part.starts_with('!'))) return {};
    std::size_t slashes = 0;
    while (slashes < part.size() && part[part.size() - 1 - slashes] == '\\') ++slashes;
    if (slashes % 2 == 0) return line += part;
    part.remove_suffix(1);
    line += part;
  }
  return line;
}

/// Reads .strings with the place in it.
class StringsReader {
 public:
  StringsReader(std::string_view text, Document& document)
      : text_(text), document_(document), writer_(document) {}

  void read() {
    for (skip_blank(); at_ < text_.size(); skip_blank()) {
      const std::string key = token();
      skip_blank();
      std::string value = key;  // `"key";` is its own value.
      if (at_ < text_.size() && text_[at_] == '=') {
        ++at_;
        skip_blank();
        value = token();
        skip_blank();
      }
      if (at_ >= text_.size() || text_[at_] != ';') refuse();
      ++at_;
      writer_.add(key, value);
    }
  }

  /// Whether a first entry stands there, up to the first quote of its value.
  bool begins_well() {
    skip_blank();
    if (at_ >= text_.size() || text_[at_] != '"') return false;
    const std::size_t end = text_.find('"', at_ + 1);
    if (end == std::string_view::npos || text_.find('\n', at_) < end) return false;
    at_ = end + 1;
    skip_blank();
    if (at_ >= text_.size() || text_[at_] != '=') return false;
    ++at_;
    skip_blank();
    return at_ < text_.size() && text_[at_] == '"';
  }

 private:
  [[noreturn]] void refuse() const {
    std::size_t line = 1;
    for (const char c : text_.substr(0, std::min(at_, text_.size())))
      line += c == '\n' ? 1 : 0;
    throw Error(ErrorKind::input,
                Message("{file}:{line}: here a .strings file has \"key\" = \"value\"; "
                        "correct it, or read it as it is with --format text",
                        {{"file", document_.name}, {"line", line}}));
  }

  /// Passes over white space and comments.
  void skip_blank() {
    while (at_ < text_.size()) {
      if (is_blank(text_[at_]) || text_[at_] == '\n') {
        ++at_;
      } else if (text_.substr(at_, 2) == "//") {
        at_ = std::min(text_.find('\n', at_), text_.size());
      } else if (text_.substr(at_, 2) == "/*") {
        const std::size_t end = text_.find("*/", at_ + 2);
        at_ = end == std::string_view::npos ? text_.size() : end + 2;
      } else {
        return;
      }
    }
  }

  std::string token() {
    if (at_ < text_.size() && text_[at_] == '"') return quoted();
    const std::size_t first = at_;
    while (at_ < text_.size() && text_[at_] != '=' && text_[at_] != ';' &&
           text_[at_] != '"' && text_[at_] != '\n' && !is_blank(text_[at_]))
      ++at_;
    if (at_ == first) refuse();
    return std::string(text_.substr(first, at_ - first));
  }

  std::string quoted() {
    std::string out;
    Utf16Appender units(out);
    const std::size_t first = at_;
    for (++at_; at_ < text_.size() && text_[at_] != '"'; ++at_) {
      if (text_[at_] != '\\' || at_ + 1 >= text_.size()) {
        units.flush();
        out += text_[at_];
        continue;
      }
      const char c = text_[++at_];
      const long unit = c == 'U' || c == 'u' ? hex_at(text_, at_ + 1, 4) : -1;
      if (unit >= 0) {
        units.add(static_cast<char32_t>(unit));
        at_ += 4;
        continue;
      }
      units.flush();
      out += c == 'n' ? '\n' : c == 't' ? '\t' : c == 'r' ? ' ' : c;
    }
    units.flush();
    if (at_ >= text_.size()) {
      at_ = first;
      refuse();
    }
    ++at_;
    return out;
  }

  std::string_view text_;
  Document& document_;
  KeyedWriter writer_;
  std::size_t at_ = 0;
};

}  // namespace

void read_properties(std::string_view text, Document& document) {
  KeyedWriter writer(document);
  for (std::size_t at = 0; at < text.size();) {
    const std::string line = logical_line(text, at);
    std::size_t end = 0;
    while (end < line.size() && line[end] != '=' && line[end] != ':' &&
           !is_blank(line[end]))
      end += line[end] == '\\' ? 2 : 1;
    end = std::min(end, line.size());
    if (end == 0) continue;
    std::size_t value = end;
    while (value < line.size() && is_blank(line[value])) ++value;
    if (value < line.size() && (line[value] == '=' || line[value] == ':')) ++value;
    while (value < line.size() && is_blank(line[value])) ++value;
    writer.add(unescaped_property(std::string_view(line).substr(0, end)),
               unescaped_property(std::string_view(line).substr(value)));
  }
}

void read_strings(std::string_view text, Document& document) {
  StringsReader(text, document).read();
}

bool begins_like_strings(std::string_view text) {
  Document none;
  return StringsReader(text, none).begins_well();
}

}  // namespace awase
