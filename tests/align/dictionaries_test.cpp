// SPDX-License-Identifier: Apache-2.0

#include "align/dictionaries.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "align/dictionary.h"
#include "align/dictionary_sources.h"
#include "tests/scratch_folder.h"
#include "text/error.h"
#include "text/words.h"

namespace awase {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

namespace fs = std::filesystem;

class DictionariesTest : public testing::Test {
 protected:
  std::string write(const std::string& path, const std::string& bytes) const {
    return scratch_.write(path, bytes);
  }
  std::string folder(const std::string& name) const { return (root_ / name).string(); }

  static std::string dictionary(const std::string& headword) {
    const std::vector<DictionaryEntry> entries = {{headword, {"x"}, {}}};
    return compile_dictionary(entries, "Somebody, CC0");
  }

  const ScratchFolder scratch_;
  const fs::path root_ = scratch_.path();
};

// Languages that no installed dictionary has, so that only what is here is found.
TEST_F(DictionariesTest, LooksInOneFolderAfterTheOther) {
  write("b/qaa-qab.awd", dictionary("late"));
  write("b/qaa-qac.awd", dictionary("other"));
  write("a/qaa-qab.awd", dictionary("early"));
  const Dictionaries dictionaries({folder("a"), folder("missing"), folder("b")});
  const Dictionary* first = dictionaries.find("qaa", "qab");
  ASSERT_NE(first, nullptr);
  EXPECT_TRUE(first->find("early"));
  EXPECT_EQ(first->origin(), "Somebody, CC0");
  const Dictionary* second = dictionaries.find("qaa", "qac");
  ASSERT_NE(second, nullptr);
  EXPECT_TRUE(second->find("other"));
  EXPECT_EQ(dictionaries.find("qab", "qaa"), nullptr);
  EXPECT_EQ(dictionaries.find("..", "qab"), nullptr);
}

TEST_F(DictionariesTest, SpellsFoldersPlainly) {
  EXPECT_EQ(Dictionaries({folder("a/../b//c")}).folders().front(), folder("b/c"));
}

TEST_F(DictionariesTest, SaysEachTimeThatOneIsDamaged) {
  write("a/qaa-qab.awd", "no dictionary");
  const Dictionaries dictionaries({folder("a")});
  EXPECT_THROW(dictionaries.find("qaa", "qab"), Error);
  EXPECT_THROW(dictionaries.find("qaa", "qab"), Error);
  EXPECT_THROW(dictionaries.open_for("qab", "qaa-JP"), Error);
}

TEST_F(DictionariesTest, ListsWhatItWouldOpen) {
  write("a/qaa-qab.awd", dictionary("a"));
  write("b/qaa-qab.awd", dictionary("b"));
  write("b/qab-qaa.awd", dictionary("b"));
  write("b/notes.txt", "");
  write("b/Q-x.awd", "");
  std::vector<std::string> here;
  for (const FoundDictionary& found : Dictionaries({folder("a"), folder("b")}).list())
    if (found.path.starts_with(root_.string())) here.push_back(found.path);
  EXPECT_THAT(here, ElementsAre(folder("a/qaa-qab.awd"), folder("b/qab-qaa.awd")));
}

TEST_F(DictionariesTest, FindsThoseOfThePrefixThatTheExecutableLiesIn) {
  // This test lies in the build folder, whose share/awase the build fills.
  const auto folders = installed_dictionary_folders();
  ASSERT_FALSE(folders.empty());
  EXPECT_TRUE(fs::is_directory(folders.front()));
  const fs::path executable = fs::read_symlink("/proc/self/exe");
  EXPECT_TRUE(executable.string().starts_with(
      fs::path(folders.front()).parent_path().parent_path().string()));
}

class DictionarySourcesTest : public DictionariesTest {};

constexpr const char* kEdict = "dog [inu] /(n) dog/(P)/\n";

TEST_F(DictionarySourcesTest, AreKnownByTheirNames) {
  const auto sources =
      dictionary_sources({"x/edict", "x/enamdict", "y/freedict-deu-fra.index",
                          "y/freedict-deu-fra.dict.dz", "y/freedict-swe-eng.dict"});
  ASSERT_EQ(sources.size(), 3u);
  EXPECT_EQ(sources[0].file_name(), "ja-en.awd");
  EXPECT_THAT(sources[0].files, ElementsAre("x/edict", "x/enamdict"));
  EXPECT_EQ(sources[1].file_name(), "de-fr.awd");
  EXPECT_THAT(sources[1].files,
              ElementsAre("y/freedict-deu-fra.index", "y/freedict-deu-fra.dict"));
  EXPECT_EQ(sources[2].file_name(), "sv-en.awd");
  const auto chinese = dictionary_sources({"z/cedict_ts.u8"});
  ASSERT_EQ(chinese.size(), 1u);
  EXPECT_EQ(chinese[0].file_name(), "zh-en.awd");
  for (const char* name : {"words.txt", "freedict-deu.index", "freedict-deu-fra.zip",
                           "freedict-deu-zzzz.index"})
    EXPECT_THROW(dictionary_sources({name}), Error) << name;
}

TEST_F(DictionarySourcesTest, AreFoundWherePackagesPutThem) {
  EXPECT_TRUE(find_dictionary_sources(folder("nothing")).empty());
  write("edict/edict", kEdict);
  write("dictd/freedict-deu-fra.index", "");
  write("dictd/freedict-jpn-deu.index", "");
  write("dictd/other-deu-fra.index", "");
  write("cedict/cedict_1_0_ts_utf-8_mdbg.txt", "");
  std::vector<std::string> names;
  for (const DictionarySource& source : find_dictionary_sources(root_.string()))
    names.push_back(source.format + " " + source.pair_name());
  EXPECT_THAT(names, ElementsAre("freedict de-fr", "edict ja-en", "cedict zh-en"));
}

TEST_F(DictionarySourcesTest, GiveChineseWordsInBothWritings) {
  const std::string file = write("cedict_ts.u8",
                                 "# CC-CEDICT\r\n"
                                 "貓頭鷹 猫头鹰 [mao1 tou2 ying1] /owl/\r\n");
  const std::string path =
      write("zh-en.awd", compile_dictionary(dictionary_sources({file}).at(0)));
  const Dictionary dictionary(path);
  EXPECT_EQ(dictionary.size(), 2u);
  EXPECT_EQ(dictionary.origin(), "CC-CEDICT (MDBG, CC BY-SA 4.0)");
  WordFinder finder("zh", &dictionary);
  std::vector<Word> words;
  finder.find("我看见了猫头鹰。", words);
  EXPECT_TRUE(std::any_of(words.begin(), words.end(),
                          [](const Word& word) { return word.key == "猫头鹰"; }));
}

TEST_F(DictionarySourcesTest, GiveADictionaryThatSaysWhoseWorkItIs) {
  const std::string edict = write("edict", kEdict);
  const std::string path =
      write("ja-en.awd", compile_dictionary(dictionary_sources({edict}).at(0)));
  const Dictionary japanese(path);
  EXPECT_TRUE(japanese.find("dog"));
  EXPECT_EQ(japanese.origin(), "EDICT (EDRDG, CC BY-SA)");

  const std::string title = "00databaseshort\nGerman-French test\n";
  const std::string entry = "Berg /bɛʁk/\nmontagne\n";
  const std::string index =
      write("freedict-deu-fra.index", "00databaseshort\tA\tj\nberg\tj\tX\n");
  ASSERT_EQ(title.size(), 35u);
  ASSERT_EQ(entry.size(), 23u);
  write("freedict-deu-fra.dict", title + entry);
  const std::string german =
      write("de-fr.awd", compile_dictionary(dictionary_sources({index}).at(0)));
  EXPECT_EQ(Dictionary(german).origin(), "German-French test");
  EXPECT_TRUE(Dictionary(german).find("berg"));
}

TEST_F(DictionarySourcesTest, RefuseWhatHoldsNothing) {
  const std::string edict = write("edict", "no entry at all\n");
  const std::string index = write("freedict-deu-fra.index", "");
  write("freedict-deu-fra.dict.dz", std::string("\x1F\x8B cut", 6));
  for (const std::string& file : {edict, index, folder("freedict-eng-fra.index")}) {
    try {
      compile_dictionary(dictionary_sources({file}).at(0));
      FAIL() << file;
    } catch (const Error& error) {
      EXPECT_NE(error.kind(), ErrorKind::usage) << file;
      EXPECT_THAT(error.what(), HasSubstr(root_.string()));
    }
  }
}

}  // namespace
}  // namespace awase
