// SPDX-License-Identifier: Apache-2.0

#include "cli/installed.h"

#include <filesystem>

namespace awase {

std::string installed_dictionary() {
  std::error_code error;
  const auto executable = std::filesystem::read_symlink("/proc/self/exe", error);
  if (error) return {};
  const auto dictionary =
      (executable.parent_path() / AWASE_DICTIONARY_FROM_EXECUTABLE).lexically_normal();
  return std::filesystem::exists(dictionary, error) ? dictionary.string()
                                                    : std::string();
}

}  // namespace awase
