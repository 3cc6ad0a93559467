// SPDX-License-Identifier: Apache-2.0
//
// Vectors of texts, for those parts of an alignment that words leave in doubt.

#pragma once

#include <cstddef>
#include <functional>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "align/alignment.h"
#include "align/bead.h"
#include "text/error.h"
#include "text/message.h"
#include "text/segmented_text.h"

namespace awase {

/// What an Embedder gives.
struct Embeddings {
  /// One for each text, all of the same length; an empty one for a text that has none.
  std::vector<std::vector<float>> vectors;
  /// How many of the texts had to be asked for, and were not known from before.
  std::size_t sent = 0;
  std::vector<Message> issues = {};  ///< What did not keep it from answering.
};

/// What an Embedder throws that had sent texts before it failed, or knew some.
class EmbeddingError : public Error {
 public:
  EmbeddingError(const Error& error, std::size_t sent, std::size_t known)
      : Error(error), sent_(sent), known_(known) {}

  std::size_t sent() const { return sent_; }    ///< Texts.
  std::size_t known() const { return known_; }  ///< Texts known from before.

 private:
  std::size_t sent_;
  std::size_t known_;
};

/// Gives vectors of texts, none of which is empty; texts that mean the same in two
/// languages have vectors of a similar direction. Throws Error when it cannot. Called
/// from several threads.
using Embedder = std::function<Embeddings(const std::vector<std::string>&)>;

/// Looks up how much alike the two sides of beads are. Safe to use from several
/// threads.
class LikenessFinder {
 public:
  /// All arguments must outlive this.
  LikenessFinder(const SegmentedText& source, const SegmentedText& target,
                 const Embedder& embedder)
      : source_(source), target_(target), embedder_(embedder) {}

  /// The likeness of each of `beads`, which have two sides: the cosine of both sides
  /// less what each side has with the rest of the other text on the average, so that a
  /// text that is like everything says nothing. The rest are those texts of `beads`
  /// that do not overlap. Above 0 it speaks for a pair, below it against one; it is
  /// near 0 where a side is short, since vectors say little of a word or two. None
  /// where a side has no vector. Throws Error as the Embedder does.
  std::vector<std::optional<float>> find(std::span<const Bead> beads);

  /// What was asked so far, also in vain, and what the Embedder had to say.
  ComparedTexts compared() const;
  std::vector<Message> issues() const;

 private:
  Embeddings ask(const std::vector<std::string>& texts);

  const SegmentedText& source_;
  const SegmentedText& target_;
  const Embedder& embedder_;
  mutable std::mutex mutex_;
  ComparedTexts compared_;
  std::vector<Message> issues_;
};

}  // namespace awase
