// SPDX-License-Identifier: Apache-2.0
//
// An alignment as a reviewer works on it: rows of text that owns itself, each with
// what the reviewer thinks of it.

#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "align/alignment.h"
#include "text/segmented_text.h"

namespace awase {

/// A segment, or a part of one that the reviewer cut.
struct Piece {
  /// Of the segment in its text as it was cut, from 1; 0 for what the reviewer typed
  /// and neither text has.
  std::size_t number = 1;
  bool begins_block = true;  ///< Whether it is the first of its paragraph, heading, …
  BlockKind kind = BlockKind::paragraph;  ///< Of that block.
  std::string text;                       ///< UTF-8 without line breaks.

  bool operator==(const Piece&) const = default;
};

/// What the reviewer has decided of a row.
enum class Mark {
  open,      ///< Nothing yet.
  accepted,  ///< It is right.
  doubtful,  ///< To be looked at again.
  deleted,   ///< It stays here but goes into no memory.
  pinned,    ///< Two pieces that the reviewer paired from afar; right.
};

/// For programs.
std::string_view mark_name(Mark mark);
/// For people.
Message describe(Mark mark);
/// False when there is no mark of that name.
bool read_mark(std::string_view name, Mark& mark);

/// A bead with its texts.
struct Row {
  std::array<std::vector<Piece>, 2> cells;  ///< Source, target; not both empty.
  double confidence = 0.0;                  ///< 0..1, of the aligner.
  Mark mark = Mark::open;
  std::string comment;  ///< One line; empty: none.
  /// Whether a person put these segments together.
  bool is_by_hand = false;
  /// Whether a person changed a text in it.
  bool is_edited = false;

  std::vector<Piece>& cell(Side side) { return cells[static_cast<std::size_t>(side)]; }
  const std::vector<Piece>& cell(Side side) const {
    return cells[static_cast<std::size_t>(side)];
  }
  bool is_pair() const { return !cells[0].empty() && !cells[1].empty(); }
  bool is_empty() const { return cells[0].empty() && cells[1].empty(); }
  /// Whether the reviewer has decided that it is right, or goes into no memory.
  bool is_confirmed() const {
    return mark == Mark::accepted || mark == Mark::pinned || mark == Mark::deleted;
  }
  /// Whether realigning must leave it as it is.
  bool is_kept() const { return is_confirmed() || is_by_hand; }
  /// Whether it goes into a memory.
  bool is_wanted() const { return is_pair() && mark != Mark::deleted; }

  bool operator==(const Row&) const = default;
};

/// Where one side came from.
struct TextOrigin {
  std::string name;      ///< File name without folders.
  std::string language;  ///< BCP 47 tag; may be empty.

  bool operator==(const TextOrigin&) const = default;
};

/// The whole: both texts, row by row. The source begins in order; where sections are
/// crossed, and where a person moved rows, a text is in another.
struct Review {
  std::array<TextOrigin, 2> origins;
  std::vector<Row> rows;

  const TextOrigin& origin(Side side) const {
    return origins[static_cast<std::size_t>(side)];
  }
  bool operator==(const Review&) const = default;
};

/// How sure a row is at most once its segments stand otherwise than the aligner had
/// them: nobody knows until the reviewer accepts it.
inline constexpr double kRearrangedConfidence = 0.5;

/// Whether a reviewer should see this row first: marked doubtful, or open and a pair
/// that is not sure, or on one side though it has more likely a counterpart.
bool is_doubtful(const Row& row);

/// `confidence` as it is kept: four decimals, so that files give back the same value.
double four_decimals(double confidence);

/// The beads of `alignment` with their texts, all of them open.
Review start_review(const Alignment& alignment, const SegmentedText& source,
                    const SegmentedText& target);

/// `text` fit to stand in a piece or a comment: line breaks and tabs are spaces, none
/// at its ends.
std::string as_piece_text(std::string_view text);

/// The pieces of a cell as one line, joined as joined() does. Empty for no pieces.
std::string cell_text(const std::vector<Piece>& pieces);

/// One side of the rows [first, last) as a text with a segment a piece, to be aligned
/// or exported.
SegmentedText side_text(const Review& review, Side side, std::size_t first,
                        std::size_t last);

}  // namespace awase
