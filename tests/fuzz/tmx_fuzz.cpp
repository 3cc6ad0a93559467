// SPDX-License-Identifier: Apache-2.0
//
// Any bytes as a TMX: they are read or refused, and whatever is read or mended is
// written as a TMX that reads as the same.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "text/error.h"
#include "tmx/check.h"
#include "tmx/read_tmx.h"
#include "tmx/repair.h"
#include "tmx/write_tmx.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace awase;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  try {
    const std::string once = write_tmx(read_tmx(bytes));
    if (write_tmx(read_tmx(once)) != once) std::abort();
  } catch (const Error&) {
  }
  try {
    check_tmx([&] { return xml_source(bytes); }, {.max_remembered_units = 1024},
              [](const Finding&) {});
    std::string repaired;
    repair_tmx(xml_source(bytes), "input",
               [&](std::string_view block) { repaired += block; });
    // Nothing that a repair wrote is refused.
    try {
      read_tmx(repaired);
    } catch (const Error&) {
      std::abort();
    }
  } catch (const Error&) {
  }
  return 0;
}
