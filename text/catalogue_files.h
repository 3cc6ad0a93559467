// SPDX-License-Identifier: Apache-2.0
//
// The catalogues of locale/, compiled by msgfmt and put into the program by
// cmake/EmbedFiles.cmake.

#pragma once

#include <span>
#include <string_view>

namespace awase {

struct CatalogueFile {
  std::string_view name;  ///< "ja.mo".
  std::string_view content;
};

std::span<const CatalogueFile> catalogue_files();

}  // namespace awase
