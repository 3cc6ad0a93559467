// SPDX-License-Identifier: Apache-2.0

#include "jobs/desk_work.h"

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "jobs/page_words.h"
#include "jobs/tool_preset.h"
#include "text/ascii.h"
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

constexpr std::string_view kHexDigits = "0123456789abcdef";

/// Messages are kept as they are, not in one language.
Json message_json(const Message& message) {
  std::string hex;
  for (const char c : message.to_bytes()) {
    hex += kHexDigits[static_cast<unsigned char>(c) >> 4U];
    hex += kHexDigits[static_cast<unsigned char>(c) & 0xFU];
  }
  return hex;
}

Json message_json(const std::optional<Message>& message) {
  return message ? message_json(*message) : Json();
}

std::optional<Message> message_from_json(const Json& json) {
  if (json.is_null()) return std::nullopt;
  const auto hex = json.get<std::string>();
  std::string bytes;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
    const int high = hex_value(hex[i]);
    const int low = hex_value(hex[i + 1]);
    if (high < 0 || low < 0) throw Error(ErrorKind::input, "no message");
    bytes += static_cast<char>(high * 16 + low);
  }
  return Message::from_bytes(bytes);
}

Json text_json(const DeskText& text) {
  return {{"file", text.file},
          {"language", text.language},
          {"encoding", text.encoding},
          {"format", text.format},
          {"found_language", text.found_language},
          {"found_encoding", text.found_encoding},
          {"found_format", text.found_format},
          {"segments", text.segments},
          {"problem", message_json(text.problem)}};
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
  text.problem = message_from_json(json.at("problem"));
  return text;
}

void note(DeskText& text, const SegmentedText& found) {
  text.found_language = found.document.language;
  text.found_encoding = found.document.encoding;
  text.segments = found.size();
  text.problem.reset();
}

const ToolPreset& preset_of(const DeskWork& work) {
  const ToolPreset* const preset = find_tool_preset(work.tool);
  if (preset == nullptr) throw no_such_tool(work.tool);
  return *preset;
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
    work.problem.reset();
  } catch (const Error& error) {
    const auto& formats = document_formats();
    work.is_alone = work.texts[1].file.empty() &&
                    std::find(formats.begin(), formats.end(),
                              work.texts[0].found_format) != formats.end();
    if (!work.is_alone) work.problem = error.message();
  }
  for (const Issue& issue : remarks.issues) work.remarks.push_back(as_message(issue));
}

}  // namespace

Error no_such_tool(const std::string& name) {
  return {ErrorKind::usage,
          Message("'{tool}' is no tool that memories are made for", {{"tool", name}})};
}

Message as_message(const Issue& issue) {
  if (issue.place().empty()) return issue.message();
  return Message("{file}: {issue}",
                 {{"file", issue.place()}, {"issue", issue.message()}});
}

Json work_json(const DeskWork& work) {
  Json remarks = Json::array();
  for (const Message& remark : work.remarks) remarks.push_back(message_json(remark));
  return {{"id", work.id},
          {"set", work.set},
          {"source", text_json(work.texts[0])},
          {"target", text_json(work.texts[1])},
          {"tool", work.tool},
          {"alone", work.is_alone},
          {"keep_code", work.keep_code},
          {"keep_furniture", work.keep_furniture},
          {"memory", work.memory},
          {"glossary", work.glossary},
          {"srx", work.srx},
          {"state", kStates[static_cast<std::size_t>(work.state)]},
          {"problem", message_json(work.problem)},
          {"remarks", std::move(remarks)},
          {"pairs", work.pairs},
          {"doubtful", work.doubtful},
          {"seconds", work.seconds}};
}

Json shown_json(const DeskWork& work, const MessageCatalogue& reader) {
  Json out = work_json(work);
  const auto said = [&](const std::optional<Message>& message) {
    return message ? in_words_of_page(Issue(*message).render(reader), reader)
                   : std::string();
  };
  out["problem"] = said(work.problem);
  out["source"]["problem"] = said(work.texts[0].problem);
  out["target"]["problem"] = said(work.texts[1].problem);
  out["remarks"] = Json::array();
  for (const Message& remark : work.remarks) out["remarks"].push_back(said(remark));
  return out;
}

DeskWork work_from_json(const Json& json) {
  const auto get = [&](const char* key) { return json.at(key).get<std::string>(); };
  DeskWork work;
  work.id = get("id");
  work.set = get("set");
  work.texts = {text_from_json(json.at("source")), text_from_json(json.at("target"))};
  work.tool = get("tool");
  work.is_alone = json.at("alone").get<bool>();
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
  work.problem = message_from_json(json.at("problem"));
  for (const Json& remark : json.at("remarks"))
    if (auto message = message_from_json(remark))
      work.remarks.push_back(*std::move(message));
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
                       const DeskOptions& usual, std::vector<Message>& remarks) {
  PairOptions options = usual.pairs;
  options.reading.keep_boilerplate = work.keep_furniture;
  options.units.keep_code = work.keep_code;
  if (!work.srx.empty()) options.reading.srx = extra_path(folder, work.srx);
  if (!work.memory.empty()) options.words.memories = {extra_path(folder, work.memory)};
  if (!work.glossary.empty())
    options.words.lexicons = {extra_path(folder, work.glossary)};
  if (work.tool.empty()) return options;
  const std::string own_rules = options.reading.srx;
  apply_preset(preset_of(work), usual.omegat_folders, options);
  if (options.reading.srx != own_rules)
    remarks.push_back(
        Message("{file}: the rules of your OmegaT, which cut the sentences",
                {{"file", options.reading.srx}}));
  return options;
}

ReviewExportOptions exporting_of(const std::string& folder, const DeskWork& work,
                                 const PairOptions& pairs, const DeskOptions& usual) {
  ReviewExportOptions exporting = usual.exporting;
  exporting.memory.units = pairs.units;
  if (!work.tool.empty()) apply_preset(preset_of(work), exporting.memory);
  if (pairs.reading.keep_lines)
    exporting.source = [files = files_of(folder, work), reading = pairs.reading] {
      Remarks remarks;
      return read_pair(files, reading, remarks).source;
    };
  exporting.name = std::filesystem::path(work.texts[0].file).stem().string();
  return exporting;
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
                   const DeskOptions& usual) {
  work.remarks.clear();
  work.problem.reset();
  work.is_alone = false;
  try {
    const PairJob job(options_of(folder, work, usual, work.remarks));
    const PairFiles files = files_of(folder, work);
    for (const Side side : {Side::source, Side::target}) {
      DeskText& text = work.texts[static_cast<std::size_t>(side)];
      text.problem.reset();
      text.segments = 0;
      if (text.file.empty()) continue;
      const TextInput& input = side == Side::source ? files.source : files.target;
      try {
        text.found_format = text.format.empty() ? format_at(input.path) : text.format;
        if (work.texts[1].file.empty()) continue;
        Remarks remarks;
        note(text, read_text(input, job.options().reading, remarks));
      } catch (const Error& error) {
        text.problem = error.message();
      }
    }
    if (!work.texts[0].problem && !work.texts[1].problem)
      look_at_pair(folder, work, job);
  } catch (const Error& error) {  // rules that cannot be read
    work.problem = error.message();
  }
}

}  // namespace awase
