// SPDX-License-Identifier: Apache-2.0
//
// How a part of a memory lies in its file: a head, a directory of sections, the
// sections. A part is written once and never changed. docs/formats.md describes it.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace awase {

inline constexpr std::string_view kPartMagic = "AWPART01";

/// Most units of one part: building one takes memory in proportion.
inline constexpr std::size_t kMaxPartUnits = std::size_t{1} << 18;
/// Units that are compressed together.
inline constexpr std::size_t kBlockUnits = 32;
/// Entries of a posting list between two that can be begun at.
inline constexpr std::size_t kSkipEntries = 128;
/// Bit of Section::kind in which the number of the language stands, from 1; 0: of no
/// language.
inline constexpr unsigned kLanguageShift = 8;

/// Set in the number of an entry's unit when its segment has inline codes.
inline constexpr std::uint32_t kHasCodes = std::uint32_t{1} << 31;

/// What a section holds. All arrays are of little-endian numbers.
enum class SectionKind : std::uint32_t {
  ids = 1,    ///< u64 a unit, ascending.
  sources,    ///< u32 a unit: the file it is from.
  languages,  ///< u64 a unit: bit n for a side in language n; those from 63 up share
              ///< bit 63.
  block_offsets,   ///< u64 a block and one more: where it begins in `blocks`.
  blocks,          ///< A block: u64 checksum, u32 size of its records, then zstd.
  language_names,  ///< Tags, each ended by a zero byte.
  lengths,         ///< A LengthRun for each length that occurs, ascending.
  symbols,         ///< Symbols of all entries, u16 or u32, in order of rank.
  vocabulary,      ///< u64 a symbol, ascending: its place is its number.
  words,           ///< u32 a word and one more, then the words' spellings.
  units,           ///< u32 an entry: the unit it belongs to, and kHasCodes.
  signatures,      ///< Two u64 an entry.
  skeletons,       ///< A SkeletonEntry an entry, ascending.
  grams,  ///< u64 a gram, ascending; not in languages with spaces, where a word is one.
  gram_counts,   ///< u32 a gram: entries of its list.
  gram_offsets,  ///< u32 a gram and one more: where its list begins in `postings`.
  postings,      ///< Lists of ranks.
};

/// A line of the directory.
struct SectionLine {
  std::uint32_t kind = 0;  ///< SectionKind, and the language above kLanguageShift.
  std::uint32_t reserved = 0;
  std::uint64_t offset = 0;  ///< From the begin of the part, a multiple of 8.
  std::uint64_t size_bytes = 0;
  std::uint64_t checksum = 0;  ///< XXH3, 64 bits, of the section.
};

/// Entries of one length, which have ranks in a row.
struct LengthRun {
  std::uint32_t length = 0;  ///< In symbols.
  std::uint32_t first_rank = 0;
  std::uint64_t first_symbol =
      0;  ///< Place of the first one's first symbol in `symbols`.
};

struct SkeletonEntry {
  std::uint32_t skeleton = 0;
  std::uint32_t rank = 0;

  auto operator<=>(const SkeletonEntry&) const = default;
};

/// The head: kPartMagic, then these, then the directory, then its checksum.
struct PartHead {
  std::uint32_t units = 0;
  std::uint32_t sections = 0;
};

/// 128 bits of what symbols a text has: a text whose bits lack n of another's is n
/// edits away at least.
struct Signature {
  std::uint64_t low = 0;
  std::uint64_t high = 0;
};

}  // namespace awase
