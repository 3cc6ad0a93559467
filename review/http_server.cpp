// SPDX-License-Identifier: Apache-2.0
//
// By Boost.Beast: cpp-httplib, which is simpler, has no limit for the headers of a
// request as a whole, and its time limit starts anew with each byte.
//
// One thread reads and writes for all connections, so that what has come is known
// however long handlers take, which run in threads of their own. Where all connections
// are taken, one that keeps nobody busy gives way to a new one.

#include "review/http_server.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <map>

#include "review/beast.h"
#include "text/error.h"

namespace awase {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds kLingerSeconds{2};
constexpr std::size_t kLingerBytes = std::size_t{8} << 20;
constexpr std::chrono::seconds kFinishSeconds{1};
/// Before connections are taken again where there was neither room nor a descriptor.
constexpr std::chrono::milliseconds kRetryTime{100};

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
  std::atomic<bool> is_ending = false;
  bool is_accepting = false;
  bool is_dying = false;

  class Connection;
  /// All that are open, in the order in which they came.
  std::vector<Connection*> connections;
  asio::thread_pool* handlers = nullptr;

  // Ends the connections that are left, which use what stands before it.
  asio::io_context context{1};
  tcp::acceptor acceptor{context};
  asio::steady_timer end_timer{context};
  asio::steady_timer retry_timer{context};

  void bind(const std::string& address, int port);
  void accept();
  void take(tcp::socket socket);
  void wait_for_room();
  void make_room();
  void accept_at(Clock::time_point time);
  void end_connection(Connection* connection);
};

/// One connection: its request, its answer, its end.
class HttpServer::Impl::Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(Impl& server, tcp::socket socket, asio::ip::address client)
      : server_(server),
        client_(std::move(client)),
        stream_(std::move(socket)),
        buffer_(server_.limits.header_bytes + kReadBytes) {
    server_.connections.push_back(this);
    wait_for_client();
  }
  ~Connection() { server_.end_connection(this); }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  /// From when on it may be closed for a new one, if it may: it waits for its client,
  /// and has all that came.
  std::optional<Clock::time_point> gives_way_at() {
    beast::error_code error;
    if (!is_waiting_ || is_closed_ || stream_.socket().available(error) > 0)
      return std::nullopt;
    return since_ + milliseconds(server_.limits.idle_seconds);
  }
  const asio::ip::address& client() const { return client_; }

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

  /// What it waits for fails, and then it ends.
  void close() {
    is_closed_ = true;
    stream_.close();
  }

 private:
  static constexpr std::size_t kReadBytes = std::size_t{64} << 10;

  void wait_for_client() {
    is_waiting_ = true;
    since_ = Clock::now();
  }

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
    is_waiting_ = false;
    asio::post(*server_.handlers, [self = shared_from_this()]() mutable {
      HttpResponse response;
      try {
        response = self->server_.handler(request_of(self->parser_.get()));
      } catch (const std::exception&) {
        response = refusal(500, "internal error");
      }
      // The connection goes along: its end is for the thread that has all connections.
      asio::io_context& serving = self->server_.context;
      asio::post(serving,
                 [self = std::move(self), answer = std::move(response)]() mutable {
                   self->answer(std::move(answer));
                 });
    });
  }

  void refuse(beast::error_code error) {
    if (auto refused = refusal_of(error)) return answer(std::move(*refused));
    close();
  }

  void answer(HttpResponse response) {
    is_waiting_ = false;
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
    wait_for_client();
    asio::post(server_.context, [server = &server_] { server->accept(); });
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

  Impl& server_;
  asio::ip::address client_;
  bool is_waiting_ = false;
  Clock::time_point since_ = {};
  bool is_closed_ = false;
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
  if (is_ending || is_accepting) return;
  is_accepting = true;
  if (connections.size() >= limits.connections) return wait_for_room();
  acceptor.async_accept([this](beast::error_code error, tcp::socket socket) {
    is_accepting = false;
    if (error == asio::error::operation_aborted) return;
    if (!error) {
      take(std::move(socket));
      return accept();
    }
    make_room();
    accept_at(Clock::now() + kRetryTime);
  });
}

void HttpServer::Impl::take(tcp::socket socket) {
  beast::error_code error;
  const tcp::endpoint client = socket.remote_endpoint(error);
  if (error) return;  // It has gone already.
  socket.set_option(tcp::no_delay(true), error);
  std::make_shared<Connection>(*this, std::move(socket), client.address())->start();
}

/// Nobody gives way before somebody comes.
void HttpServer::Impl::wait_for_room() {
  acceptor.async_wait(tcp::acceptor::wait_read, [this](beast::error_code error) {
    is_accepting = false;
    if (error == asio::error::operation_aborted) return;
    // The end of a connection has the next one accepted.
    if (connections.size() < limits.connections) return accept();
    make_room();
  });
}

/// Closes the connection that has waited longest, of the client that has most of those
/// that wait: who opens many loses one of them. Where all are new, they have a moment.
void HttpServer::Impl::make_room() {
  const Clock::time_point now = Clock::now();
  Clock::time_point next = now + kRetryTime;
  std::map<asio::ip::address, std::vector<std::pair<Clock::time_point, Connection*>>>
      waiting;
  for (Connection* one : connections) {
    const std::optional<Clock::time_point> at = one->gives_way_at();
    if (at && *at <= now) waiting[one->client()].emplace_back(*at, one);
    if (at && *at > now) next = std::min(next, *at);
  }
  if (waiting.empty()) return accept_at(next);
  const auto most = std::max_element(
      waiting.begin(), waiting.end(),
      [](auto& a, auto& b) { return a.second.size() < b.second.size(); });
  std::min_element(most->second.begin(), most->second.end())->second->close();
}

void HttpServer::Impl::accept_at(Clock::time_point time) {
  retry_timer.expires_at(time);
  retry_timer.async_wait([this](beast::error_code error) {
    if (!error) accept();
  });
}

void HttpServer::Impl::end_connection(Connection* connection) {
  if (is_dying) return;
  std::erase(connections, connection);
  if (is_ending && connections.empty()) return context.stop();
  // Not from here, where the connection still stands.
  asio::post(context, [this] { accept(); });
}

HttpServer::HttpServer(const std::string& address, int port, HttpLimits limits,
                       Gate gate, Handler handler)
    : impl_(std::make_unique<Impl>(limits, std::move(gate), std::move(handler))) {
  impl_->bind(address, port);
}

HttpServer::~HttpServer() = default;

int HttpServer::port() const { return impl_->acceptor.local_endpoint().port(); }

void HttpServer::run() {
  asio::thread_pool handlers(impl_->limits.threads);
  impl_->handlers = &handlers;
  // Nothing may be left to wait for but handlers.
  const auto work = asio::make_work_guard(impl_->context);
  asio::post(impl_->context, [impl = impl_.get()] { impl->accept(); });
  impl_->context.run();
  handlers.stop();
  handlers.join();
}

void HttpServer::stop() {
  impl_->is_ending = true;
  impl_->context.stop();
}

void HttpServer::finish() {
  asio::post(impl_->context, [impl = impl_.get()] {
    impl->is_ending = true;
    beast::error_code ignored;
    impl->acceptor.close(ignored);
    if (impl->connections.empty()) return impl->context.stop();
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
