// SPDX-License-Identifier: Apache-2.0
//
// `awase memory serve`, asked as Weblate, Okapi and OmegaT ask.

#include "jobs/memory_server.h"

#include <csignal>
#include <cstdio>
#include <nlohmann/json.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/run_awase.h"
#include "tests/cli/tmx_samples.h"
#include "text/error.h"

namespace awase {
namespace {

using testing::HasSubstr;

class MemoryServiceTest : public ::testing::Test {
 protected:
  MemoryServiceTest() {
    folder_.write("old.tmx",
                  tmx_of(tmx_unit("ふたを閉じる。", "Close the lid.") +
                         tmx_unit("弁を3回まわす。", "Turn the valve 3 times.")));
    EXPECT_EQ(
        run_awase({"memory", "add", folder_ / "work.awm", folder_ / "old.tmx"}).status,
        0);
  }

  MemoryService& service(MemoryServerOptions options = {}) {
    service_ = std::make_unique<MemoryService>(
        std::vector<std::string>{folder_ / "work.awm"}, std::move(options));
    return *service_;
  }

  static HttpRequest request(const std::string& method, const std::string& target,
                             const std::string& body = {}) {
    const std::size_t question = std::min(target.find('?'), target.size());
    HttpRequest request;
    request.method = method;
    request.path = percent_decoded(target.substr(0, question), false);
    if (question < target.size()) request.query = target.substr(question + 1);
    request.headers = {{"Host", "127.0.0.1:8889"}};
    request.body = body;
    return request;
  }

  nlohmann::json ask(const std::string& target, int status = 200) {
    const HttpResponse response = service_->answer(request("GET", target));
    EXPECT_EQ(response.status, status) << response.body;
    return nlohmann::json::parse(response.body);
  }

  ScratchFolder folder_;
  std::unique_ptr<MemoryService> service_;
};

TEST_F(MemoryServiceTest, AnswersTmserver) {
  service();
  const auto languages = ask("/tmserver/languages/");
  EXPECT_THAT(languages["sourceLanguages"], testing::ElementsAre("en", "ja"));
  // Weblate spells ja_jp, Okapi ja_JP.
  for (const char* code : {"ja", "ja_jp", "ja_JP"}) {
    const auto list = ask("/tmserver/" + std::string(code) +
                          "/en_us/unit/%E3%81%B5%E3%81%9F%E3%82%92%E5%BF%85%E3%81%9A"
                          "%E9%96%89%E3%81%98%E3%82%8B%E3%80%82");
    ASSERT_EQ(list.size(), 1U) << code;
    EXPECT_EQ(list[0]["target"], "Close the lid.");
    EXPECT_EQ(list[0]["quality"], 77.0);
    EXPECT_EQ(list[0]["rank"], 100.0);
  }
  const HttpResponse exact =
      service_->answer(request("GET", "/tmserver/en/ja/unit/Close the lid."));
  // Okapi reads a decimal number alone.
  EXPECT_THAT(exact.body, HasSubstr("\"quality\":100.0"));
  EXPECT_EQ(ask("/tmserver/en/ja/unit/nothing like it").size(), 0U);
  // Where numbers were put in, source and target are a pair of this text.
  const auto adapted = ask("/tmserver/en/ja/unit/Turn the valve 5 times.");
  EXPECT_EQ(adapted[0]["source"], "Turn the valve 5 times.");
  EXPECT_EQ(adapted[0]["target"], "弁を5回まわす。");
  ask("/tmserver/en/ja", 404);
  ask("/tmserver/qqqqqqqqq/ja/unit/x", 400);
}

TEST_F(MemoryServiceTest, AnswersApertiumFromAThresholdUp) {
  service();
  const auto translated = [&](const char* text) {
    return ask(std::string("/translate?q=") + text +
               "&langpair=ja_JP%7Cen_US&markUnknown=no&key=")["responseData"]
                                                             ["translatedText"]
                                                                 .get<std::string>();
  };
  EXPECT_EQ(translated("弁を5回まわす。"), "Turn the valve 5 times.");
  EXPECT_EQ(translated("ふたを必ず閉じる。"), "");
  ask("/translate?q=x", 400);
}

TEST_F(MemoryServiceTest, FindsGrepsAndAdds) {
  service();
  EXPECT_EQ(ask("/v1/find?text=Close+the+lid.&source=en")["matches"][0]["score"], 100);
  EXPECT_EQ(ask("/v1/grep?text=valve")["units"], 1);
  EXPECT_EQ(ask("/v1/openapi.json")["paths"].size(), 4U);
  ask("/v1/find?text=x&source=en&min=7", 400);
  ask("/v1/find?source=en", 400);
  ask("/v1/find?text=+&source=en", 400);
  ask("/v1/find?text=x", 400);
  ask("/v1/grep?text=(&regex=1", 400);
  ask("/v1/nothing", 404);
  const char* const unit =
      R"({"source":{"lang":"ja","text":"猫"},"target":{"lang":"en","text":"cat"}})";
  const HttpResponse added = service_->answer(request("POST", "/v1/units", unit));
  EXPECT_EQ(added.status, 201) << added.body;
  const auto cat = ask("/v1/find?text=猫&source=ja")["matches"][0];
  EXPECT_EQ(cat["target"]["text"], "cat");
  EXPECT_EQ(cat["unit"]["attributes"]["srclang"], "ja");
  const HttpResponse put = service_->answer(
      request("PUT", "/tmserver/ja/en/unit/1", R"({"source":"犬","target":"dog"})"));
  EXPECT_EQ(put.status, 201) << put.body;
  EXPECT_EQ(ask("/v1/info")["memories"][0]["units"], 4);
  for (const char* body : {"", "[]", "{}", R"({"source":{"lang":"ja","text":" "},)"})
    EXPECT_EQ(service_->answer(request("POST", "/v1/units", body)).status, 400) << body;
  service({.is_read_only = true});
  EXPECT_EQ(service_->answer(request("POST", "/v1/units", unit)).status, 400);
}

TEST_F(MemoryServiceTest, RefusesOtherSitesAndWhoeverLacksTheToken) {
  service();
  HttpRequest asked = request("GET", "/v1/info");
  EXPECT_FALSE(service_->refused(asked, 8889));
  asked.headers = {{"Host", "evil.example"}};
  EXPECT_TRUE(service_->refused(asked, 8889));
  asked.headers = {{"Host", "127.0.0.1:8889"}, {"Origin", "http://evil.example"}};
  EXPECT_TRUE(service_->refused(asked, 8889));
  service({.token = "secret"});
  asked.headers = {{"Host", "tm.example"}};
  EXPECT_TRUE(service_->refused(asked, 8889));
  asked.headers.emplace_back("Authorization", "Bearer secret");
  EXPECT_FALSE(service_->refused(asked, 8889));
  const HttpRequest by_path = request("GET", "/secret/v1/info");
  EXPECT_FALSE(service_->refused(by_path, 8889));
  EXPECT_EQ(service_->answer(by_path).status, 200);
  EXPECT_TRUE(service_->refused(request("GET", "/secre/v1/info"), 8889));
}

TEST_F(MemoryServiceTest, ServesUntilASignal) {
  Process server({"memory", "serve", folder_ / "work.awm", "--port", "0"});
  server.wait_for_line();
  server.send(SIGINT);
  const Outcome outcome = server.finish();
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_THAT(outcome.out, testing::StartsWith("http://127.0.0.1:"));
  Process in_json({"memory", "serve", folder_ / "work.awm", "--port", "0", "--json",
                   "--token", "secret"});
  in_json.wait_for_line();
  in_json.send(SIGINT);
  const auto json = nlohmann::json::parse(in_json.finish().out);
  EXPECT_THAT(json["url"].get<std::string>(), testing::EndsWith("/secret/"));
  EXPECT_EQ(json["token"], "secret");
  EXPECT_EQ(run_awase({"memory", "serve", folder_ / "work.awm", "--address", "0.0.0.0",
                       "--port", "0"})
                .status,
            2);
}

}  // namespace
}  // namespace awase
