// SPDX-License-Identifier: Apache-2.0

#include "jobs/evaluate_files.h"

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "jobs/output.h"
#include "text/disk.h"
#include "text/error.h"
#include "text/file.h"
#include "text/unicode.h"

namespace awase {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

bool is_folder(const std::string& path) {
  std::error_code ignored;
  return path != "-" && fs::is_directory(path, ignored);
}

/// Names in `folder` that end in ".gold", without that ending, in order.
std::vector<std::string> gold_names(const std::string& folder) {
  std::vector<std::string> names;
  std::error_code failure;
  for (fs::directory_iterator entry(folder, failure), end; !failure && entry != end;
       entry.increment(failure))
    if (entry->path().extension() == ".gold") names.push_back(entry->path().stem());
  if (failure) throw_file_error(folder, failure.value());
  if (names.empty())
    throw Error(ErrorKind::input,
                Message("{folder}: no NAME.gold file in this folder; name the gold "
                        "files so",
                        {{"folder", folder}}));
  std::sort(names.begin(), names.end());
  return names;
}

std::string prediction_path(const fs::path& folder, const std::string& name) {
  std::error_code ignored;
  for (const char* ending : {".pred", ".vecalign", ".ladder"})
    if (fs::exists(folder / (name + ending), ignored)) return folder / (name + ending);
  return {};
}

std::string cells(const Score& score) {
  return "  " + fixed(score.precision, 4) + "  " + fixed(score.recall, 4) + "  " +
         fixed(score.f1, 4);
}

std::string right_aligned(std::size_t number, std::size_t columns) {
  const std::string digits = std::to_string(number);
  return std::string(columns > digits.size() ? columns - digits.size() : 0, ' ') +
         digits;
}

std::string row(const std::string& name, const Tally& tally, std::size_t name_columns) {
  std::string line = name + std::string(name_columns - display_width(name), ' ');
  line += "  " + cells(strict_score(tally)) + "  " + cells(lax_score(tally));
  line += right_aligned(tally.predicted, 11) + right_aligned(tally.gold, 7);
  return line + '\n';
}

Json figures(const Score& score) {
  return {{"precision", score.precision}, {"recall", score.recall}, {"f1", score.f1}};
}

Json describe(const Tally& tally) {
  return {{"strict", figures(strict_score(tally))},
          {"lax", figures(lax_score(tally))},
          {"predicted_beads", tally.predicted},
          {"gold_beads", tally.gold}};
}

}  // namespace

std::vector<EvaluationPair> find_pairs(const std::string& gold,
                                       const std::string& predicted) {
  if (is_folder(gold) != is_folder(predicted))
    throw Error(ErrorKind::usage,
                Message("{folder}: one argument is a folder and the other is not; give "
                        "two files or two folders",
                        {{"folder", is_folder(gold) ? gold : predicted}}));
  if (gold == "-" && predicted == "-")
    throw Error(ErrorKind::usage,
                Message("-: standard input cannot be both files; give one of them by "
                        "name"));
  if (!is_folder(gold)) return {{fs::path(gold).filename().string(), gold, predicted}};
  std::vector<EvaluationPair> pairs;
  for (const std::string& name : gold_names(gold))
    pairs.push_back(
        {name, fs::path(gold) / (name + ".gold"), prediction_path(predicted, name)});
  return pairs;
}

EvaluationResult evaluate_files(const std::vector<EvaluationPair>& pairs) {
  EvaluationResult result;
  for (const EvaluationPair& pair : pairs) {
    const std::vector<ListedBead> gold = read_beads(read_file(pair.gold), pair.gold);
    if (pair.predicted.empty()) {
      result.missing.push_back(pair.name);
      result.total += compare(gold, {});
      continue;
    }
    const Tally tally =
        compare(gold, read_beads(read_file(pair.predicted), pair.predicted));
    result.documents.push_back({pair.name, tally});
    result.total += tally;
  }
  return result;
}

std::string to_table(const EvaluationResult& result, const MessageCatalogue& reader) {
  const auto padded = [](const Message& text, std::size_t columns, bool is_left,
                         const MessageCatalogue& catalogue) {
    const std::string shown = text.render(catalogue);
    const std::string spaces(columns - std::min(columns, display_width(shown)), ' ');
    return is_left ? shown + spaces : spaces + shown;
  };
  const Message document("document");
  const Message total("total");
  std::size_t columns = std::max(display_width(document.render(reader)),
                                 display_width(total.render(reader)));
  for (const DocumentTally& each : result.documents)
    columns = std::max(columns, display_width(each.name));
  std::string out(columns + 4, ' ');
  out += padded(Message("strict"), 26, true, reader);
  out += padded(Message("lax"), 24, true, reader);
  out += padded(Message("beads"), 11, false, reader) + '\n';
  out += padded(document, columns, true, reader);
  out += "         P       R      F1         P       R      F1";
  out += padded(Message("predicted"), 11, false, reader);
  out += padded(Message("gold"), 7, false, reader) + '\n';
  for (const DocumentTally& each : result.documents)
    out += row(each.name, each.tally, columns);
  if (result.documents.size() + result.missing.size() > 1)
    out += row(total.render(reader), result.total, columns);
  return out;
}

std::string to_json(const EvaluationResult& result) {
  Json documents = Json::array();
  for (const DocumentTally& document : result.documents) {
    Json entry = {{"document", document.name}};
    entry.update(describe(document.tally));
    documents.push_back(std::move(entry));
  }
  Json out = {{"total", describe(result.total)}, {"documents", std::move(documents)}};
  out["missing"] = result.missing;
  return out.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace awase
