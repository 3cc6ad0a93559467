// SPDX-License-Identifier: Apache-2.0
//
// What `awase pair` found, as tables and as records.

#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "jobs/document_list.h"
#include "jobs/pair_files.h"

namespace awase {

/// A manifest for `awase batch`: id, source and target, source_lang and target_lang
/// where some pair says them, score where some pair has one. docs/formats.md describes
/// it.
std::string manifest_of(const std::vector<FilePair>& pairs);

/// A table of files without counterpart: file, why, and up to three likely counterparts
/// with their scores.
std::string unpaired_table(const std::vector<UnpairedFile>& unpaired);

/// Writes pairs of records, of which both lists are, as records for `awase pipe`: an
/// object a line with `id`, `source` and `target` (the texts), `source_lang` and
/// `target_lang`, `source_id` and `target_id`, and `score`. Throws Error as
/// DocumentList::input() does.
void write_pair_records(const std::vector<FilePair>& pairs, const DocumentList& sources,
                        const DocumentList& targets,
                        const std::function<void(std::string_view)>& write);

}  // namespace awase
