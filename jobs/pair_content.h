// SPDX-License-Identifier: Apache-2.0
//
// Which of many documents are a text and its translation, going by what they say.

#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "jobs/document_list.h"
#include "jobs/pair_files.h"
#include "jobs/pair_job.h"
#include "jobs/worker_pool.h"

namespace awase {

/// How documents are compared.
struct ContentOptions {
  PairOptions pairs;            ///< How they are read, and what is known of words.
  std::string source_language;  ///< Canonical tag; empty: what most documents are in.
  std::string target_language;
  unsigned workers = 0;       ///< 0: as many as there are cores.
  WorkLimits limits;          ///< Of reading one document.
  double min_score = 0.5;     ///< Of a pair, 0..1.
  std::string source_folder;  ///< Ids are the paths of sources from here.
};

/// Told of how far it has come: documents that were read, of how many.
using ContentWatch = std::function<void(std::size_t done, std::size_t all)>;

/// Pairs documents one to one: see match_documents(). Each is read in a process of its
/// own; one that cannot be read, or not within the limits, stays unpaired and says why.
/// Where the names of both sides are the same, documents go to the side whose language
/// they are in, and both must be given. The language that a record says holds. Ids of
/// files have no ending; those of records are their names. `told` gets what loading the
/// lexicons has to say. This process must have one thread. Throws Error as
/// PairJob::load() does; usage when the languages are not to be found out, or the same.
PairedFiles pair_by_content(const DocumentList& sources, const DocumentList& targets,
                            ContentOptions options,
                            const std::function<void(const Remarks&)>& told = {},
                            const ContentWatch& watch = {});

}  // namespace awase
