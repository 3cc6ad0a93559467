// SPDX-License-Identifier: Apache-2.0
//
// File memories of Trados from any bytes, as a file that has no name.

#include <cstddef>
#include <cstdint>
#include <string>
#include <sys/mman.h>

#include "text/descriptor.h"
#include "text/error.h"
#include "tmx/formats/unit_formats.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace awase;
  const Descriptor file(::memfd_create("memory", MFD_CLOEXEC));
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (!file.is_open() || write_all(file.get(), bytes) != 0) return 0;
  try {
    const auto reader = read_sdltm("/proc/self/fd/" + std::to_string(file.get()), {});
    for (TranslationUnit unit; reader->next(unit);) {
    }
  } catch (const Error&) {
  }
  return 0;
}
