// SPDX-License-Identifier: Apache-2.0
//
// The server, asked as a stranger would: through a socket, with whatever headers.

#include "review/server.h"

#include <arpa/inet.h>
#include <atomic>
#include <filesystem>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

#include <gmock/gmock.h>

#include "review/local_server.h"
#include "review/page_catalogue.h"
#include "review/review_file.h"
#include "tests/review/rows.h"
#include "tests/scratch_folder.h"
#include "tests/text/mo_file.h"
#include "text/file.h"

namespace awase {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

class ServerTest : public ::testing::Test {
 protected:
  ServerTest() {
    const std::string address = server_.address();  // http://127.0.0.1:PORT/TOKEN/
    const std::size_t colon = address.rfind(':');
    const std::size_t slash = address.find('/', colon);
    port_ = std::stoi(address.substr(colon + 1));
    host_ = address.substr(7, slash - 7);
    base_ = address.substr(slash);
    serving_ = std::thread([this] {
      server_.run();
      is_done_ = true;
    });
  }
  ~ServerTest() override {
    while (!is_done_) {
      server_.stop();
      std::this_thread::yield();
    }
    if (serving_.joinable()) serving_.join();
  }

  /// Sends bytes as they are; what comes back until the server hangs up.
  std::string send(const std::string& bytes) const {
    const int descriptor = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in to = {};
    to.sin_family = AF_INET;
    to.sin_port = htons(static_cast<std::uint16_t>(port_));
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    EXPECT_EQ(connect(descriptor, reinterpret_cast<sockaddr*>(&to), sizeof to), 0);
    for (std::size_t done = 0; done < bytes.size();) {
      const ssize_t sent =
          ::send(descriptor, bytes.data() + done, bytes.size() - done, MSG_NOSIGNAL);
      if (sent <= 0) break;
      done += static_cast<std::size_t>(sent);
    }
    std::string out;
    char buffer[4096];
    for (ssize_t got = 0; (got = recv(descriptor, buffer, sizeof buffer, 0)) > 0;)
      out.append(buffer, static_cast<std::size_t>(got));
    close(descriptor);
    return out;
  }

  std::string get(const std::string& path, const std::string& headers = "") const {
    return send("GET " + path + " HTTP/1.1\r\nHost: " + host_ + "\r\n" + headers +
                "\r\n");
  }
  std::string post(const std::string& what, const std::string& body,
                   const std::string& headers) const {
    return send("POST " + base_ + what + " HTTP/1.1\r\nHost: " + host_ + "\r\n" +
                headers + "Content-Length: " + std::to_string(body.size()) +
                "\r\n\r\n" + body);
  }
  std::string ours() const { return "Origin: http://" + host_ + "\r\n"; }

  std::string make_alignment() const {
    return scratch_.write(
        "a.awase", write_review(review_of({{{"猫"}, {"cat"}}, {{"犬"}, {"dog"}}})));
  }

  const ScratchFolder scratch_;
  const fs::path folder_ = scratch_.path();
  Session session_{make_alignment()};
  Aligner aligner_{{.use_dictionary = false}};
  MemoryLookup memories_{[] { return std::vector<std::string>(); }};
  ReviewServer server_{session_, aligner_, memories_, {}};
  int port_ = 0;
  std::string host_;
  std::string base_;
  std::thread serving_;
  std::atomic<bool> is_done_ = false;
};

TEST(LocalServerTest, APlaceHasItsPortAgain) {
  const auto server = [](const char* place) {
    const auto none = [](auto...) { return Answer{}; };
    return std::make_unique<LocalServer>(
        PageSite{.page = {}, .get = none, .post = none, .speak = {}, .place = place},
        0);
  };
  const auto port = [](const std::unique_ptr<LocalServer>& one) {
    const std::string address = one->address();
    return address.substr(0, address.rfind('/', address.size() - 2));
  };
  auto first = server("/home/a/one.awase");
  const std::string usual = port(first);
  EXPECT_NE(port(server("/home/a/two.awase")), usual);
  EXPECT_NE(port(server("/home/a/one.awase")), usual) << "it is taken";
  first.reset();
  EXPECT_EQ(port(server("/home/a/one.awase")), usual);
}

TEST_F(ServerTest, ServesItsPageWithoutAnythingFromElsewhere) {
  const std::string page = get(base_);
  EXPECT_THAT(page, StartsWith("HTTP/1.1 200"));
  EXPECT_THAT(page, HasSubstr("Content-Security-Policy: default-src 'none'"));
  EXPECT_THAT(page, HasSubstr("Cache-Control: no-store"));
  for (const char* file : {"main.js", "model.js", "page.css"}) {
    const std::string content = get(base_ + file);
    EXPECT_THAT(content, StartsWith("HTTP/1.1 200")) << file;
    EXPECT_THAT(content, Not(HasSubstr("//cdn"))) << file;
    EXPECT_THAT(content, Not(HasSubstr("https://"))) << file;
  }
  EXPECT_THAT(get(base_ + "document"), HasSubstr("\"count\":2"));
}

TEST_F(ServerTest, GivesTheTextsOfRowsThatAreAskedFor) {
  const auto body = [&](const std::string& what) {
    const std::string answer = get(base_ + what);
    return answer.substr(answer.find("\r\n\r\n") + 4);
  };
  EXPECT_THAT(body("document"), Not(HasSubstr("猫")));
  EXPECT_THAT(body("rows?at=0-1"),
              AllOf(StartsWith("0\n{"), HasSubstr("猫"), Not(HasSubstr("犬"))));
  EXPECT_THAT(body("rows?at=1-2"), AllOf(HasSubstr("犬"), Not(HasSubstr("猫"))));
  EXPECT_EQ(body("rows?at=0-1,0-1,1-99"), body("rows?at=0-2")) << "no row comes twice";
  for (const char* nothing : {"rows", "rows?at=", "rows?at=x", "rows?at=2-3",
                              "rows?at=1-1", "rows?at=-1", "rows?at=1", "rows?at=0-1x"})
    EXPECT_EQ(body(nothing), "0\n") << nothing;
}

TEST_F(ServerTest, SaysWhereASegmentIs) {
  EXPECT_THAT(get(base_ + "where?side=target&number=2&row=0"),
              HasSubstr(R"("rows":[1])"));
  EXPECT_THAT(get(base_ + "where?side=source&number=7&row=0"),
              HasSubstr(R"("rows":[])"));
  post("act", R"({"revision":0,"verb":"merge","row":0})", ours());
  EXPECT_THAT(get(base_ + "where?side=target&number=2&row=9"),
              HasSubstr(R"("rows":[0])"));
}

TEST_F(ServerTest, GivesThePageTheCatalogues) {
  const std::string script = get(base_ + "catalogue.js");
  EXPECT_THAT(script, StartsWith("HTTP/1.1 200"));
  EXPECT_THAT(script, HasSubstr("Content-Type: text/javascript"));
  EXPECT_THAT(script, HasSubstr("export const READER = \"\";"));
  EXPECT_THAT(script, HasSubstr("\"ja\":{"));
  EXPECT_THAT(script, HasSubstr("\"accepted\":\"承認\""));
  EXPECT_THAT(script, HasSubstr("\"{count} pair\":[\"対訳ペア {count} 件\"]"));
}

TEST_F(ServerTest, AnswersInTheLanguageOfThePage) {
  EXPECT_THAT(get(base_ + "nothing", "Accept-Language: ja\r\n"),
              HasSubstr("その名前のものはありません"));
  EXPECT_THAT(get(base_ + "nothing"), HasSubstr("there is nothing of that name"));
  EXPECT_THAT(get(base_ + "report", "Accept-Language: ja-JP,en;q=0.5\r\n"),
              HasSubstr("<html lang=ja>"));
}

TEST(PageCatalogue, IsChosenByTheFirstLanguageThatThereIs) {
  EXPECT_EQ(catalogue_for("fr-CH, fr;q=0.9, ja-JP;q=0.8, en;q=0.7")->language(), "ja");
  EXPECT_EQ(catalogue_for("en-GB,ja")->language(), "en");
  for (const char* header : {"", "*", "fr", ",,;;", "../ja"})
    EXPECT_EQ(catalogue_for(header)->language(), "en") << header;
  EXPECT_THAT(page_catalogues(*open_catalogue("ja", {})),
              StartsWith("export const READER = \"ja\";"));
}

TEST(PageCatalogue, HasTheLanguageOfTheReaderThoughItIsNotInTheProgram) {
  const GettextCatalogue catalogue(
      "eo", mo_of("nplurals=2; plural=(n != 1);", {{"Accept", "Akcepti"}}), "eo.mo");
  const std::string script = page_catalogues(catalogue);
  EXPECT_THAT(script, StartsWith("export const READER = \"eo\";"));
  EXPECT_THAT(script, HasSubstr("\"eo\":{\"Accept\":\"Akcepti\"}"));
  EXPECT_THAT(script, HasSubstr("\"ja\":{"));
}

TEST_F(ServerTest, RefusesStrangers) {
  std::string wrong = base_;
  wrong[3] = wrong[3] == '0' ? '1' : '0';
  const auto hosted = [this](const std::string& host) {
    return "GET " + base_ + "document HTTP/1.1\r\n" + host + "\r\n";
  };
  const std::string cases[] = {
      get("/"),
      get("/document"),
      get(wrong + "document"),
      get(base_.substr(0, base_.size() - 1)),
      get(base_.substr(0, 9) + "/document"),
      send(hosted("Host: evil.example\r\n")),
      send(hosted("Host: localhost.evil.example:" + std::to_string(port_) + "\r\n")),
      send(hosted("")),
      send(hosted("Host: " + host_ + "\r\nHost: evil.example\r\n")),
      get(base_ + "document", "Origin: http://evil.example\r\n"),
      get(base_ + "document", "Origin: null\r\n"),
      post("act", R"({"revision":0,"verb":"merge","row":0})", ""),
      post("act", R"({"revision":0,"verb":"merge","row":0})", "Origin: null\r\n"),
      post("quit", "{}", "Origin: http://evil.example\r\n"),
      post("save", "{}", "Origin: http://" + host_ + "0\r\n"),
  };
  int number = 0;
  for (const std::string& answer : cases) {
    EXPECT_THAT(answer, StartsWith("HTTP/1.1 403")) << number;
    EXPECT_THAT(answer, Not(HasSubstr("猫"))) << number;
    ++number;
  }
  EXPECT_EQ(session_.revision(), 0U);
}

TEST_F(ServerTest, GivesNoOtherFile) {
  for (const char* path :
       {"../../etc/passwd", "..%2f..%2fetc%2fpasswd", "%2e%2e/a.awase", "a.awase",
        "//etc/passwd", "export?format=../a", "main.js%00", "index.html/.."}) {
    const std::string answer = get(base_ + path);
    EXPECT_THAT(answer,
                testing::AnyOf(StartsWith("HTTP/1.1 404"), StartsWith("HTTP/1.1 403"),
                               StartsWith("HTTP/1.1 400"), StartsWith("HTTP/1.1 422")))
        << path;
    EXPECT_THAT(answer, Not(HasSubstr("root:"))) << path;
  }
}

TEST_F(ServerTest, TakesNoHugeOrBrokenRequests) {
  EXPECT_THAT(post("act", std::string((1 << 20) + 1, 'x'), ours()),
              StartsWith("HTTP/1.1 413"));
  EXPECT_THAT(send("POST " + base_ + "act HTTP/1.1\r\nHost: " + host_ + "\r\n" +
                   ours() + "Content-Length: 99999999999999\r\n\r\n"),
              StartsWith("HTTP/1.1 413"));
  for (const char* length :
       {"many", "-1", "12x", "99999999999999999999999", "2\r\nContent-Length: 3"})
    EXPECT_THAT(send("POST " + base_ + "act HTTP/1.1\r\nHost: " + host_ + "\r\n" +
                     ours() + "Content-Length: " + length + "\r\n\r\n{}"),
                StartsWith("HTTP/1.1 400"))
        << length;
  EXPECT_THAT(get(base_ + std::string(100'000, 'x')), StartsWith("HTTP/1.1 4"));
  EXPECT_THAT(post("act", "{}", ours() + "Content-Encoding: gzip\r\n"),
              StartsWith("HTTP/1.1 415"));
  for (const std::string& body :
       {std::string(), std::string("{"), std::string("[]"), std::string("7"),
        std::string(R"({"revision":"a","verb":"merge"})"),
        std::string(R"({"revision":0,"verb":"eval"})"),
        std::string(R"({"revision":0,"verb":"merge","row":-1})"),
        std::string(R"({"revision":0,"verb":"merge","row":1e99})"),
        std::string(
            "{\"revision\":0,\"verb\":\"comment\",\"row\":0,\"text\":\"\xFF\"}"),
        std::string(R"({"revision":0,"verb":"split","row":0,"side":"up","piece":0})"),
        std::string(100'000, '[')})
    EXPECT_THAT(post("act", body, ours()),
                testing::AnyOf(StartsWith("HTTP/1.1 4"), StartsWith("HTTP/1.1 500")))
        << body.substr(0, 60);
  EXPECT_EQ(session_.revision(), 0U);
}

TEST_F(ServerTest, DoesWhatThePageAsksAndNoticesASecondWindow) {
  EXPECT_THAT(post("act", R"({"revision":0,"verb":"merge","row":0})", ours()),
              HasSubstr("\"revision\":1"));
  EXPECT_THAT(post("act", R"({"revision":0,"verb":"undo"})", ours()),
              StartsWith("HTTP/1.1 409"));
  EXPECT_THAT(post("act", R"({"revision":1,"verb":"merge","row":0})", ours()),
              StartsWith("HTTP/1.1 422"));
  EXPECT_THAT(get(base_ + "state?window=a"), HasSubstr("\"windows\":1"));
  EXPECT_THAT(get(base_ + "state?window=b"), HasSubstr("\"windows\":2"));
  get(base_ + "state?window=a&gone=1");
  EXPECT_THAT(get(base_ + "state?window=b"), HasSubstr("\"windows\":1"));
  const std::string tmx = get(base_ + "export?format=tmx");
  EXPECT_THAT(tmx, HasSubstr("filename=\"a.tmx\""));
  EXPECT_THAT(tmx, HasSubstr("<seg>猫 犬</seg>"));
  EXPECT_THAT(get(base_ + "export?format=tmx&accepted=1"), Not(HasSubstr("<seg>")));
}

TEST_F(ServerTest, EndsOnRequestWithAllSaved) {
  post("act", R"({"revision":0,"verb":"merge","row":0})", ours());
  EXPECT_THAT(post("quit", "{}", ours()), StartsWith("HTTP/1.1 200"));
  serving_.join();
  EXPECT_EQ(read_review(read_file(folder_ / "a.awase"), "a").rows.size(), 1U);
}

}  // namespace
}  // namespace awase
