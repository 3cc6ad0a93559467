// SPDX-License-Identifier: Apache-2.0
//
// expat pushes, XmlReader lets its user pull: ExpatEvents queues what expat says.
// Behind the start of the root, XmlScanner takes over where it can (UTF-8, no
// declarations in the document), which is several times faster. When it meets what it
// does not know, expat goes on there; it alone finds faults.

#include "text/xml.h"

#include <algorithm>
#include <cstring>
#include <memory>
#include <optional>
#include <utility>

#include "text/xml_encoding.h"
#include "text/xml_expat.h"
#include "text/xml_scanner.h"

namespace awase {
namespace {

constexpr std::size_t kChunkBytes = std::size_t{16} << 10;
constexpr std::size_t kScanBytes = std::size_t{64} << 10;
constexpr std::size_t kMaxScanBytes = std::size_t{1} << 20;  // Of one tag.

// The charset named by the XML declaration at the start of `bytes`, or nothing.
std::string_view declared_charset(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (!bytes.starts_with("<?xml")) return {};
  bytes = bytes.substr(0, bytes.find("?>"));
  const std::size_t name = bytes.find("encoding");
  const std::size_t begin = bytes.find_first_of("\"'", name);
  if (name == std::string_view::npos || begin == std::string_view::npos) return {};
  const std::size_t end = bytes.find(bytes[begin], begin + 1);
  return bytes.substr(begin + 1, end - begin - 1);
}

}  // namespace

XmlSource xml_source(std::string_view bytes) {
  return [bytes](std::span<char> into) mutable {
    const std::size_t count = std::min(into.size(), bytes.size());
    std::memcpy(into.data(), bytes.data(), count);
    bytes.remove_prefix(count);
    return count;
  };
}

const std::string* XmlEvent::attribute(std::string_view attribute_name) const {
  const auto found =
      std::find_if(attributes.begin(), attributes.end(),
                   [&](const auto& each) { return each.name == attribute_name; });
  return found == attributes.end() ? nullptr : &found->value;
}

struct XmlReader::State {
  XmlSource source;
  std::string document_name;
  std::size_t max_markup_bytes;
  ExpatEvents expat;
  std::optional<XmlScanner> scanner;        // While it has the word, not expat.
  bool scanner_has_word = false;            // Nothing of expat waits before it.
  std::size_t scan_at = 0;                  // Where it is in `chunk`.
  std::unique_ptr<CharsetDecoder> decoder;  // For charsets that expat cannot take.

  std::string chunk;
  std::size_t chunk_begin = 0;
  bool chunk_waits = false;  // It was read, but expat did not have it.
  std::size_t fed_bytes = 0;
  std::size_t next_chunk_bytes = kChunkBytes;
  bool at_end = false;

  State(XmlSource source_, std::string name, const XmlOptions& options)
      : source(std::move(source_)),
        document_name(std::move(name)),
        max_markup_bytes(options.max_markup_bytes),
        expat(options) {}

  // Adds up to `size_bytes` bytes to the chunk, fewer only at the end.
  void read(std::size_t size_bytes) {
    const std::size_t before = chunk.size();
    std::size_t filled = before;
    chunk.resize(filled + size_bytes);
    while (filled < chunk.size()) {
      const std::size_t more = source(std::span(chunk).subspan(filled));
      if (more == 0) break;
      filled += more;
      fed_bytes += more;
    }
    at_end = filled < chunk.size();
    chunk.resize(filled);
    if (decoder != nullptr) decode(chunk.size() - before);
  }

  // Replaces the last bytes of the chunk by what they are in UTF-8.
  void decode(std::size_t size_bytes) {
    const std::size_t kept = chunk.size() - size_bytes;
    const std::string utf8 =
        decoder->decode(std::string_view(chunk).substr(kept), at_end);
    chunk.resize(kept);
    chunk += utf8;
    fed_bytes += utf8.size() - size_bytes;
  }

  // At the first bytes. A byte order mark, or NULs, say more than the declaration,
  // which many tools leave as it was when they write UTF-16.
  void choose_encoding() {
    const std::string_view begin = std::string_view(chunk).substr(0, 4);
    const std::string_view declared = declared_charset(chunk);
    const bool is_utf32 = begin == std::string_view("\xFF\xFE\0\0", 4);
    if (!is_utf32 && (begin.starts_with("\xFF\xFE") || begin.starts_with("\xFE\xFF"))) {
      expat.set_encoding("UTF-16");
    } else if (begin.starts_with(std::string_view("<\0?\0", 4))) {
      expat.set_encoding("UTF-16LE");
    } else if (begin.starts_with(std::string_view("\0<\0?", 4))) {
      expat.set_encoding("UTF-16BE");
    } else if (is_utf8_name(declared)) {
      expat.set_encoding("UTF-8");
    } else if (CharsetDecoder::is_for(declared)) {
      decoder = std::make_unique<CharsetDecoder>(std::string(declared));
      expat.set_encoding("UTF-8");
      decode(chunk.size());
    }
  }

  // Reads one chunk and hands it to expat. A token that does not end in its chunk is
  // scanned again with the next one, so chunks double while one goes on.
  void feed() {
    if (!std::exchange(chunk_waits, false)) {
      chunk_begin = fed_bytes;
      chunk.clear();
      read(next_chunk_bytes);
      if (chunk_begin == 0) choose_encoding();
    }
    expat.parse(chunk, at_end);
  }

  // Takes over from expat, which is suspended behind the root's start tag; false when
  // this is no document for the scanner.
  bool begin_scan() {
    scanner = expat.take_scanner();
    if (!scanner) return false;
    expat.close();
    scan_at = scanner->position().offset_bytes - chunk_begin;
    return true;
  }

  // Gives the next event if the scanner can; else leaves the rest to expat.
  bool scan(XmlEvent& event) {
    while (true) {
      const XmlScan scan =
          scanner->next(std::string_view(chunk).substr(scan_at), event);
      scan_at = scanner->position().offset_bytes - chunk_begin;
      if (scan == XmlScan::event) return true;
      const std::size_t waiting = chunk.size() - scan_at;
      if (scan == XmlScan::unsure || at_end || waiting > kMaxScanBytes) break;
      chunk.erase(0, scan_at);
      chunk_begin += scan_at;
      scan_at = 0;
      read(std::max(kScanBytes, waiting));
    }
    end_scan();
    scanner_has_word = false;
    return false;
  }

  // Lets expat go on where the scanner is.
  void end_scan() {
    expat.go_on_behind(*scanner);
    chunk.erase(0, scan_at);
    chunk_waits = true;
    scanner.reset();
  }

  // After a chunk is used up: is expat in the middle of a long token?
  void watch_token() {
    const std::size_t waiting =
        fed_bytes - std::min(fed_bytes, expat.position().offset_bytes);
    if (waiting > max_markup_bytes)
      return expat.fail(
          Message("a tag, comment or instruction of more than {most} bytes; "
                  "is its end missing?",
                  {{"most", max_markup_bytes}}));
    next_chunk_bytes = std::max(kChunkBytes, waiting);
  }

  // Works until an event can be given or there is none left.
  void advance() {
    expat.clear_queue();
    while (!expat.has_event() && !expat.failure()) {
      if (expat.is_suspended()) {
        if (!begin_scan()) expat.resume();
      } else if (!at_end || chunk_waits) {
        feed();
        if (!expat.is_suspended() && !expat.failure() && !at_end) watch_token();
      } else {
        expat.close();
        return;
      }
    }
  }
};

XmlReader::XmlReader(XmlSource source, std::string name, const XmlOptions& options)
    : state_(std::make_unique<State>(std::move(source), std::move(name), options)) {}
XmlReader::XmlReader(XmlReader&&) noexcept = default;
XmlReader& XmlReader::operator=(XmlReader&&) noexcept = default;
XmlReader::~XmlReader() = default;

bool XmlReader::next(XmlEvent& event) {
  State& state = *state_;
  // What expat gave before the scanner took over precedes what the scanner gives.
  if (state.scanner_has_word && state.scan(event)) return true;
  if (!state.expat.has_event()) {
    state.scanner_has_word = state.scanner.has_value();
    if (state.scanner_has_word && state.scan(event)) return true;
    state.advance();
  }
  if (state.expat.has_event()) {
    state.expat.take(event);
    return true;
  }
  if (state.expat.failure())
    throw error(state.expat.failure_position(), *state.expat.failure());
  return false;
}

const std::string& XmlReader::declared_encoding() const {
  return state_->expat.declared_encoding();
}

XmlError XmlReader::error(const XmlPosition& position, Message message) const {
  return {state_->document_name, position, std::move(message)};
}

}  // namespace awase
