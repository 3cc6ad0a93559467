// SPDX-License-Identifier: Apache-2.0
//
// What `awase pair` takes in the place of a folder, from any bytes: documents as JSON
// lines, or a list of paths. No two documents have one name, and each can be read or
// says why not.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <set>
#include <string>
#include <string_view>

#include "jobs/document_list.h"
#include "text/documents/run_program.h"
#include "text/error.h"
#include "text/file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace awase;
  static const TemporaryFolder folder;
  const std::string place = folder.path() + "/list";
  write_file(place, {reinterpret_cast<const char*>(data), size});
  try {
    DocumentList list(place);
    if (!list.holds_texts()) return 0;  // Paths may name anything on this machine.
    const std::set<std::string> names(list.names().begin(), list.names().end());
    if (names.size() != list.size()) std::abort();
    for (std::size_t k = 0; k < list.size(); ++k) {
      try {
        if (!list.input(k).content) std::abort();
      } catch (const Error&) {
      }
    }
    list.keep({list.names().begin(), list.names().end()});
  } catch (const Error&) {
  }
  return 0;
}
