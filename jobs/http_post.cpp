// SPDX-License-Identifier: Apache-2.0
//
// Boost.Beast, whose time limits are for the whole of an answer and not for each of its
// bytes, and OpenSSL.

#include "jobs/http_post.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <functional>
#include <utility>

#include "review/beast.h"
#include "text/error.h"

// Behind beast.h, which says how Asio is compiled.
// clang-format off
#include <boost/asio/ssl.hpp>
// clang-format on

namespace awase {
namespace {

namespace ssl = boost::asio::ssl;

[[noreturn]] void refuse_url(std::string_view url) {
  throw Error(ErrorKind::usage,
              Message("{url}: no address of a server; give it as "
                      "http://localhost:11434 or https://HOST, without user name or "
                      "query",
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

http::request<http::string_body> request_for(const HttpAddress& address,
                                             const std::string& json,
                                             const std::string& bearer) {
  const bool is_ipv6 = address.host.find(':') != std::string::npos;
  http::request<http::string_body> request(http::verb::post, address.path, 11);
  request.set(http::field::host,
              (is_ipv6 ? "[" + address.host + "]" : address.host) + ":" + address.port);
  request.set(http::field::content_type, "application/json");
  request.set(http::field::accept, "application/json");
  request.set(http::field::connection, "close");
  if (!bearer.empty()) request.set(http::field::authorization, "Bearer " + bearer);
  request.body() = json;
  request.prepare_payload();
  return request;
}

/// Authorities of other systems than the one that OpenSSL was compiled for: the
/// executable may have been moved with its libraries.
void add_authorities_of_system(ssl::context& context) {
  namespace fs = std::filesystem;
  std::error_code no_folder;
  if (fs::is_directory(X509_get_default_cert_dir(), no_folder)) return;
  for (const char* file :
       {"/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt",
        "/etc/ssl/ca-bundle.pem", "/etc/ssl/cert.pem"}) {
    beast::error_code none;
    context.load_verify_file(file, none);
    if (!none) return;
  }
}

ssl::context trusting_context() {
  ssl::context context(ssl::context::tls_client);
  context.set_options(ssl::context::no_tlsv1 | ssl::context::no_tlsv1_1);
  beast::error_code none;  // Without authorities no certificate is trusted.
  context.set_default_verify_paths(none);
  add_authorities_of_system(context);
  context.set_verify_mode(ssl::verify_peer);
  return context;
}

/// Lets only a certificate for `host` pass, a name or an address.
bool expect_host(SSL* connection, const std::string& host) {
  beast::error_code is_name;
  static_cast<void>(asio::ip::make_address(host, is_name));
  if (!is_name)
    return X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(connection), host.c_str()) == 1;
  return SSL_set_tlsext_host_name(connection, host.c_str()) == 1 &&
         SSL_set1_host(connection, host.c_str()) == 1;
}

/// Sends a request and reads its answer, one step after the other.
class Exchange {
 public:
  Exchange(std::chrono::milliseconds limit, std::size_t most_bytes)
      : stream_(context_) {
    stream_.expires_after(limit);
    parser_.body_limit(most_bytes);
  }

  HttpAnswer run(const HttpAddress& address, const std::string& json,
                 const std::string& bearer) {
    const auto request = request_for(address, json, bearer);
    if (connect(address)) return failed();
    if (!address.is_tls) return exchange(stream_, request);
    ssl::context trusting = trusting_context();
    ssl::stream<beast::tcp_stream&> stream(stream_, trusting);
    if (!expect_host(stream.native_handle(), address.host)) {
      error_ = asio::error::invalid_argument;
      return failed();
    }
    stream.async_handshake(ssl::stream_base::client, taking_error());
    if (finish()) {
      HttpAnswer answer = failed();
      const long verdict = SSL_get_verify_result(stream.native_handle());
      answer.is_untrusted = verdict != X509_V_OK;
      if (answer.is_untrusted) answer.reason = X509_verify_cert_error_string(verdict);
      return answer;
    }
    return exchange(stream, request);
  }

 private:
  /// True where it failed.
  bool connect(const HttpAddress& address) {
    tcp::resolver resolver(context_);
    const auto places = resolver.resolve(address.host, address.port, error_);
    if (error_) return true;
    stream_.async_connect(
        places, [this](beast::error_code e, const tcp::endpoint&) { error_ = e; });
    return finish();
  }

  template <typename Stream>
  HttpAnswer exchange(Stream& stream, const http::request<http::string_body>& request) {
    is_sent_ = true;
    http::async_write(stream, request, taking_error_and_size());
    if (finish()) return failed();
    http::async_read(stream, buffer_, parser_, taking_error_and_size());
    if (finish()) return failed();
    http::response<http::string_body> response = parser_.release();
    return {.status = static_cast<int>(response.result_int()),
            .body = std::move(response.body()),
            .is_sent = true};
  }

  HttpAnswer failed() const {
    return {.is_late = error_ == beast::error::timeout,
            .is_sent = is_sent_,
            .reason = error_.message()};
  }

  std::function<void(beast::error_code)> taking_error() {
    return [this](beast::error_code e) { error_ = e; };
  }
  std::function<void(beast::error_code, std::size_t)> taking_error_and_size() {
    return [this](beast::error_code e, std::size_t) { error_ = e; };
  }

  /// Waits until what was begun has ended; true where it failed.
  bool finish() {
    context_.restart();
    context_.run();
    return static_cast<bool>(error_);
  }

  asio::io_context context_;
  beast::tcp_stream stream_;
  beast::flat_buffer buffer_;
  http::response_parser<http::string_body> parser_;
  beast::error_code error_;
  bool is_sent_ = false;
};

}  // namespace

HttpAddress parse_http_url(std::string_view url) {
  constexpr std::string_view kPlain = "http://", kTls = "https://";
  const bool is_tls = url.starts_with(kTls);
  if ((!is_tls && !url.starts_with(kPlain)) || !is_plain(url)) refuse_url(url);
  const std::string_view rest = url.substr((is_tls ? kTls : kPlain).size());
  const std::size_t slash = std::min(rest.find('/'), rest.size());
  std::string_view host = rest.substr(0, slash);
  HttpAddress address;
  address.is_tls = is_tls;
  address.port = is_tls ? "443" : "80";
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
                     const std::string& bearer, double seconds,
                     std::size_t most_bytes) {
  constexpr double kMillisecondsOfSecond = 1e3;
  const std::chrono::milliseconds limit(
      static_cast<long long>(seconds * kMillisecondsOfSecond));
  return Exchange(limit, most_bytes).run(address, json, bearer);
}

}  // namespace awase
