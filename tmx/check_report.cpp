// SPDX-License-Identifier: Apache-2.0

#include "tmx/check_report.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "text/message.h"

namespace awase {
namespace {

/// For programs.
std::string_view severity_name(Severity severity) {
  return severity == Severity::error ? "error" : "warning";
}

}  // namespace

std::string finding_line(const std::string& file, const Finding& finding,
                         const MessageCatalogue& reader) {
  const std::vector<MessagePlace> places = {
      {"file", file},
      {"line", finding.position.line},
      {"column", finding.position.column},
      {"message", finding.message},
      {"rule", finding.rule->id},
      {"harm", Message::marked(finding.rule->harm)},
      {"hint", Message::marked(finding.rule->hint)}};
  const Message message =
      finding.severity == Severity::error
          ? Message("{file}:{line}:{column}: error: {message} [{rule}]: {harm}; {hint}",
                    places)
          : Message(
                "{file}:{line}:{column}: warning: {message} [{rule}]: {harm}; {hint}",
                places);
  std::string line = message.render(reader);
  for (char& c : line)
    if (static_cast<unsigned char>(c) < 0x20) c = '?';
  return line + '\n';
}

std::string finding_json(const std::string& file, const Finding& finding) {
  nlohmann::ordered_json json;
  json["file"] = file;
  json["line"] = finding.position.line;
  json["column"] = finding.position.column;
  json["severity"] = severity_name(finding.severity);
  json["rule"] = finding.rule->id;
  json["message"] = finding.message.english();
  json["harm"] = finding.rule->harm;
  json["hint"] = finding.rule->hint;
  return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + '\n';
}

std::string check_summary_json(const std::string& file, const CheckSummary& summary,
                               bool good) {
  nlohmann::ordered_json json;
  json["file"] = file;
  json["summary"] = {{"valid", summary.is_valid()}, {"passed", good},
                     {"units", summary.units},      {"variants", summary.variants},
                     {"errors", summary.errors},    {"warnings", summary.warnings},
                     {"complete", summary.complete}};
  json["summary"]["rules"] = nlohmann::ordered_json::object();
  for (const auto& [rule, count] : summary.by_rule)
    json["summary"]["rules"][std::string(rule)] = count;
  return json.dump() + '\n';
}

Message check_summary_line(const std::string& file, const CheckSummary& summary) {
  std::vector<MessagePlace> places = {
      {"file", file},
      {"units", Message::plural("{count} unit", "{count} units", summary.units)},
      {"errors", Message::plural("{count} error", "{count} errors", summary.errors)},
      {"warnings",
       Message::plural("{count} warning", "{count} warnings", summary.warnings)}};
  Message line =
      summary.is_valid()
          ? Message("{file}: valid, {units}, {errors}, {warnings}", std::move(places))
          : Message("{file}: not valid, {units}, {errors}, {warnings}",
                    std::move(places));
  if (!summary.complete)
    line = Message("{result}; it could not be read to its end",
                   {{"result", std::move(line)}});
  if (!summary.duplicates_complete)
    line = Message("{result}; duplicates were looked for among its first sources only",
                   {{"result", std::move(line)}});
  return line;
}

std::string rule_lines(const std::string& file, const CheckSummary& summary,
                       const CheckOptions& check, const MessageCatalogue& reader) {
  std::vector<std::pair<const CheckRule*, std::size_t>> rules;
  for (const auto& [id, count] : summary.by_rule)
    rules.emplace_back(&check_rule(id), count);
  const auto is_error = [&](const CheckRule& rule) {
    return rule.severity == Severity::error ||
           (check.importer && rule.is_refused_by(*check.importer));
  };
  std::stable_sort(rules.begin(), rules.end(), [&](const auto& a, const auto& b) {
    if (is_error(*a.first) != is_error(*b.first)) return is_error(*a.first);
    return a.second > b.second;
  });
  std::string lines;
  for (const auto& [rule, count] : rules) {
    const Message number =
        is_error(*rule) ? Message::plural("{count} error", "{count} errors", count)
                        : Message::plural("{count} warning", "{count} warnings", count);
    lines += Message("{file}: {number} [{rule}]: {harm}; {hint}",
                     {{"file", file},
                      {"number", number},
                      {"rule", rule->id},
                      {"harm", Message::marked(rule->harm)},
                      {"hint", Message::marked(rule->hint)}})
                 .render(reader) +
             "\n";
  }
  return lines;
}

CheckedMemory report_check(const SourceOpener& open, const std::string& file,
                           const CheckReport& report, const MessageCatalogue& reader,
                           const ByteSink& out,
                           const std::function<void(const Message&)>& tell) {
  // In lines the summary comes first, so findings wait: in memory those that are shown
  // of each rule; where all are, they are looked for again.
  const bool shows_all = report.max_per_rule == 0;
  std::map<std::string_view, std::size_t> shown;
  std::string findings;
  bool is_counting = shows_all;
  const auto show = [&](const Finding& finding) {
    if (is_counting) return;
    if (++shown[finding.rule->id] > report.max_per_rule && !shows_all) return;
    const std::string line =
        report.json ? finding_json(file, finding) : finding_line(file, finding, reader);
    if (shows_all)
      out(line);
    else
      findings += line;
  };
  const CheckSummary summary = check_tmx(open, report.check, show);
  CheckedMemory checked;
  checked.is_good = summary.is_valid() && !(report.strict && summary.warnings > 0);
  if (!report.json) {
    tell(check_summary_line(file, summary));
    out(rule_lines(file, summary, report.check, reader));
  }
  if (std::exchange(is_counting, false)) check_tmx(open, report.check, show);
  out(findings);
  if (report.json) out(check_summary_json(file, summary, checked.is_good));
  checked.not_shown = summary.errors + summary.warnings;
  for (const auto& [id, count] : shown)
    checked.not_shown -= shows_all ? count : std::min(count, report.max_per_rule);
  return checked;
}

}  // namespace awase
