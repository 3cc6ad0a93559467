// SPDX-License-Identifier: Apache-2.0
//
// Files of other tools: the LISA compliance kit, and one quirk a file. They lie beside
// the project; without them these tests are skipped.

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "text/error.h"
#include "text/file.h"
#include "text/unicode.h"
#include "tmx/read_tmx.h"
#include "tmx/write_tmx.h"

namespace awase {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class SharedFiles : public testing::Test {
 protected:
  void SetUp() override {
    if (!fs::exists(folder_)) GTEST_SKIP() << folder_ << " is not there";
  }

  std::string path(const std::string& name) const { return folder_ / name; }

  Memory read(const std::string& name) const { return read_tmx(read_file(path(name))); }

  const fs::path folder_ = fs::path(AWASE_SOURCE_DIR).parent_path() / "shared" / "tmx";
};

/// The text of every unit in one language, a line each.
std::string lines_in(const Memory& memory, std::string_view language) {
  std::string lines;
  for (const TranslationUnit& unit : memory.units) {
    const Variant* variant = find_variant(unit, language);
    lines += (variant == nullptr ? "none" : variant->content.text) + "\n";
  }
  return lines;
}

/// The kit's expected texts: UTF-8, or UTF-16LE within the first plane.
std::string expected_text(const std::string& path) {
  std::string bytes = read_file(path);
  if (bytes.starts_with("\xEF\xBB\xBF")) return bytes.substr(3);
  if (!bytes.starts_with("\xFF\xFE")) return bytes;
  std::string text;
  for (std::size_t k = 2; k + 1 < bytes.size(); k += 2) {
    append_char(text, static_cast<unsigned char>(bytes[k]) |
                          static_cast<unsigned char>(bytes[k + 1]) << 8);
  }
  return text;
}

/// A segment as its native format has it: text and the data of its codes.
std::string native(const Content& content) {
  std::string result;
  std::size_t from = 0;
  for (const Code& code : content.codes) {
    result.append(content.text, from, code.offset_bytes - from);
    from = code.offset_bytes;
    result += code.data;
  }
  result.append(content.text, from);
  return result;
}

TEST_F(SharedFiles, LisaImportTestsOfLevelOneGiveTheirExpectedTexts) {
  struct Case {
    const char* name;
    const char* languages[2];
  };
  for (const auto& [name, languages] : {Case{"ImportTest1A", {"en-us", "fr-ca"}},
                                        Case{"ImportTest1B", {"en-us", "fr-ca"}},
                                        Case{"ImportTest1C", {"en-us", "fr-ca"}},
                                        Case{"ImportTest1D", {"en-us", "en-gb"}},
                                        Case{"ImportTest1E", {"en-us", "en-gb"}},
                                        Case{"ImportTest1F", {"en-us", "en-gb"}},
                                        Case{"ImportTest1G", {"en-us", "en-gb"}},
                                        Case{"ImportTest1H", {"en-us", "en-gb"}},
                                        Case{"ImportTest1I", {"en-us", "ja-jp"}}}) {
    const std::string base = std::string("lisa-kit/") + name;
    const Memory memory = read(base + ".tmx");
    EXPECT_EQ(lines_in(memory, languages[0]), expected_text(path(base + ".txt")));
    EXPECT_EQ(lines_in(memory, languages[1]),
              expected_text(path(base + "_" + languages[1] + ".txt")));
  }
}

TEST_F(SharedFiles, LisaSourceLanguagesAreTheUnitsOwn) {
  const Memory many = read("lisa-kit/ImportTest1J_many.tmx");
  std::vector<std::string> sources;
  for (const TranslationUnit& unit : many.units) {
    sources.emplace_back(source_language(unit, many.header));
  }
  EXPECT_THAT(sources, ElementsAre("en-us", "en-us", "es-es"));
  const Memory memory = read("lisa-kit/ImportTest1K.tmx");
  EXPECT_EQ(source_language(memory.units.at(0), memory.header), "de-de");
  EXPECT_EQ(source_language(memory.units.at(1), memory.header), "fr-ca");
}

TEST_F(SharedFiles, LisaLevelTwoKeepsNativeCodes) {
  const Memory memory = read("lisa-kit/ImportTest2A.tmx");
  std::vector<std::string> english;
  for (const TranslationUnit& unit : memory.units) {
    english.push_back(native(find_variant(unit, "en-us")->content));
  }
  // The codes are kept as XML, so "<b>" is "&lt;b&gt;".
  EXPECT_THAT(
      english,
      ElementsAre(
          "The big &lt;b&gt;black&lt;/b&gt; &lt;u&gt;cat&lt;/u&gt; sleeps.",
          "Test for special characters = &lt;b&gt;<&lt;/b&gt;=lt, "
          "&lt;b&gt;>&lt;/b&gt;=gt, &lt;b&gt;&&lt;/b&gt;=amp, "
          "&lt;b&gt;\"&lt;/b&gt;=quot.",
          "Nested formatting = &lt;b&gt;&lt;i&gt;&lt;u&gt;Bold+Italic+Underlined"
          "&lt;/u&gt;, Bold+Italic&lt;/i&gt;, Bold&lt;/b&gt;.",
          "First &lt;b&gt;sentence.", "Second&lt;/b&gt; sentence.",
          "Picture: &lt;img src=\"img.png\"/&gt;",
          "Some text with a part highlighted."));
}

TEST_F(SharedFiles, LisaFilesKeepAllTheySayOnARoundTrip) {
  const Memory memory = read("lisa-kit/ImportTest2C.tmx");
  EXPECT_EQ(memory.header.annotations.at(0).name, "ude");
  EXPECT_EQ(memory.units.at(0).annotations.size(), 3u);
  EXPECT_EQ(memory.units.at(0).variants.at(1).annotations.size(), 4u);

  // The writer puts language tags in canonical case and nothing else changes.
  Memory again = read_tmx(write_tmx(memory, {.number_codes = false}));
  EXPECT_EQ(again.header.srclang, "en-US");
  again.header.srclang = again.header.adminlang = "en-us";
  set_attribute(again.units[0].attributes, "srclang", "en-us");
  std::vector<std::string> tags;
  for (Variant& variant : again.units[0].variants) {
    tags.push_back(variant.language);
    variant.language = find_variant(memory.units[0], variant.language)->language;
  }
  EXPECT_THAT(tags, ElementsAre("en-US", "fr", "en-GB"));
  const auto sorted = [](Attributes attributes) {
    std::sort(attributes.begin(), attributes.end(),
              [](const Attribute& a, const Attribute& b) { return a.name < b.name; });
    return attributes;
  };
  EXPECT_EQ(sorted(again.units[0].attributes), sorted(memory.units[0].attributes));
  EXPECT_EQ(again.units[0].annotations, memory.units[0].annotations);
  EXPECT_EQ(again.units[0].variants, memory.units[0].variants);
  EXPECT_EQ(again.header, memory.header);
}

TEST_F(SharedFiles, EveryLisaFileIsReadAndSettlesOnARoundTrip) {
  std::size_t files = 0;
  for (const auto& entry : fs::directory_iterator(folder_ / "lisa-kit")) {
    if (entry.path().extension() != ".tmx") continue;
    ++files;
    const std::string once = write_tmx(read_tmx(read_file(entry.path())));
    EXPECT_EQ(write_tmx(read_tmx(once)), once) << entry.path();
  }
  EXPECT_EQ(files, 23u);
}

TEST_F(SharedFiles, QuirksAreReadForWhatTheyAre) {
  struct Case {
    const char* name;
    const char* japanese;
    const char* english;
  };
  const char* const kCats = "猫が好きです。";
  const char* const kBoth = "猫が好きです。犬も好きです。";
  for (const auto& [name, japanese, english] :
       {Case{"all", kCats, "I like cats."},
        Case{"bom8", kCats, "I like cats."},
        Case{"nodoctype", kCats, "I like cats."},
        Case{"para", kCats, "I like cats."},
        Case{"q_case", kCats, "I like cats."},
        Case{"q_cdata", kCats, "I like cats."},
        Case{"q_dup", kCats, "FIRST"},
        Case{"q_emoji", kCats, "I like cats. 😺𠮟"},
        Case{"q_emptytgt", kCats, ""},
        Case{"q_ent", kCats, "I like cats\u00A0."},
        Case{"q_nfd", "カ\u3099が好きです。", "NFD matched"},
        Case{"q_notarget", kCats, "none"},
        Case{"q_order", kCats, "I like cats."},
        Case{"q_para", kBoth, "I like cats. I like dogs too."},
        Case{"q_pretty", kCats, "I like cats."},
        Case{"q_samelang", kCats, "FIRST"},
        Case{"q_sentmulti", kBoth, "I like cats. I like dogs too."},
        Case{"reg", kCats, "I like cats."},
        Case{"small", kCats, "I like cats."},
        Case{"u16", kCats, "I like cats."},
        Case{"u16be", kCats, "I like cats."},
        Case{"under", kCats, "I like cats."},
        Case{"v14b", kCats, "I like cats."}}) {
    const Memory memory = read(std::string("quirks/") + name + ".tmx");
    ASSERT_FALSE(memory.units.empty()) << name;
    const TranslationUnit& unit = memory.units[0];
    const Variant* source = find_variant(unit, "ja-JP");
    const Variant* target = find_variant(unit, "en-US");
    EXPECT_EQ(source == nullptr ? "none" : source->content.text, japanese) << name;
    EXPECT_EQ(target == nullptr ? "none" : target->content.text, english) << name;
  }
}

TEST_F(SharedFiles, QuirksWithControlCharactersAreRefusedWithTheirPlace) {
  for (const char* name : {"quirks/q_ctrl_raw.tmx", "quirks/q_ctrl_ref.tmx"}) {
    try {
      read(name);
      ADD_FAILURE() << name << " was accepted";
    } catch (const Error& error) {
      EXPECT_THAT(error.what(), HasSubstr("TMX:4:")) << name;
    }
  }
}

TEST_F(SharedFiles, QuirksComeOutRight) {
  const auto again = [&](const char* name) {
    return read_tmx(write_tmx(read(std::string("quirks/") + name)));
  };
  EXPECT_THAT(again("q_emptytgt.tmx").units, IsEmpty());
  EXPECT_THAT(again("q_notarget.tmx").units, IsEmpty());
  EXPECT_EQ(again("q_samelang.tmx").units.size(), 2u);
  EXPECT_EQ(again("q_order.tmx").units.at(0).variants.at(0).language, "ja");
  EXPECT_EQ(again("under.tmx").header.srclang, "ja-JP");
  EXPECT_EQ(again("reg.tmx").header.srclang, "ja-JP");
  EXPECT_EQ(again("q_case.tmx").units.at(0).variants.at(1).language, "en-US");
  EXPECT_EQ(again("small.tmx"), read("quirks/small.tmx"));
}

}  // namespace
}  // namespace awase
