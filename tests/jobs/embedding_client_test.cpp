// SPDX-License-Identifier: Apache-2.0
//
// Vectors from a server: the protocol, what goes wrong, and that no document is lost.

#include "jobs/embedding_client.h"

#include <atomic>
#include <chrono>
#include <fstream>
#include <limits>
#include <mutex>
#include <nlohmann/json.hpp>
#include <thread>

#include <gmock/gmock.h>

#include "jobs/embedding_cache.h"
#include "jobs/http_post.h"
#include "tests/jobs/fake_embeddings.h"
#include "tests/scratch_folder.h"
#include "text/error.h"

namespace awase {
namespace {

using Json = nlohmann::json;
using testing::AllOf;
using testing::Contains;
using testing::Each;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Le;
using testing::Not;
using testing::SizeIs;

std::vector<std::string> texts_of(std::size_t count) {
  std::vector<std::string> texts;
  for (std::size_t k = 0; k < count; ++k) texts.push_back(std::string(k + 1, 'a'));
  return texts;
}

std::string message_of(EmbeddingClient& client, const std::vector<std::string>& texts) {
  try {
    client.embed(texts);
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::unavailable);
    return error.what();
  }
  return "no error";
}

TEST(EmbeddingClientTest, AsksAsTheProtocolHasItAndOrdersByIndex) {
  FakeServer server(good);
  EmbeddingOptions options = server.options();
  options.model = "multilingual";
  const Embeddings answer = EmbeddingClient(options).embed({"a", "bb", "日本"});
  EXPECT_EQ(answer.vectors,
            (std::vector<std::vector<float>>{
                {1.0F, 97.0F, 1.0F}, {2.0F, 98.0F, 1.0F}, {6.0F, 230.0F, 1.0F}}));
  EXPECT_EQ(answer.sent, 3U);
  EXPECT_THAT(answer.issues, IsEmpty());
  EXPECT_THAT(server.paths(), ElementsAre("POST /v1/embeddings"));
  EXPECT_EQ(server.requests().at(0), (Json{{"model", "multilingual"},
                                           {"encoding_format", "float"},
                                           {"input", {"a", "bb", "日本"}}}));
}

TEST(EmbeddingClientTest, TakesTheUrlWithAndWithoutThePath) {
  FakeServer server(good);
  for (const char* path : {"", "/", "/v1", "/v1/", "/v1/embeddings", "/openai"})
    EmbeddingClient({.url = server.url() + path}).embed({"a"});
  EXPECT_THAT(server.paths(),
              ElementsAre("POST /v1/embeddings", "POST /v1/embeddings",
                          "POST /v1/embeddings", "POST /v1/embeddings",
                          "POST /v1/embeddings", "POST /openai/v1/embeddings"));
}

TEST(EmbeddingClientTest, HalvesBatchesThatAreRefused) {
  for (const int status : {400, 413, 422, 500}) {
    FakeServer server([status](const std::vector<std::string>& texts) {
      return texts.size() > 10 ? HttpResponse{.status = status, .body = "too many"}
                               : good(texts);
    });
    const Embeddings answer = EmbeddingClient(server.options()).embed(texts_of(40));
    for (std::size_t k = 0; k < 40; ++k)
      EXPECT_EQ(answer.vectors.at(k).at(0), static_cast<float>(k + 1));
    EXPECT_THAT(server.sizes(), ElementsAre(32, 16, 8, 8, 16, 8, 8, 8)) << status;
  }
}

TEST(EmbeddingClientTest, LeavesOutATextThatIsRefusedAlone) {
  FakeServer server([](const std::vector<std::string>& texts) {
    for (const std::string& text : texts)
      if (text.size() == 7) return HttpResponse{.status = 500, .body = "too long"};
    return good(texts);
  });
  const Embeddings answer = EmbeddingClient(server.options()).embed(texts_of(10));
  EXPECT_THAT(answer.vectors.at(6), IsEmpty());
  for (std::size_t k = 0; k < 10; ++k)
    EXPECT_EQ(answer.vectors[k].empty(), k == 6) << k;
  ASSERT_THAT(answer.issues, SizeIs(1));
  EXPECT_THAT(answer.issues[0].english(), HasSubstr("did not take 1 text"));
}

TEST(EmbeddingClientTest, WaitsForAServerThatIsBusy) {
  std::atomic<int> calls = 0;
  FakeServer server([&calls](const std::vector<std::string>& texts) {
    return ++calls == 1 ? HttpResponse{.status = 503, .body = "loading"} : good(texts);
  });
  EXPECT_THAT(EmbeddingClient(server.options()).embed({"a", "b"}).vectors, SizeIs(2));
  EXPECT_THAT(server.sizes(), ElementsAre(2, 2));
}

TEST(EmbeddingClientTest, SaysWhatIsWrongWithAnAnswer) {
  const auto data = [](const char* json) {
    return HttpResponse{.status = 200, .body = std::string(R"({"data":)") + json + "}"};
  };
  const std::string not_each = "has not a vector for each text";
  const std::string which = "does not say which vector";
  const std::string none = "holds what is no vector";
  const std::vector<std::pair<HttpResponse, std::string>> cases = {
      {{.status = 200, .body = "<html>hello</html>"}, not_each},
      {{.status = 200, .body = "[]"}, not_each},
      {data(R"([{"index":0,"embedding":[1]}])"), not_each},
      {data(R"("two")"), not_each},
      {data(R"([{"index":0,"embedding":[1]},{"index":0,"embedding":[2]}])"), which},
      {data(R"([{"index":0,"embedding":[1]},{"index":2,"embedding":[2]}])"), which},
      {data(R"([{"index":-1,"embedding":[1]},{"index":0,"embedding":[2]}])"), which},
      {data(R"([{"embedding":[1]},{"embedding":[2]}])"), which},
      {data(R"([7,8])"), which},
      {data(R"([{"index":0,"embedding":[1]},{"index":1,"embedding":[]}])"), none},
      {data(R"([{"index":0,"embedding":[1]},{"index":1,"embedding":"AAAA"}])"), none},
      {data(R"([{"index":0,"embedding":[1]},{"index":1,"embedding":[null]}])"), none},
      {data(R"([{"index":0,"embedding":[1,2]},{"index":1,"embedding":[3]}])"),
       "differ in length: 2 and 1"},
      {{.status = 404, .body = R"({"error":{"message":"model not found"}})"},
       "404 (model not found)"},
      {{.status = 401, .body = R"({"error":"no key"})"}, "401 (no key)"},
      {{.status = 302, .body = ""}, "302"},
      {{.status = 500, .body = "broken\nhere"}, "500 (broken here)"},
  };
  for (const auto& [response, what] : cases) {
    FakeServer server(
        [&answer = response](const std::vector<std::string>&) { return answer; });
    EmbeddingClient client(server.options());
    const std::vector<std::string> texts = {"a", "b"};
    const std::string message =
        message_of(client, response.status == 500 ? texts_of(4) : texts);
    EXPECT_THAT(message, AllOf(HasSubstr(server.url()), HasSubstr(what)))
        << response.body;
  }
}

TEST(EmbeddingClientTest, GivesUpAServerThatIsNotThere) {
  std::string url;
  {
    FakeServer gone(good);
    url = gone.url();
  }
  EmbeddingClient client({.url = url});
  for (int k = 0; k < EmbeddingClient::kMostFailures; ++k)
    EXPECT_THAT(message_of(client, {"a"}), HasSubstr("see that the server runs"));
  EXPECT_THAT(message_of(client, {"a"}), HasSubstr("not asked any more"));
}

TEST(EmbeddingClientTest, CountsWhatItSentBeforeItFailed) {
  FakeServer server([](const std::vector<std::string>& texts) {
    return texts.front().size() == 1 ? good(texts)
                                     : HttpResponse{.status = 200, .body = "no JSON"};
  });
  ScratchFolder folder;
  EmbeddingOptions options = server.options();
  options.cache_folder = folder / "cache";
  EmbeddingClient(options).embed({"a"});
  EmbeddingClient client(options);
  try {
    client.embed({"bb", "a", "ccc"});
    FAIL();
  } catch (const EmbeddingError& error) {
    EXPECT_EQ(error.sent(), 2U);
    EXPECT_EQ(error.known(), 1U);
  }
}

TEST(EmbeddingClientTest, WaitsNoLongerThanItMay) {
  std::atomic<bool> ended = false;
  FakeServer server([&ended](const std::vector<std::string>& texts) {
    for (int k = 0; k < 200 && !ended; ++k)
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    return good(texts);
  });
  EmbeddingOptions options = server.options();
  options.request_seconds = 0.2;
  EmbeddingClient client(options);
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_THAT(message_of(client, texts_of(40)), HasSubstr("no answer in"));
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(5));
  EXPECT_THAT(server.sizes(), ElementsAre(32, 16, 8));
  ended = true;
}

TEST(EmbeddingClientTest, EndsWithTheTimeForAllTexts) {
  FakeServer server([](const std::vector<std::string>& texts) {
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    return good(texts);
  });
  EmbeddingOptions options = server.options();
  options.call_seconds = 0.5;
  EmbeddingClient client(options);
  EXPECT_THAT(message_of(client, texts_of(200)), Not(HasSubstr("no error")));
  EXPECT_THAT(server.sizes(), SizeIs(Le(3U)));
}

TEST(EmbeddingClientTest, KeepsWhatItKnowsByTextAndModel) {
  FakeServer server(good);
  ScratchFolder folder;
  EmbeddingOptions options = server.options();
  options.cache_folder = folder / "cache";
  options.model = "one";
  const Embeddings first = EmbeddingClient(options).embed({"a", "bb"});
  const Embeddings again = EmbeddingClient(options).embed({"bb", "ccc", "a"});
  EXPECT_EQ(again.sent, 1U);
  EXPECT_EQ(again.vectors[0], first.vectors[1]);
  EXPECT_EQ(again.vectors[1].at(0), 3.0F);
  EXPECT_EQ(again.vectors[2], first.vectors[0]);
  options.model = "two";
  EXPECT_EQ(EmbeddingClient(options).embed({"a"}).sent, 1U);
  EXPECT_THAT(server.sizes(), ElementsAre(2, 1, 1));
}

TEST(EmbeddingClientTest, AsksAnewWhereTheServerHasAnotherModel) {
  ScratchFolder folder;
  std::atomic<bool> changed = false;
  FakeServer server([&changed](const std::vector<std::string>& texts) {
    Json data = Json::array();
    for (std::size_t k = 0; k < texts.size(); ++k)
      data.push_back({{"index", k},
                      {"embedding", changed ? Json{1, 2, 3, 4} : vector_of(texts[k])}});
    return answer_of(data);
  });
  EmbeddingOptions options = server.options();
  options.cache_folder = folder / "cache";
  EmbeddingClient(options).embed({"a", "old"});
  changed = true;
  const Embeddings answer = EmbeddingClient(options).embed({"a", "b"});
  EXPECT_THAT(answer.vectors, Each(SizeIs(4)));
  EXPECT_EQ(EmbeddingClient(options).embed({"a", "b"}).sent, 0U);
  EXPECT_THAT(EmbeddingClient(options).embed({"a", "old"}).vectors, Each(SizeIs(4)));
}

TEST(EmbeddingClientTest, DoesWithoutACacheThatIsDamaged) {
  FakeServer server(good);
  ScratchFolder folder;
  folder.write("cache/embeddings.sqlite", std::string(5000, 'x'));
  EmbeddingOptions options = server.options();
  options.cache_folder = folder / "cache";
  EmbeddingClient client(options);
  const Embeddings answer = client.embed({"a"});
  EXPECT_EQ(answer.vectors.at(0).at(0), 1.0F);
  ASSERT_THAT(answer.issues, SizeIs(1));
  EXPECT_THAT(answer.issues[0].english(), HasSubstr("embeddings.sqlite"));
  EXPECT_THAT(client.embed({"b"}).issues, IsEmpty()) << "said once";
}

TEST(EmbeddingCacheTest, MakesRoomForNewVectors) {
  ScratchFolder folder;
  EmbeddingCache cache(folder / "cache", 200'000);
  const std::vector<float> vector(256, 0.5F);
  for (int k = 0; k < 1000; k += 50) {
    std::vector<std::pair<std::string, std::vector<float>>> vectors;
    for (int n = k; n < k + 50; ++n) vectors.emplace_back(std::to_string(n), vector);
    cache.put(vectors);
  }
  EXPECT_THAT(cache.find({"0", "999"}), ElementsAre(IsEmpty(), vector));
  EXPECT_LT(std::filesystem::file_size(folder / "cache/embeddings.sqlite"), 400'000U);
}

TEST(HttpPostTest, KnowsAddresses) {
  const auto parts = [](const char* url) {
    const HttpAddress address = parse_http_url(url);
    return address.host + " " + address.port + " " + address.path;
  };
  EXPECT_EQ(parts("http://localhost:11434"), "localhost 11434 /");
  EXPECT_EQ(parts("http://10.0.0.7/v1"), "10.0.0.7 80 /v1");
  EXPECT_EQ(parts("http://[::1]:8080/"), "::1 8080 /");
  EXPECT_EQ(parts("http://[::1]"), "::1 80 /");
  EXPECT_EQ(parts("https://example.org/v1"), "example.org 443 /v1");
  EXPECT_TRUE(parse_http_url("https://example.org").is_tls);
  EXPECT_FALSE(parse_http_url("http://example.org").is_tls);
  for (const char* url :
       {"", "localhost:11434", "https://", "http://", "http://:80", "https://a:0x50",
        "http://a:0x50", "http://a:70000", "http://a:", "http://user@host", "ftp://a",
        "http://a/?q=1", "http://a/#b", "http://a b", "http://a\r\nX: y",
        "http://[::1"})
    EXPECT_THROW(parse_http_url(url), Error) << url;
}

}  // namespace
}  // namespace awase
