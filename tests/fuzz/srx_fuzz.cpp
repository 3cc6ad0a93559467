// SPDX-License-Identifier: Apache-2.0
//
// Segmentation rules from any bytes, tried on a text: read or refused, and never longer
// than their limit allows.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "tests/fuzz/check_segments.h"
#include "text/documents/plain_text.h"
#include "text/error.h"
#include "text/srx.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace awase;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  try {
    const auto rules =
        std::make_shared<const SrxRules>(read_srx(xml_source(bytes), "input"));
    Document document;
    document.language = "en";
    read_plain_text("Mr. Ab. 1.5 {x} was here. <0} And then? No!\nOne... two.",
                    document);
    check_segments(std::move(document), {.language = "", .srx = rules});
  } catch (const Error&) {
  }
  return 0;
}
