// SPDX-License-Identifier: Apache-2.0
//
// The files of review/page/, put into the program by cmake/EmbedFiles.cmake.

#pragma once

#include <span>
#include <string_view>

namespace awase {

struct PageFile {
  std::string_view name;  ///< "main.js".
  std::string_view content;
};

std::span<const PageFile> page_files();

}  // namespace awase
