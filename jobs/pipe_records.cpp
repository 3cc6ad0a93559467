// SPDX-License-Identifier: Apache-2.0

#include "jobs/pipe_records.h"

#include <algorithm>
#include <cstdint>
#include <nlohmann/json.hpp>

#include "text/base64.h"
#include "text/error.h"
#include "text/tsv.h"

namespace awase {
namespace {

using Json = nlohmann::ordered_json;

/// What a record asks for.
struct Request {
  std::string id;  ///< As JSON; or the first cells of a line, with the tab after them.
  PairFiles files;
  bool lines = false;  ///< A segment a line.
};

std::string dumped(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

[[noreturn]] void refuse(Message message) {
  throw Error(ErrorKind::input, std::move(message));
}

std::vector<std::string_view> cells_of(std::string_view line) {
  std::vector<std::string_view> cells;
  for (;;) {
    const std::size_t tab = line.find('\t');
    cells.push_back(line.substr(0, tab));
    if (tab == std::string_view::npos) return cells;
    line.remove_prefix(tab + 1);
  }
}

/// The first so many cells with the tabs after them.
std::string key_cells(std::string_view line, std::size_t count) {
  std::string key;
  const auto cells = cells_of(line.substr(0, 1 << 20));
  for (std::size_t k = 0; k < count; ++k) {
    if (k < cells.size()) key += cells[k];
    key += '\t';
  }
  return key;
}

/// The id of a JSON record, as JSON; `number` where it has none.
std::string id_of(const Json& record, std::size_t number) {
  const auto id = record.find("id");
  if (id == record.end()) return std::to_string(number);
  if (!id->is_string() && !id->is_number_integer())
    refuse(Message("id: neither text nor a whole number; make it one"));
  return dumped(*id);
}

/// A text, or a list of segments as lines.
std::string text_of(const Json& record, const char* name, bool& is_list) {
  const auto value = record.find(name);
  if (value == record.end())
    refuse(Message("{member}: not in the record; give text or a list of segments",
                   {{"member", name}}));
  is_list = value->is_array();
  if (value->is_string()) return value->get<std::string>();
  if (!is_list)
    refuse(Message("{member}: neither text nor a list of segments; give one",
                   {{"member", name}}));
  std::string lines;
  for (const Json& segment : *value) {
    if (!segment.is_string())
      refuse(Message("{member}: a segment that is no text; give text alone",
                     {{"member", name}}));
    std::string line = segment.get<std::string>();
    for (char& c : line)
      if (c == '\n' || c == '\r') c = ' ';
    lines += line + '\n';
  }
  return lines;
}

void take_language(const Json& record, const char* name, TextInput& input) {
  const auto value = record.find(name);
  if (value == record.end() || value->is_null()) return;
  if (!value->is_string())
    refuse(Message("{member}: no text; give a language tag", {{"member", name}}));
  if (!value->get<std::string>().empty()) input.language = value->get<std::string>();
}

void read_json(std::string_view line, Request& request) {
  Json record;
  try {
    record = Json::parse(line);
  } catch (const Json::exception&) {
    refuse(Message("not JSON; give an object a line"));
  }
  if (!record.is_object()) refuse(Message("not a JSON object; give one a line"));
  request.id = id_of(record, std::stoul(request.id));
  bool source_is_list = false;
  bool target_is_list = false;
  request.files.source.content = text_of(record, "source", source_is_list);
  request.files.target.content = text_of(record, "target", target_is_list);
  if (source_is_list != target_is_list)
    refuse(Message(
        "source and target: one is text, the other a list; give two of a kind"));
  request.lines = source_is_list;
  take_language(record, "source_lang", request.files.source);
  take_language(record, "target_lang", request.files.target);
}

void read_tsv(std::string_view line, Request& request) {
  const auto cells = cells_of(line);
  if (cells.size() != 3 && cells.size() != 5)
    refuse(
        Message("not 3 or 5 cells; give id, source, target and perhaps both "
                "languages, tabs between"));
  request.files.source.content = unescape_tsv(cells[1]);
  request.files.target.content = unescape_tsv(cells[2]);
  if (cells.size() == 3) return;
  if (!cells[3].empty()) request.files.source.language = cells[3];
  if (!cells[4].empty()) request.files.target.language = cells[4];
}

std::string decoded(std::string_view base64) {
  const std::optional<std::string> bytes = decode_base64(base64);
  if (!bytes) refuse(Message("not base64; encode both texts"));
  return *bytes;
}

void read_bitextor(std::string_view line, Request& request) {
  const auto cells = cells_of(line);
  if (cells.size() < 4)
    refuse(
        Message("fewer than 4 cells; give two URLs and two texts as base64, tabs "
                "between"));
  request.files.source.content = decoded(cells[2]);
  request.files.target.content = decoded(cells[3]);
}

// --- Answers ---------------------------------------------------------------------
// Written straight into one string: a tree of JSON for each pair takes longer than
// reading the record.

/// A text that is well-formed UTF-8.
void add_text(std::string& out, std::string_view text) {
  const bool is_plain = std::none_of(text.begin(), text.end(), [](unsigned char c) {
    return c < 0x20 || c == '"' || c == '\\';
  });
  if (!is_plain) {
    out += dumped(Json(text));
    return;
  }
  ((out += '"') += text) += '"';
}

/// A number from 0 to 1, with at most four digits after the point and at least one.
void add_share(std::string& out, double value) {
  std::string digits = fixed(value, 4);
  while (digits.ends_with('0') && digits[digits.size() - 2] != '.') digits.pop_back();
  out += digits;
}

void add_numbers(std::string& out, const SegmentRange& range) {
  out += '[';
  for (std::size_t k = range.first; k < range.last; ++k) {
    if (k > range.first) out += ',';
    out += std::to_string(k + 1);
  }
  out += ']';
}

/// The members of an object but for the id, and the brace that closes it.
std::string to_json(const AlignedPair& pair) {
  const PairFigures figures = figures_of(pair);
  std::string out = R"("status":"ok","source_lang":)";
  add_text(out, pair.source.document.language);
  out += R"(,"target_lang":)";
  add_text(out, pair.target.document.language);
  out += R"(,"source_segments":)" + std::to_string(figures.source_segments) +
         R"(,"target_segments":)" + std::to_string(figures.target_segments) +
         R"(,"beads":)" + std::to_string(figures.beads) + R"(,"mean_confidence":)";
  add_share(out, figures.mean_confidence);
  out += R"(,"pairs":[)";
  const char* between = "";
  for (const Bead& bead : pair.alignment.beads) {
    if (!pair.is_wanted(bead)) continue;
    (out += between) += R"({"source":)";
    between = ",";
    add_text(out, joined(pair.source, bead.source.first, bead.source.last));
    out += R"(,"target":)";
    add_text(out, joined(pair.target, bead.target.first, bead.target.last));
    out += R"(,"confidence":)";
    add_share(out, bead.confidence);
    out += R"(,"source_segments":)";
    add_numbers(out, bead.source);
    out += R"(,"target_segments":)";
    add_numbers(out, bead.target);
    out += '}';
  }
  out += ']';
  const ComparedTexts& compared = pair.alignment.compared;
  if (compared.asked > 0)
    out += R"(,"compared":{"asked":)" + std::to_string(compared.asked) + R"(,"sent":)" +
           std::to_string(compared.sent) + '}';
  if (!pair.remarks.issues.empty())
    out += R"(,"warnings":)" + dumped(Json(english(pair.remarks.issues)));
  return out += '}';
}

std::string to_bitextor(const AlignedPair& pair) {
  std::string source, target, confidence;
  for (const Bead& bead : pair.alignment.beads) {
    if (!pair.is_wanted(bead)) continue;
    source += joined(pair.source, bead.source.first, bead.source.last) + '\n';
    target += joined(pair.target, bead.target.first, bead.target.last) + '\n';
    confidence += fixed(bead.confidence, 4) + '\n';
  }
  return "ok\t" + encode_base64(source) + '\t' + encode_base64(target) + '\t' +
         encode_base64(confidence);
}

/// An answer in JSON: id, and the rest as to_json() gives it.
std::string with_id(const std::string& id, PipeFormat format, const std::string& rest) {
  return (format == PipeFormat::json ? "{\"id\":" + id + ',' : id + '{') + rest;
}

std::string failed(const std::string& id, PipeFormat format, const Failure& failure) {
  const std::string reason = Issue(failure.reason).english();
  if (format == PipeFormat::bitextor)
    return id + "error\t" + failure.code + '\t' + reason;
  const Json json = {{"status", "error"}, {"code", failure.code}, {"reason", reason}};
  return with_id(id, format, dumped(json).substr(1));
}

/// What names a record before it has been understood.
std::string first_id(std::string_view line, PipeFormat format, std::size_t number) {
  if (format == PipeFormat::json) return std::to_string(number);
  return key_cells(line, format == PipeFormat::tsv ? 1 : 2);
}

}  // namespace

std::string answer_record(std::string_view line, PipeFormat format, std::size_t number,
                          const PairFiles& given, const PairJob& job,
                          ComparedTexts* compared) {
  Request request{first_id(line, format, number), given};
  request.files.source.path = "source";
  request.files.target.path = "target";
  try {
    if (format == PipeFormat::json) read_json(line, request);
    if (format == PipeFormat::tsv) read_tsv(line, request);
    if (format == PipeFormat::bitextor) read_bitextor(line, request);
    if (format != PipeFormat::bitextor)
      request.files.source.encoding = request.files.target.encoding = "UTF-8";
    const AlignedPair pair = request.lines ? job.run(request.files, {.segmented = true})
                                           : job.run(request.files);
    if (compared != nullptr) *compared = pair.alignment.compared;
    if (format == PipeFormat::bitextor) return request.id + to_bitextor(pair);
    return with_id(request.id, format, to_json(pair));
  } catch (const Error& error) {
    return failed(request.id, format,
                  {std::string(error_code(error)), error.message()});
  }
}

std::string failed_record(std::string_view line, PipeFormat format, std::size_t number,
                          const Failure& failure) {
  std::string id = first_id(line, format, number);
  if (format == PipeFormat::json) {
    try {
      id = id_of(Json::parse(line), number);
    } catch (const std::exception&) {
      // Then its number must do.
    }
  }
  return failed(id, format, failure);
}

bool is_failed_record(std::string_view answer, PipeFormat format) {
  // The status follows the id, which cannot hold such text itself: quotes and tabs in
  // it are escaped or absent.
  if (format == PipeFormat::bitextor) {
    for (int tabs = 0; tabs < 2; ++tabs) answer.remove_prefix(answer.find('\t') + 1);
    return answer.starts_with("error\t");
  }
  constexpr std::string_view kStatus = "\"status\":\"";
  const std::size_t place = answer.find(kStatus);
  return place != std::string_view::npos &&
         answer.substr(place + kStatus.size()).starts_with("error");
}

}  // namespace awase
