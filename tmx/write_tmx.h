// SPDX-License-Identifier: Apache-2.0
//
// Writes a translation memory as TMX 1.4 that importers take the first time: unit by
// unit, in constant memory, the same bytes for the same input.

#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "text/issue.h"
#include "tmx/encoded_output.h"
#include "tmx/memory.h"

namespace awase {

/// How a TMX is written.
struct WriteOptions {
  TmxEncoding encoding = TmxEncoding::utf8;
  bool gzip = false;                         ///< Compressed, as a .tmx.gz.
  ContentLevel level = ContentLevel::codes;  ///< Whether inline codes are written.
  /// Whether number_codes() mends inline codes; off keeps them as they were read.
  bool number_codes = true;
  /// Writes the units alone, for TmxWriter::add_written() of another writer.
  bool units_only = false;
  /// Whether empty segments and units of one side are written too: for lists of what
  /// was left out, not for importers.
  bool keep_incomplete = false;
};

/// What became of the units.
struct WriteSummary {
  std::size_t units = 0;             ///< Written.
  std::size_t refused_units = 0;     ///< Not written: fewer than two sides with text.
  std::size_t split_units = 0;       ///< Written as several: one language stood twice.
  std::size_t dropped_variants = 0;  ///< Empty sides of units that were written.
  std::size_t dropped_chars = 0;     ///< Characters XML does not allow; broken UTF-8.
  std::size_t long_segments = 0;     ///< Of more than kMaxImportChars.
  std::size_t size_bytes = 0;        ///< Of the TMX, before compression.
  /// Language tags that could not be made canonical, the first 20.
  std::vector<std::string> unknown_languages;
};

/// Whether a unit has text in two languages; others are not written.
bool has_two_sides(const TranslationUnit& unit);

/// The units that a unit is written as: itself, or, where a language stands twice,
/// several with each language once, the first of which keeps its `tuid`. Sides without
/// text are left out, and so is what has fewer than two sides then. Languages are
/// canonical; the source comes first, as TmxWriter has it.
std::vector<TranslationUnit> units_to_write(const TranslationUnit& unit,
                                            const Header& header);

/// Length of a segment, in code points, beyond which large vendors' tools refuse it.
inline constexpr std::size_t kMaxImportChars = 2000;
/// Size of a TMX beyond which they refuse to import it.
inline constexpr std::size_t kMaxImportBytes = 1'000'000'000;

/// One line for each thing people should know; none when all went well.
std::vector<Issue> describe_issues(const WriteSummary& summary);

/// Writes one TMX. Whatever it is given, the file is valid: language tags are made
/// canonical, the source variant comes first and its language is the header's `srclang`
/// (or, where it differs, the unit's; a header whose `srclang` none of the first units
/// has in this spelling takes that of their sources), sides without text are left out,
/// segments lose the white space at their ends and nothing is added to them.
class TmxWriter {
 public:
  /// `sink` is given the bytes in blocks; it is not called before the first unit.
  TmxWriter(ByteSink sink, Header header, WriteOptions options = {});
  ~TmxWriter();
  TmxWriter(TmxWriter&&) noexcept;
  TmxWriter& operator=(TmxWriter&&) noexcept;

  /// Writes a unit; false when fewer than two of its sides have text. A unit that has
  /// one language twice becomes several, so that each has one target per language.
  bool add(const TranslationUnit& unit);

  /// Adds units that a writer with the same header wrote with `units_only` in UTF-8.
  /// They are not counted.
  void add_written(std::string_view units);

  /// Ends the document. Without it the output is not complete.
  void finish();

  WriteSummary summary() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// A whole memory as the bytes of a TMX.
std::string write_tmx(const Memory& memory, const WriteOptions& options = {});

}  // namespace awase
