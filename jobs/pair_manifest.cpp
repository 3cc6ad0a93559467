// SPDX-License-Identifier: Apache-2.0

#include "jobs/pair_manifest.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <unordered_map>

#include "jobs/output.h"
#include "text/ascii.h"

namespace awase {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kListed = 3;
constexpr int kDigits = 3;

/// One cell, whatever stands in it.
std::string cell(std::string text) {
  std::replace_if(text.begin(), text.end(), is_ascii_control, ' ');
  return text;
}

std::unordered_map<std::string, std::size_t> numbers_of(const DocumentList& list) {
  std::unordered_map<std::string, std::size_t> numbers;
  for (std::size_t k = 0; k < list.size(); ++k) numbers.emplace(list.name(k), k);
  return numbers;
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

void write_pair_records(const std::vector<FilePair>& pairs, const DocumentList& sources,
                        const DocumentList& targets,
                        const std::function<void(std::string_view)>& write) {
  const auto source_numbers = numbers_of(sources);
  const auto target_numbers = numbers_of(targets);
  for (const FilePair& pair : pairs) {
    const TextInput source = sources.input(source_numbers.at(pair.source));
    const TextInput target = targets.input(target_numbers.at(pair.target));
    Json record = {{"id", pair.id},
                   {"source", source.content.value_or("")},
                   {"target", target.content.value_or("")},
                   {"source_lang", pair.source_language},
                   {"target_lang", pair.target_language},
                   {"source_id", pair.source},
                   {"target_id", pair.target}};
    if (pair.score) record["score"] = Json::parse(fixed(*pair.score, kDigits));
    write(record.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n');
  }
}

}  // namespace awase
