// SPDX-License-Identifier: Apache-2.0

#include "tmx/encoded_input.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <memory>
#include <system_error>
#include <unistd.h>
#include <utility>
#include <zlib.h>

#include "text/error.h"
#include "text/file.h"
#include "text/message.h"
#include "text/temporary_file.h"
#include "text/unicode.h"

namespace awase {
namespace {

// Real memories shrink to between 1/4 and 1/40, deflate's best is 1/1032.
constexpr std::size_t kMaxRatio = 200;
constexpr std::size_t kFreeBytes = std::size_t{16}
                                   << 20;  // small files may shrink more

class Gunzip {
 public:
  Gunzip(XmlSource source, std::string name, std::function<void(Message)> on_rubbish)
      : source_(std::move(source)),
        name_(std::move(name)),
        on_rubbish_(std::move(on_rubbish)) {}
  ~Gunzip() {
    if (is_gzip_) inflateEnd(&stream_);
  }
  Gunzip(const Gunzip&) = delete;
  Gunzip& operator=(const Gunzip&) = delete;

  std::size_t read(std::span<char> into) {
    if (!begun_) begin();
    return is_gzip_ ? unpack(into) : copy(into);
  }

 private:
  void begin() {
    begun_ = true;
    while (size_ < 2 && fill()) {
    }
    is_gzip_ = size_ >= 2 && input_[0] == '\x1F' && input_[1] == '\x8B';
    if (is_gzip_ && inflateInit2(&stream_, MAX_WBITS + 16) != Z_OK) {
      throw Error(ErrorKind::unavailable,
                  Message("{file}: no memory to unpack it", {{"file", name_}}));
    }
  }

  /// Reads more behind what is there; false at the end.
  bool fill() {
    if (position_ == size_) position_ = size_ = 0;
    const std::size_t count = source_(std::span(input_).subspan(size_));
    size_ += count;
    packed_bytes_ += count;
    return count > 0;
  }

  std::size_t copy(std::span<char> into) {
    if (position_ == size_) return source_(into);
    const std::size_t count = std::min(into.size(), size_ - position_);
    std::memcpy(into.data(), input_.data() + position_, count);
    position_ += count;
    return count;
  }

  std::size_t unpack(std::span<char> into) {
    stream_.next_out = reinterpret_cast<Bytef*>(into.data());
    stream_.avail_out = static_cast<uInt>(std::min<std::size_t>(into.size(), 1 << 30));
    const uInt wanted = stream_.avail_out;
    while (stream_.avail_out == wanted) {
      if (is_over_) return 0;
      if (position_ == size_ && !fill()) {
        if (between_members_) return 0;
        throw Error(ErrorKind::input,
                    Message("{file}: the gzip stream is cut off; fetch the file again",
                            {{"file", name_}}));
      }
      inflate_some();
    }
    const std::size_t count = wanted - stream_.avail_out;
    unpacked_bytes_ += count;
    if (unpacked_bytes_ > kFreeBytes && unpacked_bytes_ / kMaxRatio > packed_bytes_) {
      throw Error(
          ErrorKind::input,
          Message("{file}: unpacks to more than {times} times its size, as no text "
                  "does; refused",
                  {{"file", name_}, {"times", kMaxRatio}}));
    }
    return count;
  }

  bool begins_member() {
    while (size_ - position_ < 2 && position_ > 0) {
      // The bytes that are left move to the front, so that more fit behind them.
      std::memmove(input_.data(), input_.data() + position_, size_ - position_);
      size_ -= position_;
      position_ = 0;
      const std::size_t count = source_(std::span(input_).subspan(size_));
      size_ += count;
      packed_bytes_ += count;
      if (count == 0) break;
    }
    return size_ - position_ >= 2 && input_[position_] == '\x1F' &&
           input_[position_ + 1] == '\x8B';
  }

  void inflate_some() {
    if (between_members_ && position_ < size_) {
      // gzip files may be several members in a row; zeros behind them are padding.
      if (input_[position_] == '\0') {
        position_ = size_;
        return;
      }
      if (on_rubbish_ && !begins_member()) {
        on_rubbish_(
            Message("{file}: bytes behind the end of the gzip stream were left "
                    "out",
                    {{"file", name_}}));
        position_ = size_;
        is_over_ = true;
        return;
      }
      inflateReset(&stream_);
      between_members_ = false;
    }
    stream_.next_in = reinterpret_cast<Bytef*>(input_.data() + position_);
    stream_.avail_in = static_cast<uInt>(size_ - position_);
    const int status = inflate(&stream_, Z_NO_FLUSH);
    position_ = size_ - stream_.avail_in;
    if (status == Z_STREAM_END) {
      between_members_ = true;
    } else if (status != Z_OK && status != Z_BUF_ERROR) {
      throw Error(ErrorKind::input,
                  Message("{file}: the gzip stream is damaged; fetch the file again",
                          {{"file", name_}}));
    }
  }

  XmlSource source_;
  std::string name_;
  std::array<char, 65536> input_{};
  std::size_t position_ = 0;
  std::size_t size_ = 0;
  std::size_t packed_bytes_ = 0;
  std::size_t unpacked_bytes_ = 0;
  z_stream stream_{};
  bool begun_ = false;
  bool is_gzip_ = false;
  bool between_members_ = false;
  bool is_over_ = false;  // What follows is no gzip stream.
  std::function<void(Message)> on_rubbish_;
};

/// UTF-32 as UTF-8; all else as it is.
class Utf32Decoder {
 public:
  explicit Utf32Decoder(XmlSource source) : source_(std::move(source)) {}

  std::size_t read(std::span<char> into) {
    if (!begun_) begin();
    if (!is_wide_ && given_ == out_.size()) return source_(into);
    while (given_ == out_.size())
      if (!decode_block()) return 0;
    const std::size_t count = std::min(into.size(), out_.size() - given_);
    std::memcpy(into.data(), out_.data() + given_, count);
    given_ += count;
    return count;
  }

 private:
  void begin() {
    using namespace std::string_view_literals;
    begun_ = true;
    while (in_.size() < 4 && fill()) {
    }
    const auto starts = [this](std::string_view bytes) {
      return in_.starts_with(bytes);
    };
    is_big_endian_ = starts("\0\0\xFE\xFF"sv) || starts("\0\0\0<"sv);
    is_wide_ = is_big_endian_ || starts("\xFF\xFE\0\0"sv) || starts("<\0\0\0"sv);
    if (!is_wide_) return out_.swap(in_);
    while (in_.size() < kDeclarationBytes && fill()) {
    }
    decode_block();
    if (out_.starts_with("\xEF\xBB\xBF")) out_.erase(0, 3);
    // What the declaration says of the charset is true no more.
    const std::size_t end = out_.starts_with("<?xml") ? out_.find("?>") : 0;
    const std::size_t name = out_.substr(0, end).find("encoding=");
    if (name == std::string::npos || name + 10 > end) return;
    const std::size_t quote = out_.find(out_[name + 9], name + 10);
    if (quote < end) out_.replace(name + 10, quote - name - 10, "UTF-8");
  }

  /// Reads more behind what is there; false at the end.
  bool fill() {
    std::array<char, 65536> block;
    const std::size_t count = source_(block);
    in_.append(block.data(), count);
    return count > 0;
  }

  /// Decodes what is there, or the next block; false at the end.
  bool decode_block() {
    if (in_.size() < 4 && !fill()) {
      // Bytes of half a character.
      if (in_.empty()) return false;
      in_.clear();
      out_.assign(1, '\xFF');
      given_ = 0;
      return true;
    }
    out_.clear();
    given_ = 0;
    std::size_t at = 0;
    for (; at + 4 <= in_.size(); at += 4) {
      char32_t character = 0;
      for (std::size_t k = 0; k < 4; ++k) {
        const std::size_t byte = at + (is_big_endian_ ? k : 3 - k);
        character = character << 8 | static_cast<unsigned char>(in_[byte]);
      }
      append(character);
    }
    in_.erase(0, at);
    return true;
  }

  /// Half a surrogate pair becomes the three bytes that a repair knows, and what is no
  /// character a byte that is none.
  void append(char32_t character) {
    if (character > 0x10FFFF) {
      out_ += '\xFF';
    } else if (character >= 0xD800 && character <= 0xDFFF) {
      out_ += '\xED';
      out_ += static_cast<char>(0x80U | (character >> 6 & 0x3F));
      out_ += static_cast<char>(0x80U | (character & 0x3F));
    } else {
      append_char(out_, character);
    }
  }

  static constexpr std::size_t kDeclarationBytes = 800;  // 200 characters.

  XmlSource source_;
  std::string in_;
  std::string out_;
  std::size_t given_ = 0;
  bool begun_ = false;
  bool is_wide_ = false;
  bool is_big_endian_ = false;
};

}  // namespace

XmlSource strict_utf16(XmlSource source, std::string name) {
  struct State {
    std::uint64_t offset = 0;
    bool is_wide = false;
    bool is_big_endian = false;
    bool after_high = false;
    int half = -1;  // The first byte of a unit that a block cut.
  };
  return [source = std::move(source), name = std::move(name),
          state = State()](std::span<char> into) mutable {
    const std::size_t count = source(into);
    const auto byte = [&](std::size_t at) {
      return static_cast<unsigned char>(into[at]);
    };
    if (state.offset == 0 && count >= 2) {
      const bool is_little =
          (byte(0) == 0xFF && byte(1) == 0xFE) || (byte(0) == '<' && byte(1) == 0);
      state.is_big_endian =
          (byte(0) == 0xFE && byte(1) == 0xFF) || (byte(0) == 0 && byte(1) == '<');
      state.is_wide = is_little || state.is_big_endian;
    }
    for (std::size_t at = 0; state.is_wide && at < count; ++at) {
      if (state.half < 0) {
        state.half = byte(at);
        continue;
      }
      const unsigned high = state.is_big_endian ? state.half : byte(at);
      state.half = -1;
      const bool is_high = high >= 0xD8 && high <= 0xDB;
      const bool is_low = high >= 0xDC && high <= 0xDF;
      if (is_low != state.after_high)
        throw Error(ErrorKind::input,
                    Message("{file}: half a surrogate pair near byte {offset}; 'awase "
                            "tmx fix' takes it out",
                            {{"file", name}, {"offset", state.offset + at}}));
      state.after_high = is_high;
    }
    state.offset += count;
    return count;
  };
}

XmlSource gunzip_source(XmlSource source, std::string name) {
  return gunzip_damaged(std::move(source), std::move(name), {});
}

XmlSource gunzip_damaged(XmlSource source, std::string name,
                         std::function<void(Message)> on_rubbish) {
  // A std::function must be copyable, hence shared.
  const auto gunzip = std::make_shared<Gunzip>(std::move(source), std::move(name),
                                               std::move(on_rubbish));
  const auto decoder = std::make_shared<Utf32Decoder>(
      [gunzip](std::span<char> into) { return gunzip->read(into); });
  return [decoder](std::span<char> into) { return decoder->read(into); };
}

XmlSource open_source(const std::string& path) {
  const auto file = std::make_shared<InputFile>(path);
  return gunzip_source(
      [file](std::span<char> into) { return file->read(into.data(), into.size()); },
      file->name());
}

RereadableInput::RereadableInput(std::string path)
    : path_(std::move(path)), name_(path_ == "-" ? "standard input" : path_) {
  std::error_code ignored;
  if (path_ != "-" && (std::filesystem::is_regular_file(path_, ignored) ||
                       !std::filesystem::exists(path_, ignored))) {
    return;
  }
  InputFile input(path_);
  copy_ = open_temporary_file();
  std::array<char, 65536> block;
  while (const std::size_t count = input.read(block.data(), block.size())) {
    if (std::fwrite(block.data(), 1, count, copy_.get()) != count)
      throw_temporary_file_error(errno);
  }
  if (std::fflush(copy_.get()) != 0) throw_temporary_file_error(errno);
}

XmlSource RereadableInput::bytes() const {
  if (copy_ == nullptr) {
    const auto file = std::make_shared<InputFile>(path_);
    return
        [file](std::span<char> into) { return file->read(into.data(), into.size()); };
  }
  return [copy = copy_, at = off_t{0}, name = name_](std::span<char> into) mutable {
    const ssize_t count = pread(fileno(copy.get()), into.data(), into.size(), at);
    if (count < 0) {
      throw Error(
          ErrorKind::unavailable,
          Message("{file}: its temporary copy cannot be read", {{"file", name}}));
    }
    at += count;
    return static_cast<std::size_t>(count);
  };
}

XmlSource RereadableInput::open() const { return gunzip_source(bytes(), name_); }

XmlSource RereadableInput::open_damaged(std::vector<Issue>& warnings) const {
  return gunzip_damaged(bytes(), name_, [&warnings](Message warning) {
    const bool is_known =
        std::any_of(warnings.begin(), warnings.end(), [&](const Issue& told) {
          return told.message().english() == warning.english();
        });
    if (!is_known) warnings.emplace_back(std::move(warning));
  });
}

}  // namespace awase
