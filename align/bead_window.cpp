// SPDX-License-Identifier: Apache-2.0

#include "align/bead_window.h"

#include <algorithm>

namespace awase {
namespace {

constexpr BeadScorer::Evidence kNotFound{.words_found = -1.0F};

bool is_found(const BeadScorer::Evidence& evidence) {
  return evidence.words_found >= 0.0F;
}

/// Most segments on a side of the first `shapes` of kShapes.
std::size_t largest_side(std::size_t shapes) {
  std::size_t most = 0;
  for (std::size_t shape = 0; shape < shapes; ++shape)
    most = std::max<std::size_t>({most, kShapes[shape].source, kShapes[shape].target});
  return most;
}

}  // namespace

BeadWindow::BeadWindow(const BeadScorer& scorer, const Corridor& corridor,
                       Origin origin, std::size_t shapes)
    : scorer_(scorer),
      corridor_(corridor),
      origin_(origin),
      shapes_(shapes),
      most_(largest_side(shapes)),
      cursors_(scorer.cursors()),
      target_stretches_((corridor.high.back() + 1) * most_),
      known_stretches_(target_stretches_.size(), 0) {}

void BeadWindow::enter_row(std::size_t i) {
  // Target segments that beads which hold this source segment can reach. Those with
  // more than kMaxManySide on the source side have one target segment, which ends no
  // earlier than the row begins and begins no later than the one before ends.
  const std::size_t last_row = corridor_.low.size() - 1;
  const auto low_at = [&](std::size_t back) {
    return std::size_t{corridor_.low[i > back ? i - back : 0]};
  };
  const auto high_at = [&](std::size_t on) {
    return std::size_t{corridor_.high[std::min(last_row, i - 1 + on)]};
  };
  const std::size_t many = std::min(most_, kMaxManySide);
  const std::size_t below = low_at(0) > 0 ? low_at(0) - 1 : 0;
  const std::size_t low = std::max(low_at(most_), std::min(low_at(many), below));
  const std::size_t high =
      std::min(high_at(most_), std::max(high_at(many), high_at(0) + 1));
  Row& here = row(i);
  here.low = low;
  unsorted_.clear();
  scorer_.find_matches(origin_.source + i - 1, origin_.target + low,
                       origin_.target + high, cursors_, unsorted_);
  const std::size_t before = origin_.target + low;
  here.starts.assign(high - low + 2, 0);
  for (const Match& match : unsorted_) ++here.starts[match.target_segment - before + 2];
  for (std::size_t k = 3; k < here.starts.size(); ++k)
    here.starts[k] += here.starts[k - 1];
  here.matches.resize(unsorted_.size());
  for (const Match& match : unsorted_)
    here.matches[here.starts[match.target_segment - before + 1]++] = match;
  here.explained.assign((high - low + 1) * most_, kNotFound);
  for (std::size_t a = 1; a <= std::min(i, most_); ++a)
    source_stretches_[a - 1] =
        scorer_.source_stretch({origin_.source + i - a, origin_.source + i});
  target_low_ = low;
  target_explained_.assign((corridor_.high[i] - low + 1) * most_, kNotFound);
}

const BeadWindow::SideFeatures& BeadWindow::target_stretch(std::size_t j,
                                                           std::size_t size) {
  const std::size_t at = j * most_ + size - 1;
  if (known_stretches_[at] == 0) {
    known_stretches_[at] = 1;
    target_stretches_[at] =
        scorer_.target_stretch({origin_.target + j - size, origin_.target + j});
  }
  return target_stretches_[at];
}

/// What the `size` target segments before `j` explain of source segment `i` - 1.
const BeadWindow::Evidence& BeadWindow::of_source(std::size_t i, std::size_t j,
                                                  std::size_t size) {
  Row& here = row(i);
  Evidence& known = here.explained[(j - here.low) * most_ + size - 1];
  if (!is_found(known))
    known = scorer_.source_evidence(origin_.source + i - 1, here.between(j - size, j),
                                    target_stretch(j, size).words);
  return known;
}

/// What the `size` source segments before `i`, the present row, explain of target
/// segment `j` - 1.
const BeadWindow::Evidence& BeadWindow::of_target(std::size_t j, std::size_t i,
                                                  std::size_t size) {
  Evidence& known = target_explained_[(j - target_low_) * most_ + size - 1];
  if (!is_found(known)) {
    std::array<std::span<const Match>, kMaxBeadSide> parts;
    for (std::size_t k = 0; k < size; ++k)
      parts[k] = row(i - size + 1 + k).between(j - 1, j);
    known =
        scorer_.target_evidence(origin_.target + j - 1, std::span(parts.data(), size),
                                source_stretches_[size - 1].words);
  }
  return known;
}

const Features& BeadWindow::features(std::size_t i, std::size_t j, std::size_t shape) {
  const auto [a, b] = kShapes[shape];
  Evidence source_found = of_source(i, j, b);
  for (std::size_t k = 1; k < a; ++k) source_found += of_source(i - k, j, b);
  Evidence target_found = of_target(j, i, a);
  for (std::size_t k = 1; k < b; ++k) target_found += of_target(j - k, i, a);
  scorer_.features(shape, source_stretches_[a - 1], target_stretch(j, b), source_found,
                   target_found, features_);
  return features_;
}

}  // namespace awase
