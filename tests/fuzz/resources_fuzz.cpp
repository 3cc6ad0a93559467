// SPDX-License-Identifier: Apache-2.0
//
// Resource files, XML, tables and mails: the first byte says the format, the rest is
// the file. XML is read by rules too that stand before a NUL. What was read is paired
// with itself by key, and split as one document of two languages.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>

#include "tests/fuzz/check_document.h"
#include "text/documents/its_rules.h"
#include "text/documents/read_document.h"
#include "text/error.h"
#include "tmx/formats/bilingual_document.h"
#include "tmx/formats/keyed_pair.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace awase;
  constexpr const char* kFormats[] = {
      "json", "yaml",  "properties", "strings", "android", "resx", "plist",
      "xml",  "table", "email",      "fodt",    "text",    "html"};
  if (size == 0) return 0;
  DocumentOptions options;
  options.format = kFormats[data[0] % std::size(kFormats)];
  std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  try {
    if (const std::size_t nul = bytes.find('\0');
        options.format == "xml" && nul != bytes.npos) {
      options.its_rules =
          std::make_shared<ItsRules>(read_its_rules(bytes.substr(0, nul), "rules"));
      bytes.remove_prefix(nul + 1);
    }
    const Document document = read_document(bytes, "input", options);
    check_document(document);
    std::size_t end = 0;
    for (const KeyedBlocks& key : document.keys) {
      if (key.first_block != end || key.end_block <= key.first_block) std::abort();
      end = key.end_block;
    }
    if (end > document.blocks.size()) std::abort();
    const KeyedPair pair = pair_by_key(document, document);
    if (!pair.only_source.empty() || !pair.only_target.empty()) std::abort();
    if (have_same_cells(document, document)) cell_ends(document, document);
    if (const auto split = split_bilingual(document, {}, true)) {
      check_document(split->text.source);
      check_document(split->text.target);
    }
  } catch (const Error&) {
  }
  return 0;
}
