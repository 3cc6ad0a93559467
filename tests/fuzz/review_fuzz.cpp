// SPDX-License-Identifier: Apache-2.0
//
// Alignment files from any bytes: what is read is written, and reads the same.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "review/review_file.h"
#include "text/error.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace awase;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  std::string written;
  try {
    written = write_review(read_review(bytes, "input"));
  } catch (const Error&) {
    return 0;
  }
  if (write_review(read_review(written, "again")) != written) std::abort();
  return 0;
}
