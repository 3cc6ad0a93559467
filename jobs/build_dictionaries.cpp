// SPDX-License-Identifier: Apache-2.0

#include "jobs/build_dictionaries.h"

#include <algorithm>
#include <filesystem>

#include "text/disk.h"
#include "text/error.h"
#include "text/file.h"

namespace awase {
namespace {

namespace fs = std::filesystem;

/// The folder `path`, made if it is missing. Throws Error (unavailable).
fs::path made_folder(const std::string& path) {
  std::error_code error;
  fs::create_directories(path, error);
  if (error && !fs::is_directory(path)) throw_file_error(path, error.value());
  return path;
}

}  // namespace

std::vector<DictionarySource> wanted_dictionaries(
    const std::vector<std::string>& files, const std::vector<std::string>& pairs) {
  std::vector<DictionarySource> sources =
      files.empty() ? find_dictionary_sources() : dictionary_sources(files);
  if (sources.empty())
    throw Error(ErrorKind::unavailable,
                Message("no published dictionary was found in /usr/share/edict and "
                        "/usr/share/dictd; install Debian's edict and enamdict, or "
                        "dict-freedict-deu-fra and the like, or name files"));
  for (const std::string& pair : pairs) {
    const bool is_there = std::any_of(
        sources.begin(), sources.end(),
        [&](const DictionarySource& source) { return source.pair_name() == pair; });
    if (!is_there)
      throw Error(ErrorKind::usage,
                  Message("--pair {pair}: there is no published dictionary of these "
                          "languages; without --pair all that are there are compiled",
                          {{"pair", pair}}));
  }
  if (!pairs.empty())
    std::erase_if(sources, [&](const DictionarySource& source) {
      return std::find(pairs.begin(), pairs.end(), source.pair_name()) == pairs.end();
    });
  return sources;
}

std::vector<std::string> dictionary_places(const std::vector<DictionarySource>& sources,
                                           const std::string& output,
                                           const std::string& data_folder) {
  if (output.ends_with(".awd")) {
    if (sources.size() > 1)
      throw Error(ErrorKind::usage,
                  Message("-o {file}: {count} dictionaries do not go into one file; "
                          "give a folder, or --pair",
                          {{"file", output}, {"count", sources.size()}}));
    return {output};
  }
  if (output.empty() && data_folder.empty())
    throw Error(ErrorKind::usage, Message("there is no home folder to put dictionaries "
                                          "in; say where with -o FOLDER"));
  const fs::path folder = made_folder(output.empty() ? data_folder : output);
  std::vector<std::string> paths;
  for (const DictionarySource& source : sources)
    paths.push_back((folder / source.file_name()).string());
  return paths;
}

}  // namespace awase
