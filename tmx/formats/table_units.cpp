// SPDX-License-Identifier: Apache-2.0
//
// Tables: a pair a row. TSV escapes what would break a line; CSV is that of RFC 4180
// with what Excel needs: a byte order mark, CRLF, and no cell that it would take for a
// formula. docs/formats.md describes both.

#include <algorithm>
#include <array>
#include <deque>
#include <utility>

#include "text/error.h"
#include "text/tsv.h"
#include "text/unicode.h"
#include "tmx/encoded_output.h"
#include "tmx/formats/text_columns.h"
#include "tmx/formats/unit_formats.h"

namespace awase {
namespace {

enum Column {
  kSource,
  kTarget,
  kSourceLanguage,
  kTargetLanguage,
  kConfidence,
  kDate,
  kId,
  kColumns
};
constexpr std::array<std::string_view, kColumns> kNames = {
    "source", "target", "source_language", "target_language", "confidence",
    "date",   "id"};
constexpr std::string_view kConfidenceProp = "x-confidence";
constexpr std::string_view kGuarded = "=+-@'\t\r";

/// A cell of CSV, quoted where it must be; `guarded`: for Excel.
void append_csv(std::string& out, std::string_view text) {
  const bool guard = !text.empty() && kGuarded.find(text.front()) != text.npos;
  if (text.find_first_of(",\"\r\n") == text.npos && !guard) {
    out += text;
    return;
  }
  out += '"';
  if (guard) out += '\'';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

class TableWriter : public UnitWriter {
 public:
  TableWriter(bool csv, ByteSink sink, const Header& header,
              const UnitWriteOptions& options)
      : csv_(csv),
        header_(header),
        options_(options),
        output_(std::move(sink), options.tmx.encoding, options.tmx.gzip) {
    // UTF-16 has a mark of its own.
    if (csv_ && options.tmx.encoding == TmxEncoding::utf8) row_ += "\xEF\xBB\xBF";
    std::array<std::string_view, kColumns> names = kNames;
    put(names);
  }

  void add(const TranslationUnit& unit) override {
    const std::vector<Pair> pairs = pairs_of(unit, header_, options_);
    if (pairs.empty()) losses_.count_unit_without_pair();
    for (const Pair& pair : pairs) {
      losses_.count(unit, pair, kConfidenceProp);
      const auto attribute = [&](std::string_view name) -> std::string_view {
        const std::string* value = find_attribute(unit.attributes, name);
        return value == nullptr ? "" : std::string_view(*value);
      };
      const std::string* confidence = find_prop(unit.annotations, kConfidenceProp);
      const std::string_view changed = attribute("changedate");
      const std::string source = plain_text(pair.source->content);
      const std::string target = plain_text(pair.target->content);
      put({source, target, pair.source->language, pair.target->language,
           confidence == nullptr ? "" : std::string_view(*confidence),
           changed.empty() ? attribute("creationdate") : changed, attribute("tuid")});
      ++written_;
    }
  }

  void finish() override {
    flush();
    output_.finish();
  }
  std::size_t written() const override { return written_; }
  std::vector<Issue> issues() const override { return losses_.describe(); }

 private:
  void put(const std::array<std::string_view, kColumns>& cells) {
    for (std::size_t k = 0; k < cells.size(); ++k) {
      if (k > 0) row_ += csv_ ? ',' : '\t';
      if (csv_) {
        append_csv(row_, cells[k]);
      } else if (must_escape_tsv(cells[k])) {
        row_ += escape_tsv(cells[k]);
      } else {
        row_ += cells[k];
      }
    }
    row_ += csv_ ? "\r\n" : "\n";
    if (row_.size() >= (std::size_t{64} << 10)) flush();
  }
  void flush() {
    output_.write(row_);
    row_.clear();
  }

  bool csv_;
  Header header_;
  UnitWriteOptions options_;
  EncodedOutput output_;
  std::string row_;
  std::size_t written_ = 0;
  Losses losses_;
};

class TableReader : public UnitReader {
 public:
  TableReader(bool csv, XmlSource source, const std::string& name,
              const UnitReadOptions& options)
      : csv_(csv), name_(name), lines_(std::move(source), name), options_(options) {
    header_.srclang =
        options.source_language.empty() ? "*all*" : options.source_language;
    if (!read_row()) return;
    find_columns();
    // The header names the source of the first row, so that a TMX names it too.
    if (take_row()) {
      header_.srclang = language(kSourceLanguage, options_.source_language, "source");
      waiting_.push_front(std::move(cells_));
    }
  }

  const Header& header() const override { return header_; }

  bool next(TranslationUnit& unit) override {
    while (true) {
      if (!take_row()) return false;
      if (cells_.size() == 1 && cells_[0].empty()) continue;  // An empty line.
      unit = unit_of_pair(
          language(kSourceLanguage, options_.source_language, "source"), cell(kSource),
          language(kTargetLanguage, options_.target_language, "target"), cell(kTarget));
      if (std::string id = cell(kId); !id.empty())
        unit.attributes.push_back({"tuid", std::move(id)});
      if (std::string date = cell(kDate); !date.empty())
        unit.attributes.push_back({"creationdate", std::move(date)});
      if (const std::string confidence = cell(kConfidence); !confidence.empty())
        add_prop(unit.annotations, kConfidenceProp, confidence);
      return true;
    }
  }

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  /// Which column is which. A first row that names none is a row of data: source,
  /// target, and perhaps the confidence, as `awase align --to tsv` writes them.
  void find_columns() {
    columns_.fill(kNone);
    for (std::size_t k = 0; k < cells_.size(); ++k) {
      const auto name = std::find(kNames.begin(), kNames.end(), cells_[k]);
      if (name != kNames.end()) columns_[name - kNames.begin()] = k;
    }
    const auto texts = find_text_columns(cells_, options_, name_);
    named_ = texts.has_value();
    if (named_) {
      columns_[kSource] = texts->source;
      columns_[kTarget] = texts->target;
      if (!texts->source_language.empty()) {
        options_.source_language = texts->source_language;
        options_.target_language = texts->target_language;
      }
      return;
    }
    constexpr std::size_t kSampleRows = 50;
    constexpr std::size_t kSampleBytes = std::size_t{1} << 20;
    std::vector<std::vector<std::string>> rows;
    std::size_t bytes = 0;
    do {
      if (cells_.size() == 1 && trim(std::string_view(cells_[0])).empty()) continue;
      for (const std::string& cell : cells_) bytes += cell.size();
      rows.push_back(std::move(cells_));
    } while (rows.size() < kSampleRows && bytes < kSampleBytes && read_row());
    columns_.fill(kNone);
    waiting_.assign(rows.begin(), rows.end());
    if (rows.empty()) return;
    const auto sample = std::span(rows).first(std::min(rows.size(), kGuessRows));
    TextColumns chosen;
    if (const auto guessed = guess_text_columns(sample, options_)) {
      chosen = guessed->columns;
      options_.source_language = chosen.source_language;
      options_.target_language = chosen.target_language;
      if (guessed->has_header) waiting_.pop_front();
    } else {
      chosen = choose_text_columns(rows, options_, name_);
    }
    columns_[kSource] = chosen.source;
    columns_[kTarget] = chosen.target;
    if (chosen.source + chosen.target == 1) columns_[kConfidence] = 2;
  }

  /// The next row that is to be looked at, one that was read ahead first.
  bool take_row() {
    if (waiting_.empty()) return read_row();
    cells_ = std::move(waiting_.front());
    waiting_.pop_front();
    return true;
  }

  std::string cell(Column column) const {
    const std::size_t at = columns_[column];
    if (at >= cells_.size()) {
      if ((column == kTarget || column == kSource) && !options_.takes_what_is_there)
        throw lines_.error(Message("a row without two columns"));
      return {};
    }
    const std::string& text = cells_[at];
    if (!named_) {
      if (column != kConfidence) return text;
      const bool number = text.find_first_not_of("0123456789.") == std::string::npos;
      return number ? text : "";
    }
    if (!csv_) return unescape_tsv(text);
    const bool guarded =
        text.size() > 1 && text[0] == '\'' && kGuarded.find(text[1]) != kGuarded.npos;
    return guarded ? text.substr(1) : text;
  }

  std::string language(Column column, const std::string& otherwise, const char* side) {
    std::string tag = cell(column);
    if (tag.empty()) tag = otherwise;
    if (tag.empty() && !options_.takes_what_is_there) {
      throw Error(
          ErrorKind::usage,
          lines_
              .error(
                  side == std::string_view("source")
                      ? Message("the table does not say its source language; give it "
                                "with --source-lang")
                      : Message("the table does not say its target language; give it "
                                "with --target-lang"))
              .message());
    }
    return tag;
  }

  bool read_row() {
    std::string line;
    if (!lines_.next(line)) return false;
    if (csv_ && separator_ == 0 && names_separator(line) && !lines_.next(line))
      return false;
    cells_.clear();
    if (csv_) {
      split_csv(line);
    } else {
      for (std::size_t from = 0;;) {
        const std::size_t tab = line.find('\t', from);
        cells_.push_back(without_excel_quotes(line.substr(from, tab - from)));
        if (tab == std::string::npos) break;
        from = tab + 1;
      }
    }
    return true;
  }

  /// A cell with quotation marks in it as Excel writes it: `"He said ""hi"""`. Marks
  /// around a text that has none inside may be its own.
  static std::string without_excel_quotes(std::string cell) {
    if (cell.size() < 4 || cell.front() != '"' || cell.back() != '"') return cell;
    std::string inside;
    bool has_any = false;
    for (std::size_t at = 1; at + 1 < cell.size(); ++at) {
      if (cell[at] == '"') {
        if (at + 2 >= cell.size() || cell[at + 1] != '"') return cell;
        has_any = true;
        ++at;
      }
      inside += cell[at];
    }
    return has_any ? inside : cell;
  }

  /// Excel's first line "sep=;".
  bool names_separator(std::string_view line) {
    if (line.size() > 1 && line.front() == '"' && line.back() == '"')
      line = line.substr(1, line.size() - 2);
    if (line.size() != 5 || fold(line.substr(0, 4)) != "sep=") return false;
    separator_ = line[4];
    return true;
  }

  /// The separator that stands most often in a line outside of quotation marks: Excel
  /// writes semicolons where the comma is a decimal point, and tabs as "Unicode text".
  static char likely_separator(std::string_view line) {
    std::array<std::size_t, 128> counts{};
    bool quoted = false;
    for (const char c : line) {
      quoted ^= c == '"';
      if (!quoted && static_cast<unsigned char>(c) < 128)
        ++counts[static_cast<unsigned char>(c)];
    }
    char best = ',';
    for (const char c : {';', '\t'})
      if (counts[static_cast<unsigned char>(c)] >
          counts[static_cast<unsigned char>(best)])
        best = c;
    return best;
  }

  /// Takes more lines while a quoted cell goes on.
  void split_csv(std::string& line) {
    std::size_t at = 0;
    if (separator_ == 0) separator_ = likely_separator(line);
    while (true) {
      std::string cell;
      if (at < line.size() && line[at] == '"') {
        ++at;
        while (true) {
          if (at >= line.size()) {
            cell += '\n';
            at = 0;
            if (!lines_.next(line))
              throw lines_.error(Message("the table ends inside quotation marks"));
            if (cell.size() > (std::size_t{16} << 20))
              throw lines_.error(
                  Message("a cell of more than 16 MiB; is a quotation mark missing?"));
          } else if (line[at] == '"') {
            ++at;
            if (at >= line.size() || line[at] != '"') break;
            cell += line[at++];
          } else {
            cell += line[at++];
          }
        }
      }
      while (at < line.size() && line[at] != separator_) cell += line[at++];
      cells_.push_back(std::move(cell));
      if (at >= line.size()) return;
      ++at;
    }
  }

  bool csv_;
  std::string name_;
  TableLines lines_;
  UnitReadOptions options_;
  Header header_;
  std::vector<std::string> cells_;
  std::array<std::size_t, kColumns> columns_{};
  bool named_ = false;
  std::deque<std::vector<std::string>> waiting_;  // Rows that were read ahead.
  char separator_ = 0;
};

}  // namespace

std::unique_ptr<UnitReader> read_table(bool csv, XmlSource source,
                                       const std::string& name,
                                       const UnitReadOptions& options) {
  return std::make_unique<TableReader>(csv, std::move(source), name, options);
}

std::unique_ptr<UnitWriter> write_table(bool csv, ByteSink sink, const Header& header,
                                        const UnitWriteOptions& options) {
  return std::make_unique<TableWriter>(csv, std::move(sink), header, options);
}

}  // namespace awase
