// SPDX-License-Identifier: Apache-2.0

#include "text/charset.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>

#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>
#include <unicode/utf16.h>

#include "text/ascii.h"
#include "text/unicode.h"

namespace awase {
namespace {

struct Alias {
  std::string_view spelling;  // lower case, letters and digits only
  std::string_view name;
  std::string_view icu_name;
};

// Where the name that people give and the table that files follow are not the same. On
// Windows' tables for Japanese and on Latin-1 as windows-1252, see the WHATWG Encoding
// Standard.
constexpr Alias kAliases[] = {
    {"utf8", "UTF-8", "UTF-8"},
    {"unicode11utf8", "UTF-8", "UTF-8"},
    {"usascii", "UTF-8", "UTF-8"},
    {"ascii", "UTF-8", "UTF-8"},
    {"utf16le", "UTF-16LE", "UTF-16LE"},
    {"utf16be", "UTF-16BE", "UTF-16BE"},
    {"shiftjis", "Shift_JIS", "ibm-943_P15A-2003"},
    {"sjis", "Shift_JIS", "ibm-943_P15A-2003"},
    {"xsjis", "Shift_JIS", "ibm-943_P15A-2003"},
    {"mskanji", "Shift_JIS", "ibm-943_P15A-2003"},
    {"cp932", "Shift_JIS", "ibm-943_P15A-2003"},
    {"ms932", "Shift_JIS", "ibm-943_P15A-2003"},
    {"windows932", "Shift_JIS", "ibm-943_P15A-2003"},
    {"windows31j", "Shift_JIS", "ibm-943_P15A-2003"},
    {"cswindows31j", "Shift_JIS", "ibm-943_P15A-2003"},
    {"eucjp", "EUC-JP", "euc-jp-2007"},
    {"xeucjp", "EUC-JP", "euc-jp-2007"},
    {"eucjpms", "EUC-JP", "euc-jp-2007"},
    {"eucjpwin", "EUC-JP", "euc-jp-2007"},
    {"ujis", "EUC-JP", "euc-jp-2007"},
    {"cp51932", "EUC-JP", "euc-jp-2007"},
    {"iso2022jp", "ISO-2022-JP", "ISO-2022-JP"},
    {"jis", "ISO-2022-JP", "ISO-2022-JP"},
    {"windows1252", "windows-1252", "windows-1252"},
    {"cp1252", "windows-1252", "windows-1252"},
    {"iso88591", "windows-1252", "windows-1252"},
    {"latin1", "windows-1252", "windows-1252"},
    {"gb2312", "GB18030", "gb18030"},
    {"gbk", "GB18030", "gb18030"},
    {"gb18030", "GB18030", "gb18030"},
    {"euckr", "EUC-KR", "windows-949"},
    {"ksc56011987", "EUC-KR", "windows-949"},
    {"cp949", "EUC-KR", "windows-949"},
    {"big5", "Big5", "windows-950"},
};

std::string spelling_of(std::string_view name) {
  std::string spelling;
  for (const char c : name)
    if (is_ascii_letter(c) || is_ascii_digit(c)) spelling += ascii_lower(c);
  return spelling;
}

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using ConverterPointer = std::unique_ptr<UConverter, CloseConverter>;

ConverterPointer open(const std::string& icu_name) {
  UErrorCode status = U_ZERO_ERROR;
  ConverterPointer converter(ucnv_open(icu_name.c_str(), &status));
  if (U_FAILURE(status)) return nullptr;
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr,
                      nullptr, &status);
  return U_FAILURE(status) ? nullptr : std::move(converter);
}

/// Appends UTF-16 that comes in pieces, which may end between two surrogates.
class Utf16Appender {
 public:
  explicit Utf16Appender(std::string& text) : text_(text) {}

  void append(const UChar* begin, const UChar* end) {
    for (; begin != end; ++begin) {
      if (U16_IS_LEAD(*begin)) {
        lead_ = *begin;
      } else if (U16_IS_TRAIL(*begin)) {
        append_char(text_, static_cast<char32_t>(U16_GET_SUPPLEMENTARY(lead_, *begin)));
      } else {
        append_char(text_, *begin);
      }
    }
  }

 private:
  std::string& text_;
  UChar lead_ = 0;
};

Conversion convert_utf8(std::string_view bytes) {
  Conversion result;
  result.bad_offset = find_invalid_utf8(bytes);
  const std::size_t size = result.bad_offset.value_or(bytes.size());
  result.text = bytes.substr(0, size);
  // A malformed sequence that reaches the end may have been about to become
  // well-formed.
  std::size_t after = size;
  if (result.bad_offset) {
    next_char(bytes, after);
    result.cut_short =
        after == bytes.size() && static_cast<unsigned char>(bytes[size]) >= 0xC2;
  }
  return result;
}

/// The five bytes that windows-1252 leaves undefined; ICU makes control characters of
/// them.
std::optional<std::size_t> find_undefined_1252(std::string_view bytes) {
  const std::size_t found = bytes.find_first_of("\x81\x8D\x8F\x90\x9D");
  if (found == std::string_view::npos) return std::nullopt;
  return found;
}

}  // namespace

std::vector<std::string> common_charsets() {
  std::vector<std::string> names;
  for (const Alias& alias : kAliases)
    if (std::find(names.begin(), names.end(), alias.name) == names.end())
      names.emplace_back(alias.name);
  return names;
}

std::optional<Charset> find_charset(std::string_view name) {
  constexpr std::size_t kMaxNameBytes = 60;
  const std::string spelling = spelling_of(name);
  if (spelling.empty() || name.size() > kMaxNameBytes) return std::nullopt;
  for (const Alias& alias : kAliases) {
    if (spelling == alias.spelling) {
      return Charset{std::string(alias.name), std::string(alias.icu_name)};
    }
  }
  const std::string own_name(name);
  const ConverterPointer converter = open(own_name);
  if (converter == nullptr) return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  const char* icu_name = ucnv_getName(converter.get(), &status);
  if (U_FAILURE(status)) return std::nullopt;
  status = U_ZERO_ERROR;
  // ICU's "MIME" names are those that IANA prefers: ISO-8859-2, not ISO_8859-2:1987.
  const char* shown = ucnv_getStandardName(icu_name, "MIME", &status);
  if (U_FAILURE(status) || shown == nullptr) {
    status = U_ZERO_ERROR;
    shown = ucnv_getStandardName(icu_name, "IANA", &status);
  }
  return Charset{U_SUCCESS(status) && shown != nullptr ? shown : icu_name, icu_name};
}

Conversion convert(std::string_view bytes, const Charset& charset) {
  if (charset.icu_name == "UTF-8") return convert_utf8(bytes);
  if (charset.icu_name == "windows-1252") {
    if (const auto undefined = find_undefined_1252(bytes))
      return {{}, undefined, false};
  }
  Conversion result;
  const ConverterPointer converter = open(charset.icu_name);
  if (converter == nullptr) return {{}, 0, false};

  result.text.reserve(bytes.size() + bytes.size() / 2);
  Utf16Appender appender(result.text);
  std::array<UChar, 4096> buffer;  // NOLINT: filled before it is read
  const char* source = bytes.data();
  const char* const end = source + bytes.size();
  for (;;) {
    UErrorCode status = U_ZERO_ERROR;
    UChar* target = buffer.data();
    ucnv_toUnicode(converter.get(), &target, buffer.data() + buffer.size(), &source,
                   end, nullptr, true, &status);
    appender.append(buffer.data(), target);
    if (status == U_BUFFER_OVERFLOW_ERROR) continue;
    if (U_SUCCESS(status)) return result;

    std::array<char, 64> bad{};
    auto bad_size = static_cast<std::int8_t>(bad.size());
    UErrorCode ignored = U_ZERO_ERROR;
    ucnv_getInvalidChars(converter.get(), bad.data(), &bad_size, &ignored);
    const auto consumed = static_cast<std::size_t>(source - bytes.data());
    result.bad_offset =
        consumed -
        std::min(consumed, static_cast<std::size_t>(std::max<int>(bad_size, 0)));
    result.cut_short = status == U_TRUNCATED_CHAR_FOUND;
    return result;
  }
}

}  // namespace awase
