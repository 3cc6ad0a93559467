// SPDX-License-Identifier: Apache-2.0
//
// Cosines centred as in the margin criterion of Artetxe and Schwenk (2019): what a text
// has in common with the neighbourhood of its counterpart is no evidence.

#include "align/embeddings.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <numeric>
#include <utility>

namespace awase {
namespace {

using Key = std::pair<std::size_t, std::size_t>;  // A stretch: first, last.

Key key_of(const SegmentRange& range) { return {range.first, range.last}; }

double dot(const std::vector<float>& one, const std::vector<float>& other) {
  return std::inner_product(one.begin(), one.end(), other.begin(), 0.0);
}

/// Of length 1; empty when it cannot be.
std::vector<float> of_unit_length(std::vector<float> vector) {
  const double length = std::sqrt(dot(vector, vector));
  if (!std::isfinite(length) || length <= 0.0) return {};
  for (float& value : vector) value = static_cast<float>(value / length);
  return vector;
}

/// How far a vector may be trusted to say what so many bytes mean: fillers and single
/// words are like many others. A letter of a script with many letters has more bytes,
/// and says more.
double trust(std::size_t bytes) {
  constexpr double kHalf = 30.0;
  const auto size = static_cast<double>(bytes);
  return size / (size + kHalf);
}

/// Stretches of one side with their vectors.
class Stretches {
 public:
  Stretches(std::span<const Bead> beads, Side side) {
    for (const Bead& bead : beads) vectors_.emplace(key_of(bead.range(side)), 0);
  }

  /// Adds the texts of those that have one.
  void add_texts(const SegmentedText& text, std::vector<std::string>& texts) {
    for (auto& [range, number] : vectors_) {
      std::string line = joined(text, range.first, range.second);
      number = line.empty() ? kNone : texts.size();
      if (!line.empty()) texts.push_back(std::move(line));
    }
  }

  const std::vector<float>& vector(const Key& range,
                                   const std::vector<std::vector<float>>& all) const {
    static const std::vector<float> none;
    const std::size_t number = vectors_.at(range);
    return number == kNone ? none : all[number];
  }

  /// Of the text of a range that has one.
  std::size_t number(const SegmentRange& range) const {
    return vectors_.at(key_of(range));
  }

  /// The mean cosine of `vector` with those of this side, without those that touch
  /// `own`. Few of them say little of what is usual: `usual` counts for kPull more.
  double mean(const std::vector<float>& vector, const SegmentRange& own,
              const std::vector<std::vector<float>>& all, double usual) const {
    constexpr double kPull = 4.0;
    double sum = kPull * usual;
    double count = kPull;
    for (const auto& [range, number] : vectors_) {
      if (number == kNone || all[number].empty()) continue;
      if (range.first < own.last && own.first < range.second) continue;
      sum += dot(vector, all[number]);
      count += 1.0;
    }
    return sum / count;
  }

  /// The sum of all vectors, and how many there are.
  std::pair<std::vector<float>, double> sum(
      const std::vector<std::vector<float>>& all) const {
    std::vector<float> sum;
    double count = 0.0;
    for (const auto& [range, number] : vectors_) {
      if (number == kNone || all[number].empty()) continue;
      sum.resize(all[number].size(), 0.0F);
      std::transform(sum.begin(), sum.end(), all[number].begin(), sum.begin(),
                     std::plus<>());
      count += 1.0;
    }
    return {std::move(sum), count};
  }

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  std::map<Key, std::size_t> vectors_;  // Numbers of their vectors.
};

}  // namespace

std::vector<std::optional<float>> LikenessFinder::find(std::span<const Bead> beads) {
  Stretches sources(beads, Side::source), targets(beads, Side::target);
  std::vector<std::string> texts;
  sources.add_texts(source_, texts);
  targets.add_texts(target_, texts);
  std::vector<std::optional<float>> found(beads.size());
  if (texts.empty()) return found;
  Embeddings answer = ask(texts);
  for (std::vector<float>& vector : answer.vectors)
    vector = of_unit_length(std::move(vector));
  const auto& all = answer.vectors;
  const auto [source_sum, source_count] = sources.sum(all);
  const auto [target_sum, target_count] = targets.sum(all);
  if (source_count == 0.0 || target_count == 0.0) return found;
  // The likeness of a pair that may be right or not.
  constexpr double kDoubtful = 0.3;
  const double usual = dot(source_sum, target_sum) / (source_count * target_count);
  for (std::size_t b = 0; b < beads.size(); ++b) {
    const auto& source = sources.vector(key_of(beads[b].source), all);
    const auto& target = targets.vector(key_of(beads[b].target), all);
    if (source.empty() || target.empty()) continue;
    const double row = targets.mean(source, beads[b].target, all, usual);
    const double column = sources.mean(target, beads[b].source, all, usual);
    const double likeness = dot(source, target) - (row + column) / 2.0;
    const std::size_t bytes = std::min(texts[sources.number(beads[b].source)].size(),
                                       texts[targets.number(beads[b].target)].size());
    found[b] = static_cast<float>(trust(bytes) * (likeness - kDoubtful));
  }
  return found;
}

Embeddings LikenessFinder::ask(const std::vector<std::string>& texts) {
  try {
    Embeddings answer = embedder_(texts);
    const std::lock_guard lock(mutex_);
    compared_.asked += texts.size();
    compared_.sent += answer.sent;
    issues_.insert(issues_.end(), answer.issues.begin(), answer.issues.end());
    return answer;
  } catch (const EmbeddingError& error) {
    const std::lock_guard lock(mutex_);
    compared_.asked += error.sent() + error.known();
    compared_.sent += error.sent();
    throw;
  }
}

ComparedTexts LikenessFinder::compared() const {
  const std::lock_guard lock(mutex_);
  return compared_;
}

std::vector<Message> LikenessFinder::issues() const {
  const std::lock_guard lock(mutex_);
  return issues_;
}

}  // namespace awase
