// SPDX-License-Identifier: Apache-2.0
//
// Pages of this program for people on this machine alone.

#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "review/answer.h"
#include "text/catalogue.h"

namespace awase {

/// What stands behind an address. Paths are those behind the token: "state",
/// "works/12/state". All are called from several threads.
struct PageSite {
  /// The file of review/page/ that stands at a path, such as "index.html"; empty when
  /// none does.
  std::function<std::string(std::string_view path)> page;
  std::function<Answer(std::string_view path, const PageParameters& parameters)> get;
  std::function<Answer(std::string_view path, const PageParameters& parameters,
                       const std::string& body)>
      post;
  /// Told the language of who asks, by the thread that calls the others next.
  std::function<void(std::shared_ptr<const MessageCatalogue>)> speak;
  /// What is worked on, such as the path of a file. Browsers keep what was typed by
  /// port: what is worked on again has its port again, where that is free.
  std::string place = {};
};

/// A web server on 127.0.0.1 for whoever knows its address: a random token is part of
/// it. Refuses other hosts and origins, serves no files but those of the page, and
/// loads nothing from the network.
class LocalServer {
 public:
  /// Takes `port`, or for 0 that of the place, else a free one. The page is in the
  /// language of `reader`, which must outlive this. Throws Error (unavailable) when the
  /// port is taken.
  LocalServer(PageSite site, int port,
              const MessageCatalogue& reader = english_catalogue());
  ~LocalServer();
  LocalServer(const LocalServer&) = delete;
  LocalServer& operator=(const LocalServer&) = delete;

  /// "http://127.0.0.1:PORT/TOKEN/".
  std::string address() const;

  /// Seconds since the last request of a page came, or since this was made.
  double idle_seconds() const;

  /// Serves until stop() or finish(); see HttpServer.
  void run();
  void stop();
  void finish();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace awase
