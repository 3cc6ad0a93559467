// SPDX-License-Identifier: Apache-2.0
//
// A lexicon learned from all pairs of a batch, before they are aligned for good.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "align/lexicon.h"
#include "jobs/batch_journal.h"
#include "jobs/batch_manifest.h"
#include "jobs/batch_report.h"
#include "jobs/batch_values.h"
#include "jobs/batch_work.h"

namespace awase {

/// What the rows of `results` teach, by a first pass with `work`, in the order of the
/// manifest: the same at any number of workers. Kept beside the journal and, with
/// --resume, taken from there when no text has changed in size or time. None when there
/// is nothing to learn. Throws Error{usage} when the languages are not known. A signal
/// to stop ends this process.
std::optional<Lexicon> learn_from_batch(
    const BatchOptions& options, const Manifest& manifest, const BatchResults& results,
    const BatchWork& work, const BatchJournal& journal,
    const std::string& source_language, const std::string& target_language,
    const Console& console);

}  // namespace awase
