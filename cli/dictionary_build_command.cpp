// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "align/dictionary.h"
#include "align/dictionary_sources.h"
#include "cli/dictionary_commands.h"
#include "text/disk.h"
#include "text/error.h"
#include "text/file.h"

namespace awase {
namespace {

namespace fs = std::filesystem;

struct BuildOptions {
  std::vector<std::string> files;
  std::vector<std::string> pairs;
  std::string output;
  CommonOptions common;
};

/// What is to be compiled. Throws Error when there is nothing.
std::vector<DictionarySource> wanted_sources(const BuildOptions& options) {
  std::vector<DictionarySource> sources = options.files.empty()
                                              ? find_dictionary_sources()
                                              : dictionary_sources(options.files);
  if (sources.empty())
    throw Error(ErrorKind::unavailable,
                Message("no published dictionary was found in /usr/share/edict and "
                        "/usr/share/dictd; install Debian's edict and enamdict, or "
                        "dict-freedict-deu-fra and the like, or name files"));
  for (const std::string& pair : options.pairs) {
    const bool is_there = std::any_of(
        sources.begin(), sources.end(),
        [&](const DictionarySource& source) { return source.pair_name() == pair; });
    if (!is_there)
      throw Error(ErrorKind::usage,
                  Message("--pair {pair}: there is no published dictionary of these "
                          "languages; without --pair all that are there are compiled",
                          {{"pair", pair}}));
  }
  if (!options.pairs.empty())
    std::erase_if(sources, [&](const DictionarySource& source) {
      return std::find(options.pairs.begin(), options.pairs.end(),
                       source.pair_name()) == options.pairs.end();
    });
  return sources;
}

/// The folder `path`, made if it is missing. Throws Error (unavailable).
fs::path made_folder(const std::string& path) {
  std::error_code error;
  fs::create_directories(path, error);
  if (error && !fs::is_directory(path)) throw_file_error(path, error.value());
  return path;
}

/// Where each dictionary goes: the file that was named, or the folder.
std::vector<fs::path> places(const BuildOptions& options,
                             const std::vector<DictionarySource>& sources,
                             const std::string& data_folder) {
  if (options.output.ends_with(".awd")) {
    if (sources.size() > 1)
      throw Error(ErrorKind::usage,
                  Message("-o {file}: {count} dictionaries do not go into one file; "
                          "give a folder, or --pair",
                          {{"file", options.output}, {"count", sources.size()}}));
    return {options.output};
  }
  if (options.output.empty() && data_folder.empty())
    throw Error(ErrorKind::usage, Message("there is no home folder to put dictionaries "
                                          "in; say where with -o FOLDER"));
  const fs::path folder =
      made_folder(options.output.empty() ? data_folder : options.output);
  std::vector<fs::path> paths;
  for (const DictionarySource& source : sources)
    paths.push_back(folder / source.file_name());
  return paths;
}

ExitStatus run_build(const BuildOptions& options, const Environment& environment) {
  const Console console(environment, options.common.verbosity());
  const std::vector<DictionarySource> sources = wanted_sources(options);
  const std::vector<fs::path> paths = places(options, sources, environment.data_folder);
  bool all_done = true;
  for (std::size_t k = 0; k < sources.size(); ++k) {
    const std::string path = paths[k].string();
    try {
      write_file(path, compile_dictionary(sources[k]));
      const Dictionary made(path);
      console.tell(Message::plural("{pair}: {count} headword of {origin}, in {file}",
                                   "{pair}: {count} headwords of {origin}, in {file}",
                                   made.size(),
                                   {{"pair", sources[k].pair_name()},
                                    {"origin", made.origin()},
                                    {"file", path}}));
    } catch (const Error& error) {
      if (error.kind() == ErrorKind::usage || sources.size() == 1) throw;
      all_done = false;
      console.warn(error.message());
    }
  }
  return all_done ? ExitStatus::done : ExitStatus::no;
}

}  // namespace

Run declare_dictionary_build(OptionTable& table) {
  const auto options = std::make_shared<BuildOptions>();
  table.add_optional_argument(
      "FILE", options->files,
      "Published dictionaries: edict, enamdict, cedict_ts.u8, freedict-deu-fra.index; "
      "without it, those that are installed in /usr/share");
  table.add_option("--pair", options->pairs, "LANG-LANG",
                   "Compile this one alone: headwords and translations, as ja-en; may "
                   "be given several times");
  table.heading("Result");
  table.add_option("-o,--output", options->output, "PATH",
                   "Folder that they go to, or one file.awd; without it, where awase "
                   "finds them for you ('awase dictionary path')");
  add_common_options(table, options->common);
  return run_with(options, run_build);
}

}  // namespace awase
