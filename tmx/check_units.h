// SPDX-License-Identifier: Apache-2.0
//
// What is wrong with units whose elements are all in place. Internal to tmx/.

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "tmx/check_structure.h"
#include "tmx/memory.h"

namespace awase {

/// The sources that were met, and a translation of each: 16 bytes an entry.
class SourceTable {
 public:
  explicit SourceTable(std::size_t max_entries) : max_entries_(max_entries) {}

  struct Entry {
    std::uint64_t source = 0;  ///< 0 for an empty slot.
    std::uint32_t target = 0;
    std::uint32_t line = 0;
  };

  /// Asks the processor to have at hand what find_or_add() will look at.
  void prefetch(const Entry& entry) const;

  /// The entry of this source if there is one; else remembers it and gives null.
  const Entry* find_or_add(const Entry& entry);

  /// Whether some source was not remembered for want of room.
  bool is_full() const { return is_full_; }

 private:
  void grow();

  std::size_t max_entries_;
  std::vector<Entry> slots_;
  std::size_t size_ = 0;
  bool is_full_ = false;
};

/// Looks at one unit after the other, segments untrimmed.
class UnitCheck {
 public:
  UnitCheck(Report report, std::size_t max_remembered_units)
      : report_(std::move(report)), sources_(max_remembered_units) {}

  void check_header(const Header& header, const XmlPosition& position);
  void check(const TranslationUnit& unit, const Header& header,
             const XmlPosition& position, std::span<const XmlPosition> variants);

  bool remembers_all() const { return !sources_.is_full(); }

 private:
  void check_segments(const TranslationUnit& unit,
                      std::span<const XmlPosition> variants);
  void check_characters(const std::string& text, const XmlPosition& position);
  void check_languages(const TranslationUnit& unit, const Header& header,
                       const Variant* source, const XmlPosition& position,
                       std::span<const XmlPosition> variants);
  void check_codes(const TranslationUnit& unit, const Variant* source,
                   std::span<const XmlPosition> variants);
  void check_duplicates(const SourceTable::Entry& entry, std::string_view source_text,
                        const XmlPosition& position);

  Report report_;
  SourceTable sources_;
};

}  // namespace awase
