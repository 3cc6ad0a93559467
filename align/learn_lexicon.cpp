// SPDX-License-Identifier: Apache-2.0
//
// As align/learn.cpp, but without an alignment to lean on and for corpora of any size:
// the Dice coefficient, and Melamed's (2000) competition. Words that always stand
// together with both a word and its translation would be linked across ("heavy" with
// "pluie"); so a pair is kept only when neither of its words has a partner that is much
// better.

#include "align/learn_lexicon.h"

#include <algorithm>
#include <cstdint>
#include <unordered_map>
#include <vector>

namespace awase {
namespace {

/// Words of a text beyond which it teaches nothing.
constexpr std::size_t kMostWords = 80;
/// Distinct words of a language that are learned at most.
constexpr std::size_t kMostVocabulary = 5'000'000;
/// Pairs of words that are gathered before they are counted, and that are counted at
/// once.
constexpr std::size_t kMostGathered = 4'000'000;
constexpr std::size_t kMostCounted = 12'000'000;
/// A pair with less than this share of the best of either word is a bystander.
constexpr double kBystander = 0.6;

struct Count {
  std::uint64_t pair = 0;
  std::uint32_t times = 0;
};

/// Counts pairs in bounded memory.
class PairCounts {
 public:
  void add(std::uint64_t pair) {
    gathered_.push_back(pair);
    if (gathered_.size() >= kMostGathered) merge();
  }

  const std::vector<Count>& all() {
    merge();
    return counts_;
  }

 private:
  void merge() {
    std::sort(gathered_.begin(), gathered_.end());
    std::vector<Count> merged;
    auto old = counts_.begin();
    for (std::size_t begin = 0, end = 0; begin < gathered_.size(); begin = end) {
      const std::uint64_t pair = gathered_[begin];
      while (end < gathered_.size() && gathered_[end] == pair) ++end;
      while (old != counts_.end() && old->pair < pair) merged.push_back(*old++);
      auto times = static_cast<std::uint32_t>(end - begin);
      if (old != counts_.end() && old->pair == pair) times += (old++)->times;
      merged.push_back({pair, times});
    }
    merged.insert(merged.end(), old, counts_.end());
    counts_ = std::move(merged);
    gathered_.clear();
    for (std::uint32_t rare = 1; counts_.size() > kMostCounted; ++rare)
      std::erase_if(counts_,
                    [rare](const Count& count) { return count.times <= rare; });
  }

  std::vector<std::uint64_t> gathered_;
  std::vector<Count> counts_;  // By pair.
};

/// The words of one language.
class SideWords {
 public:
  SideWords(const std::string& language, const Headwords* headwords)
      : finder_(language, headwords) {}

  /// Numbers of the distinct words of a text, numerals left out.
  const std::vector<std::uint32_t>& find(std::string_view text) {
    finder_.find(text, words_);
    found_.clear();
    for (Word& word : words_) {
      if (word.kind == WordKind::number) continue;
      const auto next = static_cast<std::uint32_t>(forms_.size());
      if (next >= kMostVocabulary && !numbers_.contains(word.key)) continue;
      const auto [place, is_new] = numbers_.try_emplace(std::move(word.key), next);
      if (is_new) {
        forms_.push_back(std::move(word.form));
        totals_.push_back(0);
      }
      found_.push_back(place->second);
    }
    std::sort(found_.begin(), found_.end());
    found_.erase(std::unique(found_.begin(), found_.end()), found_.end());
    return found_;
  }

  void count() {
    for (const std::uint32_t word : found_) ++totals_[word];
  }

  std::uint32_t total(std::uint32_t word) const { return totals_[word]; }
  const std::string& form(std::uint32_t word) const { return forms_[word]; }
  std::size_t size() const { return forms_.size(); }

 private:
  WordFinder finder_;
  std::vector<Word> words_;
  std::vector<std::uint32_t> found_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<std::string> forms_;  // As first met.
  std::vector<std::uint32_t> totals_;
};

}  // namespace

struct LexiconLearner::State {
  std::string source_language, target_language;
  SideWords source, target;
  PairCounts pairs;
  std::size_t texts = 0;
};

LexiconLearner::LexiconLearner(std::string source_language, std::string target_language,
                               const Headwords* source_headwords,
                               const Headwords* target_headwords)
    : state_(new State{source_language,
                       target_language,
                       {source_language, source_headwords},
                       {target_language, target_headwords},
                       {},
                       0}) {}

LexiconLearner::~LexiconLearner() = default;

std::size_t LexiconLearner::size() const { return state_->texts; }

void LexiconLearner::add(std::string_view source, std::string_view target) {
  const auto& from = state_->source.find(source);
  const auto& to = state_->target.find(target);
  if (from.empty() || to.empty() || from.size() > kMostWords || to.size() > kMostWords)
    return;
  ++state_->texts;
  state_->source.count();
  state_->target.count();
  for (const std::uint32_t f : from)
    for (const std::uint32_t t : to) state_->pairs.add(std::uint64_t{f} << 32 | t);
}

Lexicon LexiconLearner::lexicon(double least) const {
  struct Pair {
    std::uint32_t source, target;
    double dice;
    std::uint32_t times;
  };
  std::vector<Pair> pairs;
  std::vector<double> best_of_source(state_->source.size(), 0.0);
  std::vector<double> best_of_target(state_->target.size(), 0.0);
  for (const Count& count : state_->pairs.all()) {
    if (count.times < 2) continue;
    const auto s = static_cast<std::uint32_t>(count.pair >> 32);
    const auto t = static_cast<std::uint32_t>(count.pair & 0xFFFFFFFF);
    const double dice =
        2.0 * (count.times - 1.0) /
        (static_cast<double>(state_->source.total(s)) + state_->target.total(t) - 1.0);
    if (dice < least) continue;
    pairs.push_back({s, t, std::min(1.0, dice), count.times});
    best_of_source[s] = std::max(best_of_source[s], dice);
    best_of_target[t] = std::max(best_of_target[t], dice);
  }
  Lexicon lexicon{"", state_->source_language, state_->target_language, {}, {}};
  for (const Pair& pair : pairs)
    if (pair.dice >= kBystander * best_of_source[pair.source] &&
        pair.dice >= kBystander * best_of_target[pair.target])
      lexicon.entries.push_back({.source = state_->source.form(pair.source),
                                 .target = state_->target.form(pair.target),
                                 .weight = pair.dice,
                                 .count = pair.times,
                                 .is_learned = true});
  share_weights(lexicon);
  return lexicon;
}

}  // namespace awase
