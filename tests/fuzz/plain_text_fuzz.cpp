// SPDX-License-Identifier: Apache-2.0
//
// Plain text: which lines are one paragraph, what is a list, a table, code.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "tests/fuzz/check_segments.h"
#include "text/documents/read_document.h"
#include "text/error.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace awase;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (const char* language : {"ja", "en"}) {
    try {
      check_segments(
          read_document(bytes, "input.txt", {.format = "text", .language = language}));
    } catch (const Error&) {
    }
  }
  return 0;
}
