// SPDX-License-Identifier: Apache-2.0
//
// Awase without a command line: texts are given to a page, looked at, aligned,
// reviewed and taken away. What is given stays in a folder, so that work goes on after
// the page or the program was closed.

#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "jobs/pair_job.h"
#include "review/answer.h"
#include "review/export.h"

namespace awase {

struct DeskOptions {
  std::string folder;  ///< Where all is kept; it is made when it is not there.
  PairOptions pairs = {};
  ReviewExportOptions exporting = {};
  /// The tool that a new work is made for, one of tool_preset_names(); empty: any.
  std::string tool = {};
  std::vector<std::string> omegat_folders = {};  ///< See apply_preset().
};

/// What stands behind the start page and the reviews that are opened from it. Safe to
/// call from several threads; texts are read and aligned by a thread of its own, one
/// after another.
class Desk {
 public:
  /// Takes up what is in the folder. Throws Error (unavailable) when it cannot be
  /// made, or when another desk has it.
  explicit Desk(DeskOptions options);
  /// Ends what is going on, and saves all reviews.
  ~Desk();
  Desk(const Desk&) = delete;
  Desk& operator=(const Desk&) = delete;

  /// The file of the page at `path`: see PageSite.
  static std::string page(std::string_view path);

  /// GET: formats, works, works/ID/state, works/ID/… (a review; see ReviewApi),
  /// sets/ID/export (one TMX), memories, memories/find.
  Answer get(std::string_view path, const PageParameters& parameters);

  /// POST: works (a new one), works/ID/upload?part=…&name=…&offset=… (a part of a file
  /// as the body), works/ID/settings, look, align, cancel, remove, memory, and what a
  /// review is asked to do; sets (two folders), sets/ID/upload, pair, align.
  Answer post(std::string_view path, const PageParameters& parameters,
              const std::string& body);

  /// The language in which the requests of this thread are answered.
  static void speak(std::shared_ptr<const MessageCatalogue> reader);

  /// Where all is kept.
  const std::string& folder() const;

  /// Whether texts are being read or aligned.
  bool is_working() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace awase
