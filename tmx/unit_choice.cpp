// SPDX-License-Identifier: Apache-2.0

#include "tmx/unit_choice.h"

#include <algorithm>

#include "text/unicode.h"

namespace awase {
namespace {

/// What is in the segments of one side.
struct Content {
  bool text = false;
  bool letters = false;
  bool digits = false;
  bool code = true;  ///< All of them are.
};

Content content_of(const SegmentedText& text, const SegmentRange& range) {
  Content content;
  for (std::size_t i = range.first; i < range.last; ++i) {
    const std::string_view segment = text.text(i);
    if (text.block(i).kind != BlockKind::code) content.code = false;
    content.text = content.text || !trim(segment).empty();
    for (std::size_t at = 0; at < segment.size() && !content.letters;) {
      const char32_t c = next_char(segment, at);
      content.letters = is_letter(c);
      content.digits = content.digits || is_digit(c);
    }
  }
  return content;
}

}  // namespace

NoUnit why_no_unit(const Bead& bead, const SegmentedText& source,
                   const SegmentedText& target, const UnitChoice& choice) {
  if (!bead.is_pair()) return NoUnit::none;
  const Content from = content_of(source, bead.source);
  const Content to = content_of(target, bead.target);
  if (!from.text || !to.text) return NoUnit::blank;
  if (!choice.keep_code && (from.code || to.code)) return NoUnit::code;
  const bool says_nothing = (!from.letters && !from.digits) ||
                            (!to.letters && !to.digits) ||
                            (!from.letters && !to.letters);
  return says_nothing && !choice.keep_same ? NoUnit::no_words : NoUnit::none;
}

void NoUnitCounts::add(NoUnit reason) {
  if (reason == NoUnit::no_words) ++no_words;
  if (reason == NoUnit::code) ++code;
}

}  // namespace awase
