// SPDX-License-Identifier: Apache-2.0

#include "text/documents/markdown_header.h"

#include <algorithm>
#include <string>
#include <utility>

#include "text/documents/keyed_writer.h"
#include "text/documents/markdown_lines.h"
#include "text/documents/read_resources.h"
#include "text/error.h"
#include "text/unicode.h"

namespace awase {
namespace {

/// The value of a key at the beginning of a line of the header; of several lines when
/// they are indented below it, as YAML folds them.
std::string header_value(std::string_view header, std::string_view key, char mark) {
  while (!header.empty()) {
    std::string_view line = take_line(header);
    if (!line.starts_with(key)) continue;
    line = trim(line.substr(key.size()));
    if (!line.starts_with(mark)) continue;
    line = trim(line.substr(1));
    const bool keeps_lines = line.starts_with('|');
    const bool folded = line == "|" || line == ">" || line == "|-" || line == ">-";
    std::string value(folded ? std::string_view() : line);
    for (std::string_view rest = header; mark == ':';) {
      const std::string_view next = take_line(rest);
      if (!next.starts_with(' ') || trim(next).empty()) break;
      const std::string_view words = trim(next);
      if (keeps_lines && !value.empty())
        value += '\n';
      else if (!value.empty() &&
               !(is_unspaced(last_char(value)) && is_unspaced(first_char(words))))
        value += ' ';
      value += words;
      header = rest;
    }
    return std::string(without_quotes(value));
  }
  return {};
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

BlockRole heading(int level) { return {.kind = BlockKind::heading, .level = level}; }

/// What a value of a start page is on it; false when it is no text.
bool is_shown(const std::vector<std::string>& path, BlockRole& role) {
  const std::string& last = path.back();
  role = {};
  if (path.size() == 1) {
    if (last == "heroText") role = heading(1);
    return is_one_of(last, {"heroText", "tagline", "actionText", "footer"});
  }
  if (path.front() == "hero") {
    if (path.size() == 2 && is_one_of(last, {"name", "title", "text"}))
      role = heading(1);
    if (path.size() == 2) return is_one_of(last, {"name", "title", "text", "tagline"});
    return path[1] == "actions" && last == "text";
  }
  if (path.front() == "actions") return last == "text";
  if (path.front() != "features" || path.size() != 3) return false;
  if (last == "title") role = heading(2);
  return is_one_of(last, {"title", "details", "description", "linkText"});
}

}  // namespace

std::vector<MarkdownHeaderText> take_header(std::string_view& text) {
  const bool toml = text.starts_with("+++\n");
  if (!toml && !text.starts_with("---\n")) return {};
  std::size_t end = text.find(toml ? "\n+++\n" : "\n---\n", 3);
  if (end == std::string_view::npos && !toml) end = text.find("\n...\n", 3);
  if (end == std::string_view::npos) return {};
  const std::string_view header = text.substr(4, end > 4 ? end + 1 - 4 : 0);
  text.remove_prefix(end + 5);
  const char mark = toml ? '=' : ':';
  std::vector<MarkdownHeaderText> texts = {
      {header_value(header, "title", mark), {.kind = BlockKind::title}},
      {header_value(header, "description", mark), {}}};
  const auto names = [header](std::string_view key) {
    return header.starts_with(key) ||
           header.find("\n" + std::string(key)) != std::string_view::npos;
  };
  if (toml || !(names("hero:") || names("heroText:") || names("features:")))
    return texts;
  try {
    for (KeyedValue& value : yaml_values(header, "-")) {
      BlockRole role;
      if (is_shown(value.path, role)) texts.push_back({std::move(value.value), role});
    }
  } catch (const Error&) {
    // Not YAML in the end: title and description are all that is known to be text.
  }
  return texts;
}

}  // namespace awase
