// SPDX-License-Identifier: Apache-2.0
//
// Finds text in a review, whatever its width, case or kana, and replaces it.

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "review/action.h"
#include "review/review.h"

namespace awase {

/// What is looked for.
struct FindQuery {
  std::string text;       ///< UTF-8; empty finds nothing.
  bool is_regex = false;  ///< Of RE2, over the text as it is spelled, in any case.

  bool operator==(const FindQuery&) const = default;
};

/// A stretch of a piece.
struct FoundText {
  std::size_t row = 0;
  Side side = Side::source;
  std::size_t piece = 0;
  std::size_t begin = 0;  ///< UTF-16 code units into its text, as a page counts.
  std::size_t end = 0;
  std::string replacement = {};  ///< What would stand there; may be empty.

  bool operator==(const FoundText&) const = default;
};

/// `text` as it is compared: compatibility forms, case, hiragana and katakana, long
/// vowels, quotes and white space do not count.
std::string folded_for_search(std::string_view text);

/// Every place where it stands, in order, apart from each other. With `with` each says
/// what would stand there: in a regular expression \\1 is its first group. Linear in
/// the texts. Throws Error (usage) for what is no regular expression, and for a `with`
/// that names a group that is not there.
std::vector<FoundText> find_text(const Review& review, const FindQuery& query,
                                 const std::optional<std::string>& with = {});

/// find_text() for someone who looks again and again: the texts are folded once, and
/// what was found last is kept. The places in the texts are worked out for the hits
/// that are asked for.
class FindCache {
 public:
  FindCache();
  ~FindCache();
  FindCache(const FindCache&) = delete;
  FindCache& operator=(const FindCache&) = delete;

  /// Finds all of it. Equal revisions mean equal texts in equal rows. Throws as
  /// find_text() does.
  void look(const Review& review, const FindQuery& query, std::uint64_t revision);

  /// How many hits there are.
  std::size_t count() const;
  /// How many of them lie before a piece.
  std::size_t count_before(std::size_t row, Side side, std::size_t piece) const;
  /// Hit `number` from 0, which is less than count(), and those in rows [first, last).
  /// `review` is the one that was given to look().
  FoundText at(const Review& review, std::size_t number) const;
  std::vector<FoundText> in_rows(const Review& review, std::size_t first,
                                 std::size_t last) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// The action that replaces what find_text() finds, without those whose places in its
/// list, rising, are in `skip`. Throws Error (usage) as well where a segment would be
/// left empty.
Action replace_found(const Review& review, const FindQuery& query,
                     const std::string& with, const std::vector<std::size_t>& skip);

}  // namespace awase
