// SPDX-License-Identifier: Apache-2.0
//
// What pairs are aligned with and how they are written, as values.

#pragma once

#include <string>

#include "jobs/console.h"
#include "jobs/input.h"
#include "jobs/known.h"
#include "jobs/output.h"

namespace awase {

struct AlignCommandOptions {
  InputOptions source;
  InputOptions target;
  ReadingOptions reading;
  std::string output = "-";
  std::string format;    ///< As --to has it; empty: see choose_format().
  std::string unpaired;  ///< File for what is in no pair; empty: none.
  std::string report;    ///< HTML file to read; empty: none.
  std::string creation_id;
  std::string segment_type = "sentence";
  double min_confidence = 0.0;
  UnitChoice units = {};
  KnownOptions known;
  std::vector<std::string> dictionary_folders;  ///< See AlignOptions.
  bool no_dictionary = false;
  bool keep_order = false;
  bool explain = false;
  bool no_props = false;
  bool no_list_numbers = false;
  bool json = false;
  CommonOptions common;
};

/// Whether sections that stand in another order are looked for: where they may be, and
/// `format` can hold them.
bool finds_crossed(const AlignCommandOptions& options, OutputFormat format);

/// How the pairs are to be written.
PairStyle pair_style(const AlignCommandOptions& options,
                     const Environment& environment);

}  // namespace awase
