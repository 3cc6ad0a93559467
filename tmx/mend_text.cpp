// SPDX-License-Identifier: Apache-2.0
//
// The characters of XML that is mended: what nothing can be wrong with is copied as it
// is, what is in another charset is decoded, what XML forbids is left out.

#include <algorithm>
#include <array>

#include "text/encoding.h"
#include "text/error.h"
#include "text/unicode.h"
#include "text/utf8.h"
#include "tmx/markup_ahead.h"
#include "tmx/mend_charset.h"
#include "tmx/mender.h"
#include "tmx/xml_chars.h"

namespace awase {
namespace {

/// ASCII that is never markup in content or in a tag.
constexpr std::array<bool, 256> make_plain() {
  std::array<bool, 256> plain{};
  for (std::size_t c = 0x20; c < 0x7F; ++c) plain[c] = true;
  plain['\t'] = plain['\n'] = true;
  for (const char c : {'<', '>', '&', '"', '\'', ']'})
    plain[static_cast<unsigned char>(c)] = false;
  return plain;
}
constexpr std::array<bool, 256> kPlain = make_plain();

/// Bytes of ASCII that may stand in a name.
constexpr std::array<bool, 256> make_ascii_name() {
  std::array<bool, 256> name{};
  for (unsigned char c = 0; c < 0x80; ++c)
    name[c] = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
              (c >= '0' && c <= '9') || c == '_' || c == ':' || c == '-' || c == '.';
  return name;
}
constexpr std::array<bool, 256> kAsciiName = make_ascii_name();

std::string hex(char32_t c) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  std::string digits;
  for (int shift = 20; shift >= 0; shift -= 4) {
    const auto digit = static_cast<unsigned>(c >> shift & 0xF);
    if (digit != 0 || !digits.empty() || shift < 16) digits += kDigits[digit];
  }
  return "U+" + digits;
}

/// Bytes of a character beyond ASCII that is well-formed and that XML allows; 0 for
/// what must be looked at.
std::size_t size_of_plain(std::string_view text) {
  const auto byte = [&](std::size_t k) { return static_cast<unsigned char>(text[k]); };
  // Kana and ideographs.
  if (text.size() > 2 && byte(0) > 0xE0 && byte(0) < 0xED &&
      is_utf8_continuation(byte(1)) && is_utf8_continuation(byte(2)))
    return 3;
  const std::size_t size = utf8_sequence_bytes(text);
  const bool is_noncharacter = size == 3 && (text.starts_with("\xEF\xBF\xBE") ||
                                             text.starts_with("\xEF\xBF\xBF"));
  return is_noncharacter ? 0 : size;
}

/// Bytes of a tag that begins `text` with `<` and is of the plainest kind: its name in
/// small ASCII letters, its values in quotation marks and without markup; 0 for any
/// other.
std::size_t sound_tag_bytes(std::string_view text) {
  text = text.substr(0, kMarkupLookahead / 2);
  const auto at = [&](std::size_t k) { return k < text.size() ? text[k] : '\0'; };
  const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
  std::array<std::string_view, 8> names;  // Attributes, of which none may come twice.
  std::size_t count = 0;
  std::size_t k = at(1) == '/' ? 2 : 1;
  if (!is_letter(at(k))) return 0;
  while (is_letter(at(k))) ++k;
  while (true) {
    const std::size_t before = k;
    while (at(k) == ' ' || at(k) == '\n' || at(k) == '\t') ++k;
    if (at(k) == '/') ++k;
    if (at(k) == '>') return k + 1;
    if (k == before) return 0;
    const std::size_t name = k;
    while (k < text.size() && kAsciiName[static_cast<unsigned char>(text[k])]) ++k;
    if (k == name || at(k) != '=' || count == names.size()) return 0;
    names[count] = text.substr(name, k - name);
    if (std::find(names.begin(), names.begin() + count, names[count]) !=
        names.begin() + count)
      return 0;
    ++count;
    const char quote = at(++k);
    if (quote != '"' && quote != '\'') return 0;
    do {
      ++k;
    } while (k < text.size() && kPlain[static_cast<unsigned char>(text[k])]);
    if (at(k) != quote) return 0;
    ++k;
  }
}

}  // namespace

/// Finds out which charset the bytes that are not UTF-8 are in: that of most of those
/// ahead. False for windows-1252, which is read byte by byte.
bool XmlMender::choose_charset() {
  constexpr std::size_t kSample = std::size_t{256} << 10;
  while (in_.size() - at_ < kSample && fill()) {
  }
  has_charset_ = true;
  charset_ = charset_of_runs(ahead());
  return !charset_.empty();
}

/// Looks at the text or the value that begins here, up to the next markup. What is not
/// UTF-8 is decoded as the file's charset has it; false when nothing was done.
bool XmlMender::decode_run() {
  constexpr std::size_t kLongestRun = std::size_t{1} << 20;
  // No byte of a character of Shift_JIS or EUC-JP is one of these.
  const char* const ends = where_ == Where::content ? "<&\n" : "<>&\"'\n";
  const auto window = [this] {
    return ended_ ? in_.size() : in_.size() - kMarkupLookahead / 2;
  };
  const auto run_end = [&] {
    return std::min(in_.find_first_of(ends, at_), in_.size());
  };
  // A run is looked at as a whole: only of a very long one a part is taken.
  std::size_t end = run_end();
  while (end > window() && in_.size() - at_ < kLongestRun && fill()) end = run_end();
  if (end > window()) {
    end = std::max(window(), at_ + 1);
    while (end > at_ + 1 && (static_cast<unsigned char>(in_[end]) & 0xC0) == 0x80)
      --end;
  }
  // What was copied already of the same run is UTF-8 by chance or by right.
  decoded_to_ = end;
  const std::string run = in_.substr(at_, end - at_);
  if (is_valid_utf8(run)) return false;
  if (!has_charset_ && !choose_charset()) return false;
  if (charset_.empty()) return false;
  std::string decoded;
  try {
    decoded = decode_text(run, "", {.required = charset_}).text;
  } catch (const Error&) {
    return false;
  }
  repair("bad-encoding",
         Message("text that is not UTF-8, read as {charset}", {{"charset", charset_}}));
  for (const char c : decoded) out_ += c == '\0' ? ' ' : c;
  drop(run.size());
  return true;
}

/// Copies the characters that nothing can be wrong with: ASCII that is neither markup
/// nor a control character, and, of UTF-8, whole runs that are well-formed. False when
/// there are none here.
bool XmlMender::keep_plain() {
  const std::size_t limit = ended_ ? in_.size() : in_.size() - kMarkupLookahead + 1;
  std::size_t end = at_;
  std::size_t unsure = limit;  // Where text begins that may be of another charset.
  while (end < limit) {
    const auto byte = static_cast<unsigned char>(in_[end]);
    if (kPlain[byte]) {
      ++end;
      continue;
    }
    if (byte < 0x80) {
      unsure = limit;  // Markup: what precedes it is UTF-8.
      break;
    }
    if (!utf8_) break;
    const std::size_t size = size_of_plain(std::string_view(in_).substr(end, 4));
    if (size == 0 || end + size > limit) break;
    if (end >= decoded_to_) unsure = std::min(unsure, end);
    end += size;
  }
  const bool is_at_markup = end < limit && static_cast<unsigned char>(in_[end]) < 0x80;
  if (!is_at_markup && utf8_) {
    // Text of Shift_JIS may begin as UTF-8 does; it is looked at as a whole.
    end = std::min({end, unsure, limit});
  }
  end = std::min(end, limit);
  if (end <= at_) return false;
  keep(end - at_);
  return true;
}

/// Copies text and whole tags that nothing can be wrong with, as most of a file is. Is
/// only a shorter way to what keep_plain() and left_angle() do step by step. False when
/// there are none here.
bool XmlMender::keep_sound() {
  const std::string_view in = in_;
  const std::size_t limit = ended_ ? in.size() : in.size() - kMarkupLookahead + 1;
  std::size_t end = at_;
  std::size_t unsure = in.size();  // Where text begins that may be of another charset.
  while (end < limit) {
    const auto byte = static_cast<unsigned char>(in[end]);
    if (kPlain[byte]) {
      ++end;
      continue;
    }
    if (byte < 0x80) {
      unsure = in.size();  // Markup: what precedes it is UTF-8.
      if (byte == '"' || byte == '\'' || byte == '>') {
        ++end;
        continue;
      }
      const std::size_t size = byte == '<' ? sound_tag_bytes(in.substr(end)) : 0;
      if (size == 0) break;
      const std::string_view tag = in.substr(end, size);
      if (tag == "</tu>") in_unit_ = false;
      if (tag.starts_with("<tu ") || tag == "<tu>") in_unit_ = true;
      end += size;
      continue;
    }
    const std::size_t size = size_of_plain(in.substr(end, 4));
    if (size == 0 || end + size > limit) break;
    if (end >= decoded_to_) unsure = std::min(unsure, end);
    end += size;
  }
  const bool is_at_markup = end < limit && static_cast<unsigned char>(in[end]) < 0x80;
  if (!is_at_markup) end = std::min(end, unsure);
  if (end <= at_) return false;
  keep(end - at_);
  return true;
}

/// Copies one character, or does not when XML has no place for it.
void XmlMender::character() {
  const auto byte = static_cast<unsigned char>(in_[at_]);
  if (byte < 0x80 || !utf8_) {
    if (byte >= 0x20 || byte == '\t' || byte == '\n' || byte == '\r') return keep(1);
    repair("illegal-character",
           Message("the control character {code}", {{"code", hex(byte)}}));
    if (needs_space(out_, in_[at_], std::string_view(in_).substr(at_ + 1))) out_ += ' ';
    return drop(1);
  }
  if (at_ >= decoded_to_ && decode_run()) return;
  const XmlChar scanned = scan_xml_char(in_, at_);
  if (scanned.well_formed && scanned.allowed_by_xml) return keep(scanned.size_bytes);
  if (scanned.size_bytes == 3) {
    repair("illegal-character", Message("half a surrogate pair, or U+FFFE or U+FFFF"));
    return drop(3);
  }
  repair(
      "bad-encoding",
      Message("a byte that is not UTF-8 ({code} in hexadecimal), read as windows-1252",
              {{"code", hex(byte).substr(2)}}));
  const char32_t meant = windows_1252_char(byte);
  if (meant != 0) append_char(out_, meant);
  drop(1);
}

}  // namespace awase
