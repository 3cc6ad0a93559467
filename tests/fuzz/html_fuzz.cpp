// SPDX-License-Identifier: Apache-2.0
//
// Pages and other texts in any charset: the first byte says which is required, the rest
// is the text.

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "tests/fuzz/check_document.h"
#include "text/documents/read_document.h"
#include "text/encoding.h"
#include "text/error.h"
#include "text/sentences.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace awase;
  if (size == 0) return 0;
  constexpr std::array<const char*, 10> kCharsets = {
      "",         "Shift_JIS", "EUC-JP", "ISO-2022-JP", "UTF-16",
      "UTF-16LE", "GB18030",   "Big5",   "UTF-7",       "windows-1252"};
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const char* const charset = kCharsets[data[0] % kCharsets.size()];
  for (const char* format : {"html", "mhtml", "text"}) {
    try {
      Document document =
          read_document(bytes, "input", {.encoding = charset, .format = format});
      check_document(document);
      std::size_t end = 0;
      const SegmentedText text =
          split_sentences(without_boilerplate(std::move(document)));
      for (const Segment& segment : text.segments) {
        if (segment.range.begin_bytes < end) std::abort();
        end = segment.range.end_bytes;
        if (end > text.document.text.size()) std::abort();
      }
    } catch (const Error&) {
    }
  }
  return 0;
}
