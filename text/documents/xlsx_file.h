// SPDX-License-Identifier: Apache-2.0
//
// The rows of an XLSX workbook, whoever saved it (ECMA-376, part 1, 18.3).

#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "text/xml.h"
#include "text/zip_archive.h"

namespace awase {

/// A sheet of a workbook.
struct XlsxSheet {
  std::string name;
  std::string path;  ///< In the archive: "xl/worksheets/sheet1.xml".
  bool hidden = false;
};

/// Cells of a row by column, from 0, as text; those without value are empty, and those
/// that hold an error (#NAME?, #REF!) instead of one.
using XlsxRow = std::vector<std::string>;

/// A workbook. Shared strings are kept in a temporary file, so that memory is bound.
class XlsxFile {
 public:
  /// Throws Error (input) when it is no XLSX.
  XlsxFile(XmlSource source, const std::string& name);
  ~XlsxFile();

  const std::vector<XlsxSheet>& sheets() const { return sheets_; }

  /// Reads a sheet row by row.
  class Rows {
   public:
    /// False at the end. Throws Error (input) where the sheet is damaged, and where
    /// the cells so far repeat shared strings to far more text than a workbook of that
    /// size holds.
    bool next(XlsxRow& row);
    std::size_t row_number() const { return number_; }  ///< Of the last, from 1.
    /// Whether the last row, or a column of the sheet (from 0), is not to be seen.
    bool is_hidden() const { return is_hidden_; }
    bool is_hidden(std::size_t column) const;
    /// Columns of the last row whose cells hold an error, rising.
    const std::vector<std::size_t>& error_columns() const { return errors_; }

   private:
    friend class XlsxFile;
    Rows(XmlReader reader, const XlsxFile& file)
        : reader_(std::move(reader)), file_(&file) {}
    void read_cell(const XmlEvent& start, XlsxRow& row);
    std::string shared_string(const XmlEvent& cell, std::string_view index);
    void take_columns(const XmlEvent& event);

    XmlReader reader_;
    const XlsxFile* file_;
    XmlEvent event_;
    std::size_t number_ = 0;
    std::size_t column_ = 0;
    std::size_t row_bytes_ = 0;
    std::size_t shared_bytes_ = 0;
    std::vector<std::size_t> errors_;
    bool is_hidden_ = false;
    std::vector<bool> hidden_columns_;
  };

  /// The rows of a sheet; this must outlive them.
  Rows rows(const XlsxSheet& sheet) const;

  /// The ranges of a sheet whose cells were merged: "B5:B6". At most 1000.
  std::vector<std::string> merged_cells(const XlsxSheet& sheet) const;

 private:
  class SharedStrings;

  XmlReader open(const std::string& path) const;
  void read_workbook();

  std::string name_;
  ZipArchive archive_;
  std::vector<XlsxSheet> sheets_;
  std::unique_ptr<SharedStrings> strings_;
};

/// Text in the form in which XLSX has it: `_x000D_` for what XML cannot hold, and
/// `_x005F_` before what looks so itself.
std::string xlsx_escaped(std::string_view text);
std::string xlsx_unescaped(std::string_view text);

}  // namespace awase
