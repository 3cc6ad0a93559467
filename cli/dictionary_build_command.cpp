// SPDX-License-Identifier: Apache-2.0

#include <memory>
#include <string>
#include <vector>

#include "align/dictionary.h"
#include "cli/dictionary_commands.h"
#include "jobs/build_dictionaries.h"
#include "text/error.h"
#include "text/file.h"

namespace awase {
namespace {

struct BuildOptions {
  std::vector<std::string> files;
  std::vector<std::string> pairs;
  std::string output;
};

ExitStatus run_build(const BuildOptions& options, const Console& console) {
  const std::vector<DictionarySource> sources =
      wanted_dictionaries(options.files, options.pairs);
  const std::vector<std::string> paths =
      dictionary_places(sources, options.output, console.environment().data_folder);
  bool all_done = true;
  for (std::size_t k = 0; k < sources.size(); ++k) {
    const std::string& path = paths[k];
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
  return run_with(options, run_build);
}

}  // namespace awase
