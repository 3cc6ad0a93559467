// SPDX-License-Identifier: Apache-2.0
//
// All of Boost.Beast is in this file. cpp-httplib, which is simpler, has no limit for
// the headers of a request as a whole, and its time limit starts anew with each byte.

#include "review/http_server.h"

// The coroutines of Asio 1.74 do not compile with clang's standard library, and are not
// needed.
#define BOOST_ASIO_DISABLE_CO_AWAIT

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <thread>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

#include "text/error.h"

namespace awase {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using tcp = boost::asio::ip::tcp;

constexpr std::chrono::seconds kLingerSeconds{2};
constexpr std::size_t kLingerBytes = std::size_t{8} << 20;
constexpr std::chrono::seconds kFinishSeconds{1};

std::chrono::milliseconds milliseconds(double seconds) {
  constexpr double kMillisecondsOfSecond = 1e3;
  return std::chrono::milliseconds(
      static_cast<long long>(seconds * kMillisecondsOfSecond));
}

int hexadecimal(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string as_string(beast::string_view text) { return {text.data(), text.size()}; }

HttpResponse refusal(int status, const char* why) {
  return {status, "text/plain; charset=utf-8", std::string(why) + "\n", {}};
}

/// The answer to a request that could not be read; nothing where nobody waits for one.
std::optional<HttpResponse> refusal_of(const beast::error_code& error) {
  if (error == http::error::body_limit) return refusal(413, "this request is too long");
  if (error == http::error::header_limit || error == http::error::buffer_overflow)
    return refusal(431, "the headers of this request are too long");
  if (error == http::error::end_of_stream || error == http::error::partial_message)
    return std::nullopt;
  if (error.category() == http::make_error_code(http::error::bad_method).category())
    return refusal(400, "this is no request of HTTP/1.1");
  return std::nullopt;
}

HttpRequest request_of(const http::request<http::string_body>& message) {
  HttpRequest request;
  request.method = as_string(message.method_string());
  const std::string target = as_string(message.target());
  const std::size_t question = std::min(target.find('?'), target.size());
  request.path = percent_decoded(std::string_view(target).substr(0, question), false);
  if (question < target.size()) request.query = target.substr(question + 1);
  for (const auto& field : message)
    request.headers.emplace_back(as_string(field.name_string()),
                                 as_string(field.value()));
  request.body = message.body();
  return request;
}

}  // namespace

struct HttpServer::Impl {
  Impl(HttpLimits given, Gate look, Handler handle)
      : limits(given), gate(std::move(look)), handler(std::move(handle)) {}
  ~Impl() { is_dying = true; }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  HttpLimits limits;
  Gate gate;
  Handler handler;
  std::atomic<std::size_t> connections = 0;
  std::atomic<bool> is_accepting = false;
  std::atomic<bool> is_ending = false;
  std::atomic<bool> is_dying = false;
  // Ends the connections that are left, which use what stands before it.
  asio::io_context context;
  tcp::acceptor acceptor{asio::make_strand(context)};
  asio::steady_timer end_timer{context};

  class Connection;

  void bind(const std::string& address, int port);
  void accept();
  void end_connection();
};

/// One connection: its request, its answer, its end.
class HttpServer::Impl::Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(Impl& server, tcp::socket socket)
      : server_(server),
        stream_(std::move(socket)),
        buffer_(server_.limits.header_bytes + kReadBytes) {}
  ~Connection() { server_.end_connection(); }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  void start() {
    parser_.header_limit(static_cast<std::uint32_t>(server_.limits.header_bytes));
    parser_.body_limit(server_.limits.body_bytes);
    stream_.expires_after(milliseconds(server_.limits.request_seconds));
    http::async_read_header(
        stream_, buffer_, parser_,
        [self = shared_from_this()](beast::error_code error, std::size_t) {
          self->read_body(error);
        });
  }

 private:
  static constexpr std::size_t kReadBytes = std::size_t{64} << 10;

  void read_body(beast::error_code error) {
    if (error) return refuse(error);
    try {
      if (auto refused = server_.gate(request_of(parser_.get())))
        return answer(std::move(*refused));
    } catch (const std::exception&) {
      return answer(refusal(500, "internal error"));
    }
    http::async_read(
        stream_, buffer_, parser_,
        [self = shared_from_this()](beast::error_code failed, std::size_t) {
          self->handle(failed);
        });
  }

  void handle(beast::error_code error) {
    if (error) return refuse(error);
    // The handler may take its time: the clock is that of the client.
    stream_.expires_never();
    HttpResponse response;
    try {
      response = server_.handler(request_of(parser_.get()));
    } catch (const std::exception&) {
      response = refusal(500, "internal error");
    }
    answer(std::move(response));
  }

  void refuse(beast::error_code error) {
    if (auto refused = refusal_of(error)) return answer(std::move(*refused));
    close();
  }

  void answer(HttpResponse response) {
    const bool is_head =
        parser_.is_header_done() && parser_.get().method() == http::verb::head;
    message_.result(static_cast<unsigned>(response.status));
    message_.version(11);
    message_.keep_alive(false);
    message_.set(http::field::content_type, response.type);
    for (const auto& [name, value] : response.headers) message_.insert(name, value);
    message_.content_length(response.body.size());
    if (!is_head) message_.body() = std::move(response.body);
    serializer_.emplace(message_);
    stream_.expires_after(milliseconds(server_.limits.answer_seconds));
    http::async_write(
        stream_, *serializer_,
        [self = shared_from_this()](beast::error_code error, std::size_t) {
          if (error) return self->close();
          self->linger();
        });
  }

  /// Takes what the client still sends: closing at once would throw away the answer.
  void linger() {
    beast::error_code ignored;
    stream_.socket().shutdown(tcp::socket::shutdown_send, ignored);
    stream_.expires_after(kLingerSeconds);
    drain(0);
  }

  void drain(std::size_t taken) {
    if (taken > kLingerBytes) return close();
    stream_.async_read_some(
        asio::buffer(scratch_),
        [self = shared_from_this(), taken](beast::error_code error, std::size_t count) {
          if (error) return self->close();
          self->drain(taken + count);
        });
  }

  void close() {
    beast::error_code ignored;
    stream_.socket().close(ignored);
  }

  Impl& server_;
  beast::tcp_stream stream_;
  beast::flat_buffer buffer_;
  http::request_parser<http::string_body> parser_;
  http::response<http::string_body> message_;
  std::optional<http::response_serializer<http::string_body>> serializer_;
  std::array<char, 4096> scratch_ = {};
};

void HttpServer::Impl::bind(const std::string& address, int port) {
  beast::error_code error;
  const asio::ip::address host = asio::ip::make_address(address, error);
  if (error)
    throw Error(
        ErrorKind::usage,
        Message("{address}: this is no address of a computer; write 127.0.0.1, or "
                "0.0.0.0 for all networks",
                {{"address", address}}));
  const tcp::endpoint endpoint(host, static_cast<std::uint16_t>(port));
  acceptor.open(endpoint.protocol(), error);
  if (!error) acceptor.set_option(asio::socket_base::reuse_address(true), error);
  if (!error) acceptor.bind(endpoint, error);
  if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
  if (error)
    throw Error(
        ErrorKind::unavailable,
        Message("port {port}: cannot be used on {address}; leave out --port to take a "
                "free one",
                {{"port", port}, {"address", address}}));
}

void HttpServer::Impl::accept() {
  if (is_ending || connections >= limits.connections || is_accepting.exchange(true))
    return;
  acceptor.async_accept(
      asio::make_strand(context), [this](beast::error_code error, tcp::socket socket) {
        is_accepting = false;
        if (error == asio::error::operation_aborted) return;
        if (!error) {
          ++connections;
          beast::error_code ignored;
          socket.set_option(tcp::no_delay(true), ignored);
          std::make_shared<Connection>(*this, std::move(socket))->start();
        }
        accept();
      });
}

void HttpServer::Impl::end_connection() {
  --connections;
  if (is_dying) return;
  asio::post(acceptor.get_executor(), [this] {
    if (!is_ending) return accept();
    if (connections == 0) context.stop();
  });
}

HttpServer::HttpServer(const std::string& address, int port, HttpLimits limits,
                       Gate gate, Handler handler)
    : impl_(std::make_unique<Impl>(limits, std::move(gate), std::move(handler))) {
  impl_->bind(address, port);
}

HttpServer::~HttpServer() = default;

int HttpServer::port() const { return impl_->acceptor.local_endpoint().port(); }

void HttpServer::run() {
  asio::post(impl_->acceptor.get_executor(), [impl = impl_.get()] { impl->accept(); });
  std::vector<std::thread> threads;
  for (unsigned i = 1; i < impl_->limits.threads; ++i)
    threads.emplace_back([this] { impl_->context.run(); });
  impl_->context.run();
  for (std::thread& thread : threads) thread.join();
}

void HttpServer::stop() {
  impl_->is_ending = true;
  impl_->context.stop();
}

void HttpServer::finish() {
  asio::post(impl_->acceptor.get_executor(), [impl = impl_.get()] {
    impl->is_ending = true;
    beast::error_code ignored;
    impl->acceptor.close(ignored);
    impl->end_timer.expires_after(kFinishSeconds);
    impl->end_timer.async_wait([impl](beast::error_code) { impl->context.stop(); });
  });
}

std::string HttpRequest::header(std::string_view name) const {
  for (const auto& [own, value] : headers)
    if (beast::iequals({own.data(), own.size()}, {name.data(), name.size()}))
      return value;
  return {};
}

std::size_t HttpRequest::count(std::string_view name) const {
  return static_cast<std::size_t>(
      std::count_if(headers.begin(), headers.end(), [&](const auto& field) {
        return beast::iequals({field.first.data(), field.first.size()},
                              {name.data(), name.size()});
      }));
}

std::string HttpRequest::parameter(std::string_view name) const {
  for (std::string_view left = query; !left.empty();) {
    const std::size_t end = std::min(left.find('&'), left.size());
    const std::string_view pair = left.substr(0, end);
    const std::size_t equals = std::min(pair.find('='), pair.size());
    if (percent_decoded(pair.substr(0, equals), true) == name)
      return percent_decoded(pair.substr(std::min(equals + 1, pair.size())), true);
    left.remove_prefix(std::min(end + 1, left.size()));
  }
  return {};
}

std::string percent_decoded(std::string_view text, bool is_query) {
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int high = i + 2 < text.size() ? hexadecimal(text[i + 1]) : -1;
    const int low = i + 2 < text.size() ? hexadecimal(text[i + 2]) : -1;
    if (text[i] == '%' && high >= 0 && low >= 0) {
      decoded += static_cast<char>(static_cast<unsigned char>(high << 4 | low));
      i += 2;
    } else {
      decoded += is_query && text[i] == '+' ? ' ' : text[i];
    }
  }
  return decoded;
}

}  // namespace awase
