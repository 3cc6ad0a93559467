// SPDX-License-Identifier: Apache-2.0
//
// Two folders in, a manifest for `awase batch` out; or two files of JSON lines in,
// records for `awase pipe` out.

#include <algorithm>
#include <memory>

#include "cli/align_options.h"
#include "cli/batch_options.h"
#include "cli/commands.h"
#include "jobs/languages.h"
#include "jobs/pair_documents.h"
#include "jobs/pair_manifest.h"
#include "text/file.h"
#include "text/output_places.h"

namespace awase {
namespace {

struct PairCommandOptions {
  PairingOptions pairing;
  std::string output = "-";
  std::string unpaired;
};

void warn_of(const UnpairedFile& file, const Console& console) {
  if (file.likeliest.empty()) {
    console.warn(Message("{file}: {why}", {{"file", file.path}, {"why", file.why}}));
    return;
  }
  console.warn(Message("{file}: {why}; the likeliest is {other}, with {score}",
                       {{"file", file.path},
                        {"why", file.why},
                        {"other", file.likeliest.front().path},
                        {"score", fixed(file.likeliest.front().score, 3)}}));
}

/// Writes the table of what stays alone, or tells it.
void tell_unpaired(const PairCommandOptions& options, std::vector<UnpairedFile>& files,
                   const Console& console) {
  std::sort(
      files.begin(), files.end(),
      [](const UnpairedFile& a, const UnpairedFile& b) { return a.path < b.path; });
  if (!options.unpaired.empty())
    write_file(options.unpaired, unpaired_table(files));
  else
    for (const UnpairedFile& file : files) warn_of(file, console);
}

ExitStatus tell_counts(const PairedFiles& paired, const Console& console) {
  console.tell(Message::plural("{count} pair; files without counterpart: {files}",
                               "{count} pairs; files without counterpart: {files}",
                               paired.pairs.size(),
                               {{"files", paired.unpaired.size()}}));
  return paired.unpaired.empty() ? ExitStatus::done : ExitStatus::no;
}

/// What loading the lexicons has to say goes to `console`.
std::function<void(const Remarks&)> telling(const Console& console) {
  return [&console](const Remarks& remarks) { RemarkTeller(console).tell(remarks); };
}

ExitStatus run_on_records(const PairCommandOptions& options, const Console& console) {
  const TwoFolders& folders = options.pairing.folders;
  check_output_places(
      std::vector<NamedPlace>{{"--output", options.output},
                              {"--unpaired", options.unpaired}},
      std::vector<NamedPlace>{{"SOURCE", folders.source}, {"TARGET", folders.target}});
  const DocumentList sources(folders.source);
  const DocumentList targets(folders.target);
  PairedFiles paired =
      pair_records(options.pairing, sources, targets, telling(console));
  tell_unpaired(options, paired.unpaired, console);
  require_pairs(options.pairing, paired);
  OutputFile output(options.output);
  write_pair_records(paired.pairs, sources, targets,
                     [&](std::string_view record) { output.write(record); });
  output.commit();
  return tell_counts(paired, console);
}

ExitStatus run_pair(PairCommandOptions options, const Console& console) {
  check_output_places(std::vector<NamedPlace>{{"--output", options.output},
                                              {"--unpaired", options.unpaired}},
                      std::vector<NamedPlace>{});
  PairingOptions& pairing = options.pairing;
  TwoFolders& folders = pairing.folders;
  folders.source_language = canonical_option(folders.source_language, "--source-lang");
  folders.target_language = canonical_option(folders.target_language, "--target-lang");
  pairing.content.pairs.dictionary_folders = console.environment().dictionary_folders();
  if (are_records(pairing)) return run_on_records(options, console);
  PairedFiles paired = pair_documents(pairing, telling(console));
  check_not_documents(paired, options.output, options.unpaired);
  tell_unpaired(options, paired.unpaired, console);
  require_pairs(pairing, paired);
  write_file(options.output, manifest_of(paired.pairs));
  return tell_counts(paired, console);
}

void add_content_options(OptionTable& table, ContentOptions& content) {
  add_work_options(table, content.workers, content.limits);
  add_dictionary_option(table, content.pairs);
  add_word_options(table, content.pairs.words);
}

}  // namespace

Run declare_pair(OptionTable& table) {
  const auto options = std::make_shared<PairCommandOptions>();
  table.add_argument(
      "SOURCE", options->pairing.folders.source,
      "Folder with the texts; or a file that lists them, a path a line; or "
      "JSON lines that hold them (--by content)");
  table.add_argument("TARGET", options->pairing.folders.target,
                     "The same of their translations; may be the same place");
  table.heading("Input");
  table
      .add_option_function(
          "--by",
          [&by = options->pairing.by](const std::string& name) {
            by = name == "both"      ? PairedBy::both
                 : name == "content" ? PairedBy::content
                                     : PairedBy::name;
          },
          "WHAT",
          "What tells that two belong together: name, which is the default, "
          "content, or both, which is content for those left by name")
      ->choices({"name", "content", "both"});
  table.add_option(
      "--source-lang", options->pairing.folders.source_language, "TAG",
      "Language of the texts, left out of their names: a.ja.txt, ja/a.txt");
  table.add_option("--target-lang", options->pairing.folders.target_language, "TAG",
                   "Language of the translations");
  table.heading("Output");
  table.add_option("-o,--output", options->output, "FILE",
                   "Manifest to write, or of JSON lines records for awase pipe; - is "
                   "standard output, which is the default");
  table.add_option("--unpaired", options->unpaired, "FILE",
                   "Write a table of files without counterpart, why, and which are the "
                   "likeliest, instead of a line for each on standard error");
  table
      .add_option("--min-score", options->pairing.content.min_score, "X",
                  "By content: leave out pairs that are less likely than this, 0 to 1; "
                  "0.5 is the default")
      ->range(0, 1);
  add_content_options(table, options->pairing.content);
  return run_with(options, run_pair);
}

}  // namespace awase
