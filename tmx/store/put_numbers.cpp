// SPDX-License-Identifier: Apache-2.0
//
// The numbers of two texts that differ in them alone are the same many, in one order.
// Each that differs is looked for in the translation by its value, months and years by
// what they mean; where it stands there once, the new one is written as the old one is.

#include <algorithm>

#include "text/unicode.h"
#include "tmx/store/match.h"
#include "tmx/store/number_places.h"

namespace awase {
namespace {

/// Whether a number, as it stands in a text, says no more than its value: 007, 1.10 and
/// 12,500.00 say more, which another spelling would lose.
bool is_value_alone(std::u32string_view number, const NumberPlace& place) {
  if (place.name || place.is_word) return true;
  std::string digits;
  for (const char32_t c : number) {
    if (c == U',' || c == U'，') continue;
    if (c == U'.' || c == U'．') {
      digits += '.';
    } else if (c >= U'0' && c <= U'9') {
      digits += static_cast<char>(c);
    } else if (c >= U'０' && c <= U'９') {
      digits += static_cast<char>(c - U'０' + U'0');
    } else {
      return true;  // Kanji and words have no such zeros.
    }
  }
  return digits == place.value;
}

/// The one number of a translation that says what `there`, in its source, says.
/// Nothing when there is none, or more than one.
std::optional<std::size_t> place_of(const NumberPlace& there,
                                    const std::vector<NumberPlace>& translation) {
  // 3月 is March before it is 3月, and 3月 before it is the 3 of something else.
  const auto closeness = [&](const NumberPlace& other) {
    if (!is_same_number(there, other)) return 0;
    if (!there.month && !other.month) return 1;
    if (there.month.has_value() != other.month.has_value()) return 1;
    return other.name || there.name ? 3 : 2;
  };
  std::optional<std::size_t> found;
  int best = 0;
  for (std::size_t j = 0; j < translation.size(); ++j) {
    const int here = closeness(translation[j]);
    if (here == 0 || here < best) continue;
    found = here > best ? std::optional(j) : std::nullopt;
    best = here;
  }
  return found;
}

/// Writes what is put into a translation, and keeps its codes in their places.
class Writer {
 public:
  Writer(const Content& target, const TextCharacters& characters)
      : target_(target), characters_(characters) {
    adapted_.codes = target.codes;
  }

  /// False when a code stands in the number.
  bool put(const NumberPlace& old, const std::u32string& spelled) {
    take(old.begin);
    bytes_ += to_utf8(characters_.raw_of(old)).size();
    if (code_ < adapted_.codes.size() && target_.codes[code_].offset_bytes < bytes_)
      return false;
    adapted_.text += to_utf8(spelled);
    done_ = old.end;
    return true;
  }

  Content finish() {
    take(characters_.raw.size());
    return std::move(adapted_);
  }

 private:
  /// Takes over the text up to `end`, and the codes in it.
  void take(std::size_t end) {
    const std::string kept =
        to_utf8(std::u32string_view(characters_.raw).substr(done_, end - done_));
    adapted_.text += kept;
    bytes_ += kept.size();
    for (; code_ < adapted_.codes.size() && target_.codes[code_].offset_bytes <= bytes_;
         ++code_)
      adapted_.codes[code_].offset_bytes =
          adapted_.text.size() - (bytes_ - target_.codes[code_].offset_bytes);
  }

  const Content& target_;
  const TextCharacters& characters_;
  Content adapted_;
  std::size_t code_ = 0;
  std::size_t bytes_ = 0;  ///< Of the target that went into `adapted_`.
  std::size_t done_ = 0;   ///< The same in characters.
};

}  // namespace

bool has_same_numbers(const std::string& text, const std::string& other,
                      const std::string& language) {
  const auto a = number_places(TextCharacters(text), language);
  const auto b = number_places(TextCharacters(other), language);
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), is_same_number);
}

std::optional<Content> put_numbers_in(const std::string& text,
                                      const std::string& source, const Content& target,
                                      const std::string& source_language,
                                      const std::string& target_language) {
  const TextCharacters asked(text);
  const std::vector<NumberPlace> wanted = number_places(asked, source_language);
  const std::vector<NumberPlace> there =
      number_places(TextCharacters(source), source_language);
  if (wanted.size() != there.size()) return std::nullopt;
  const TextCharacters characters(target.text);
  const std::vector<NumberPlace> old = number_places(characters, target_language);
  std::vector<std::optional<std::u32string>> put(old.size());
  bool puts_any = false;
  for (std::size_t i = 0; i < there.size(); ++i) {
    const bool is_same = is_same_number(wanted[i], there[i]);
    const std::optional<std::size_t> place = place_of(there[i], old);
    if (!place && is_same) continue;
    if (!place || (!is_same && !is_value_alone(asked.raw_of(wanted[i]), wanted[i])))
      return std::nullopt;
    const auto spelled =
        is_same ? std::optional(std::u32string(characters.raw_of(old[*place])))
                : spelled_like(wanted[i], there[i], old[*place], characters,
                               target_language);
    if (!spelled || (put[*place] && put[*place] != spelled)) return std::nullopt;
    put[*place] = spelled;
    puts_any = puts_any || !is_same;
  }
  if (!puts_any) return std::nullopt;
  Writer writer(target, characters);
  for (std::size_t j = 0; j < old.size(); ++j)
    if (put[j] && *put[j] != characters.raw_of(old[j]) && !writer.put(old[j], *put[j]))
      return std::nullopt;
  return writer.finish();
}

}  // namespace awase
