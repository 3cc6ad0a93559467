// SPDX-License-Identifier: Apache-2.0
//
// Which columns of a table hold the texts, going by what its first row names. Internal
// to tmx/.

#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "tmx/formats/unit_stream.h"

namespace awase {

/// Two columns, counted from 0. Their languages are BCP 47 tags, empty where the names
/// say none.
struct TextColumns {
  std::size_t source = 0;
  std::size_t target = 0;
  std::string source_language;
  std::string target_language;
};

/// The columns that are named "source" and "target" (also 原文 and 訳文 and the like),
/// else those named by languages ("ja", "en-US", "Japanese", 日本語): the first two, or
/// those `options` choose. Nothing when the row names no two. Throws Error (usage),
/// which `place` begins, when more than two are named and `options` do not choose.
std::optional<TextColumns> find_text_columns(std::span<const std::string> row,
                                             const UnitReadOptions& options,
                                             const std::string& place);

/// Rows that guess_text_columns() looks at.
inline constexpr std::size_t kGuessRows = 20;

/// Columns found by what they hold.
struct GuessedColumns {
  TextColumns columns;
  bool has_header = false;  ///< The first row is in another script than its columns.
};

/// The two columns of `rows` (the first of a table) that hold texts in two languages:
/// those `options` choose, else the first two. Nothing when no two columns are in
/// languages that can be told. For tables whose first row names none.
std::optional<GuessedColumns> guess_text_columns(
    std::span<const std::vector<std::string>> rows, const UnitReadOptions& options);

/// The columns of a table that names none, by what stands in its first rows: columns of
/// numbers, identifiers and nothing else are no texts. Of two that are left the source
/// is the first, unless the texts are plainly in the languages that `options` ask for
/// the other way round; of more than two those in these languages. Throws Error
/// (usage), which shows the columns, when they cannot be told apart.
TextColumns choose_text_columns(std::span<const std::vector<std::string>> rows,
                                const UnitReadOptions& options,
                                const std::string& place);

}  // namespace awase
