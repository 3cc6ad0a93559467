// SPDX-License-Identifier: Apache-2.0
//
// What the page asks for and gets, apart from how it travels: requests and answers as
// JSON. Whoever has a server puts this behind it: review/server.h, jobs/desk.h.

#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <map>
#include <mutex>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "align/aligner.h"
#include "review/answer.h"
#include "review/export.h"
#include "review/find.h"
#include "review/highlight.h"
#include "review/memory_lookup.h"
#include "review/realign.h"
#include "review/session.h"

namespace awase {

/// Answers one request after another; safe to call from several threads.
class ReviewApi {
 public:
  /// The first three must outlive this. `quit` is called when the reviewer ends the
  /// review; the session is saved and closed then.
  ReviewApi(Session& session, const Aligner& aligner, const MemoryLookup& memories,
            ReviewExportOptions exporting, std::function<void()> quit);

  /// GET: document (a line about the review, then what is asked of all rows), rows
  /// (those of at=3-10,12-13: a line with the revision, then a line each), where (rows
  /// with a segment), state, highlights, find, differing, report, export, export-check,
  /// similar, with-word. Status 404 for anything else.
  Answer get(std::string_view what, const PageParameters& parameter);

  /// POST: act, cancel, place, save, quit, with JSON in `body`; import?name=…&offset=…&
  /// last=… with a part of a workbook. Aligning anew keeps nobody from asking
  /// meanwhile.
  Answer post(std::string_view what, const PageParameters& parameters,
              const std::string& body);

  /// The language in which the requests of this thread are answered; until then
  /// English.
  static void speak(std::shared_ptr<const MessageCatalogue> reader);
  static const MessageCatalogue& reader();
  /// The message in that language.
  static std::string said(const Message& message);

  /// What is left to do.
  Estimate left();

  /// Ends aligning anew, from any thread.
  void cancel() { is_cancelled_ = true; }

 private:
  Answer document();
  Answer rows(const PageParameters& parameter);
  Answer where(const PageParameters& parameter);
  Answer state(const PageParameters& parameter);
  Answer highlights(const PageParameters& parameter);
  Answer give_export(const PageParameters& parameter);
  Answer find(const PageParameters& parameter);
  std::size_t next_found(const PageParameters& parameter,
                         const std::string& step) const;
  Answer find_to_replace(const FindQuery& query, const std::string& with);
  Answer differing();
  Answer similar(const PageParameters& parameter);
  Answer with_word(const PageParameters& parameter);
  Answer check_export(const PageParameters& parameter);
  Answer act(const std::string& body);
  Answer import(const PageParameters& parameters, const std::string& part);
  Answer act_by_aligner(std::string_view verb, const nlohmann::json& json);
  /// What was done, and `more` to be said of it.
  Answer done(const Action& action, nlohmann::json more) const;
  ReviewExportOptions export_options(const PageParameters& parameter) const;
  std::size_t count_windows(const std::string& window);

  std::mutex mutex_;
  Session& session_;
  const Aligner& aligner_;
  const MemoryLookup& memories_;
  ReviewExportOptions exporting_;
  std::function<void()> quit_;
  std::mutex aligner_mutex_;             ///< One aligns at a time.
  std::atomic<double> progress_ = -1.0;  ///< Of aligning, 0..1; below 0: none.
  std::atomic<bool> is_cancelled_ = false;
  Highlighter highlighter_;
  FindCache found_;
  std::string workbook_;  ///< What has come of one.
  std::map<std::string, std::chrono::steady_clock::time_point> windows_;
};

}  // namespace awase
