// SPDX-License-Identifier: Apache-2.0

#include "jobs/desk.h"

#include <chrono>
#include <csignal>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>
#include <sys/resource.h>
#include <thread>

#include <gmock/gmock.h>

#include "jobs/desk_work.h"
#include "tests/scratch_folder.h"
#include "text/error.h"

namespace awase {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;
using testing::HasSubstr;
using Asked = std::map<std::string, std::string>;

class DeskTest : public ::testing::Test {
 protected:
  DeskTest() { open(); }

  void open() {
    desk_.reset();
    DeskOptions options;
    options.folder = folder_;
    options.pairs.use_dictionary = false;
    desk_ = std::make_unique<Desk>(options);
  }

  Answer post(const std::string& path, const std::string& body = "", Asked asked = {}) {
    return desk_->post(
        path, [&](const char* name) { return asked[name]; }, body);
  }
  Json posted(const std::string& path, const std::string& body = "", Asked asked = {}) {
    const Answer answer = post(path, body, std::move(asked));
    EXPECT_EQ(answer.status, 200) << path << ": " << answer.body;
    return Json::parse(answer.body);
  }
  Json got(const std::string& path, Asked asked = {}) {
    const Answer answer =
        desk_->get(path, [&](const char* name) { return asked[name]; });
    EXPECT_EQ(answer.status, 200) << path << ": " << answer.body;
    return Json::parse(answer.body);
  }

  /// The rows of a review, as its page gets them.
  std::vector<Json> rows_of(const std::string& id) {
    const Answer answer = desk_->get("works/" + id + "/rows",
                                     [](const char*) { return std::string("0-999"); });
    EXPECT_EQ(answer.status, 200);
    std::vector<Json> rows;
    std::istringstream lines(answer.body);
    std::string line;
    std::getline(lines, line);  // the revision
    while (std::getline(lines, line)) rows.push_back(Json::parse(line));
    return rows;
  }

  std::string begin(const std::string& source, const std::string& target) {
    const auto id = posted("works")["id"].get<std::string>();
    posted("works/" + id + "/upload", source,
           {{"part", "source"}, {"name", "a.ja.txt"}, {"offset", "0"}});
    posted("works/" + id + "/upload", target,
           {{"part", "target"}, {"name", "a.en.txt"}, {"offset", "0"}});
    return id;
  }

  Json wait(const std::string& id) {
    Json work;
    do {
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
      work = got("works/" + id + "/work");
    } while (work["state"] == "reading" || work["state"] == "waiting" ||
             work["state"] == "aligning");
    return work;
  }

  const ScratchFolder scratch_;
  const std::string folder_ = scratch_ / "desk";
  std::unique_ptr<Desk> desk_;
};

constexpr const char* kJapanese = "猫が庭にいます。\n\n犬が2匹います。\n";
constexpr const char* kEnglish = "A cat is in the garden.\n\nThere are 2 dogs.\n";

TEST_F(DeskTest, LooksAlignsAndOpensAReview) {
  const std::string id = begin(kJapanese, kEnglish);
  posted("works/" + id + "/look");
  const Json looked = wait(id);
  EXPECT_EQ(looked["state"], "ready") << looked;
  EXPECT_EQ(looked["source"]["found_language"], "ja");
  EXPECT_EQ(looked["target"]["segments"], 2);
  posted("works/" + id + "/align");
  EXPECT_EQ(wait(id)["state"], "done");
  EXPECT_EQ(rows_of(id).size(), 2U);
  const Json added = posted("works/" + id + "/memory", R"({"memory": "m"})");
  EXPECT_EQ(added["added"], 2);
  EXPECT_EQ(posted("works/" + id + "/memory", R"({"memory": "m"})")["added"], 0)
      << "what is there is not added again";
  EXPECT_EQ(got("memories/find", {{"memory", "m"}, {"text", "dogs"}})["units"], 1);
  const Json like =
      got("memories/find", {{"memory", "m"}, {"text", "There are 3 dogs!"}});
  EXPECT_EQ(like["units"], 0);
  ASSERT_EQ(like["similar"].size(), 1U) << like;
  EXPECT_EQ(like["similar"][0]["texts"][1]["language"], "ja");
  EXPECT_GE(like["similar"][0]["score"], 90);
  EXPECT_EQ(post("works/" + id + "/memory", R"({"memory": "../m"})").status, 422);
}

TEST_F(DeskTest, KeepsNothingOfATextThatFindsNoRoom) {
  const auto id = posted("works")["id"].get<std::string>();
  const std::string place = folder_ + "/works/" + id + "/source/a.ja.txt";
  const Asked whole = {{"part", "source"}, {"name", "a.ja.txt"}, {"offset", "0"}};
  constexpr rlim_t kRoomBytes = 50000;
  const auto ignored = std::signal(SIGXFSZ, SIG_IGN);
  rlimit before{};
  getrlimit(RLIMIT_FSIZE, &before);
  rlimit little = before;
  little.rlim_cur = kRoomBytes;
  setrlimit(RLIMIT_FSIZE, &little);
  const Answer answer =
      post("works/" + id + "/upload", std::string(4 * kRoomBytes, 'a'), whole);
  setrlimit(RLIMIT_FSIZE, &before);
  std::signal(SIGXFSZ, ignored);
  EXPECT_EQ(answer.status, 422);
  EXPECT_THAT(answer.body, HasSubstr("is the disk full?"));
  EXPECT_FALSE(fs::exists(place)) << "what is left of it would take the room";
}

TEST_F(DeskTest, MakesMemoriesForATool) {
  const std::string id = begin(kJapanese, kEnglish);
  EXPECT_EQ(posted("works/" + id + "/settings", R"({"tool": "trados"})")["tool"],
            "trados");
  EXPECT_EQ(post("works/" + id + "/settings", R"({"tool": "pen"})").status, 422);
  posted("works/" + id + "/align");
  EXPECT_EQ(wait(id)["state"], "done");
  open();
  const Answer answer = desk_->get("works/" + id + "/export", [](const char* name) {
    return std::string(name) == "format" ? "tmx" : "";
  });
  EXPECT_THAT(answer.body, testing::HasSubstr("\"ja-JP\""));
  EXPECT_THAT(answer.body, testing::Not(testing::HasSubstr("x-confidence")));
}

TEST_F(DeskTest, KeepsTheLinesOfATextForOmegat) {
  const std::string id =
      begin("猫2匹が庭で静かに\n寝ています。犬が3時に\n走っています。\n",
            "The 2 cats sleep quietly\nin the garden. At 3 the dog runs.\n");
  posted("works/" + id + "/align", R"({"tool":"omegat"})");
  ASSERT_EQ(wait(id)["state"], "done");
  const auto tmx = [&] {
    return desk_
        ->get("works/" + id + "/export",
              [](const char* name) {
                return std::string(std::string_view(name) == "format" ? "tmx" : "");
              })
        .body;
  };
  EXPECT_THAT(tmx(), HasSubstr("<seg>猫2匹が庭で静かに\n寝ています。</seg>"));
  EXPECT_THAT(tmx(), HasSubstr("The 2 cats sleep quietly in the garden."));
  const std::uint64_t revision = Json::parse(
      desk_->get("works/" + id + "/state", [](const char*) { return std::string(); })
          .body)["revision"];
  posted("works/" + id + "/act", Json{{"revision", revision},
                                      {"verb", "edit"},
                                      {"row", 0},
                                      {"side", "source"},
                                      {"piece", 0},
                                      {"text", "猫がそっと"}}
                                     .dump());
  EXPECT_THAT(tmx(), HasSubstr("<seg>猫がそっと\n寝ています。</seg>"))
      << "what was typed counts";
}

TEST_F(DeskTest, SaysWhatIsWrongInTheLanguageOfWhoAsks) {
  const std::string id = begin(kJapanese, "");
  posted("works/" + id + "/look");
  const Json looked = wait(id);
  const auto said = looked["target"]["problem"].get<std::string>() +
                    looked["problem"].get<std::string>();
  EXPECT_FALSE(said.empty());
  open();
  struct Shouting : MessageCatalogue {
    std::string find(const std::string& key) const override { return "!" + key; }
    std::string find_plural(const std::string& one, const std::string&,
                            std::size_t) const override {
      return "!" + one;
    }
  };
  Desk::speak(std::make_shared<Shouting>());
  const Json again = got("works/" + id + "/work");
  Desk::speak(nullptr);
  EXPECT_EQ(again["target"]["problem"].get<std::string>() +
                again["problem"].get<std::string>(),
            "!" + said);
}

TEST_F(DeskTest, ShowsWhatTheOlderMemoryOfAWorkKnows) {
  const std::string id = begin(kJapanese, kEnglish);
  posted("works/" + id + "/upload",
         R"(<?xml version="1.0"?><tmx version="1.4"><header creationtool="t" )"
         R"(creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en" )"
         R"(srclang="ja" datatype="plaintext"/><body><tu><tuv xml:lang="ja">)"
         R"(<seg>犬が3匹います。</seg></tuv><tuv xml:lang="en">)"
         R"(<seg>There are 3 dogs.</seg></tuv></tu></body></tmx>)",
         {{"part", "memory"}, {"name", "old.tmx"}, {"offset", "0"}});
  posted("works/" + id + "/align");
  ASSERT_EQ(wait(id)["state"], "done");
  for (const bool is_new : {true, false}) {
    if (!is_new) open();  // the program was closed
    const Json found = got("works/" + id + "/similar", {{"row", "1"}});
    ASSERT_EQ(found["pairs"].size(), 1U);
    EXPECT_EQ(found["pairs"][0]["file"], "old.tmx");
    EXPECT_GT(found["pairs"][0]["score"].get<int>(), 90);
  }
  EXPECT_TRUE(got("memories")["memories"].empty()) << "it is this work's alone";
}

TEST_F(DeskTest, GoesOnWithWhatWasThere) {
  const std::string id = begin(kJapanese, kEnglish);
  posted("works/" + id + "/align");
  wait(id);
  const Json state = got("works/" + id + "/state");
  posted("works/" + id + "/act", Json{{"revision", state["revision"]},
                                      {"verb", "mark"},
                                      {"row", 0},
                                      {"mark", "accepted"}}
                                     .dump());
  open();
  EXPECT_EQ(got("works")["works"].size(), 1U);
  EXPECT_EQ(rows_of(id)[0]["m"], "accepted");
  posted("works/" + id + "/remove");
  EXPECT_EQ(got("works")["works"].size(), 0U);
  EXPECT_FALSE(fs::exists(folder_ + "/works/" + id));
}

TEST_F(DeskTest, SaysWhatIsWrongWithATextAndTakesCorrections) {
  const std::string id =
      begin(kJapanese, "\x93\xFA\x96\x7B\x8C\xEA\x82\xC5\x82\xB7\x81\x42");
  posted("works/" + id + "/look", R"({"target": {"encoding": "klingon"}})");
  const Json wrong = wait(id);
  EXPECT_EQ(wrong["state"], "fresh");
  EXPECT_THAT(wrong["target"]["problem"].get<std::string>(),
              testing::HasSubstr("klingon"));
  posted("works/" + id + "/look", R"({"target": {"encoding": "shift_jis"}})");
  EXPECT_EQ(wait(id)["target"]["problem"], "");
}

TEST_F(DeskTest, TakesPartsOfFilesInOrderAndNoWayOutOfItsFolder) {
  const auto id = posted("works")["id"].get<std::string>();
  const std::string path = "works/" + id + "/upload";
  posted(path, "one", {{"part", "source"}, {"name", "../../x"}, {"offset", "0"}});
  posted(path, "two", {{"part", "source"}, {"name", "../../x"}, {"offset", "3"}});
  EXPECT_TRUE(fs::exists(folder_ + "/works/" + id + "/source/x"));
  EXPECT_EQ(
      post(path, "3", {{"part", "source"}, {"name", "x"}, {"offset", "5"}}).status,
      422);
  EXPECT_EQ(post("works/nobody/look").status, 422);
  EXPECT_EQ(post("works/" + id + "/settings", "no JSON").status, 400);
}

TEST_F(DeskTest, IsOneForAFolder) {
  DeskOptions options;
  options.folder = folder_;
  EXPECT_THROW(Desk another(options), Error);
}

TEST(SafeFileName, HasNoFoldersAndNoDotsInFront) {
  EXPECT_EQ(safe_file_name("a/b\\c.txt"), "c.txt");
  EXPECT_EQ(safe_file_name("..."), "text");
  EXPECT_EQ(safe_file_name(".hidden"), "hidden");
  EXPECT_EQ(safe_file_name("a\nb"), "a_b");
  const std::string cut = safe_file_name(std::string(300, 'a') + ".docx");
  EXPECT_EQ(cut.size(), 120U);
  EXPECT_TRUE(cut.ends_with(".docx"));
  std::string wide;
  for (int i = 0; i < 100; ++i) wide += "長";
  EXPECT_TRUE(safe_file_name(wide + ".txt").starts_with("長"));
}

}  // namespace
}  // namespace awase
