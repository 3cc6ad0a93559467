// SPDX-License-Identifier: Apache-2.0
//
// Boost.Beast, whose time limits are for the whole of an answer and not for each of its
// bytes.

#include "jobs/http_post.h"

// The coroutines of Asio 1.74 do not compile with clang's standard library, and are not
// needed.
#define BOOST_ASIO_DISABLE_CO_AWAIT

#include <algorithm>
#include <chrono>
#include <utility>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

#include "text/error.h"

namespace awase {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using tcp = boost::asio::ip::tcp;

[[noreturn]] void refuse_url(std::string_view url) {
  throw Error(ErrorKind::usage,
              Message("{url}: no address of a server on this network; give it as "
                      "http://localhost:11434, without https, user name or query",
                      {{"url", url}}));
}

bool is_port(std::string_view text) {
  constexpr std::size_t kMostDigits = 5;
  constexpr int kMostPort = 65535;
  return !text.empty() && text.size() <= kMostDigits &&
         std::all_of(text.begin(), text.end(),
                     [](char c) { return c >= '0' && c <= '9'; }) &&
         std::stoi(std::string(text)) <= kMostPort;
}

bool is_plain(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](unsigned char c) {
    return c > 0x20 && c < 0x7F && c != '@' && c != '?' && c != '#' && c != '"';
  });
}

/// Sends a request and reads its answer, one step after the other.
class Exchange {
 public:
  Exchange(std::chrono::milliseconds limit, std::size_t most_bytes)
      : stream_(context_) {
    stream_.expires_after(limit);
    parser_.body_limit(most_bytes);
  }

  beast::error_code run(const HttpAddress& address, const std::string& json) {
    beast::error_code error;
    tcp::resolver resolver(context_);
    const auto places = resolver.resolve(address.host, address.port, error);
    if (error) return error;
    stream_.async_connect(
        places, [&](beast::error_code e, const tcp::endpoint&) { error = e; });
    if (finish(error)) return error;
    const bool is_ipv6 = address.host.find(':') != std::string::npos;
    http::request<http::string_body> request(http::verb::post, address.path, 11);
    request.set(http::field::host, (is_ipv6 ? "[" + address.host + "]" : address.host) +
                                       ":" + address.port);
    request.set(http::field::content_type, "application/json");
    request.set(http::field::accept, "application/json");
    request.set(http::field::connection, "close");
    request.body() = json;
    request.prepare_payload();
    const auto done = [&error](beast::error_code e, std::size_t) { error = e; };
    http::async_write(stream_, request, done);
    if (finish(error)) return error;
    http::async_read(stream_, buffer_, parser_, done);
    finish(error);
    return error;
  }

  HttpAnswer answer() {
    http::response<http::string_body> response = parser_.release();
    return {
        static_cast<int>(response.result_int()), std::move(response.body()), false, {}};
  }

 private:
  /// Waits until what was begun has ended; true where it failed.
  bool finish(const beast::error_code& error) {
    context_.restart();
    context_.run();
    return static_cast<bool>(error);
  }

  asio::io_context context_;
  beast::tcp_stream stream_;
  beast::flat_buffer buffer_;
  http::response_parser<http::string_body> parser_;
};

}  // namespace

HttpAddress parse_http_url(std::string_view url) {
  constexpr std::string_view kScheme = "http://";
  if (!url.starts_with(kScheme) || !is_plain(url)) refuse_url(url);
  const std::string_view rest = url.substr(kScheme.size());
  const std::size_t slash = std::min(rest.find('/'), rest.size());
  std::string_view host = rest.substr(0, slash);
  HttpAddress address;
  address.port = "80";
  address.path = slash < rest.size() ? std::string(rest.substr(slash)) : "/";
  const std::size_t bracket = host.find(']');
  const std::size_t colon =
      host.find(':', bracket == std::string_view::npos ? 0 : bracket);
  if (colon != std::string_view::npos) {
    address.port = host.substr(colon + 1);
    host = host.substr(0, colon);
    if (!is_port(address.port)) refuse_url(url);
  }
  if (host.starts_with('[') && host.ends_with(']'))
    host = host.substr(1, host.size() - 2);
  if (host.empty() || host.find_first_of("[]") != std::string_view::npos)
    refuse_url(url);
  address.host = host;
  return address;
}

HttpAnswer post_json(const HttpAddress& address, const std::string& json,
                     double seconds, std::size_t most_bytes) {
  constexpr double kMillisecondsOfSecond = 1e3;
  Exchange exchange(std::chrono::milliseconds(
                        static_cast<long long>(seconds * kMillisecondsOfSecond)),
                    most_bytes);
  const beast::error_code error = exchange.run(address, json);
  if (!error) return exchange.answer();
  return {0, {}, error == beast::error::timeout, error.message()};
}

}  // namespace awase
