// SPDX-License-Identifier: Apache-2.0

#include "text/file_endings.h"

#include "text/ascii.h"

namespace awase {
namespace {

struct PairEnding {
  std::string_view ending;
  std::string_view format;
  bool is_pairs_alone = true;
};

constexpr PairEnding kPairEndings[] = {{"tmx", "tmx"},
                                       {"tsv", "tsv", false},
                                       {"tab", "tsv", false},
                                       {"csv", "csv", false},
                                       {"xlsx", "xlsx", false},
                                       {"jsonl", "jsonl"},
                                       {"ndjson", "jsonl"},
                                       {"xlf", "xliff"},
                                       {"xliff", "xliff"},
                                       {"xlif", "xliff"},
                                       {"sdlxliff", "xliff"},
                                       {"mqxliff", "xliff"},
                                       {"mxliff", "xliff"},
                                       {"po", "po"},
                                       {"pot", "po"}};

}  // namespace

std::string file_ending(std::string_view path) {
  const std::size_t dot = path.find_last_of("./\\");
  if (dot == std::string_view::npos || path[dot] != '.') return {};
  return ascii_lower(path.substr(dot + 1));
}

bool ends_in_gz(std::string_view path) { return file_ending(path) == "gz"; }

std::string packed_file_ending(std::string_view path) {
  if (ends_in_gz(path)) path.remove_suffix(3);
  return file_ending(path);
}

std::string_view pair_format_of_ending(std::string_view ending) {
  for (const PairEnding& row : kPairEndings)
    if (row.ending == ending) return row.format;
  return {};
}

bool is_pairs_alone(std::string_view ending) {
  for (const PairEnding& row : kPairEndings)
    if (row.ending == ending) return row.is_pairs_alone;
  return false;
}

}  // namespace awase
