// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <string_view>

#include "text/file.h"
#include "tmx/encoded_output.h"

namespace awase {

/// Writes to `file`, which must outlive it.
inline ByteSink sink_of(OutputFile& file) {
  return [&file](std::string_view bytes) { file.write(bytes); };
}

}  // namespace awase
