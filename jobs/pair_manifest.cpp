// SPDX-License-Identifier: Apache-2.0

#include "jobs/pair_manifest.h"

#include <algorithm>

#include "jobs/output.h"
#include "text/ascii.h"

namespace awase {
namespace {

constexpr std::size_t kListed = 3;
constexpr int kDigits = 3;

/// One cell, whatever stands in it.
std::string cell(std::string text) {
  std::replace_if(text.begin(), text.end(), is_ascii_control, ' ');
  return text;
}

}  // namespace

std::string manifest_of(const std::vector<FilePair>& pairs) {
  const bool languages =
      std::any_of(pairs.begin(), pairs.end(), [](const FilePair& pair) {
        return !pair.source_language.empty() || !pair.target_language.empty();
      });
  const bool scores = std::any_of(pairs.begin(), pairs.end(),
                                  [](const FilePair& pair) { return pair.score; });
  std::string table = "id\tsource\ttarget";
  if (languages) table += "\tsource_lang\ttarget_lang";
  if (scores) table += "\tscore";
  table += '\n';
  for (const FilePair& pair : pairs) {
    table += pair.id + '\t' + pair.source + '\t' + pair.target;
    if (languages) table += '\t' + pair.source_language + '\t' + pair.target_language;
    if (scores) table += '\t' + (pair.score ? fixed(*pair.score, kDigits) : "");
    table += '\n';
  }
  return table;
}

std::string unpaired_table(const std::vector<UnpairedFile>& unpaired) {
  std::string table = "file\twhy";
  for (std::size_t k = 1; k <= kListed; ++k)
    table += "\tlikely" + std::to_string(k) + "\tscore" + std::to_string(k);
  table += '\n';
  for (const UnpairedFile& file : unpaired) {
    table += cell(file.path) + '\t' + cell(file.why.english());
    for (std::size_t k = 0; k < kListed; ++k) {
      const bool is_there = k < file.likeliest.size();
      table += '\t' + (is_there ? cell(file.likeliest[k].path) : "");
      table += '\t' + (is_there ? fixed(file.likeliest[k].score, kDigits) : "");
    }
    table += '\n';
  }
  return table;
}

}  // namespace awase
