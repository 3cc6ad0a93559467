// SPDX-License-Identifier: Apache-2.0

#include <chrono>
#include <csignal>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/run_awase.h"
#include "tests/cli/tmx_samples.h"

namespace awase {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

const char* const kOld = "old.tmx";

/// A folder with a memory, work.awm, of three units from old.tmx.
class MemoryCommands : public testing::Test {
 protected:
  MemoryCommands() {
    folder.write(kOld,
                 tmx_of(tmx_unit("弁を3回まわす。", "Turn the valve 3 times.",
                                 " tuid=\"7\"", "<note>for Mary</note>") +
                        tmx_unit("ふたを閉じる。", "Close the lid.") +
                        tmx_unit("ふたを静かに閉じる。", "Close the lid gently.")));
    const Outcome added = run({"add", "work.awm", kOld});
    EXPECT_EQ(added.status, 0);
    EXPECT_EQ(added.err, "awase: 3 units added to work.awm, which now has 3\n");
  }

  Outcome run(std::vector<std::string> arguments, const std::string& input = {}) const {
    arguments.insert(arguments.begin(), "memory");
    return run_awase(arguments, {.input = input, .folder = folder.path()});
  }

  ScratchFolder folder;
};

TEST_F(MemoryCommands, FindsSimilarSentencesBestFirst) {
  const Outcome outcome =
      run({"find", "work.awm", "ふたを必ず閉じる。", "--min", "60"});
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_EQ(outcome.out,
            "  77% ふたを閉じる。\n"
            "      Close the lid.\n"
            "      old.tmx #2\n"
            "  70% ふたを静かに閉じる。\n"
            "      Close the lid gently.\n"
            "      old.tmx #3\n");
  const Outcome none = run({"find", "work.awm", "明日は晴れる。"});
  EXPECT_EQ(none.status, 1);
  EXPECT_EQ(none.out, "");
  EXPECT_EQ(none.err, "awase: no unit is as similar as 70 %; --min takes less\n");
}

TEST_F(MemoryCommands, FindsInEitherDirectionAndPutsNumbersIn) {
  EXPECT_THAT(run({"find", "work.awm", "弁を五回まわす。"}).out,
              HasSubstr("  99% 弁を3回まわす。\n      Turn the valve 5 times.\n"));
  const Outcome english =
      run({"find", "work.awm", "Turn the valve 3 times.", "--json"});
  const auto json = nlohmann::json::parse(english.out);
  EXPECT_EQ(json["source_lang"], "en");
  EXPECT_EQ(json["target_lang"], "ja");
  EXPECT_EQ(json["matches"][0]["score"], 100);
  EXPECT_EQ(json["matches"][0]["target"]["text"], "弁を3回まわす。");
  EXPECT_EQ(json["matches"][0]["unit"]["attributes"]["tuid"], "7");
}

TEST_F(MemoryCommands, FindsForEachLineOfStandardInput) {
  const Outcome outcome =
      run({"find", "work.awm", "--json"}, "ふたを閉じる。\n\n明日は晴れる。\n");
  EXPECT_EQ(outcome.status, 0);
  const std::size_t line = outcome.out.find('\n');
  EXPECT_EQ(nlohmann::json::parse(outcome.out.substr(0, line))["matches"].size(), 2U);
  EXPECT_EQ(nlohmann::json::parse(outcome.out.substr(line + 1))["matches"].size(), 0U);
}

TEST_F(MemoryCommands, AsksSeveralMemoriesInOrder) {
  folder.write("client.tmx", tmx_of(tmx_unit("ふたを閉じる。", "Shut the lid.")));
  run({"add", "client.awm", "client.tmx"});
  const Outcome outcome = run(
      {"find", "client.awm", "ふたを閉じる。", "--also", "work.awm", "--min", "100"});
  EXPECT_EQ(
      outcome.out,
      " 100% ふたを閉じる。\n      Shut the lid.\n      client.awm: client.tmx #1\n"
      " 100% ふたを閉じる。\n      Close the lid.\n      work.awm: old.tmx #2\n");
}

TEST_F(MemoryCommands, FindsInSeveralLanguages) {
  const std::string seg = "</seg></tuv>";
  folder.write("three.tmx",
               tmx_of("<tu><tuv xml:lang=\"ja\"><seg>元栓を閉める。" + seg +
                      "<tuv xml:lang=\"en\"><seg>Shut the cock." + seg +
                      "<tuv xml:lang=\"fr\"><seg>Fermez le robinet." + seg + "</tu>"));
  run({"add", "three.awm", "three.tmx"});
  const auto find = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"find", "three.awm"});
    return run(arguments).out;
  };
  EXPECT_THAT(find({"元栓を閉める。", "--target-lang", "fr"}),
              testing::StartsWith(" 100% 元栓を閉める。\n      Fermez le robinet.\n"));
  EXPECT_THAT(find({"元栓を閉める。", "--target-lang", "en"}),
              testing::StartsWith(" 100% 元栓を閉める。\n      Shut the cock.\n"));
  // Too short to say its language; the target is no source.
  for (const char* target : {"ja", "en"})
    EXPECT_THAT(find({"Fermez le robinet.", "--target-lang", target}),
                testing::StartsWith(" 100% Fermez le robinet.\n"));
  EXPECT_THAT(find({"Shut the cock.", "--target-lang", "fr"}),
              testing::StartsWith(" 100% Shut the cock.\n      Fermez le robinet.\n"));
}

TEST_F(MemoryCommands, GrepsSeveralMemoriesInOrder) {
  folder.write("client.tmx", tmx_of(tmx_unit("ふたを閉じる。", "Shut the lid.")));
  run({"add", "client.awm", "client.tmx"});
  EXPECT_EQ(
      run({"grep", "client.awm", "ふたを", "--also", "work.awm", "--top", "2"}).out,
      "ふたを閉じる。\n      Shut the lid.\n      client.awm: client.tmx #1\n"
      "ふたを閉じる。\n      Close the lid.\n      work.awm: old.tmx #2\n");
}

TEST_F(MemoryCommands, SaysInJsonWhatItDid) {
  const auto said = [&](const std::vector<std::string>& arguments) {
    const Outcome outcome = run(arguments);
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    EXPECT_EQ(outcome.err, "");
    return nlohmann::json::parse(outcome.out);
  };
  const auto written = said({"export", "work.awm", "-o", "out.tmx", "--json"});
  EXPECT_EQ(written["output"], "out.tmx");
  EXPECT_EQ(written["units"], 3);
  EXPECT_EQ(run({"export", "work.awm", "--json"}).status, 2);
  const auto removed = said({"remove", "work.awm", "--id", "2", "--json"});
  EXPECT_EQ(removed["removed"], 1);
  EXPECT_EQ(removed["units"], 2);
  const auto compacted = said({"compact", "work.awm", "--json"});
  EXPECT_EQ(compacted["units"], 2);
  EXPECT_EQ(compacted["lost"], 0);
  EXPECT_GT(compacted["size_bytes"], 0);
}

TEST_F(MemoryCommands, Greps) {
  EXPECT_EQ(run({"grep", "work.awm", "閉じ"}).out,
            "ふたを閉じる。\n      Close the lid.\n      old.tmx #2\n"
            "ふたを静かに閉じる。\n      Close the lid gently.\n      old.tmx #3\n");
  EXPECT_THAT(run({"grep", "work.awm", "THE LID GENTLY", "--in", "target"}).out,
              HasSubstr("Close the lid gently.\n      ふたを静かに閉じる。\n"));
  EXPECT_EQ(run({"grep", "work.awm", "lid", "--in", "source"}).status, 1);
  const Outcome regex = run({"grep", "work.awm", "--regex", "lid\\.", "--json"});
  EXPECT_EQ(nlohmann::json::parse(regex.out.substr(0, regex.out.find('\n')))["id"], 2);
  const Outcome more = run({"grep", "work.awm", "lid", "--top", "1"});
  EXPECT_EQ(more.err, "awase: 1 of 2 units are shown; --top shows more\n");
  EXPECT_EQ(run({"grep", "work.awm", "(", "--regex"}).status, 2);
}

TEST_F(MemoryCommands, ExportsWhatWentIn) {
  EXPECT_EQ(run({"export", "work.awm", "-o", "out.tmx"}).status, 0);
  const Outcome diff =
      run_awase({"tmx", "diff", kOld, "out.tmx", "--all"}, {.folder = folder.path()});
  EXPECT_EQ(diff.status, 0) << diff.out;
  EXPECT_THAT(folder.read("out.tmx"), HasSubstr("<note>for Mary</note>"));
  EXPECT_EQ(run({"export", "work.awm", "-o", "out.tsv"}).status, 0);
  EXPECT_THAT(folder.read("out.tsv"), HasSubstr("ふたを閉じる。\tClose the lid."));
}

TEST_F(MemoryCommands, SkipsWhatItKnows) {
  const Outcome again = run({"add", "work.awm", kOld, "--skip-known"});
  EXPECT_EQ(again.err,
            "awase: 3 units were in the memory already\n"
            "awase: 0 units added to work.awm, which now has 3\n");
  const Outcome json = run({"add", "work.awm", kOld, "--json", "-q"});
  EXPECT_EQ(nlohmann::json::parse(json.out)["units"], 6);
}

TEST_F(MemoryCommands, RemovesByIdAndByFile) {
  EXPECT_EQ(run({"remove", "work.awm", "--id", "2"}).err, "awase: 1 unit removed\n");
  EXPECT_EQ(run({"remove", "work.awm", "--id", "2"}).status, 1);
  EXPECT_EQ(run({"find", "work.awm", "ふたを閉じる。", "--min", "100"}).status, 1);
  EXPECT_EQ(run({"remove", "work.awm", "--file", kOld}).err,
            "awase: 2 units removed\n");
  EXPECT_EQ(run({"remove", "work.awm", "--id", "x"}).status, 2);
  EXPECT_EQ(run({"remove", "none.awm", "--id", "1"}).status, 2);
  EXPECT_THAT(folder.names(), Not(testing::Contains("none.awm")));
}

TEST_F(MemoryCommands, TellsWhatItHolds) {
  const auto json = nlohmann::json::parse(run({"info", "work.awm", "--json"}).out);
  EXPECT_EQ(json["units"], 3);
  EXPECT_EQ(json["languages"]["en"], 3);
  EXPECT_EQ(json["files"][0]["name"], kOld);
  EXPECT_THAT(run({"info", "work.awm", "--check"}).out, HasSubstr("units         3\n"));
}

TEST_F(MemoryCommands, CompactsAndSavesWhatIsWhole) {
  const Outcome outcome = run({"compact", "work.awm"});
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_THAT(folder.names(), ElementsAre(kOld, "work.awm"));
  EXPECT_EQ(run({"info", "work.awm", "--check"}).status, 0);
  std::string bytes = folder.read("work.awm");
  const std::size_t block =
      bytes.rfind("\x28\xb5\x2f\xfd");  // A block of units begins.
  ASSERT_NE(block, std::string::npos);
  bytes[block + 12] = static_cast<char>(bytes[block + 12] ^ 1);
  folder.write("work.awm", bytes);
  const Outcome damaged = run({"info", "work.awm", "--check"});
  EXPECT_EQ(damaged.status, 2);
  EXPECT_THAT(damaged.err, HasSubstr("work.awm: this memory is damaged; 'awase memory "
                                     "compact work.awm' saves what is whole\n"));
  EXPECT_EQ(run({"export", "work.awm", "-o", "lost.tmx"}).status, 2);
  EXPECT_THAT(folder.names(), Not(testing::Contains("lost.tmx")));
  const Outcome saved = run({"compact", "work.awm"});
  EXPECT_EQ(saved.status, 1);
  EXPECT_THAT(saved.err, HasSubstr("3 units were damaged and are lost"));
}

TEST_F(MemoryCommands, AddsFilesByWhatTheyAre) {
  // A TMX under another name, and a table whose ending says nothing of its tabs.
  folder.write("memory.dat", folder.read(kOld));
  EXPECT_EQ(run({"add", "new.awm", "memory.dat"}).err,
            "awase: 3 units added to new.awm, which now has 3\n");
  folder.write("odd.bin", "no memory at all");
  const Outcome refused = run({"add", "other.awm", "odd.bin"});
  EXPECT_EQ(refused.status, 2);
  EXPECT_THAT(refused.err, HasSubstr("odd.bin"));
  EXPECT_THAT(folder.names(), Not(testing::Contains("other.awm")));
}

TEST_F(MemoryCommands, LeavesTheMemoryAsItWasWhenAFileIsBroken) {
  std::string many =
      "<xliff version=\"1.2\"><file source-language=\"ja\" "
      "target-language=\"en\"><body>";
  for (int i = 0; i < 3000; ++i)
    many += "<trans-unit id=\"" + std::to_string(i) + "\"><source>文" +
            std::to_string(i) + "。</source><target>Sentence " + std::to_string(i) +
            ".</target></trans-unit>\n";
  folder.write("broken.xlf", many);
  const std::string before = folder.read("work.awm");
  for (const char* memory : {"new.awm", "work.awm"}) {
    const Outcome outcome = run({"add", memory, "broken.xlf"});
    EXPECT_EQ(outcome.status, 2);
    EXPECT_THAT(outcome.err, HasSubstr("broken.xlf"));
  }
  EXPECT_THAT(folder.names(), Not(testing::Contains("new.awm")));
  EXPECT_THAT(run({"info", "work.awm"}).out, HasSubstr("units         3\n"));
  folder.write("whole.xlf", many + "</body></file></xliff>");
  EXPECT_THAT(run({"add", "work.awm", "whole.xlf"}).err,
              HasSubstr("3000 units added to work.awm, which now has 3003"));
  EXPECT_EQ(run({"info", "work.awm", "--check"}).status, 0);
}

TEST_F(MemoryCommands, TakesTranslationsInAllStatesWhenAsked) {
  folder.write("a.po",
               "msgid \"\"\nmsgstr \"Language: en\\nX-Source-Language: ja\\n\"\n\n"
               "#, fuzzy\nmsgid \"止める。\"\nmsgstr \"Stop.\"\n");
  EXPECT_THAT(run({"add", "work.awm", "a.po"}).err,
              HasSubstr("1 fuzzy entry was left out"));
  EXPECT_THAT(run({"add", "work.awm", "a.po", "--all-states"}).err,
              HasSubstr("1 unit added to work.awm, which now has 4"));
  EXPECT_THAT(run({"export", "work.awm"}).out, HasSubstr("x-state\">fuzzy<"));
}

TEST_F(MemoryCommands, SaysWhichLanguagesTheMemoryLacks) {
  folder.write("job.xlf",
               "<xliff version=\"1.2\"><file original=\"a\" source-language=\"ja\" "
               "target-language=\"de\" datatype=\"x\"><body><trans-unit id=\"1\">"
               "<source>ふたを閉じる。</source></trans-unit></body></file></xliff>");
  const std::string lacks = "work.awm: this memory has no unit in de; it has ja, en";
  const std::vector<std::vector<std::string>> commands = {
      {"find", "work.awm", "ふた", "--target-lang", "de"},
      {"find", "work.awm", "ふた", "--source-lang", "de"},
      {"grep", "work.awm", "ふた", "--target-lang", "de"},
      {"export", "work.awm", "--target-lang", "de"},
      {"export", "work.awm", "--source-lang", "de"},
      {"export", "work.awm", "--watch", ".", "--target-lang", "de"},
      {"analyse", "work.awm", "job.xlf", "--target-lang", "de"}};
  for (const auto& command : commands) {
    const Outcome outcome = run(command);
    EXPECT_EQ(outcome.status, 2) << testing::PrintToString(command);
    EXPECT_THAT(outcome.err, HasSubstr(lacks)) << testing::PrintToString(command);
    EXPECT_EQ(outcome.out, "");
  }
  EXPECT_THAT(run({"analyse", "work.awm", "job.xlf"}).err,
              HasSubstr("job.xlf: no memory has units in de; they have ja, en"));
}

TEST_F(MemoryCommands, RefusesEmptyTextsAndUnknownEndings) {
  for (const char* text : {"", "  "}) {
    const Outcome empty = run({"find", "work.awm", text});
    EXPECT_EQ(empty.status, 2);
    EXPECT_THAT(empty.err, HasSubstr("TEXT is empty"));
  }
  const Outcome nothing = run_awase({"memory", "find", "work.awm"},
                                    {.input = "\n", .folder = folder.path()});
  EXPECT_EQ(nothing.status, 1);
  EXPECT_THAT(nothing.err, HasSubstr("standard input has no sentence"));
  const RunSetup here = {.folder = folder.path()};
  folder.write("words.tsv", "ふた\tlid\n");
  const std::vector<std::vector<std::string>> commands = {
      {"memory", "export", "work.awm", "-o", "x.zzz"},
      {"tmx", "convert", kOld, "-o", "x.zzz"},
      {"lexicon", "export", "--source-lang", "ja", "--target-lang", "en", "words.tsv",
       "-o", "x.zzz"},
      {"lexicon", "build", "--source-lang", "ja", "--target-lang", "en", kOld, "-o",
       "x.zzz"}};
  for (const auto& command : commands) {
    const Outcome refused = run_awase(command, here);
    EXPECT_EQ(refused.status, 2) << testing::PrintToString(command);
    EXPECT_THAT(refused.err,
                HasSubstr("x.zzz: its ending says no format; name one with "
                          "--to"));
  }
  EXPECT_THAT(folder.names(), Not(testing::Contains("x.zzz")));
}

TEST_F(MemoryCommands, SpeaksTheReadersLanguage) {
  folder.write("job.po",
               "msgid \"\"\nmsgstr \"Language: en\\n\"\n\n"
               "msgid \"ふたを閉じる。\"\nmsgstr \"\"\n");
  const std::string table =
      run({"analyse", "work.awm", "job.po", "--ui-lang", "ja"}).out;
  EXPECT_THAT(table, HasSubstr("料率"));
  EXPECT_THAT(table, HasSubstr("合計"));
  EXPECT_THAT(table, Not(HasSubstr("Total")));
  const std::string page =
      run({"analyse", "work.awm", "job.po", "--html", "--ui-lang", "ja"}).out;
  EXPECT_THAT(page, HasSubstr("<html lang=ja>"));
  EXPECT_THAT(page, HasSubstr("<h1>解析: job.po</h1>"));
  EXPECT_THAT(page, HasSubstr("<th>料率<th>セグメント"));
  EXPECT_THAT(run({"info", "work.awm", "--ui-lang", "ja"}).out,
              HasSubstr("翻訳単位      3\n"));
  folder.write("a.ja", "ふたを閉じる。\n");
  EXPECT_THAT(run_awase({"evaluate", "--leverage", "a.ja", kOld, "--ui-lang", "ja"},
                        {.folder = folder.path()})
                  .out,
              HasSubstr("完全一致"));
}

TEST_F(MemoryCommands, TakesWhatWasAligned) {
  folder.write("a.ja", "今日はとても良い天気です。\n明日は雨が降るでしょう。\n");
  folder.write("a.en",
               "The weather is very fine today.\nIt will probably rain tomorrow.\n");
  const RunSetup here = {.folder = folder.path()};
  const std::vector<std::string> align = {"align", "a.ja", "a.en", "--into",
                                          "work.awm"};
  const Outcome aligned = run_awase(align, here);
  EXPECT_EQ(aligned.status, 0) << aligned.err;
  EXPECT_EQ(aligned.out, "");
  EXPECT_THAT(aligned.err,
              HasSubstr("awase: 2 units added to work.awm, which now has 5\n"));
  EXPECT_THAT(run_awase(align, here).err,
              HasSubstr("awase: 2 units were in the memory already\n"
                        "awase: 0 units added to work.awm, which now has 5\n"));
  EXPECT_THAT(run({"find", "work.awm", "明日は雪が降るでしょう。"}).out,
              HasSubstr("It will probably rain tomorrow.\n      a.ja #"));
  const Outcome wrong = run_awase({"align", "a.ja", "a.en", "--into", "a.ja"}, here);
  EXPECT_EQ(wrong.status, 2);
  // All pairs of a batch, each once however often it is run.
  folder.write("pairs.tsv", "id\tsource\ttarget\n1\ta.ja\ta.en\n");
  const Outcome batch =
      run_awase({"batch", "pairs.tsv", "--out", "out", "--into", "batch.awm"}, here);
  EXPECT_EQ(batch.status, 0) << batch.err;
  EXPECT_THAT(batch.err,
              HasSubstr("awase: 2 units added to batch.awm, which now has 2\n"));
  const Outcome again = run_awase(
      {"batch", "pairs.tsv", "--out", "again", "--into", "batch.awm", "--json"}, here);
  EXPECT_THAT(again.err,
              HasSubstr("awase: 2 units were in the memory already\n"
                        "awase: 0 units added to batch.awm, which now has 2\n"));
  EXPECT_THAT(again.out, HasSubstr(R"("memory":{"added":0,"known":2,"units":2})"));
  // A file that gave nothing is no source.
  const std::string info = run({"info", "batch.awm"}).out;
  EXPECT_THAT(info, HasSubstr("units         2\n"));
  EXPECT_EQ(info.find("pairs.tsv"), info.rfind("pairs.tsv")) << info;
}

TEST_F(MemoryCommands, KeepsATmxUpToDate) {
  std::filesystem::create_directory(folder / "tm");
  Process watch({"memory", "export", "work.awm", "--watch", "tm"},
                {.folder = folder.path()});
  const auto has = [&](const std::string& text) {
    for (int i = 0; i < 100; ++i) {
      if (std::filesystem::exists(folder / "tm/work.tmx") &&
          folder.read("tm/work.tmx").find(text) != std::string::npos)
        return true;
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    return false;
  };
  EXPECT_TRUE(has("Close the lid."));
  folder.write("more.tmx", tmx_of(tmx_unit("止める。", "Stop it.")));
  EXPECT_EQ(run({"add", "work.awm", "more.tmx"}).status, 0);
  EXPECT_TRUE(has("Stop it."));
  watch.send(SIGINT);
  const Outcome ended = watch.finish();
  EXPECT_EQ(ended.status, 0);
  EXPECT_THAT(ended.err, HasSubstr("4 units written to tm/work.tmx"));
}

TEST_F(MemoryCommands, RefusesWhatIsNoMemory) {
  const Outcome outcome = run({"find", kOld, "猫"});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_THAT(outcome.err, HasSubstr("old.tmx: this is no memory of Awase"));
  EXPECT_EQ(run({"add", kOld, kOld}).status, 2);
  EXPECT_THAT(folder.read(kOld), HasSubstr("Turn the valve"));
  EXPECT_EQ(run({"add", "new.awm", "none.tmx"}).status, 2);
  EXPECT_THAT(folder.names(), Not(testing::Contains("new.awm")));
  EXPECT_EQ(run({"find", "work.awm", "Deckel", "--source-lang", "de"}).status, 2);
}

}  // namespace
}  // namespace awase
