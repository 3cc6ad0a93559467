// SPDX-License-Identifier: Apache-2.0
//
// All of cpp-httplib is in this file. Whatever a request is, the first thing looked at
// is who sends it: a page of another site can send requests to 127.0.0.1 too, by its
// own name (DNS rebinding: the Host differs) or by ours (the Origin differs), and any
// program of any user can (the token is unknown to it).

#include "review/server.h"

#include <atomic>
#include <charconv>
#include <cstdint>
#include <httplib.h>
#include <optional>
#include <random>

#include "review/page_files.h"
#include "review/review_api.h"
#include "text/error.h"

namespace awase {
namespace {

constexpr const char* kHost = "127.0.0.1";
constexpr std::size_t kMaxBodyBytes = std::size_t{1} << 20;
constexpr std::size_t kTokenDigits = 32;
constexpr time_t kReadSeconds = 10;

/// What the request says of the length of its body: 0 when nothing, none when it says
/// something else than one number that a std::uint64_t holds.
std::optional<std::uint64_t> body_bytes(const httplib::Request& request) {
  const std::size_t count = request.get_header_value_count("Content-Length");
  if (count == 0) return 0;
  if (count > 1) return std::nullopt;
  const std::string text = request.get_header_value("Content-Length");
  std::uint64_t bytes = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, failure] = std::from_chars(text.data(), end, bytes);
  if (failure != std::errc() || stop != end) return std::nullopt;
  return bytes;
}

std::string random_token() {
  constexpr char kDigits[] = "0123456789abcdef";
  std::random_device random;  // the system's, fit for secrets
  std::uniform_int_distribution<int> digit(0, 15);
  std::string token;
  while (token.size() < kTokenDigits) token += kDigits[digit(random)];
  return token;
}

/// Compares in a time that does not tell how much is right.
bool same_secret(std::string_view given, std::string_view secret) {
  if (given.size() != secret.size()) return false;
  unsigned difference = 0;
  for (std::size_t i = 0; i < secret.size(); ++i)
    difference |= static_cast<unsigned char>(given[i] ^ secret[i]);
  return difference == 0;
}

std::string type_of(std::string_view name) {
  if (name.ends_with(".js")) return "text/javascript; charset=utf-8";
  if (name.ends_with(".css")) return "text/css; charset=utf-8";
  if (name.ends_with(".svg")) return "image/svg+xml";
  return "text/html; charset=utf-8";
}

/// Gives a body as it is. set_content() would have the library compress it with Brotli
/// at its slowest, which costs a minute for what goes to this very machine.
void send(httplib::Response& response, std::string body, const std::string& type) {
  if (body.empty()) return response.set_content("", type.c_str());
  const auto kept = std::make_shared<const std::string>(std::move(body));
  response.set_content_provider(
      kept->size(), type.c_str(),
      [kept](std::size_t offset, std::size_t length, httplib::DataSink& sink) {
        return sink.write(kept->data() + offset, length);
      });
}

/// `name` as a header may carry it (RFC 6266): ASCII, with the rest in UTF-8 beside it.
std::string disposition(std::string_view name) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  std::string plain;
  std::string encoded;
  for (const char c : name) {
    const bool is_safe = std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '.' ||
                         c == '-' || c == '_';
    plain += is_safe ? c : '_';
    if (is_safe) {
      encoded += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      encoded += {'%', kDigits[byte >> 4], kDigits[byte & 15]};
    }
  }
  return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded;
}

}  // namespace

struct ReviewServer::Impl {
  Impl(Session& session, const Aligner& aligner, ReviewExportOptions exporting)
      : api(session, aligner, std::move(exporting), [this] { quit(); }) {}

  httplib::Server server;
  ReviewApi api;
  std::string token = random_token();
  int port = 0;
  std::atomic<bool> is_to_end = false;
  std::atomic<bool> is_ended = false;
  std::thread ending;

  std::string origin() const {
    return std::string("http://") + kHost + ":" + std::to_string(port);
  }

  /// Ends the server once the answer is on its way.
  void quit() {
    if (is_to_end.exchange(true)) return;
    ending = std::thread([this] {
      std::this_thread::sleep_for(std::chrono::milliseconds(200));
      end();
    });
  }

  void end() {
    is_to_end = true;
    if (server.is_running() && !is_ended.exchange(true)) server.stop();
  }

  static void refuse(httplib::Response& response, int status, const char* why) {
    response.status = status;
    response.set_content(std::string(why) + "\n", "text/plain; charset=utf-8");
  }

  /// Whether the request comes from our page, or from a person who opens it.
  bool is_ours(const httplib::Request& request, httplib::Response& response) const {
    constexpr int kForbidden = 403;
    if (request.get_header_value_count("Host") != 1 ||
        request.get_header_value("Host") != origin().substr(7)) {
      refuse(response, kForbidden, "this host is not served");
    } else if (!same_secret(request.path.substr(0, token.size() + 2),
                            "/" + token + "/")) {
      refuse(response, kForbidden, "open the address that awase review gave");
    } else if ((request.method != "GET" || request.has_header("Origin")) &&
               request.get_header_value("Origin") != origin()) {
      refuse(response, kForbidden, "requests of other sites are not served");
    } else if (request.has_header("Content-Encoding")) {
      refuse(response, 415, "compressed requests are not served");
    } else if (const auto length = body_bytes(request); !length) {
      refuse(response, 400, "the length of this request is no number");
    } else if (*length > kMaxBodyBytes) {
      refuse(response, 413, "this request is too long");
    } else {
      return true;
    }
    return false;
  }

  std::string_view rest_of(const httplib::Request& request) const {
    return std::string_view(request.path).substr(token.size() + 2);
  }

  void give(Answer answer, httplib::Response& response) const {
    response.status = answer.status;
    if (!answer.file_name.empty())
      response.set_header("Content-Disposition", disposition(answer.file_name));
    send(response, std::move(answer.body), answer.type);
  }

  void get(const httplib::Request& request, httplib::Response& response) {
    const std::string_view rest = rest_of(request);
    const std::string_view name = rest.empty() ? "index.html" : rest;
    for (const PageFile& file : page_files())
      if (file.name == name) {
        send(response, std::string(file.content), type_of(file.name));
        return;
      }
    give(api.get(rest,
                 [&request](const char* parameter) {
                   return request.get_param_value(parameter);
                 }),
         response);
  }

  void set_up() {
    server.set_keep_alive_max_count(1);  // an idle window must not hold a thread
    server.set_read_timeout(kReadSeconds);
    server.set_write_timeout(kReadSeconds);
    server.set_tcp_nodelay(true);
    server.set_payload_max_length(kMaxBodyBytes);
    server.set_default_headers(
        {{"Cache-Control", "no-store"},
         {"Content-Security-Policy",
          "default-src 'none'; script-src 'self'; style-src 'self'; connect-src "
          "'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; "
          "frame-ancestors 'none'"},
         {"Cross-Origin-Resource-Policy", "same-origin"},
         {"Cross-Origin-Opener-Policy", "same-origin"},
         {"Referrer-Policy", "no-referrer"},
         {"X-Content-Type-Options", "nosniff"}});
    server.set_pre_routing_handler([this](const httplib::Request& request,
                                          httplib::Response& response) {
      return is_ours(request, response) ? httplib::Server::HandlerResponse::Unhandled
                                        : httplib::Server::HandlerResponse::Handled;
    });
    server.Get("/.*", [this](const httplib::Request& request,
                             httplib::Response& response) { get(request, response); });
    server.Post("/.*",
                [this](const httplib::Request& request, httplib::Response& response) {
                  give(api.post(rest_of(request), request.body), response);
                });
    server.set_exception_handler(
        [](const httplib::Request&, httplib::Response& response,
           const std::exception_ptr&) { refuse(response, 500, "internal error"); });
  }
};

ReviewServer::ReviewServer(Session& session, const Aligner& aligner,
                           ReviewExportOptions exporting, int port)
    : impl_(std::make_unique<Impl>(session, aligner, std::move(exporting))) {
  impl_->set_up();
  if (port == 0)
    impl_->port = impl_->server.bind_to_any_port(kHost);
  else if (impl_->server.bind_to_port(kHost, port))
    impl_->port = port;
  if (impl_->port <= 0)
    throw Error(
        ErrorKind::unavailable,
        "port " + std::to_string(port) +
            ": cannot be used on 127.0.0.1; leave out --port to take a free one");
}

ReviewServer::~ReviewServer() {
  if (impl_->ending.joinable()) impl_->ending.join();
}

std::string ReviewServer::address() const {
  return impl_->origin() + "/" + impl_->token + "/";
}

void ReviewServer::run() {
  if (!impl_->is_to_end) impl_->server.listen_after_bind();
}

void ReviewServer::stop() { impl_->end(); }

}  // namespace awase
