// SPDX-License-Identifier: Apache-2.0
//
// What `awase pair` found, as tables.

#pragma once

#include <string>
#include <vector>

#include "jobs/pair_files.h"

namespace awase {

/// A manifest for `awase batch`: id, source and target, source_lang and target_lang
/// where some pair says them, score where some pair has one. docs/formats.md describes
/// it.
std::string manifest_of(const std::vector<FilePair>& pairs);

/// A table of files without counterpart: file, why, and up to three likely counterparts
/// with their scores.
std::string unpaired_table(const std::vector<UnpairedFile>& unpaired);

}  // namespace awase
