// SPDX-License-Identifier: Apache-2.0
//
// Lexicons from any bytes: TSV, hunalign's dictionaries, TBX. What is read is written
// in every form and read again.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "align/lexicon.h"
#include "text/error.h"
#include "text/unicode.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace awase;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  Lexicon lexicon;
  try {
    lexicon = read_lexicon(bytes, "input", "de", "fr");
  } catch (const Error&) {
    return 0;
  }
  for (const LexiconEntry& entry : lexicon.entries)
    if (!is_valid_utf8(entry.source) || !is_valid_utf8(entry.target)) std::abort();
  const Lexicon again = read_lexicon(to_tsv(lexicon), "again", "de", "fr");
  if (again.entries.size() != lexicon.entries.size()) std::abort();
  read_lexicon(to_tbx(lexicon), "as TBX", "de", "fr");
  return 0;
}
