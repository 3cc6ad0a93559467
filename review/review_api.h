// SPDX-License-Identifier: Apache-2.0
//
// What the page asks for and gets, apart from how it travels: requests and answers as
// JSON. Internal to review/; review/server.h is the door.

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
#include "review/export.h"
#include "review/highlight.h"
#include "review/session.h"

namespace awase {

/// An answer, with the status codes of HTTP.
struct Answer {
  int status = 200;
  std::string type = "application/json";
  std::string body = {};
  std::string file_name = {};  ///< Of a download; else empty.
};

/// Answers one request after another; safe to call from several threads.
class ReviewApi {
 public:
  /// Both must outlive this. `quit` is called when the reviewer ends the review; the
  /// session is saved and closed then.
  ReviewApi(Session& session, const Aligner& aligner, ReviewExportOptions exporting,
            std::function<void()> quit);

  /// `parameter` gives what the address says after its "?"; empty for what it does not.
  using Parameters = std::function<std::string(const char* name)>;

  /// GET: document, state, highlights, find, differing, report, export,
  /// export-check. Status 404 for anything
  /// else.
  Answer get(std::string_view what, const Parameters& parameter);

  /// POST: act, cancel, place, save, quit, with JSON in `body`. Aligning anew keeps
  /// nobody from asking meanwhile.
  Answer post(std::string_view what, const std::string& body);

  /// The language in which the requests of this thread are answered; until then
  /// English.
  static void speak(std::shared_ptr<const MessageCatalogue> reader);

  /// Ends aligning anew, from any thread.
  void cancel() { is_cancelled_ = true; }

 private:
  Answer document();
  Answer state(const Parameters& parameter);
  Answer highlights(const Parameters& parameter);
  Answer give_export(const Parameters& parameter);
  const MessageCatalogue& reader() const;
  Answer find(const Parameters& parameter);
  Answer differing();
  Answer check_export(const Parameters& parameter);
  Answer act(const std::string& body);
  Answer act_by_aligner(std::string_view verb, const nlohmann::json& json);
  Answer done(const Action& action) const;
  ReviewExportOptions export_options(const Parameters& parameter) const;
  std::size_t count_windows(const std::string& window);

  std::mutex mutex_;
  Session& session_;
  const Aligner& aligner_;
  ReviewExportOptions exporting_;
  std::function<void()> quit_;
  std::mutex aligner_mutex_;             ///< One aligns at a time.
  std::atomic<double> progress_ = -1.0;  ///< Of aligning, 0..1; below 0: none.
  std::atomic<bool> is_cancelled_ = false;
  Highlighter highlighter_;
  std::map<std::string, std::chrono::steady_clock::time_point> windows_;
};

}  // namespace awase
