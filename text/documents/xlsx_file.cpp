// SPDX-License-Identifier: Apache-2.0

#include "text/documents/xlsx_file.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <map>
#include <unistd.h>
#include <utility>

#include "text/descriptor.h"
#include "text/error.h"
#include "text/temporary_file.h"
#include "text/unicode.h"

namespace awase {
namespace {

constexpr std::size_t kMaxColumns = 16384;  // Excel's own
constexpr std::size_t kMaxMerged = 1000;
constexpr std::size_t kMaxRowBytes = std::size_t{64} << 20;
/// Text that shared strings may make on a sheet, whatever the size of the workbook; for
/// each of its bytes kMostZipRatio more.
constexpr std::size_t kFreeSharedBytes = std::size_t{4} << 20;

/// The name without its prefix: Excel writes `c`, other tools `x:c`.
std::string_view local_name(std::string_view name) {
  const std::size_t colon = name.rfind(':');
  return colon == name.npos ? name : name.substr(colon + 1);
}

bool starts(const XmlEvent& event, std::string_view name) {
  return event.kind == XmlEventKind::start_element && local_name(event.name) == name;
}

bool ends(const XmlEvent& event, std::string_view name) {
  return event.kind == XmlEventKind::end_element && local_name(event.name) == name;
}

std::string attribute_of(const XmlEvent& event, std::string_view name) {
  for (const XmlAttribute& attribute : event.attributes)
    if (local_name(attribute.name) == name) return attribute.value;
  return {};
}

bool is_true(std::string_view value) { return value == "1" || value == "true"; }

/// Column of a reference such as "AB12", from 0; `otherwise` without one.
std::size_t column_of(std::string_view reference, std::size_t otherwise) {
  std::size_t column = 0;
  std::size_t letters = 0;
  for (; letters < reference.size() && letters < 4; ++letters) {
    const char c = reference[letters];
    if (c < 'A' || c > 'Z') break;
    column = column * 26 + static_cast<std::size_t>(c - 'A' + 1);
  }
  return letters == 0 ? otherwise : column - 1;
}

/// The text up to the end of the element `name`: that of all `t`, without the readings
/// (`rPh`) that Japanese texts may have above them.
std::string read_text(XmlReader& reader, XmlEvent& event, std::string_view name,
                      std::size_t& row_bytes) {
  std::string text;
  bool in_text = false;
  int in_reading = 0;
  while (reader.next(event) && !ends(event, name)) {
    if (starts(event, "t")) in_text = true;
    if (ends(event, "t")) in_text = false;
    if (starts(event, "rPh")) ++in_reading;
    if (ends(event, "rPh")) --in_reading;
    if (event.kind != XmlEventKind::text || !in_text || in_reading > 0) continue;
    text += event.text;
    row_bytes += event.text.size();
    if (row_bytes > kMaxRowBytes)
      throw reader.error(event.position,
                         Message("a cell or row of more than 64 MiB; refused"));
  }
  return xlsx_unescaped(text);
}

int hex_value(std::string_view digits) {
  int value = -1;
  const char* end = digits.data() + digits.size();
  const auto read = std::from_chars(digits.data(), end, value, 16);
  return read.ec == std::errc() && read.ptr == end ? value : -1;
}

/// The code of `_x000D_` at `at`, or -1.
int escape_at(std::string_view text, std::size_t at) {
  const std::string_view piece = text.substr(at, 7);
  if (piece.size() < 7 || piece[0] != '_' || piece[1] != 'x' || piece[6] != '_')
    return -1;
  return hex_value(piece.substr(2, 4));
}

}  // namespace

std::string xlsx_escaped(std::string_view text) {
  std::string out;
  for (std::size_t k = 0; k < text.size(); ++k) {
    if (text[k] == '_' && escape_at(text, k) >= 0) out += "_x005F";
    out += text[k];
  }
  return out;
}

std::string xlsx_unescaped(std::string_view text) {
  std::string out;
  for (std::size_t k = 0; k < text.size(); ++k) {
    const int code = text[k] == '_' ? escape_at(text, k) : -1;
    if (code < 0) {
      out += text[k];
      continue;
    }
    const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
    if (code > 0 && !surrogate) append_char(out, static_cast<char32_t>(code));
    k += 6;
  }
  return out;
}

/// The strings that cells refer to by number, in a temporary file.
class XlsxFile::SharedStrings {
 public:
  explicit SharedStrings(XmlReader reader) : file_(open_temporary_file()) {
    std::uint64_t at = 0;
    for (XmlEvent event; reader.next(event);) {
      if (!starts(event, "si")) continue;
      std::size_t bytes = 0;
      const std::string text = read_text(reader, event, "si", bytes);
      if (std::fwrite(text.data(), 1, text.size(), file_.get()) != text.size())
        throw_temporary_file_error(errno);
      begins_.push_back(at);
      at += text.size();
    }
    begins_.push_back(at);
    if (std::fflush(file_.get()) != 0) throw_temporary_file_error(errno);
  }

  /// Bytes of a string; 0 when there is none of that number.
  std::size_t size_bytes(std::string_view index) const {
    const std::size_t k = number_of(index);
    return k + 1 < begins_.size() ? begins_[k + 1] - begins_[k] : 0;
  }

  std::string get(std::string_view index) const {
    std::string text(size_bytes(index), '\0');
    if (text.empty()) return text;
    if (read_at(fileno(file_.get()), text.data(), text.size(),
                begins_[number_of(index)]) < 0)
      throw_temporary_file_error(errno);
    return text;
  }

 private:
  /// A number beyond all strings when `index` is none.
  std::size_t number_of(std::string_view index) const {
    std::size_t k = 0;
    const char* end = index.data() + index.size();
    const auto read = std::from_chars(index.data(), end, k);
    const bool is_number = read.ec == std::errc() && read.ptr == end;
    return is_number && k < begins_.size() ? k : begins_.size();
  }

  TemporaryFile file_;
  std::vector<std::uint64_t> begins_;
};

XlsxFile::XlsxFile(XmlSource source, const std::string& name)
    : name_(name), archive_(std::move(source), name) {
  if (!archive_.has("xl/workbook.xml")) {
    throw Error(ErrorKind::input,
                Message("{file}: this is no XLSX workbook; save it as .xlsx",
                        {{"file", name}}));
  }
  read_workbook();
}

XlsxFile::~XlsxFile() = default;

XmlReader XlsxFile::open(const std::string& path) const {
  return {archive_.open(path), name_ + ":" + path};
}

void XlsxFile::read_workbook() {
  // Where the parts lie is said by the relations.
  std::map<std::string, std::string> targets;
  std::string strings = "xl/sharedStrings.xml";
  XmlReader relations = open("xl/_rels/workbook.xml.rels");
  for (XmlEvent event; relations.next(event);) {
    if (!starts(event, "Relationship")) continue;
    std::string target = attribute_of(event, "Target");
    if (target.starts_with('/'))
      target.erase(0, 1);
    else
      target.insert(0, "xl/");
    if (attribute_of(event, "Type").ends_with("/sharedStrings")) strings = target;
    targets[attribute_of(event, "Id")] = std::move(target);
  }
  XmlReader workbook = open("xl/workbook.xml");
  for (XmlEvent event; workbook.next(event);) {
    if (!starts(event, "sheet")) continue;
    std::string id;
    for (const XmlAttribute& attribute : event.attributes)
      if (attribute.name.ends_with(":id")) id = attribute.value;
    const std::string state = attribute_of(event, "state");
    const auto target = targets.find(id);
    if (target == targets.end() || !archive_.has(target->second)) continue;
    sheets_.push_back({attribute_of(event, "name"), target->second,
                       state == "hidden" || state == "veryHidden"});
  }
  if (archive_.has(strings)) strings_ = std::make_unique<SharedStrings>(open(strings));
}

XlsxFile::Rows XlsxFile::rows(const XlsxSheet& sheet) const {
  return {open(sheet.path), *this};
}

std::vector<std::string> XlsxFile::merged_cells(const XlsxSheet& sheet) const {
  std::vector<std::string> ranges;
  XmlReader reader = open(sheet.path);
  for (XmlEvent event; ranges.size() < kMaxMerged && reader.next(event);)
    if (starts(event, "mergeCell")) ranges.push_back(attribute_of(event, "ref"));
  return ranges;
}

/// One string costs a few bytes a cell that shows it, however long it is.
std::string XlsxFile::Rows::shared_string(const XmlEvent& cell,
                                          std::string_view index) {
  if (!file_->strings_) return {};
  const std::size_t most =
      kFreeSharedBytes + kMostZipRatio * file_->archive_.packed_bytes();
  shared_bytes_ += file_->strings_->size_bytes(index);
  row_bytes_ += file_->strings_->size_bytes(index);
  if (shared_bytes_ > most || row_bytes_ > kMaxRowBytes)
    throw reader_.error(cell.position,
                        Message("the cells repeat shared strings to far more text than "
                                "a workbook of this size holds; refused"));
  return file_->strings_->get(index);
}

void XlsxFile::Rows::read_cell(const XmlEvent& start, XlsxRow& row) {
  column_ = column_of(attribute_of(start, "r"), column_);
  if (column_ >= kMaxColumns)
    throw reader_.error(start.position,
                        Message("a column beyond XFD; save the workbook again"));
  const std::string type = attribute_of(start, "t");
  std::string value;
  bool in_value = false;
  while (reader_.next(event_) && !ends(event_, "c")) {
    if (starts(event_, "is")) value = read_text(reader_, event_, "is", row_bytes_);
    if (starts(event_, "v")) in_value = true;
    if (ends(event_, "v")) in_value = false;
    if (!in_value || event_.kind != XmlEventKind::text) continue;
    value += event_.text;
    row_bytes_ += event_.text.size();
    if (row_bytes_ > kMaxRowBytes)
      throw reader_.error(event_.position,
                          Message("a row of more than 64 MiB; refused"));
  }
  if (type == "s") value = shared_string(start, trim(value));
  if (type == "str") value = xlsx_unescaped(value);
  if (type == "b") value = is_true(value) ? "TRUE" : "FALSE";
  if (type == "e") {
    value.clear();
    errors_.push_back(column_);
  }
  if (row.size() <= column_) row.resize(column_ + 1);
  row[column_] = std::move(value);
  ++column_;
}

bool XlsxFile::Rows::is_hidden(std::size_t column) const {
  return column < hidden_columns_.size() && hidden_columns_[column];
}

/// Takes what a <col> says of a range of columns, which begins at 1.
void XlsxFile::Rows::take_columns(const XmlEvent& event) {
  if (!is_true(attribute_of(event, "hidden"))) return;
  const auto number = [&](std::string_view name) {
    const std::string digits = attribute_of(event, name);
    std::size_t value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return std::min(value, kMaxColumns);
  };
  const std::size_t end = number("max");
  if (hidden_columns_.size() < end) hidden_columns_.resize(end);
  for (std::size_t k = std::max<std::size_t>(number("min"), 1); k <= end; ++k)
    hidden_columns_[k - 1] = true;
}

bool XlsxFile::Rows::next(XlsxRow& row) {
  while (reader_.next(event_)) {
    if (starts(event_, "col")) take_columns(event_);
    if (!starts(event_, "row")) continue;
    is_hidden_ = is_true(attribute_of(event_, "hidden"));
    row.clear();
    errors_.clear();
    column_ = row_bytes_ = 0;
    ++number_;
    const std::string number = attribute_of(event_, "r");
    std::from_chars(number.data(), number.data() + number.size(), number_);
    while (reader_.next(event_) && !ends(event_, "row")) {
      if (starts(event_, "c")) {
        const XmlEvent start = event_;
        read_cell(start, row);
      }
    }
    return true;
  }
  return false;
}

}  // namespace awase
