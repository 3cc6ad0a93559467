// SPDX-License-Identifier: Apache-2.0
//
// What a text surely says must be on the other side. What only may be a quantity (the
// 一 of 一般, the "one" of "no one") answers, but is never asked for.

#include "text/number_comparison.h"

#include <algorithm>

#include "text/unicode.h"

namespace awase {
namespace {

std::vector<Quantity> unanswered(const std::vector<Quantity>& asked,
                                 const QuantityAnswers& answers) {
  std::vector<Quantity> left;
  for (const Quantity& quantity : asked)
    if (quantity.is_sure && !answers.has(quantity)) left.push_back(quantity);
  return left;
}

bool is_any_large(const std::vector<Quantity>& quantities) {
  return std::any_of(quantities.begin(), quantities.end(),
                     [](const Quantity& quantity) { return !quantity.is_small; });
}

}  // namespace

QuantityAnswers::QuantityAnswers(const std::vector<Quantity>& quantities) {
  constexpr std::size_t kMostRanges = 64;
  for (const Quantity& quantity : quantities) {
    keys_.insert(quantity.keys.begin(), quantity.keys.end());
    if (quantity.has_range() && ranges_.size() < kMostRanges)
      ranges_.push_back(&quantity);
  }
}

bool QuantityAnswers::has(const Quantity& asked) const {
  for (const std::string& key : asked.keys)
    if (keys_.contains(key)) return true;
  return std::any_of(ranges_.begin(), ranges_.end(),
                     [&](const Quantity* range) { return may_agree(asked, *range); });
}

bool NumberDifference::is_contradiction() const {
  return !source.empty() && !target.empty() &&
         (is_any_large(source) || is_any_large(target));
}

NumberDifference NumberComparison::differences(std::string_view source,
                                               std::string_view target) const {
  const std::vector<Quantity> in_source = source_.read(source);
  const std::vector<Quantity> in_target = target_.read(target);
  NumberDifference difference{unanswered(in_source, QuantityAnswers(in_target)),
                              unanswered(in_target, QuantityAnswers(in_source))};
  const bool one_unsaid = difference.source.empty() != difference.target.empty();
  if (one_unsaid && !is_any_large(difference.source) &&
      !is_any_large(difference.target))
    return {};
  return difference;
}

bool NumberComparison::is_same(std::string_view source, std::string_view target) const {
  const NumberDifference difference = differences(source, target);
  return difference.source.empty() && difference.target.empty();
}

}  // namespace awase
