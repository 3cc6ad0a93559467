// SPDX-License-Identifier: Apache-2.0
//
// Memories for programs that ask over HTTP: tmserver (Weblate, Okapi, Virtaal),
// Apertium (OmegaT), and an interface of our own, which docs/memory-server.md and
// /v1/openapi.json describe.

#pragma once

#include <memory>
#include <string>
#include <vector>

#include "review/http_server.h"
#include "tmx/store/memory_store.h"

namespace awase {

/// How memories are served.
struct MemoryServerOptions {
  std::string address = "127.0.0.1";
  int port = 8889;
  /// What requests have to know, in "Authorization: Bearer TOKEN" or as the first part
  /// of the path; empty: nothing, which is for addresses of this machine alone.
  std::string token = {};
  int min_score = 70;            ///< Of matches where the request does not say.
  int min_translate_score = 95;  ///< From which a match is given out as a translation.
  bool is_read_only = false;
};

/// Answers requests from memories. Others may write them meanwhile: each request sees
/// what is committed. Safe to call from several threads.
class MemoryService {
 public:
  /// Opens the memories; what is added goes into the first. Throws Error as opening
  /// does.
  MemoryService(const std::vector<std::string>& paths, MemoryServerOptions options);

  /// The answer to a request that may not ask: of another site's page, or without the
  /// token.
  std::optional<HttpResponse> refused(const HttpRequest& request, int port) const;
  HttpResponse answer(const HttpRequest& request);

 private:
  struct Address;

  HttpResponse tmserver(const HttpRequest& request,
                        const std::vector<std::string>& path);
  HttpResponse languages() const;
  HttpResponse translate(const HttpRequest& request);
  HttpResponse find(const HttpRequest& request);
  HttpResponse grep(const HttpRequest& request);
  HttpResponse add(const HttpRequest& request);
  HttpResponse info() const;
  std::uint64_t add_unit(const TranslationUnit& unit);
  std::vector<Match> matches(const MatchQuery& query, const FindOptions& options);
  void refresh();

  MemoryServerOptions options_;
  std::vector<std::unique_ptr<MemoryStore>> stores_;
  std::vector<const MemoryStore*> asked_;
};

/// A MemoryService on a port.
class MemoryServer {
 public:
  /// Throws Error as MemoryService and HttpServer do; usage for an address of a network
  /// without a token.
  MemoryServer(const std::vector<std::string>& paths, MemoryServerOptions options);

  int port() const { return server_.port(); }
  /// Serves until stop(), from any thread.
  void run() { server_.run(); }
  void stop() { server_.stop(); }

 private:
  MemoryService service_;
  HttpServer server_;
};

}  // namespace awase
