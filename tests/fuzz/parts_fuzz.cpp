// SPDX-License-Identifier: Apache-2.0
//
// Documents that are zip archives of XML: the files in them are the fuzzed text.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "tests/fuzz/parts.h"
#include "text/error.h"
#include "text/read_document.h"
#include "text/unicode.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace awase;
  const std::string bytes = zip_of_parts({reinterpret_cast<const char*>(data), size});
  try {
    const Document document = read_document(bytes, "input");
    if (!is_valid_utf8(document.text)) std::abort();
    std::size_t end = 0;
    for (const Block& block : document.blocks) {
      if (block.range.begin_bytes < end) std::abort();
      end = block.range.end_bytes;
      if (end > document.text.size()) std::abort();
    }
  } catch (const Error&) {
  }
  return 0;
}
