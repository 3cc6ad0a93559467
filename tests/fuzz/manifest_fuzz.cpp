// SPDX-License-Identifier: Apache-2.0
//
// Manifests from any bytes: each row can be used, and its output stays below the
// folder, or says why not; no two outputs meet.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <set>
#include <string>

#include "jobs/batch_manifest.h"
#include "text/error.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace awase;
  try {
    const Manifest manifest(std::string(reinterpret_cast<const char*>(data), size),
                            "input", ".tmx");
    std::set<std::string> ids, outs;
    for (std::size_t k = 0; k < manifest.size(); ++k) {
      const ManifestRow row = manifest.row(k);
      if (!row.wrong.empty()) continue;
      if (!stays_below(row.out)) std::abort();
      if (!outs.insert(row.out).second || !ids.insert(std::string(row.id)).second)
        std::abort();
    }
  } catch (const Error&) {
  }
  return 0;
}
