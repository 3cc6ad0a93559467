// SPDX-License-Identifier: Apache-2.0
//
// Zip archives for fuzz targets: mutated text instead of mutated archives, whose
// checksums would not hold.

#pragma once

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tests/text/documents/zip_of.h"

namespace awase {

/// An archive of the files in `text`, each behind a line "=== NAME".
inline std::string zip_of_parts(std::string_view text) {
  constexpr std::string_view kMark = "\n=== ";
  std::vector<std::pair<std::string, std::string>> files;
  std::set<std::string, std::less<>> names;
  const std::string whole = "\n" + std::string(text);
  for (std::size_t at = whole.find(kMark); at != std::string::npos;) {
    const std::size_t begin = at + kMark.size();
    at = whole.find(kMark, begin);
    const std::string_view part = std::string_view(whole).substr(begin, at - begin);
    const std::size_t line = std::min(part.find('\n'), part.size());
    const std::string name(part.substr(0, line));
    const bool fits =
        !name.empty() && std::all_of(name.begin(), name.end(),
                                     [](char c) { return c >= ' ' && c <= '~'; });
    if (fits && files.size() < 20 && names.insert(name).second)
      files.emplace_back(name, part.substr(std::min(line + 1, part.size())));
  }
  return files.empty() ? std::string() : zip_of(files);
}

}  // namespace awase
