// SPDX-License-Identifier: Apache-2.0
//
// A workbook as a person would change and save it.

#pragma once

#include <functional>
#include <string>
#include <vector>

#include "text/documents/xlsx_file.h"
#include "text/xml.h"
#include "tmx/formats/xlsx_book.h"

namespace awase {

using Table = std::vector<XlsxRow>;

/// Saves the workbook again with its visible table changed; without `keep_base` the
/// hidden sheet is lost, as when somebody copies the table.
inline std::string saved_again(const std::string& bytes,
                               const std::function<void(Table&)>& edit,
                               bool keep_base = true) {
  const XlsxFile file(xml_source(bytes), "x.xlsx");
  XlsxBook book;
  for (const XlsxSheet& sheet : file.sheets()) {
    if (sheet.hidden && !keep_base) continue;
    Table table;
    XlsxRow row;
    for (auto rows = file.rows(sheet); rows.next(row);) table.push_back(row);
    if (sheet.name == "Review" || sheet.name == "レビュー") edit(table);
    lxw_worksheet* const to = book.add_sheet(sheet.name.c_str());
    if (sheet.hidden) worksheet_hide(to);
    for (std::size_t r = 0; r < table.size(); ++r)
      for (std::size_t c = 0; c < table[r].size(); ++c)
        book.put(to, static_cast<lxw_row_t>(r), static_cast<lxw_col_t>(c), table[r][c],
                 nullptr);
  }
  std::string out;
  book.finish([&](std::string_view more) { out += more; });
  return out;
}

}  // namespace awase
