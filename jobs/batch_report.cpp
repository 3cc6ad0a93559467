// SPDX-License-Identifier: Apache-2.0

#include "jobs/batch_report.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "align/confidence.h"
#include "text/file.h"

namespace awase {
namespace {

using Json = nlohmann::ordered_json;
using State = BatchResults::Row::State;

constexpr std::size_t kLeastSure = 10;

/// One line, without what separates cells.
std::string cell(std::string text) {
  for (char& c : text)
    if (c == '\t' || c == '\n' || c == '\r') c = ' ';
  return text;
}

std::string table_name(const BatchOptions& options, const std::string& name) {
  std::string shard;
  if (options.shards > 1)
    shard = "." + std::to_string(options.shard + 1) + "-of-" +
            std::to_string(options.shards);
  return options.out + "/" + name + shard + ".tsv";
}

/// Sums over the rows that are done.
struct Totals {
  std::size_t documents = 0, kept = 0, segments = 0, beads = 0, pairs = 0, left_out = 0,
              doubtful = 0, warnings = 0;
  double confidence = 0.0;              // Mean over all pairs.
  std::vector<std::size_t> least_sure;  // Rows with pairs.
};

Totals totals_of(const BatchResults& results) {
  Totals totals;
  for (std::size_t k = 0; k < results.rows.size(); ++k) {
    const BatchResults::Row& row = results.rows[k];
    if (row.state != State::done && row.state != State::kept) continue;
    const PairFigures& f = row.figures;
    ++totals.documents;
    totals.kept += row.state == State::kept;
    totals.segments += f.source_segments + f.target_segments;
    totals.beads += f.beads;
    totals.pairs += f.pairs;
    totals.left_out += f.left_out;
    totals.doubtful += f.doubtful;
    totals.warnings += row.warnings;
    totals.confidence += f.mean_confidence * static_cast<double>(f.pairs);
    totals.least_sure.push_back(k);
  }
  if (totals.pairs > 0) totals.confidence /= static_cast<double>(totals.pairs);
  const auto count = std::min(kLeastSure, totals.least_sure.size());
  std::partial_sort(totals.least_sure.begin(),
                    totals.least_sure.begin() + static_cast<std::ptrdiff_t>(count),
                    totals.least_sure.end(), [&](std::size_t a, std::size_t b) {
                      const double x = results.rows[a].figures.mean_confidence;
                      const double y = results.rows[b].figures.mean_confidence;
                      return x != y ? x < y : a < b;
                    });
  totals.least_sure.resize(count);
  return totals;
}

/// Two statements, one after the other.
Message both(Message one, Message other) {
  return Message("{one}; {other}",
                 {{"one", std::move(one)}, {"other", std::move(other)}});
}

}  // namespace

std::size_t BatchResults::count(Row::State state) const {
  return static_cast<std::size_t>(
      std::count_if(rows.begin(), rows.end(),
                    [state](const Row& row) { return row.state == state; }));
}

void write_results(const BatchResults& results, const Manifest& manifest,
                   const BatchOptions& options) {
  OutputFile table(table_name(options, "results"));
  std::string more(manifest.more_columns());
  if (!more.empty()) more.insert(0, "\t");
  table.write(
      "id\tout\tsource_segments\ttarget_segments\tbeads\tpairs\tleft_out\tdoubtful\t"
      "mean_confidence\twarnings" +
      more + "\n");
  for (std::size_t k = 0; k < results.rows.size(); ++k) {
    const BatchResults::Row& row = results.rows[k];
    if (row.state != State::done && row.state != State::kept) continue;
    const ManifestRow named = manifest.row(results.first + k);
    const PairFigures& f = row.figures;
    std::string line(named.id);
    line += '\t' + (options.into.empty() ? named.out : options.into);
    for (const std::size_t count : {f.source_segments, f.target_segments, f.beads,
                                    f.pairs, f.left_out, f.doubtful})
      line += '\t' + std::to_string(count);
    line += '\t' + fixed(f.mean_confidence, 4) + '\t' + std::to_string(row.warnings);
    if (!more.empty()) line += '\t' + named.more;
    table.write(line += '\n');
  }
  table.commit();

  OutputFile failures(table_name(options, "failures"));
  failures.write("id\tcode\treason\n");
  for (const auto& [index, failure] : results.failures)
    failures.write(cell(std::string(manifest.row(index).id)) + '\t' + failure.code +
                   '\t' + cell(failure.reason.english()) + '\n');
  failures.commit();
}

std::vector<Message> batch_summary(const BatchResults& results,
                                   const Manifest& manifest,
                                   const BatchOptions& options) {
  const Totals totals = totals_of(results);
  std::vector<MessagePlace> places = {
      {"done", totals.documents},    {"rows", results.rows.size()},
      {"earlier", totals.kept},      {"beads", totals.beads},
      {"pairs", totals.pairs},       {"confidence", fixed(totals.confidence, 4)},
      {"doubtful", totals.doubtful}, {"limit", fixed(kDoubtfulBelow, 1)}};
  Message sentence =
      totals.kept > 0
          ? Message(
                "{done} of {rows} pairs of texts aligned ({earlier} of them by an "
                "earlier run): {beads} beads, {pairs} pairs, mean confidence "
                "{confidence}, {doubtful} below {limit}",
                std::move(places))
          : Message(
                "{done} of {rows} pairs of texts aligned: {beads} beads, {pairs} "
                "pairs, mean confidence {confidence}, {doubtful} below {limit}",
                std::move(places));
  if (totals.warnings > 0)
    sentence = both(std::move(sentence),
                    Message::plural("{count} warning, counted in results.tsv and said "
                                    "with -v",
                                    "{count} warnings, counted in results.tsv and said "
                                    "with -v",
                                    totals.warnings));
  if (results.duplicates > 0)
    sentence =
        both(std::move(sentence),
             Message::plural("{count} near duplicate left out",
                             "{count} near duplicates left out", results.duplicates));
  if (!results.failures.empty())
    sentence = both(std::move(sentence),
                    Message("{failed} failed, see {table}",
                            {{"failed", results.failures.size()},
                             {"table", table_name(options, "failures")}}));
  std::vector<Message> sentences = {std::move(sentence)};
  std::string least;
  for (const std::size_t k : totals.least_sure) {
    const double confidence = results.rows[k].figures.mean_confidence;
    if (confidence >= kDoubtfulBelow) break;
    least += (least.empty() ? "" : ", ") +
             std::string(manifest.row(results.first + k).id) + " (" +
             fixed(confidence, 2) + ")";
  }
  if (!least.empty())
    sentences.push_back(Message("least sure: {rows}", {{"rows", least}}));
  if (results.added)
    for (Message& line : describe(*results.added, options.into, results.memory_units))
      sentences.push_back(std::move(line));
  return sentences;
}

std::string batch_summary_json(const BatchResults& results, const Manifest& manifest,
                               const BatchOptions& options) {
  const Totals totals = totals_of(results);
  Json json;
  json["out"] = options.out;
  if (!options.into.empty()) json["into"] = options.into;
  json["shard"] = options.shard + 1;
  json["shards"] = options.shards;
  json["documents"] = results.rows.size();
  json["aligned"] = totals.documents;
  json["kept"] = totals.kept;
  json["failed"] = results.failures.size();
  json["segments"] = totals.segments;
  json["beads"] = totals.beads;
  json["pairs"] = totals.pairs;
  json["left_out"] = totals.left_out;
  json["doubtful"] = totals.doubtful;
  json["mean_confidence"] = totals.confidence;
  json["warnings"] = totals.warnings;
  if (options.clean) json["duplicates"] = results.duplicates;
  if (results.added)
    json["memory"] = {{"added", results.added->added},
                      {"known", results.added->known},
                      {"units", results.memory_units}};
  json["least_sure"] = Json::array();
  for (const std::size_t k : totals.least_sure) {
    const PairFigures& f = results.rows[k].figures;
    json["least_sure"].push_back({{"id", manifest.row(results.first + k).id},
                                  {"mean_confidence", f.mean_confidence},
                                  {"pairs", f.pairs},
                                  {"doubtful", f.doubtful}});
  }
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace awase
