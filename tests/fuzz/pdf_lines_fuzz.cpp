// SPDX-License-Identifier: Apache-2.0
//
// What pdftotext writes of a PDF: words with boxes, to lines, to paragraphs.

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

#include "tests/fuzz/check_segments.h"
#include "text/documents/pdf_lines.h"
#include "text/documents/read_converted.h"
#include "text/error.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace awase;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  try {
    if (auto lines = pdf_lines(bytes, "input")) {
      Document document;
      read_pages(*std::move(lines), document);
      check_segments(document);
    }
  } catch (const Error&) {
  }
  return 0;
}
