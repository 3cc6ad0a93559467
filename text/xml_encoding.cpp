// SPDX-License-Identifier: Apache-2.0

#include "text/xml_encoding.h"

#include <array>
#include <memory>
#include <string_view>

#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>
#include <unicode/utf16.h>

namespace awase {
namespace {

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};

/// An ICU converter and how long its characters are, by their first byte.
struct LentCharset {
  std::unique_ptr<UConverter, CloseConverter> converter;
  std::array<int, 256> length_bytes{};
};

// The one character that `bytes` stand for, or -1: none, several, or one that expat
// cannot take from a lent charset (beyond U+FFFF).
int decode_one(UConverter* converter, std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  std::array<UChar, 8> decoded{};
  ucnv_resetToUnicode(converter);
  const int32_t length =
      ucnv_toUChars(converter, decoded.data(), decoded.size(), bytes.data(),
                    static_cast<int32_t>(bytes.size()), &status);
  if (U_FAILURE(status) || length != 1 || U16_IS_SURROGATE(decoded[0])) return -1;
  return decoded[0];
}

// Bytes of a character that begins with `lead`, for the charsets whose first byte
// alone tells; 0 for any other charset.
int length_from_lead(UConverter* converter, int lead) {
  if (ucnv_getMaxCharSize(converter) == 2) return 2;
  UErrorCode status = U_ZERO_ERROR;
  const char* name = ucnv_getName(converter, &status);
  if (U_FAILURE(status) || name != std::string_view("euc-jp-2007")) return 0;
  return lead == 0x8F ? 3 : 2;
}

// ICU's Shift_JIS swaps three control characters, as IBM's hosts did.
bool is_swapped_control(int byte) {
  return byte == 0x1A || byte == 0x1C || byte == 0x7F;
}

std::unique_ptr<LentCharset> open_charset(const char* name) {
  UErrorCode status = U_ZERO_ERROR;
  auto charset = std::make_unique<LentCharset>();
  charset->converter.reset(ucnv_open(name, &status));
  if (U_FAILURE(status)) return nullptr;
  ucnv_setToUCallBack(charset->converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr,
                      nullptr, nullptr, &status);
  return U_FAILURE(status) ? nullptr : std::move(charset);
}

int decode_many(void* data, const char* bytes) {
  const auto* charset = static_cast<const LentCharset*>(data);
  const int length = charset->length_bytes[static_cast<unsigned char>(bytes[0])];
  return decode_one(charset->converter.get(),
                    {bytes, static_cast<std::size_t>(length)});
}

void give_back(void* data) { delete static_cast<LentCharset*>(data); }

}  // namespace

int lend_encoding(void*, const XML_Char* name, XML_Encoding* encoding) {
  std::unique_ptr<LentCharset> charset = open_charset(name);
  if (charset == nullptr) return XML_STATUS_ERROR;
  UConverter* converter = charset->converter.get();
  const bool single_byte = ucnv_getMaxCharSize(converter) == 1;

  for (int byte = 0; byte < 256; ++byte) {
    const char as_char = static_cast<char>(byte);
    int code = decode_one(converter, {&as_char, 1});
    if (is_swapped_control(byte)) code = byte;
    if (byte < 0x80 && code != byte) return XML_STATUS_ERROR;
    if (code < 0 && !single_byte) {
      const int length = length_from_lead(converter, byte);
      if (length == 0) return XML_STATUS_ERROR;
      charset->length_bytes[static_cast<std::size_t>(byte)] = length;
      code = -length;
    }
    encoding->map[byte] = code;
  }
  encoding->data = charset.release();
  encoding->convert = decode_many;
  encoding->release = give_back;
  return XML_STATUS_OK;
}

}  // namespace awase
