// SPDX-License-Identifier: Apache-2.0

#include "text/base64.h"

#include <array>
#include <cstdint>

namespace awase {
namespace {

constexpr std::string_view kDigits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

constexpr std::array<int, 256> make_values() {
  std::array<int, 256> values{};
  for (int& value : values) value = -1;
  for (std::size_t k = 0; k < kDigits.size(); ++k)
    values[static_cast<unsigned char>(kDigits[k])] = static_cast<int>(k);
  return values;
}
constexpr std::array<int, 256> kValues = make_values();

int value_of(char c) { return kValues[static_cast<unsigned char>(c)]; }

/// Puts digits together to bytes.
class Decoder {
 public:
  explicit Decoder(std::size_t digits) { bytes_.reserve(digits / 4 * 3 + 3); }

  void add(int digit) {
    group_ = (group_ << 6 | static_cast<std::uint32_t>(digit)) & 0xFFFFFF;
    bits_ += 6;
    if (bits_ < 8) return;
    bits_ -= 8;
    bytes_ += static_cast<char>(group_ >> bits_ & 0xFF);
  }
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
  std::uint32_t group_ = 0;
  int bits_ = 0;
};

}  // namespace

std::string encode_base64(std::string_view bytes) {
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t k = 0; k < bytes.size(); k += 3) {
    std::uint32_t group = 0;
    for (std::size_t b = 0; b < 3; ++b)
      group = group << 8 |
              (k + b < bytes.size() ? static_cast<unsigned char>(bytes[k + b]) : 0U);
    for (std::size_t d = 0; d < 4; ++d)
      text += k + d > bytes.size() ? '=' : kDigits[group >> (18 - 6 * d) & 63];
  }
  return text;
}

std::optional<std::string> decode_base64(std::string_view text) {
  Decoder decoder(text.size());
  bool ended = false;
  for (const char c : text) {
    if (c == '\n' || c == '\r') continue;
    if (c == '=') {
      ended = true;
      continue;
    }
    const int digit = value_of(c);
    if (digit < 0 || ended) return std::nullopt;
    decoder.add(digit);
  }
  return decoder.take();
}

std::string decode_base64_of_mail(std::string_view text) {
  Decoder decoder(text.size());
  for (const char c : text)
    if (const int digit = value_of(c); digit >= 0) decoder.add(digit);
  return decoder.take();
}

}  // namespace awase
