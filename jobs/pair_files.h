// SPDX-License-Identifier: Apache-2.0
//
// Which files of two folders are a text and its translation, going by their names.

#pragma once

#include <string>
#include <utility>
#include <vector>

namespace awase {

/// Two files that belong together.
struct FilePair {
  std::string id;  ///< What both names have in common, without ending.
  std::string source;
  std::string target;
};

struct PairedFiles {
  std::vector<FilePair> pairs;        ///< By id.
  std::vector<std::string> unpaired;  ///< In order.
};

/// Pairs the files below two folders, which may be one. Names are compared without
/// ending, and without the language: a part of the name ("a.ja.txt", "a_en-US.html",
/// "ja-a.txt") or a folder of it ("ja/a.txt"). In one folder every file must have a
/// language. A language is a primary subtag, such as "ja"; empty: any that is known
/// where it stands alone between the name and its ending. Hidden files are passed
/// over. Where two files of a side are alike, both stay unpaired. Throws Error
/// (unavailable) when a folder cannot be read.
PairedFiles pair_files(const std::string& source_folder,
                       const std::string& target_folder,
                       const std::string& source_language,
                       const std::string& target_language);

}  // namespace awase
