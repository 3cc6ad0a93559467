// SPDX-License-Identifier: Apache-2.0
//
// Dictionaries of awase.h.

#include <filesystem>

#include "align/dictionary_sources.h"
#include "text/file.h"

// Last; see there.
#include "jobs/library_guard.h"

namespace awase {
inline namespace v0 {

std::vector<std::string> build_dictionaries(const std::string& folder,
                                            const std::vector<std::string>& files) {
  return inside::guarded([&] {
    const auto sources =
        files.empty() ? find_dictionary_sources() : dictionary_sources(files);
    if (sources.empty())
      throw Error(
          Fault::unavailable,
          "no published dictionary was found in /usr/share/edict and "
          "/usr/share/dictd; install Debian's edict and enamdict, or name files");
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error)
      throw Error(Fault::unavailable,
                  folder + ": " + error.message() + "; give another folder");
    std::vector<std::string> paths;
    for (const DictionarySource& source : sources) {
      paths.push_back((std::filesystem::path(folder) / source.file_name()).string());
      write_file(paths.back(), compile_dictionary(source));
    }
    return paths;
  });
}

}  // namespace v0
}  // namespace awase
