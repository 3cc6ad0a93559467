// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <initializer_list>

#include "align/alignment_file.h"
#include "jobs/output.h"
#include "jobs/output_book.h"
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
    {OutputFormat::bitextor, "bitextor", "bitextor"},
    {OutputFormat::bitextor_sent, "bitextor-sent", "sent"},
    {OutputFormat::moses, "moses", "moses"},
    {OutputFormat::cesalign, "cesalign", "cesalign"},
    {OutputFormat::document_jsonl, "document-jsonl", "document-jsonl"},
    {OutputFormat::html, "html", "html"},
    {OutputFormat::epub, "epub", "epub"},
};

/// `path` without one of these endings, in any case.
std::string without_ending(std::string path,
                           std::initializer_list<const char*> endings) {
  const std::string lower = ascii_lower(path);
  for (const std::string_view ending : endings)
    if (lower.ends_with(ending) && path.size() > ending.size()) {
      path.resize(path.size() - ending.size());
      break;
    }
  return path;
}

std::string file_name(const std::string& path) {
  return path.substr(path.rfind('/') + 1);  // npos + 1 is 0
}

void write_plain(const AlignedPair& pair, OutputFormat format, const PairStyle& style,
                 std::span<const std::string> names, std::span<const ByteSink> outs) {
  const ByteSink& out = outs[0];
  switch (format) {
    case OutputFormat::tmx:
    case OutputFormat::csv:
    case OutputFormat::xlsx:
    case OutputFormat::xliff:
    case OutputFormat::po:
      break;  // They know more: see write_pairs().
    case OutputFormat::tsv:
      return write_tsv(pair, out);
    case OutputFormat::jsonl:
      return write_jsonl(pair, out);
    case OutputFormat::text:
      return write_table(pair, style.table, out);
    case OutputFormat::ladder:
      return out(to_ladder(pair.alignment.beads));
    case OutputFormat::vecalign:
      return out(to_vecalign(pair.alignment.beads));
    case OutputFormat::awase:
      return out(write_review(start_review(pair.alignment, pair.source, pair.target)));
    case OutputFormat::bitextor:
      return write_bitextor(pair, out);
    case OutputFormat::bitextor_sent:
      return write_bitextor_sent(pair, out);
    case OutputFormat::moses:
      return write_moses(pair, outs[0], outs[1]);
    case OutputFormat::cesalign:
      return write_xces(pair, file_name(names[2]), file_name(names[3]), outs);
    case OutputFormat::document_jsonl:
      return write_document(pair, out);
    case OutputFormat::html:
      return out(html_book(pair, style.layout));
    case OutputFormat::epub:
      return out(epub_book(pair, style.layout, style.memory.creationdate));
  }
}

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
  std::string formats;
  for (const std::string_view known : format_names())
    (formats += formats.empty() ? "" : ", ") += known;
  throw Error(ErrorKind::usage,
              Message("{file}: this name does not say which format to write; give --to "
                      "({formats})",
                      {{"file", path}, {"formats", formats}}));
}

std::vector<std::string> output_files(OutputFormat format, const std::string& path,
                                      const std::string& source_language,
                                      const std::string& target_language) {
  const bool several =
      format == OutputFormat::moses || format == OutputFormat::cesalign;
  if (!several) return {path};
  if (path == "-")
    throw Error(ErrorKind::usage, Message("--to: {format} is several files; give -o",
                                          {{"format", format_name(format)}}));
  const bool gzip = ends_in_gz(path);
  const std::string end = gzip ? ".gz" : "";
  const std::string base =
      without_ending(without_ending(path, {".gz"}), {".moses", ".cesalign", ".xml"});
  const std::string source = source_language.empty() ? "source" : source_language;
  const std::string target = target_language.empty() ? "target" : target_language;
  if (format == OutputFormat::moses)
    return {base + "." + source + end, base + "." + target + end};
  return {base + ".xml" + end, base + ".ids" + end, base + "." + source + ".xml" + end,
          base + "." + target + ".xml" + end};
}

bool is_book(OutputFormat format) {
  return format == OutputFormat::html || format == OutputFormat::epub;
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
         format == OutputFormat::awase || format == OutputFormat::document_jsonl ||
         is_book(format);
}

std::vector<Issue> write_pairs(const AlignedPair& pair, OutputFormat format,
                               const PairStyle& style,
                               std::span<const std::string> names,
                               std::span<const ByteSink> outs) {
  if (format == OutputFormat::tmx) return write_memory(pair, style, outs[0]);
  if (format == OutputFormat::csv || format == OutputFormat::xlsx ||
      format == OutputFormat::xliff || format == OutputFormat::po)
    return write_converted(pair, format, style, outs[0]);
  if (!style.gzip || format == OutputFormat::epub) {
    write_plain(pair, format, style, names, outs);
    return {};
  }
  std::vector<EncodedOutput> packed;
  std::vector<ByteSink> packing;
  for (const ByteSink& out : outs) packed.emplace_back(out, TmxEncoding::utf8, true);
  for (EncodedOutput& output : packed)
    packing.emplace_back([&output](std::string_view bytes) { output.write(bytes); });
  write_plain(pair, format, style, names, packing);
  for (EncodedOutput& output : packed) output.finish();
  return {};
}

}  // namespace awase
