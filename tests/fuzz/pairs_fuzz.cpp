// SPDX-License-Identifier: Apache-2.0
//
// Files of pairs: the first byte says the format, the rest is the file; of a workbook
// the files in it. What is read is cut, and its anchors hold.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "align/anchors.h"
#include "tests/fuzz/parts.h"
#include "text/error.h"
#include "text/sentences.h"
#include "text/unicode.h"
#include "tmx/formats/bilingual.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace awase;
  if (size == 0) return 0;
  const auto names = memory_format_names();
  const MemoryFormat format = *find_memory_format(names[data[0] % names.size()]);
  std::string bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  if (format == MemoryFormat::xlsx) bytes = zip_of_parts(bytes);
  try {
    BilingualText text = read_bilingual(format, xml_source(bytes), "input");
    for (const Document* document : {&text.source, &text.target})
      if (!is_valid_utf8(document->text)) std::abort();
    const SegmentedText source = split_sentences(std::move(text.source));
    const SegmentedText target = split_sentences(std::move(text.target));
    const auto anchors = unit_anchors(text.ends, source, target);
    if (!anchors_hold(anchors, source.size(), target.size())) std::abort();
  } catch (const Error&) {
  }
  return 0;
}
