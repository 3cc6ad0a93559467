// SPDX-License-Identifier: Apache-2.0
//
// Which files `awase evaluate` compares, and how it shows the figures.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "align/evaluation.h"
#include "text/catalogue.h"

namespace awase {

/// A gold file and the prediction to score against it.
struct EvaluationPair {
  std::string name;       ///< Of the document, for the table.
  std::string gold;       ///< Path.
  std::string predicted;  ///< Path; empty when there is none.
};

/// The pairs to compare: the two files, or for two folders every NAME.gold with its
/// NAME.pred, NAME.vecalign or NAME.ladder, by name. Throws Error{usage} for a file and
/// a folder, and Error{input} for a folder without gold.
std::vector<EvaluationPair> find_pairs(const std::string& gold,
                                       const std::string& predicted);

struct DocumentTally {
  std::string name;
  Tally tally;
};

struct EvaluationResult {
  std::vector<DocumentTally> documents;  ///< Those that have a prediction.
  std::vector<std::string> missing;      ///< Names of those that have none.
  Tally total;  ///< Of all; the gold beads of the missing count as not found.
};

/// Reads and compares every pair. Throws Error as read_file() and read_beads() do.
EvaluationResult evaluate_files(const std::vector<EvaluationPair>& pairs);

/// A line for each document and one for all, in the language of `reader`.
std::string to_table(const EvaluationResult& result,
                     const MessageCatalogue& reader = english_catalogue());

/// The same as one JSON object and a line end.
std::string to_json(const EvaluationResult& result);

}  // namespace awase
