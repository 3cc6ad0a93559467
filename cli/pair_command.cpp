// SPDX-License-Identifier: Apache-2.0
//
// Two folders in, a manifest for `awase batch` out; or two files of JSON lines in,
// records for `awase pipe` out.

#include <algorithm>
#include <filesystem>
#include <memory>

#include "cli/align_options.h"
#include "cli/batch_options.h"
#include "cli/command.h"
#include "jobs/languages.h"
#include "jobs/pair_content.h"
#include "jobs/pair_manifest.h"
#include "text/error.h"
#include "text/file.h"
#include "text/language.h"
#include "text/output_places.h"

namespace awase {
namespace {

struct PairCommandOptions {
  TwoFolders folders;
  std::string by = "name";
  std::string output = "-";
  std::string unpaired;
  ContentOptions content;
  CommonOptions common;
};

/// Languages that were given hold; others are what names and texts say.
void put_given_languages(const PairCommandOptions& options,
                         std::vector<FilePair>& pairs) {
  for (FilePair& pair : pairs) {
    if (!options.folders.source_language.empty())
      pair.source_language = options.folders.source_language;
    if (!options.folders.target_language.empty())
      pair.target_language = options.folders.target_language;
  }
}

PairedFiles pair_names(const PairCommandOptions& options) {
  TwoFolders folders = options.folders;
  for (std::string* language : {&folders.source_language, &folders.target_language})
    *language = primary_language(*language);
  return pair_files(folders);
}

/// Pairs by content; of files those that `wanted` holds, where it is given.
PairedFiles pair_contents(const PairCommandOptions& options, const Console& console,
                          DocumentList sources, DocumentList targets,
                          const std::vector<std::string>* wanted) {
  if (wanted != nullptr)
    for (DocumentList* list : {&sources, &targets}) list->keep(*wanted);
  if (sources.names() == targets.names() && (options.folders.source_language.empty() ||
                                             options.folders.target_language.empty()))
    throw Error(ErrorKind::usage,
                Message("{folder}: the same for both; say --source-lang and "
                        "--target-lang, by which its documents are told apart",
                        {{"folder", options.folders.source}}));
  ContentOptions content = options.content;
  content.source_language = options.folders.source_language;
  content.target_language = options.folders.target_language;
  std::error_code ignored;
  if (std::filesystem::is_directory(options.folders.source, ignored))
    content.source_folder = options.folders.source;
  content.pairs.dictionary_folders = console.environment().dictionary_folders();
  return pair_by_content(sources, targets, content, [&](const Remarks& remarks) {
    RemarkTeller(console).tell(remarks);
  });
}

/// By name, and what is left by content.
PairedFiles pair_both(const PairCommandOptions& options, const Console& console) {
  PairedFiles paired = pair_names(options);
  std::vector<std::string> left;
  for (const UnpairedFile& file : paired.unpaired)
    if (!unusable_name(file.path)) left.push_back(file.path);
  std::sort(left.begin(), left.end());
  if (left.empty()) return paired;
  std::erase_if(paired.unpaired,
                [](const UnpairedFile& file) { return !unusable_name(file.path); });
  PairedFiles by_content =
      pair_contents(options, console, DocumentList(options.folders.source),
                    DocumentList(options.folders.target), &left);
  paired.pairs.insert(paired.pairs.end(), by_content.pairs.begin(),
                      by_content.pairs.end());
  paired.unpaired.insert(paired.unpaired.end(), by_content.unpaired.begin(),
                         by_content.unpaired.end());
  return paired;
}

PairedFiles pair(const PairCommandOptions& options, const Console& console) {
  if (options.by == "name") return pair_names(options);
  if (options.by == "both") return pair_both(options, console);
  return pair_contents(options, console, DocumentList(options.folders.source),
                       DocumentList(options.folders.target), nullptr);
}

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

/// A table may lie in a folder that is paired, and take the place of an earlier one
/// there, but of no document.
void check_not_documents(const PairCommandOptions& options, const PairedFiles& paired) {
  std::vector<NamedPlace> documents;
  for (const FilePair& one : paired.pairs) {
    documents.push_back({"SOURCE", one.source});
    documents.push_back({"TARGET", one.target});
  }
  std::string manifest = manifest_of({});
  manifest.pop_back();  // Columns of languages may follow.
  const std::string table = unpaired_table({});
  for (const UnpairedFile& file : paired.unpaired) {
    const bool is_written_to = is_same_place(file.path, options.output) ||
                               is_same_place(file.path, options.unpaired);
    if (!is_written_to) continue;
    const std::string bytes = read_file(file.path);
    if (!bytes.starts_with(manifest) && !bytes.starts_with(table))
      documents.push_back({"SOURCE", file.path});
  }
  check_output_places(std::vector<NamedPlace>{{"--output", options.output},
                                              {"--unpaired", options.unpaired}},
                      documents);
}

[[noreturn]] void refuse_nothing(const PairCommandOptions& options) {
  const TwoFolders& folders = options.folders;
  throw Error(ErrorKind::input,
              options.by == "name"
                  ? Message("{source} and {target}: no file of one has the name of one "
                            "of the other; say --source-lang and --target-lang where "
                            "the names hold languages, or --by content",
                            {{"source", folders.source}, {"target", folders.target}})
                  : Message("{source} and {target}: no document of one is the "
                            "translation of one of the other; check the languages",
                            {{"source", folders.source}, {"target", folders.target}}));
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

/// Whether the documents are records; throws Error (usage) where they cannot be paired
/// as asked.
bool are_records(const PairCommandOptions& options) {
  const TwoFolders& folders = options.folders;
  const bool source = holds_json_lines(folders.source);
  const bool target = holds_json_lines(folders.target);
  if (source != target)
    throw Error(ErrorKind::usage,
                Message("{source} and {target}: one holds texts as JSON lines, the "
                        "other does not; give two of a kind",
                        {{"source", folders.source}, {"target", folders.target}}));
  if (source && options.by != "content")
    throw Error(ErrorKind::usage, Message("{file}: holds texts as JSON lines, which "
                                          "have no names to go by; say --by content",
                                          {{"file", folders.source}}));
  return source;
}

ExitStatus pair_records(const PairCommandOptions& options, const Console& console) {
  const TwoFolders& folders = options.folders;
  check_output_places(
      std::vector<NamedPlace>{{"--output", options.output},
                              {"--unpaired", options.unpaired}},
      std::vector<NamedPlace>{{"SOURCE", folders.source}, {"TARGET", folders.target}});
  const DocumentList sources(folders.source);
  const DocumentList targets(folders.target);
  PairedFiles paired = pair_contents(options, console, sources, targets, nullptr);
  std::sort(paired.pairs.begin(), paired.pairs.end(),
            [](const FilePair& a, const FilePair& b) { return a.id < b.id; });
  tell_unpaired(options, paired.unpaired, console);
  if (paired.pairs.empty()) refuse_nothing(options);
  OutputFile output(options.output);
  write_pair_records(paired.pairs, sources, targets,
                     [&](std::string_view record) { output.write(record); });
  output.commit();
  return tell_counts(paired, console);
}

ExitStatus run_pair(PairCommandOptions options, const Environment& environment) {
  const Console console(environment, options.common.verbosity());
  check_output_places(std::vector<NamedPlace>{{"--output", options.output},
                                              {"--unpaired", options.unpaired}},
                      std::vector<NamedPlace>{});
  TwoFolders& folders = options.folders;
  folders.source_language = canonical_option(folders.source_language, "--source-lang");
  folders.target_language = canonical_option(folders.target_language, "--target-lang");
  if (are_records(options)) return pair_records(options, console);
  PairedFiles paired = pair(options, console);
  put_given_languages(options, paired.pairs);
  const auto by_id = [](const FilePair& a, const FilePair& b) {
    return std::tie(a.id, a.source) < std::tie(b.id, b.source);
  };
  std::sort(paired.pairs.begin(), paired.pairs.end(), by_id);
  make_ids_distinct(paired.pairs);
  std::sort(paired.pairs.begin(), paired.pairs.end(), by_id);
  check_not_documents(options, paired);
  tell_unpaired(options, paired.unpaired, console);
  if (paired.pairs.empty()) refuse_nothing(options);
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
      "SOURCE", options->folders.source,
      "Folder with the texts; or a file that lists them, a path a line; or "
      "JSON lines that hold them (--by content)");
  table.add_argument("TARGET", options->folders.target,
                     "The same of their translations; may be the same place");
  table.heading("Input");
  table
      .add_option("--by", options->by, "WHAT",
                  "What tells that two belong together: name, which is the default, "
                  "content, or both, which is content for those left by name")
      ->choices({"name", "content", "both"});
  table.add_option(
      "--source-lang", options->folders.source_language, "TAG",
      "Language of the texts, left out of their names: a.ja.txt, ja/a.txt");
  table.add_option("--target-lang", options->folders.target_language, "TAG",
                   "Language of the translations");
  table.heading("Output");
  table.add_option("-o,--output", options->output, "FILE",
                   "Manifest to write, or of JSON lines records for awase pipe; - is "
                   "standard output, which is the default");
  table.add_option("--unpaired", options->unpaired, "FILE",
                   "Write a table of files without counterpart, why, and which are the "
                   "likeliest, instead of a line for each on standard error");
  table
      .add_option("--min-score", options->content.min_score, "X",
                  "By content: leave out pairs that are less likely than this, 0 to 1; "
                  "0.5 is the default")
      ->range(0, 1);
  add_content_options(table, options->content);
  add_common_options(table, options->common);
  return run_with(options, run_pair);
}

}  // namespace awase
