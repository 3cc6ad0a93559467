// SPDX-License-Identifier: Apache-2.0

#include "align/lexicon_index.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>

#include "align/links.h"
#include "text/language.h"

namespace awase {
namespace {

/// Segments that are looked through for a phrase; a bound for hostile texts.
constexpr std::size_t kMostSegments = 200;

/// The terms of a text by the numbers that a lexicon gives to words.
class TextWords {
 public:
  TextWords(const TermText& text,
            const std::unordered_map<std::string, std::uint32_t>& numbers)
      : text_(text) {
    for (std::uint32_t t = 0; t < text.terms.size(); ++t)
      if (const auto found = numbers.find(text.terms[t].word.key);
          found != numbers.end())
        terms_.emplace(found->second, t);
  }

  const std::unordered_map<std::uint32_t, std::uint32_t>& all() const { return terms_; }

  /// Terms of the words of a phrase, when the text has all of them in one segment.
  bool find(std::span<const std::uint32_t> phrase, std::vector<std::uint32_t>& terms) {
    terms.clear();
    for (const std::uint32_t word : phrase) {
      const auto found = terms_.find(word);
      if (found == terms_.end()) return false;
      terms.push_back(found->second);
    }
    return terms.size() == 1 || stand_together(terms);
  }

 private:
  bool stand_together(const std::vector<std::uint32_t>& terms) {
    if (!postings_) postings_.emplace(text_);
    const std::uint32_t rarest = *std::min_element(
        terms.begin(), terms.end(), [&](std::uint32_t a, std::uint32_t b) {
          return text_.terms[a].segments < text_.terms[b].segments;
        });
    const auto segments = postings_->of(rarest);
    return std::any_of(
        segments.begin(),
        segments.begin() +
            static_cast<std::ptrdiff_t>(std::min(segments.size(), kMostSegments)),
        [&](std::uint32_t segment) {
          const auto here = text_.segment(segment);
          return std::all_of(terms.begin(), terms.end(), [&](std::uint32_t term) {
            return std::binary_search(here.begin(), here.end(), term);
          });
        });
  }

  const TermText& text_;
  std::unordered_map<std::uint32_t, std::uint32_t> terms_;
  std::optional<Postings> postings_;
};

/// Numbers of the distinct words of a phrase; false when it is of no use.
bool number_words(WordFinder& finder, const std::string& phrase,
                  std::unordered_map<std::string, std::uint32_t>& numbers,
                  std::vector<std::uint32_t>& found) {
  thread_local std::vector<Word> words;
  found.clear();
  // Longer than any phrase that is of use.
  if (phrase.size() > 100 * LexiconIndex::kMostWords) return false;
  finder.find(phrase, words);
  if (words.empty() || words.size() > LexiconIndex::kMostWords) return false;
  for (Word& word : words) {
    const auto next = static_cast<std::uint32_t>(numbers.size());
    found.push_back(numbers.try_emplace(std::move(word.key), next).first->second);
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return true;
}

}  // namespace

LexiconIndex::LexiconIndex(const Lexicon& lexicon, const Headwords* source_headwords,
                           const Headwords* target_headwords)
    : source_language_(primary_language(lexicon.source_language)),
      target_language_(primary_language(lexicon.target_language)) {
  WordFinder source_finder(lexicon.source_language, source_headwords);
  WordFinder target_finder(lexicon.target_language, target_headwords);
  std::vector<std::uint32_t> source, target;
  for (const LexiconEntry& entry : lexicon.entries) {
    if (!(entry.weight > 0.0) ||
        !number_words(source_finder, entry.source, source_numbers_, source) ||
        !number_words(target_finder, entry.target, target_numbers_, target))
      continue;
    entries_.push_back({static_cast<std::uint32_t>(words_.size()),
                        static_cast<std::uint8_t>(source.size()),
                        static_cast<std::uint8_t>(target.size()),
                        static_cast<float>(std::min(1.0, entry.weight))});
    words_.insert(words_.end(), source.begin(), source.end());
    words_.insert(words_.end(), target.begin(), target.end());
  }
  index_rarest_words();
}

void LexiconIndex::index_rarest_words() {
  std::vector<std::uint32_t> counts(source_numbers_.size(), 0);
  for (const Entry& entry : entries_)
    for (std::size_t w = 0; w < entry.source_words; ++w)
      ++counts[words_[entry.first + w]];
  std::vector<std::uint32_t> rarest;
  first_.assign(counts.size() + 1, 0);
  for (const Entry& entry : entries_) {
    const auto begin = words_.begin() + entry.first;
    rarest.push_back(*std::min_element(
        begin, begin + entry.source_words,
        [&](std::uint32_t a, std::uint32_t b) { return counts[a] < counts[b]; }));
    ++first_[rarest.back() + 1];
  }
  for (std::size_t w = 0; w < counts.size(); ++w) first_[w + 1] += first_[w];
  by_word_.resize(entries_.size());
  std::vector<std::size_t> next(first_.begin(), first_.end() - 1);
  for (std::uint32_t e = 0; e < entries_.size(); ++e) by_word_[next[rarest[e]]++] = e;
}

void LexiconIndex::add_links(const TermText& source, const TermText& target,
                             bool swapped, std::vector<Link>& links) const {
  TextWords source_words(source, source_numbers_);
  TextWords target_words(target, target_numbers_);
  std::vector<std::uint32_t> from, to;
  for (const auto& [word, term] : source_words.all()) {
    for (std::size_t e = first_[word]; e < first_[word + 1]; ++e) {
      const Entry& entry = entries_[by_word_[e]];
      const auto phrases = std::span(words_).subspan(entry.first);
      if (!source_words.find(phrases.first(entry.source_words), from) ||
          !target_words.find(phrases.subspan(entry.source_words, entry.target_words),
                             to))
        continue;
      const float strength =
          entry.weight / std::sqrt(static_cast<float>(
                             std::max(entry.source_words, entry.target_words)));
      for (const std::uint32_t f : from)
        for (const std::uint32_t t : to)
          links.push_back(
              {swapped ? t : f, swapped ? f : t, LinkKind::translation, strength});
    }
  }
}

}  // namespace awase
