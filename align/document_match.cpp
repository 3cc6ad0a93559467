// SPDX-License-Identifier: Apache-2.0
//
// The idea is that of document alignment by a translated bag of words (Uszkoreit and
// others 2010; Buck and Koehn 2016), with the links of the aligner in the place of a
// translation. Candidates come from an inverted index of the target documents, which is
// asked with the translations of a source document, rare ones first. Each candidate is
// then compared in full: of what could be linked at all, how much is, weighted by idf
// squared, in both directions; the geometric mean of both is the likeness. From the
// pairs that are clear by it, what translations keep is learned, and with that the
// likeliest candidates are weighed again (DocumentEvidence). The most probable first,
// documents are given to each other (competitive linking, Melamed 2000).

#include "align/document_match.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>
#include <tuple>
#include <utility>

#include "align/document_score.h"
#include "text/in_parallel.h"

namespace awase {
namespace {

/// Entries of the index that are looked at for one document.
constexpr std::size_t kMostVisits = 200'000;
/// Candidates of a source document that are compared in full.
constexpr std::size_t kCandidates = 24;
/// What a word counts that no word of the other collection can translate: where there
/// are few documents, much of one without counterpart is such.
constexpr float kUnlinked = 0.25F;

/// A term that stands in every document says nothing.
std::vector<float> idf_of(const TermText& text) {
  std::vector<float> idf;
  idf.reserve(text.terms.size());
  const double all = static_cast<double>(text.size()) + 1.0;
  for (const Term& term : text.terms)
    idf.push_back(static_cast<float>(std::log(all / std::max(1U, term.segments))));
  return idf;
}

class Matcher {
 public:
  Matcher(const TermText& source, const TermText& target,
          const std::vector<Link>& links, unsigned threads)
      : source_(source),
        target_(target),
        threads_(threads),
        postings_(target),
        source_idf_(idf_of(source)),
        target_idf_(idf_of(target)),
        from_source_(links, source.terms.size(), Side::source),
        from_target_(links, target.terms.size(), Side::target),
        source_weight_(weights(source, source_idf_, from_source_)),
        target_weight_(weights(target, target_idf_, from_target_)) {}

  /// Candidates of every source document, the likeliest first.
  std::vector<std::vector<DocumentMatch>> candidates() const {
    std::vector<std::vector<DocumentMatch>> found(source_.size());
    in_parts(source_.size(), threads_, [&](std::size_t first, std::size_t last) {
      Scratch scratch(*this);
      for (std::size_t s = first; s < last; ++s)
        found[s] = compare(s, retrieve(s, scratch), scratch);
    });
    return found;
  }

  /// Weighs pairs by the same links. It refers to this.
  DocumentEvidence evidence() const {
    return {source_, target_, from_source_, from_target_};
  }

 private:
  /// What one thread works with.
  struct Scratch {
    explicit Scratch(const Matcher& matcher)
        : sums(matcher.target_.size(), 0.0F),
          best(matcher.target_.size(), 0.0F),
          linked_from(matcher.target_.terms.size()),
          seen(matcher.source_.terms.size(), 0.0F) {}
    std::vector<float> sums;  ///< Of each target document.
    std::vector<float> best;  ///< For the source term under way.
    /// Of each target term the terms of the source document that link to it.
    std::vector<std::vector<SideLinks::Entry>> linked_from;
    std::vector<float> seen;  ///< Of each source term its best link in a candidate.
  };

  /// What of each document should be linked, in idf squared.
  static std::vector<float> weights(const TermText& text, const std::vector<float>& idf,
                                    const SideLinks& links) {
    std::vector<float> weights(text.size(), 0.0F);
    for (std::size_t d = 0; d < text.size(); ++d)
      for (const std::uint32_t term : text.segment(d))
        weights[d] +=
            idf[term] * idf[term] * std::max(kUnlinked, links.strongest[term]);
    return weights;
  }

  std::vector<std::uint32_t> retrieve(std::size_t s, Scratch& scratch) const {
    struct Asked {
      std::uint32_t term, rarest;
    };
    std::vector<Asked> asked;
    for (const std::uint32_t term : source_.segment(s)) {
      std::uint32_t rarest = std::numeric_limits<std::uint32_t>::max();
      for (const auto& entry : from_source_.of(term))
        rarest = std::min(rarest, target_.terms[entry.other].segments);
      if (rarest != std::numeric_limits<std::uint32_t>::max())
        asked.push_back({term, rarest});
    }
    std::sort(asked.begin(), asked.end(), [](const Asked& a, const Asked& b) {
      return std::tie(a.rarest, a.term) < std::tie(b.rarest, b.term);
    });
    std::vector<std::uint32_t> touched, now;
    std::size_t visits = 0;
    for (const Asked& question : asked) {
      now.clear();
      for (const auto& entry : from_source_.of(question.term)) {
        const auto documents = postings_.of(entry.other);
        if (visits > 0 && visits + documents.size() > kMostVisits) continue;
        visits += documents.size();
        const float weight =
            entry.strength * source_idf_[question.term] * target_idf_[entry.other];
        for (const std::uint32_t d : documents) {
          if (scratch.best[d] == 0.0F) now.push_back(d);
          scratch.best[d] = std::max(scratch.best[d], weight);
        }
      }
      for (const std::uint32_t d : now) {
        if (scratch.sums[d] == 0.0F) touched.push_back(d);
        scratch.sums[d] += scratch.best[d];
        scratch.best[d] = 0.0F;
      }
      if (visits > kMostVisits) break;
    }
    const auto better = [&](std::uint32_t a, std::uint32_t b) {
      const float one = value(a, scratch), other = value(b, scratch);
      return one != other ? one > other : a < b;
    };
    const std::size_t kept = std::min(kCandidates, touched.size());
    std::vector<std::uint32_t> best = touched;
    std::partial_sort(best.begin(), best.begin() + static_cast<std::ptrdiff_t>(kept),
                      best.end(), better);
    best.resize(kept);
    for (const std::uint32_t d : touched) scratch.sums[d] = 0.0F;
    return best;
  }

  /// A long document shares much with every other.
  float value(std::uint32_t d, const Scratch& scratch) const {
    return scratch.sums[d] / std::sqrt(target_weight_[d] + 1.0F);
  }

  std::vector<DocumentMatch> compare(std::size_t s,
                                     const std::vector<std::uint32_t>& candidates,
                                     Scratch& scratch) const {
    std::vector<std::uint32_t> linked;
    for (const std::uint32_t term : source_.segment(s))
      for (const auto& entry : from_source_.of(term)) {
        auto& from = scratch.linked_from[entry.other];
        if (from.empty()) linked.push_back(entry.other);
        from.push_back({term, entry.strength});
      }
    std::vector<DocumentMatch> matches;
    for (const std::uint32_t t : candidates)
      matches.push_back(
          {static_cast<std::uint32_t>(s), t, likeness(s, t, scratch), 0.0});
    for (const std::uint32_t term : linked) scratch.linked_from[term].clear();
    std::sort(matches.begin(), matches.end(),
              [](const DocumentMatch& a, const DocumentMatch& b) {
                return std::tie(b.likeness, a.target) < std::tie(a.likeness, b.target);
              });
    return matches;
  }

  double likeness(std::size_t s, std::size_t t, Scratch& scratch) const {
    std::vector<std::uint32_t> explained;
    double of_target = 0.0;
    for (const std::uint32_t term : target_.segment(t)) {
      float best = 0.0F;
      for (const auto& entry : scratch.linked_from[term]) {
        float& seen = scratch.seen[entry.other];
        if (seen == 0.0F) explained.push_back(entry.other);
        seen = std::max(
            seen, entry.strength * lesser(target_idf_[term], source_idf_[entry.other]));
        best = std::max(
            best, entry.strength * lesser(source_idf_[entry.other], target_idf_[term]));
      }
      of_target += target_idf_[term] * target_idf_[term] * best;
    }
    double of_source = 0.0;
    for (const std::uint32_t term : explained) {
      of_source += source_idf_[term] * source_idf_[term] * scratch.seen[term];
      scratch.seen[term] = 0.0F;
    }
    const double whole =
        static_cast<double>(source_weight_[s]) * static_cast<double>(target_weight_[t]);
    return whole > 0.0 ? std::sqrt(of_source * of_target / whole) : 0.0;
  }

  /// A rare word explains little of one that is everywhere, and the other way round.
  static float lesser(float idf, float of) {
    return of > 0.0F ? std::min(1.0F, idf / of) : 0.0F;
  }

  const TermText& source_;
  const TermText& target_;
  unsigned threads_;
  Postings postings_;
  std::vector<float> source_idf_, target_idf_;
  SideLinks from_source_, from_target_;
  std::vector<float> source_weight_, target_weight_;
};

/// The likeliest first, documents are given to each other.
std::vector<DocumentMatch> one_to_one(const DocumentCandidates& of_source,
                                      std::size_t targets, double min_score) {
  std::vector<DocumentMatch> all;
  for (const auto& candidates : of_source)
    for (const DocumentMatch& match : candidates)
      if (match.score >= min_score) all.push_back(match);
  std::sort(all.begin(), all.end(), [](const DocumentMatch& a, const DocumentMatch& b) {
    return std::tie(b.score, b.likeness, a.source, a.target) <
           std::tie(a.score, a.likeness, b.source, b.target);
  });
  std::vector<bool> source_taken(of_source.size()), target_taken(targets);
  std::vector<DocumentMatch> pairs;
  for (const DocumentMatch& match : all) {
    if (source_taken[match.source] || target_taken[match.target]) continue;
    source_taken[match.source] = target_taken[match.target] = true;
    pairs.push_back(match);
  }
  std::sort(pairs.begin(), pairs.end(),
            [](const DocumentMatch& a, const DocumentMatch& b) {
              return a.source < b.source;
            });
  return pairs;
}

}  // namespace

DocumentMatches match_documents(const TermText& source, const TermText& target,
                                const LinkSources& sources,
                                const DocumentMatchOptions& options) {
  Matcher matcher(source, target, find_links(source, target, sources).all,
                  options.threads);
  DocumentCandidates of_source = matcher.candidates();
  const bool has_words = sources.forward != nullptr || sources.backward != nullptr ||
                         !sources.lexicons.empty();
  score_documents(source, target, matcher.evidence(),
                  has_words             ? DocumentScore::with_words
                  : sources.same_script ? DocumentScore::one_alphabet
                                        : DocumentScore::two_alphabets,
                  options.threads, of_source);
  DocumentMatches matches;
  matches.pairs = one_to_one(of_source, target.size(), options.min_score);
  const auto shortened = [&options](DocumentCandidates& all) {
    for (auto& candidates : all)
      if (candidates.size() > options.listed) candidates.resize(options.listed);
  };
  DocumentCandidates of_target = seen_from_target(of_source, target.size());
  shortened(of_source);
  shortened(of_target);
  matches.of_source = std::move(of_source);
  matches.of_target = std::move(of_target);
  return matches;
}

void CollectionTerms::add(std::vector<Word> words, std::size_t chars) {
  if (text_.first.empty()) text_.first.push_back(0);
  const std::size_t begin = text_.occurrences.size();
  for (Word& word : words) {
    const auto next = static_cast<std::uint32_t>(text_.terms.size());
    const auto [place, is_new] = numbers_.try_emplace(word.key, next);
    if (is_new) text_.terms.push_back({std::move(word), 0});
    text_.occurrences.push_back(place->second);
  }
  const auto here = text_.occurrences.begin() + static_cast<std::ptrdiff_t>(begin);
  std::sort(here, text_.occurrences.end());
  text_.occurrences.erase(std::unique(here, text_.occurrences.end()),
                          text_.occurrences.end());
  for (std::size_t o = begin; o < text_.occurrences.size(); ++o)
    ++text_.terms[text_.occurrences[o]].segments;
  text_.first.push_back(text_.occurrences.size());
  text_.chars.push_back(static_cast<std::uint32_t>(
      std::min<std::size_t>(chars, std::numeric_limits<std::uint32_t>::max())));
}

TermText CollectionTerms::take() {
  if (text_.first.empty()) text_.first.push_back(0);
  text_.marks.assign(text_.size(), 0);
  text_.sentences.assign(text_.size(), 1);
  text_.hashes.assign(text_.size(), 0);
  return std::move(text_);
}

}  // namespace awase
