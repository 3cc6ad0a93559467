// SPDX-License-Identifier: Apache-2.0
//
// The forms in which `awase align` gives what it found. docs/formats.md describes them.

#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "jobs/aligned_pair.h"
#include "tmx/encoded_output.h"
#include "tmx/from_alignment.h"

namespace awase {

enum class OutputFormat {
  tmx,             ///< A translation memory.
  tsv,             ///< A pair a line, for spreadsheets.
  csv,             ///< A pair a row, as tables of units are.
  xlsx,            ///< A workbook of units.
  jsonl,           ///< A pair a line, for programs.
  xliff,           ///< A pair a trans-unit.
  po,              ///< A pair a message.
  text,            ///< A table of pairs and one-sided beads, for people.
  ladder,          ///< All beads, as hunalign writes them.
  vecalign,        ///< All beads, as vecalign writes them.
  awase,           ///< All beads with their texts, to be reviewed.
  bitextor,        ///< A pair a line, in the columns of bitextor's raw files.
  bitextor_sent,   ///< The same with a header line and those of its sent files.
  moses,           ///< Two files, a line of one for a line of the other.
  cesalign,        ///< XCES, as OPUS has it: links, ids, and both texts.
  document_jsonl,  ///< All beads with their texts, a document a line.
  html,            ///< All beads, as a book to read.
  epub,            ///< The same for e-readers.
};

/// Names of the formats, as --to takes them.
std::vector<std::string_view> format_names();

/// The format to write: `name` where it is given, else what the ending of `path` says;
/// in any case; on standard output ("-") a table for a terminal and tsv for a pipe.
/// Throws Error{usage} for an ending that says nothing.
OutputFormat choose_format(std::string_view name, std::string_view path,
                           bool to_terminal);
std::string_view format_name(OutputFormat format);

/// The files that `format` makes of the path that was given, each with what stands
/// before its ".gz". Most make that one. moses: "x.ja" and "x.en" of "x" or "x.moses";
/// cesalign: "x.xml", "x.ids", "x.ja.xml" and "x.en.xml" of "x", "x.xml" or
/// "x.cesalign". The languages are tags as they were given; without them the files are
/// called "source" and "target". Throws Error (usage) for standard output where there
/// are several.
std::vector<std::string> output_files(OutputFormat format, const std::string& path,
                                      const std::string& source_language,
                                      const std::string& target_language);

/// Whether the format is a book: BookStyle is for it.
bool is_book(OutputFormat format);

/// Whether the format holds every bead, whatever pairs are wanted.
bool holds_every_bead(OutputFormat format);

/// Whether the format is one of memories, whose units tools look up.
bool is_memory(OutputFormat format);

/// Whether the format can hold beads in the order of both texts only.
bool keeps_order(OutputFormat format);

/// How a table is drawn.
struct TableStyle {
  std::size_t columns = 80;
  bool colours = false;
};

/// How a book has both texts.
enum class BookLayout {
  columns,    ///< Side by side, paragraph by paragraph.
  sentences,  ///< Each sentence with its translation below it.
};

/// What the formats leave to choose.
struct PairStyle {
  MemoryOptions memory;  ///< For tmx; its date is that of an epub too.
  bool gzip = false;     ///< Compressed.
  TableStyle table;      ///< For text.
  BookLayout layout = BookLayout::columns;  ///< For html and epub.
};

/// Writes the wanted pairs, or all beads, as `format`, to the files that output_files()
/// gives: `names` are those, `outs` where they go. Gives what people should know.
/// Throws Error as from_alignment() does.
std::vector<Issue> write_pairs(const AlignedPair& pair, OutputFormat format,
                               const PairStyle& style,
                               std::span<const std::string> names,
                               std::span<const ByteSink> outs);

void write_tsv(const AlignedPair& pair, const ByteSink& out);
void write_jsonl(const AlignedPair& pair, const ByteSink& out);
void write_bitextor(const AlignedPair& pair, const ByteSink& out);
void write_bitextor_sent(const AlignedPair& pair, const ByteSink& out);
void write_moses(const AlignedPair& pair, const ByteSink& source,
                 const ByteSink& target);
/// To four sinks, as output_files() names them. The links name the texts as these
/// files.
void write_xces(const AlignedPair& pair, const std::string& source_file,
                const std::string& target_file, std::span<const ByteSink> out);
void write_document(const AlignedPair& pair, const ByteSink& out);
void write_table(const AlignedPair& pair, const TableStyle& style, const ByteSink& out);
std::vector<Issue> write_memory(const AlignedPair& pair, const PairStyle& style,
                                const ByteSink& out);
/// As a memory of another format: what `awase tmx convert` makes of that of
/// write_memory().
std::vector<Issue> write_converted(const AlignedPair& pair, OutputFormat format,
                                   const PairStyle& style, const ByteSink& out);

/// What a memory gets of `pair`, smaller pairs where beads were cut. Throws Error as
/// from_alignment() does.
AlignedMemory memory_of(const AlignedPair& pair, const MemoryOptions& options);

/// Writes a second memory, parts_memory(), and gives the number of its units.
std::size_t write_parts(const AlignedPair& pair, const PairStyle& style,
                        const ByteSink& out);

/// The units of the wanted pairs alone, fit for a memory with that header.
std::vector<Issue> write_units(const AlignedPair& pair, const MemoryOptions& options,
                               const Header& header, const ByteSink& out);

/// What is in no wanted pair: a segment a line, with the reason.
void write_unpaired(const AlignedPair& pair, const ByteSink& out);

/// "3", "3-5", or "-" for none: segments as people count them, from 1.
std::string segment_numbers(const SegmentRange& range);

/// `value` with so many decimals: fixed(0.5, 2) is "0.50".
std::string fixed(double value, int decimals);

}  // namespace awase
