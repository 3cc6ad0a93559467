// SPDX-License-Identifier: Apache-2.0
//
// Units of a memory that are wanted, by what they say.

#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "tmx/memory.h"

namespace awase {

/// What is wanted; what is empty asks for nothing. A unit is selected when all hold.
struct SelectOptions {
  std::optional<double> min_confidence = {};  ///< 0..1; units without x-confidence
  std::optional<double> max_confidence = {};  ///< have none and are not selected.
  std::string since = {};  ///< Date of ISO 8601 or TMX: the newest date of the unit is
  std::string until = {};  ///< not before, not after; a day counts to its end.
  /// Props of the unit or a side: "NAME", "NAME=VALUE" or "NAME~REGEX".
  std::vector<std::string> props = {};
  /// Attributes of the unit or a side, likewise.
  std::vector<std::string> attributes = {};
  std::vector<std::string> languages =
      {};                 ///< Each: a side in it, or in one of its regions.
  std::string text = {};  ///< In any side.
  std::string source_text = {};
  std::string target_text = {};  ///< In some target.
  std::string regex = {};        ///< RE2, in any side; likewise the others.
  std::string source_regex = {};
  std::string target_regex = {};
  bool ignore_case = false;  ///< Of texts and expressions.
  bool invert = false;       ///< Those are wanted of which not all hold.
};

/// Tells which units are wanted.
class Selector {
 public:
  /// Throws Error (usage) for a date or an expression that is none, and when nothing
  /// is asked for.
  explicit Selector(const SelectOptions& options);
  ~Selector();
  Selector(const Selector&) = delete;
  Selector& operator=(const Selector&) = delete;

  /// Empty for a unit that is wanted; else why it is not: "min-confidence 0.8". Linear.
  std::string reason_against(const TranslationUnit& unit, const Header& header) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The newest creationdate or changedate of the unit and its sides, as TMX writes
/// dates; empty without any.
std::string newest_date(const TranslationUnit& unit);

}  // namespace awase
