// SPDX-License-Identifier: Apache-2.0

#include "jobs/pair_documents.h"

#include <algorithm>
#include <filesystem>
#include <tuple>
#include <utility>

#include "jobs/pair_manifest.h"
#include "text/error.h"
#include "text/file.h"
#include "text/language.h"
#include "text/output_places.h"

namespace awase {
namespace {

/// Languages that were given hold; others are what names and texts say.
void put_given_languages(const TwoFolders& folders, std::vector<FilePair>& pairs) {
  for (FilePair& pair : pairs) {
    if (!folders.source_language.empty())
      pair.source_language = folders.source_language;
    if (!folders.target_language.empty())
      pair.target_language = folders.target_language;
  }
}

PairedFiles pair_names(TwoFolders folders) {
  for (std::string* language : {&folders.source_language, &folders.target_language})
    *language = primary_language(*language);
  return pair_files(std::move(folders));
}

PairedFiles pair_contents(const PairingOptions& options, const DocumentList& sources,
                          const DocumentList& targets,
                          const std::function<void(const Remarks&)>& told) {
  const TwoFolders& folders = options.folders;
  if (sources.names() == targets.names() &&
      (folders.source_language.empty() || folders.target_language.empty()))
    throw Error(ErrorKind::usage,
                Message("{folder}: the same for both; say --source-lang and "
                        "--target-lang, by which its documents are told apart",
                        {{"folder", folders.source}}));
  ContentOptions content = options.content;
  content.source_language = folders.source_language;
  content.target_language = folders.target_language;
  std::error_code ignored;
  if (std::filesystem::is_directory(folders.source, ignored))
    content.source_folder = folders.source;
  return pair_by_content(sources, targets, std::move(content), told);
}

/// By name, and what is left by content.
PairedFiles pair_both(const PairingOptions& options,
                      const std::function<void(const Remarks&)>& told) {
  PairedFiles paired = pair_names(options.folders);
  std::vector<std::string> left;
  for (const UnpairedFile& file : paired.unpaired)
    if (!unusable_name(file.path)) left.push_back(file.path);
  std::sort(left.begin(), left.end());
  if (left.empty()) return paired;
  std::erase_if(paired.unpaired,
                [](const UnpairedFile& file) { return !unusable_name(file.path); });
  DocumentList sources(options.folders.source);
  DocumentList targets(options.folders.target);
  for (DocumentList* list : {&sources, &targets}) list->keep(left);
  PairedFiles by_content = pair_contents(options, sources, targets, told);
  paired.pairs.insert(paired.pairs.end(), by_content.pairs.begin(),
                      by_content.pairs.end());
  paired.unpaired.insert(paired.unpaired.end(), by_content.unpaired.begin(),
                         by_content.unpaired.end());
  return paired;
}

PairedFiles pair(const PairingOptions& options,
                 const std::function<void(const Remarks&)>& told) {
  if (options.by == PairedBy::name) return pair_names(options.folders);
  if (options.by == PairedBy::both) return pair_both(options, told);
  return pair_contents(options, DocumentList(options.folders.source),
                       DocumentList(options.folders.target), told);
}

}  // namespace

bool are_records(const PairingOptions& options) {
  const TwoFolders& folders = options.folders;
  const bool source = holds_json_lines(folders.source);
  const bool target = holds_json_lines(folders.target);
  if (source != target)
    throw Error(ErrorKind::usage,
                Message("{source} and {target}: one holds texts as JSON lines, the "
                        "other does not; give two of a kind",
                        {{"source", folders.source}, {"target", folders.target}}));
  if (source && options.by != PairedBy::content)
    throw Error(
        ErrorKind::usage,
        Message("{file}: holds texts as JSON lines, which have no names to go by; "
                "say --by content",
                {{"file", folders.source}}));
  return source;
}

PairedFiles pair_documents(const PairingOptions& options,
                           const std::function<void(const Remarks&)>& told) {
  PairedFiles paired = pair(options, told);
  put_given_languages(options.folders, paired.pairs);
  const auto by_id = [](const FilePair& a, const FilePair& b) {
    return std::tie(a.id, a.source) < std::tie(b.id, b.source);
  };
  std::sort(paired.pairs.begin(), paired.pairs.end(), by_id);
  make_ids_distinct(paired.pairs);
  std::sort(paired.pairs.begin(), paired.pairs.end(), by_id);
  return paired;
}

PairedFiles pair_records(const PairingOptions& options, const DocumentList& sources,
                         const DocumentList& targets,
                         const std::function<void(const Remarks&)>& told) {
  PairedFiles paired = pair_contents(options, sources, targets, told);
  std::sort(paired.pairs.begin(), paired.pairs.end(),
            [](const FilePair& a, const FilePair& b) { return a.id < b.id; });
  return paired;
}

void check_not_documents(const PairedFiles& paired, const std::string& manifest,
                         const std::string& unpaired) {
  std::vector<NamedPlace> documents;
  for (const FilePair& one : paired.pairs) {
    documents.push_back({"SOURCE", one.source});
    documents.push_back({"TARGET", one.target});
  }
  std::string begin = manifest_of({});
  begin.pop_back();  // Columns of languages may follow.
  const std::string table = unpaired_table({});
  for (const UnpairedFile& file : paired.unpaired) {
    if (!is_same_place(file.path, manifest) && !is_same_place(file.path, unpaired))
      continue;
    const std::string bytes = read_file(file.path);
    if (!bytes.starts_with(begin) && !bytes.starts_with(table))
      documents.push_back({"SOURCE", file.path});
  }
  check_output_places(
      std::vector<NamedPlace>{{"--output", manifest}, {"--unpaired", unpaired}},
      documents);
}

void require_pairs(const PairingOptions& options, const PairedFiles& paired) {
  if (!paired.pairs.empty()) return;
  const TwoFolders& folders = options.folders;
  throw Error(ErrorKind::input,
              options.by == PairedBy::name
                  ? Message("{source} and {target}: no file of one has the name of one "
                            "of the other; say --source-lang and --target-lang where "
                            "the names hold languages, or --by content",
                            {{"source", folders.source}, {"target", folders.target}})
                  : Message("{source} and {target}: no document of one is the "
                            "translation of one of the other; check the languages",
                            {{"source", folders.source}, {"target", folders.target}}));
}

}  // namespace awase
