// SPDX-License-Identifier: Apache-2.0
//
// Alternatives of the segments of an XLIFF: <alt-trans>, and <mtc:match> of XLIFF 2.
// Internal to tmx/formats.

#pragma once

#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "tmx/formats/xliff_segments.h"

namespace awase {

/// Alternatives that are put into a file.
class XliffAlternatives {
 public:
  /// `tree` and `name` must outlive it.
  XliffAlternatives(const XmlTree& tree, const std::string& name, bool is_2)
      : tree_(tree), name_(name), is_2_(is_2) {}

  /// Adds one, unless the segment has it from the same memory; `source` and `target`
  /// are content as it is written.
  void add(const XliffPlace& place, const JobSegment& segment, const Proposal& proposal,
           const std::string& source, const std::string& target);
  /// How many were added.
  std::size_t count() const { return count_; }
  /// Makes the edits of the file.
  void put(ByteEdits& edits, ChangedTags& tags) const;

 private:
  /// Of which segment, from where, and what it says.
  using Known = std::tuple<std::string, std::string, std::string>;

  std::set<Known>& known_of(std::size_t unit);
  std::string alt_trans(const XliffPlace& place, const JobSegment& segment,
                        const Proposal& proposal, const std::string& source,
                        const std::string& target) const;
  std::string matches_prefix() const;
  std::string reference_to(const XliffPlace& place) const;
  std::string match_2(const XliffPlace& place, const std::string& reference,
                      const Proposal& proposal, const std::string& source,
                      const std::string& target) const;
  void put_alt_trans(std::size_t unit, const std::vector<std::string>& lines,
                     ByteEdits& edits) const;
  void put_matches(std::size_t unit, const std::vector<std::string>& lines,
                   ByteEdits& edits, ChangedTags& tags) const;

  const XmlTree& tree_;
  const std::string& name_;
  bool is_2_;
  std::map<std::size_t, std::vector<std::string>> lines_;  ///< By unit.
  std::map<std::size_t, std::set<Known>> known_;
  std::size_t count_ = 0;
};

}  // namespace awase
