// SPDX-License-Identifier: Apache-2.0
//
// Names of files from any bytes; the first says which language is looked for. A mark
// lies in the name, and taking it off leaves letters of the name in their order.

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "text/language.h"
#include "text/language_names.h"
#include "text/unicode.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace awase;
  if (size == 0) return 0;
  constexpr std::array kLanguages = {"", "ja", "en", "de", "zh", "pt"};
  const std::string language = kLanguages[data[0] % kLanguages.size()];
  const std::string_view name(reinterpret_cast<const char*>(data) + 1, size - 1);
  const auto mark = find_language_mark(name, language);
  if (!mark) return 0;
  if (mark->begin_bytes >= mark->end_bytes || mark->end_bytes > name.size())
    std::abort();
  if (!language.empty() && primary_language(mark->tag) != language) std::abort();
  const std::string rest = without_mark(name, *mark);
  if (rest.size() > name.size() - (mark->end_bytes - mark->begin_bytes) + 1)
    std::abort();
  if (is_valid_utf8(name) && !is_valid_utf8(rest)) std::abort();
  return 0;
}
