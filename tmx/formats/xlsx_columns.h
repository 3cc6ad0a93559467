// SPDX-License-Identifier: Apache-2.0
//
// The table that XLSX workbooks of Awase hold: what the reader and the writer share.
// Internal to tmx/ and, for cells, review/.

#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "tmx/memory.h"

namespace awase {

/// Columns, from the left. From `unit` on they are hidden, and `unit` is the last.
enum XlsxColumn : std::size_t {
  kXlsxNumber,
  kXlsxSource,
  kXlsxTarget,
  kXlsxConfidence,
  kXlsxStatus,
  kXlsxComment,
  kXlsxSourceLanguage,
  kXlsxTargetLanguage,
  kXlsxUnit,
  kXlsxColumns
};
inline constexpr std::array<std::string_view, kXlsxColumns> kXlsxNames = {
    "no.",     "source",          "target",          "confidence", "status",
    "comment", "source_language", "target_language", "unit"};

/// The hidden sheet that holds the header.
inline constexpr std::string_view kXlsxHeaderSheet = "Memory";
/// What the column "unit" and the header sheet begin with.
inline constexpr std::string_view kXlsxMark = "awase1";

inline constexpr std::string_view kConfidenceProp = "x-confidence";
inline constexpr std::string_view kStatusProp = "x-status";

/// Longest text of a cell, in UTF-16 units: Excel's limit.
inline constexpr std::size_t kMaxCellUnits = 32767;

/// The longest prefix of `text` that has at most `units` UTF-16 units.
std::string_view xlsx_prefix(std::string_view text, std::size_t units);

/// What a cell shows of `text`: a longer one is cut and ends in "…".
std::string xlsx_shown(std::string_view text);

/// The notes of a unit as the column "comment" shows them, a line each.
std::string xlsx_comment(const Annotations& annotations);

}  // namespace awase
