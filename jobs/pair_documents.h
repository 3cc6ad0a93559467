// SPDX-License-Identifier: Apache-2.0
//
// Which documents of two places are a text and its translation, by what the user goes
// by: names, content, or both.

#pragma once

#include <functional>
#include <string>

#include "jobs/document_list.h"
#include "jobs/pair_content.h"
#include "jobs/pair_files.h"

namespace awase {

/// What tells that two documents belong together.
enum class PairedBy {
  name,
  content,
  both,  ///< Content for those that names leave.
};

/// What is paired, and how.
struct PairingOptions {
  TwoFolders folders;  ///< Languages as canonical tags; they hold where they are given.
  PairedBy by = PairedBy::name;
  ContentOptions content;  ///< Its languages and its folder are taken from `folders`.
};

/// Whether both places hold texts as JSON lines. Throws Error (usage) when one alone
/// does, or when they are to be paired by names, which records do not have.
bool are_records(const PairingOptions& options);

/// Pairs the files of two folders or lists. Pairs are sorted by their ids, which are
/// distinct. `told` as in pair_by_content(). Throws Error as pair_files() and
/// pair_by_content() do.
PairedFiles pair_documents(const PairingOptions& options,
                           const std::function<void(const Remarks&)>& told);

/// The same for records of `sources` and `targets`, which the options name.
PairedFiles pair_records(const PairingOptions& options, const DocumentList& sources,
                         const DocumentList& targets,
                         const std::function<void(const Remarks&)>& told);

/// Throws Error (usage) where a table would take the place of a document: it may lie in
/// a folder that is paired, and replace an earlier table there. `manifest` and
/// `unpaired` are where the tables go; "-" or empty for none.
void check_not_documents(const PairedFiles& paired, const std::string& manifest,
                         const std::string& unpaired);

/// Throws Error (input) with advice when there is no pair.
void require_pairs(const PairingOptions& options, const PairedFiles& paired);

}  // namespace awase
