// SPDX-License-Identifier: Apache-2.0

#include "text/unicode.h"

#include <array>
#include <cassert>
#include <cstdint>
#include <limits>

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "text/error.h"
#include "text/utf8.h"

namespace awase {
namespace {

constexpr char32_t kReplacement = 0xFFFD;
constexpr char32_t kZeroWidthJoiner = 0x200D;
constexpr char32_t kEmojiSelector = 0xFE0F;

struct Decoded {
  char32_t character;
  std::size_t size_bytes;
  bool well_formed;
};

/// The first character of `text`, which is not empty. A malformed sequence is as long
/// as the start of a well-formed one that it is (Unicode 15.0, section 3.9, "maximal
/// subparts").
Decoded decode(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text[0]);
  if (lead < 0x80) return {lead, 1, true};
  const std::size_t size = utf8_bytes(lead);
  if (size == 0) return {kReplacement, 1, false};
  const auto at = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };

  // Kana, Han and most of what takes three bytes, whose second byte is free.
  if (lead > 0xE0 && lead < 0xED && text.size() >= 3 && is_utf8_continuation(at(1)) &&
      is_utf8_continuation(at(2)))
    return {static_cast<char32_t>((lead & 0xFU) << 12 | (text[1] & 0x3FU) << 6 |
                                  (text[2] & 0x3FU)),
            3, true};

  char32_t character = lead & (0xFFu >> (size + 1));
  for (std::size_t i = 1; i < size; ++i) {
    if (i == text.size() || !is_utf8_continuation(at(i)))
      return {kReplacement, i, false};
    if (i == 1 && !is_utf8_second(lead, at(1))) return {kReplacement, 1, false};
    character = (character << 6) | (at(i) & 0x3FU);
  }
  return {character, size, true};
}

/// Letters of Japanese that are told by their ranges; the rest is left to ICU.
bool is_common_japanese(char32_t character) {
  return (character >= 0x4E00 && character <= 0x9FFF) ||
         (character >= 0x3041 && character <= 0x3096) ||
         (character >= 0x30A1 && character <= 0x30FA);
}

UChar32 icu_char(char32_t character) { return static_cast<UChar32>(character); }

bool has_script(char32_t character, UScriptCode wanted) {
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(icu_char(character), &status) == wanted;
}

bool is_regional_indicator(char32_t character) {
  return character >= 0x1F1E6 && character <= 0x1F1FF;
}

bool is_emoji(char32_t character) {
  return character >= 0xA9 &&
         u_hasBinaryProperty(icu_char(character), UCHAR_EXTENDED_PICTOGRAPHIC);
}

/// Columns of a character that stands alone.
std::size_t char_width(char32_t character) {
  if (character < 0x20 || (character >= 0x7F && character < 0xA0)) return 0;
  if (character < 0x300) return character == 0xAD ? 0 : 1;
  // Hangul vowels and finals are drawn into the syllable before them.
  if (character >= 0x1160 && character <= 0x11FF) return 0;
  const auto category = u_charType(icu_char(character));
  if (category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK ||
      category == U_FORMAT_CHAR) {
    return 0;
  }
  if (is_regional_indicator(character)) return 2;
  switch (u_getIntPropertyValue(icu_char(character), UCHAR_EAST_ASIAN_WIDTH)) {
    case U_EA_WIDE:
    case U_EA_FULLWIDTH:
      return 2;
    default:
      return 1;
  }
}

/// One unit that a terminal draws, and its width: a character with what combines with
/// it.
std::size_t next_unit(std::string_view text, std::size_t& offset) {
  const char32_t first = next_char(text, offset);
  std::size_t width = char_width(first);
  bool flag_is_open = is_regional_indicator(first);
  bool emoji = is_emoji(first);
  while (offset < text.size()) {
    std::size_t after = offset;
    const char32_t next = next_char(text, after);
    if (flag_is_open && is_regional_indicator(next)) {
      flag_is_open = false;
    } else if (emoji && next == kEmojiSelector) {
      width = 2;
    } else if (emoji && next == kZeroWidthJoiner) {
      std::size_t joined = after;
      if (after < text.size() && is_emoji(next_char(text, joined))) after = joined;
    } else if (emoji && u_hasBinaryProperty(icu_char(next), UCHAR_EMOJI_MODIFIER)) {
      width = 2;
    } else if (char_width(next) != 0 || next < 0x300) {
      break;
    }
    offset = after;
  }
  return width;
}

}  // namespace

std::size_t count_chars(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t offset = 0; offset < text.size(); ++count) {
    if (static_cast<unsigned char>(text[offset]) < 0x80) {
      ++offset;
    } else {
      next_char(text, offset);
    }
  }
  return count;
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t offset = 0; offset < text.size();) width += next_unit(text, offset);
  return width;
}

std::string_view prefix_of_width(std::string_view text, std::size_t columns) {
  std::size_t width = 0;
  std::size_t end = 0;
  for (std::size_t offset = 0; offset < text.size(); end = offset) {
    width += next_unit(text, offset);
    if (width > columns) break;
  }
  return text.substr(0, end);
}

namespace {

struct CaseFolder {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer =
      icu::Normalizer2::getNFKCCasefoldInstance(status);
};

}  // namespace

std::string fold(std::string_view text) {
  static const CaseFolder folder;  // Made once, whatever threads ask for it.
  UErrorCode status = folder.status;
  if (text.size() >
      static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max())) {
    throw Error(ErrorKind::input,
                Message("text: more than 2 GB in one piece; split it"));
  }
  std::string folded;
  icu::StringByteSink<std::string> sink(&folded,
                                        static_cast<std::int32_t>(text.size()));
  if (U_SUCCESS(status)) {
    folder.normalizer->normalizeUTF8(
        0, icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())), sink,
        nullptr, status);
  }
  if (U_FAILURE(status)) {
    throw Error(ErrorKind::unavailable,
                Message("ICU: cannot fold case: {reason}; its data may be missing",
                        {{"reason", u_errorName(status)}}));
  }
  return folded;
}

std::optional<std::size_t> find_invalid_utf8(std::string_view text) {
  for (std::size_t offset = 0; offset < text.size();) {
    if (static_cast<unsigned char>(text[offset]) < 0x80) {
      ++offset;
      continue;
    }
    const Decoded decoded = decode(text.substr(offset, 4));
    if (!decoded.well_formed) return offset;
    offset += decoded.size_bytes;
  }
  return std::nullopt;
}

bool is_valid_utf8(std::string_view text) { return !find_invalid_utf8(text); }

char32_t next_wide_char(std::string_view text, std::size_t& offset_bytes) {
  assert(offset_bytes < text.size());
  const Decoded decoded = decode(text.substr(offset_bytes, 4));
  offset_bytes += decoded.size_bytes;
  return decoded.character;
}

char32_t previous_char(std::string_view text, std::size_t& offset_bytes) {
  assert(offset_bytes > 0 && offset_bytes <= text.size());
  for (std::size_t size = 1; size <= 4 && size <= offset_bytes; ++size) {
    const std::size_t start = offset_bytes - size;
    if (is_utf8_continuation(static_cast<unsigned char>(text[start]))) continue;
    const Decoded decoded = decode(text.substr(start, size));
    if (decoded.size_bytes != size) break;
    offset_bytes = start;
    return decoded.character;
  }
  --offset_bytes;
  return kReplacement;
}

char32_t first_char(std::string_view text) {
  std::size_t offset = 0;
  return text.empty() ? 0 : next_char(text, offset);
}

char32_t last_char(std::string_view text) {
  std::size_t offset = text.size();
  return text.empty() ? 0 : previous_char(text, offset);
}

namespace {

/// Writes a character to `at`, which has room for four bytes; gives their end.
char* encode(char32_t character, char* at) {
  const auto put = [&](char32_t byte) { *at++ = static_cast<char>(byte); };
  if (character < 0x80) {
    put(character);
    return at;
  }
  const bool surrogate = character >= 0xD800 && character <= 0xDFFF;
  if (surrogate || character > 0x10FFFF) character = kReplacement;
  if (character < 0x800) {
    put(0xC0 | (character >> 6));
  } else {
    if (character < 0x10000) {
      put(0xE0 | (character >> 12));
    } else {
      put(0xF0 | (character >> 18));
      put(0x80 | ((character >> 12) & 0x3F));
    }
    put(0x80 | ((character >> 6) & 0x3F));
  }
  put(0x80 | (character & 0x3F));
  return at;
}

}  // namespace

void append_char(std::string& text, char32_t character) {
  std::array<char, 4> bytes;
  const char* end = encode(character, bytes.data());
  text.append(bytes.data(), static_cast<std::size_t>(end - bytes.data()));
}

std::string to_utf8(std::u32string_view text) {
  std::string utf8;
  std::array<char, 256> piece;  // Holds a word whole.
  while (!text.empty()) {
    const auto part = text.substr(0, piece.size() / 4);
    char* end = piece.data();
    for (const char32_t c : part) end = encode(c, end);
    utf8.append(piece.data(), static_cast<std::size_t>(end - piece.data()));
    text.remove_prefix(part.size());
  }
  return utf8;
}

bool is_space(char32_t character) {
  if (character < 0x80) {
    return character == ' ' || (character >= '\t' && character <= '\r');
  }
  if (character > 0x3000) return false;  // No white space stands behind that of CJK.
  return u_isUWhiteSpace(icu_char(character));
}

bool is_han(char32_t character) {
  if (character >= 0x4E00 && character <= 0x9FFF) return true;
  return character >= 0x2E80 &&
         (has_script(character, USCRIPT_HAN) || character == 0x3006);
}

// The common characters of Japanese are told apart by their ranges, the rest by ICU.
bool is_hiragana(char32_t character) {
  if (character < 0x3041) return false;
  if (character <= 0x3096) return true;
  if (character >= 0x30A0 && character <= 0x9FFF) return false;
  return has_script(character, USCRIPT_HIRAGANA);
}

bool is_katakana(char32_t character) {
  if (character < 0x30A1) return false;
  if (character <= 0x30FA) return true;
  if (character >= 0x3400 && character <= 0x9FFF) return false;
  return has_script(character, USCRIPT_KATAKANA);
}

bool is_kana_mark(char32_t character) {
  return character == 0x30FC || character == 0xFF70;
}

bool is_hangul(char32_t character) {
  return character >= 0x1100 && has_script(character, USCRIPT_HANGUL);
}

bool is_latin(char32_t character) {
  if (character < 0x80) {
    return (character >= 'a' && character <= 'z') ||
           (character >= 'A' && character <= 'Z');
  }
  return has_script(character, USCRIPT_LATIN);
}

bool is_letter(char32_t character) {
  if (character < 0x80) return is_latin(character);
  if (is_common_japanese(character)) return true;
  return u_isalpha(icu_char(character));
}
bool is_upper(char32_t character) { return u_isupper(icu_char(character)); }
bool is_lower(char32_t character) { return u_islower(icu_char(character)); }
bool is_digit(char32_t character) {
  if (character < 0x80) return character >= '0' && character <= '9';
  return !is_common_japanese(character) && u_isdigit(icu_char(character));
}
bool is_punctuation(char32_t character) { return u_ispunct(icu_char(character)); }

bool is_unspaced(char32_t character) {
  if (character < 0x0E00) return false;
  if (character >= 0x3000 && character <= 0x30FF) return true;
  if (character >= 0x4E00 && character <= 0x9FFF) return true;
  if (character >= 0xFF00 && character <= 0xFFEF) return !is_hangul(character);
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(icu_char(character), &status)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_BOPOMOFO:
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR:
      return true;
    default:
      // Enclosed and vertical forms: ㈱, ㌔, ︵.
      return (character >= 0x3200 && character <= 0x33FF) ||
             (character >= 0xFE30 && character <= 0xFE4F);
  }
}

std::string_view trim(std::string_view text) {
  // Most texts begin and end with visible ASCII.
  const auto is_visible = [](char c) { return c > ' ' && c < '\x7F'; };
  if (!text.empty() && is_visible(text.front()) && is_visible(text.back())) return text;
  while (!text.empty()) {
    std::size_t offset = 0;
    if (!is_space(next_char(text, offset))) break;
    text.remove_prefix(offset);
  }
  while (!text.empty()) {
    std::size_t offset = text.size();
    if (!is_space(previous_char(text, offset))) break;
    text.remove_suffix(text.size() - offset);
  }
  return text;
}

}  // namespace awase
