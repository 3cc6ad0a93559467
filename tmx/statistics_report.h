// SPDX-License-Identifier: Apache-2.0
//
// What a memory holds, as people and programs read it.

#pragma once

#include <string>

#include "text/catalogue.h"
#include "tmx/read_tmx.h"
#include "tmx/statistics.h"

namespace awase {

/// Tables of what `memory` says of itself and of its languages, in the language of
/// `reader`. `statistics` are of its units.
std::string statistics_text(const TmxReader& memory, const Statistics& statistics,
                            const MessageCatalogue& reader);

/// The same as one JSON object and a line end.
std::string statistics_json(const TmxReader& memory, const Statistics& statistics);

}  // namespace awase
