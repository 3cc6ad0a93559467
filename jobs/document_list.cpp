// SPDX-License-Identifier: Apache-2.0

#include "jobs/document_list.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <unordered_set>
#include <utility>

#include "jobs/pair_files.h"
#include "text/error.h"
#include "text/file.h"

namespace awase {
namespace {

using Json = nlohmann::json;

/// The longest record that is taken, in bytes, as in `awase pipe`.
constexpr std::size_t kMostBytes = std::size_t{64} << 20;

[[noreturn]] void refuse(Message message) {
  throw Error(ErrorKind::input, std::move(message));
}

/// A member of `record` that is text or a whole number; empty when there is none.
std::string text_of(const Json& record, const char* member) {
  const auto found = record.find(member);
  if (found == record.end()) return {};
  if (found->is_string()) return found->get<std::string>();
  return found->is_number_integer() ? found->dump() : std::string();
}

/// The first of two members that says something.
std::string text_of(const Json& record, const char* member, const char* other) {
  std::string text = text_of(record, member);
  return text.empty() ? text_of(record, other) : text;
}

}  // namespace

bool holds_json_lines(const std::string& path) {
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(path, ignored)) return false;
  std::ifstream file(path, std::ios::binary);
  return file.get() == '{';
}

DocumentList::DocumentList(std::string place) : place_(std::move(place)) {
  if (!holds_json_lines(place_)) {
    names_ = files_at(place_);
    return;
  }
  find_records();
  name_records();
}

void DocumentList::find_records() {
  InputFile file(place_);
  constexpr std::size_t kRead = std::size_t{1} << 20;
  std::string buffer(kRead, '\0');
  Record record;
  std::uint64_t at = 0;
  const auto end_record = [&](std::uint64_t end) {
    record.size_bytes = static_cast<std::size_t>(end - record.begin_bytes);
    if (record.size_bytes > 1) records_.push_back(record);  // Not the end of a line.
    record.begin_bytes = end + 1;
  };
  while (const std::size_t size = file.read(buffer.data(), buffer.size())) {
    const std::string_view bytes(buffer.data(), size);
    for (std::size_t end = bytes.find('\n'); end != std::string_view::npos;
         end = bytes.find('\n', end + 1))
      end_record(at + end);
    at += size;
  }
  if (at > record.begin_bytes) end_record(at);
}

void DocumentList::name_records() {
  std::unordered_set<std::string> taken;
  names_.resize(records_.size());
  for (std::size_t k = 0; k < records_.size(); ++k) {
    std::string name;
    if (records_[k].size_bytes <= kMostBytes) {
      const Json json = Json::parse(record(k), nullptr, false);
      if (json.is_object()) name = text_of(json, "id", "url");
    }
    const std::string line = place_ + ":" + std::to_string(k + 1);
    if (name.empty()) name = line;
    // Another may be called as this one with its line.
    while (!taken.insert(name).second) name += " (" + line + ")";
    names_[k] = std::move(name);
  }
}

std::string DocumentList::record(std::size_t number) const {
  const Record& record = records_[number];
  std::ifstream file(place_, std::ios::binary);  // Of its own: others read it too.
  file.seekg(static_cast<std::streamoff>(record.begin_bytes));
  std::string bytes(record.size_bytes, '\0');
  if (!file.read(bytes.data(), static_cast<std::streamsize>(bytes.size())))
    throw Error(ErrorKind::unavailable,
                Message("{file}: changed while it was read; leave it alone meanwhile",
                        {{"file", place_}}));
  return bytes;
}

TextInput DocumentList::input(std::size_t number) const {
  if (!holds_texts()) return {.path = names_[number]};
  if (records_[number].size_bytes > kMostBytes)
    refuse(Message("a record of more than 64 MiB; split it"));
  const Json json = Json::parse(record(number), nullptr, false);
  if (json.is_discarded()) refuse(Message("not JSON; give an object a line"));
  if (!json.is_object()) refuse(Message("not a JSON object; give one a line"));
  const auto text = json.find("text");
  if (text == json.end() || !text->is_string())
    refuse(Message("no text in the record; give it as the member text"));
  return {.path = names_[number],
          .language = text_of(json, "lang", "language"),
          .encoding = "UTF-8",
          .format = "text",
          .content = text->get<std::string>()};
}

void DocumentList::keep(const std::vector<std::string>& wanted) {
  std::size_t kept = 0;
  for (std::size_t k = 0; k < names_.size(); ++k) {
    if (!std::binary_search(wanted.begin(), wanted.end(), names_[k])) continue;
    if (kept != k) names_[kept] = std::move(names_[k]);
    if (holds_texts()) records_[kept] = records_[k];
    ++kept;
  }
  names_.resize(kept);
  if (holds_texts()) records_.resize(kept);
}

}  // namespace awase
