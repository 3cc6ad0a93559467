// SPDX-License-Identifier: Apache-2.0

#include "tmx/encoded_output.h"

#include <array>
#include <string>
#include <utility>
#include <zlib.h>

#include "text/error.h"
#include "text/unicode.h"

namespace awase {
namespace {

/// Compresses to gzip. zlib's own gz* functions would open the file themselves.
class Deflater {
 public:
  Deflater() {
    constexpr int kGzip = 16;  // added to the window bits: a gzip header, time 0
    if (deflateInit2(&stream_, Z_DEFAULT_COMPRESSION, Z_DEFLATED, MAX_WBITS + kGzip, 8,
                     Z_DEFAULT_STRATEGY) != Z_OK) {
      throw Error(ErrorKind::unavailable,
                  Message("gzip: no memory; close other programs"));
    }
  }
  ~Deflater() { deflateEnd(&stream_); }
  Deflater(const Deflater&) = delete;
  Deflater& operator=(const Deflater&) = delete;

  void write(std::string_view bytes, int flush, const ByteSink& sink) {
    std::array<char, 65536> out;
    // zlib's input is not const, though it does not change it.
    stream_.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(bytes.data()));
    stream_.avail_in = static_cast<uInt>(bytes.size());
    do {
      stream_.next_out = reinterpret_cast<Bytef*>(out.data());
      stream_.avail_out = static_cast<uInt>(out.size());
      deflate(&stream_, flush);
      sink({out.data(), out.size() - stream_.avail_out});
    } while (stream_.avail_out == 0);
  }

 private:
  z_stream stream_{};
};

void append_unit(std::string& out, unsigned unit, bool big_endian) {
  const char low = static_cast<char>(unit & 0xFF);
  const char high = static_cast<char>(unit >> 8);
  out.push_back(big_endian ? high : low);
  out.push_back(big_endian ? low : high);
}

void append_utf16(std::string& out, std::string_view text, bool big_endian) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_char(text, at);
    if (c < 0x10000) {
      append_unit(out, c, big_endian);
    } else {
      append_unit(out, 0xD7C0 + (c >> 10), big_endian);
      append_unit(out, 0xDC00 + (c & 0x3FF), big_endian);
    }
  }
}

}  // namespace

struct EncodedOutput::State {
  ByteSink sink;
  TmxEncoding encoding;
  std::unique_ptr<Deflater> deflater;
  std::string buffer;  // encoded
  std::size_t size_bytes = 0;

  void flush(int mode) {
    if (deflater != nullptr) {
      deflater->write(buffer, mode, sink);
    } else if (!buffer.empty()) {
      sink(buffer);
    }
    buffer.clear();
  }
};

EncodedOutput::EncodedOutput(ByteSink sink, TmxEncoding encoding, bool gzip)
    : state_(std::make_unique<State>()) {
  state_->sink = std::move(sink);
  state_->encoding = encoding;
  if (gzip) state_->deflater = std::make_unique<Deflater>();
  if (encoding != TmxEncoding::utf8) write("\uFEFF");
}

EncodedOutput::~EncodedOutput() = default;
EncodedOutput::EncodedOutput(EncodedOutput&&) noexcept = default;
EncodedOutput& EncodedOutput::operator=(EncodedOutput&&) noexcept = default;

void EncodedOutput::write(std::string_view text) {
  constexpr std::size_t kBlockBytes = 1 << 16;
  std::string& buffer = state_->buffer;
  const std::size_t before = buffer.size();
  if (state_->encoding == TmxEncoding::utf8) {
    buffer.append(text);
  } else {
    append_utf16(buffer, text, state_->encoding == TmxEncoding::utf16be);
  }
  state_->size_bytes += buffer.size() - before;
  if (buffer.size() >= kBlockBytes) state_->flush(Z_NO_FLUSH);
}

void EncodedOutput::finish() { state_->flush(Z_FINISH); }

std::size_t EncodedOutput::size_bytes() const { return state_->size_bytes; }

}  // namespace awase
