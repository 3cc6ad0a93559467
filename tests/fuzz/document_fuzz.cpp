// SPDX-License-Identifier: Apache-2.0
//
// Any bytes as a document: read or refused, its blocks in order and of clean UTF-8.
// What other programs read is left to them.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "tests/fuzz/check_document.h"
#include "text/documents/read_document.h"
#include "text/error.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace awase;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  try {
    const std::string format = document_format(bytes, "input");
    for (const char* converted : {"pdf", "rtf", "doc", "rst", "latex", "org",
                                  "mediawiki", "textile", "man", "ipynb", "asciidoc"})
      if (format == converted) return 0;
    check_document(read_document(bytes, "input", {.format = format}));
  } catch (const Error&) {
  }
  for (const char* format : {"html", "markdown", "subtitles", "aozora"}) {
    try {
      read_document(bytes, "input", {.format = format});
    } catch (const Error&) {
    }
  }
  return 0;
}
