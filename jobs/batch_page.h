// SPDX-License-Identifier: Apache-2.0
//
// What became of the pairs of a batch, as a page to read.

#pragma once

#include <string>

#include "jobs/batch_manifest.h"
#include "jobs/batch_options.h"
#include "jobs/batch_report.h"

namespace awase {

/// One page of HTML that needs no script and no other file: what it came to, plots
/// (SVG) of confidence and lengths, the documents with the most errors to be expected
/// first, each linked to its output, and what failed. In the language of
/// `options.reader`.
std::string batch_page(const BatchResults& results, const Manifest& manifest,
                       const BatchOptions& options);

}  // namespace awase
