// SPDX-License-Identifier: Apache-2.0
//
// What aligning two texts gives.

#pragma once

#include <functional>
#include <vector>

#include "align/bead.h"
#include "text/issue.h"

namespace awase {

/// Told now and then how much of the work is done, 0..1.
using Progress = std::function<void(double)>;

/// Segments that translate each other although their order is another in the target.
struct Crossing {
  SegmentRange source;
  SegmentRange target;

  bool operator==(const Crossing&) const = default;
};

/// Why a region stands on one side only.
enum class RegionReason {
  menu,      ///< Short items in a row, as site menus and lists of links have them.
  credit,    ///< Credit or caption of an image.
  repeated,  ///< A line that stands in the text again and again, as running headers.
  contents,  ///< Table of contents.
  notice,    ///< Copyright, terms, disclaimer.
  summary,   ///< Its words are those of the paired text.
  only_here  ///< None of these.
};

/// Neighbouring segments of one side that have no counterpart.
struct Region {
  Side side = Side::source;
  SegmentRange range;
  RegionReason reason = RegionReason::only_here;
  Message why = Message::verbatim("");  ///< What the reason rests on, for people.

  bool operator==(const Region&) const = default;
};

/// Texts whose vectors were asked for, stretches of either side.
struct ComparedTexts {
  std::size_t asked = 0;
  std::size_t sent = 0;  ///< Those of them that were not known from before.

  bool operator==(const ComparedTexts&) const = default;
};

/// The beads of a source and a target text, in order, and what was noticed on the way.
struct Alignment {
  /// Hold every segment of both sides exactly once, the source in order; the target
  /// too, but where sections are crossed.
  std::vector<Bead> beads;
  std::vector<Crossing> crossings;  ///< In order of the source.
  std::vector<Region> regions;      ///< Of the source, then of the target, in order.
  std::vector<Issue> issues = {};   ///< What did not stop the job.
  std::vector<Message> notes = {};  ///< How it was done, where that is unusual.
  ComparedTexts compared = {};

  bool operator==(const Alignment&) const = default;
};

}  // namespace awase
