// SPDX-License-Identifier: Apache-2.0
//
// Small texts made by hand.

#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "align/bead.h"
#include "align/terms.h"
#include "text/segmented_text.h"

namespace awase {

/// A text of these words; "#7" is a number. Each word once a segment. Every segment is
/// 20 characters long and has no marks.
inline TermText tiny_terms(const std::vector<std::vector<std::string>>& segments) {
  TermText text;
  std::unordered_map<std::string, std::uint32_t> numbers;
  text.first.push_back(0);
  for (const auto& keys : segments) {
    for (const std::string& key : keys) {
      const auto [found, is_new] =
          numbers.try_emplace(key, static_cast<std::uint32_t>(text.terms.size()));
      const std::uint32_t number = found->second;
      if (is_new) {
        const auto kind = key[0] == '#' ? WordKind::number : WordKind::word;
        text.terms.push_back({{key, key, kind, false, std::nullopt}, 0});
      }
      ++text.terms[number].segments;
      text.occurrences.push_back(number);
    }
    std::sort(text.occurrences.begin() + static_cast<std::ptrdiff_t>(text.first.back()),
              text.occurrences.end());
    text.first.push_back(text.occurrences.size());
    text.chars.push_back(20);
    text.marks.push_back(0);
    text.sentences.push_back(1);
    text.hashes.push_back(0);
  }
  return text;
}

/// A text of one paragraph, each line a segment.
inline SegmentedText text_of(std::string language,
                             const std::vector<std::string>& lines) {
  SegmentedText text;
  text.document.language = std::move(language);
  for (const std::string& line : lines) {
    const std::size_t begin = text.document.text.size();
    text.document.text += line;
    text.segments.push_back({{begin, text.document.text.size()}, 0});
    text.document.text += '\n';
  }
  text.document.blocks = {{BlockKind::paragraph, {0, text.document.text.size()}, 0}};
  return text;
}

/// What `beads` pair, without their costs: "0:0 1,2:1 3:".
inline std::string shown(const std::vector<Bead>& beads) {
  std::string text;
  const auto add = [&](const SegmentRange& range) {
    for (std::size_t i = range.first; i < range.last; ++i)
      text += (i > range.first ? "," : "") + std::to_string(i);
  };
  for (const Bead& bead : beads) {
    if (!text.empty()) text += ' ';
    add(bead.source);
    text += ':';
    add(bead.target);
  }
  return text;
}

}  // namespace awase
