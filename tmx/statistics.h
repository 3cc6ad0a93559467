// SPDX-License-Identifier: Apache-2.0
//
// What a memory holds, in figures.

#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "tmx/memory.h"

namespace awase {

/// Upper ends, in characters, of the classes of a length histogram; one more class
/// holds what is longer.
inline constexpr std::array<std::size_t, 8> kLengthClasses = {10,  25,  50,   100,
                                                              200, 500, 1000, 2000};

/// One language of a memory.
struct LanguageStatistics {
  std::string language;      ///< As it is spelled.
  std::size_t segments = 0;  ///< With text.
  std::size_t empty = 0;
  std::size_t chars = 0;      ///< Code points of all segments.
  std::size_t max_chars = 0;  ///< Of the longest.
  std::size_t with_codes = 0;
  /// Segments by length, see kLengthClasses.
  std::array<std::size_t, kLengthClasses.size() + 1> lengths{};
};

/// Adds up units, in memory that does not grow with their number.
class Statistics {
 public:
  void add(const TranslationUnit& unit);

  std::size_t units() const { return units_; }
  /// In the order in which they were met.
  const std::vector<LanguageStatistics>& languages() const { return languages_; }
  /// First and last creation or change, as TMX writes dates; empty when none is given.
  const std::string& first_date() const { return first_date_; }
  const std::string& last_date() const { return last_date_; }
  /// How many units have a prop of each type, and each creationtool; 100 at most.
  const std::map<std::string, std::size_t>& props() const { return props_; }
  const std::map<std::string, std::size_t>& tools() const { return tools_; }
  std::size_t notes() const { return notes_; }

 private:
  LanguageStatistics& of(const std::string& language);
  void take_dates(const Attributes& attributes);

  std::size_t units_ = 0;
  std::size_t notes_ = 0;
  std::vector<LanguageStatistics> languages_;
  std::string first_date_;
  std::string last_date_;
  std::map<std::string, std::size_t> props_;
  std::map<std::string, std::size_t> tools_;
};

}  // namespace awase
