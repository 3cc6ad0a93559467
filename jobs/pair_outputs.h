// SPDX-License-Identifier: Apache-2.0
//
// The files that the alignment of one pair is written to.

#pragma once

#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "jobs/output.h"
#include "jobs/pair_job.h"
#include "text/catalogue.h"
#include "text/file.h"

namespace awase {

/// Where the results of an alignment go; empty: nowhere. "-" is standard output.
struct PairPlaces {
  std::vector<std::string> pairs;  ///< As output_files() names them.
  std::string into;                ///< A memory (.awm) that the pairs are added to.
  std::string unpaired;            ///< What is in no pair.
  std::string report;              ///< HTML to read.
  std::string parts;               ///< A second memory; see write_parts().
};

/// Throws Error (usage) when both texts of `files` are one file, or an output would
/// take the place of another or of anything that is read.
void check_places(const PairPlaces& places, const PairFiles& files,
                  const PairOptions& options);

/// Files that are opened before the work, so that a folder that is missing is told
/// then, and take their names all together at the end.
class PairOutputs {
 public:
  /// Opens all but the memory of `into`. Throws Error as OutputFile does.
  explicit PairOutputs(const PairPlaces& places);

  /// Writes them and puts them in place; the report is in the language of `reader`.
  /// What was left out on the way is added to the issues of `pair`. Throws Error.
  void write(AlignedPair& pair, OutputFormat format, const PairStyle& style,
             const MessageCatalogue& reader);

 private:
  std::vector<std::string> names_;
  std::deque<OutputFile> pairs_;
  std::optional<OutputFile> unpaired_, report_, parts_;
};

}  // namespace awase
