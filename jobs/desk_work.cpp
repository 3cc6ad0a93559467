// SPDX-License-Identifier: Apache-2.0

#include "jobs/desk_work.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "text/documents/read_document.h"
#include "text/error.h"
#include "text/file.h"
#include "text/unicode.h"
#include "tmx/formats/memory_file_format.h"

namespace awase {
namespace {

using Json = nlohmann::json;

/// By DeskState.
constexpr std::string_view kStates[] = {"fresh",    "reading", "ready", "waiting",
                                        "aligning", "done",    "failed"};

Json text_json(const DeskText& text) {
  return {{"file", text.file},
          {"language", text.language},
          {"encoding", text.encoding},
          {"format", text.format},
          {"found_language", text.found_language},
          {"found_encoding", text.found_encoding},
          {"found_format", text.found_format},
          {"segments", text.segments},
          {"problem", text.problem}};
}

DeskText text_from_json(const Json& json) {
  const auto get = [&](const char* key) { return json.at(key).get<std::string>(); };
  DeskText text;
  text.file = get("file");
  text.language = get("language");
  text.encoding = get("encoding");
  text.format = get("format");
  text.found_language = get("found_language");
  text.found_encoding = get("found_encoding");
  text.found_format = get("found_format");
  text.segments = json.at("segments").get<std::size_t>();
  text.problem = get("problem");
  return text;
}

void note(DeskText& text, const SegmentedText& found) {
  text.found_language = found.document.language;
  text.found_encoding = found.document.encoding;
  text.segments = found.size();
  text.problem.clear();
}

/// The name of the format of the file at `path`.
std::string format_at(const std::string& path) {
  if (const auto memory = format_of_memory_file(path))
    return std::string(memory_format_name(*memory));
  return document_format(read_file(path), path);
}

/// Both sides of one file, or one text and its translation.
void look_at_pair(const std::string& folder, DeskWork& work, const PairJob& job) {
  Remarks remarks;
  try {
    const PairTexts pair =
        read_pair(files_of(folder, work), job.options().reading, remarks);
    note(work.texts[0], pair.source);
    if (!work.texts[1].file.empty()) {
      note(work.texts[1], pair.target);
    } else {
      work.texts[1].found_language = pair.target.document.language;
      work.texts[1].segments = pair.target.size();
    }
    work.problem.clear();
  } catch (const Error& error) {
    work.problem = error.what();
  }
  for (const Issue& issue : remarks.issues) work.remarks.push_back(issue.english());
}

}  // namespace

Json work_json(const DeskWork& work) {
  return {{"id", work.id},
          {"set", work.set},
          {"source", text_json(work.texts[0])},
          {"target", text_json(work.texts[1])},
          {"keep_code", work.keep_code},
          {"keep_furniture", work.keep_furniture},
          {"memory", work.memory},
          {"glossary", work.glossary},
          {"srx", work.srx},
          {"state", kStates[static_cast<std::size_t>(work.state)]},
          {"problem", work.problem},
          {"remarks", work.remarks},
          {"pairs", work.pairs},
          {"doubtful", work.doubtful},
          {"seconds", work.seconds}};
}

DeskWork work_from_json(const Json& json) {
  const auto get = [&](const char* key) { return json.at(key).get<std::string>(); };
  DeskWork work;
  work.id = get("id");
  work.set = get("set");
  work.texts = {text_from_json(json.at("source")), text_from_json(json.at("target"))};
  work.keep_code = json.at("keep_code").get<bool>();
  work.keep_furniture = json.at("keep_furniture").get<bool>();
  work.memory = get("memory");
  work.glossary = get("glossary");
  work.srx = get("srx");
  const auto* const state =
      std::find(std::begin(kStates), std::end(kStates), get("state"));
  work.state = state == std::end(kStates)
                   ? DeskState::failed
                   : static_cast<DeskState>(state - std::begin(kStates));
  if (work.state == DeskState::reading) work.state = DeskState::fresh;
  if (work.state == DeskState::waiting || work.state == DeskState::aligning)
    work.state = DeskState::ready;
  work.problem = get("problem");
  work.remarks = json.at("remarks").get<std::vector<std::string>>();
  work.pairs = json.at("pairs").get<std::size_t>();
  work.doubtful = json.at("doubtful").get<std::size_t>();
  work.seconds = json.at("seconds").get<long long>();
  return work;
}

std::string safe_file_name(std::string_view name) {
  constexpr std::size_t kLongest = 120;
  name = name.substr(name.find_last_of("/\\") + 1);  // npos + 1 is 0
  while (name.starts_with('.')) name.remove_prefix(1);
  std::string out;
  for (const char c : name)
    out += static_cast<unsigned char>(c) < ' ' || c == '\x7F' ? '_' : c;
  if (out.size() > kLongest) {  // the ending says the format
    const std::size_t dot = out.rfind('.');
    std::string ending = dot == std::string::npos ? "" : out.substr(dot);
    if (ending.size() > kLongest / 4) ending.clear();
    std::size_t cut = kLongest - ending.size();
    while (cut > 0 && (static_cast<unsigned char>(out[cut]) & 0xC0U) == 0x80U) --cut;
    out = out.substr(0, cut) + ending;
  }
  return out.empty() || !is_valid_utf8(out) ? "text" : out;
}

std::string text_path(const std::string& folder, const DeskWork& work, Side side) {
  const auto s = static_cast<std::size_t>(side);
  return folder + "/" + std::string(side_name(side)) + "/" +
         safe_file_name(work.texts[s].file);
}

std::string extra_path(const std::string& folder, const std::string& name) {
  return folder + "/extra/" + safe_file_name(name);
}

std::string alignment_path(const std::string& folder) {
  return folder + "/alignment.awase";
}

PairOptions options_of(const std::string& folder, const DeskWork& work,
                       const PairOptions& usual) {
  PairOptions options = usual;
  options.reading.keep_boilerplate = work.keep_furniture;
  options.units.keep_code = work.keep_code;
  if (!work.srx.empty()) options.reading.srx = extra_path(folder, work.srx);
  if (!work.memory.empty()) options.words.memories = {extra_path(folder, work.memory)};
  if (!work.glossary.empty())
    options.words.lexicons = {extra_path(folder, work.glossary)};
  return options;
}

PairFiles files_of(const std::string& folder, const DeskWork& work) {
  PairFiles files;
  for (const Side side : {Side::source, Side::target}) {
    const DeskText& text = work.texts[static_cast<std::size_t>(side)];
    TextInput& input = side == Side::source ? files.source : files.target;
    if (!text.file.empty()) input.path = text_path(folder, work, side);
    input.language = text.language;
    input.encoding = text.encoding;
    input.format = text.format;
  }
  return files;
}

void look_at_texts(const std::string& folder, DeskWork& work,
                   const PairOptions& usual) {
  work.remarks.clear();
  work.problem.clear();
  try {
    const PairJob job(options_of(folder, work, usual));
    const PairFiles files = files_of(folder, work);
    for (const Side side : {Side::source, Side::target}) {
      DeskText& text = work.texts[static_cast<std::size_t>(side)];
      text.problem.clear();
      text.segments = 0;
      if (text.file.empty()) continue;
      const TextInput& input = side == Side::source ? files.source : files.target;
      try {
        text.found_format = text.format.empty() ? format_at(input.path) : text.format;
        if (work.texts[1].file.empty()) continue;
        Remarks remarks;
        note(text, read_text(input, job.options().reading, remarks));
      } catch (const Error& error) {
        text.problem = error.what();
      }
    }
    const bool both_read =
        work.texts[0].problem.empty() && work.texts[1].problem.empty();
    if (both_read) look_at_pair(folder, work, job);
  } catch (const Error& error) {  // rules that cannot be read
    work.problem = error.what();
  }
}

}  // namespace awase
