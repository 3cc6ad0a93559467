// SPDX-License-Identifier: Apache-2.0
//
// The forms in which `awase align` gives what it found. docs/formats.md describes them.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "align/alignment.h"
#include "jobs/console.h"
#include "text/segmented_text.h"
#include "tmx/encoded_output.h"
#include "tmx/from_alignment.h"
#include "tmx/unit_choice.h"

namespace awase {

enum class OutputFormat {
  tmx,       ///< A translation memory.
  tsv,       ///< A pair a line, for spreadsheets.
  jsonl,     ///< A pair a line, for programs.
  text,      ///< A table of pairs and one-sided beads, for people.
  ladder,    ///< All beads, as hunalign writes them.
  vecalign,  ///< All beads, as vecalign writes them.
  awase,     ///< All beads with their texts, to be reviewed.
};

/// Names of the formats, as --to takes them.
std::vector<std::string_view> format_names();

/// The format to write: `name` where it is given, else what the ending of `path` says,
/// else a table on a terminal and tsv into a pipe. Throws Error{usage} for an ending
/// that says nothing.
OutputFormat choose_format(std::string_view name, std::string_view path,
                           const Environment& environment);
std::string_view format_name(OutputFormat format);

/// Whether the format holds every bead, whatever pairs are wanted.
bool holds_every_bead(OutputFormat format);

/// Whether the format can hold beads in the order of both texts only.
bool keeps_order(OutputFormat format);

/// Two texts, how they align, and which pairs are wanted.
struct AlignedPair {
  SegmentedText source;
  SegmentedText target;
  Alignment alignment;
  double min_confidence = 0.0;  ///< 0..1, of a pair that is wanted.
  UnitChoice units = {};        ///< Which pairs are wanted that usually are no units.

  /// Why a pair is no unit; none for one that is.
  NoUnit no_unit(const Bead& bead) const {
    return why_no_unit(bead, source, target, units);
  }
  bool is_wanted(const Bead& bead) const {
    return bead.is_pair() && bead.confidence >= min_confidence &&
           no_unit(bead) == NoUnit::none;
  }
};

/// Confidence below which people should look at a pair.
inline constexpr double kSureConfidence = 0.8;

/// How a table is drawn.
struct TableStyle {
  std::size_t columns = 80;
  bool colours = false;
};

/// What the formats leave to choose.
struct PairStyle {
  MemoryOptions memory;  ///< For tmx.
  bool gzip = false;     ///< For tmx: compressed.
  TableStyle table;      ///< For text.
};

/// Writes the wanted pairs, or all beads, as `format`. Gives what people should know, a
/// line each. Throws Error as from_alignment() does.
std::vector<std::string> write_pairs(const AlignedPair& pair, OutputFormat format,
                                     const PairStyle& style, const ByteSink& out);

void write_tsv(const AlignedPair& pair, const ByteSink& out);
void write_jsonl(const AlignedPair& pair, const ByteSink& out);
void write_table(const AlignedPair& pair, const TableStyle& style, const ByteSink& out);
std::vector<std::string> write_memory(const AlignedPair& pair, const PairStyle& style,
                                      const ByteSink& out);

/// What is in no wanted pair: a segment a line, with the reason.
void write_unpaired(const AlignedPair& pair, const ByteSink& out);

/// "3", "3-5", or "-" for none: segments as people count them, from 1.
std::string segment_numbers(const SegmentRange& range);

/// `value` with so many decimals: fixed(0.5, 2) is "0.50".
std::string fixed(double value, int decimals);

}  // namespace awase
