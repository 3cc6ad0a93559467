// SPDX-License-Identifier: Apache-2.0

#include "tmx/diff_report.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "tmx/unit_json.h"
#include "tmx/unit_key.h"

namespace awase {
namespace {

using Lines = std::vector<std::pair<std::string, std::string>>;

/// "- ja  猫": one line, whatever the text holds.
std::string marked(char mark, const std::pair<std::string, std::string>& line) {
  std::string out = std::string(1, mark) + " " + line.first + "  ";
  for (const char c : line.second) {
    if (c == '\n')
      out += "\\n";
    else if (c == '\t')
      out += "\\t";
    else if (c == '\r')
      out += "\\r";
    else
      out += c;
  }
  return out + '\n';
}

/// The codes of each side, whose marks do not tell bold from italic.
Lines code_lines(const TranslationUnit& unit) {
  Lines lines;
  for (const Variant& side : unit.variants) {
    std::string codes;
    for (const Code& code : side.content.codes) {
      if (code.kind == CodeKind::close) continue;
      codes += (codes.empty() ? "<" : " <") + code.name;
      for (const Attribute& attribute : code.attributes)
        codes += " " + attribute.name + "=\"" + attribute.value + "\"";
      codes += code.data.empty() ? ">" : ">" + code.data;
    }
    if (!codes.empty()) lines.emplace_back(side.language + " codes", std::move(codes));
  }
  return lines;
}

/// Both units line by line, what they share once; what is no text only where it
/// differs.
std::string compared(const Lines& before, const Lines& after) {
  using Groups = std::map<std::string, std::vector<std::string>>;
  Groups in_before;
  Groups in_after;
  for (const auto& [label, text] : before) in_before[label].push_back(text);
  for (const auto& [label, text] : after) in_after[label].push_back(text);
  std::string out;
  std::map<std::string, bool> done;
  const auto print = [&](const std::string& label) {
    if (std::exchange(done[label], true)) return;
    const std::vector<std::string>& old_texts = in_before[label];
    const std::vector<std::string>& new_texts = in_after[label];
    const bool same = old_texts == new_texts;
    const bool is_text = label.find_first_of(" @") == label.npos && label != "note";
    if (same && !is_text) return;
    for (const std::string& text : old_texts)
      out += marked(same ? ' ' : '-', {label, text});
    if (same) return;
    for (const std::string& text : new_texts) out += marked('+', {label, text});
  };
  for (const auto& line : before) print(line.first);
  for (const auto& line : after) print(line.first);
  return out;
}

void append(Lines& lines, Lines more) {
  std::move(more.begin(), more.end(), std::back_inserter(lines));
}

}  // namespace

std::string difference_text(const Difference& difference, const Header& header,
                            bool everything) {
  const auto lines = [&](const TranslationUnit& unit) {
    return unit_lines(unit, source_variant(unit, header), everything);
  };
  const auto numbers = [](char sign, std::size_t number) {
    return number == 0 ? std::string() : " " + (sign + std::to_string(number));
  };
  std::string out = "@@" + numbers('-', difference.before_number) +
                    numbers('+', difference.after_number) + " @@\n";
  if (difference.before != nullptr && difference.after != nullptr) {
    Lines before = lines(*difference.before);
    Lines after = lines(*difference.after);
    append(before, code_lines(*difference.before));
    append(after, code_lines(*difference.after));
    return out + compared(before, after);
  }
  const bool added = difference.before == nullptr;
  for (const auto& line : lines(added ? *difference.after : *difference.before))
    out += marked(added ? '+' : '-', line);
  return out;
}

std::string difference_json(const Difference& difference) {
  nlohmann::ordered_json json;
  const bool both = difference.before != nullptr && difference.after != nullptr;
  json["change"] = both                           ? "changed"
                   : difference.before == nullptr ? "added"
                                                  : "removed";
  if (difference.before != nullptr) {
    json["before_number"] = difference.before_number;
    json["before"] = json_of(*difference.before);
  }
  if (difference.after != nullptr) {
    json["after_number"] = difference.after_number;
    json["after"] = json_of(*difference.after);
  }
  return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + '\n';
}

std::string diff_summary_json(const DiffSummary& summary) {
  const nlohmann::ordered_json json = {{"summary",
                                        {{"same", summary.same},
                                         {"changed", summary.changed},
                                         {"added", summary.added},
                                         {"removed", summary.removed}}}};
  return json.dump() + '\n';
}

}  // namespace awase
