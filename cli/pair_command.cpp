// SPDX-License-Identifier: Apache-2.0
//
// Two folders in, a manifest for `awase batch` out.

#include <memory>

#include "cli/command.h"
#include "jobs/pair_files.h"
#include "text/error.h"
#include "text/file.h"
#include "text/language.h"

namespace awase {
namespace {

struct PairCommandOptions {
  std::string source, target;
  std::string source_language, target_language;
  std::string output = "-";
  CommonOptions common;
};

bool fits_a_cell(const FilePair& pair) {
  return (pair.id + pair.source + pair.target).find_first_of("\t\n\r") ==
         std::string::npos;
}

ExitStatus run_pair(const PairCommandOptions& options, const Environment& environment) {
  const Console console(environment, options.common.verbosity());
  OutputFile output(options.output);
  const auto primary = [](const std::string& tag) {
    return tag.empty() ? tag : primary_language(canonical_language(tag));
  };
  PairedFiles paired =
      pair_files(options.source, options.target, primary(options.source_language),
                 primary(options.target_language));
  const bool languages =
      !options.source_language.empty() && !options.target_language.empty();
  output.write(languages ? "id\tsource\ttarget\tsource_lang\ttarget_lang\n"
                         : "id\tsource\ttarget\n");
  std::size_t written = 0;
  for (const FilePair& pair : paired.pairs) {
    if (!fits_a_cell(pair)) {
      paired.unpaired.push_back(pair.source);
      paired.unpaired.push_back(pair.target);
      continue;
    }
    output.write(pair.id + '\t' + pair.source + '\t' + pair.target);
    if (languages)
      output.write('\t' + options.source_language + '\t' + options.target_language);
    output.write("\n");
    ++written;
  }
  if (written == 0)
    throw Error(ErrorKind::input,
                Message("{source} and {target}: no file of one has the name of one of "
                        "the other; say --source-lang and --target-lang where the "
                        "names hold languages",
                        {{"source", options.source}, {"target", options.target}}));
  output.commit();
  for (const std::string& path : paired.unpaired)
    console.warn(Message("{file}: no counterpart", {{"file", path}}));
  console.tell(Message("{pairs} pairs, {files} files without counterpart",
                       {{"pairs", written}, {"files", paired.unpaired.size()}}));
  return paired.unpaired.empty() ? ExitStatus::done : ExitStatus::no;
}

}  // namespace

Run declare_pair(OptionTable& table) {
  const auto options = std::make_shared<PairCommandOptions>();
  table.add_option("SOURCE", options->source, "Folder with the texts")->required();
  table
      .add_option("TARGET", options->target,
                  "Folder with their translations; may be the same")
      ->required();
  table
      .add_option("--source-lang", options->source_language,
                  "Language of the texts, left out of their names: a.ja.txt, ja/a.txt")
      ->type_name("TAG")
      ->group("Input");
  table
      .add_option("--target-lang", options->target_language,
                  "Language of the translations")
      ->type_name("TAG")
      ->group("Input");
  table
      .add_option("-o,--output", options->output,
                  "Manifest to write; - is standard output, which is the default")
      ->type_name("FILE")
      ->group("Output");
  add_common_options(table, options->common);
  return [options](const Environment& environment) {
    return run_pair(*options, environment);
  };
}

}  // namespace awase
