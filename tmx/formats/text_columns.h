// SPDX-License-Identifier: Apache-2.0
//
// Which columns of a table hold the texts, going by what its first row names. Internal
// to tmx/.

#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>

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

}  // namespace awase
