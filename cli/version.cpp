// SPDX-License-Identifier: Apache-2.0

#include "cli/version.h"

#include <CLI/Version.hpp>
#include <nlohmann/json.hpp>

#include "align/aligner.h"
#include "cli/installed.h"
#include "text/library_versions.h"

namespace awase {

std::string version_text() {
  std::string out = "awase " AWASE_VERSION "\n";
  const auto add = [&out](const std::string& name, const std::string& version) {
    out += "  " + name + " " + version + "\n";
  };
  for (const LibraryVersion& library : library_versions())
    add(library.name, library.version);
  add("CLI11", CLI11_VERSION);
  add("nlohmann-json", std::to_string(NLOHMANN_JSON_VERSION_MAJOR) + "." +
                           std::to_string(NLOHMANN_JSON_VERSION_MINOR) + "." +
                           std::to_string(NLOHMANN_JSON_VERSION_PATCH));
  const Aligner aligner({.dictionary_path = installed_dictionary()});
  add("Japanese-English dictionary:", aligner.dictionary_size() == 0
                                          ? "none; awase aligns without it, less well"
                                          : std::to_string(aligner.dictionary_size()) +
                                                " headwords (EDRDG, CC BY-SA), " +
                                                aligner.dictionary_path());
  return out;
}

}  // namespace awase
