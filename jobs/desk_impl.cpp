// SPDX-License-Identifier: Apache-2.0
//
// Each work has a folder with its texts, work.json and alignment.awase. One thread
// reads and aligns, never under the lock; a review is opened when it is first asked
// for.

#include "jobs/desk_impl.h"

#include <chrono>
#include <ctime>
#include <filesystem>

#include "jobs/desk_address.h"
#include "jobs/memory_adder.h"
#include "jobs/review_start.h"
#include "review/realign.h"
#include "review/review_file.h"
#include "text/file.h"
#include "tmx/formats/memory_input.h"

namespace awase {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

/// Thrown out of the aligner when people changed their minds.
struct Cancelled {};

/// Another start may look for a moment whether a desk is open, which takes the lock.
std::unique_ptr<FileLock> lock_desk(const std::string& place) {
  constexpr int kTries = 20;
  constexpr auto kBetween = std::chrono::milliseconds(10);
  auto lock = std::make_unique<FileLock>(place);
  for (int i = 0; i < kTries && lock->state() == FileLock::State::busy; ++i) {
    std::this_thread::sleep_for(kBetween);
    lock = std::make_unique<FileLock>(place);
  }
  return lock;
}

}  // namespace

void make_desk_folder(const std::string& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  fs::permissions(folder, fs::perms::owner_all, error);
  if (!fs::is_directory(folder))
    throw Error(ErrorKind::unavailable,
                Message("{folder}: cannot be made; say another place with --folder",
                        {{"folder", folder}}));
}

Desk::Impl::Impl(DeskOptions of)
    : options(std::move(of)), memories(options.folder + "/memories") {
  make_desk_folder(options.folder);
  make_desk_folder(options.folder + "/works");
  const std::string place = options.folder + "/desk";
  if (!fs::exists(place)) write_file(place, "");
  lock = lock_desk(place);
  if (lock->state() == FileLock::State::busy)
    throw Error(ErrorKind::unavailable,
                Message("{folder}: another awase desk is open; go to its window, or "
                        "end it first",
                        {{"folder", options.folder}}));
  DeskAddress::forget(options.folder);
  for (const auto& entry : fs::directory_iterator(options.folder + "/works"))
    take_up(entry.path().string());
  worker = std::thread([this] { work(); });
}

Desk::Impl::~Impl() {
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

std::string Desk::Impl::folder_of(const std::string& id) const {
  return options.folder + "/works/" + id;
}

void Desk::Impl::take_up(const std::string& folder) {
  try {
    DeskWork work = work_from_json(Json::parse(read_file(folder + "/work.json")));
    if (work.id == fs::path(folder).filename().string())
      works.emplace(work.id, std::move(work));
  } catch (const std::exception&) {
    // Not one of ours, or cut off before it held anything.
  }
}

void Desk::Impl::keep(DeskWork& work) {
  work.seconds = static_cast<long long>(std::time(nullptr));
  write_file(folder_of(work.id) + "/work.json",
             work_json(work).dump(1, ' ', false, Json::error_handler_t::replace));
}

DeskWork& Desk::Impl::work_at(std::string_view id) {
  const auto found = works.find(std::string(id));
  if (found == works.end())
    throw Error(ErrorKind::input, Message("there is no such work; reload the page"));
  return found->second;
}

bool Desk::Impl::is_busy(const DeskWork& work) {
  return work.state == DeskState::reading || work.state == DeskState::waiting ||
         work.state == DeskState::aligning;
}

void Desk::Impl::work() {
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

void Desk::Impl::keep_quietly(DeskWork& work) {
  try {
    keep(work);
  } catch (const Error& error) {
    work.state = DeskState::failed;
    work.problem = error.message();
  }
}

void Desk::Impl::look(DeskWork& work) {
  look_at_texts(folder_of(work.id), work, options);
  const bool can_be_aligned = !work.texts[0].problem && !work.texts[1].problem &&
                              !work.problem && !work.is_alone;
  work.state = can_be_aligned ? DeskState::ready : DeskState::fresh;
}

void Desk::Impl::align(DeskWork& work) {
  const std::string folder = folder_of(work.id);
  work.remarks.clear();
  work.problem.reset();
  try {
    std::error_code ignored;
    for (const char* ending : {"", ".journal"})
      fs::remove(alignment_path(folder) + ending, ignored);
    const PairJob job(options_of(folder, work, options, work.remarks));
    const std::string path = start_review_file(
        {files_of(folder, work), alignment_path(folder)}, job,
        {.remarks = {},
         .issue = {},
         .note =
             [&](const Issue& note) {
               // Where the alignment lies says nothing to who reads it on the page.
               const bool is_own = note.place() == alignment_path(folder);
               work.remarks.push_back(is_own ? note.message() : as_message(note));
             },
         .progress =
             [this](double part) {
               if (is_cancelled) throw Cancelled{};
               const std::lock_guard guard(mutex);
               progress = part;
             }});
    take_older_memory(work);
    const Estimate found = estimate(read_review(read_file(path), path).rows);
    work.pairs = found.pairs;
    work.doubtful = found.doubtful;
    work.state = DeskState::done;
  } catch (const Cancelled&) {
    work.state = DeskState::ready;
  } catch (const Error& error) {
    work.state = DeskState::failed;
    work.problem = error.message();
  } catch (const std::exception& error) {
    work.state = DeskState::failed;
    work.problem = Message::verbatim(error.what());
  }
}

DeskMemories Desk::Impl::older_memory(const std::string& id) const {
  return DeskMemories(folder_of(id) + "/memory");
}

void Desk::Impl::take_older_memory(const DeskWork& work) const {
  const std::string folder = folder_of(work.id) + "/memory";
  std::error_code ignored;
  fs::remove_all(folder, ignored);
  if (work.memory.empty()) return;
  make_desk_folder(folder);
  MemoryAdder adder(folder + "/older.awm", true);
  const auto reader =
      open_memory(extra_path(folder_of(work.id), work.memory), std::nullopt);
  adder.add(*reader, work.memory);
  adder.finish();
}

std::shared_ptr<OpenReview> Desk::Impl::review_of(std::string_view id) {
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
  std::vector<Message> remarks;
  const PairOptions pairs = options_of(folder, work, options, remarks);
  const MemoryPaths paths = [this, own = older_memory(work.id)] {
    std::vector<std::string> all = own.paths();
    for (std::string& path : memories.paths()) all.push_back(std::move(path));
    return all;
  };
  auto opened = std::make_shared<OpenReview>(
      alignment_path(folder), pairs, paths, exporting_of(folder, work, pairs, options));
  const std::lock_guard guard(mutex);
  return reviews[work.id] = opened;
}

void Desk::Impl::note_review(const std::string& id,
                             const std::shared_ptr<OpenReview>& review) {
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

}  // namespace awase
