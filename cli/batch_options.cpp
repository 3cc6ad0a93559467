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

void add_output_options(OptionTable& table, BatchOptions& options) {
  constexpr const char* kGroup = "Output";
  table
      .add_option("--out", options.out,
                  "Folder for the outputs, results.tsv and failures.tsv")
      ->type_name("DIR")
      ->required()
      ->group(kGroup);
  table
      .add_option("--into", options.into,
                  "Write one TMX for all pairs instead of an output for each")
      ->type_name("FILE")
      ->group(kGroup);
  table
      .add_option("--to", options.align.format,
                  "What each output is: tmx, which is the default, tsv, "
                  "jsonl, text, ladder or vecalign")
      ->type_name("FORMAT")
      ->group(kGroup)
      ->choices(format_names());
  table
      .add_flag("--json", options.align.json,
                "Give the summary as JSON on standard output")
      ->group(kGroup);
}

}  // namespace

void add_work_options(OptionTable& table, unsigned& workers, WorkLimits& limits) {
  table.add_option("-j,--jobs", workers, "Pairs at a time; else one for each core")
      ->range(1, 1024)
      ->type_name("N")
      ->group(kWork);
  table
      .add_option("--timeout", limits.timeout_seconds,
                  "Give a pair up after so many seconds")
      ->range(0.001, 1e9)
      ->type_name("SECONDS")
      ->group(kWork);
  table
      .add_option("--max-memory", limits.max_memory_bytes,
                  "Give a pair up when it takes more than this, such as 500M or 2G")
      ->size()
      ->type_name("SIZE")
      ->group(kWork);
}

void add_batch_options(OptionTable& table, BatchOptions& options) {
  table
      .add_option(
          "MANIFEST", options.manifest,
          "Table of pairs: tabs between, a header with id, source, target; - is "
          "standard input")
      ->required();
  add_output_options(table, options);
  add_work_options(table, options.workers, options.limits);
  table
      .add_flag("--resume", options.resume,
                "Leave out what an earlier run into the same folder did and what has "
                "not changed since")
      ->group(kWork);
  table
      .add_option_function(
          "--shard",
          [&options](const std::string& text) {
            if (!parse_shard(text, options.shard, options.shards))
              throw Error(ErrorKind::usage,
                          Message("'{typed}' is no shard; say 3/40, counted from 1",
                                  {{"typed", text}}));
          },
          "Do one of several equal shares of the work, such as 3/40")
      ->type_name("N/ALL")
      ->group(kWork);
  table
      .add_flag("--learn", options.learn,
                "Align twice, the second time with words learned from all pairs")
      ->group("Alignment");
  table
      .add_option("--save-lexicon", options.save_lexicon,
                  "Write what --learn learned, for --lexicon of other runs")
      ->type_name("FILE")
      ->group("Alignment");
  table
      .add_option("--log-format", options.log_format,
                  "How progress is told: text, which is the default, or json")
      ->type_name("FORMAT")
      ->group("Messages")
      ->choices({"text", "json"});
  add_many_pairs_options(table, options.align, true);
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
