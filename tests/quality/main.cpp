// SPDX-License-Identifier: Apache-2.0

#include <cstdio>
#include <exception>
#include <filesystem>
#include <string>

#include "tests/quality/run.h"

int main(int argc, char** argv) {
  try {
    return awase::run(argc, argv);
  } catch (const std::exception& error) {
    const std::string name = std::filesystem::path(argv[0]).filename().string();
    std::fprintf(stderr, "%s: %s\n", name.c_str(), error.what());
    return 2;
  }
}
