// SPDX-License-Identifier: Apache-2.0
//
// Each work has a folder with its texts, work.json and alignment.awase. One thread
// reads and aligns, never under the lock; a review is opened when it is first asked
// for.

#include "jobs/desk.h"

#include <algorithm>
#include <atomic>
#include <charconv>
#include <condition_variable>
#include <ctime>
#include <deque>
#include <filesystem>
#include <fstream>
#include <map>
#include <mutex>
#include <nlohmann/json.hpp>
#include <thread>

#include "jobs/desk_memories.h"
#include "jobs/desk_work.h"
#include "jobs/review_start.h"
#include "review/realign.h"
#include "review/review_api.h"
#include "review/review_file.h"
#include "review/session.h"
#include "text/documents/read_document.h"
#include "text/error.h"
#include "text/file.h"
#include "text/secret.h"

namespace awase {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

constexpr int kBadRequest = 400;
constexpr int kNotFound = 404;
constexpr int kConflict = 409;
constexpr int kUnprocessable = 422;
constexpr std::size_t kMostWorks = 2000;
constexpr std::size_t kIdDigits = 12;

Answer json_answer(const Json& json, int status = 200) {
  return {.status = status,
          .body = json.dump(-1, ' ', false, Json::error_handler_t::replace)};
}

Answer refusal(int status, const Message& why) {
  return json_answer({{"error", ReviewApi::said(why)}}, status);
}

/// "works/12/state" as "works", "12", "state"; the last holds all the rest.
std::array<std::string_view, 3> parts_of(std::string_view path) {
  std::array<std::string_view, 3> parts;
  for (std::size_t i = 0; i < 2; ++i) {
    const std::size_t slash = std::min(path.find('/'), path.size());
    parts[i] = path.substr(0, slash);
    path.remove_prefix(std::min(slash + 1, path.size()));
  }
  parts[2] = path;
  return parts;
}

std::uint64_t number_of(const std::string& text) {
  std::uint64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

void make_folder(const std::string& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  fs::permissions(folder, fs::perms::owner_all, error);
  if (!fs::is_directory(folder))
    throw Error(ErrorKind::unavailable,
                Message("{folder}: cannot be made; say another place with --folder",
                        {{"folder", folder}}));
}

/// Thrown out of the aligner when people changed their minds.
struct Cancelled {};

/// A work whose review is open.
struct OpenReview {
  OpenReview(const std::string& path, const PairOptions& options,
             const ReviewExportOptions& exporting)
      : session(path), job(options) {
    const Review& review = session.review();
    job.load(review.origin(Side::source).language,
             review.origin(Side::target).language);
    api = std::make_unique<ReviewApi>(session, job.aligner(), exporting,
                                      [this] { is_ended = true; });
  }
  ~OpenReview() {
    try {
      if (!is_ended) session.close();
    } catch (const Error&) {
      // The journal has all of it.
    }
  }

  Session session;
  PairJob job;
  std::atomic<bool> is_ended = false;
  std::unique_ptr<ReviewApi> api;
};

}  // namespace

struct Desk::Impl {
  explicit Impl(DeskOptions of)
      : options(std::move(of)), memories(options.folder + "/memories") {
    make_folder(options.folder);
    make_folder(options.folder + "/works");
    const std::string place = options.folder + "/desk";
    if (!fs::exists(place)) write_file(place, "");
    lock = std::make_unique<FileLock>(place);
    if (lock->state() == FileLock::State::busy)
      throw Error(ErrorKind::unavailable,
                  Message("{folder}: another awase desk is open; go to its window, or "
                          "end it first",
                          {{"folder", options.folder}}));
    for (const auto& entry : fs::directory_iterator(options.folder + "/works"))
      take_up(entry.path().string());
    worker = std::thread([this] { work(); });
  }

  ~Impl() {
    {
      const std::lock_guard guard(mutex);
      is_ending = true;
      is_cancelled = true;
      for (auto& [id, review] : reviews) review->api->cancel();
    }
    wake.notify_all();
    worker.join();
    reviews.clear();
  }

  DeskOptions options;
  DeskMemories memories;
  std::unique_ptr<FileLock> lock;

  mutable std::mutex mutex;  ///< Of all that follows.
  std::map<std::string, DeskWork> works;
  std::map<std::string, std::shared_ptr<OpenReview>> reviews;
  std::deque<std::string> queue;  ///< Works to be looked at or aligned.
  std::string current;            ///< The one that is.
  double progress = 0.0;
  bool is_ending = false;
  std::condition_variable wake;
  std::atomic<bool> is_cancelled = false;
  std::mutex opening;  ///< One review is opened at a time.
  std::thread worker;

  std::string folder_of(const std::string& id) const {
    return options.folder + "/works/" + id;
  }

  void take_up(const std::string& folder) {
    try {
      DeskWork work = work_from_json(Json::parse(read_file(folder + "/work.json")));
      if (work.id == fs::path(folder).filename().string())
        works.emplace(work.id, std::move(work));
    } catch (const std::exception&) {
      // Not one of ours, or cut off before it held anything.
    }
  }

  /// Keeps what is known of a work. Under the lock.
  void keep(DeskWork& work) {
    work.seconds = static_cast<long long>(std::time(nullptr));
    write_file(folder_of(work.id) + "/work.json", work_json(work).dump(1));
  }

  DeskWork& work_at(std::string_view id) {
    const auto found = works.find(std::string(id));
    if (found == works.end())
      throw Error(ErrorKind::input, Message("there is no such work; reload the page"));
    return found->second;
  }

  static bool is_busy(const DeskWork& work) {
    return work.state == DeskState::reading || work.state == DeskState::waiting ||
           work.state == DeskState::aligning;
  }

  // ---- the thread that works
  // ---------------------------------------------------------

  void work() {
    while (true) {
      DeskWork mine;
      {
        std::unique_lock guard(mutex);
        current.clear();
        wake.wait(guard, [this] { return is_ending || !queue.empty(); });
        if (is_ending) return;
        current = queue.front();
        queue.pop_front();
        const auto found = works.find(current);
        if (found == works.end()) continue;
        is_cancelled = false;
        progress = 0.0;
        if (found->second.state == DeskState::waiting)
          found->second.state = DeskState::aligning;
        mine = found->second;
      }
      if (mine.state == DeskState::reading)
        look(mine);
      else
        align(mine);
      const std::lock_guard guard(mutex);
      const auto found = works.find(mine.id);
      if (found == works.end()) continue;
      mine.set = found->second.set;
      found->second = mine;
      keep_quietly(found->second);
    }
  }

  void keep_quietly(DeskWork& work) {
    try {
      keep(work);
    } catch (const Error& error) {
      work.state = DeskState::failed;
      work.problem = error.what();
    }
  }

  void look(DeskWork& work) {
    look_at_texts(folder_of(work.id), work, options.pairs);
    const bool can_be_aligned = work.texts[0].problem.empty() &&
                                work.texts[1].problem.empty() && work.problem.empty();
    work.state = can_be_aligned ? DeskState::ready : DeskState::fresh;
  }

  void align(DeskWork& work) {
    const std::string folder = folder_of(work.id);
    work.remarks.clear();
    work.problem.clear();
    try {
      std::error_code ignored;
      for (const char* ending : {"", ".journal"})
        fs::remove(alignment_path(folder) + ending, ignored);
      const PairJob job(options_of(folder, work, options.pairs));
      const std::string path = start_review_file(
          {files_of(folder, work), alignment_path(folder)}, job,
          {.remarks = {},
           .issue = {},
           .note = [&](const Issue& note) { work.remarks.push_back(note.english()); },
           .progress =
               [this](double part) {
                 if (is_cancelled) throw Cancelled{};
                 const std::lock_guard guard(mutex);
                 progress = part;
               }});
      const Estimate found = estimate(read_review(read_file(path), path).rows);
      work.pairs = found.pairs;
      work.doubtful = found.doubtful;
      work.state = DeskState::done;
    } catch (const Cancelled&) {
      work.state = DeskState::ready;
    } catch (const Error& error) {
      work.state = DeskState::failed;
      work.problem = error.what();
    } catch (const std::exception& error) {
      work.state = DeskState::failed;
      work.problem = error.what();
    }
  }

  // ---- reviews
  // -----------------------------------------------------------------------

  std::shared_ptr<OpenReview> review_of(std::string_view id) {
    const std::lock_guard alone(opening);
    DeskWork work;
    {
      const std::lock_guard guard(mutex);
      const auto open = reviews.find(std::string(id));
      if (open != reviews.end()) return open->second;
      work = work_at(id);
    }
    if (work.state != DeskState::done)
      throw Error(ErrorKind::input, Message("this is not aligned yet"));
    const std::string folder = folder_of(work.id);
    auto opened = std::make_shared<OpenReview>(alignment_path(folder),
                                               options_of(folder, work, options.pairs),
                                               options.exporting);
    const std::lock_guard guard(mutex);
    return reviews[work.id] = opened;
  }

  /// After a step in a review: its figures, and whether it has ended.
  void note_review(const std::string& id, const std::shared_ptr<OpenReview>& review) {
    const Estimate left = review->api->left();
    const std::lock_guard guard(mutex);
    const auto found = works.find(id);
    if (found == works.end()) return;
    found->second.pairs = left.pairs;
    found->second.doubtful = left.doubtful;
    if (!review->is_ended) return;
    keep_quietly(found->second);
    reviews.erase(id);
  }

  // ---- answers
  // -----------------------------------------------------------------------

  /// A work as the page shows it. Under the lock.
  Json shown(const DeskWork& work) const {
    Json out = work_json(work);
    if (work.id == current) out["progress"] = progress;
    out["open"] = reviews.count(work.id) > 0;
    return out;
  }

  Answer list() const {
    const std::lock_guard guard(mutex);
    Json all = Json::array();
    for (const auto& [id, work] : works) all.push_back(shown(work));
    std::sort(all.begin(), all.end(), [](const Json& one, const Json& two) {
      return std::pair(two["seconds"].get<long long>(), two["id"].get<std::string>()) <
             std::pair(one["seconds"].get<long long>(), one["id"].get<std::string>());
    });
    return json_answer({{"works", all}, {"folder", options.folder}});
  }

  Answer create() {
    const std::lock_guard guard(mutex);
    if (works.size() >= kMostWorks)
      return refusal(kConflict, Message("there are too many works; remove some first"));
    DeskWork work;
    work.id = random_token().substr(0, kIdDigits);
    const std::string folder = folder_of(work.id);
    for (const char* part : {"/source", "/target", "/extra"})
      make_folder(folder + part);
    keep(work);
    const Json out = shown(work);
    works.emplace(work.id, std::move(work));
    return json_answer(out);
  }

  /// Takes a part of a file, and its name with the first.
  Answer upload(std::string_view id, const PageParameters& parameters,
                const std::string& body) {
    const std::string part = parameters("part");
    const std::string name = safe_file_name(parameters("name"));
    const std::uint64_t offset = number_of(parameters("offset"));
    if (offset + body.size() > kMaxFileBytes)
      return refusal(413, Message("{file}: more than 512 MiB; cut it into parts",
                                  {{"file", name}}));
    const std::lock_guard guard(mutex);
    DeskWork& work = work_at(id);
    if (is_busy(work) || work.state == DeskState::done)
      return refusal(kConflict, Message("this is being worked on; begin a new one"));
    const std::string path = place_of(work, part, name, offset);
    std::error_code error;
    const std::uint64_t has = fs::exists(path) ? fs::file_size(path, error) : 0;
    if (error || (offset != 0 && has != offset))
      return refusal(kConflict, Message("{file}: a part of it was lost; give it again",
                                        {{"file", name}}));
    std::ofstream file(path, offset == 0 ? std::ios::binary | std::ios::trunc
                                         : std::ios::binary | std::ios::app);
    file.write(body.data(), static_cast<std::streamsize>(body.size()));
    file.close();
    if (!file)
      throw Error(
          ErrorKind::unavailable,
          Message("{file}: cannot be written; is the disk full?", {{"file", name}}));
    work.state = DeskState::fresh;
    return json_answer({{"size", offset + body.size()}});
  }

  /// Where an uploaded file is kept; its name is noted with the first part.
  std::string place_of(DeskWork& work, const std::string& part, const std::string& name,
                       std::uint64_t offset) const {
    const std::string folder = folder_of(work.id);
    std::string& noted =
        part == "source"     ? work.texts[0].file
        : part == "target"   ? work.texts[1].file
        : part == "memory"   ? work.memory
        : part == "glossary" ? work.glossary
        : part == "srx"
            ? work.srx
            : throw Error(ErrorKind::input, Message("there is no such part"));
    if (offset == 0) noted = name;
    if (part == "source") return text_path(folder, work, Side::source);
    if (part == "target") return text_path(folder, work, Side::target);
    return extra_path(folder, name);
  }

  /// What people said of the texts, and what is to be done with them.
  void take_settings(DeskWork& work, const Json& json) {
    for (const Side side : {Side::source, Side::target}) {
      const std::string key(side_name(side));
      if (!json.contains(key)) continue;
      DeskText& text = work.texts[static_cast<std::size_t>(side)];
      text.language = json[key].value("language", text.language);
      text.encoding = json[key].value("encoding", text.encoding);
      text.format = json[key].value("format", text.format);
    }
    work.keep_code = json.value("keep_code", work.keep_code);
    work.keep_furniture = json.value("keep_furniture", work.keep_furniture);
    if (json.value("swap", false)) swap_texts(work);
  }

  void swap_texts(DeskWork& work) const {
    const std::string folder = folder_of(work.id);
    fs::rename(folder + "/source", folder + "/swap");
    fs::rename(folder + "/target", folder + "/source");
    fs::rename(folder + "/swap", folder + "/target");
    std::swap(work.texts[0], work.texts[1]);
  }

  Answer change(std::string_view id, std::string_view verb, const std::string& body) {
    const std::lock_guard guard(mutex);
    DeskWork& work = work_at(id);
    if (verb == "cancel") {
      std::erase(queue, work.id);
      if (work.id == current)
        is_cancelled = true;
      else if (is_busy(work))
        work.state = DeskState::ready;
      return json_answer(shown(work));
    }
    if (is_busy(work))
      return refusal(kConflict, Message("this is being worked on; cancel it first"));
    if (verb == "remove") {
      reviews.erase(work.id);
      fs::remove_all(folder_of(work.id));
      works.erase(work.id);
      return json_answer(Json::object());
    }
    if (work.state == DeskState::done)
      return refusal(kConflict, Message("this is aligned already; begin a new one"));
    if (!body.empty()) take_settings(work, Json::parse(body));
    if (verb == "look" || verb == "align") {
      if (work.texts[0].file.empty())
        return refusal(kUnprocessable, Message("give a text first"));
      work.state = verb == "look" ? DeskState::reading : DeskState::waiting;
      queue.push_back(work.id);
      wake.notify_all();
    }
    keep(work);
    return json_answer(shown(work));
  }

  /// Puts the pairs of a review into a memory.
  Answer give_to_memory(std::string_view id, const std::string& body) {
    const Json json = Json::parse(body);
    const auto review = review_of(id);
    const std::string pairs = json.value("pairs", "all");
    const Answer exported = review->api->get("export", [&](const char* name) {
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
    return json_answer({{"added", added}});
  }
};

Desk::Desk(DeskOptions options) : impl_(std::make_unique<Impl>(std::move(options))) {}

Desk::~Desk() = default;

std::string Desk::page(std::string_view path) {
  if (path.empty()) return "start.html";
  const auto parts = parts_of(path);
  if (parts[0] == "works" && !parts[1].empty())
    return parts[2].empty() ? "index.html" : std::string(parts[2]);
  return std::string(path);
}

void Desk::speak(std::shared_ptr<const MessageCatalogue> reader) {
  ReviewApi::speak(std::move(reader));
}

bool Desk::is_working() const {
  const std::lock_guard guard(impl_->mutex);
  return !impl_->current.empty() || !impl_->queue.empty();
}

Answer Desk::get(std::string_view path, const PageParameters& parameters) {
  try {
    const auto [room, id, rest] = parts_of(path);
    if (room == "works" && id.empty()) return impl_->list();
    if (room == "formats") {
      Json names = Json::array();
      for (const std::string_view name : document_formats()) names.push_back(name);
      return json_answer({{"formats", names}});
    }
    if (room == "memories") {
      if (id.empty()) return json_answer({{"memories", impl_->memories.names()}});
      if (id == "find")
        return json_answer(
            impl_->memories.find(parameters("memory"), parameters("text")));
    }
    if (room == "works" && rest == "work") {
      const std::lock_guard guard(impl_->mutex);
      return json_answer(impl_->shown(impl_->work_at(id)));
    }
    if (room == "works") {
      const auto review = impl_->review_of(id);
      return review->api->get(rest, parameters);
    }
    return refusal(kNotFound, Message("there is nothing of that name"));
  } catch (const Error& error) {
    return refusal(kUnprocessable, error.message());
  } catch (const Json::exception&) {
    return refusal(kBadRequest, Message("this is not a request of the page"));
  } catch (const fs::filesystem_error& error) {
    return json_answer({{"error", error.what()}}, kUnprocessable);
  }
}

Answer Desk::post(std::string_view path, const PageParameters& parameters,
                  const std::string& body) {
  try {
    const auto [room, id, rest] = parts_of(path);
    if (room != "works")
      return refusal(kNotFound, Message("there is nothing of that name"));
    if (id.empty()) return impl_->create();
    if (rest == "upload") return impl_->upload(id, parameters, body);
    for (const std::string_view verb : {"settings", "look", "align", "stop", "remove"})
      if (rest == verb)
        return impl_->change(id, rest == "stop" ? "cancel" : rest, body);
    if (rest == "memory") return impl_->give_to_memory(id, body);
    const auto review = impl_->review_of(id);
    const Answer answer = review->api->post(rest, body);
    if (rest != "place" && rest != "cancel")
      impl_->note_review(std::string(id), review);
    return answer;
  } catch (const Error& error) {
    return refusal(kUnprocessable, error.message());
  } catch (const Json::exception&) {
    return refusal(kBadRequest, Message("this is not a request of the page"));
  } catch (const fs::filesystem_error& error) {
    return json_answer({{"error", error.what()}}, kUnprocessable);
  }
}

}  // namespace awase
