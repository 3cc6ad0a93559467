// SPDX-License-Identifier: Apache-2.0
//
// Certain signs come first: a byte order mark, the escapes of ISO-2022-JP, well-formed
// UTF-8 (which other encodings hardly ever are by chance). What is left is decoded
// strictly with each candidate, and the most plausible text wins (text/plausibility.h).
// UTF-16 without a mark takes part from the start: in it hiragana look like ASCII.

#include "text/detect_encoding.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include <unicode/ucsdet.h>

#include "text/ascii.h"
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

using namespace std::string_view_literals;

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
  const Message choices = Message::marked(kEncodingChoices);
  refuse_text(
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
    // ฃ and ฅ are in no word of today; as bytes they begin signs of Chinese encodings.
    if (c == 0xE03 || c == 0xE05) return std::nullopt;
    const bool is_on_consonant = (last >= 0xE01 && last <= 0xE2E) || is_sign(last);
    if (is_sign(c) && !is_on_consonant) return std::nullopt;
    if (is_sign(c)) ++marks;
    last = c;
  }
  return marks >= kLeastMarks ? decoded : std::nullopt;
}

}  // namespace

void refuse_text(const std::string& name, Message what) {
  throw Error(ErrorKind::input, Message("{file}: {reason}",
                                        {{"file", name}, {"reason", std::move(what)}}));
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

std::optional<DecodedText> decode_fully(std::string_view bytes,
                                        const Charset& charset) {
  Conversion conversion = convert(bytes, charset);
  if (conversion.bad_offset) return std::nullopt;
  return DecodedText{.text = std::move(conversion.text), .encoding = charset.name};
}

DecodedText detect_encoding(std::string_view bytes, const std::string& name) {
  if (const auto utf16 = detect_utf16(bytes)) {
    if (auto decoded = decode_fully(bytes, *utf16)) return *std::move(decoded);
  }
  if (const auto nul = bytes.find('\0'); nul != std::string_view::npos) {
    refuse_text(name,
                Message("NUL at byte {offset}: a binary file, not text; convert it to "
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

}  // namespace awase
