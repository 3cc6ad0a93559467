// SPDX-License-Identifier: Apache-2.0
//
// Anchors and beads from any bytes. What is read as anchors holds.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "align/alignment_file.h"
#include "align/anchors.h"
#include "text/error.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace awase;
  constexpr std::size_t kSegments = 30;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  try {
    if (!anchors_hold(read_anchors(bytes, "input", kSegments, kSegments), kSegments,
                      kSegments))
      std::abort();
  } catch (const Error&) {
  }
  try {
    read_beads(bytes, "input");
  } catch (const Error&) {
  }
  return 0;
}
