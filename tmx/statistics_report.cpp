// SPDX-License-Identifier: Apache-2.0

#include "tmx/statistics_report.h"

#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

#include "text/message.h"
#include "text/unicode.h"

namespace awase {
namespace {

std::string class_name(std::size_t index) {
  if (index == kLengthClasses.size())
    return "over " + std::to_string(kLengthClasses.back());
  const std::size_t from = index == 0 ? 1 : kLengthClasses[index - 1] + 1;
  return std::to_string(from) + "-" + std::to_string(kLengthClasses[index]);
}

std::string padded(std::string text, std::size_t columns, bool right = false) {
  const std::size_t width = display_width(text);
  const std::string blanks(columns > width ? columns - width : 0, ' ');
  return right ? blanks + text : text + blanks;
}

}  // namespace

std::string statistics_text(const TmxReader& memory, const Statistics& statistics,
                            const MessageCatalogue& reader) {
  const Header& header = memory.header();
  const auto rendered = [&reader](std::string_view marked) {
    return Message::marked(marked).render(reader);
  };
  std::string out;
  const auto row = [&](const char* name, const std::string& value) {
    if (!value.empty()) out += padded(rendered(name), 18) + value + "\n";
  };
  row(translatable("TMX version"), memory.version());
  row(translatable("made by"), header.creationtool + " " + header.creationtoolversion);
  row(translatable("source language"), header.srclang);
  row(translatable("segments are"), header.segtype);
  row(translatable("data type"), header.datatype);
  row(translatable("units"), std::to_string(statistics.units()));
  row(translatable("first date"), statistics.first_date());
  row(translatable("last date"), statistics.last_date());
  if (statistics.notes() > 0)
    row(translatable("notes"), std::to_string(statistics.notes()));
  for (const auto& [tool, count] : statistics.tools())
    row(translatable("units made by"), tool + ": " + std::to_string(count));
  for (const auto& [type, count] : statistics.props())
    row(translatable("units with prop"), type + ": " + std::to_string(count));

  out += "\n" + padded(rendered(translatable("language")), 18) +
         padded(rendered(translatable("segments")), 12, true) +
         padded(rendered(translatable("empty")), 10, true) +
         padded(rendered(translatable("with codes")), 12, true) +
         padded(rendered(translatable("characters")), 14, true) +
         padded(rendered(translatable("longest")), 10, true) + "\n";
  for (const LanguageStatistics& of : statistics.languages()) {
    const auto number = [](std::size_t value, std::size_t columns) {
      return padded(std::to_string(value), columns, true);
    };
    out += padded(of.language.empty() ? Message("(none)").render(reader) : of.language,
                  18) +
           number(of.segments, 12) + number(of.empty, 10) + number(of.with_codes, 12) +
           number(of.chars, 14) + number(of.max_chars, 10) + "\n";
  }
  out += "\n" + padded(rendered(translatable("characters")), 18);
  for (const LanguageStatistics& of : statistics.languages())
    out += padded(of.language, 12, true);
  out += "\n";
  for (std::size_t k = 0; k <= kLengthClasses.size(); ++k) {
    out += padded(
        k == kLengthClasses.size()
            ? Message("over {most}", {{"most", kLengthClasses.back()}}).render(reader)
            : class_name(k),
        18);
    for (const LanguageStatistics& of : statistics.languages())
      out += padded(std::to_string(of.lengths[k]), 12, true);
    out += "\n";
  }
  return out;
}

std::string statistics_json(const TmxReader& memory, const Statistics& statistics) {
  nlohmann::ordered_json json;
  const Header& header = memory.header();
  json["version"] = memory.version();
  json["creationtool"] = header.creationtool;
  json["creationtoolversion"] = header.creationtoolversion;
  json["srclang"] = header.srclang;
  json["segtype"] = header.segtype;
  json["datatype"] = header.datatype;
  json["units"] = statistics.units();
  json["first_date"] = statistics.first_date();
  json["last_date"] = statistics.last_date();
  json["notes"] = statistics.notes();
  json["tools"] = statistics.tools();
  json["props"] = statistics.props();
  json["languages"] = nlohmann::ordered_json::array();
  for (const LanguageStatistics& of : statistics.languages()) {
    nlohmann::ordered_json language;
    language["language"] = of.language;
    language["segments"] = of.segments;
    language["empty"] = of.empty;
    language["with_codes"] = of.with_codes;
    language["chars"] = of.chars;
    language["max_chars"] = of.max_chars;
    for (std::size_t k = 0; k <= kLengthClasses.size(); ++k)
      language["lengths"][class_name(k)] = of.lengths[k];
    json["languages"].push_back(std::move(language));
  }
  return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + '\n';
}

}  // namespace awase
