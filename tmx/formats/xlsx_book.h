// SPDX-License-Identifier: Apache-2.0
//
// An XLSX workbook on its way out, whatever its sheets hold. Internal to tmx/ and
// review/. libxlsxwriter keeps one row in memory and the rest in temporary files.

#pragma once

#include <cstdio>
#include <memory>
#include <string>
#include <string_view>
#include <vector>
#include <xlsxwriter.h>

#include "text/error.h"
#include "text/temporary_file.h"
#include "tmx/encoded_output.h"

namespace awase {

/// The formats that all our sheets use.
struct XlsxFormats {
  lxw_format* heading = nullptr;  ///< Bold, on grey.
  lxw_format* text = nullptr;     ///< See XlsxBook::add_text_format().
  lxw_format* plain = nullptr;
  lxw_format* low = nullptr;  ///< The colours of a confidence.
  lxw_format* middle = nullptr;
  lxw_format* high = nullptr;
};

/// A workbook whose rows are written in order, sheet by sheet. The same content gives
/// the same bytes.
class XlsxBook {
 public:
  /// Throws Error (unavailable) when there is no room for temporary files.
  XlsxBook();

  lxw_worksheet* add_sheet(const char* name);

  /// To be called once.
  XlsxFormats add_formats();
  /// Text at the top of its cell; `background` as 0xRRGGBB, 0 for none.
  lxw_format* add_format(lxw_color_t background = 0);
  /// Text that wraps, and stays text when it is edited: "=1+1" is no formula.
  lxw_format* add_text_format();

  /// What put() writes of `text`: all but the characters that XML forbids.
  static std::string clean(std::string_view text);

  /// Writes text, without what XML forbids; nothing for an empty one. Throws Error
  /// (unavailable) when it cannot be.
  void put(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, std::string_view text,
           lxw_format* format);
  void put_number(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, double number,
                  lxw_format* format);

  /// Offers `choices` in the cells of a column, and takes other words too.
  static void offer(lxw_worksheet* sheet, lxw_row_t first, lxw_row_t last,
                    lxw_col_t column, std::vector<const char*> choices);

  /// Gives the workbook to `sink`; to be called once, last.
  void finish(const ByteSink& sink);

 private:
  struct CloseWorkbook {
    void operator()(lxw_workbook* workbook) const { lxw_workbook_free(workbook); }
  };

  TemporaryFile file_;
  std::unique_ptr<lxw_workbook, CloseWorkbook> workbook_;
};

}  // namespace awase
