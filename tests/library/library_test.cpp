// SPDX-License-Identifier: Apache-2.0
//
// awase.h as others use it.

#include <awase/awase.h>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "../scratch_folder.h"

namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Pair;
using testing::SizeIs;

namespace fs = std::filesystem;

const std::string kCorpus = AWASE_SOURCE_DIR "/corpora/joint-statement-2025-09-22/";

class Library : public testing::Test {
 protected:
  std::string path(const std::string& name) const { return folder_ / name; }
  std::string write(const std::string& name, const std::string& bytes) const {
    return folder_.write(name, bytes);
  }
  std::string read(const std::string& name) const { return folder_.read(name); }

 private:
  const awase::ScratchFolder folder_;
};

/// The fault and the line of what `work` throws.
template <typename Work>
std::string fault_of(Work&& work) {
  try {
    work();
  } catch (const awase::Error& error) {
    const char* kinds[] = {"usage: ", "input: ", "unavailable: "};
    return kinds[static_cast<int>(error.fault)] + std::string(error.what());
  }
  return "nothing";
}

TEST_F(Library, CutsTextsIntoSentences) {
  EXPECT_THAT(awase::segment("It rains. We\nstay at home.", "en"),
              ElementsAre("It rains.", "We stay at home."));
  EXPECT_THAT(awase::segment("雨だ。家にいる。", "ja"),
              ElementsAre("雨だ。", "家にいる。"));
  const std::string page =
      write("page.html", "<title>Rain</title><p>It rains. We stay.</p>");
  EXPECT_THAT(awase::segment_file(page, {.language = "en"}),
              ElementsAre("Rain", "It rains.", "We stay."));
  EXPECT_THAT(fault_of([] { awase::segment("Text.", "no-such-language-tag-at-all"); }),
              HasSubstr("usage: "));
  EXPECT_THAT(fault_of([&] { awase::segment_file(path("missing.txt")); }),
              HasSubstr("unavailable: "));
  EXPECT_THAT(fault_of([&] { awase::segment_file(write("x.docx", "PK\3\4broken")); }),
              HasSubstr("input: "));
}

TEST_F(Library, TellsWhereAnErrorIsAndWhatToDo) {
  const auto error_of = [](auto&& work) -> awase::Error {
    try {
      work();
    } catch (const awase::Error& error) {
      return error;
    }
    return {awase::Fault::usage, "nothing"};
  };
  const std::string missing = path("a: b; c.txt");
  const awase::Error gone = error_of([&] { awase::segment_file(missing); });
  EXPECT_EQ(gone.place, missing);
  EXPECT_EQ(gone.advice, "check the name");
  EXPECT_EQ(gone.what(), missing + ": no such file; check the name");

  const awase::Error format =
      error_of([&] { awase::segment_file(write("x.txt", "Rain."), {}, "poem"); });
  EXPECT_EQ(format.place, "format poem");
  EXPECT_THAT(format.advice, testing::StartsWith("choose one of"));

  const awase::Error file = error_of(
      [&] { awase::build_dictionaries(write("a-file", ""), {"/nowhere/edict"}); });
  EXPECT_EQ(file.place, path("a-file"));
  EXPECT_EQ(file.advice, "give another folder");

  EXPECT_EQ(error_of([] { awase::Alignment().source_text({0, 1, 0, 0}); }).place, "");
}

TEST_F(Library, AlignsSegmentsAsTheyAre) {
  const awase::Aligner aligner;
  const awase::Alignment alignment = aligner.align_segments(
      {"Der Hund läuft 12 km.", "", "Die Katze schläft\nseit 1998."},
      {"Le chien court 12 km.", "Le chat dort depuis 1998."},
      {.source = {"de"}, .target = {"fr"}});
  EXPECT_EQ(alignment.source_language, "de");
  EXPECT_THAT(alignment.source,
              ElementsAre("Der Hund läuft 12 km.", "", "Die Katze schläft seit 1998."));
  std::vector<std::string> pairs;
  for (const awase::Bead& bead : alignment.beads) {
    EXPECT_GE(bead.confidence, 0.0);
    EXPECT_LE(bead.confidence, 1.0);
    if (bead.is_pair() && !alignment.source_text(bead).empty())
      pairs.push_back(alignment.source_text(bead) + " = " +
                      alignment.target_text(bead));
  }
  EXPECT_THAT(pairs,
              ElementsAre("Der Hund läuft 12 km. = Le chien court 12 km.",
                          "Die Katze schläft seit 1998. = Le chat dort depuis 1998."));
  EXPECT_THAT(fault_of([&] {
                alignment.source_text({0, 9, 0, 0});
              }),
              HasSubstr("usage: "));
}

TEST_F(Library, AlignsTextsAndFiles) {
  const awase::Aligner aligner({.use_dictionaries = false});
  const awase::Alignment texts =
      aligner.align_texts("Titel\n\nEr kam 1998. Er ging 2005.",
                          "Titre\n\nIl vint en 1998. Il partit en 2005.",
                          {.source = {"de"}, .target = {"fr"}});
  EXPECT_THAT(texts.beads, SizeIs(3));
  const awase::Alignment files =
      aligner.align_files(kCorpus + "statement.ja.txt", kCorpus + "statement.en.txt");
  EXPECT_EQ(files.source_language, "ja");
  EXPECT_EQ(files.target_language, "en");
  EXPECT_GT(files.beads.size(), 30u);
  std::size_t source = 0;
  for (const awase::Bead& bead : files.beads) {
    EXPECT_EQ(bead.source_begin, source);
    source = bead.source_end;
  }
  EXPECT_EQ(source, files.source.size());
  EXPECT_THAT(fault_of([&] {
                aligner.align_files(kCorpus + "statement.en.txt",
                                    kCorpus + "statement.ja.txt",
                                    {.source = {"ja"}, .target = {"en"}});
              }),
              HasSubstr("usage: "));
  EXPECT_THAT(fault_of([&] { aligner.align_texts("", "x"); }), HasSubstr("input: "));
}

TEST_F(Library, TellsProgressOfEachCallAndLetsItEndTheWork) {
  const awase::Aligner aligner({.use_dictionaries = false});
  std::vector<std::string> source, target;
  for (int i = 0; i < 6000; ++i) {
    source.push_back("Satz " + std::to_string(i) + " von vielen.");
    target.push_back("Phrase " + std::to_string(i) + " de beaucoup.");
  }
  std::vector<double> told;
  awase::AlignOptions options{.source = {"de"}, .target = {"fr"}};
  options.progress = [&](double share) { told.push_back(share); };
  aligner.align_segments(source, target, options);
  ASSERT_FALSE(told.empty());
  EXPECT_TRUE(std::is_sorted(told.begin(), told.end()));
  EXPECT_DOUBLE_EQ(told.back(), 1.0);
  struct Enough {};
  options.progress = [](double) { throw Enough(); };
  EXPECT_THROW(aligner.align_segments(source, target, options), Enough);
}

TEST_F(Library, MayBeUsedBySeveralThreads) {
  const awase::Aligner aligner;
  std::vector<awase::Alignment> results(4);
  std::vector<std::thread> threads;
  for (awase::Alignment& result : results)
    threads.emplace_back([&] {
      result = aligner.align_files(kCorpus + "statement.ja.txt",
                                   kCorpus + "statement.en.txt");
    });
  for (std::thread& thread : threads) thread.join();
  for (const awase::Alignment& result : results)
    EXPECT_EQ(result.beads, results.front().beads);
}

TEST_F(Library, KnowsWordsFromLexicons) {
  const std::string words = write("words.tsv", "Hund\tchien\nKatze\tchat\n");
  const awase::Aligner aligner({.use_dictionaries = false,
                                .lexicons = {words},
                                .lexicon_source_language = "de",
                                .lexicon_target_language = "fr"});
  const awase::Alignment alignment =
      aligner.align_segments({"Der Hund.", "Die Katze."}, {"Le chien.", "Le chat."},
                             {.source = {"de"}, .target = {"fr"}});
  EXPECT_THAT(alignment.beads, SizeIs(2));
  EXPECT_THAT(fault_of([&] {
                awase::Aligner({.lexicons = {path("missing.tsv")},
                                .lexicon_source_language = "de",
                                .lexicon_target_language = "fr"});
              }),
              HasSubstr("unavailable: "));
}

TEST_F(Library, WritesAndReadsAlignmentsAsMemories) {
  awase::Alignment alignment;
  alignment.source_language = "de";
  alignment.target_language = "fr";
  alignment.source = {"Eins.", "Zwei.", "Drei."};
  alignment.target = {"Un.", "Deux."};
  alignment.beads = {{0, 1, 0, 1, 0.9}, {1, 2, 1, 2, 0.4}, {2, 3, 2, 2, 0.9}};
  EXPECT_THAT(awase::units_of(alignment), SizeIs(2));
  for (const char* name : {"a.tmx", "a.tmx.gz", "a.tsv", "a.jsonl", "a.xliff"}) {
    awase::MemoryWriter writer(path(name),
                               {.source_language = "de", .target_language = "fr"});
    for (const awase::Unit& unit : awase::units_of(alignment, 0.5)) writer.add(unit);
    EXPECT_FALSE(fs::exists(path(name)));
    EXPECT_EQ(writer.finish(), 1u) << name;
    awase::MemoryReader reader(path(name),
                               {.source_language = "de", .target_language = "fr"});
    awase::Unit unit;
    ASSERT_TRUE(reader.next(unit)) << name;
    ASSERT_THAT(unit.variants, SizeIs(2)) << name;
    EXPECT_EQ(unit.variants[0].language, "de") << name;
    EXPECT_EQ(unit.variants[0].text, "Eins.") << name;
    EXPECT_EQ(unit.variants[1].text, "Un.") << name;
    EXPECT_FALSE(reader.next(unit)) << name;
  }
  alignment.beads = {{0, 4, 0, 1, 0.9}};
  EXPECT_THAT(fault_of([&] { awase::units_of(alignment); }), HasSubstr("usage: "));
}

constexpr const char* kMemory = R"(<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence"
 o-tmf="x" adminlang="en" srclang="en" datatype="plaintext"/><body>
<tu tuid="7" creationdate="20200101T000000Z"><note>look</note><prop type="x-a">b</prop>
<tuv xml:lang="en" changeid="me"><seg>Press <ph x="1">&lt;b/&gt;</ph>now.</seg></tuv>
<tuv xml:lang="fr"><seg>Pressez <ph x="1">&lt;b/&gt;</ph>.</seg></tuv></tu>
</body></tmx>)";

TEST_F(Library, KeepsWhatMemoriesSayUnitByUnit) {
  awase::MemoryReader reader(write("in.tmx", kMemory));
  EXPECT_EQ(reader.source_language(), "en");
  awase::Unit unit;
  ASSERT_TRUE(reader.next(unit));
  EXPECT_THAT(unit.attributes, testing::Contains(Pair("tuid", "7")));
  EXPECT_THAT(unit.props, ElementsAre(Pair("x-a", "b")));
  EXPECT_THAT(unit.notes, ElementsAre("look"));
  EXPECT_EQ(unit.variants.at(0).text, "Press now.");
  EXPECT_THAT(unit.variants[0].attributes, testing::Contains(Pair("changeid", "me")));

  unit.variants[1].text = "Appuyez.";
  unit.notes.push_back("changed");
  awase::MemoryWriter writer(path("out.tmx"), {.source_language = "en"});
  writer.add(unit);
  EXPECT_EQ(writer.finish(), 1u);
  const std::string written = read("out.tmx");
  EXPECT_THAT(written, HasSubstr("<seg>Press <ph x=\"1\">&lt;b/&gt;</ph>now.</seg>"));
  EXPECT_THAT(written, HasSubstr("<seg>Appuyez.</seg>"));
  EXPECT_THAT(written, HasSubstr("<note>changed</note>"));
  EXPECT_THAT(written, HasSubstr("tuid=\"7\""));
  EXPECT_THAT(written, HasSubstr("changeid=\"me\""));
}

TEST_F(Library, LeavesTheOldFileWhereAMemoryIsNotFinished) {
  write("out.tmx", "old");
  {
    awase::MemoryWriter writer(path("out.tmx"), {.source_language = "en"});
    awase::MemoryReader reader(write("in.tmx", kMemory));
    awase::Unit unit;
    ASSERT_TRUE(reader.next(unit));
    writer.add(unit);
  }
  EXPECT_EQ(read("out.tmx"), "old");
}

TEST_F(Library, LooksTextsUpInAMemory) {
  const std::string file = path("work.awm");
  awase::LookupMemory memory(file);
  EXPECT_EQ(memory.size(), 0U);
  EXPECT_TRUE(memory.find("弁を五回まわす。", {.source_language = "ja"}).empty());
  awase::Unit unit;
  unit.variants.resize(2);
  unit.variants[0].language = "ja";
  unit.variants[0].text = "弁を3回まわす。";
  unit.variants[1].language = "en";
  unit.variants[1].text = "Turn the valve 3 times.";
  unit.notes = {"checked"};
  EXPECT_EQ(memory.add({unit}, "valves"), 1U);
  EXPECT_EQ(memory.add({unit}, "valves"), 0U);
  const auto found = memory.find("弁を五回まわす。",
                                 {.source_language = "ja", .target_language = "en"});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].score, 99);
  EXPECT_EQ(found[0].target, "Turn the valve 5 times.");
  EXPECT_EQ(found[0].file, "valves");
  EXPECT_EQ(found[0].unit.notes, std::vector<std::string>{"checked"});
  const auto held = memory.search("VALVE", {});
  ASSERT_EQ(held.size(), 1U);
  EXPECT_EQ(held[0].source, 1U);
  EXPECT_EQ(held[0].target, "弁を3回まわす。");
  awase::LookupMemory other(file);
  unit.variants[0].text = "ふたを閉じる。";
  memory.add({unit}, "lids");
  EXPECT_EQ(other.size(), 1U);
  other.refresh();
  EXPECT_EQ(other.size(), 2U);
  EXPECT_THROW(memory.find("弁", {}), awase::Error);
  EXPECT_THROW(awase::LookupMemory("/dev/null"), awase::Error);
}

TEST_F(Library, SaysWhatIsWrongWithMemories) {
  std::vector<std::string> rules;
  const auto sink = [&](const awase::Finding& finding) {
    rules.push_back(finding.rule);
    EXPECT_GE(finding.line, 1u);
  };
  EXPECT_EQ(awase::check_memory(write("good.tmx", kMemory), sink), 0u);
  std::string bad = kMemory;
  bad.replace(bad.find("Pressez"), 7, "<x>");
  EXPECT_GT(awase::check_memory(write("bad.tmx", bad), sink), 0u);
  EXPECT_FALSE(rules.empty());
  EXPECT_THAT(fault_of([&] { awase::check_memory(path("good.tmx"), sink, "nobody"); }),
              HasSubstr("usage: "));
  EXPECT_THAT(fault_of([&] { awase::check_memory(path("missing.tmx"), sink); }),
              HasSubstr("unavailable: "));
  EXPECT_THAT(fault_of([&] { awase::MemoryReader(path("good.unknown")); }),
              HasSubstr("usage: "));
  EXPECT_THAT(fault_of([&] {
                awase::MemoryReader reader(path("bad.tmx"));
                awase::Unit unit;
                while (reader.next(unit)) {
                }
              }),
              HasSubstr("input: "));
}

TEST_F(Library, CompilesDictionaries) {
  const std::string edict =
      write("edict",
            "\xa1\xa1\xa1\xa9\xa1\xa9\xa1\xa9 /EDICT, EDICT_SUB(P)/\n"
            "\xb8\xa4 [\xa4\xa4\xa4\xcc] /(n) dog/(P)/\n");
  std::vector<double> told;
  EXPECT_THAT(awase::build_dictionaries(path("made"), {edict},
                                        [&](double share) { told.push_back(share); }),
              ElementsAre(path("made/ja-en.awd")));
  EXPECT_THAT(told, ElementsAre(1.0));
  const awase::Aligner aligner({.dictionary_folders = {path("made")}});
  EXPECT_THAT(aligner.dictionaries("ja", "en"),
              testing::Contains(path("made/ja-en.awd")));
  try {
    awase::build_dictionaries(path("made"), {path("words.doc")});
    ADD_FAILURE();
  } catch (const awase::Error& error) {
    EXPECT_EQ(error.fault, awase::Fault::usage);
  }
}

}  // namespace
