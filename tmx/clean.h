// SPDX-License-Identifier: Apache-2.0
//
// Units that are probably no good as translations, told by rules that have names.

#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "tmx/memory.h"

namespace awase {

/// What is wrong with a translation.
enum class CleanRule : std::uint8_t {
  empty,               ///< No source or no target with text.
  same_text,           ///< Source and target are the same words.
  numbers,             ///< A number of one side is not on the other.
  script,              ///< Letters that the language is not written with.
  language,            ///< Another language than the tag says.
  length_ratio,        ///< One side is far longer than the other.
  tags,                ///< Inline codes, tags or placeholders differ.
  markup,              ///< HTML tags or character references in the text.
  control_characters,  ///< Control characters, U+FFFD, noncharacters.
  near_duplicate,      ///< Letters and digits are those of another unit.
};
inline constexpr std::size_t kCleanRules = 10;

using CleanRules = std::bitset<kCleanRules>;

/// A rule as people name it.
struct CleanRuleName {
  CleanRule rule;
  std::string_view name;  ///< "length-ratio".
};

/// All rules, in the order of the enumeration.
std::span<const CleanRuleName> clean_rules();

/// Those of the rules named `only`, all where it is empty, that `skip` does not name.
/// Names that are none count for nothing.
CleanRules chosen_rules(std::span<const std::string> only,
                        std::span<const std::string> skip);

/// The rules of a set, with ", " between them.
std::string names_of(const CleanRules& rules);

/// How a memory is cleaned.
struct CleanOptions {
  CleanRules rules = CleanRules().set();  ///< Those that hold.
  /// How many times longer one side may be, by what its script says in a character.
  double max_length_ratio = 3.0;
};

/// A unit, sorted into what is good of it and what is not.
struct CleanedUnit {
  std::optional<TranslationUnit> kept;     ///< The source and the good targets.
  std::optional<TranslationUnit> dropped;  ///< The source and the others.
  CleanRules faults;                       ///< Of `dropped`.
};

/// Looks at units one by one: near_duplicate is not its business (Deduplicator finds
/// them with Sameness::letters). Reuse one for a whole memory; it caches what the
/// languages need. Not safe to share between threads.
class Cleaner {
 public:
  explicit Cleaner(CleanOptions options);
  ~Cleaner();
  Cleaner(const Cleaner&) = delete;
  Cleaner& operator=(const Cleaner&) = delete;

  CleanedUnit clean(const TranslationUnit& unit, const Header& header);

  /// What is wrong with a source and one of its targets. Linear.
  CleanRules faults(const Variant& source, const Variant& target);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The prop that says why a unit was left out.
inline constexpr std::string_view kDroppedProp = "x-dropped";

/// Sets the prop x-dropped, in the place of one that is there.
void say_why_dropped(TranslationUnit& unit, std::string_view reason);

}  // namespace awase
