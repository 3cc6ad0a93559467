// SPDX-License-Identifier: Apache-2.0
//
// A server of embeddings in the test itself.

#pragma once

#include <functional>
#include <mutex>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "jobs/embedding_client.h"
#include "review/http_server.h"

namespace awase {

/// A server of embeddings that a test tells what to answer.
class FakeServer {
 public:
  /// Gives the answer to the texts of a request.
  using Answer = std::function<HttpResponse(const std::vector<std::string>&)>;

  explicit FakeServer(Answer answer)
      : answer_(std::move(answer)),
        server_(
            "127.0.0.1", 0, {}, [](const HttpRequest&) { return std::nullopt; },
            [this](const HttpRequest& request) { return respond(request); }),
        thread_([this] { server_.run(); }) {}
  ~FakeServer() {
    server_.stop();
    thread_.join();
  }

  std::string url() const {
    return "http://127.0.0.1:" + std::to_string(server_.port());
  }
  EmbeddingOptions options() const { return {.url = url(), .request_seconds = 20.0}; }

  std::vector<nlohmann::json> requests() const {
    const std::lock_guard lock(mutex_);
    return requests_;
  }
  std::vector<std::string> paths() const {
    const std::lock_guard lock(mutex_);
    return paths_;
  }
  std::vector<std::size_t> sizes() const {
    std::vector<std::size_t> sizes;
    for (const nlohmann::json& request : requests())
      sizes.push_back(request["input"].size());
    return sizes;
  }

 private:
  HttpResponse respond(const HttpRequest& request) {
    const auto json = nlohmann::json::parse(request.body);
    {
      const std::lock_guard lock(mutex_);
      requests_.push_back(json);
      paths_.push_back(request.method + " " + request.path);
    }
    return answer_(json["input"].get<std::vector<std::string>>());
  }

  mutable std::mutex mutex_;
  std::vector<nlohmann::json> requests_;
  std::vector<std::string> paths_;
  Answer answer_;
  HttpServer server_;
  std::thread thread_;
};

/// (length, first byte, 1) of each text.
inline nlohmann::json vector_of(const std::string& text) {
  return {text.size(), static_cast<unsigned char>(text.at(0)), 1.0};
}

inline HttpResponse answer_of(const nlohmann::json& data) {
  return {.status = 200,
          .body = nlohmann::json{{"object", "list"}, {"data", data}}.dump()};
}

/// As it should be, the last text first.
inline HttpResponse good(const std::vector<std::string>& texts) {
  nlohmann::json data = nlohmann::json::array();
  for (std::size_t k = texts.size(); k-- > 0;)
    data.push_back({{"index", k}, {"embedding", vector_of(texts[k])}});
  return answer_of(data);
}

}  // namespace awase
