// SPDX-License-Identifier: Apache-2.0

#include "align/dictionary.h"

#include <fstream>
#include <random>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/scratch_folder.h"
#include "text/error.h"

namespace awase {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const std::vector<DictionaryEntry> kEntries = {
    {"東京", {"tokyo", "capital"}, {"tokyo"}},
    {"書く", {"write", "compos"}, {"kaku"}},
    {"東", {"east"}, {"higashi", "azuma"}},
    {"書く", {"draw", "write"}, {}},  // Joined with the one above.
    {"無", {}, {}},
};

class DictionaryTest : public ::testing::Test {
 protected:
  /// Writes `bytes` to a file of this test's own and gives its path.
  std::string write(const std::string& bytes) const {
    return folder_.write("words.awd", bytes);
  }

  static std::vector<std::string> keys(const Dictionary& dictionary,
                                       std::span<const std::uint32_t> numbers) {
    std::vector<std::string> keys;
    for (const std::uint32_t number : numbers)
      keys.emplace_back(dictionary.key(number));
    return keys;
  }

  static std::vector<std::string> translations(const Dictionary& dictionary,
                                               std::string_view headword) {
    return keys(dictionary, dictionary.translations(dictionary.find(headword).value()));
  }

  static std::vector<std::string> readings(const Dictionary& dictionary,
                                           std::string_view headword) {
    return keys(dictionary, dictionary.readings(dictionary.find(headword).value()));
  }

  /// Opens a file that may be damaged and asks it everything. What it answers does not
  /// matter, that it does.
  static void ask_everything(const std::string& path) {
    try {
      const Dictionary dictionary(path);
      for (const char* spelling : {"東京", "書く", "東", "西", "", "tokyo"}) {
        dictionary.find_key(spelling);
        dictionary.lengths(U'東', U'京');
        dictionary.lengths(U'西', U'\0');
        const auto headword = dictionary.find(spelling);
        if (!headword) continue;
        keys(dictionary, dictionary.translations(*headword));
        keys(dictionary, dictionary.readings(*headword));
      }
      for (const std::uint32_t number : {0U, 1U, 100U, 0xFFFFFFFFU}) {
        keys(dictionary, dictionary.translations(number));
        keys(dictionary, dictionary.readings(number));
        dictionary.key(number);
      }
      const std::uint32_t numbers[] = {0, 1, 100, 0xFFFFFFFF};
      dictionary.prefetch(numbers);
      const std::string_view words[] = {"tokyo", "東京", ""};
      dictionary.prefetch_keys(words);
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::input);
    }
  }

  const ScratchFolder folder_;
};

TEST_F(DictionaryTest, FindsWhatWasCompiled) {
  const Dictionary dictionary(write(compile_dictionary(kEntries)));
  EXPECT_EQ(dictionary.size(), 4U);
  EXPECT_THAT(translations(dictionary, "東京"), ElementsAre("tokyo", "capital"));
  EXPECT_THAT(readings(dictionary, "東京"), ElementsAre("~tokyo"));
  EXPECT_THAT(readings(dictionary, "東"), ElementsAre("~higashi", "~azuma"));
  EXPECT_THAT(translations(dictionary, "無"), IsEmpty());
  EXPECT_EQ(dictionary.find("西"), std::nullopt);
  EXPECT_EQ(dictionary.find(""), std::nullopt);
}

TEST_F(DictionaryTest, JoinsEntriesOfOneHeadword) {
  const Dictionary dictionary(write(compile_dictionary(kEntries)));
  EXPECT_THAT(translations(dictionary, "書く"), ElementsAre("write", "compos", "draw"));
  EXPECT_THAT(readings(dictionary, "書く"), ElementsAre("~kaku"));
}

TEST_F(DictionaryTest, TellsKeysFromReadings) {
  const Dictionary dictionary(write(compile_dictionary(kEntries)));
  const auto word = dictionary.find_key("tokyo");
  const auto sound = dictionary.find_key("~tokyo");
  ASSERT_TRUE(word && sound);
  EXPECT_NE(*word, *sound);
  EXPECT_EQ(dictionary.key(*word), "tokyo");
  EXPECT_EQ(dictionary.key(*sound), "~tokyo");
  EXPECT_EQ(dictionary.find_key("kyoto"), std::nullopt);
}

// Bit n: a headword of n characters begins so.
TEST_F(DictionaryTest, KnowsTheLengthsOfItsHeadwords) {
  const Dictionary dictionary(write(compile_dictionary(kEntries)));
  EXPECT_EQ(dictionary.lengths(U'東', U'京'), 1U << 1 | 1U << 2);
  EXPECT_EQ(dictionary.lengths(U'東', U'北'), 1U << 1);
  EXPECT_EQ(dictionary.lengths(U'東', U'\0'), 1U << 1);
  EXPECT_EQ(dictionary.lengths(U'書', U'く'), 1U << 2);
  EXPECT_EQ(dictionary.lengths(U'書', U'\0'), 0U);
  EXPECT_EQ(dictionary.lengths(U'西', U'京'), 0U);
}

TEST_F(DictionaryTest, MayBeEmpty) {
  const Dictionary dictionary(write(compile_dictionary({})));
  EXPECT_EQ(dictionary.size(), 0U);
  EXPECT_EQ(dictionary.find("東京"), std::nullopt);
  EXPECT_EQ(dictionary.find_key("tokyo"), std::nullopt);
  EXPECT_EQ(dictionary.lengths(U'東', U'京'), 0U);
}

TEST_F(DictionaryTest, HoldsManyHeadwords) {
  std::vector<DictionaryEntry> entries;
  for (int i = 0; i < 3000; ++i)
    entries.push_back(
        {"語" + std::to_string(i), {"word" + std::to_string(i % 100)}, {}});
  const Dictionary dictionary(write(compile_dictionary(entries)));
  EXPECT_EQ(dictionary.size(), 3000U);
  for (int i = 0; i < 3000; ++i)
    EXPECT_THAT(translations(dictionary, "語" + std::to_string(i)),
                ElementsAre("word" + std::to_string(i % 100)));
}

TEST_F(DictionaryTest, CompilesTheSameEntriesToTheSameBytes) {
  EXPECT_EQ(compile_dictionary(kEntries), compile_dictionary(kEntries));
}

TEST_F(DictionaryTest, SaysThatAFileIsMissing) {
  try {
    const Dictionary dictionary(folder_ / "no-such-dictionary.awd");
    FAIL() << "opened a file that is not there";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::unavailable);
    EXPECT_THAT(error.what(), ::testing::HasSubstr("no-such-dictionary.awd"));
  }
  EXPECT_THROW(Dictionary folder(folder_.path()), Error);
}

TEST_F(DictionaryTest, RefusesWhatIsNoDictionary) {
  for (const std::string& bytes :
       {std::string(), std::string("AWWD"), std::string(4096, 'x'),
        std::string(4096, '\0'), compile_dictionary(kEntries).substr(4)})
    EXPECT_THROW(Dictionary dictionary(write(bytes)), Error) << bytes.size();
}

TEST_F(DictionaryTest, RefusesAFileThatWasCutShort) {
  const std::string whole = compile_dictionary(kEntries);
  for (std::size_t size = 0; size < whole.size(); size += 4)
    EXPECT_THROW(Dictionary dictionary(write(whole.substr(0, size))), Error) << size;
  EXPECT_THROW(Dictionary dictionary(write(whole.substr(0, whole.size() - 1))), Error);
}

TEST_F(DictionaryTest, SurvivesEveryFlippedByte) {
  const std::string whole = compile_dictionary(kEntries);
  for (std::size_t at = 0; at < whole.size(); ++at) {
    for (const char flip : {'\x01', '\x80', '\xFF'}) {
      std::string damaged = whole;
      damaged[at] = static_cast<char>(damaged[at] ^ flip);
      ask_everything(write(damaged));
    }
  }
}

TEST_F(DictionaryTest, SurvivesRandomNumbers) {
  const std::string whole = compile_dictionary(kEntries);
  std::mt19937 random(7);
  for (int round = 0; round < 1000; ++round) {
    std::string damaged = whole;
    for (int flips = 0; flips < 8; ++flips)
      damaged[8 + random() % (damaged.size() - 8)] = static_cast<char>(random());
    ask_everything(write(damaged));
  }
}

}  // namespace
}  // namespace awase
