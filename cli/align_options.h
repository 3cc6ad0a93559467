// SPDX-License-Identifier: Apache-2.0
//
// What `awase align` can be told.

#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "cli/command.h"
#include "cli/input.h"
#include "cli/known.h"
#include "cli/output.h"

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
  KnownOptions known;
  bool no_dictionary = false;
  bool keep_order = false;
  bool explain = false;
  bool no_props = false;
  bool no_list_numbers = false;
  bool json = false;
  CommonOptions common;
};

/// Declares them on `app`.
void add_align_options(CLI::App& app, AlignCommandOptions& options);

/// As add_align_options() for commands that align many pairs: without what names one,
/// and without what is about TMX where none is written.
void add_many_pairs_options(CLI::App& app, AlignCommandOptions& options,
                            bool writes_tmx);

/// Throws Error{usage} when options contradict each other or `format`, and when a file
/// would be both read and written.
void check_align_options(const AlignCommandOptions& options, OutputFormat format);

/// The part of it that does not look at files.
void check_pair_options(const AlignCommandOptions& options, OutputFormat format);

/// Whether sections that stand in another order are looked for: where they may be, and
/// `format` can hold them.
bool finds_crossed(const AlignCommandOptions& options, OutputFormat format);

/// How the pairs are to be written.
PairStyle pair_style(const AlignCommandOptions& options,
                     const Environment& environment);

}  // namespace awase
