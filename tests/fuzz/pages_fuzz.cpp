// SPDX-License-Identifier: Apache-2.0
//
// Pages of text, as pdftotext gives them, from any bytes.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "tests/fuzz/check_segments.h"
#include "text/documents/read_converted.h"
#include "text/unicode.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace awase;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (!is_valid_utf8(bytes)) return 0;  // read_pdf() refuses it before.
  Document document;
  document.language = "ja";
  read_pages(bytes, document);
  check_segments(std::move(document));
  return 0;
}
