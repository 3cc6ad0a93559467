// SPDX-License-Identifier: Apache-2.0
//
// HTTP/1.1 for this machine's own pages and programs: small, bounded in bytes, time and
// connections before anything else is looked at.

#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace awase {

using HttpHeaders = std::vector<std::pair<std::string, std::string>>;

/// A request. Names of headers match in any case.
struct HttpRequest {
  std::string method;
  std::string path;   ///< Percent-decoded, without the query; not always UTF-8.
  std::string query;  ///< What stands behind the "?", as it is spelled.
  HttpHeaders headers;
  std::string body;

  /// The first header of that name; empty when there is none.
  std::string header(std::string_view name) const;
  std::size_t count(std::string_view name) const;
  /// The first value of that name in the query, decoded; empty when there is none.
  std::string parameter(std::string_view name) const;
};

struct HttpResponse {
  int status = 200;
  std::string type = "application/json";
  std::string body = {};
  HttpHeaders headers = {};
};

/// What one request may cost.
struct HttpLimits {
  std::size_t header_bytes = std::size_t{16} << 10;  ///< Request line and headers.
  std::size_t body_bytes = std::size_t{1} << 20;     ///< Also when it comes in chunks.
  double request_seconds = 10.0;  ///< For a whole request to arrive, however it drips.
  double answer_seconds = 60.0;   ///< For a whole answer to be taken.
  std::size_t connections = 256;  ///< At once; idle ones give way, else more wait.
  double idle_seconds = 0.1;  ///< For a client to send or take more, where others wait.
  unsigned threads = 4;       ///< Requests that are answered at once.
};

/// Serves one request a connection. Every request ends in an answer or a closed
/// connection within the limits; what a handler throws becomes status 500. Where all
/// connections are taken and another comes, the one that has waited longest for its
/// client is closed, of the client that has most of them.
class HttpServer {
 public:
  using Handler = std::function<HttpResponse(const HttpRequest&)>;
  /// Looks at a request before its body is read; an answer refuses it.
  using Gate = std::function<std::optional<HttpResponse>(const HttpRequest&)>;

  /// Binds to `address` (127.0.0.1, ::1, 0.0.0.0, …) and `port`, or a free one for 0.
  /// Handlers are called from several threads. Throws Error (unavailable) when the port
  /// is taken, usage when the address is none.
  HttpServer(const std::string& address, int port, HttpLimits limits, Gate gate,
             Handler handler);
  ~HttpServer();
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;

  int port() const;

  /// Serves until stop() or finish(). To be called once.
  void run();

  /// Ends run() at once, from any thread, also before it was called. Answers that are
  /// on their way are cut off.
  void stop();

  /// Ends run() once the answers that are on their way have been taken, a second later
  /// at most.
  void finish();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Decodes %41 and, in a query, "+". What is no pair of hexadecimal digits stays.
std::string percent_decoded(std::string_view text, bool is_query);

}  // namespace awase
