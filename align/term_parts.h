// SPDX-License-Identifier: Apache-2.0
//
// The terms of a long text, of parts that several threads read.

#pragma once

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "align/terms.h"

namespace awase {

/// Puts the parts of a text together to what find_terms() gives for all of it.
class TermParts {
 public:
  /// `text` must outlive this.
  explicit TermParts(const SegmentedText& text);

  /// How many there are; 1 for a text of kPartSegments or fewer.
  std::size_t count() const { return parts_.size(); }
  /// The segments of a part.
  SegmentRange range(std::size_t part) const;

  /// Takes what find_terms() gives for a part. Each part is added once, in any order,
  /// by any thread.
  void add(std::size_t part, TermText terms);

  /// The terms of the text, once all parts are there.
  TermText join();

  static constexpr std::size_t kPartSegments = 12'000;

 private:
  std::vector<std::uint32_t> take_terms(TermText& part);

  const SegmentedText& text_;
  std::vector<TermText> parts_;
  std::mutex mutex_;  // For what follows.
  std::vector<bool> is_there_;
  std::size_t next_ = 0;  // Part whose terms are numbered next.
  std::vector<Term> terms_;
  std::unordered_map<std::string, std::uint32_t> numbers_;  // Of terms_, by key.
};

}  // namespace awase
