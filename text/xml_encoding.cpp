// SPDX-License-Identifier: Apache-2.0

#include "text/xml_encoding.h"

#include <array>
#include <memory>
#include <string>
#include <string_view>

#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>
#include <unicode/utf16.h>

#include "text/ascii.h"

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

bool is_utf8_name(std::string_view charset) {
  std::string name(charset);
  std::erase_if(name, [](char c) { return c == '-' || c == '_'; });
  return ascii_lower(name) == "utf8";
}

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

struct CharsetDecoder::State {
  std::unique_ptr<UConverter, CloseConverter> from;
  std::unique_ptr<UConverter, CloseConverter> to;
  std::array<UChar, 1024> pivot{};
  UChar* pivot_source = pivot.data();
  UChar* pivot_target = pivot.data();
};

bool CharsetDecoder::is_for(std::string_view charset) {
  for (const char* const name : {"GB18030", "ISO-2022-JP", "ISO-2022-KR"}) {
    if (ucnv_compareNames(std::string(charset).c_str(), name) == 0) return true;
  }
  return false;
}

CharsetDecoder::CharsetDecoder(const std::string& charset)
    : state_(std::make_unique<State>()) {
  std::unique_ptr<LentCharset> lent = open_charset(charset.c_str());
  if (lent != nullptr) state_->from = std::move(lent->converter);
  UErrorCode status = U_ZERO_ERROR;
  state_->to.reset(ucnv_open("UTF-8", &status));
}

CharsetDecoder::~CharsetDecoder() = default;

std::string CharsetDecoder::decode(std::string_view bytes, bool last) {
  State& s = *state_;
  if (s.from == nullptr || s.to == nullptr) return "\xFF";
  std::string result;
  const char* source = bytes.data();
  const char* const end = source + bytes.size();
  std::array<char, 4096> block;
  while (true) {
    UErrorCode status = U_ZERO_ERROR;
    char* target = block.data();
    ucnv_convertEx(s.to.get(), s.from.get(), &target, block.data() + block.size(),
                   &source, end, s.pivot.data(), &s.pivot_source, &s.pivot_target,
                   s.pivot.data() + s.pivot.size(), false, last, &status);
    result.append(block.data(), target);
    if (status == U_BUFFER_OVERFLOW_ERROR) continue;
    if (U_SUCCESS(status)) return result;
    // Reading ends there; the parser says where that is. What precedes it may still be
    // on its way.
    status = U_ZERO_ERROR;
    target = block.data();
    ucnv_convertEx(s.to.get(), s.from.get(), &target, block.data() + block.size(),
                   &source, source, s.pivot.data(), &s.pivot_source, &s.pivot_target,
                   s.pivot.data() + s.pivot.size(), false, false, &status);
    result.append(block.data(), target);
    s.from.reset();
    return result + '\xFF';
  }
}

}  // namespace awase
