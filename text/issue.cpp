// SPDX-License-Identifier: Apache-2.0

#include "text/issue.h"

#include <utility>

#include "text/place_name.h"

namespace awase {
namespace {

std::string in_one_line(const std::string& place, std::string text) {
  if (!place.empty()) text = place + ": " + text;
  for (char& c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7F) c = ' ';
  }
  return text;
}

}  // namespace

std::string Issue::english() const { return in_one_line(place_, message_.english()); }

std::string Issue::render(const MessageCatalogue& catalogue) const {
  return in_one_line(place_name(place_, catalogue), message_.render(catalogue));
}

std::vector<std::string> english(const std::vector<Issue>& issues) {
  std::vector<std::string> lines;
  lines.reserve(issues.size());
  for (const Issue& issue : issues) lines.push_back(issue.english());
  return lines;
}

void append(std::vector<Issue>& issues, const std::vector<Issue>& more) {
  issues.insert(issues.end(), more.begin(), more.end());
}

}  // namespace awase
