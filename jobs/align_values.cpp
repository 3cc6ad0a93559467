// SPDX-License-Identifier: Apache-2.0

#include "jobs/align_values.h"

namespace awase {

bool finds_crossed(const AlignCommandOptions& options, OutputFormat format) {
  return !options.keep_order && !keeps_order(format);
}

PairStyle pair_style(const AlignCommandOptions& options,
                     const Environment& environment) {
  PairStyle style;
  style.memory.min_confidence = options.min_confidence;
  style.memory.units = options.units;
  style.memory.provenance = !options.no_props;
  style.memory.paragraphs = options.segment_type == "paragraph";
  style.memory.creationid = options.creation_id;
  if (const auto seconds = given_time(environment))
    style.memory.creationdate = tmx_date(*seconds);
  style.gzip = options.output.ends_with(".gz");
  style.table.columns = environment.columns;
  style.table.colours = environment.colours && options.output == "-";
  return style;
}

}  // namespace awase
