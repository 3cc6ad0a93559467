// SPDX-License-Identifier: Apache-2.0
//
// What a shell may complete a command line with. The scripts in cli/completions/ ask
// `awase complete` and know no command and no option themselves.

#pragma once

#include <span>
#include <string>
#include <vector>

#include "terminal/command_table.h"
#include "terminal/option_table.h"

namespace awase {

/// What a value is. It follows from what help calls it: FILE and MEMORY are files, DIR
/// and FOLDER folders, TAG a language, ENCODING an encoding, most others are words.
enum class ValueKind { text, file, folder, language, encoding };

/// The kind of the values of `option`.
ValueKind value_kind(const Option& option);

/// What may stand in the place of the last word.
struct Completion {
  struct Candidate {
    std::string word;
    std::string meaning;  ///< A line in the reader's language; may be empty.
  };
  std::vector<Candidate> candidates;
  /// Of what kind the word is; names of files and folders are the shell's to find.
  ValueKind kind = ValueKind::text;
};

/// Completes the last of `words`, those that follow "awase"; it may be empty. A word
/// "=" between an option and its value is left out: bash splits them so.
Completion complete(const CommandTable& table, std::span<const std::string> words);

/// What `awase complete WORD...` prints: on the first line "words", "files" or
/// "folders", then a candidate a line, with its meaning after a tab.
std::string completion_lines(const CommandTable& table, std::span<char* const> words);

}  // namespace awase
