// SPDX-License-Identifier: Apache-2.0
//
// Which documents of two collections are translations of each other, going by the words
// in them.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "align/links.h"
#include "align/terms.h"

namespace awase {

/// A document of one collection and one of the other.
struct DocumentMatch {
  std::uint32_t source = 0;
  std::uint32_t target = 0;
  /// How much of what could be translated is, in both directions: 0..1.
  double likeness = 0.0;
  /// Natural logarithm of how many times that is what documents that have nothing to do
  /// with each other have.
  double above_noise = 0.0;
  /// Natural logarithm of how many times longer or shorter the target is than it should
  /// be, positive.
  double length_off = 0.0;
  std::uint32_t terms = 0;    ///< Distinct words of the document that has fewer.
  double shared = 0.0;        ///< Words that both have.
  double evidence = 0.0;      ///< What their words say, in nats: see DocumentEvidence.
  double completeness = 0.0;  ///< The evidence, divided by that of a translation.
  /// How much more evidence there is than for the best rival, another candidate of
  /// either document.
  double above_rival = 0.0;
  /// Probability that one is a translation of the other and of no third document.
  double score = 0.0;

  bool operator==(const DocumentMatch&) const = default;
};

/// What was found between two collections.
struct DocumentMatches {
  std::vector<DocumentMatch> pairs;  ///< One to one, by source document.
  /// The likeliest counterparts of each source document, the best first, whether they
  /// are in `pairs` or not; and of each target document.
  std::vector<std::vector<DocumentMatch>> of_source;
  std::vector<std::vector<DocumentMatch>> of_target;
};

struct DocumentMatchOptions {
  double min_score = 0.5;  ///< Of a pair.
  std::size_t listed = 3;  ///< Counterparts that are listed for each document.
  unsigned threads = 1;    ///< The result does not depend on it.
};

/// Matches two collections. Each is one TermText in which a document is a segment:
/// CollectionTerms makes them. Words count by how few documents of their collection
/// have them (idf), so what all share, templates, weighs next to nothing, and of
/// versions of one document those go together that agree in what they differ in. Time
/// grows with the documents, not with their product: for each, a bounded number of
/// entries of an inverted index is looked at, rare words first. Memory: the index, and
/// a bounded number of candidates a document.
DocumentMatches match_documents(const TermText& source, const TermText& target,
                                const LinkSources& sources,
                                const DocumentMatchOptions& options = {});

/// The words of documents one after another as a collection.
class CollectionTerms {
 public:
  /// Adds a document of so many code points. Words that it has twice count once.
  void add(std::vector<Word> words, std::size_t chars);
  std::size_t size() const { return text_.size(); }
  /// The collection, with how many documents each term stands in.
  TermText take();

 private:
  TermText text_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
};

}  // namespace awase
