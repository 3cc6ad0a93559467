// SPDX-License-Identifier: Apache-2.0

#include "review/highlight.h"

#include <algorithm>
#include <set>

#include "text/language.h"
#include "text/number_comparison.h"
#include "text/sound.h"
#include "text/unicode.h"

namespace awase {
namespace {

/// Names of a row that are compared with each other.
constexpr std::size_t kMostNames = 200;
constexpr double kSameSound = 0.65;

/// A text with full-width letters made plain and all in lower case, a character for a
/// character, so that places in it are places in the text.
struct Plain {
  std::u32string text;
  std::vector<bool> upper;
  std::vector<std::size_t>
      units;  ///< Where each character begins; one more at the end.
  std::vector<std::size_t> bytes;  ///< The same in bytes.
};

Plain plain_of(std::string_view text) {
  constexpr char32_t kFirstWide = 0xFF01;
  constexpr char32_t kLastWide = 0xFF5E;
  Plain out;
  std::size_t unit = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    out.bytes.push_back(offset);
    char32_t c = next_char(text, offset);
    out.units.push_back(unit);
    unit += c > 0xFFFF ? 2 : 1;
    if (c >= kFirstWide && c <= kLastWide) c -= kFirstWide - U'!';
    out.upper.push_back(is_upper(c));
    if (c >= U'A' && c <= U'Z') c += U'a' - U'A';
    out.text += c;
  }
  out.units.push_back(unit);
  out.bytes.push_back(text.size());
  return out;
}

/// Something that may be highlighted.
struct Find {
  Highlight place;
  Quantity quantity;  ///< Of a number.
  std::string name;   ///< Lower case.
  std::string sound;
  bool is_katakana = false;
  bool is_shown_unmatched = false;
};

bool is_kata(char32_t c) { return is_katakana(c) || is_kana_mark(c); }

class Finder {
 public:
  Finder(const QuantityReader& numbers, bool spaceless)
      : numbers_(numbers), spaceless_(spaceless) {}

  void find(const std::vector<Piece>& cell, std::vector<Find>& finds) const {
    for (std::size_t i = 0; i < cell.size(); ++i) find_in(i, cell[i].text, finds);
  }

 private:
  void find_in(std::size_t piece, std::string_view text,
               std::vector<Find>& finds) const {
    const Plain plain = plain_of(text);
    const std::vector<Quantity> quantities = numbers_.read(text);
    auto quantity = quantities.begin();
    std::size_t names = 0;
    for (std::size_t i = 0; i < plain.text.size();) {
      Find found;
      while (quantity != quantities.end() &&
             quantity->range.begin_bytes < plain.bytes[i])
        ++quantity;
      std::size_t end = i;
      if (quantity != quantities.end() && quantity->range.begin_bytes == plain.bytes[i])
        end = read_number(plain, i, *quantity, found);
      if (end == i) end = read_name(plain, i, found);
      if (end == i) {
        ++i;
        continue;
      }
      found.place.piece = piece;
      found.place.begin = plain.units[i];
      found.place.end = plain.units[end];
      i = end;
      if (!found.place.is_number && (found.name.empty() || ++names > kMostNames))
        continue;
      finds.push_back(std::move(found));
    }
  }

  static std::size_t read_number(const Plain& plain, std::size_t begin,
                                 const Quantity& quantity, Find& found) {
    std::size_t end = begin;
    // "a" and "one" are words first.
    if (!quantity.is_sure && quantity.is_small && !is_digit(plain.text[begin]))
      return end;
    while (end < plain.text.size() && plain.bytes[end] < quantity.range.end_bytes)
      ++end;
    found.quantity = quantity;
    found.place.is_number = true;
    // 一 and "one" are words as often as numbers.
    found.is_shown_unmatched = quantity.is_sure;
    return end;
  }

  /// A run of letters; without name and keys where there is nothing to show.
  std::size_t read_name(const Plain& plain, std::size_t begin, Find& found) const {
    const std::u32string_view text = plain.text;
    std::size_t end = begin;
    if (is_kata(text[begin])) {
      while (end < text.size() && is_kata(text[end])) ++end;
      if (end - begin < 2) return end;
      found.is_katakana = true;
    } else if (is_letter(text[begin]) && !is_han(text[begin]) &&
               !is_hiragana(text[begin])) {
      while (end < text.size() && is_letter(text[end]) && !is_unspaced(text[end]))
        ++end;
      if (end == begin) return begin + 1;
    } else {
      return begin;
    }
    const std::string word = to_utf8(text.substr(begin, end - begin));
    if (end - begin < 2 || (!found.is_katakana && !plain.upper[begin])) return end;
    found.name = word;
    found.sound = sound_of(word);
    found.is_shown_unmatched = spaceless_ && !found.is_katakana;
    return end;
  }

  const QuantityReader& numbers_;
  bool spaceless_;
};

bool same_name(const Find& one, const Find& two) {
  if (one.name.empty() || two.name.empty()) return false;
  if (one.name == two.name) return true;
  return one.is_katakana != two.is_katakana && !one.sound.empty() &&
         !two.sound.empty() && sound_similarity(one.sound, two.sound) >= kSameSound;
}

void match(std::vector<Find>& finds, const std::vector<Find>& others) {
  std::vector<Quantity> quantities;
  for (const Find& found : others)
    if (found.place.is_number) quantities.push_back(found.quantity);
  const QuantityAnswers answers(quantities);
  for (Find& found : finds)
    found.place.is_matched =
        found.place.is_number
            ? answers.has(found.quantity)
            : std::any_of(others.begin(), others.end(),
                          [&](const Find& one) { return same_name(found, one); });
}

std::vector<Highlight> shown(const std::vector<Find>& finds) {
  std::vector<Highlight> out;
  for (const Find& found : finds)
    if (found.place.is_matched || found.is_shown_unmatched) out.push_back(found.place);
  return out;
}

bool is_spaceless(const std::string& language) {
  const std::string primary = primary_language(language);
  return primary == "ja" || primary == "zh" || primary == "th";
}

}  // namespace

struct Highlighter::Impl {
  QuantityReader source;
  QuantityReader target;
  bool spaceless[2];
};

Highlighter::Highlighter(const std::string& source_language,
                         const std::string& target_language)
    : impl_(new Impl{QuantityReader(source_language),
                     QuantityReader(target_language),
                     {is_spaceless(source_language), is_spaceless(target_language)}}) {}
Highlighter::~Highlighter() = default;

std::array<std::vector<Highlight>, 2> Highlighter::find(const Row& row) const {
  if (!row.is_pair()) return {};
  std::vector<Find> source;
  std::vector<Find> target;
  Finder(impl_->source, impl_->spaceless[0]).find(row.cells[0], source);
  Finder(impl_->target, impl_->spaceless[1]).find(row.cells[1], target);
  match(source, target);
  match(target, source);
  return {shown(source), shown(target)};
}

}  // namespace awase
