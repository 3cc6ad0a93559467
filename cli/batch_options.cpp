// SPDX-License-Identifier: Apache-2.0

#include "cli/batch_options.h"

#include <charconv>

#include "text/error.h"

namespace awase {
namespace {

constexpr const char* kWork = translatable("Work");

/// "3/40" as a shard from 0 and how many there are; empty when it is none.
bool parse_shard(const std::string& text, std::size_t& shard, std::size_t& shards) {
  const char* const end = text.data() + text.size();
  const auto first = std::from_chars(text.data(), end, shard);
  if (first.ec != std::errc() || first.ptr == end || *first.ptr != '/') return false;
  const auto second = std::from_chars(first.ptr + 1, end, shards);
  if (second.ec != std::errc() || second.ptr != end) return false;
  return shard-- >= 1 && shard < shards && shards <= 1'000'000;
}

void add_output_options(OptionTable& table, BatchCommandOptions& options) {
  constexpr const char* kGroup = translatable("Output");
  table
      .add_option("--out", options.batch.out,
                  "Folder for the outputs, results.tsv and failures.tsv")
      ->type_name("DIR")
      ->required()
      ->group(kGroup);
  table
      .add_option(
          "--into", options.batch.into,
          "Write one TMX for all pairs instead of an output for each, or add them to "
          "a memory (.awm), which is made when it is not there")
      ->type_name("FILE")
      ->group(kGroup);
  table
      .add_option("--to", options.format,
                  "What each output is: tmx, which is the default, tsv, csv, xlsx, "
                  "jsonl, xliff, po, text, ladder, vecalign, awase, bitextor, moses, "
                  "cesalign, document-jsonl, html or epub")
      ->type_name("FORMAT")
      ->group(kGroup)
      ->choices(format_names());
  add_layout_option(table, options.batch.style.layout);
  table
      .add_flag(
          "--clean", options.batch.clean,
          "Leave out pairs that are hardly translations, as awase tmx clean does; "
          "with --into near duplicates too")
      ->group(kGroup);
  table
      .add_option("--report", options.batch.report,
                  "Write a page on the whole batch too: documents by the errors to be "
                  "expected, with plots; one HTML file")
      ->type_name("FILE")
      ->group(kGroup);
  table.add_flag("--json", options.json, "Give the summary as JSON on standard output")
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

void add_batch_options(OptionTable& table, BatchCommandOptions& options) {
  BatchOptions& batch = options.batch;
  table
      .add_option(
          "MANIFEST", batch.manifest,
          "Table of pairs: tabs between, a header with id, source, target; - is "
          "standard input")
      ->required();
  add_output_options(table, options);
  add_work_options(table, batch.workers, batch.limits);
  table
      .add_flag("--resume", batch.resume,
                "Leave out what an earlier run into the same folder did and what has "
                "not changed since")
      ->group(kWork);
  table
      .add_option_function(
          "--shard",
          [&batch](const std::string& text) {
            if (!parse_shard(text, batch.shard, batch.shards))
              throw Error(ErrorKind::usage,
                          Message("'{typed}' is no shard; say 3/40, counted from 1",
                                  {{"typed", text}}));
          },
          "Do one of several equal shares of the work, such as 3/40")
      ->type_name("N/ALL")
      ->group(kWork);
  table
      .add_flag("--learn", batch.learn,
                "Align twice, the second time with words learned from all pairs")
      ->group("Alignment");
  table
      .add_option("--save-lexicon", batch.save_lexicon,
                  "Write what --learn learned, for --lexicon of other runs")
      ->type_name("FILE")
      ->group("Alignment");
  table
      .add_option("--log-format", options.log_format,
                  "How progress is told: text, which is the default, or json")
      ->type_name("FORMAT")
      ->group("Messages")
      ->choices({"text", "json"});
  add_reading_options(table, options.given, batch.pairs.reading);
  add_tool_option(table, options.tool);
  add_wanted_options(table, batch.pairs);
  add_memory_options(table, batch.style.memory);
  add_alignment_options(table, batch.pairs);
  add_word_options(table, batch.pairs.words);
  add_common_options(table, options.common);
}

}  // namespace awase
