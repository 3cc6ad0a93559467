// SPDX-License-Identifier: Apache-2.0

#include "review/export.h"

#include <algorithm>
#include <charconv>

#include "align/alignment_file.h"
#include "review/part_gap.h"
#include "review/review_file.h"
#include "review/spreadsheet.h"
#include "text/error.h"
#include "text/file_endings.h"
#include "tmx/formats/unit_stream.h"

namespace awase {
namespace {

constexpr std::string_view kOwnFormats[] = {"vecalign", "html", "awase", "xlsx"};

/// Rows as beads of pieces, and where the pieces came from.
struct Beads {
  Alignment alignment;                              ///< Of the wanted rows alone.
  std::array<std::vector<std::size_t>, 2> numbers;  ///< Of each piece, from 1.
  std::array<std::vector<std::size_t>, 2> rows;     ///< Row of each piece.
};

bool is_exported(const Row& row, const ReviewExportOptions& options) {
  if (!row.is_wanted()) return false;
  if (row.is_confirmed()) return true;
  if (options.accepted_only) return false;
  if (row.mark == Mark::doubtful) return options.with_doubtful;
  return row.confidence >= options.min_confidence;
}

Beads beads_of(const Review& review, const ReviewExportOptions& options) {
  Beads out;
  for (std::size_t r = 0; r < review.rows.size(); ++r) {
    const Row& row = review.rows[r];
    SegmentRange ranges[2];
    for (std::size_t s = 0; s < 2; ++s) {
      ranges[s].first = out.numbers[s].size();
      for (const Piece& piece : row.cells[s]) {
        out.numbers[s].push_back(piece.number);
        out.rows[s].push_back(r);
      }
      ranges[s].last = out.numbers[s].size();
    }
    if (!is_exported(row, options)) continue;
    const double confidence = row.is_confirmed() ? 1.0 : row.confidence;
    out.alignment.beads.push_back({ranges[0], ranges[1], 0.0, confidence});
  }
  return out;
}

/// Props count pieces; they are to name segments as they were cut from the texts, and
/// do not name what was typed. The row that the unit came from.
std::size_t mend_numbers(TranslationUnit& unit, const Beads& beads) {
  std::size_t row = 0;
  for (Annotation& prop : unit.annotations) {
    if (prop.name != "x-source-segments" && prop.name != "x-target-segments") continue;
    const std::size_t side = prop.name == "x-source-segments" ? 0 : 1;
    std::size_t first = 0;
    std::size_t last = 0;
    const char* const end = prop.text.data() + prop.text.size();
    const char* at = std::from_chars(prop.text.data(), end, first).ptr;
    last = first;
    if (at != end) std::from_chars(at + 1, end, last);
    row = beads.rows[side][first - 1];
    first = beads.numbers[side][first - 1];
    last = beads.numbers[side][last - 1];
    prop.text = first == 0 || last == 0 ? std::string() : std::to_string(first);
    if (last != first && !prop.text.empty()) prop.text += '-' + std::to_string(last);
  }
  std::erase_if(unit.annotations, [](const Annotation& prop) {
    return prop.text.empty() &&
           (prop.name == "x-source-segments" || prop.name == "x-target-segments");
  });
  return row;
}

[[noreturn]] void refuse_nothing(const Review& review,
                                 const ReviewExportOptions& options) {
  const auto pairs = std::count_if(review.rows.begin(), review.rows.end(),
                                   [](const Row& row) { return row.is_pair(); });
  if (options.accepted_only) {
    throw Error(
        ErrorKind::usage,
        Message("0 of {pairs} pairs are accepted, so nothing was written; accept "
                "some, or export all",
                {{"pairs", pairs}}));
  }
  throw Error(ErrorKind::usage,
              Message("0 of {pairs} pairs are left, so nothing was written; the others "
                      "are deleted, marked doubtful, less sure than was asked for, or "
                      "without words",
                      {{"pairs", pairs}}));
}

/// Pairs that only their mark keeps out.
std::size_t count_doubtful(const Review& review, const ReviewExportOptions& options) {
  if (options.accepted_only || options.with_doubtful) return 0;
  return static_cast<std::size_t>(std::count_if(
      review.rows.begin(), review.rows.end(),
      [](const Row& row) { return row.is_wanted() && row.mark == Mark::doubtful; }));
}

/// The source side of the review, as side_text() gives it, but with the texts of `file`
/// and what stands between them there, where nobody changed them.
SegmentedText as_in_file(const Review& review, const SegmentedText& file) {
  SegmentedText out = side_text(review, Side::source, 0, 0);
  out.is_line_list = false;
  Document& document = out.document;
  document.keeps_lines = true;
  std::size_t before = file.size();  // The segment that the last piece is of.
  std::size_t stretch = 0;
  for (const Row& row : review.rows)
    for (const Piece& piece : row.cell(Side::source)) {
      // What a person typed is of none: its number is 0.
      const std::size_t own = std::min(piece.number - 1, file.size());
      const bool is_known = own < file.size() && before < file.size();
      const bool follows = is_known && before + 1 == own;
      if (follows) {
        const std::size_t end = file.segments[before].range.end_bytes;
        document.text += std::string_view(file.document.text)
                             .substr(end, file.segments[own].range.begin_bytes - end);
      } else if (!document.text.empty()) {
        document.text +=
            is_known && before == own ? gap_of_parts(document.text, piece.text) : "\n";
      }
      const bool goes_on = is_known && own - before <= 1 && !file.stretches.empty() &&
                           file.stretches[before] == file.stretches[own];
      if (!goes_on) ++stretch;
      const bool is_own =
          own < file.size() && as_piece_text(file.text(own)) == piece.text;
      const std::size_t begin = document.text.size();
      document.text += is_own ? file.text(own) : std::string_view(piece.text);
      const std::size_t end = document.text.size();
      if (document.blocks.empty() || piece.begins_block)
        document.blocks.push_back({piece.kind, {begin, end}, 0});
      document.blocks.back().range.end_bytes = end;
      out.segments.push_back({{begin, end}, document.blocks.size() - 1});
      if (!file.stretches.empty()) out.stretches.push_back(stretch);
      before = own;
    }
  return out;
}

std::vector<Issue> export_memory(const Review& review, MemoryFormat format,
                                 const ReviewExportOptions& options,
                                 const ByteSink& sink) {
  const Beads beads = beads_of(review, options);
  const std::size_t rows = review.rows.size();
  if (beads.alignment.beads.empty()) refuse_nothing(review, options);
  MemoryOptions style = options.memory;
  style.min_confidence = 0.0;
  style.provenance = true;  // Its props say which row a unit came from.
  SegmentedText source = side_text(review, Side::source, 0, rows);
  if (options.source)
    if (const SegmentedText file = options.source(); file.document.keeps_lines)
      source = as_in_file(review, file);
  AlignedMemory aligned = from_alignment(
      beads.alignment, source, side_text(review, Side::target, 0, rows), style);
  if (aligned.memory.units.empty()) refuse_nothing(review, options);
  const auto writer = write_units(format, sink, aligned.memory.header);
  for (TranslationUnit& unit : aligned.memory.units) {
    const std::size_t row = mend_numbers(unit, beads);
    if (!options.memory.provenance) unit.annotations.clear();
    if (const std::string& comment = review.rows[row].comment; !comment.empty())
      unit.annotations.insert(unit.annotations.begin(),
                              {AnnotationKind::note, "", comment, {}});
    if (review.rows[row].mark == Mark::doubtful && options.memory.provenance)
      unit.annotations.push_back({AnnotationKind::prop,
                                  "x-review",
                                  std::string(mark_name(Mark::doubtful)),
                                  {}});
    writer->add(unit);
  }
  writer->finish();
  std::vector<Issue> issues = std::move(aligned.issues);
  if (const std::size_t doubtful = count_doubtful(review, options); doubtful > 0)
    issues.emplace_back(Message::plural(
        "{count} pair that is marked doubtful was left out",
        "{count} pairs that are marked doubtful were left out", doubtful));
  append(issues, writer->issues());
  return issues;
}

/// vecalign's lines, segments counted from 0 as they were cut from the texts.
std::string vecalign(const Review& review) {
  std::string out;
  for (const Row& row : review.rows) {
    if (row.mark == Mark::deleted) continue;
    for (std::size_t s = 0; s < 2; ++s) {
      out += s == 0 ? "[" : ":[";
      std::size_t before = 0;
      for (const Piece& piece : row.cells[s]) {
        // A part of the same segment, or one that no text has.
        if (piece.number == before || piece.number == 0) continue;
        if (before != 0) out += ',';
        out += std::to_string(piece.number - 1);
        before = piece.number;
      }
      out += ']';
    }
    out += ":0.0000\n";
  }
  return out;
}

}  // namespace

bool holds_every_row(std::string_view format) {
  return std::find(std::begin(kOwnFormats), std::end(kOwnFormats), format) !=
         std::end(kOwnFormats);
}

std::string_view review_format_of(std::string_view path) {
  const std::string ending = file_ending(path);
  for (const std::string_view own : kOwnFormats)
    if (ending == own) return own;
  if (const auto format = format_of_path(path)) return memory_format_name(*format);
  return "";
}

ExportCounts count_export(const Review& review, const ReviewExportOptions& options) {
  const Beads beads = beads_of(review, options);
  const SegmentedText source = side_text(review, Side::source, 0, review.rows.size());
  const SegmentedText target = side_text(review, Side::target, 0, review.rows.size());
  const auto is_unit = [&](const Bead& bead) {
    return why_no_unit(bead, source, target, options.memory.units) == NoUnit::none;
  };
  return {static_cast<std::size_t>(std::count_if(beads.alignment.beads.begin(),
                                                 beads.alignment.beads.end(), is_unit)),
          count_doubtful(review, options)};
}

std::vector<Issue> export_review(const Review& review, std::string_view format,
                                 const ReviewExportOptions& options,
                                 const ByteSink& sink) {
  if (review.rows.empty())
    throw Error(ErrorKind::usage,
                Message("the alignment has no rows, so nothing was written"));
  const MessageCatalogue& reader =
      options.reader == nullptr ? english_catalogue() : *options.reader;
  if (format == "vecalign") {
    sink(vecalign(review));
  } else if (format == "html") {
    sink(html_report(review, reader));
  } else if (format == "awase") {
    sink(write_review(review));
  } else if (format == "xlsx") {
    write_spreadsheet(review, sink, reader);
  } else if (const auto memory = find_memory_format(format)) {
    return export_memory(review, *memory, options, sink);
  } else {
    throw Error(ErrorKind::usage,
                Message("'{format}' is no format", {{"format", format}}));
  }
  return {};
}

}  // namespace awase
