// SPDX-License-Identifier: Apache-2.0

#include "jobs/analysis_report.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <utility>

#include "text/character_references.h"
#include "text/unicode.h"

namespace awase {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kStyle = R"css(
:root{color-scheme:light dark;--bg:#fff;--ink:#1b1f24;--dim:#59636e;--line:#d1d9e0}
@media(prefers-color-scheme:dark){:root{--bg:#14171c;--ink:#e6e9ee;--dim:#9aa4b1;
--line:#333a44}}
body{font:15px/1.5 system-ui,"Noto Sans CJK JP","Hiragino Sans","Yu Gothic",Meiryo,sans-serif;
background:var(--bg);color:var(--ink);max-width:60rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.4rem}h2{font-size:1.1rem;margin:2rem 0 .5rem}
.dim{color:var(--dim)}table{border-collapse:collapse;width:100%}
th{color:var(--dim);font-weight:600}td,th{border-bottom:1px solid var(--line);
padding:.25rem .6rem;text-align:end}td:first-child,th:first-child{text-align:start}
tfoot td{font-weight:600}
@media print{body{margin:0;max-width:none;font-size:10pt}table{break-inside:avoid}}
)css";

/// Whole where it is whole, else with one place.
std::string decimal(double number) {
  std::array<char, 64> text = {};
  const bool is_whole = std::abs(number - std::round(number)) < 1e-9;
  std::snprintf(text.data(), text.size(), is_whole ? "%.0f" : "%.1f", number);
  return text.data();
}

std::string csv_field(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string out = "\"";
  for (const char c : text) (out += c) += c == '"' ? "\"" : "";
  return out + "\"";
}

/// Counts under one heading: a file, or all of them.
struct Sheet {
  std::string name;
  bool is_total = false;  ///< Of several files.
  AnalysisTable rows = {};
  double characters = 0.0;  ///< Weighted, of files that are paid by characters.
  double words = 0.0;       ///< Weighted, of all others.
  bool has_characters = false;
  bool has_words = false;
};

Sheet sheet_of(const AnalysedFile& file, const AnalysisRates& rates) {
  Sheet sheet;
  sheet.name = file.name;
  sheet.rows = file.rows;
  (file.by_characters ? sheet.has_characters : sheet.has_words) = true;
  (file.by_characters ? sheet.characters : sheet.words) = weighted(file, rates);
  return sheet;
}

Sheet total_sheet(const Analysis& analysis, const AnalysisRates& rates) {
  Sheet total;
  total.name = "total";
  for (const AnalysedFile& file : analysis.files) {
    const Sheet sheet = sheet_of(file, rates);
    for (std::size_t i = 0; i < kAnalysisRows; ++i) total.rows[i].add(sheet.rows[i]);
    total.characters += sheet.characters;
    total.words += sheet.words;
    total.has_characters = total.has_characters || sheet.has_characters;
    total.has_words = total.has_words || sheet.has_words;
  }
  return total;
}

/// All together, then the files when there are several.
std::vector<Sheet> sheets_of(const Analysis& analysis, const AnalysisRates& rates) {
  std::vector<Sheet> sheets = {total_sheet(analysis, rates)};
  if (analysis.files.size() == 1) sheets.front().name = analysis.files.front().name;
  sheets.front().is_total = analysis.files.size() > 1;
  if (analysis.files.size() > 1)
    for (const AnalysedFile& file : analysis.files)
      sheets.push_back(sheet_of(file, rates));
  return sheets;
}

/// What a row is called for people.
Message shown_name(AnalysisRow row) {
  constexpr std::array<const char*, kAnalysisRows> kShown = {
      translatable("Locked"),
      translatable("Translated already"),
      translatable("Context match"),
      translatable("Repetitions"),
      translatable("Repetitions across files"),
      "100 %",
      "95-99 %",
      "85-94 %",
      "75-84 %",
      "50-74 %",
      translatable("Internal 95-99 %"),
      translatable("Internal 85-94 %"),
      translatable("Internal 75-84 %"),
      translatable("Internal 50-74 %"),
      translatable("New")};
  return Message::marked(kShown[static_cast<std::size_t>(row)]);
}

std::array<std::size_t, 5> numbers_of(const AnalysisCount& count) {
  return {count.segments, count.words, count.characters_without_spaces,
          count.characters, count.tags};
}

/// Those of a report, in the reader's language: the rate, then the counts.
std::array<std::string, 6> column_names(const MessageCatalogue& reader) {
  constexpr std::array kColumns = {
      translatable("Rate"),       translatable("Segments"),    translatable("Words"),
      translatable("Characters"), translatable("With spaces"), translatable("Tags")};
  std::array<std::string, 6> names;
  for (std::size_t i = 0; i < names.size(); ++i)
    names[i] = Message::marked(kColumns[i]).render(reader);
  return names;
}

/// What the weighted total is said to be.
std::vector<std::string> weighted_lines(const Sheet& sheet,
                                        const MessageCatalogue& reader) {
  std::vector<std::string> lines;
  if (sheet.has_characters)
    lines.push_back(
        Message("Weighted characters: {count}", {{"count", decimal(sheet.characters)}})
            .render(reader));
  if (sheet.has_words)
    lines.push_back(
        Message("Weighted words: {count}", {{"count", decimal(sheet.words)}})
            .render(reader));
  return lines;
}

/// A line of a table: the name, then what stands in the columns.
void append_line(std::string& out, const std::string& name,
                 const std::array<std::string, 6>& cells) {
  constexpr std::size_t kName = 26;
  constexpr std::size_t kNumber = 13;
  constexpr std::size_t kRate = 6;
  const auto spaces = [](std::size_t width, std::string_view text) {
    return std::string(width - std::min(width - 1, display_width(text)), ' ');
  };
  out += name + spaces(kName, name);
  for (std::size_t i = 0; i < cells.size(); ++i)
    out += spaces(i == 0 ? kRate : kNumber, cells[i]) + cells[i];
  out += '\n';
}

std::array<std::string, 6> cells_of(const std::string& rate,
                                    const AnalysisCount& count) {
  std::array<std::string, 6> cells = {rate};
  std::size_t cell = 0;
  for (const std::size_t number : numbers_of(count))
    cells[++cell] = std::to_string(number);
  return cells;
}

Json json_of(const AnalysisCount& count) {
  return {{"segments", count.segments},
          {"words", count.words},
          {"characters-without-spaces", count.characters_without_spaces},
          {"characters", count.characters},
          {"tags", count.tags}};
}

AnalysisCount sum(const AnalysisTable& table, std::initializer_list<AnalysisRow> out) {
  AnalysisCount total;
  for (std::size_t i = 0; i < kAnalysisRows; ++i)
    if (std::find(out.begin(), out.end(), static_cast<AnalysisRow>(i)) == out.end())
      total.add(table[i]);
  return total;
}

void add_counts(Json& json, const Sheet& sheet, const AnalysisRates& rates) {
  using enum AnalysisRow;
  json["total"] = json_of(total_of(sheet.rows));
  json["remaining"] = json_of(sum(sheet.rows, {locked, translated}));
  json["unique"] = json_of(sum(sheet.rows, {repetition, cross_repetition}));
  json["unique-remaining"] =
      json_of(sum(sheet.rows, {locked, translated, repetition, cross_repetition}));
  Json& matches = json["matches"] = Json::object();
  for (std::size_t i = 0; i < kAnalysisRows; ++i) {
    Json row = json_of(sheet.rows[i]);
    row["rate"] = rates[i];
    matches[std::string(analysis_row_name(static_cast<AnalysisRow>(i)))] =
        std::move(row);
  }
  if (sheet.has_characters) json["weighted-characters"] = sheet.characters;
  if (sheet.has_words) json["weighted-words"] = sheet.words;
}

std::string trados_counts(const AnalysisCount& count) {
  return " segments=\"" + std::to_string(count.segments) + "\" words=\"" +
         std::to_string(count.words) + "\" characters=\"" +
         std::to_string(count.characters_without_spaces) +
         "\" placeables=\"0\" tags=\"" + std::to_string(count.tags) + "\"/>\n";
}

std::string trados_analyse(const AnalysisTable& rows) {
  using enum AnalysisRow;
  const auto row = [&](AnalysisRow each) {
    return rows[static_cast<std::size_t>(each)];
  };
  std::string out = "    <analyse>\n";
  const auto line = [&](const std::string& tag, const AnalysisCount& count) {
    out += "      <" + tag + trados_counts(count);
  };
  line("perfect", row(translated));
  line("inContextExact", row(context));
  line("exact", row(exact));
  line("locked", row(locked));
  line("crossFileRepeated", row(cross_repetition));
  line("repeated", row(repetition));
  line("total", total_of(rows));
  line("new", row(none));
  line("fuzzy min=\"50\" max=\"74\"", row(fuzzy_50));
  line("fuzzy min=\"75\" max=\"84\"", row(fuzzy_75));
  line("fuzzy min=\"85\" max=\"94\"", row(fuzzy_85));
  line("fuzzy min=\"95\" max=\"99\"", row(fuzzy_95));
  line("internalFuzzy min=\"50\" max=\"74\"", row(internal_50));
  line("internalFuzzy min=\"75\" max=\"84\"", row(internal_75));
  line("internalFuzzy min=\"85\" max=\"94\"", row(internal_85));
  line("internalFuzzy min=\"95\" max=\"99\"", row(internal_95));
  return out + "    </analyse>\n";
}

}  // namespace

std::string text_report(const Analysis& analysis, const AnalysisRates& rates,
                        const MessageCatalogue& reader) {
  std::string out;
  for (const Sheet& sheet : sheets_of(analysis, rates)) {
    out += (out.empty() ? "" : "\n") +
           (sheet.is_total ? Message("All files").render(reader) : sheet.name) + "\n";
    append_line(out, "", column_names(reader));
    for (std::size_t i = 0; i < kAnalysisRows; ++i)
      if (sheet.rows[i].segments > 0)
        append_line(out, shown_name(static_cast<AnalysisRow>(i)).render(reader),
                    cells_of(decimal(rates[i]) + "%", sheet.rows[i]));
    append_line(out, Message("Total").render(reader),
                cells_of("", total_of(sheet.rows)));
    for (const std::string& line : weighted_lines(sheet, reader)) out += line + "\n";
  }
  return out;
}

std::string csv_report(const Analysis& analysis, const AnalysisRates& rates) {
  std::string out =
      "file,row,rate,segments,words,characters without spaces,characters,tags,weighted "
      "words,weighted characters\n";
  std::vector<Sheet> sheets;
  for (const AnalysedFile& file : analysis.files)
    sheets.push_back(sheet_of(file, rates));
  sheets.push_back(total_sheet(analysis, rates));
  for (const Sheet& sheet : sheets) {
    const auto line = [&](std::string_view row, const std::string& rate,
                          const AnalysisCount& count) {
      out += csv_field(sheet.name) + ",";
      (out += row) += "," + rate;
      for (const std::size_t number : numbers_of(count))
        out += "," + std::to_string(number);
    };
    for (std::size_t i = 0; i < kAnalysisRows; ++i) {
      line(analysis_row_name(static_cast<AnalysisRow>(i)), decimal(rates[i]),
           sheet.rows[i]);
      out += ",,\n";
    }
    line("total", "", total_of(sheet.rows));
    out += "," + (sheet.has_words ? decimal(sheet.words) : "") + "," +
           (sheet.has_characters ? decimal(sheet.characters) : "") + "\n";
  }
  return out;
}

std::string html_report(const Analysis& analysis, const AnalysisRates& rates,
                        const MessageCatalogue& reader) {
  std::string memories;
  for (const std::string& name : analysis.memories)
    memories += (memories.empty() ? "" : ", ") + name;
  const auto said = [&reader](const Message& message) {
    return escaped_markup(message.render(reader));
  };
  const std::string title =
      analysis.files.size() == 1
          ? said(Message("Analysis: {file}", {{"file", analysis.files.front().name}}))
          : said(Message("Analysis"));
  std::string out = "<!DOCTYPE html>\n<html lang=" + reader.language() +
                    "><head><meta charset=utf-8>\n"
                    "<meta name=viewport content=\"width=device-width\">\n<title>" +
                    title + "</title>\n<style>";
  out += kStyle;
  out += "</style></head><body>\n<h1>" + title + "</h1>\n<p class=dim>" +
         said(Message("Compared with {memories}. Texts in scripts without spaces are "
                      "paid by characters without spaces, all others by words.",
                      {{"memories", memories}})) +
         "</p>\n";
  for (const Sheet& sheet : sheets_of(analysis, rates)) {
    if (analysis.files.size() > 1)
      out +=
          "<h2>" +
          (sheet.is_total ? said(Message("All files")) : escaped_markup(sheet.name)) +
          "</h2>\n";
    out += "<table><thead><tr><th>";
    for (const std::string& column : column_names(reader))
      out += "<th>" + escaped_markup(column);
    out += "</thead><tbody>\n";
    const auto row = [&](const Message& name, const std::string& rate,
                         const AnalysisCount& count) {
      out += "<tr><td>" + said(name);
      for (const std::string& cell : cells_of(rate, count)) out += "<td>" + cell;
      out += "\n";
    };
    for (std::size_t i = 0; i < kAnalysisRows; ++i)
      row(shown_name(static_cast<AnalysisRow>(i)), decimal(rates[i]) + " %",
          sheet.rows[i]);
    out += "</tbody><tfoot>";
    row(Message("Total"), "", total_of(sheet.rows));
    out += "</tfoot></table>\n";
    for (const std::string& line : weighted_lines(sheet, reader))
      out += "<p><b>" + escaped_markup(line) + "</b></p>\n";
  }
  return out + "</body></html>\n";
}

std::string json_report(const Analysis& analysis, const AnalysisRates& rates) {
  Json json = {{"memories", analysis.memories}};
  add_counts(json, total_sheet(analysis, rates), rates);
  json["files"] = Json::array();
  for (const AnalysedFile& file : analysis.files) {
    Json each = {{"filename", file.name},
                 {"source-language", file.source_language},
                 {"target-language", file.target_language},
                 {"counted-by", file.by_characters ? "characters" : "words"}};
    add_counts(each, sheet_of(file, rates), rates);
    json["files"].push_back(std::move(each));
  }
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string xml_report(const Analysis& analysis) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<task name=\"analyse\">\n"
      "  <taskInfo>\n";
  if (!analysis.files.empty())
    out += "    <language name=\"" +
           escaped_markup(analysis.files.front().target_language) + "\"/>\n";
  for (const std::string& memory : analysis.memories)
    out += "    <tm name=\"" + escaped_markup(memory) + "\"/>\n";
  out +=
      "    <settings reportCrossFileRepetitions=\"yes\" "
      "reportInternalFuzzyLeverage=\"yes\" reportLockedSegmentsSeparately=\"yes\" "
      "minimumMatchScore=\"50\" searchMode=\"bestWins\" "
      "missingFormattingPenalty=\"1\" differentFormattingPenalty=\"1\" "
      "multipleTranslationsPenalty=\"1\"/>\n  </taskInfo>\n";
  AnalysisTable all = {};
  for (const AnalysedFile& file : analysis.files) {
    out += "  <file name=\"" + escaped_markup(file.name) + "\">\n" +
           trados_analyse(file.rows) + "  </file>\n";
    for (std::size_t i = 0; i < kAnalysisRows; ++i) all[i].add(file.rows[i]);
  }
  return out + "  <batchTotal>\n" + trados_analyse(all) + "  </batchTotal>\n</task>\n";
}

}  // namespace awase
