// SPDX-License-Identifier: Apache-2.0
//
// Terms are numbered as they first occur. A part numbers its own so; when those of all
// parts before it are numbered, its own follow in their order, which is the order in
// which one reader of the whole text would have met them.

#include "align/term_parts.h"

#include <algorithm>
#include <utility>

namespace awase {
namespace {

/// Gives the occurrences of a part the numbers that its terms have in the whole text.
void renumber(TermText& part, const std::vector<std::uint32_t>& numbers) {
  for (std::uint32_t& term : part.occurrences) term = numbers[term];
  for (std::size_t i = 0; i < part.size(); ++i)
    std::sort(
        part.occurrences.begin() + static_cast<std::ptrdiff_t>(part.first[i]),
        part.occurrences.begin() + static_cast<std::ptrdiff_t>(part.first[i + 1]));
}

template <typename Value>
void append(std::vector<Value>& all, std::vector<Value>& part) {
  all.insert(all.end(), part.begin(), part.end());
  part = {};
}

}  // namespace

TermParts::TermParts(const SegmentedText& text)
    : text_(text),
      parts_(
          std::max<std::size_t>(1, (text.size() + kPartSegments - 1) / kPartSegments)),
      is_there_(parts_.size(), false) {}

SegmentRange TermParts::range(std::size_t part) const {
  return {text_.size() * part / parts_.size(),
          text_.size() * (part + 1) / parts_.size()};
}

void TermParts::add(std::size_t part, TermText terms) {
  std::vector<std::pair<std::size_t, std::vector<std::uint32_t>>> numbered;
  {
    const std::lock_guard lock(mutex_);
    parts_[part] = std::move(terms);
    is_there_[part] = true;
    for (; next_ < parts_.size() && is_there_[next_]; ++next_)
      numbered.emplace_back(next_, take_terms(parts_[next_]));
  }
  for (const auto& [number, numbers] : numbered) renumber(parts_[number], numbers);
}

/// Moves the terms of `part` to the others; the numbers that they have there.
std::vector<std::uint32_t> TermParts::take_terms(TermText& part) {
  std::vector<std::uint32_t> numbers;
  numbers.reserve(part.terms.size());
  for (Term& term : part.terms) {
    const auto next = static_cast<std::uint32_t>(terms_.size());
    const auto [place, is_new] = numbers_.try_emplace(term.word.key, next);
    numbers.push_back(place->second);
    if (is_new) {
      terms_.push_back(std::move(term));
      continue;
    }
    Term& known = terms_[place->second];
    known.segments += term.segments;
    known.word.is_name |= term.word.is_name;
  }
  part.terms = {};
  return numbers;
}

TermText TermParts::join() {
  TermText whole;
  numbers_ = {};
  whole.terms = std::move(terms_);
  std::size_t occurrences = 0;
  for (const TermText& part : parts_) occurrences += part.occurrences.size();
  whole.occurrences.reserve(occurrences);
  whole.first.reserve(text_.size() + 1);
  whole.first.push_back(0);
  for (TermText& part : parts_) {
    const std::size_t before = whole.occurrences.size();
    for (std::size_t i = 1; i < part.first.size(); ++i)
      whole.first.push_back(before + part.first[i]);
    append(whole.occurrences, part.occurrences);
    append(whole.chars, part.chars);
    append(whole.marks, part.marks);
    append(whole.sentences, part.sentences);
    append(whole.hashes, part.hashes);
    part = {};
  }
  mark_borders(text_, whole.marks);
  return whole;
}

}  // namespace awase
