// SPDX-License-Identifier: Apache-2.0
//
// Documents that are zip archives of XML: the files in them are the fuzzed text. What
// was read is paired with itself cell by cell, and split as one document of two
// languages.

#include <cstddef>
#include <cstdint>

#include "tests/fuzz/check_document.h"
#include "tests/fuzz/parts.h"
#include "text/documents/read_document.h"
#include "text/error.h"
#include "tmx/formats/bilingual_document.h"
#include "tmx/formats/keyed_pair.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace awase;
  const std::string bytes = zip_of_parts({reinterpret_cast<const char*>(data), size});
  try {
    const Document document = read_document(bytes, "input");
    check_document(document);
    if (have_same_cells(document, document)) cell_ends(document, document);
    if (const auto split = split_bilingual(document, {}, true)) {
      check_document(split->text.source);
      check_document(split->text.target);
    }
  } catch (const Error&) {
  }
  return 0;
}
