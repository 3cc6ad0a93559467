// SPDX-License-Identifier: Apache-2.0
//
// Two folders on the start page: their files are paired, each pair is a work.

#include <algorithm>
#include <filesystem>

#include "jobs/desk_impl.h"
#include "jobs/page_words.h"
#include "jobs/pair_files.h"
#include "text/secret.h"
#include "tmx/formats/unit_stream.h"

namespace awase {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

constexpr int kUnprocessable = 422;
constexpr std::size_t kIdDigits = 12;
constexpr std::size_t kMostWorks = 2000;
constexpr std::size_t kDeepest = 20;

bool is_id(std::string_view id) {
  return id.size() == kIdDigits && id.find_first_not_of("0123456789abcdef") == id.npos;
}

/// The path of a file in a folder that was given, each part safe to write.
std::string safe_path(std::string_view path) {
  std::string out;
  for (std::size_t depth = 0; !path.empty() && depth < kDeepest; ++depth) {
    const std::size_t slash = std::min(path.find('/'), path.size());
    const std::string_view part = path.substr(0, slash);
    path.remove_prefix(std::min(slash + 1, path.size()));
    if (part.empty() || part == "." || part == "..") continue;
    out += (out.empty() ? "" : "/") + safe_file_name(part);
  }
  return out;
}

}  // namespace

std::string Desk::Impl::set_folder(std::string_view id) const {
  std::string folder = options.folder + "/sets/" + std::string(id);
  if (!is_id(id) || !fs::is_directory(folder))
    throw Error(ErrorKind::input, Message("there is no such work; reload the page"));
  return folder;
}

Answer Desk::Impl::begin_set() {
  const std::string id = random_token().substr(0, kIdDigits);
  for (const char* part : {"/source", "/target"})
    make_desk_folder(options.folder + "/sets/" + id + part);
  return desk_answer({{"id", id}});
}

Answer Desk::Impl::upload_to_set(std::string_view id, const PageParameters& parameters,
                                 const std::string& body) {
  const std::string part = parameters("part");
  const std::string name = safe_path(parameters("name"));
  if ((part != "source" && part != "target") || name.empty())
    throw Error(ErrorKind::input, Message("there is no such part"));
  const std::string path = set_folder(id) + "/" + part + "/" + name;
  const std::lock_guard guard(mutex);
  make_desk_folder(fs::path(path).parent_path().string());
  write_part(path, name, desk_number(parameters("offset")), body);
  return desk_answer(Json::object());
}

Answer Desk::Impl::pair_set(std::string_view id, const std::string& body) {
  const std::string folder = set_folder(id);
  const std::lock_guard guard(mutex);
  const PairedFiles paired =
      pair_files({folder + "/source", folder + "/target", "", ""});
  if (works.size() + paired.pairs.size() > kMostWorks)
    return desk_refusal(kUnprocessable,
                        Message("there are too many works; remove some first"));
  const Json settings = body.empty() ? Json::object() : Json::parse(body);
  for (const FilePair& pair : paired.pairs) {
    DeskWork& work = add_work();
    take_settings(work, settings);
    work.set = std::string(id);
    work.texts[0].file = safe_file_name(pair.source);
    work.texts[1].file = safe_file_name(pair.target);
    work.texts[0].language = pair.source_language;
    work.texts[1].language = pair.target_language;
    const std::string own = folder_of(work.id);
    fs::rename(pair.source, text_path(own, work, Side::source));
    fs::rename(pair.target, text_path(own, work, Side::target));
    work.state = DeskState::ready;
    keep(work);
  }
  Json unpaired = Json::array();
  for (const UnpairedFile& file : paired.unpaired)
    unpaired.push_back(
        {{"file", fs::path(file.path).filename().string()},
         {"why", in_words_of_page(ReviewApi::said(file.why), ReviewApi::reader())}});
  return desk_answer({{"pairs", paired.pairs.size()}, {"unpaired", unpaired}});
}

Answer Desk::Impl::align_set(std::string_view id) {
  const std::lock_guard guard(mutex);
  std::size_t count = 0;
  for (auto& [key, work] : works) {
    if (work.set != id || is_busy(work) || work.state == DeskState::done) continue;
    work.state = DeskState::waiting;
    queue.push_back(key);
    ++count;
  }
  wake.notify_all();
  return desk_answer({{"count", count}});
}

Answer Desk::Impl::export_set(std::string_view id) {
  std::vector<std::string> ids;
  {
    const std::lock_guard guard(mutex);
    for (const auto& [key, work] : works)
      if (work.set == id && work.state == DeskState::done) ids.push_back(key);
  }
  Answer all{.type = "application/octet-stream", .file_name = "all.tmx"};
  std::unique_ptr<UnitWriter> writer;
  for (const std::string& key : ids) {
    const bool was_open = [&] {
      const std::lock_guard guard(mutex);
      return reviews.count(key) > 0;
    }();
    const Answer one = review_of(key)->api->get("export", [](const char* name) {
      return std::string(std::string_view(name) == "format" ? "tmx" : "");
    });
    if (!was_open) {
      const std::lock_guard guard(mutex);
      reviews.erase(key);
    }
    if (one.status != 200) continue;  // It has no pair.
    const auto reader = read_units(MemoryFormat::tmx, xml_source(one.body), key);
    if (!writer)
      writer = write_units(
          MemoryFormat::tmx, [&all](std::string_view bytes) { all.body += bytes; },
          reader->header());
    for (TranslationUnit unit; reader->next(unit);) writer->add(unit);
  }
  if (!writer)
    return desk_refusal(kUnprocessable, Message("no pair of these folders is aligned"));
  writer->finish();
  return all;
}

}  // namespace awase
