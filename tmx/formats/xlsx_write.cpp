// SPDX-License-Identifier: Apache-2.0
//
// XLSX for reviewers: a row a pair. What they need not see, all that a unit holds, is
// in hidden columns as JSON, so that nothing is lost when the workbook is read again.

#include <cmath>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>
#include <vector>

#include "align/confidence.h"
#include "text/decimal.h"
#include "text/documents/xlsx_file.h"
#include "text/error.h"
#include "text/unicode.h"
#include "tmx/formats/unit_formats.h"
#include "tmx/formats/xlsx_book.h"
#include "tmx/formats/xlsx_columns.h"
#include "tmx/review_text.h"
#include "tmx/unit_json.h"

namespace awase {

std::string_view xlsx_prefix(std::string_view text, std::size_t units) {
  std::size_t at = 0;
  for (std::size_t count = 0; at < text.size();) {
    std::size_t next = at;
    count += next_char(text, next) > 0xFFFF ? 2 : 1;
    if (count > units) break;
    at = next;
  }
  return text.substr(0, at);
}

std::string xlsx_shown(std::string_view text) {
  // A code unit is at least one byte.
  if (text.size() <= kMaxCellUnits) return std::string(text);
  const std::string_view whole = xlsx_prefix(text, kMaxCellUnits);
  if (whole.size() == text.size()) return std::string(text);
  return std::string(xlsx_prefix(text, kMaxCellUnits - 1)) + "…";
}

std::string xlsx_comment(const Annotations& annotations) {
  std::string comment;
  for (const Annotation& annotation : annotations) {
    if (annotation.kind != AnnotationKind::note) continue;
    if (!comment.empty()) comment += '\n';
    comment += annotation.text;
  }
  return comment;
}

namespace {

using Json = nlohmann::ordered_json;

constexpr lxw_row_t kMaxRows = 1'048'576;  // of a sheet, Excel's limit
constexpr lxw_col_t kMaxChunks = 16'000;
/// Columns are hidden up to here; few units are so large that they go beyond.
constexpr lxw_col_t kLastHidden = kXlsxUnit + 50;
std::optional<double> number_of(const std::string& text) {
  const std::optional<double> value = read_decimal(text);
  return value && std::isfinite(*value) ? value : std::nullopt;
}

class XlsxWriter : public UnitWriter {
 public:
  XlsxWriter(ByteSink sink, const Header& header, const UnitWriteOptions& options)
      : sink_(std::move(sink)), header_(header), options_(options) {
    if (options.tmx.gzip) {
      throw Error(
          ErrorKind::usage,
          Message("an XLSX workbook is compressed already; leave out --gzip and "
                  ".gz"));
    }
    if (!options.source_language.empty()) header_.srclang = options.source_language;
    formats_ = book_.add_formats();
    start_sheet();
    write_header();
  }

  void add(const TranslationUnit& unit) override {
    const std::vector<Pair> pairs = pairs_of(unit, header_, options_);
    if (!options_.target_language.empty() && pairs.empty())
      return losses_.count_unit_without_pair();
    ++unit_number_;
    if (pairs.empty()) {
      const Variant* first = unit.variants.empty() ? nullptr : &unit.variants.front();
      write_pair(unit, {first, nullptr}, 0, Json::array());
      return;
    }
    if (!options_.target_language.empty()) {
      const TranslationUnit wanted{
          {*pairs[0].source, *pairs[0].target}, unit.annotations, unit.attributes};
      const Pair pair{&wanted.variants[0], &wanted.variants[1]};
      return write_pair(wanted, pair, 0, Json::array({1}));
    }
    Json rows = Json::array();
    for (const Pair& pair : pairs) rows.push_back(pair.target - unit.variants.data());
    write_pair(unit, pairs[0], 0, rows);
    for (std::size_t part = 1; part < pairs.size(); ++part) {
      // Whole in itself, in case its row is moved away from the first.
      const TranslationUnit alone{{*pairs[part].source, *pairs[part].target},
                                  unit.annotations,
                                  unit.attributes};
      write_pair(alone, {&alone.variants[0], &alone.variants[1]}, part,
                 Json::array({1}), pairs[part].target - unit.variants.data());
    }
  }

  void finish() override {
    end_sheet();
    book_.finish(sink_);
  }

  std::size_t written() const override { return written_; }
  std::vector<Issue> issues() const override {
    std::vector<Issue> lines = losses_.describe();
    if (cut_ > 0) {
      lines.emplace_back(Message::plural(
          "{count} cell holds more than Excel can show; it is cut there, "
          "edits of it will not be read",
          "{count} cells hold more than Excel can show; they are cut "
          "there, edits of them will not be read",
          cut_));
    }
    return lines;
  }

 private:
  void end_sheet() { worksheet_autofilter(sheet_, 0, 0, row_ - 1, kXlsxComment); }

  void start_sheet() {
    ++sheet_number_;
    row_ = 0;
    std::string name = "Units";
    if (sheet_number_ > 1) name += " " + std::to_string(sheet_number_);
    sheet_ = book_.add_sheet(name.c_str());
    lxw_row_col_options hidden = {};
    hidden.hidden = LXW_TRUE;
    worksheet_set_column(sheet_, kXlsxNumber, kXlsxNumber, 6, nullptr);
    worksheet_set_column(sheet_, kXlsxSource, kXlsxTarget, 50, formats_.text);
    worksheet_set_column(sheet_, kXlsxConfidence, kXlsxStatus, 11, nullptr);
    worksheet_set_column(sheet_, kXlsxComment, kXlsxComment, 30, formats_.text);
    worksheet_set_column_opt(sheet_, kXlsxSourceLanguage, kLastHidden, 10, nullptr,
                             &hidden);
    worksheet_freeze_panes(sheet_, 1, 0);
    XlsxBook::offer(sheet_, 1, kMaxRows - 1, kXlsxStatus,
                    {"approved", "rejected", "to do"});
    for (std::size_t k = 0; k < kXlsxNames.size(); ++k)
      put(static_cast<lxw_col_t>(k), kXlsxNames[k], formats_.heading);
    row_ = 1;
  }

  void put(lxw_col_t column, std::string_view text, lxw_format* format) {
    book_.put(sheet_, row_, column, text, format);
  }

  /// JSON over as many cells as it takes; the first says how many.
  std::vector<std::string> chunks(const Json& json) {
    const std::string all = json.dump(-1, ' ', false, Json::error_handler_t::replace);
    std::vector<std::string> parts;
    // Escapes may make a part longer, at most eightfold; they are rare.
    const std::size_t most = xlsx_escaped(all).size() > all.size() ? 4000 : 32000;
    for (std::string_view rest = all; !rest.empty();) {
      const std::string_view part = xlsx_prefix(rest, most);
      parts.emplace_back(part);
      rest.remove_prefix(part.size());
    }
    parts[0] =
        std::string(kXlsxMark) + " " + std::to_string(parts.size()) + " " + parts[0];
    return parts;
  }

  void write_header() {
    lxw_worksheet* sheet = book_.add_sheet(std::string(kXlsxHeaderSheet).c_str());
    worksheet_hide(sheet);
    lxw_row_t row = 0;
    for (const std::string& part : chunks(json_of(header_)))
      book_.put(sheet, row++, 0, part, nullptr);
  }

  void put_text(lxw_col_t column, std::string_view text) {
    const std::string shown = xlsx_shown(text);
    cut_ += shown.size() != text.size();
    put(column, shown, formats_.text);
  }

  void write_pair(const TranslationUnit& unit, const Pair& pair, std::size_t part,
                  const Json& rows, std::ptrdiff_t place = -1) {
    if (row_ == kMaxRows) {
      end_sheet();
      start_sheet();
    }
    book_.put_number(sheet_, row_, kXlsxNumber, static_cast<double>(unit_number_),
                     formats_.plain);
    if (pair.source != nullptr) {
      put_text(kXlsxSource, review_text(pair.source->content));
      put(kXlsxSourceLanguage, pair.source->language, nullptr);
    }
    if (pair.target != nullptr) {
      put_text(kXlsxTarget, review_text(pair.target->content));
      put(kXlsxTargetLanguage, pair.target->language, nullptr);
    }
    write_annotations(unit);
    Json json = json_of(unit);
    json["source"] = pair.source == nullptr ? -1 : pair.source - unit.variants.data();
    json["rows"] = rows;
    if (part > 0) json["part"] = {unit_number_, part, place};
    const std::vector<std::string> parts = chunks(json);
    if (parts.size() > kMaxChunks)
      throw Error(ErrorKind::input, Message("a unit is too large for a row of XLSX"));
    for (std::size_t k = 0; k < parts.size(); ++k)
      put(static_cast<lxw_col_t>(kXlsxUnit + k), parts[k], nullptr);
    ++row_;
    ++written_;
  }

  void write_annotations(const TranslationUnit& unit) {
    if (const std::string* confidence = find_prop(unit.annotations, kConfidenceProp)) {
      if (const auto value = number_of(*confidence)) {
        lxw_format* format = *value < kHardlyConfidence ? formats_.low
                             : *value < kDoubtfulBelow  ? formats_.middle
                                                        : formats_.high;
        book_.put_number(sheet_, row_, kXlsxConfidence, *value, format);
      } else {
        put_text(kXlsxConfidence, *confidence);
      }
    }
    if (const std::string* status = find_prop(unit.annotations, kStatusProp))
      put_text(kXlsxStatus, *status);
    put_text(kXlsxComment, xlsx_comment(unit.annotations));
  }

  ByteSink sink_;
  Header header_;
  UnitWriteOptions options_;
  XlsxBook book_;
  lxw_worksheet* sheet_ = nullptr;
  XlsxFormats formats_;
  lxw_row_t row_ = 0;
  std::size_t sheet_number_ = 0;
  std::size_t unit_number_ = 0;
  std::size_t written_ = 0;
  std::size_t cut_ = 0;
  Losses losses_;
};

}  // namespace

std::unique_ptr<UnitWriter> write_xlsx(ByteSink sink, const Header& header,
                                       const UnitWriteOptions& options) {
  return std::make_unique<XlsxWriter>(std::move(sink), header, options);
}

}  // namespace awase
