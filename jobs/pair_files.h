// SPDX-License-Identifier: Apache-2.0
//
// Which files of two folders are a text and its translation, going by their names.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "text/message.h"

namespace awase {

/// Two files that belong together.
struct FilePair {
  std::string id;  ///< What both names have in common; no two pairs have the same.
  std::string source;
  std::string target;
  std::string source_language;  ///< As names and folders say it; may be empty.
  std::string target_language;
  std::optional<double> score = {};  ///< How likely they are a pair, by content.
};

/// A file, and how likely it is the counterpart of another.
struct Counterpart {
  std::string path;
  double score = 0.0;
};

/// A file that stays alone, why, and which counterparts are the likeliest.
struct UnpairedFile {
  std::string path;
  Message why;
  std::vector<Counterpart> likeliest = {};
};

struct PairedFiles {
  std::vector<FilePair> pairs;         ///< By id.
  std::vector<UnpairedFile> unpaired;  ///< By path.
};

/// Two folders, which may be one, or two lists of files, and the languages (primary
/// subtags) of the texts in them; empty: not known.
struct TwoFolders {
  std::string source;
  std::string target;
  std::string source_language;
  std::string target_language;
};

/// Pairs the files below two folders. Their paths are compared without ending, without
/// case, width and composition, and without the language where find_language_mark()
/// sees it: in the name of the file, as its ending, or in a folder of it. In one
/// folder every file must have a language, and both must be given; two folders that are
/// named by languages say them. Where several files of a side are alike, those of the
/// same ending are paired, then those whose names are spelled alike. Hidden files are
/// passed over. What could stand in no manifest stays unpaired. Throws Error: usage for
/// one folder without languages, unavailable when a folder cannot be read.
PairedFiles pair_files(TwoFolders folders);

/// Paths of all files below a folder, in order, those left out that are hidden; or,
/// where `folder` is a file, those that its lines name, relative ones from the current
/// folder. Throws Error (unavailable) when it cannot be read, and (input) when a list
/// is not UTF-8 or names what is not there.
std::vector<std::string> files_at(const std::string& folder);

/// Why no manifest can name this file; nothing when one can.
std::optional<Message> unusable_name(const std::string& path);

/// Gives pairs that have the same id as others one of their own.
void make_ids_distinct(std::vector<FilePair>& pairs);

}  // namespace awase
