// SPDX-License-Identifier: Apache-2.0
//
// Runs a fuzz target over the files that it is given, and over the halves of each, so
// that the target is built and run without libFuzzer too.

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <string>

#include "text/file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

void run(const std::string& bytes) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()),
                         bytes.size());
}

}  // namespace

int main(int argc, char** argv) {
  int files = 0;
  for (int k = 1; k < argc; ++k) {
    for (const auto& entry : std::filesystem::directory_iterator(argv[k])) {
      if (!entry.is_regular_file()) continue;
      const std::string bytes = awase::read_file(entry.path().string());
      run(bytes);
      run(bytes.substr(0, bytes.size() / 2));
      run(bytes.substr(bytes.size() / 2));
      ++files;
    }
  }
  std::printf("%d files\n", files);
  return files > 0 ? 0 : 1;
}
