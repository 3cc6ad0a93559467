// SPDX-License-Identifier: Apache-2.0

#include <algorithm>

#include "align/alignment_file.h"
#include "jobs/output.h"
#include "review/review_file.h"
#include "text/ascii.h"
#include "text/error.h"
#include "text/file_endings.h"
#include "tmx/formats/unit_stream.h"

namespace awase {
namespace {

/// Those with a name that a format of memories has take its endings.
struct FormatRow {
  OutputFormat format;
  std::string_view name;
  std::string_view ending = {};
};

constexpr FormatRow kFormats[] = {
    {OutputFormat::tmx, "tmx"},
    {OutputFormat::tsv, "tsv"},
    {OutputFormat::csv, "csv"},
    {OutputFormat::xlsx, "xlsx"},
    {OutputFormat::jsonl, "jsonl"},
    {OutputFormat::xliff, "xliff"},
    {OutputFormat::po, "po"},
    {OutputFormat::text, "text", "txt"},
    {OutputFormat::ladder, "ladder", "ladder"},
    {OutputFormat::vecalign, "vecalign", "vecalign"},
    {OutputFormat::awase, "awase", "awase"},
};

}  // namespace

std::vector<std::string_view> format_names() {
  std::vector<std::string_view> names;
  for (const FormatRow& row : kFormats) names.push_back(row.name);
  return names;
}

OutputFormat choose_format(std::string_view name, std::string_view path,
                           bool to_terminal) {
  for (const FormatRow& row : kFormats)
    if (row.name == ascii_lower(name)) return row.format;
  if (path == "-") return to_terminal ? OutputFormat::text : OutputFormat::tsv;
  const std::string ending = packed_file_ending(path);
  const auto memory = format_of_path(path);
  for (const FormatRow& row : kFormats)
    if (memory ? row.name == memory_format_name(*memory)
               : !row.ending.empty() && row.ending == ending)
      return row.format;
  throw Error(ErrorKind::usage,
              Message("{file}: this name does not say which format to write; give --to "
                      "(tmx, tsv, csv, xlsx, jsonl, xliff, po, text, ladder, vecalign, "
                      "awase)",
                      {{"file", path}}));
}

std::string_view format_name(OutputFormat format) {
  return kFormats[static_cast<std::size_t>(format)].name;
}

bool is_memory(OutputFormat format) {
  return format == OutputFormat::tmx || format == OutputFormat::csv ||
         format == OutputFormat::xlsx || format == OutputFormat::xliff ||
         format == OutputFormat::po;
}

bool keeps_order(OutputFormat format) { return format == OutputFormat::ladder; }

bool holds_every_bead(OutputFormat format) {
  return format == OutputFormat::ladder || format == OutputFormat::vecalign ||
         format == OutputFormat::awase;
}

std::vector<Issue> write_pairs(const AlignedPair& pair, OutputFormat format,
                               const PairStyle& style, const ByteSink& out) {
  switch (format) {
    case OutputFormat::tmx:
      return write_memory(pair, style, out);
    case OutputFormat::tsv:
      write_tsv(pair, out);
      break;
    case OutputFormat::csv:
    case OutputFormat::xlsx:
    case OutputFormat::xliff:
    case OutputFormat::po:
      return write_converted(pair, format, style, out);
    case OutputFormat::jsonl:
      write_jsonl(pair, out);
      break;
    case OutputFormat::text:
      write_table(pair, style.table, out);
      break;
    case OutputFormat::ladder:
      out(to_ladder(pair.alignment.beads));
      break;
    case OutputFormat::vecalign:
      out(to_vecalign(pair.alignment.beads));
      break;
    case OutputFormat::awase:
      out(write_review(start_review(pair.alignment, pair.source, pair.target)));
      break;
  }
  return {};
}

}  // namespace awase
