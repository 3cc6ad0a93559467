// SPDX-License-Identifier: Apache-2.0
//
// The review as a page on this machine alone.

#pragma once

#include <memory>
#include <string>

#include "align/aligner.h"
#include "review/export.h"
#include "review/memory_lookup.h"
#include "review/session.h"

namespace awase {

/// A LocalServer that serves one review.
class ReviewServer {
 public:
  /// Takes `port`, or a free one for 0. Session, aligner and memories must outlive it.
  /// Throws Error (unavailable) when the port is taken.
  ReviewServer(Session& session, const Aligner& aligner, const MemoryLookup& memories,
               ReviewExportOptions exporting, int port = 0);
  ~ReviewServer();
  ReviewServer(const ReviewServer&) = delete;
  ReviewServer& operator=(const ReviewServer&) = delete;

  /// "http://127.0.0.1:PORT/TOKEN/".
  std::string address() const;

  /// Serves until the reviewer ends the review, or stop() is called.
  void run();

  /// Ends run(), from any thread. May be called again.
  void stop();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace awase
