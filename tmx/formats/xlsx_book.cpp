// SPDX-License-Identifier: Apache-2.0

#include "tmx/formats/xlsx_book.h"

#include <unistd.h>

#include "text/documents/xlsx_file.h"
#include "tmx/xml_printer.h"

namespace awase {
namespace {

/// 2000-01-01: the same content gives the same bytes whenever it is written.
constexpr time_t kCreated = 946'684'800;

Error no_room() {
  return {ErrorKind::unavailable, Message("no room for temporary files; free some")};
}

void check(lxw_error error) {
  if (error == LXW_NO_ERROR) return;
  throw Error(ErrorKind::unavailable,
              Message("the workbook cannot be written: {reason}",
                      {{"reason", lxw_strerror(error)}}));
}

}  // namespace

XlsxBook::XlsxBook() : file_(open_temporary_file()) {
  // The temporary file has no name but this one, so nothing can be left behind.
  const std::string path = "/proc/self/fd/" + std::to_string(fileno(file_.get()));
  lxw_workbook_options how = {};
  how.constant_memory = LXW_TRUE;
  how.use_zip64 = LXW_TRUE;
  workbook_.reset(workbook_new_opt(path.c_str(), &how));
  if (workbook_ == nullptr) throw no_room();
  lxw_doc_properties properties = {};
  properties.created = kCreated;
  workbook_set_properties(workbook_.get(), &properties);
}

lxw_worksheet* XlsxBook::add_sheet(const char* name) {
  lxw_worksheet* const sheet = workbook_add_worksheet(workbook_.get(), name);
  if (sheet == nullptr) throw no_room();
  return sheet;
}

XlsxFormats XlsxBook::add_formats() {
  XlsxFormats formats;
  formats.heading = add_format(0xDDDDDD);
  format_set_bold(formats.heading);
  formats.text = add_text_format();
  formats.plain = add_format();
  formats.low = add_format(0xFFC7CE);
  formats.middle = add_format(0xFFEB9C);
  formats.high = add_format(0xC6EFCE);
  return formats;
}

lxw_format* XlsxBook::add_format(lxw_color_t background) {
  lxw_format* const format = workbook_add_format(workbook_.get());
  format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
  if (background != 0) format_set_bg_color(format, background);
  return format;
}

lxw_format* XlsxBook::add_text_format() {
  lxw_format* const format = add_format();
  format_set_text_wrap(format);
  format_set_num_format(format, "@");
  return format;
}

std::string XlsxBook::clean(std::string_view text) {
  std::string out;
  append_xml_chars(out, text);
  return out;
}

void XlsxBook::put(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column,
                   std::string_view text, lxw_format* format) {
  if (text.empty()) return;
  std::string clean;
  append_xml_chars(clean, text);
  check(
      worksheet_write_string(sheet, row, column, xlsx_escaped(clean).c_str(), format));
}

void XlsxBook::put_number(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column,
                          double number, lxw_format* format) {
  check(worksheet_write_number(sheet, row, column, number, format));
}

void XlsxBook::offer(lxw_worksheet* sheet, lxw_row_t first, lxw_row_t last,
                     lxw_col_t column, std::vector<const char*> choices) {
  choices.push_back(nullptr);
  lxw_data_validation list = {};
  list.validate = LXW_VALIDATION_TYPE_LIST;
  // char** in libxlsxwriter 1.1, const char** in 1.2.
  list.value_list = const_cast<decltype(list.value_list)>(choices.data());
  list.error_type = LXW_VALIDATION_ERROR_TYPE_INFORMATION;
  worksheet_data_validation_range(sheet, first, column, last, column, &list);
}

void XlsxBook::finish(const ByteSink& sink) {
  if (workbook_close(workbook_.release()) != LXW_NO_ERROR) throw no_room();
  std::rewind(file_.get());
  std::vector<char> block(std::size_t{64} << 10);
  while (const std::size_t count =
             std::fread(block.data(), 1, block.size(), file_.get()))
    sink({block.data(), count});
  if (std::ferror(file_.get()) != 0) throw no_room();
}

}  // namespace awase
