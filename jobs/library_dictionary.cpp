// SPDX-License-Identifier: Apache-2.0
//
// Dictionaries of awase.h.

#include <cstdint>
#include <filesystem>

#include "align/dictionary_sources.h"
#include "text/file.h"

// Last; see there.
#include "jobs/library_guard.h"

namespace awase {
inline namespace v0 {

namespace {

/// The bytes of its files; 1 at least, so that shares can be made of it.
double weight_of(const DictionarySource& source) {
  std::uintmax_t bytes = 1;
  for (const std::string& file : source.files) {
    std::error_code ignored;
    const std::uintmax_t size = std::filesystem::file_size(file, ignored);
    if (!ignored) bytes += size;
  }
  return static_cast<double>(bytes);
}

}  // namespace

std::vector<std::string> build_dictionaries(
    const std::string& folder, const std::vector<std::string>& files,
    const std::function<void(double)>& progress) {
  return inside::guarded([&] {
    const auto sources =
        files.empty() ? find_dictionary_sources() : dictionary_sources(files);
    if (sources.empty())
      throw Error(
          Fault::unavailable,
          "no published dictionary was found in /usr/share/edict and "
          "/usr/share/dictd; install Debian's edict and enamdict, or name files",
          {}, "install Debian's edict and enamdict, or name files");
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error)
      throw Error(Fault::unavailable,
                  folder + ": " + error.message() + "; give another folder", folder,
                  "give another folder");
    double total = 0.0;
    for (const DictionarySource& source : sources) total += weight_of(source);
    double done = 0.0;
    std::vector<std::string> paths;
    for (const DictionarySource& source : sources) {
      paths.push_back((std::filesystem::path(folder) / source.file_name()).string());
      write_file(paths.back(), compile_dictionary(source));
      done += weight_of(source);
      if (progress) progress(paths.size() == sources.size() ? 1.0 : done / total);
    }
    return paths;
  });
}

}  // namespace v0
}  // namespace awase
