// SPDX-License-Identifier: Apache-2.0

#include "cli/batch_options.h"

#include <charconv>

#include "cli/arguments.h"
#include "text/error.h"

namespace awase {
namespace {

constexpr const char* kWork = "Work";

/// "3/40" as a shard from 0 and how many there are; empty when it is none.
bool parse_shard(const std::string& text, std::size_t& shard, std::size_t& shards) {
  const char* const end = text.data() + text.size();
  const auto first = std::from_chars(text.data(), end, shard);
  if (first.ec != std::errc() || first.ptr == end || *first.ptr != '/') return false;
  const auto second = std::from_chars(first.ptr + 1, end, shards);
  if (second.ec != std::errc() || second.ptr != end) return false;
  return shard-- >= 1 && shard < shards && shards <= 1'000'000;
}

/// "500M", "2G" or a number of bytes.
bool parse_size(std::string text, std::size_t& bytes) {
  std::size_t unit = 1;
  if (!text.empty() && (text.back() == 'M' || text.back() == 'G')) {
    unit = std::size_t{1} << (text.back() == 'M' ? 20 : 30);
    text.pop_back();
  }
  std::size_t count = 0;
  const auto [end, failure] =
      std::from_chars(text.data(), text.data() + text.size(), count);
  if (failure != std::errc() || end != text.data() + text.size()) return false;
  if (count == 0 || count > (std::size_t{1} << 50) / unit) return false;
  bytes = count * unit;
  return true;
}

void add_output_options(CLI::App& app, BatchOptions& options) {
  constexpr const char* kGroup = "Output";
  app.add_option("--out", options.out,
                 "Folder for the outputs, results.tsv and failures.tsv")
      ->type_name("DIR")
      ->required()
      ->group(kGroup);
  app.add_option("--into", options.into,
                 "Write one TMX for all pairs instead of an output for each")
      ->type_name("FILE")
      ->group(kGroup);
  restrict_to(app.add_option("--to", options.align.format,
                             "What each output is: tmx, which is the default, tsv, "
                             "jsonl, text, ladder or vecalign")
                  ->type_name("FORMAT")
                  ->group(kGroup),
              format_names());
  app.add_flag("--json", options.align.json,
               "Give the summary as JSON on standard output")
      ->group(kGroup);
}

}  // namespace

void add_work_options(CLI::App& app, unsigned& workers, WorkLimits& limits) {
  app.add_option("-j,--jobs", workers, "Pairs at a time; else one for each core")
      ->check(CLI::Range(1, 1024).description(""))
      ->type_name("N")
      ->group(kWork);
  app.add_option("--timeout", limits.timeout_seconds,
                 "Give a pair up after so many seconds")
      ->check(CLI::Range(0.001, 1e9).description(""))
      ->type_name("SECONDS")
      ->group(kWork);
  app.add_option_function<std::string>(
         "--max-memory",
         [&limits](const std::string& text) {
           if (!parse_size(text, limits.max_memory_bytes))
             throw Error(ErrorKind::usage,
                         "--max-memory: '" + text + "' is no size; say 500M or 2G");
         },
         "Give a pair up when it takes more than this, such as 500M or 2G")
      ->type_name("SIZE")
      ->group(kWork);
}

void add_batch_options(CLI::App& app, BatchOptions& options) {
  app.add_option("MANIFEST", options.manifest,
                 "Table of pairs: tabs between, a header with id, source, target; - is "
                 "standard input")
      ->required();
  add_output_options(app, options);
  add_work_options(app, options.workers, options.limits);
  app.add_flag("--resume", options.resume,
               "Leave out what an earlier run into the same folder did and what has "
               "not changed since")
      ->group(kWork);
  app.add_option_function<std::string>(
         "--shard",
         [&options](const std::string& text) {
           if (!parse_shard(text, options.shard, options.shards))
             throw Error(
                 ErrorKind::usage,
                 "--shard: '" + text + "' is no shard; say 3/40, counted from 1");
         },
         "Do one of several equal shares of the work, such as 3/40")
      ->type_name("N/ALL")
      ->group(kWork);
  app.add_flag("--learn", options.learn,
               "Align twice, the second time with words learned from all pairs")
      ->group("Alignment");
  app.add_option("--save-lexicon", options.save_lexicon,
                 "Write what --learn learned, for --lexicon of other runs")
      ->type_name("FILE")
      ->group("Alignment");
  restrict_to(
      app.add_option("--log-format", options.log_format,
                     "How progress is told: text, which is the default, or json")
          ->type_name("FORMAT")
          ->group("Messages"),
      {"text", "json"});
  add_many_pairs_options(app, options.align, true);
}

void settle_batch_options(BatchOptions& options) {
  const auto refuse = [](const std::string& what) {
    throw Error(ErrorKind::usage, what);
  };
  if (options.align.format.empty()) options.align.format = "tmx";
  if (!options.save_lexicon.empty() && !options.learn)
    refuse("--save-lexicon: nothing is learned without --learn; give both");
  if (options.workers == 0) options.workers = usable_cores();
  if (!options.into.empty()) {
    if (options.align.format != "tmx")
      refuse("--into: one file for all is a TMX; leave out --to");
    if (!options.into.ends_with(".tmx") && !options.into.ends_with(".tmx.gz"))
      refuse("--into: " + options.into + ": give a name that ends in .tmx or .tmx.gz");
  }
}

}  // namespace awase
