// SPDX-License-Identifier: Apache-2.0
//
// What a Desk holds, and what it does with it. Internal to jobs/desk*.cpp.

#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "jobs/desk.h"
#include "jobs/desk_memories.h"
#include "jobs/desk_work.h"
#include "review/review_api.h"
#include "review/session.h"
#include "text/error.h"
#include "text/file_lock.h"

namespace awase {

/// Gives the memories there are when it is called.
using MemoryPaths = std::function<std::vector<std::string>()>;

/// A work whose review is open.
struct OpenReview {
  OpenReview(const std::string& path, const PairOptions& options, MemoryPaths memories,
             ReviewExportOptions exporting)
      : session(path), job(options), lookup(std::move(memories)) {
    const Review& review = session.review();
    job.load(review.origin(Side::source).language,
             review.origin(Side::target).language);
    api =
        std::make_unique<ReviewApi>(session, job.aligner(), lookup,
                                    std::move(exporting), [this] { is_ended = true; });
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
  MemoryLookup lookup;
  std::atomic<bool> is_ended = false;
  std::unique_ptr<ReviewApi> api;
};

/// An answer as the pages read it, and one that says why there is none.
Answer desk_answer(const nlohmann::json& json, int status = 200);
Answer desk_refusal(int status, const Message& why);

/// Makes a folder for this user alone. Throws Error (unavailable).
void make_desk_folder(const std::string& folder);

/// Writes a part of an uploaded file. Throws Error: input when what comes before it is
/// not there, or it would be too long, unavailable when it cannot be written.
void write_part(const std::string& path, const std::string& name, std::uint64_t offset,
                const std::string& bytes);

/// A whole number of a request; 0 for what is none.
std::uint64_t desk_number(const std::string& text);

struct Desk::Impl {
  explicit Impl(DeskOptions of);
  ~Impl();

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

  std::string folder_of(const std::string& id) const;
  void take_up(const std::string& folder);
  /// Keeps what is known of a work. Under the lock.
  void keep(DeskWork& work);
  DeskWork& work_at(std::string_view id);
  static bool is_busy(const DeskWork& work);
  void work();
  void keep_quietly(DeskWork& work);
  void look(DeskWork& work);
  void align(DeskWork& work);
  /// Makes the older memory of a work one that its review can ask; see older_memory().
  void take_older_memory(const DeskWork& work) const;
  /// Of a work: what its older memory is kept in, as memories of the desk are.
  DeskMemories older_memory(const std::string& id) const;
  std::shared_ptr<OpenReview> review_of(std::string_view id);
  /// After a step in a review: its figures, and whether it has ended.
  void note_review(const std::string& id, const std::shared_ptr<OpenReview>& review);
  /// A work as the page shows it. Under the lock.
  nlohmann::json shown(const DeskWork& work) const;
  Answer list() const;
  Answer create();
  /// Takes a part of a file, and its name with the first.
  Answer upload(std::string_view id, const PageParameters& parameters,
                const std::string& body);
  /// Where an uploaded file is kept; its name is noted with the first part.
  std::string place_of(DeskWork& work, const std::string& part, const std::string& name,
                       std::uint64_t offset) const;
  /// What people said of the texts, and what is to be done with them.
  void take_settings(DeskWork& work, const nlohmann::json& json);
  void swap_texts(DeskWork& work) const;
  Answer change(std::string_view id, std::string_view verb, const std::string& body);
  /// Puts the pairs of a review into a memory.
  Answer give_to_memory(std::string_view id, const std::string& body);

  // Two folders (jobs/desk_sets.cpp).
  Answer begin_set();
  Answer upload_to_set(std::string_view id, const PageParameters& parameters,
                       const std::string& body);
  /// Finds which files belong together and makes a work of each two.
  Answer pair_set(std::string_view id, const std::string& body);
  /// Aligns all works of a set that are not aligned yet.
  Answer align_set(std::string_view id);
  /// The units of all that is aligned, in one memory.
  Answer export_set(std::string_view id);
  std::string set_folder(std::string_view id) const;
  /// A new work with its folders. Under the lock.
  DeskWork& add_work();
};

}  // namespace awase
