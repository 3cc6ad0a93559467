// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>

#include "jobs/desk_impl.h"
#include "jobs/page_words.h"
#include "jobs/tool_preset.h"
#include "text/file.h"
#include "text/secret.h"

namespace awase {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

constexpr int kConflict = 409;
constexpr int kUnprocessable = 422;
constexpr std::size_t kMostWorks = 2000;
constexpr std::size_t kIdDigits = 12;

/// Takes `what` out of all texts of `json`.
void leave_out(const std::string& what, Json& json) {
  if (json.is_string()) {
    auto& text = json.get_ref<std::string&>();
    for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos;)
      text.erase(at, what.size());
  } else {
    for (Json& item : json)
      if (item.is_structured() || item.is_string()) leave_out(what, item);
  }
}

}  // namespace

std::uint64_t desk_number(const std::string& text) {
  std::uint64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

void write_part(const std::string& path, const std::string& name, std::uint64_t offset,
                const std::string& bytes) {
  if (offset > kMaxFileBytes || bytes.size() > kMaxFileBytes - offset)
    throw Error(
        ErrorKind::input,
        Message("{file}: more than 512 MiB; cut it into parts", {{"file", name}}));
  std::error_code error;
  const std::uint64_t has = fs::exists(path) ? fs::file_size(path, error) : 0;
  if (error || (offset != 0 && has != offset))
    throw Error(
        ErrorKind::input,
        Message("{file}: a part of it was lost; give it again", {{"file", name}}));
  std::ofstream file(path, offset == 0 ? std::ios::binary | std::ios::trunc
                                       : std::ios::binary | std::ios::app);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  if (file) return;
  fs::remove(path, error);  // a part of a text is none, and takes room
  throw Error(
      ErrorKind::unavailable,
      Message("{file}: cannot be written; is the disk full?", {{"file", name}}));
}

Answer desk_answer(const Json& json, int status) {
  return {.status = status,
          .body = json.dump(-1, ' ', false, Json::error_handler_t::replace)};
}

Answer desk_refusal(int status, const Message& why) {
  return desk_answer(
      {{"error", in_words_of_page(ReviewApi::said(why), ReviewApi::reader())}}, status);
}

Json Desk::Impl::shown(const DeskWork& work) const {
  Json out = shown_json(work, ReviewApi::reader());
  // Where files lie says nothing to who gave them.
  for (const char* part : {"/source/", "/target/", "/extra/"})
    leave_out(folder_of(work.id) + part, out);
  if (work.id == current) out["progress"] = progress;
  out["open"] = reviews.count(work.id) > 0;
  return out;
}

Answer Desk::Impl::list() const {
  const std::lock_guard guard(mutex);
  Json all = Json::array();
  for (const auto& [id, work] : works) all.push_back(shown(work));
  std::sort(all.begin(), all.end(), [](const Json& one, const Json& two) {
    return std::pair(two["seconds"].get<long long>(), two["id"].get<std::string>()) <
           std::pair(one["seconds"].get<long long>(), one["id"].get<std::string>());
  });
  return desk_answer({{"works", all}, {"folder", options.folder}});
}

Answer Desk::Impl::create() {
  const std::lock_guard guard(mutex);
  if (works.size() >= kMostWorks)
    return desk_refusal(kConflict,
                        Message("there are too many works; remove some first"));
  return desk_answer(shown(add_work()));
}

DeskWork& Desk::Impl::add_work() {
  DeskWork work;
  work.tool = options.tool;
  work.id = random_token().substr(0, kIdDigits);
  const std::string folder = folder_of(work.id);
  for (const char* part : {"/source", "/target", "/extra"})
    make_desk_folder(folder + part);
  keep(work);
  return works.emplace(work.id, work).first->second;
}

Answer Desk::Impl::upload(std::string_view id, const PageParameters& parameters,
                          const std::string& body) {
  const std::string part = parameters("part");
  const std::string name = safe_file_name(parameters("name"));
  const std::uint64_t offset = desk_number(parameters("offset"));
  const std::lock_guard guard(mutex);
  DeskWork& work = work_at(id);
  if (is_busy(work) || work.state == DeskState::done)
    return desk_refusal(kConflict, Message("this is being worked on; begin a new one"));
  write_part(place_of(work, part, name, offset), name, offset, body);
  work.state = DeskState::fresh;
  return desk_answer({{"size", offset + body.size()}});
}

std::string Desk::Impl::place_of(DeskWork& work, const std::string& part,
                                 const std::string& name, std::uint64_t offset) const {
  const std::string folder = folder_of(work.id);
  std::string& noted =
      part == "source"     ? work.texts[0].file
      : part == "target"   ? work.texts[1].file
      : part == "memory"   ? work.memory
      : part == "glossary" ? work.glossary
      : part == "srx"      ? work.srx
                      : throw Error(ErrorKind::input, Message("there is no such part"));
  if (offset == 0) noted = name;
  if (part == "source") return text_path(folder, work, Side::source);
  if (part == "target") return text_path(folder, work, Side::target);
  return extra_path(folder, name);
}

void Desk::Impl::take_settings(DeskWork& work, const Json& json) {
  for (const Side side : {Side::source, Side::target}) {
    const std::string key(side_name(side));
    if (!json.contains(key)) continue;
    DeskText& text = work.texts[static_cast<std::size_t>(side)];
    text.language = json[key].value("language", text.language);
    text.encoding = json[key].value("encoding", text.encoding);
    text.format = json[key].value("format", text.format);
  }
  const auto tool = json.value("tool", work.tool);
  if (!tool.empty() && find_tool_preset(tool) == nullptr) throw no_such_tool(tool);
  work.tool = tool;
  const std::pair<const char*, std::string*> extras[] = {
      {"memory", &work.memory}, {"glossary", &work.glossary}, {"srx", &work.srx}};
  for (const auto& [key, file] : extras)  // To take one away; upload() gives it.
    if (json.contains(key) && json[key] == "") file->clear();
  work.keep_code = json.value("keep_code", work.keep_code);
  work.keep_furniture = json.value("keep_furniture", work.keep_furniture);
  if (json.value("swap", false)) swap_texts(work);
}

void Desk::Impl::swap_texts(DeskWork& work) const {
  const std::string folder = folder_of(work.id);
  fs::rename(folder + "/source", folder + "/swap");
  fs::rename(folder + "/target", folder + "/source");
  fs::rename(folder + "/swap", folder + "/target");
  std::swap(work.texts[0], work.texts[1]);
}

Answer Desk::Impl::change(std::string_view id, std::string_view verb,
                          const std::string& body) {
  const std::lock_guard guard(mutex);
  DeskWork& work = work_at(id);
  if (verb == "cancel") {
    std::erase(queue, work.id);
    if (work.id == current)
      is_cancelled = true;
    else if (is_busy(work))
      work.state = DeskState::ready;
    return desk_answer(shown(work));
  }
  if (is_busy(work))
    return desk_refusal(kConflict, Message("this is being worked on; cancel it first"));
  if (verb == "remove") {
    reviews.erase(work.id);
    fs::remove_all(folder_of(work.id));
    works.erase(work.id);
    return desk_answer(Json::object());
  }
  if (work.state == DeskState::done)
    return desk_refusal(kConflict, Message("this is aligned already; begin a new one"));
  const DeskState before = work.state;
  if (!body.empty()) take_settings(work, Json::parse(body));
  if (verb == "look" || verb == "align") {
    if (work.texts[0].file.empty())
      return desk_refusal(kUnprocessable, Message("give a text first"));
    work.state = verb == "look" ? DeskState::reading : DeskState::waiting;
  }
  try {
    keep(work);
  } catch (const Error&) {
    work.state = before;
    throw;
  }
  if (is_busy(work)) {
    queue.push_back(work.id);
    wake.notify_all();
  }
  return desk_answer(shown(work));
}

Answer Desk::Impl::give_to_memory(std::string_view id, const std::string& body) {
  const Json json = Json::parse(body);
  const auto review = review_of(id);
  const std::string pairs = json.value("pairs", "all");
  Answer exported = review->api->get("export", [&](const char* name) {
    const std::string_view wanted = name;
    if (wanted == "format") return std::string("tmx");
    if (wanted == "accepted") return std::string(pairs == "accepted" ? "1" : "0");
    if (wanted == "least")
      return std::to_string(pairs == "sure" ? json.value("least", 0) : 0);
    if (wanted == "doubtful")
      return std::string(json.value("doubtful", false) ? "1" : "0");
    return std::string();
  });
  if (exported.status != 200) return exported;
  std::string name;
  {
    const std::lock_guard guard(mutex);
    const DeskWork& work = work_at(id);
    name = work.texts[0].file;
  }
  const std::size_t added =
      memories.add(json.at("memory").get<std::string>(), exported.body, name);
  return desk_answer({{"added", added}});
}

}  // namespace awase
