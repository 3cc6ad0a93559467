// SPDX-License-Identifier: Apache-2.0
//
// The limits of the server, tried by clients that keep to none.

#include "review/http_server.h"

#include <arpa/inet.h>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <stdexcept>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

#include <gmock/gmock.h>

#include "text/descriptor.h"
#include "text/error.h"

namespace awase {
namespace {

using testing::EndsWith;
using testing::StartsWith;

/// A connection to a port of this machine.
class Client {
 public:
  explicit Client(int port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in to = {};
    to.sin_family = AF_INET;
    to.sin_port = htons(static_cast<std::uint16_t>(port));
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    EXPECT_EQ(::connect(socket_.get(), reinterpret_cast<sockaddr*>(&to), sizeof to), 0);
  }

  /// False once the server has closed.
  bool send(std::string_view bytes) const {
    return write_all(bytes, [this](std::string_view rest) {
             return ::send(socket_.get(), rest.data(), rest.size(), MSG_NOSIGNAL);
           }) == 0;
  }

  /// All that comes until the server closes.
  std::string receive() const {
    std::string all;
    char buffer[4096];
    for (ssize_t got = 0; (got = ::recv(socket_.get(), buffer, sizeof buffer, 0)) > 0;)
      all.append(buffer, static_cast<std::size_t>(got));
    return all;
  }

 private:
  Descriptor socket_;
};

constexpr HttpLimits kSmall{.header_bytes = 1000,
                            .body_bytes = 2000,
                            .request_seconds = 0.3,
                            .answer_seconds = 5.0,
                            .connections = 8,
                            .threads = 2};

class HttpServerTest : public ::testing::Test {
 protected:
  HttpServerTest() {
    serving_ = std::thread([this] {
      server_.run();
      is_done_ = true;
    });
  }
  ~HttpServerTest() override {
    server_.stop();
    if (serving_.joinable()) serving_.join();
  }

  static HttpResponse echo(const HttpRequest& request) {
    if (request.path == "/throws") throw std::runtime_error("x");
    return {200, "text/plain",
            request.method + " " + request.path + " " + request.parameter("q") + " " +
                request.body};
  }

  std::string ask(const std::string& bytes) const {
    const Client client(server_.port());
    client.send(bytes);
    return client.receive();
  }

  HttpServer server_{"127.0.0.1", 0, kSmall,
                     [](const HttpRequest& request) -> std::optional<HttpResponse> {
                       if (request.path == "/closed")
                         return HttpResponse{403, "text/plain"};
                       return std::nullopt;
                     },
                     echo};
  std::thread serving_;
  std::atomic<bool> is_done_ = false;
};

TEST_F(HttpServerTest, AnswersOneRequest) {
  const std::string answer =
      ask("POST /a%20b?q=x%2By+z HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\nhi");
  EXPECT_THAT(answer, StartsWith("HTTP/1.1 200 OK\r\n"));
  EXPECT_THAT(answer, EndsWith("\r\n\r\nPOST /a b x+y z hi"));
  EXPECT_THAT(ask("GET /throws HTTP/1.1\r\n\r\n"), StartsWith("HTTP/1.1 500"));
  EXPECT_THAT(ask("nonsense\r\n\r\n"), StartsWith("HTTP/1.1 400"));
}

TEST_F(HttpServerTest, BoundsHeadersAndBodies) {
  EXPECT_THAT(ask("GET / HTTP/1.1\r\n" + std::string(300, 'x') + ": " +
                  std::string(2000, 'y') + "\r\n\r\n"),
              StartsWith("HTTP/1.1 431"));
  std::string flood = "GET / HTTP/1.1\r\n";
  for (int i = 0; i < 100'000; ++i) flood += "X: y\r\n";
  EXPECT_THAT(ask(flood), StartsWith("HTTP/1.1 431"));
  EXPECT_THAT(ask("POST / HTTP/1.1\r\nContent-Length: 2001\r\n\r\n"),
              StartsWith("HTTP/1.1 413"));
  std::string chunked = "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n";
  for (int i = 0; i < 300; ++i) chunked += "10\r\n0123456789abcdef\r\n";
  EXPECT_THAT(ask(chunked + "0\r\n\r\n"), StartsWith("HTTP/1.1 413"));
  EXPECT_THAT(
      ask("POST / HTTP/1.1\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd"),
      StartsWith("HTTP/1.1 400"));
}

TEST_F(HttpServerTest, RefusesBeforeTheBodyComes) {
  const Client client(server_.port());
  client.send("POST /closed HTTP/1.1\r\nContent-Length: 1000\r\n\r\n");
  EXPECT_THAT(client.receive(), StartsWith("HTTP/1.1 403"));
}

TEST_F(HttpServerTest, EndsRequestsThatDripAndServesOthersMeanwhile) {
  std::vector<std::unique_ptr<Client>> slow;
  for (std::size_t i = 0; i < kSmall.connections; ++i)
    slow.push_back(std::make_unique<Client>(server_.port()));
  for (int i = 0; i < 4; ++i) {
    for (const auto& client : slow)
      client->send(i == 0 ? "GET / HTTP/1.1\r\nX: " : "a");
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  EXPECT_THAT(ask("GET /b HTTP/1.1\r\n\r\n"), EndsWith("GET /b  "));
  for (const auto& client : slow) EXPECT_EQ(client->receive(), "");
}

/// A server whose clients may take as long as they like.
class PatientServerTest : public ::testing::Test {
 protected:
  static constexpr std::size_t kConnections = 8;

  PatientServerTest() {
    serving_ = std::thread([this] { server_.run(); });
  }
  ~PatientServerTest() override {
    release();
    server_.stop();
    serving_.join();
  }

  void release() {
    const std::lock_guard lock(mutex_);
    is_released_ = true;
    changed_.notify_all();
  }

  /// Answers /held once it is released.
  HttpResponse answer(const HttpRequest& request) {
    if (request.path == "/held") {
      std::unique_lock lock(mutex_);
      ++held_;
      changed_.notify_all();
      changed_.wait(lock, [this] { return is_released_; });
    }
    return {200, "text/plain", request.path};
  }

  void wait_for_held(std::size_t count) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return held_ >= count; });
  }

  /// Clients that have sent `bytes` and then nothing.
  std::vector<std::unique_ptr<Client>> clients(std::size_t count,
                                               std::string_view bytes) const {
    std::vector<std::unique_ptr<Client>> all;
    for (std::size_t i = 0; i < count; ++i) {
      all.push_back(std::make_unique<Client>(server_.port()));
      all.back()->send(bytes);
    }
    return all;
  }

  void expect_answer() const {
    const Client client(server_.port());
    client.send("GET /now HTTP/1.1\r\n\r\n");
    EXPECT_THAT(client.receive(), EndsWith("/now"));
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t held_ = 0;
  bool is_released_ = false;
  HttpServer server_{"127.0.0.1",
                     0,
                     {.request_seconds = 1e6,
                      .answer_seconds = 1e6,
                      .connections = kConnections,
                      .idle_seconds = 0.05,
                      .threads = 2},
                     [](const HttpRequest&) { return std::nullopt; },
                     [this](const HttpRequest& request) { return answer(request); }};
  std::thread serving_;
};

TEST_F(PatientServerTest, ClosesTheConnectionsThatWaitLongestForANewOne) {
  for (const char* bytes : {"", "GET /", "GET / HTTP/1.1\r\n",
                            "POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\nx"}) {
    const auto idle = clients(10 * kConnections, bytes);
    expect_answer();
    for (std::size_t i = 0; i < idle.size() - kConnections; ++i)
      EXPECT_EQ(idle[i]->receive(), "") << i;
  }
}

TEST_F(PatientServerTest, ClosesConnectionsOfClientsThatHaveTheirAnswer) {
  const auto done = clients(3 * kConnections, "GET /done HTTP/1.1\r\n\r\n");
  expect_answer();
  for (const auto& client : done) EXPECT_THAT(client->receive(), EndsWith("/done"));
}

TEST_F(PatientServerTest, KeepsRequestsThatAreBeingAnswered) {
  const auto held = clients(kConnections, "GET /held HTTP/1.1\r\n\r\n");
  wait_for_held(2);
  const auto more = clients(kConnections, "GET /more HTTP/1.1\r\n\r\n");
  const auto idle = clients(kConnections, "");
  release();
  for (const auto& client : held) EXPECT_THAT(client->receive(), EndsWith("/held"));
  for (const auto& client : more) EXPECT_THAT(client->receive(), EndsWith("/more"));
}

TEST_F(HttpServerTest, StopsWhateverIsOpen) {
  const Client idle(server_.port());
  const Client half(server_.port());
  half.send("GET / HT");
  server_.stop();
  serving_.join();
  EXPECT_TRUE(is_done_);
}

TEST_F(HttpServerTest, FinishesAnAnswerThatIsOnItsWay) {
  const Client client(server_.port());
  client.send("GET /c HTTP/1.1\r\n\r\n");
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  server_.finish();
  EXPECT_THAT(client.receive(), EndsWith("GET /c  "));
  serving_.join();
}

TEST_F(HttpServerTest, HasItsPortForItself) {
  EXPECT_THROW(HttpServer("127.0.0.1", server_.port(), {}, {}, {}), Error);
  EXPECT_THROW(HttpServer("somewhere", 0, {}, {}, {}), Error);
}

TEST(HttpServer, StopsBeforeItRuns) {
  HttpServer server("127.0.0.1", 0, {}, {}, {});
  server.stop();
  server.run();
}

}  // namespace
}  // namespace awase
