// SPDX-License-Identifier: Apache-2.0
//
// What servers do with texts they cannot take differs: llama.cpp answers 500 above its
// micro-batch, text-embeddings-inference 413 or 422 above its batch, or never. So
// batches are small, become smaller after anything but an answer, and have a time
// limit.

#include "jobs/embedding_client.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <mutex>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <thread>
#include <unistd.h>
#include <utility>

#include "jobs/embedding_cache.h"
#include "jobs/http_post.h"
#include "text/error.h"
#include "text/hash.h"

namespace awase {
namespace {

using Json = nlohmann::json;
using Clock = std::chrono::steady_clock;

constexpr std::size_t kBatch = 32;
constexpr std::size_t kMostAnswerBytes = std::size_t{64} << 20;
constexpr std::size_t kMostDimensions = 65536;
constexpr int kMostLate = 2;     // Requests of a call that are not answered in time.
constexpr int kMostRefused = 3;  // Texts that are refused before any is taken.
constexpr int kMostWaits = 3;    // Times that a busy server is waited for.

/// The path of the embeddings, for a server that was given with or without it.
std::string embeddings_path(std::string path) {
  while (path.ends_with('/')) path.pop_back();
  if (path.ends_with("/embeddings")) return path;
  return path + (path.ends_with("/v1") ? "/embeddings" : "/v1/embeddings");
}

/// What a server says of an error, short and on one line.
std::string excerpt(const std::string& body) {
  constexpr std::size_t kMost = 200;
  std::string text = body;
  const Json json = Json::parse(body, nullptr, false);
  if (json.is_object() && json.contains("error")) {
    const Json& error = json["error"];
    if (error.is_string()) text = error.get<std::string>();
    if (error.is_object() && error.contains("message") && error["message"].is_string())
      text = error["message"].get<std::string>();
  }
  text = text.substr(0, kMost);
  for (char& c : text)
    if (static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) >= 0x7F)
      c = ' ';
  return text;
}

/// Whether those that are there are not all of one length.
bool differ_in_length(const std::vector<std::vector<float>>& vectors) {
  std::size_t length = 0;
  for (const std::vector<float>& vector : vectors) {
    if (vector.empty()) continue;
    if (length != 0 && vector.size() != length) return true;
    length = vector.size();
  }
  return false;
}

}  // namespace

struct EmbeddingClient::Impl {
  explicit Impl(EmbeddingOptions given)
      : options(std::move(given)), address_(parse_http_url(options.url)) {
    address_.path = embeddings_path(address_.path);
    const auto is_visible = [](unsigned char c) { return c > 0x20 && c < 0x7F; };
    if (!std::all_of(options.key.begin(), options.key.end(), is_visible))
      throw Error(ErrorKind::usage,
                  Message("AWASE_EMBEDDINGS_KEY: no key, which is one word of ASCII; "
                          "set it to the key alone or unset it"));
  }

  Embeddings embed(const std::vector<std::string>& texts) {
    const std::lock_guard lock(mutex_);
    begin_call();
    try {
      if (failures_ >= kMostFailures)
        fail(Message("not asked any more, for it failed {count} times in a row",
                     {{"count", kMostFailures}}));
      Embeddings answer = from_all(texts);
      failures_ = 0;
      return answer;
    } catch (const Error& error) {
      failures_ = std::min(failures_ + 1, kMostFailures);
      throw EmbeddingError(error, sent_.size(), known_);
    }
  }

  EmbeddingOptions options;

 private:
  [[noreturn]] void fail(const Message& what) const {
    throw Error(ErrorKind::unavailable,
                Message("{url}: {what}", {{"url", options.url}, {"what", what}}));
  }

  void begin_call() {
    deadline_ = Clock::now() + std::chrono::duration_cast<Clock::duration>(
                                   std::chrono::duration<double>(options.call_seconds));
    late_ = waits_ = 0;
    refused_ = taken_ = 0;
    dimensions_ = 0;
    known_ = 0;
    asked_.clear();
    sent_.clear();
  }

  std::string key(const std::string& text) const {
    return hash_128_digits((options.model.empty() ? options.url : options.model) +
                           '\0' + text);
  }

  Embeddings from_all(const std::vector<std::string>& texts) {
    Embeddings answer;
    std::vector<std::string> keys;
    for (const std::string& text : texts) keys.push_back(key(text));
    answer.vectors = from_cache(keys, answer.issues);
    // Some may be of a model that the server had before under the same name.
    if (differ_in_length(answer.vectors)) answer.vectors.clear();
    answer.vectors.resize(texts.size());
    known_ = static_cast<std::size_t>(
        std::count_if(answer.vectors.begin(), answer.vectors.end(),
                      [](const std::vector<float>& v) { return !v.empty(); }));
    ask(texts, answer);
    const auto is_other = [this](const std::vector<float>& vector) {
      return !vector.empty() && vector.size() != dimensions_;
    };
    auto& vectors = answer.vectors;
    if (dimensions_ != 0 && std::any_of(vectors.begin(), vectors.end(), is_other)) {
      // What is known is of another model.
      for (auto& vector : vectors)
        if (is_other(vector)) vector.clear();
      ask(texts, answer);
    }
    std::vector<std::pair<std::string, std::vector<float>>> fresh;
    for (const std::size_t k : asked_)
      if (!vectors[k].empty()) fresh.emplace_back(keys[k], vectors[k]);
    to_cache(fresh, answer.issues);
    if (refused_ > 0)
      answer.issues.push_back(Message::plural(
          "{url}: the server did not take {count} text; the rest was compared",
          "{url}: the server did not take {count} texts; the rest was compared",
          refused_, {{"url", options.url}}));
    return answer;
  }

  /// Asks for what has no vector.
  void ask(const std::vector<std::string>& texts, Embeddings& answer) {
    std::vector<std::size_t> open;
    for (std::size_t k = 0; k < texts.size(); ++k)
      if (answer.vectors[k].empty()) open.push_back(k);
    asked_.insert(open.begin(), open.end());
    answer.sent = asked_.size();
    for (std::size_t first = 0; first < open.size(); first += kBatch)
      ask_some(texts,
               {open.begin() + static_cast<std::ptrdiff_t>(first),
                open.begin() +
                    static_cast<std::ptrdiff_t>(std::min(first + kBatch, open.size()))},
               answer.vectors);
  }

  void ask_some(const std::vector<std::string>& texts,
                const std::vector<std::size_t>& numbers,
                std::vector<std::vector<float>>& vectors) {
    const HttpAnswer answer = post(request_of(texts, numbers));
    if (answer.is_sent) sent_.insert(numbers.begin(), numbers.end());
    if (answer.status == 200) {
      take(answer.body, numbers, vectors);
      taken_ += numbers.size();
      return;
    }
    check_failure(answer, numbers.size());
    if (numbers.size() == 1) {
      ++refused_;
      if (taken_ == 0 && refused_ >= kMostRefused) fail_as(answer);
      return;
    }
    const auto middle =
        numbers.begin() + static_cast<std::ptrdiff_t>(numbers.size() / 2);
    ask_some(texts, {numbers.begin(), middle}, vectors);
    ask_some(texts, {middle, numbers.end()}, vectors);
  }

  std::string request_of(const std::vector<std::string>& texts,
                         const std::vector<std::size_t>& numbers) const {
    Json request = {{"encoding_format", "float"}};
    if (!options.model.empty()) request["model"] = options.model;
    Json& input = request["input"] = Json::array();
    for (const std::size_t k : numbers) input.push_back(texts[k]);
    return request.dump(-1, ' ', false, Json::error_handler_t::replace);
  }

  HttpAnswer post(const std::string& request) {
    for (;;) {
      const double left =
          std::chrono::duration<double>(deadline_ - Clock::now()).count();
      if (left <= 0.0)
        fail(Message("not done in {seconds} seconds",
                     {{"seconds", std::lround(options.call_seconds)}}));
      HttpAnswer answer =
          post_json(address_, request, options.key,
                    std::min(left, options.request_seconds), kMostAnswerBytes);
      const bool is_busy = answer.status == 429 || answer.status == 503;
      if (!is_busy || waits_ >= kMostWaits) return answer;
      std::this_thread::sleep_for(std::chrono::seconds(1) * (1 << waits_));
      ++waits_;
    }
  }

  /// Throws where asking again for fewer texts would not help.
  void check_failure(const HttpAnswer& answer, std::size_t texts) {
    if (answer.is_late && texts > 1 && ++late_ <= kMostLate) return;
    if (answer.status == 0 || answer.status < 400) fail_as(answer);
    for (const int status : {401, 403, 404, 405})
      if (answer.status == status) fail_as(answer);
  }

  [[noreturn]] void fail_as(const HttpAnswer& answer) const {
    if (answer.is_late)
      fail(Message("no answer in {seconds} seconds",
                   {{"seconds", std::lround(options.request_seconds)}}));
    if (answer.is_untrusted)
      fail(
          Message("its certificate is not trusted ({reason}); for one of an authority "
                  "of your own set SSL_CERT_FILE to the file with its certificate",
                  {{"reason", answer.reason}}));
    if (answer.status == 401 || answer.status == 403)
      fail(
          Message("the server answered {status} ({text}); set AWASE_EMBEDDINGS_KEY to "
                  "the key that it wants",
                  {{"status", answer.status}, {"text", excerpt(answer.body)}}));
    if (answer.status == 0)
      fail(Message("no answer ({reason}); see that the server runs",
                   {{"reason", answer.reason}}));
    fail(
        Message("the server answered {status} ({text}); see --embeddings and "
                "--embeddings-model",
                {{"status", answer.status}, {"text", excerpt(answer.body)}}));
  }

  void take(const std::string& body, const std::vector<std::size_t>& numbers,
            std::vector<std::vector<float>>& vectors) {
    const Json json = Json::parse(body, nullptr, false);
    if (!json.is_object() || !json.contains("data") || !json["data"].is_array() ||
        json["data"].size() != numbers.size())
      fail(Message("the answer has not a vector for each text"));
    std::vector<std::vector<float>> taken_in(numbers.size());
    for (const Json& item : json["data"]) {
      const std::optional<std::size_t> index = index_of(item, numbers.size());
      if (!index || !taken_in[*index].empty())
        fail(Message("the answer does not say which vector belongs to which text"));
      taken_in[*index] = vector_of(item);
    }
    for (std::size_t k = 0; k < numbers.size(); ++k)
      vectors[numbers[k]] = std::move(taken_in[k]);
  }

  static std::optional<std::size_t> index_of(const Json& item, std::size_t count) {
    if (!item.is_object() || !item.contains("index") ||
        !item["index"].is_number_unsigned())
      return std::nullopt;
    const auto index = item["index"].get<std::uint64_t>();
    if (index >= count) return std::nullopt;
    return static_cast<std::size_t>(index);
  }

  std::vector<float> vector_of(const Json& item) {
    std::vector<float> vector;
    if (item.contains("embedding") && item["embedding"].is_array())
      for (const Json& value : item["embedding"]) {
        const double number = value.is_number() ? value.get<double>() : NAN;
        if (!std::isfinite(number) || vector.size() >= kMostDimensions)
          fail(Message("the answer holds what is no vector"));
        vector.push_back(static_cast<float>(number));
      }
    if (vector.empty()) fail(Message("the answer holds what is no vector"));
    if (dimensions_ == 0) dimensions_ = vector.size();
    if (vector.size() != dimensions_)
      fail(Message("the vectors differ in length: {one} and {other}",
                   {{"one", dimensions_}, {"other", vector.size()}}));
    return vector;
  }

  /// The cache of this process; null where there is none.
  EmbeddingCache* cache_here() {
    if (options.cache_folder.empty() || is_cache_broken_) return nullptr;
    if (owner_ != ::getpid()) {
      static_cast<void>(cache_.release());  // Of the process that forked this one.
      owner_ = ::getpid();
    }
    if (!cache_) cache_ = std::make_unique<EmbeddingCache>(options.cache_folder);
    return cache_.get();
  }

  std::vector<std::vector<float>> from_cache(const std::vector<std::string>& keys,
                                             std::vector<Message>& issues) {
    try {
      if (EmbeddingCache* const known = cache_here()) return known->find(keys);
    } catch (const Error& error) {
      give_up_cache(error, issues);
    }
    return {};
  }

  void to_cache(const std::vector<std::pair<std::string, std::vector<float>>>& vectors,
                std::vector<Message>& issues) {
    try {
      if (EmbeddingCache* const known = cache_here()) known->put(vectors);
    } catch (const Error& error) {
      give_up_cache(error, issues);
    }
  }

  void give_up_cache(const Error& error, std::vector<Message>& issues) {
    is_cache_broken_ = true;
    issues.push_back(error.message());
  }

  HttpAddress address_;
  std::mutex mutex_;
  std::unique_ptr<EmbeddingCache> cache_;
  ::pid_t owner_ = 0;
  bool is_cache_broken_ = false;
  int failures_ = 0;
  // Of one call.
  Clock::time_point deadline_;
  int late_ = 0, waits_ = 0;
  std::size_t refused_ = 0, taken_ = 0;
  std::size_t dimensions_ = 0;
  std::size_t known_ = 0;               // Texts in the cache.
  std::set<std::size_t> asked_, sent_;  // Numbers of texts.
};

EmbeddingClient::EmbeddingClient(EmbeddingOptions options)
    : impl_(std::make_unique<Impl>(std::move(options))) {}
EmbeddingClient::~EmbeddingClient() = default;

Embeddings EmbeddingClient::embed(const std::vector<std::string>& texts) {
  return impl_->embed(texts);
}

const EmbeddingOptions& EmbeddingClient::options() const { return impl_->options; }

}  // namespace awase
