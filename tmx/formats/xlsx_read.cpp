// SPDX-License-Identifier: Apache-2.0
//
// Reads the table back. A cell that shows what it was written with leaves the unit as
// it was; one that was edited changes just that. Tables that Awase did not write are
// read by their columns' names.

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>
#include <stdexcept>
#include <utility>

#include "text/decimal.h"
#include "text/documents/xlsx_file.h"
#include "text/error.h"
#include "text/unicode.h"
#include "tmx/formats/text_columns.h"
#include "tmx/formats/unit_formats.h"
#include "tmx/formats/xlsx_columns.h"
#include "tmx/review_text.h"
#include "tmx/unit_json.h"

namespace awase {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kNone = static_cast<std::size_t>(-1);
/// Most rows above the names of columns.
constexpr std::size_t kMostTitleRows = 10;

/// `text` as it is compared: programs that save a workbook change line ends, and may
/// take white space off the ends.
std::string comparable(std::string_view text) {
  std::string result(trim(text));
  std::erase(result, '\r');
  return result;
}

/// Sets a prop, adds it, or takes it away for an empty value.
void set_prop(Annotations& annotations, std::string_view type,
              const std::string& value) {
  const auto is_it = [&](const Annotation& annotation) {
    return annotation.kind == AnnotationKind::prop && annotation.name == type;
  };
  const auto found = std::find_if(annotations.begin(), annotations.end(), is_it);
  if (found == annotations.end()) {
    if (!value.empty()) add_prop(annotations, type, value);
  } else if (value.empty()) {
    annotations.erase(found);
  } else {
    found->text = value;
  }
}

/// What was added below the notes is one more note; else all are what the cell says.
void set_comment(Annotations& annotations, const std::string& cell) {
  const std::string old = comparable(xlsx_shown(xlsx_comment(annotations)));
  const std::string now = comparable(cell);
  if (now == old) return;
  if (!old.empty() && now.starts_with(old + '\n')) {
    annotations.push_back({AnnotationKind::note, {}, now.substr(old.size() + 1), {}});
    return;
  }
  const auto is_note = [](const Annotation& a) {
    return a.kind == AnnotationKind::note;
  };
  const auto first = std::find_if(annotations.begin(), annotations.end(), is_note);
  if (first == annotations.end()) {
    annotations.insert(annotations.begin(), {AnnotationKind::note, {}, now, {}});
    return;
  }
  first->text = now;
  const auto rest = now.empty() ? first : first + 1;
  annotations.erase(std::remove_if(rest, annotations.end(), is_note),
                    annotations.end());
}

/// What a row holds.
struct Row {
  TranslationUnit unit;
  std::ptrdiff_t source = -1;
  std::ptrdiff_t target = -1;
  std::vector<std::size_t> targets;  ///< All that have rows.
  std::size_t number = 0;            ///< Of the unit; 0 where the row is all of it.
  std::size_t part = 0;
  std::size_t place = 0;  ///< Of the target in the whole unit.
};

class XlsxReader : public UnitReader {
 public:
  XlsxReader(XmlSource source, const std::string& name, const UnitReadOptions& options)
      : name_(name), file_(std::move(source), name), options_(options) {
    header_.srclang =
        options.source_language.empty() ? "*all*" : options.source_language;
    read_header();
    if (!open_next_sheet() && !open_unnamed_sheet()) {
      throw Error(
          ErrorKind::input,
          Message("{file}: no sheet has the columns source and target; name them, "
                  "or their languages, in the first row",
                  {{"file", name}}));
    }
    // The header names the source of the first row, so that a TMX names it too.
    if (!has_header_ && (pending_ = read_row())) header_.srclang = row_language();
  }

  const Header& header() const override { return header_; }

  bool next(TranslationUnit& unit) override {
    if (!pending_) pending_ = read_row();
    if (!pending_) return false;
    Row whole = std::move(row_);
    std::vector<std::size_t> seen = {static_cast<std::size_t>(whole.target)};
    std::size_t parts = 1;
    while ((pending_ = read_row()) && row_.part == parts &&
           row_.number == whole.number && whole.number > 0 &&
           row_.place < whole.unit.variants.size()) {
      whole.unit.variants[row_.place] = std::move(row_.unit.variants.at(1));
      seen.push_back(row_.place);
      ++parts;
    }
    drop_unseen(whole, seen);
    unit = std::move(whole.unit);
    return true;
  }

  std::vector<Issue> issues() const override {
    std::vector<Issue> lines;
    if (lost_codes_ > 0)
      lines.emplace_back(Message::plural(
          "{count} inline code was taken out of edited cells",
          "{count} inline codes were taken out of edited cells", lost_codes_));
    if (long_edits_ > 0)
      lines.emplace_back(Message::plural(
          "{count} edit of a cell that does not show the whole text was not taken",
          "{count} edits of cells that do not show the whole text were not taken",
          long_edits_));
    return lines;
  }

 private:
  /// Targets whose rows were deleted are gone; those that never had one stay.
  static void drop_unseen(Row& row, const std::vector<std::size_t>& seen) {
    std::vector<std::size_t> gone;
    for (const std::size_t target : row.targets)
      if (std::find(seen.begin(), seen.end(), target) == seen.end())
        gone.push_back(target);
    std::size_t k = 0;
    std::erase_if(row.unit.variants, [&](const Variant&) {
      return std::find(gone.begin(), gone.end(), k++) != gone.end();
    });
  }

  /// The JSON in the cells from `at` on; none where there is none.
  std::optional<Json> json_in(const std::vector<std::string>& cells,
                              std::size_t at) const {
    if (at >= cells.size() || !cells[at].starts_with(kXlsxMark)) return {};
    std::string_view first = std::string_view(cells[at]).substr(kXlsxMark.size());
    first.remove_prefix(std::min(first.find_first_not_of(' '), first.size()));
    std::size_t count = 0;
    const auto read = std::from_chars(first.data(), first.data() + first.size(), count);
    std::string all(first.substr(static_cast<std::size_t>(read.ptr - first.data())));
    for (std::size_t k = 1; k < count && at + k < cells.size(); ++k)
      all += cells[at + k];
    return parse_json_object(all);
  }

  void read_header() {
    for (const XlsxSheet& sheet : file_.sheets()) {
      if (sheet.name != kXlsxHeaderSheet || !sheet.hidden) continue;
      std::vector<std::string> cells;
      XlsxRow row;
      for (auto rows = file_.rows(sheet); rows.next(row);)
        if (!row.empty()) cells.push_back(row[0]);
      try {
        const auto json = json_in(cells, 0);
        if (!json) continue;
        header_ = header_of_json(*json);
        has_header_ = true;
      } catch (const std::exception&) {
        throw Error(
            ErrorKind::input,
            Message("{file}: its hidden sheet Memory is damaged; delete that sheet "
                    "to read the rest",
                    {{"file", name_}}));
      }
    }
    if (!options_.source_language.empty()) header_.srclang = options_.source_language;
  }

  bool open_next_sheet() {
    while (sheet_ < file_.sheets().size()) {
      const XlsxSheet& sheet = file_.sheets()[sheet_++];
      if (sheet.hidden) continue;
      rows_.emplace(file_.rows(sheet));
      bool has_rows = rows_->next(cells_);
      // A title above the table is one cell.
      for (std::size_t k = 0; k < kMostTitleRows && has_rows && filled_cells() < 2; ++k)
        has_rows = rows_->next(cells_);
      if (has_rows && find_columns()) return true;
      // Sheets without names come into question when none has them.
      if (has_rows && cells_.size() > 1 && !unnamed_) unnamed_ = sheet_ - 1;
    }
    rows_.reset();
    return false;
  }

  /// The columns of the first sheet that has two, by what they hold. Throws Error
  /// (usage) when they cannot be told apart.
  bool open_unnamed_sheet() {
    if (!unnamed_) return false;
    columns_.fill(kNone);
    rows_.emplace(file_.rows(file_.sheets()[*unnamed_]));
    std::vector<std::vector<std::string>> first_rows;
    while (first_rows.size() < kGuessRows && rows_->next(cells_))
      first_rows.push_back(cells_);
    const auto guessed = guess_text_columns(first_rows, options_);
    const TextColumns chosen =
        guessed ? guessed->columns : choose_text_columns(first_rows, options_, name_);
    rows_.emplace(file_.rows(file_.sheets()[*unnamed_]));
    columns_[kXlsxSource] = chosen.source;
    columns_[kXlsxTarget] = chosen.target;
    if (!guessed) return true;
    last_source_ = guessed->columns.source_language;
    last_target_ = guessed->columns.target_language;
    if (guessed->has_header) rows_->next(cells_);
    return true;
  }

  std::size_t filled_cells() const {
    return static_cast<std::size_t>(std::count_if(
        cells_.begin(), cells_.end(),
        [](const std::string& text) { return !trim(std::string_view(text)).empty(); }));
  }

  bool find_columns() {
    columns_.fill(kNone);
    for (std::size_t k = 0; k < cells_.size(); ++k) {
      const std::string folded = fold(trim(std::string_view(cells_[k])));
      const auto name = std::find(kXlsxNames.begin(), kXlsxNames.end(), folded);
      if (name == kXlsxNames.end()) continue;
      std::size_t& column =
          columns_[static_cast<std::size_t>(name - kXlsxNames.begin())];
      if (column == kNone) column = k;
    }
    const auto texts = find_text_columns(cells_, options_, name_);
    if (!texts) return false;
    columns_[kXlsxSource] = texts->source;
    columns_[kXlsxTarget] = texts->target;
    if (!texts->source_language.empty()) {
      last_source_ = texts->source_language;
      last_target_ = texts->target_language;
    }
    return true;
  }

  std::string cell(XlsxColumn column) const {
    const std::size_t at = columns_[column];
    return at < cells_.size() ? cells_[at] : std::string();
  }

  bool has_column(XlsxColumn column) const { return columns_[column] != kNone; }

  Error error(Message what) const {
    return {ErrorKind::input,
            Message("{file}: row {row}: {reason}", {{"file", name_},
                                                    {"row", rows_->row_number()},
                                                    {"reason", std::move(what)}})};
  }

  std::string language(XlsxColumn column, const std::string& otherwise,
                       std::string& last, const char* side) {
    std::string tag(trim(std::string_view(cell(column))));
    if (tag.empty()) tag = otherwise;
    if (tag.empty()) tag = last;
    if (tag.empty() && !options_.takes_what_is_there) {
      throw Error(
          ErrorKind::usage,
          error(side == std::string_view("source")
                    ? Message("the table does not say its source language; give it "
                              "with --source-lang")
                    : Message("the table does not say its target language; give it "
                              "with --target-lang"))
              .message());
    }
    return last = tag;
  }

  const std::string& row_language() const {
    const std::ptrdiff_t at = std::max<std::ptrdiff_t>(row_.source, 0);
    return row_.unit.variants.at(static_cast<std::size_t>(at)).language;
  }

  /// Takes the next row that says something into row_.
  bool read_row() {
    while (rows_) {
      if (!rows_->next(cells_)) {
        if (!open_next_sheet()) return false;
        continue;
      }
      const bool blank = std::all_of(
          cells_.begin(), cells_.end(),
          [](const auto& text) { return trim(std::string_view(text)).empty(); });
      if (blank) continue;
      try {
        if (const auto json = json_in(cells_, columns_[kXlsxUnit]))
          take_edited(*json);
        else if (!take_new())
          continue;
      } catch (const Error&) {
        throw;
      } catch (const std::exception&) {
        throw error(
            Message("its hidden columns are damaged; empty them to read the rest"));
      }
      return true;
    }
    return false;
  }

  /// A row that Awase wrote, as it is now.
  void take_edited(const Json& json) {
    row_ = {};
    row_.unit = unit_of_json(json);
    row_.source = json.at("source").get<std::ptrdiff_t>();
    row_.targets = json.at("rows").get<std::vector<std::size_t>>();
    if (!row_.targets.empty())
      row_.target = static_cast<std::ptrdiff_t>(row_.targets[0]);
    const std::string number = cell(kXlsxNumber);
    std::from_chars(number.data(), number.data() + number.size(), row_.number);
    if (const auto part = json.find("part"); part != json.end()) {
      row_.number = part->at(0).get<std::size_t>();
      row_.part = part->at(1).get<std::size_t>();
      row_.place = part->at(2).get<std::size_t>();
    }
    edit_side(row_.source, kXlsxSource);
    edit_side(row_.target, kXlsxTarget);
    last_source_ = cell(kXlsxSourceLanguage);
    last_target_ = cell(kXlsxTargetLanguage);
    Annotations& annotations = row_.unit.annotations;
    if (has_column(kXlsxConfidence)) edit_confidence(annotations);
    if (has_column(kXlsxStatus)) {
      const std::string* old = find_prop(annotations, kStatusProp);
      const std::string now = comparable(cell(kXlsxStatus));
      if (now != (old == nullptr ? "" : comparable(xlsx_shown(*old))))
        set_prop(annotations, kStatusProp, now);
    }
    if (has_column(kXlsxComment)) set_comment(annotations, cell(kXlsxComment));
  }

  void edit_side(std::ptrdiff_t at, XlsxColumn column) {
    if (at < 0) return;
    Content& content = row_.unit.variants.at(static_cast<std::size_t>(at)).content;
    const std::string whole = review_text(content);
    const std::string shown = xlsx_shown(whole);
    const std::string now = cell(column);
    if (comparable(now) == comparable(shown)) return;
    if (shown.size() != whole.size()) {
      ++long_edits_;
      return;
    }
    content = edited_content(content, comparable(now), lost_codes_);
  }

  void edit_confidence(Annotations& annotations) {
    const std::string now = comparable(cell(kXlsxConfidence));
    const std::string* old = find_prop(annotations, kConfidenceProp);
    if (old != nullptr && now == comparable(xlsx_shown(*old))) return;
    const auto was = old == nullptr ? std::nullopt : read_decimal(*old);
    const auto is = read_decimal(now);
    // 0.97999999999999998 is how Excel writes 0.98.
    if (was && is && std::abs(*was - *is) < 1e-9) return;
    set_prop(annotations, kConfidenceProp, now);
  }

  /// A row that people added, or of another's table; false when it has no text.
  bool take_new() {
    const std::string source = comparable(cell(kXlsxSource));
    const std::string target = comparable(cell(kXlsxTarget));
    if (source.empty() && target.empty()) return false;
    row_ = {};
    row_.unit = unit_of_pair(
        language(kXlsxSourceLanguage, options_.source_language, last_source_, "source"),
        source,
        language(kXlsxTargetLanguage, options_.target_language, last_target_, "target"),
        target);
    row_.source = 0;
    row_.target = 1;
    Annotations& annotations = row_.unit.annotations;
    set_prop(annotations, kConfidenceProp, comparable(cell(kXlsxConfidence)));
    set_prop(annotations, kStatusProp, comparable(cell(kXlsxStatus)));
    if (!comparable(cell(kXlsxComment)).empty())
      set_comment(annotations, cell(kXlsxComment));
    return true;
  }

  std::string name_;
  XlsxFile file_;
  UnitReadOptions options_;
  Header header_;
  bool has_header_ = false;
  std::size_t sheet_ = 0;
  std::optional<std::size_t> unnamed_;  // The first sheet of those without names.
  std::optional<XlsxFile::Rows> rows_;
  XlsxRow cells_;
  std::array<std::size_t, kXlsxColumns> columns_{};
  Row row_;
  bool pending_ = false;  // row_ was read and not yet given.
  std::string last_source_;
  std::string last_target_;
  std::size_t lost_codes_ = 0;
  std::size_t long_edits_ = 0;
};

}  // namespace

std::unique_ptr<UnitReader> read_xlsx(XmlSource source, const std::string& name,
                                      const UnitReadOptions& options) {
  return std::make_unique<XlsxReader>(std::move(source), name, options);
}

}  // namespace awase
