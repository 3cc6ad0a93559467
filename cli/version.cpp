// SPDX-License-Identifier: Apache-2.0

#include "cli/version.h"

#include <CLI/Version.hpp>
#include <nlohmann/json.hpp>
#include <xlsxwriter.h>

#include "awase_commit.h"
#include "jobs/dictionary_report.h"

namespace awase {
namespace {

std::string named(const LibraryVersion& library) {
  return library.name + (library.version.empty() ? "" : " " + library.version);
}

}  // namespace

std::vector<LibraryVersion> all_library_versions() {
  std::vector<LibraryVersion> all = library_versions();
  all.push_back({"CLI11", CLI11_VERSION});
  all.push_back({"nlohmann-json", std::to_string(NLOHMANN_JSON_VERSION_MAJOR) + "." +
                                      std::to_string(NLOHMANN_JSON_VERSION_MINOR) +
                                      "." +
                                      std::to_string(NLOHMANN_JSON_VERSION_PATCH)});
  // These do not say it themselves; what the build found.
  for (const LibraryVersion& library :
       std::initializer_list<LibraryVersion>{{"gumbo", AWASE_GUMBO_VERSION},
                                             {"libzip", AWASE_LIBZIP_VERSION},
                                             {"re2", AWASE_RE2_VERSION},
                                             {"md4c", AWASE_MD4C_VERSION},
                                             {"libyaml", AWASE_YAML_VERSION},
                                             {"tinyxml2", AWASE_TINYXML2_VERSION},
                                             {"libxlsxwriter", lxw_version()},
                                             {"xxHash", AWASE_XXHASH_VERSION},
                                             {"zstd", AWASE_ZSTD_VERSION}})
    // Debian's re2 says 0.0.0.
    all.push_back({library.name, library.version == "0.0.0" ? "" : library.version});
  return all;
}

std::string version_text(const Environment& environment) {
  std::string out = "awase " AWASE_VERSION;
  if (*AWASE_COMMIT != '\0') out += " (commit " AWASE_COMMIT ")";
  out += '\n';
  for (const LibraryVersion& library : all_library_versions())
    out += "  " + named(library) + "\n";
  const auto lines =
      dictionary_sentences(Dictionaries(environment.dictionary_folders()));
  out += "  " +
         rendered(lines.empty()
                      ? Message("no dictionaries; awase aligns without them, less well")
                      : Message("dictionaries:")) +
         "\n";
  for (const Message& line : lines) out += "    " + rendered(line) + "\n";
  return out;
}

void explain_parts(const Console& console, const Dictionaries& dictionaries) {
  std::string libraries;
  for (const LibraryVersion& library : all_library_versions())
    libraries += (libraries.empty() ? "" : ", ") + named(library);
  console.explain(Message("libraries: {list}", {{"list", libraries}}));
  for (const Message& line : dictionary_sentences(dictionaries))
    console.explain(Message("dictionary {line}", {{"line", line}}));
}

}  // namespace awase
