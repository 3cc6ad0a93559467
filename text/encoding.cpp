// SPDX-License-Identifier: Apache-2.0
//
// Certain signs come first: a byte order mark, the escapes of ISO-2022-JP, well-formed
// UTF-8 (which other encodings hardly ever are by chance). What is left is decoded
// strictly with each candidate, and the most plausible text wins (text/plausibility.h).
// UTF-16 without a mark takes part from the start: in it hiragana look like ASCII.

#include "text/encoding.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include <unicode/ucsdet.h>

#include "text/ascii.h"
#include "text/binary_type.h"
#include "text/charset.h"
#include "text/error.h"
#include "text/plausibility.h"
#include "text/unicode.h"

namespace awase {
namespace {

constexpr std::size_t kSampleBytes = 1 << 16;

/// How much more plausible UTF-16 without a mark must be than eight bits, in nats: it
/// is that much rarer.
constexpr double kUtf16Handicap = 12.0;

/// What ASCII bytes must be like to be taken for hiragana in UTF-16.
constexpr std::size_t kLeastAsciiBytes = 16;
constexpr double kLikelyHiragana = -6.0;

constexpr const char* kChoices = translatable(
    "name its encoding: UTF-8, Shift_JIS, EUC-JP, ISO-2022-JP, UTF-16LE, UTF-16BE, "
    "windows-1252, or another IANA name");

struct ByteOrderMark {
  std::string_view bytes;
  const char* encoding;
};

using namespace std::string_view_literals;

// The longer mark first where one begins with another.
constexpr ByteOrderMark kMarks[] = {
    {"\xEF\xBB\xBF"sv, "UTF-8"},    {"\xFF\xFE\0\0"sv, "UTF-32LE"},
    {"\0\0\xFE\xFF"sv, "UTF-32BE"}, {"\xFF\xFE"sv, "UTF-16LE"},
    {"\xFE\xFF"sv, "UTF-16BE"},
};

bool is_wide(const Charset& charset) { return charset.name.starts_with("UTF-16"); }

[[noreturn]] void refuse(const std::string& name, Message what) {
  throw Error(ErrorKind::input, Message("{file}: {reason}",
                                        {{"file", name}, {"reason", std::move(what)}}));
}

[[noreturn]] void refuse_bytes(const std::string& name, const std::string& encoding,
                               std::size_t offset) {
  refuse(name, Message("not {encoding}: byte {offset} does not fit; {choices}",
                       {{"encoding", encoding},
                        {"offset", offset},
                        {"choices", Message::marked(kChoices)}}));
}

Charset charset_named(const std::string& name) {
  auto charset = find_charset(name);
  if (!charset) {
    throw Error(ErrorKind::usage,
                Message("encoding {name}: not known; choose UTF-8, Shift_JIS, EUC-JP, "
                        "ISO-2022-JP, UTF-16LE, UTF-16BE, windows-1252, or "
                        "another IANA name",
                        {{"name", name.substr(0, 60)}}));
  }
  return *std::move(charset);
}

/// The encoding of Korean or Chinese that an escape announces; empty for none.
std::string announced_iso_2022(std::string_view bytes) {
  if (bytes.find("\x1B$)C"sv) != std::string_view::npos) return "ISO-2022-KR";
  if (bytes.find("\x1B$)A"sv) != std::string_view::npos) return "ISO-2022-CN";
  return {};
}

bool has_iso_2022_jp_escapes(std::string_view bytes) {
  constexpr std::array kEscapes = {"\x1B$B"sv, "\x1B$@"sv, "\x1B(J"sv, "\x1B(I"sv,
                                   "\x1B$(D"sv};
  if (bytes.find('\x1B') == std::string_view::npos) return false;
  return std::any_of(kEscapes.begin(), kEscapes.end(), [&](std::string_view escape) {
    return bytes.find(escape) != std::string_view::npos;
  });
}

/// Lines with bytes beyond ASCII, up to kSampleBytes. Neither Shift_JIS nor EUC-JP has
/// line ends as second bytes, so lines are whole in every candidate.
std::string telling_lines(std::string_view bytes) {
  std::string sample;
  std::size_t begin = 0;
  while (begin < bytes.size() && sample.size() < kSampleBytes) {
    const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
    std::string_view line = bytes.substr(begin, end - begin);
    const auto high =
        std::find_if(line.begin(), line.end(), [](char c) { return !is_ascii(c); });
    if (high != line.end()) {
      // Of a very long line, what surrounds its first such byte.
      const auto before = static_cast<std::size_t>(high - line.begin());
      line.remove_prefix(before > kSampleBytes / 2 ? before : 0);
      // A line that is cut may end in half a character, so nothing may follow it.
      sample.append(line.substr(0, kSampleBytes - sample.size()));
      if (sample.size() < kSampleBytes) sample += '\n';
    }
    begin = end + 1;
  }
  return sample;
}

/// Scores `sample` under `charset`; nothing when it does not fit, but for a character
/// that the end of the sample cuts.
std::optional<Plausibility> score(std::string_view sample, const Charset& charset,
                                  bool may_be_cut) {
  const Conversion conversion = convert(sample, charset);
  if (conversion.bad_offset && !(may_be_cut && conversion.cut_short))
    return std::nullopt;
  return plausibility(conversion.text);
}

std::optional<DecodedText> decode_fully(std::string_view bytes,
                                        const Charset& charset) {
  Conversion conversion = convert(bytes, charset);
  if (conversion.bad_offset) return std::nullopt;
  return DecodedText{.text = std::move(conversion.text), .encoding = charset.name};
}

/// Decodes with U+FFFD for bytes that do not fit; nothing when they are more than a
/// fault here and there.
std::optional<DecodedText> decode_mending(std::string_view bytes,
                                          const Charset& charset) {
  const bool has_state = charset.name.starts_with("ISO-2022");
  const std::size_t most = 1 + bytes.size() / 2000;
  DecodedText decoded{.text = {}, .encoding = charset.name};
  std::size_t begin = 0;
  while (begin < bytes.size()) {
    Conversion conversion = convert(bytes.substr(begin), charset);
    decoded.text += conversion.text;
    if (!conversion.bad_offset) return decoded;
    if (has_state || decoded.replaced_bytes == most) return std::nullopt;
    const std::size_t bad = begin + *conversion.bad_offset;
    if (decoded.replaced_bytes++ == 0) decoded.first_replaced = bad;
    decoded.text += "\uFFFD";
    begin = bad + (is_wide(charset) ? 2 : 1);
  }
  return decoded;
}

/// Characters beyond ASCII, as far as it matters.
std::size_t count_foreign(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0xC0U;
  }));
}

struct Candidate {
  Charset charset;
  Plausibility plausibility;
};

/// Those of `names` that fit the sample, the most plausible first.
std::vector<Candidate> rank(std::string_view sample, bool may_be_cut,
                            std::initializer_list<const char*> names) {
  std::vector<Candidate> candidates;
  for (const char* name : names) {
    const Charset charset = charset_named(name);
    if (const auto value = score(sample, charset, may_be_cut)) {
      candidates.push_back({charset, *value});
    }
  }
  std::stable_sort(
      candidates.begin(), candidates.end(), [](const auto& a, const auto& b) {
        return a.plausibility.log_probability > b.plausibility.log_probability;
      });
  return candidates;
}

/// The order of bytes when `bytes` are UTF-16 rather than anything of eight bits.
std::optional<Charset> detect_utf16(std::string_view bytes) {
  if (bytes.empty() || bytes.size() % 2 != 0) return std::nullopt;
  const std::string_view sample = bytes.substr(0, kSampleBytes);
  const bool cut = sample.size() < bytes.size();
  const auto wide = rank(sample, cut, {"UTF-16LE", "UTF-16BE"});
  if (wide.empty() || wide[0].plausibility.foreign_average < kLeastPlausible) {
    return std::nullopt;
  }
  if (sample.find('\0') == std::string_view::npos) {
    // Digits and capitals may pass for a few hiragana.
    if (is_ascii(sample) && (sample.size() < kLeastAsciiBytes ||
                             wide[0].plausibility.foreign_average < kLikelyHiragana)) {
      return std::nullopt;
    }
    const auto narrow =
        rank(sample, cut, {"UTF-8", "Shift_JIS", "EUC-JP", "windows-1252"});
    if (!narrow.empty() && narrow[0].plausibility.log_probability + kUtf16Handicap >
                               wide[0].plausibility.log_probability) {
      return std::nullopt;
    }
  } else if (wide[0].plausibility.log_probability <
             kLeastPlausible * static_cast<double>(sample.size() / 2)) {
    return std::nullopt;
  }
  return wide[0].charset;
}

/// The message for bytes that fit nothing: how far the likeliest encodings get.
[[noreturn]] void refuse_unknown(const std::string& name, std::string_view bytes) {
  std::string closest;
  std::size_t offset = 0;
  for (const char* encoding : {"UTF-8", "Shift_JIS", "EUC-JP"}) {
    const auto bad = convert(bytes, charset_named(encoding)).bad_offset;
    if (bad && (closest.empty() || *bad > offset)) {
      closest = encoding;
      offset = *bad;
    }
  }
  const Message choices = Message::marked(kChoices);
  refuse(
      name,
      closest.empty()
          ? Message("cannot tell its encoding; {choices}", {{"choices", choices}})
          : Message("cannot tell its encoding; the closest is {closest} but byte "
                    "{offset} does not fit; {choices}",
                    {{"closest", closest}, {"offset", offset}, {"choices", choices}}));
}

/// What ICU's detector takes the bytes for, where it is sure enough and they fit: other
/// encodings of Chinese, Korean, Cyrillic, Greek and the like. Asked last, for on
/// Japanese it is worse than rank() (docs/accuracy.md).
std::optional<DecodedText> decode_by_icu(std::string_view bytes) {
  constexpr std::size_t kSample = std::size_t{64} << 10;
  // Confidence in percent: two bytes that go together say more than single ones.
  constexpr std::int32_t kLeastDouble = 50;
  constexpr std::int32_t kLeastSingle = 35;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(
      ucsdet_open(&status), &ucsdet_close);
  const std::string_view sample = bytes.substr(0, kSample);
  ucsdet_setText(detector.get(), sample.data(),
                 static_cast<std::int32_t>(sample.size()), &status);
  const UCharsetMatch* match = ucsdet_detect(detector.get(), &status);
  if (U_FAILURE(status) || match == nullptr) return std::nullopt;
  const std::string charset = ucsdet_getName(match, &status);
  const std::int32_t confidence = ucsdet_getConfidence(match, &status);
  const bool is_double =
      charset == "GB18030" || charset == "Big5" || charset == "EUC-KR";
  if (U_FAILURE(status) || charset.starts_with("UTF-") || charset.starts_with("IBM") ||
      confidence < (is_double ? kLeastDouble : kLeastSingle))
    return std::nullopt;
  const auto known = find_charset(charset);
  return known ? decode_fully(bytes, *known) : std::nullopt;
}

/// What ICU's detector takes the bytes for rather than for a Western European language:
/// Czech, Hungarian, Turkish, Hebrew and the like in an encoding of one byte a letter.
std::optional<DecodedText> decode_beside_western(std::string_view bytes) {
  constexpr std::int32_t kLeastLead = 3;  // In percent.
  constexpr std::size_t kLeastForeign = 8;
  const std::string sample = telling_lines(bytes);
  const auto foreign = static_cast<std::size_t>(
      std::count_if(sample.begin(), sample.end(), [](char c) { return !is_ascii(c); }));
  if (foreign < kLeastForeign) return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(
      ucsdet_open(&status), &ucsdet_close);
  ucsdet_setText(detector.get(), sample.data(),
                 static_cast<std::int32_t>(sample.size()), &status);
  std::int32_t count = 0;
  const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &count, &status);
  if (U_FAILURE(status) || matches == nullptr) return std::nullopt;
  std::string best;
  std::int32_t most = 0, western = 0;
  for (std::int32_t k = 0; k < count; ++k) {
    const std::string charset = ucsdet_getName(matches[k], &status);
    const std::int32_t confidence = ucsdet_getConfidence(matches[k], &status);
    if (U_FAILURE(status)) return std::nullopt;
    const bool is_western = charset == "ISO-8859-1" || charset == "windows-1252";
    const bool is_single =
        charset.starts_with("ISO-8859") || charset.starts_with("windows-125");
    if (is_western) western = std::max(western, confidence);
    if (is_western || !is_single || confidence <= most) continue;
    best = charset;
    most = confidence;
  }
  if (most < western + kLeastLead) return std::nullopt;
  const auto known = find_charset(best);
  return known ? decode_fully(bytes, *known) : std::nullopt;
}

/// Thai, which ICU's detector does not know: vowels and tones that stand above and
/// below do so on consonants.
std::optional<DecodedText> decode_thai(std::string_view bytes) {
  const auto charset = find_charset("windows-874");
  auto decoded = charset ? decode_fully(bytes, *charset) : std::nullopt;
  if (!decoded) return std::nullopt;
  constexpr std::size_t kLeastMarks = 3;
  const auto is_sign = [](char32_t c) {
    return c == 0xE31 || (c >= 0xE34 && c <= 0xE3A) || (c >= 0xE47 && c <= 0xE4E);
  };
  std::size_t marks = 0;
  char32_t last = 0;
  const std::string_view text = decoded->text;
  for (std::size_t at = 0; at < std::min(text.size(), kSampleBytes);) {
    const char32_t c = next_char(text, at);
    const bool is_thai = c >= 0xE01 && c <= 0xE5B;
    if (c >= 0x80 && !is_thai) return std::nullopt;
    const bool is_on_consonant = (last >= 0xE01 && last <= 0xE2E) || is_sign(last);
    if (is_sign(c) && !is_on_consonant) return std::nullopt;
    if (is_sign(c)) ++marks;
    last = c;
  }
  return marks >= kLeastMarks ? decoded : std::nullopt;
}

DecodedText detect(std::string_view bytes, const std::string& name) {
  if (const auto utf16 = detect_utf16(bytes)) {
    if (auto decoded = decode_fully(bytes, *utf16)) return *std::move(decoded);
  }
  if (const auto nul = bytes.find('\0'); nul != std::string_view::npos) {
    refuse(name, Message("NUL at byte {offset}: a binary file, not text; convert it to "
                         "text first",
                         {{"offset", nul}}));
  }
  if (has_iso_2022_jp_escapes(bytes) && is_ascii(bytes)) {
    if (auto decoded = decode_fully(bytes, charset_named("ISO-2022-JP"))) {
      return *std::move(decoded);
    }
  }
  if (const std::string announced = announced_iso_2022(bytes); !announced.empty()) {
    const auto charset = find_charset(announced);
    auto decoded = charset ? decode_fully(bytes, *charset) : std::nullopt;
    if (decoded) return *std::move(decoded);
  }
  if (auto decoded = decode_fully(bytes, charset_named("UTF-8"))) {
    return *std::move(decoded);
  }
  for (const Candidate& candidate :
       rank(telling_lines(bytes), true, {"Shift_JIS", "EUC-JP", "windows-1252"})) {
    if (candidate.plausibility.foreign_average < kLeastPlausible) continue;
    auto decoded = decode_fully(bytes, candidate.charset);
    const bool is_jumble =
        decoded && candidate.charset.name == "Shift_JIS" &&
        is_half_width_jumble(std::string_view(decoded->text).substr(0, kSampleBytes));
    // Any bytes fit windows-1252.
    auto other = candidate.charset.name == "windows-1252" ? decode_beside_western(bytes)
                                                          : std::nullopt;
    if (other) return *std::move(other);
    if (decoded && !is_jumble) return *std::move(decoded);
  }
  if (auto decoded = decode_thai(bytes)) return *std::move(decoded);
  if (auto decoded = decode_by_icu(bytes)) return *std::move(decoded);
  refuse_unknown(name, bytes);
}

/// The declared encoding, unless the bytes show that it is a mistake.
std::optional<DecodedText> decode_declared(std::string_view bytes,
                                           const std::string& declared, bool mends) {
  const auto charset = find_charset(declared);
  // Who could read the declaration as ASCII did not read UTF-16.
  if (!charset || is_wide(*charset)) return std::nullopt;
  // Latin-1 fits all bytes: it is what servers say that do not know.
  if (charset->name == "windows-1252" && !is_ascii(bytes) && is_valid_utf8(bytes)) {
    return std::nullopt;
  }
  if (auto decoded = decode_fully(bytes, *charset)) return decoded;
  if (!mends) return std::nullopt;
  // A few bytes that do not fit among many that do are faults of the page; else the
  // declaration is.
  constexpr std::size_t kFitting = 4;
  auto decoded = decode_mending(bytes, *charset);
  if (!decoded ||
      count_foreign(decoded->text) < (1 + kFitting) * decoded->replaced_bytes)
    return std::nullopt;
  return decoded;
}

std::size_t line_at(std::string_view text, std::size_t offset) {
  const auto before = text.substr(0, offset);
  return static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')) + 1;
}

/// Bytes that clean() has to look at: controls, and the lead bytes of U+0080..U+009F,
/// of U+2028 and of U+FEFF.
bool needs_a_look(char byte) {
  const auto value = static_cast<unsigned char>(byte);
  if (value < 0x20) return value != '\t' && value != '\n';
  return value == 0x7F || value == 0xC2 || value == 0xE2 || value == 0xEF;
}

/// What a character that needs a look becomes.
std::string_view cleaned(char32_t character, std::string_view as_it_is,
                         bool keep_line_numbers) {
  switch (character) {
    case '\v':
    case 0x85:
    case 0x2028:
    case 0x2029:
      return keep_line_numbers ? " " : "\n";
    case '\f':
      return keep_line_numbers ? " " : "\n\n";
    case 0xFFFE:
    case 0xFFFF:
      return "";
    default:
      return character < 0x20 || (character >= 0x7F && character < 0xA0) ? ""
                                                                         : as_it_is;
  }
}

/// Drops U+FEFF inside the text into `dropped`, where that is given; else refuses it.
std::string clean(std::string_view text, const std::string& name,
                  bool keep_line_numbers, std::size_t* dropped) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  std::string result;
  result.reserve(text.size());
  std::size_t offset = 0;
  while (offset < text.size()) {
    const std::size_t run = offset;
    while (offset < text.size() && !needs_a_look(text[offset])) ++offset;
    result.append(text, run, offset - run);
    if (offset == text.size()) break;

    const std::size_t begin = offset;
    const char32_t character = next_char(text, offset);
    if (character == 0xFEFF && dropped != nullptr) {
      ++*dropped;
      continue;
    }
    if (character == 0xFEFF) {
      refuse(name,
             Message("U+FEFF (byte order mark) inside the text, line {line}: files "
                     "joined together?; remove it",
                     {{"line", line_at(result, result.size())}}));
    }
    if (character == 0) {
      refuse(name, Message("NUL character in line {line}: a binary file or the wrong "
                           "encoding; {choices}",
                           {{"line", line_at(result, result.size())},
                            {"choices", Message::marked(kChoices)}}));
    }
    if (character == '\r') {
      // CR CR LF is what a program makes of CRLF that takes it for LF.
      if (text.substr(offset).starts_with("\r\n")) ++offset;
      if (offset < text.size() && text[offset] == '\n') ++offset;
      result += '\n';
    } else {
      result +=
          cleaned(character, text.substr(begin, offset - begin), keep_line_numbers);
    }
  }
  return result;
}

/// By an encoding that is certain.
DecodedText decode_as(std::string_view bytes, const std::string& name,
                      const Charset& charset, bool mends) {
  Conversion conversion = convert(bytes, charset);
  if (!conversion.bad_offset)
    return {.text = std::move(conversion.text), .encoding = charset.name};
  if (mends) {
    if (auto decoded = decode_mending(bytes, charset)) return *std::move(decoded);
  }
  refuse_bytes(name, charset.name, *conversion.bad_offset);
}

DecodedText decode(std::string_view bytes, const std::string& name,
                   const EncodingHints& hints) {
  if (!hints.required.empty())
    return decode_as(bytes, name, charset_named(hints.required), hints.mends);
  for (const ByteOrderMark& mark : kMarks)
    if (bytes.starts_with(mark.bytes))
      return decode_as(bytes, name, charset_named(mark.encoding), hints.mends);
  if (!hints.declared.empty()) {
    if (auto decoded = decode_declared(bytes, hints.declared, hints.mends))
      return *std::move(decoded);
  }
  return detect(bytes, name);
}

}  // namespace

DecodedText decode_text(std::string_view bytes, const std::string& name,
                        const EncodingHints& hints) {
  if (const auto type = binary_type(bytes); !type.empty()) {
    refuse(name, Message("seems to be {type}, not text; save it as text or HTML first",
                         {{"type", Message::marked(type)}}));
  }
  DecodedText decoded = decode(bytes, name, hints);
  decoded.text = clean(decoded.text, name, hints.keep_line_numbers,
                       hints.mends ? &decoded.dropped_marks : nullptr);
  return decoded;
}

std::string canonical_encoding(std::string_view name) {
  return charset_named(std::string(name)).name;
}

}  // namespace awase
