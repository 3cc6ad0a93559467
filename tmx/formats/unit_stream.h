// SPDX-License-Identifier: Apache-2.0
//
// Memories of any format, unit by unit: what convert, and whatever else reads one file
// and writes another, is made of.

#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/issue.h"
#include "text/xml.h"
#include "tmx/encoded_output.h"
#include "tmx/memory.h"
#include "tmx/write_tmx.h"

namespace awase {

/// Formats of a translation memory.
enum class MemoryFormat { tmx, tsv, csv, xlsx, jsonl, xliff, po };

/// Names of the formats, as `--to` and `--from` take them.
std::vector<std::string_view> memory_format_names();
std::optional<MemoryFormat> find_memory_format(std::string_view name);
std::string_view memory_format_name(MemoryFormat format);

/// The format that the ending of a path says in any case (".tmx", ".TSV.gz", ".xlf");
/// none for another ending.
std::optional<MemoryFormat> format_of_path(std::string_view path);

/// What a file does not say itself, and what is taken of it.
struct UnitReadOptions {
  std::string source_language = {};  ///< For tables and PO without languages.
  std::string target_language = {};
  /// Whether TMX is mended on the way as mend_xml() does, and whether segments are
  /// trimmed.
  bool trim_segments = true;
  /// Whether units without a translation come too, with an empty side, languages that
  /// are not known stay empty, and a workbook without names of columns has its texts in
  /// the first two. Else they are left out and counted, or refused.
  bool takes_what_is_there = false;
  /// Whether translations come too that the file says nobody has finished, with their
  /// state as the prop x-state. Else they are left out and counted.
  bool all_states = false;
  /// Whether what a memory or a machine proposed (`<alt-trans>`, `<mtc:match>`) comes
  /// as units of its own, with the props x-suggestion and x-match-quality.
  bool suggestions = false;
};

/// A memory that is read.
class UnitReader {
 public:
  virtual ~UnitReader() = default;
  virtual const Header& header() const = 0;
  /// Takes the next unit; false at the end. Throws Error (input) with the place.
  virtual bool next(TranslationUnit& unit) = 0;
  /// What was wrong and did not stop it, one line each, the first hundred.
  virtual std::vector<Issue> issues() const { return {}; }
};

/// How a memory is written.
struct UnitWriteOptions {
  WriteOptions tmx = {};             ///< Encoding and gzip are for every format.
  std::string source_language = {};  ///< Overrides that of the units; may be empty.
  std::string target_language = {};  ///< The one target that is written; empty: all.
};

/// A memory that is written.
class UnitWriter {
 public:
  virtual ~UnitWriter() = default;
  virtual void add(const TranslationUnit& unit) = 0;
  /// Ends the file. Without it the output is not complete.
  virtual void finish() = 0;
  /// Units, or pairs of tables, that were written.
  virtual std::size_t written() const = 0;
  /// What people should know, what the format could not hold above all: one line each.
  virtual std::vector<Issue> issues() const { return {}; }
};

/// Reads a memory of that format. Throws Error as reading its start does: usage when a
/// language is needed and not given.
std::unique_ptr<UnitReader> read_units(MemoryFormat format, XmlSource source,
                                       const std::string& name,
                                       const UnitReadOptions& options = {});

/// Writes a memory of that format.
std::unique_ptr<UnitWriter> write_units(MemoryFormat format, ByteSink sink,
                                        const Header& header,
                                        const UnitWriteOptions& options = {});

}  // namespace awase
