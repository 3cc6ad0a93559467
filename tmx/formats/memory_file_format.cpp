// SPDX-License-Identifier: Apache-2.0

#include "tmx/formats/memory_file_format.h"

#include <algorithm>
#include <span>

#include "text/documents/archive.h"
#include "text/documents/format_signs.h"
#include "text/documents/read_xml.h"
#include "text/encoding.h"
#include "text/error.h"
#include "text/file.h"
#include "tmx/encoded_input.h"
#include "tmx/formats/text_columns.h"

namespace awase {
namespace {

/// As much of a file as says what it is; of an archive, whose names stand at its end,
/// all.
std::string beginning_of(const std::string& path) {
  constexpr std::size_t kLooked = std::size_t{128} << 10;
  std::string bytes(kLooked, '\0');
  std::size_t size = 0;
  InputFile file(path);
  while (size < bytes.size()) {
    const std::size_t count = file.read(bytes.data() + size, bytes.size() - size);
    if (count == 0) break;
    size += count;
  }
  bytes.resize(size);
  return begins_like_zip(bytes) ? read_file(path) : bytes;
}

std::string unpacked(std::string_view bytes) {
  constexpr std::size_t kLooked = std::size_t{128} << 10;
  std::string out(kLooked, '\0');
  std::size_t size = 0;
  try {
    const XmlSource source = gunzip_source(xml_source(bytes), "");
    while (size < out.size()) {
      const std::size_t count = source(std::span(out).subspan(size));
      if (count == 0) break;
      size += count;
    }
  } catch (const Error&) {
    // What was unpacked until here says enough.
  }
  out.resize(size);
  return out;
}

std::vector<std::string> cells_of(std::string_view line) {
  std::vector<std::string> cells(1);
  for (const char c : line) {
    if (c == '\t')
      cells.emplace_back();
    else if (c != '\r' && c != '"')
      cells.back() += c;
  }
  return cells;
}

}  // namespace

std::optional<MemoryFormat> format_of_memory_bytes(std::string_view bytes) {
  if (bytes.starts_with("\x1F\x8B")) return format_of_memory_bytes(unpacked(bytes));
  if (begins_like_zip(bytes)) {
    // The reader checks the archive; its directory of names is never packed.
    return bytes.find("xl/workbook.xml") == bytes.npos
               ? std::nullopt
               : std::optional(MemoryFormat::xlsx);
  }
  const std::string root = xml_root(bytes);
  if (root == "tmx") return MemoryFormat::tmx;
  if (root == "xliff") return MemoryFormat::xliff;
  if (!root.empty()) return {};
  const auto sign = sign_of_content(bytes, "");
  if (sign && sign->shown == "PO") return MemoryFormat::po;
  if (sign && sign->shown == "JSON lines") return MemoryFormat::jsonl;
  return {};
}

std::optional<MemoryFormat> table_format(std::string_view bytes) {
  constexpr std::size_t kLooked = std::size_t{8} << 10;
  constexpr std::size_t kMostRows = 20;
  std::string text;
  try {
    text = decode_text(bytes.substr(0, kLooked), "", {.mends = true}).text;
  } catch (const Error&) {
    return {};
  }
  const std::size_t first_end = text.find('\n');
  const std::vector<std::string> names = cells_of(text.substr(0, first_end));
  if (names.size() < 2 || names.size() > 100 || first_end == text.npos) return {};
  std::size_t rows = 0, fitting = 0;
  for (std::size_t at = first_end + 1; at < text.size() && rows < kMostRows;) {
    const std::size_t end = text.find('\n', at);
    if (end == text.npos && bytes.size() > kLooked) break;  // It may be cut.
    const auto line = std::string_view(text).substr(at, end - at);
    ++rows;
    if (cells_of(line).size() == names.size()) ++fitting;
    at = end == text.npos ? text.size() : end + 1;
  }
  if (fitting == 0 || fitting * 10 < rows * 8) return {};
  // Excel writes UTF-16 here, and quotes cells as in CSV.
  const bool is_wide = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
  const MemoryFormat format = is_wide ? MemoryFormat::csv : MemoryFormat::tsv;
  try {
    if (!find_text_columns(names, {}, "")) return {};
  } catch (const Error&) {
    // More than two languages are named.
  }
  return format;
}

std::optional<MemoryFormat> format_of_memory_file(const std::string& path) {
  if (path == "-") return {};
  try {
    const std::string beginning = beginning_of(path);
    if (const auto format = format_of_memory_bytes(beginning)) return format;
    if (!format_of_path(path)) return table_format(beginning);
  } catch (const Error&) {
    // Whoever reads it says what is wrong.
  }
  return format_of_path(path);
}

}  // namespace awase
