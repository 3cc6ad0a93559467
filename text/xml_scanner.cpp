// SPDX-License-Identifier: Apache-2.0
//
// One table says what each byte may be, so that the inner loops take a look-up a byte.
// Whatever is not plainly right is left to a whole parser: this scanner has no errors.

#include "text/xml_scanner.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "text/character_references.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace awase {
namespace {

constexpr std::size_t kTextEventBytes = std::size_t{64} << 10;
constexpr std::size_t kMaxNameBytes = 200;
constexpr std::size_t kMaxAttributes = 32;  // They are compared pair by pair.
constexpr std::size_t kMaxReferenceBytes = 12;

enum ByteClass : std::uint8_t {
  kNameStart = 1,  ///< May begin a name.
  kName = 2,       ///< May go on in a name.
  kSpace = 4,
  kPlainText = 8,    ///< Stands for itself in text.
  kPlainValue = 16,  ///< Stands for itself in an attribute's value.
};

constexpr std::array<std::uint8_t, 256> make_classes() {
  std::array<std::uint8_t, 256> classes{};
  for (int c = 0x20; c < 0x80; ++c) {
    const bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    const bool start = letter || c == '_' || c == ':';
    const bool name = start || (c >= '0' && c <= '9') || c == '-' || c == '.';
    const bool markup = c == '<' || c == '&';
    unsigned bits = 0;
    if (start) bits |= kNameStart;
    if (name) bits |= kName;
    if (!markup && c != ']') bits |= kPlainText;
    if (!markup && c != '"' && c != '\'') bits |= kPlainValue;
    classes[static_cast<std::size_t>(c)] = static_cast<std::uint8_t>(bits);
  }
  classes[' '] |= kSpace;
  classes['\t'] = kSpace | kPlainText;
  classes['\n'] = kSpace;
  classes['\r'] = kSpace;
  return classes;
}
constexpr std::array<std::uint8_t, 256> kClasses = make_classes();

bool is(char byte, ByteClass wanted) {
  return (kClasses[static_cast<unsigned char>(byte)] & wanted) != 0;
}

bool is_continuation(char byte) {
  return is_utf8_continuation(static_cast<unsigned char>(byte));
}

/// Bytes of the character at `at`, whose first byte is 0x80 or more: 0 when it is none
/// that XML allows, -1 when it goes on beyond `end`.
int character_bytes(const char* at, const char* end) {
  const std::string_view text(at, static_cast<std::size_t>(end - at));
  if (text.size() < utf8_bytes(static_cast<unsigned char>(text[0]))) return -1;
  const std::size_t size = utf8_sequence_bytes(text);
  const bool noncharacter = size == 3 && text[0] == '\xEF' && text[1] == '\xBF' &&
                            static_cast<unsigned char>(text[2]) > 0xBD;
  return noncharacter ? 0 : static_cast<int>(size);
}

}  // namespace

/// Bytes that are being read, and where they are in the document.
struct XmlScanner::Run {
  Run(std::string_view bytes, const Place& begin)
      : at(bytes.data()), end(bytes.data() + bytes.size()), origin(at), place(begin) {}

  const char* at;
  const char* end;
  const char* origin;
  Place place;

  bool done() const { return at == end; }
  std::size_t taken() const { return static_cast<std::size_t>(at - origin); }

  /// The place of `at`.
  Place here() const {
    Place result = place;
    result.offset += taken();
    return result;
  }

  void end_line() {
    ++place.line;
    place.line_begin = place.offset + taken();
  }

  void skip_space() {
    while (at != end && is(*at, kSpace)) {
      const char space = *at++;
      const bool alone = space == '\r' && (at == end || *at != '\n');
      if (space == '\n' || alone) end_line();
    }
  }

  std::string_view name() {
    const char* const begin = at;
    if (at != end && !is(*at, kNameStart)) return {};
    while (at != end && is(*at, kName)) ++at;
    return {begin, static_cast<std::size_t>(at - begin)};
  }

  /// Goes on over characters that stand for themselves, up to one that does not.
  /// Gives `more` at the end, else `event`, and `unsure` before a bad character.
  XmlScan skip_plain(ByteClass plain) {
    while (true) {
      while (at != end && is(*at, plain)) ++at;
      if (at == end) return XmlScan::more;
      const auto lead = static_cast<unsigned char>(*at);
      if (lead < 0x80) return XmlScan::event;
      // Kana and ideographs: three bytes, every one of which is a character.
      if (lead > 0xE0 && lead < 0xED && end - at > 2 && is_continuation(at[1]) &&
          is_continuation(at[2])) {
        at += 3;
        place.line_begin += 2;
        continue;
      }
      const int size = character_bytes(at, end);
      if (size < 0) return XmlScan::more;
      if (size == 0) return XmlScan::unsure;
      at += size;
      place.line_begin += static_cast<std::size_t>(size) - 1;
    }
  }

  /// Takes the reference at `at`, a "&".
  XmlScan reference(std::string& out) {
    const char* const limit =
        end - at > static_cast<int>(kMaxReferenceBytes) ? at + kMaxReferenceBytes : end;
    const char* const semicolon = std::find(at, limit, ';');
    if (semicolon == limit) return limit == end ? XmlScan::more : XmlScan::unsure;
    const char32_t code =
        xml_reference({at + 1, static_cast<std::size_t>(semicolon - at - 1)});
    if (code == 0) return XmlScan::unsure;
    append_char(out, code);
    at = semicolon + 1;
    return XmlScan::event;
  }
};

XmlScanner::XmlScanner(std::string root, const XmlPosition& where, std::string_view tag,
                       std::size_t max_depth)
    : names_{std::move(root)}, max_depth_(max_depth) {
  // Unsigned arithmetic comes round again where a line begins "before" the document.
  place_ = {where.offset_bytes, where.line, where.offset_bytes + 1 - where.column};
  Run run(tag, place_);
  while (!run.done()) {
    const char byte = *run.at++;
    const bool alone = byte == '\r' && (run.done() || *run.at != '\n');
    if (byte == '\n' || alone) run.end_line();
    if ((static_cast<unsigned char>(byte) & 0xC0) == 0x80) ++run.place.line_begin;
  }
  place_ = run.here();
}

XmlScan XmlScanner::next(std::string_view bytes, XmlEvent& event) {
  if (in_empty_tag_) {
    in_empty_tag_ = false;
    event.kind = XmlEventKind::end_element;
    event.name = names_[--depth_];
    event.text.clear();
    event.attributes.clear();
    event.position = position();
    return XmlScan::event;
  }
  if (bytes.empty()) return XmlScan::more;
  if (bytes[0] != '<') return text(bytes, event);
  if (bytes.size() < 2) return XmlScan::more;
  if (bytes[1] == '/') return end_tag(bytes, event);
  if (bytes[1] == '!') return comment(bytes, event);
  return start_tag(bytes, event);
}

void XmlScanner::push(std::string_view name) {
  if (depth_ == names_.size()) names_.emplace_back();
  names_[depth_++] = name;
}

XmlScan XmlScanner::attributes(Run& run, XmlEvent& event, std::size_t& count) {
  while (true) {
    const char* const before = run.at;
    run.skip_space();
    if (run.done()) return XmlScan::more;
    if (*run.at == '>' || *run.at == '/') return XmlScan::event;
    const std::string_view name = run.name();
    if (run.done()) return XmlScan::more;
    if (name.empty() || before == name.data() || count == kMaxAttributes)
      return XmlScan::unsure;
    if (count == event.attributes.size()) event.attributes.emplace_back();
    for (std::size_t k = 0; k < count; ++k) {
      if (event.attributes[k].name == name) return XmlScan::unsure;
    }
    XmlAttribute& attribute = event.attributes[count++];
    attribute.name = name;
    attribute.value.clear();

    run.skip_space();
    if (run.done()) return XmlScan::more;
    if (*run.at != '=') return XmlScan::unsure;
    ++run.at;
    run.skip_space();
    if (run.done()) return XmlScan::more;
    const char quote = *run.at;
    if (quote != '"' && quote != '\'') return XmlScan::unsure;
    ++run.at;
    while (true) {
      const char* const plain = run.at;
      const XmlScan scan = run.skip_plain(kPlainValue);
      if (scan != XmlScan::event) return scan;
      attribute.value.append(plain, run.at);
      if (*run.at == quote) break;
      if (*run.at == '&') {
        const XmlScan reference = run.reference(attribute.value);
        if (reference != XmlScan::event) return reference;
      } else if (*run.at == '"' || *run.at == '\'') {
        attribute.value += *run.at++;
      } else {
        return XmlScan::unsure;  // Line ends, which become blanks, too.
      }
    }
    ++run.at;
  }
}

XmlScan XmlScanner::start_tag(std::string_view bytes, XmlEvent& event) {
  Run run(bytes, place_);
  ++run.at;
  const std::string_view name = run.name();
  if (run.done()) return XmlScan::more;
  if (name.empty() || name.size() > kMaxNameBytes) return XmlScan::unsure;
  if (depth_ >= max_depth_) return XmlScan::unsure;
  std::size_t count = 0;
  const XmlScan scan = attributes(run, event, count);
  if (scan != XmlScan::event) return scan;
  bool is_empty = false;
  if (*run.at == '/') {
    ++run.at;
    if (run.done()) return XmlScan::more;
    if (*run.at != '>') return XmlScan::unsure;
    is_empty = true;
  }
  ++run.at;
  event.kind = XmlEventKind::start_element;
  event.name = name;
  event.text.clear();
  event.attributes.resize(count);
  event.position = position();
  push(name);
  in_empty_tag_ = is_empty;
  place_ = run.here();
  return XmlScan::event;
}

XmlScan XmlScanner::end_tag(std::string_view bytes, XmlEvent& event) {
  if (depth_ == 1) return XmlScan::unsure;  // The root's, or none at all.
  const std::string& name = names_[depth_ - 1];
  if (bytes.size() < name.size() + 3) return XmlScan::more;
  if (bytes.substr(2, name.size()) != name) return XmlScan::unsure;
  Run run(bytes, place_);
  run.at += 2 + name.size();
  run.skip_space();
  if (run.done()) return XmlScan::more;
  if (*run.at != '>') return XmlScan::unsure;
  ++run.at;
  event.kind = XmlEventKind::end_element;
  event.name = name;
  event.text.clear();
  event.attributes.clear();
  event.position = position();
  --depth_;
  place_ = run.here();
  return XmlScan::event;
}

XmlScan XmlScanner::comment(std::string_view bytes, XmlEvent& event) {
  if (!bytes.starts_with("<!--"))
    return bytes.size() < 4 ? XmlScan::more : XmlScan::unsure;
  const std::size_t dashes = bytes.find("--", 4);
  if (dashes == std::string_view::npos || dashes + 3 > bytes.size())
    return XmlScan::more;
  if (bytes[dashes + 2] != '>') return XmlScan::unsure;
  Run run(bytes.substr(0, dashes), place_);
  run.at += 4;
  while (!run.done()) {
    const XmlScan scan = run.skip_plain(kPlainText);
    if (run.done()) break;
    if (scan != XmlScan::event) return XmlScan::unsure;
    const char stopped = *run.at++;
    if (stopped == '\n') {
      run.end_line();
    } else if (stopped != '<' && stopped != '&' && stopped != ']') {
      return XmlScan::unsure;
    }
  }
  run.at += 3;
  event.kind = XmlEventKind::comment;
  event.name.clear();
  event.text = bytes.substr(4, dashes - 4);
  event.attributes.clear();
  event.position = position();
  place_ = run.here();
  return XmlScan::event;
}

XmlScan XmlScanner::text(std::string_view bytes, XmlEvent& event) {
  Run run(bytes, place_);
  event.text.clear();
  XmlScan scan = XmlScan::event;
  while (scan == XmlScan::event && run.taken() < kTextEventBytes) {
    const char* const plain = run.at;
    scan = run.skip_plain(kPlainText);
    event.text.append(plain, run.at);
    if (scan != XmlScan::event || *run.at == '<') break;
    if (*run.at == '&') {
      scan = run.reference(event.text);
    } else if (*run.at == '\n') {
      event.text += *run.at++;
      run.end_line();
    } else if (*run.at == ']') {
      if (run.end - run.at < 3) {
        scan = XmlScan::more;
      } else if (run.at[1] == ']' && run.at[2] == '>') {
        scan = XmlScan::unsure;
      } else {
        event.text += *run.at++;
      }
    } else if (*run.at == '\r') {
      if (run.end - run.at < 2) {
        scan = XmlScan::more;
      } else {
        // CRLF and a CR alone are one line end.
        run.at += run.at[1] == '\n' ? 2 : 1;
        run.end_line();
        event.text += '\n';
      }
    } else {
      scan = XmlScan::unsure;
    }
  }
  const bool cut = scan == XmlScan::more && run.taken() < kTextEventBytes;
  if (cut || run.taken() == 0) return scan;
  event.kind = XmlEventKind::text;
  event.name.clear();
  event.attributes.clear();
  event.position = position();
  place_ = run.here();
  return XmlScan::event;
}

}  // namespace awase
