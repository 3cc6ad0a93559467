// SPDX-License-Identifier: Apache-2.0
//
// Documents that are zip archives of XML: the files in them are the fuzzed text.

#include <cstddef>
#include <cstdint>

#include "tests/fuzz/check_document.h"
#include "tests/fuzz/parts.h"
#include "text/documents/read_document.h"
#include "text/error.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace awase;
  const std::string bytes = zip_of_parts({reinterpret_cast<const char*>(data), size});
  try {
    check_document(read_document(bytes, "input"));
  } catch (const Error&) {
  }
  return 0;
}
