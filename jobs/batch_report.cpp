// SPDX-License-Identifier: Apache-2.0

#include "jobs/batch_report.h"

#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "text/file.h"

namespace awase {
namespace {

using Json = nlohmann::ordered_json;
using State = BatchResults::Row::State;

constexpr std::size_t kLeastSure = 10;
constexpr std::chrono::seconds kBetweenLines{10};
constexpr std::chrono::milliseconds kBetweenBars{200};

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

std::string duration(double seconds) {
  const auto whole = static_cast<long>(seconds + 0.5);
  char text[40];
  std::snprintf(text, sizeof text, "%ld:%02ld:%02ld", whole / 3600, whole / 60 % 60,
                whole % 60);
  return text;
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

}  // namespace

std::size_t BatchResults::count(Row::State state) const {
  return static_cast<std::size_t>(
      std::count_if(rows.begin(), rows.end(),
                    [state](const Row& row) { return row.state == state; }));
}

BatchProgress::BatchProgress(const Environment& environment, Verbosity verbosity,
                             bool json, std::size_t pairs, std::uint64_t size)
    : bar_(environment.stderr_is_terminal && verbosity != Verbosity::quiet && !json),
      lines_(verbosity != Verbosity::quiet && !bar_),
      json_(json),
      pairs_(pairs),
      size_(std::max<std::uint64_t>(1, size)) {}

void BatchProgress::add(std::uint64_t size, bool failed) {
  ++done_;
  failed_ += failed;
  size_done_ += size;
}

void BatchProgress::tell() {
  const auto now = Clock::now();
  if (!(bar_ && now - told_ >= kBetweenBars) &&
      !(lines_ && now - told_ >= kBetweenLines))
    return;
  told_ = now;
  const double seconds = std::chrono::duration<double>(now - begin_).count();
  const double share = static_cast<double>(size_done_) / static_cast<double>(size_);
  const double rate = static_cast<double>(done_) / seconds;
  const double left = share > 0.0 ? seconds * (1.0 - share) / share : 0.0;
  if (json_) {
    const std::string line = Json{{"event", "progress"},      {"done", done_},
                                  {"failed", failed_},        {"total", pairs_},
                                  {"pairs_per_second", rate}, {"seconds_left", left}}
                                 .dump() +
                             "\n";
    std::fwrite(line.data(), 1, line.size(), stderr);
    return;
  }
  char rates[80];
  std::snprintf(rates, sizeof rates, "%.1f pairs/s, %s left", rate,
                duration(left).c_str());
  const std::string line = std::to_string(done_) + " of " + std::to_string(pairs_) +
                           " pairs, " + std::to_string(failed_) + " failed, " + rates;
  if (lines_) {
    write_message(line);
    return;
  }
  constexpr std::size_t kWidth = 24;
  const auto full = std::min(kWidth, static_cast<std::size_t>(share * kWidth));
  const std::string bar = std::string(full, '#') + std::string(kWidth - full, '.');
  std::fprintf(stderr, "\r\x1b[K[%s] %s", bar.c_str(), line.c_str());
  std::fflush(stderr);
  shown_ = true;
}

void BatchProgress::clear() {
  if (shown_) std::fputs("\r\x1b[K", stderr);
  shown_ = false;
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
    const ManifestRow said = manifest.row(results.first + k);
    const PairFigures& f = row.figures;
    std::string line(said.id);
    line += '\t' + (options.into.empty() ? said.out : options.into);
    for (const std::size_t count : {f.source_segments, f.target_segments, f.beads,
                                    f.pairs, f.left_out, f.doubtful})
      line += '\t' + std::to_string(count);
    line += '\t' + fixed(f.mean_confidence, 4) + '\t' + std::to_string(row.warnings);
    if (!more.empty()) line += '\t' + said.more;
    table.write(line += '\n');
  }
  table.commit();

  OutputFile failures(table_name(options, "failures"));
  failures.write("id\tcode\treason\n");
  for (const auto& [index, failure] : results.failures)
    failures.write(cell(std::string(manifest.row(index).id)) + '\t' + failure.code +
                   '\t' + cell(failure.reason) + '\n');
  failures.commit();
}

std::vector<std::string> batch_summary(const BatchResults& results,
                                       const Manifest& manifest,
                                       const BatchOptions& options) {
  const Totals totals = totals_of(results);
  std::string text = std::to_string(totals.documents) + " of " +
                     std::to_string(results.rows.size()) + " pairs of texts aligned";
  if (totals.kept > 0)
    text += " (" + std::to_string(totals.kept) + " of them by an earlier run)";
  text += ": " + std::to_string(totals.beads) + " beads, " +
          std::to_string(totals.pairs) + " pairs, mean confidence " +
          fixed(totals.confidence, 4) + ", " + std::to_string(totals.doubtful) +
          " below " + fixed(kSureConfidence, 1);
  if (totals.warnings > 0)
    text += "; " + std::to_string(totals.warnings) +
            " warnings, counted in results.tsv and said with -v";
  if (!results.failures.empty())
    text += "; " + std::to_string(results.failures.size()) + " failed, see " +
            table_name(options, "failures");
  std::vector<std::string> lines = {text};
  std::string least;
  for (const std::size_t k : totals.least_sure) {
    const double confidence = results.rows[k].figures.mean_confidence;
    if (confidence >= kSureConfidence) break;
    least += (least.empty() ? "least sure: " : ", ") +
             std::string(manifest.row(results.first + k).id) + " (" +
             fixed(confidence, 2) + ")";
  }
  if (!least.empty()) lines.push_back(least);
  return lines;
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
