// SPDX-License-Identifier: Apache-2.0
//
// Whatever a request is, the first thing looked at is who sends it: a page of another
// site can send requests to 127.0.0.1 too, by its own name (DNS rebinding: the Host
// differs) or by ours (the Origin differs), and any program of any user can (the token
// is unknown to it).

#include "review/local_server.h"

#include <atomic>
#include <cctype>
#include <chrono>

#include "review/http_server.h"
#include "review/page_catalogue.h"
#include "review/page_files.h"
#include "text/error.h"
#include "text/hash.h"
#include "text/secret.h"

namespace awase {
namespace {

using Clock = std::chrono::steady_clock;

constexpr const char* kHost = "127.0.0.1";

std::string type_of(std::string_view name) {
  if (name.ends_with(".js")) return "text/javascript; charset=utf-8";
  if (name.ends_with(".css")) return "text/css; charset=utf-8";
  if (name.ends_with(".svg")) return "image/svg+xml";
  return "text/html; charset=utf-8";
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

/// Of our own page, and of a report, which has its style in itself and nothing else.
constexpr const char* kPagePolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
constexpr const char* kReportPolicy =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'";

HttpHeaders safe_headers(const char* policy = kPagePolicy) {
  return {{"Cache-Control", "no-store"},
          {"Content-Security-Policy", policy},
          {"Cross-Origin-Resource-Policy", "same-origin"},
          {"Cross-Origin-Opener-Policy", "same-origin"},
          {"Referrer-Policy", "no-referrer"},
          {"X-Content-Type-Options", "nosniff"}};
}

HttpResponse refusal(int status, const char* why) {
  return {status, "text/plain; charset=utf-8", std::string(why) + "\n", safe_headers()};
}

/// The port of a place, below those that systems give to whoever asks for a free one.
int usual_port(std::string_view place) {
  constexpr int kFirst = 20000;
  constexpr std::uint64_t kCount = 12000;
  return kFirst + static_cast<int>(hash_64(place) % kCount);
}

std::unique_ptr<HttpServer> open_server(int port, std::string_view place,
                                        const HttpServer::Gate& gate,
                                        const HttpServer::Handler& handler) {
  const auto at = [&](int one) {
    return std::make_unique<HttpServer>(kHost, one, HttpLimits{}, gate, handler);
  };
  if (port != 0 || place.empty()) return at(port);
  try {
    return at(usual_port(place));
  } catch (const Error&) {
    return at(0);
  }
}

}  // namespace

struct LocalServer::Impl {
  Impl(PageSite of, int port, const MessageCatalogue& of_reader)
      : site(std::move(of)),
        reader(of_reader),
        server(open_server(
            port, site.place,
            [this](const HttpRequest& request) { return refused(request); },
            [this](const HttpRequest& request) { return answer(request); })) {}

  PageSite site;
  const MessageCatalogue& reader;
  std::string token = random_token();
  std::atomic<Clock::rep> last_request = Clock::now().time_since_epoch().count();
  std::unique_ptr<HttpServer> server;

  std::string origin() const {
    return std::string("http://") + kHost + ":" + std::to_string(server->port());
  }

  /// The answer to a request that comes neither from our page nor from a person who
  /// opens it.
  std::optional<HttpResponse> refused(const HttpRequest& request) const {
    constexpr int kForbidden = 403;
    constexpr std::size_t kScheme = 7;
    if (request.count("Host") != 1 ||
        request.header("Host") != origin().substr(kScheme))
      return refusal(kForbidden, "this host is not served");
    if (!same_secret(std::string_view(request.path).substr(0, token.size() + 2),
                     "/" + token + "/"))
      return refusal(kForbidden, "open the address that awase gave");
    if ((request.method != "GET" || request.count("Origin") > 0) &&
        (request.count("Origin") != 1 || request.header("Origin") != origin()))
      return refusal(kForbidden, "requests of other sites are not served");
    if (request.count("Content-Encoding") > 0)
      return refusal(415, "compressed requests are not served");
    if (request.method != "GET" && request.method != "POST")
      return refusal(405, "only GET and POST are served");
    return std::nullopt;
  }

  /// Scripts of the page name one language, that of the page; what is opened beside it
  /// is in that of the program, else in that of the browser.
  std::shared_ptr<const MessageCatalogue> reader_of(const HttpRequest& request) const {
    const std::string wanted(request.header("Accept-Language"));
    const bool is_page = !wanted.empty() && wanted.find_first_of(",;") == wanted.npos;
    if (!is_page && reader.language() != "en")
      return {std::shared_ptr<void>(), &reader};
    return catalogue_for(wanted);
  }

  HttpResponse answer(const HttpRequest& request) {
    last_request = Clock::now().time_since_epoch().count();
    const std::string_view rest =
        std::string_view(request.path).substr(token.size() + 2);
    site.speak(reader_of(request));
    const PageParameters parameters = [&request](const char* name) {
      return request.parameter(name);
    };
    if (request.method == "POST")
      return response_of(site.post(rest, parameters, request.body));
    const std::string name = site.page(rest);
    if (name == "catalogue.js")
      return {200, type_of(name), page_catalogues(reader), safe_headers()};
    for (const PageFile& file : page_files())
      if (!name.empty() && file.name == name)
        return {200, type_of(file.name), std::string(file.content), safe_headers()};
    return response_of(site.get(rest, parameters));
  }

  static HttpResponse response_of(Answer answer) {
    const bool is_report = answer.type.starts_with("text/html");
    HttpResponse response{answer.status, std::move(answer.type), std::move(answer.body),
                          safe_headers(is_report ? kReportPolicy : kPagePolicy)};
    if (!answer.file_name.empty())
      response.headers.emplace_back("Content-Disposition",
                                    disposition(answer.file_name));
    return response;
  }
};

LocalServer::LocalServer(PageSite site, int port, const MessageCatalogue& reader)
    : impl_(std::make_unique<Impl>(std::move(site), port, reader)) {}

LocalServer::~LocalServer() = default;

std::string LocalServer::address() const {
  return impl_->origin() + "/" + impl_->token + "/";
}

double LocalServer::idle_seconds() const {
  const Clock::duration last(impl_->last_request.load());
  return std::chrono::duration<double>(Clock::now().time_since_epoch() - last).count();
}

void LocalServer::run() { impl_->server->run(); }

void LocalServer::stop() { impl_->server->stop(); }

void LocalServer::finish() { impl_->server->finish(); }

}  // namespace awase
