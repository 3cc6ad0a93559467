// SPDX-License-Identifier: Apache-2.0
//
// A memory whose bytes were changed at places that the input names, so that checksums
// are right in some runs and wrong in others: searches give matches or an error, and
// what compacting saves are units that were there.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "tests/tmx/store/sample_units.h"
#include "text/error.h"
#include "text/file.h"
#include "tmx/store/bytes.h"
#include "tmx/store/memory_store.h"

namespace {

using namespace awase;

std::string healthy_bytes(const std::string& path) {
  StoreWriter writer(path);
  const std::uint32_t source = writer.add_source({"a.tmx", Header()});
  for (const TranslationUnit& unit : sample_units(1100, 1)) writer.add(unit, source);
  writer.flush();
  for (const TranslationUnit& unit : sample_units(12, 2)) writer.add(unit, source);
  writer.flush();
  return read_file(path);
}

void ask(const std::string& path) {
  const MemoryStore store(path);
  MatchQuery query;
  query.content.text = "担当者は毎朝点検する。";
  query.source_language = "ja";
  for (const int least : {30, 70, 95})
    (void)store.find(query, {.min_score = least, .top = 3});
  (void)store.grep("倉庫", {});
  (void)store.grep("morning", {});
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const ScratchFolder folder;
  static const std::string healthy = healthy_bytes(folder / "healthy.awm");
  const std::string path = folder / "changed.awm";
  std::string bytes = healthy;
  // Each change: three bytes of place, one of what is there instead.
  for (std::size_t i = 0; i + 4 <= size && i < 400; i += 4) {
    const std::size_t place =
        (std::size_t{data[i]} << 16 | std::size_t{data[i + 1]} << 8 | data[i + 2]) %
        bytes.size();
    bytes[place] = static_cast<char>(data[i + 3]);
  }
  write_file(path, bytes);
  try {
    ask(path);
  } catch (const Error&) {
  }
  try {
    StoreWriter writer(path, StoreCare::rescue);
    writer.compact();
    ask(path);
  } catch (const Error&) {
  }
  return 0;
}
