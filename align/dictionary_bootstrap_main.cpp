// SPDX-License-Identifier: Apache-2.0
//
// Compiles dictionaries while Awase itself is not built yet:
//
//   awase-dictionary-bootstrap FOLDER FILE...
//
// What `awase dictionary build` does for users, without its options.

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <span>
#include <string>
#include <vector>

#include "align/dictionary_sources.h"
#include "text/file.h"

namespace {

void build(const std::string& folder, const std::vector<std::string>& files) {
  for (const awase::DictionarySource& source : awase::dictionary_sources(files))
    awase::write_file(folder + "/" + source.file_name(),
                      awase::compile_dictionary(source));
}

}  // namespace

int main(int argc, char** argv) {
  const std::span<char*> arguments(argv, static_cast<std::size_t>(argc));
  try {
    if (arguments.size() < 3) {
      std::fputs("usage: awase-dictionary-bootstrap FOLDER FILE...\n", stderr);
      return 2;
    }
    build(arguments[1], {arguments.begin() + 2, arguments.end()});
    return EXIT_SUCCESS;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "awase-dictionary-bootstrap: %s\n", error.what());
    return 2;
  }
}
