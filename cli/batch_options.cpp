// SPDX-License-Identifier: Apache-2.0

#include "cli/batch_options.h"

#include <charconv>

#include "text/error.h"

namespace awase {
namespace {

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
  table.heading("Output");
  table
      .add_option("--out", options.batch.out, "DIR",
                  "Folder for the outputs, results.tsv and failures.tsv")
      ->required();
  table.add_option("--into", options.batch.into, "FILE",
                   "Write one TMX for all pairs instead of an output for each, or add "
                   "them to a memory (.awm), which is made when it is not there");
  table
      .add_option("--to", options.format, "FORMAT",
                  "What each output is: tmx, which is the default, tsv, csv, xlsx, "
                  "jsonl, xliff, po, text, ladder, vecalign, awase, bitextor, "
                  "bitextor-sent, moses, cesalign, document-jsonl, html or epub")
      ->choices(format_names());
  add_layout_option(table, options.batch.style.layout);
  table.heading("Output");
  table.add_flag("--clean", options.batch.clean,
                 "Leave out pairs that are hardly translations, as awase tmx clean "
                 "does; with --into near duplicates too");
  table.add_option("--report", options.batch.report, "FILE",
                   "Write a page on the whole batch too: documents by the errors to be "
                   "expected, with plots; one HTML file");
  table.add_flag("--json", options.json, "Give the summary as JSON on standard output");
}

}  // namespace

void add_work_options(OptionTable& table, unsigned& workers, WorkLimits& limits) {
  table.heading("Work");
  table
      .add_option("-j,--jobs", workers, "N", "Pairs at a time; else one for each core")
      ->range(1, 1024);
  table
      .add_option("--timeout", limits.timeout_seconds, "SECONDS",
                  "Give a pair up after so many seconds")
      ->range(0.001, 1e9);
  table
      .add_option("--max-memory", limits.max_memory_bytes, "SIZE",
                  "Give a pair up when it takes more than this, such as 500M or 2G")
      ->size();
}

void add_batch_options(OptionTable& table, BatchCommandOptions& options) {
  BatchOptions& batch = options.batch;
  table.add_argument(
      "MANIFEST", batch.manifest,
      "Table of pairs: tabs between, a header with id, source, target; - "
      "is standard input");
  add_output_options(table, options);
  add_work_options(table, batch.workers, batch.limits);
  table.heading("Work");
  table.add_flag("--resume", batch.resume,
                 "Leave out what an earlier run into the same folder did and what has "
                 "not changed since");
  table.add_option_function(
      "--shard",
      [&batch](const std::string& text) {
        if (!parse_shard(text, batch.shard, batch.shards))
          throw Error(ErrorKind::usage,
                      Message("'{typed}' is no shard; say 3/40, counted from 1",
                              {{"typed", text}}));
      },
      "N/ALL", "Do one of several equal shares of the work, such as 3/40");
  table.heading("Alignment");
  table.add_flag("--learn", batch.learn,
                 "Align twice, the second time with words learned from all pairs");
  table.add_option("--save-lexicon", batch.save_lexicon, "FILE",
                   "Write what --learn learned, for --lexicon of other runs");
  table.heading("Messages");
  table
      .add_option("--log-format", options.log_format, "FORMAT",
                  "How progress is told: text, which is the default, or json")
      ->choices({"text", "json"});
  add_reading_options(table, options.given, batch.pairs.reading);
  add_tool_option(table, options.tool);
  add_wanted_options(table, batch.pairs);
  add_memory_options(table, batch.style.memory);
  add_alignment_options(table, batch.pairs);
  add_word_options(table, batch.pairs.words);
  add_embedding_options(table, batch.pairs.embeddings);
}

}  // namespace awase
