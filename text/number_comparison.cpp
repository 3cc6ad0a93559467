// SPDX-License-Identifier: Apache-2.0
//
// What a text surely says must be on the other side. What only may be a quantity (the
// 一 of 一般, the "one" of "no one") answers, but is never asked for.

#include "text/number_comparison.h"

#include <algorithm>

#include "text/quantity_text.h"
#include "text/text_weight.h"

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

/// Letters of a pair (text_weight()) that make one thing that one side alone says, or
/// one that differs, more likely a slip than a wrong pair. Each number that agrees
/// counts as much again as the letters do.
constexpr double kLettersForOmission = 80.0;
constexpr double kLettersForDifference = 350.0;
/// Letters from which a text has room to explain what the other does not.
constexpr double kLettersOfExplanation = 60.0;

/// Whether the other text may leave a quantity out: one or two; the number of an item;
/// what a word or a bracket says in a longer text; and what it may say in a word that
/// is not read. `own_length` is that of the text which says it.
bool may_be_unsaid(const Quantity& quantity, double own_length,
                   bool other_knows_all_words) {
  if (quantity.is_small || quantity.is_label) return true;
  if (own_length >= kLettersOfExplanation &&
      (quantity.in_brackets || !quantity.is_digits))
    return true;
  if (other_knows_all_words) return false;
  const int value = whole_value(quantity);
  return !quantity.is_digits || (value >= 0 && (value <= 100 || value % 1000 == 0));
}

/// How many things quantities are: those that stand close together, such as the parts
/// of a date, are one. What stands in brackets counts when nothing else is there.
std::size_t count_things(const std::vector<Quantity>& quantities) {
  constexpr std::size_t kClose = 16;  // Bytes.
  std::size_t things = 0;
  std::size_t end = 0;
  for (const Quantity& quantity : quantities) {
    if (quantity.in_brackets && quantities.size() > 1) continue;
    if (things == 0 || quantity.range.begin_bytes > end + kClose) ++things;
    end = quantity.range.end_bytes;
  }
  return std::max<std::size_t>(things, quantities.empty() ? 0 : 1);
}

/// How many things of a text the other says too.
double count_agreeing(const std::vector<Quantity>& quantities,
                      const QuantityAnswers& answers) {
  std::vector<Quantity> agreeing;
  for (const Quantity& quantity : quantities)
    if (quantity.is_sure && !quantity.is_small && answers.has(quantity))
      agreeing.push_back(quantity);
  return static_cast<double>(agreeing.size());
}

/// Whether a text says a number that the other does not, surely or in a word.
template <typename Wanted>
bool has_any_left(const std::vector<Quantity>& quantities,
                  const QuantityAnswers& answers, Wanted wanted) {
  return std::any_of(quantities.begin(), quantities.end(),
                     [&](const Quantity& quantity) {
                       return (quantity.is_sure || quantity.is_spelled) &&
                              wanted(quantity) && !answers.has(quantity);
                     });
}

bool has_left(const std::vector<Quantity>& quantities, const QuantityAnswers& answers) {
  return has_any_left(quantities, answers, [](const Quantity& quantity) {
    return quantity.is_sure || !quantity.is_small;
  });
}

bool has_large_left(const std::vector<Quantity>& quantities,
                    const QuantityAnswers& answers) {
  return has_any_left(quantities, answers,
                      [](const Quantity& quantity) { return !quantity.is_small; });
}

}  // namespace

namespace {

constexpr unsigned kNoUnit = 0x100;

/// Whether `asked` is some tens, hundreds or thousands that no quantity of `others` may
/// be: 数千人 where the other text has "hundreds of people".
bool is_other_magnitude(const Quantity& asked, const std::vector<Quantity>& others) {
  const bool is_rough =
      asked.has_range() && asked.low >= 10 && !asked.is_digits && !asked.is_sure;
  return is_rough &&
         std::none_of(others.begin(), others.end(), [&](const Quantity& other) {
           const bool overlap =
               other.has_range() && other.low <= asked.high && other.high >= asked.low;
           return overlap || may_agree(asked, other);
         });
}

/// Whether each text has such a number, so that no number is sure, but they differ.
/// Texts with very many quantities are not looked at.
bool are_other_magnitudes(const std::vector<Quantity>& source,
                          const std::vector<Quantity>& target) {
  constexpr std::size_t kMost = 64;
  if (source.size() > kMost || target.size() > kMost) return false;
  const auto has_other = [](const std::vector<Quantity>& quantities,
                            const std::vector<Quantity>& others) {
    return std::any_of(
        quantities.begin(), quantities.end(),
        [&](const Quantity& quantity) { return is_other_magnitude(quantity, others); });
  };
  return has_other(source, target) && has_other(target, source);
}

}  // namespace

QuantityAnswers::QuantityAnswers(const std::vector<Quantity>& quantities) {
  constexpr std::size_t kMostRanges = 64;
  for (const Quantity& quantity : quantities) {
    for (const std::string& key : quantity.keys)
      keys_[key] |= quantity.units != 0 ? quantity.units : kNoUnit;
    if (quantity.has_range() && ranges_.size() < kMostRanges)
      ranges_.push_back(&quantity);
  }
}

bool QuantityAnswers::has(const Quantity& asked) const {
  for (const std::string& key : asked.keys) {
    const auto found = keys_.find(key);
    if (found == keys_.end()) continue;
    // 2.5 cm and 2.5 mm share a number alone.
    const bool is_comparable = asked.units == 0 || key.starts_with('=') ||
                               (found->second & ~unsigned{asked.units}) != 0;
    if (is_comparable) return true;
  }
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

NumberDifference NumberComparison::contradiction(std::string_view source,
                                                 std::string_view target) const {
  const std::vector<Quantity> in_source = source_.read(source);
  const auto is_sure = [](const Quantity& quantity) { return quantity.is_sure; };
  if (std::none_of(in_source.begin(), in_source.end(), is_sure)) return {};
  const std::vector<Quantity> in_target = target_.read(target);
  NumberDifference difference{unanswered(in_source, QuantityAnswers(in_target)), {}};
  if (difference.source.empty()) return {};
  difference.target = unanswered(in_target, QuantityAnswers(in_source));
  return difference.is_contradiction() ? difference : NumberDifference();
}

bool NumberComparison::is_same(std::string_view source, std::string_view target) const {
  const std::vector<Quantity> in_source = source_.read(source);
  const std::vector<Quantity> in_target = target_.read(target);
  const QuantityAnswers of_source(in_source);
  const QuantityAnswers of_target(in_target);
  std::vector<Quantity> source_left = unanswered(in_source, of_target);
  std::vector<Quantity> target_left = unanswered(in_target, of_source);
  if (are_other_magnitudes(in_source, in_target)) return false;
  if (source_left.empty() && target_left.empty()) return true;
  const double source_length = text_weight(source);
  const double target_length = text_weight(target);
  const double length = std::min(source_length, target_length);
  const auto things_left = [&] {
    return static_cast<double>(
        std::max(count_things(source_left), count_things(target_left)));
  };
  // A 1 or 2 contradicts another one, and nothing else.
  const auto contradict = [](const std::vector<Quantity>& left,
                             const std::vector<Quantity>& in_other,
                             const QuantityAnswers& answers) {
    if (left.empty()) return false;
    return is_any_large(left)
               ? has_large_left(in_other, answers)
               : has_left(in_other, answers) && !has_large_left(in_other, answers);
  };
  if (contradict(source_left, in_target, of_source) ||
      contradict(target_left, in_source, of_target))
    return length * (1.0 + count_agreeing(in_source, of_target)) >=
           kLettersForDifference * things_left();
  std::erase_if(source_left, [&](const Quantity& quantity) {
    return may_be_unsaid(quantity, source_length, target_.knows_all_words());
  });
  std::erase_if(target_left, [&](const Quantity& quantity) {
    return may_be_unsaid(quantity, target_length, source_.knows_all_words());
  });
  return length >= kLettersForOmission * things_left();
}

}  // namespace awase
