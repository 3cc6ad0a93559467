// SPDX-License-Identifier: Apache-2.0
//
// `awase memory translate`: matches put into jobs of each format.

#include <filesystem>
#include <nlohmann/json.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/run_awase.h"
#include "tests/cli/tmx_samples.h"

namespace awase {
namespace {

using testing::HasSubstr;
using testing::Not;

/// A folder with a memory, work.awm.
class MemoryTranslate : public testing::Test {
 protected:
  MemoryTranslate() {
    folder.write(
        "old.tmx",
        tmx_of(tmx_unit("ふたを閉じる。", "Close the lid.") +
               tmx_unit("弁を3回まわす。", "Turn the valve 3 times.") +
               tmx_unit("電源を切ってから、ふたを開ける。",
                        "Switch it off &amp; open the lid.") +
               tmx_unit("<bpt i=\"1\" x=\"1\">&lt;b&gt;</bpt>注意<ept i=\"1\">"
                        "&lt;/b&gt;</ept>して<ph x=\"2\">{0}</ph>を押す。",
                        "Press <ph x=\"2\">{0}</ph> with <bpt i=\"1\" x=\"1\">&lt;b&gt;"
                        "</bpt>care<ept i=\"1\">&lt;/b&gt;</ept>.")));
    EXPECT_EQ(run({"add", "work.awm", "old.tmx"}).status, 0);
  }

  Outcome run(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), "memory");
    return run_awase(arguments, {.folder = folder.path()});
  }

  /// The job with translations put in; a second run must not change it.
  std::string translated(const std::string& name, const std::string& job,
                         std::vector<std::string> more = {}) {
    folder.write(name, job);
    std::vector<std::string> arguments = {"translate", "work.awm", name, "-o", name};
    arguments.insert(arguments.end(), more.begin(), more.end());
    outcome = run(arguments);
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    const std::string result = folder.read(name);
    EXPECT_EQ(run(arguments).status, 0);
    EXPECT_EQ(folder.read(name), result) << "a second run changes it";
    return result;
  }

  ScratchFolder folder;
  Outcome outcome;
};

std::string xliff_of(const std::string& units, const std::string& names = "") {
  return "<?xml version=\"1.0\"?>\n<xliff version=\"1.2\" "
         "xmlns=\"urn:oasis:names:tc:xliff:document:1.2\"" +
         names +
         "><file original=\"a\" source-language=\"ja\" target-language=\"en\" "
         "datatype=\"html\"><body>\n" +
         units + "</body></file></xliff>\n";
}

/// An alternative as it is written.
std::string alternative(const std::string& score, const std::string& source,
                        const std::string& target, const std::string& mid = "") {
  return "<alt-trans" + mid + " match-quality=\"" + score +
         "\" origin=\"work.awm\"><source xml:lang=\"ja\">" + source +
         "</source><target xml:lang=\"en\">" + target + "</target></alt-trans>";
}

TEST_F(MemoryTranslate, TakesThePlaceOfNoMemoryNorOfWhatIsCounted) {
  const std::string memory = folder.read("work.awm");
  const std::string job =
      "msgid \"\"\nmsgstr \"Language: en\\n\"\n\nmsgid \"ふたを閉じる。\"\nmsgstr "
      "\"\"\n";
  folder.write("job.po", job);
  const std::vector<std::vector<std::string>> commands = {
      {"translate", "work.awm", "job.po", "-o", "./work.awm"},
      {"translate", "other.awm", "--also", "work.awm", "job.po", "-o", "work.awm"},
      {"export", "work.awm", "-o", "work.awm"},
      {"analyse", "work.awm", "job.po", "-o", "work.awm"},
      {"analyse", "work.awm", "job.po", "--csv", "-o", "job.po"},
      {"analyse", "work.awm", "job.po", "--rates", "job.po", "-o", "job.po"}};
  for (const auto& command : commands) {
    const Outcome refused = run(command);
    EXPECT_EQ(refused.status, 2) << testing::PrintToString(command);
    EXPECT_THAT(refused.err, HasSubstr("would take its place"));
    EXPECT_EQ(folder.read("work.awm"), memory);
    EXPECT_EQ(folder.read("job.po"), job);
  }
}

TEST_F(MemoryTranslate, PutsExactAndFuzzyMatchesIntoXliff) {
  const std::string result = translated(
      "job.xlf",
      xliff_of("<trans-unit id=\"1\">\n  <source>ふたを閉じる。</source>\n"
               "  <note>n</note>\n</trans-unit>\n"
               "<trans-unit id='2'><source>ふたを必ず閉じる。</source>"
               "<target state='new'/></trans-unit>\n"
               "<trans-unit id=\"3\"><source>明日は晴れる。</source></trans-unit>\n"));
  const std::string fuzzy = alternative("77", "ふたを閉じる。", "Close the lid.");
  EXPECT_EQ(
      result,
      xliff_of("<trans-unit id=\"1\">\n  <source>ふたを閉じる。</source>\n"
               "  <target state=\"translated\" state-qualifier=\"exact-match\">"
               "Close the lid.</target>\n  " +
               alternative("100", "ふたを閉じる。", "Close the lid.") +
               "\n  <note>n</note>\n</trans-unit>\n"
               "<trans-unit id='2'><source>ふたを必ず閉じる。</source>"
               "<target state=\"needs-review-translation\" "
               "state-qualifier=\"fuzzy-match\">Close the lid.</target>" +
               fuzzy +
               "</trans-unit>\n"
               "<trans-unit id=\"3\"><source>明日は晴れる。</source></trans-unit>\n"));
  EXPECT_EQ(outcome.err,
            "awase: 3 segments: 0 by context, 1 exact and 1 fuzzy matches put in, 0 "
            "left as they were, 1 still to be translated; 2 alternatives\n");
}

TEST_F(MemoryTranslate, GivesMatchesBelowTheThresholdAsAlternativesAlone) {
  const std::string job = xliff_of(
      "<trans-unit id=\"2\"><source>ふたを必ず閉じる。</source></trans-unit>\n");
  const std::string result = translated("job.xlf", job, {"--min", "90"});
  EXPECT_THAT(result, Not(HasSubstr("<target>")));
  EXPECT_THAT(result, Not(HasSubstr("state=")));
  EXPECT_THAT(result, HasSubstr("</source>" +
                                alternative("77", "ふたを閉じる。", "Close the lid.")));
}

TEST_F(MemoryTranslate, PutsNumbersInUnlessToldNotTo) {
  const std::string job =
      xliff_of("<trans-unit id=\"2\"><source>弁を五回まわす。</source></trans-unit>\n");
  EXPECT_THAT(
      translated("job.xlf", job),
      HasSubstr("state-qualifier=\"fuzzy-match\">Turn the valve 5 times."
                "</target>" +
                alternative("99", "弁を3回まわす。", "Turn the valve 3 times.")));
  EXPECT_THAT(outcome.err, Not(HasSubstr("numbers")));
  EXPECT_THAT(translated("job.xlf", job, {"--no-numbers"}),
              HasSubstr("state-qualifier=\"fuzzy-match\">Turn the valve 3 times.<"));
  EXPECT_THAT(outcome.err, HasSubstr("1 fuzzy match was put in with the numbers of the "
                                     "memory, where the job has others"));
}

TEST_F(MemoryTranslate, SaysWhereNumbersHaveNoPlaceInTheTranslation) {
  folder.write("more.tmx", tmx_of(tmx_unit("ボルトを2本外す。", "Remove both bolts.") +
                                  tmx_unit("線を3本、管を3本つなぐ。",
                                           "Join 3 wires and 3 pipes.")));
  ASSERT_EQ(run({"add", "work.awm", "more.tmx"}).status, 0);
  const std::string result = translated(
      "job.xlf",
      xliff_of("<trans-unit id=\"1\"><source>ボルトを4本外す。</source></trans-unit>\n"
               "<trans-unit id=\"2\"><source>線を4本、管を5本つなぐ。</source>"
               "</trans-unit>\n"));
  EXPECT_THAT(result,
              HasSubstr("\"fuzzy-match\">Remove both bolts.</target>" +
                        alternative("97", "ボルトを2本外す。", "Remove both bolts.")));
  EXPECT_THAT(result, HasSubstr(alternative("97", "線を3本、管を3本つなぐ。",
                                            "Join 3 wires and 3 pipes.")));
  EXPECT_THAT(outcome.err, HasSubstr("2 fuzzy matches were put in with the numbers of "
                                     "the memory, where the job has others"));
}

TEST_F(MemoryTranslate, LeavesSegmentsInOtherLanguagesAlone) {
  const std::string german =
      "<trans-unit id=\"1\"><source>ふたを閉じる。</source><target xml:lang=\"de\">"
      "</target></trans-unit>\n";
  const std::string result = translated(
      "job.xlf", xliff_of(german + "<trans-unit id=\"2\"><source>ふたを閉じる。"
                                   "</source></trans-unit>\n"));
  EXPECT_THAT(result, HasSubstr(german));
  EXPECT_THAT(result, HasSubstr(">Close the lid.</target>"));
  EXPECT_THAT(outcome.err, HasSubstr("job.xlf: 1 segment was left alone: its target is "
                                     "de, and the memory has ja, en"));
  EXPECT_THAT(outcome.err, HasSubstr("1 still to be translated"));
  folder.write("german.xlf", xliff_of(german));
  folder.write("english.xlf", xliff_of("<trans-unit id=\"2\"><source>ふたを閉じる。"
                                       "</source></trans-unit>\n"));
  const std::vector<std::pair<std::vector<std::string>, std::string>> refused = {
      {{"german.xlf"}, "its target is de, and the memory has ja, en"},
      {{"english.xlf", "--target-lang", "de"},
       "its target is en, and --target-lang says de"},
      {{"english.xlf", "--source-lang", "en"},
       "its source is ja, and --source-lang says en"}};
  for (const auto& [arguments, message] : refused) {
    std::vector<std::string> all = {"translate", "work.awm", "-o", "out.xlf"};
    all.insert(all.end(), arguments.begin(), arguments.end());
    const Outcome end = run(all);
    EXPECT_EQ(end.status, 2);
    EXPECT_THAT(end.err, HasSubstr(message));
    EXPECT_FALSE(std::filesystem::exists(folder.path() / "out.xlf"));
  }
}

TEST_F(MemoryTranslate, TakesTheLanguageThatIsGivenWhereTheFileNamesNone) {
  for (const char* none : {"x-none", "und", "?"}) {
    std::string job =
        xliff_of("<trans-unit id=\"1\"><source>ふたを閉じる。</source></trans-unit>\n");
    job.replace(job.find("\"ja\"") + 1, 2, none);
    EXPECT_THAT(translated("job.xlf", job, {"--source-lang", "ja"}),
                HasSubstr(">Close the lid.</target>"))
        << none;
  }
}

TEST_F(MemoryTranslate, LeavesEmptyTranslationsAloneThatAreFinished) {
  const std::string job = xliff_of(
      "<trans-unit id=\"1\"><source>ふたを閉じる。</source><target state=\"final\"/>"
      "</trans-unit>\n"
      "<trans-unit id=\"2\"><source>ふたを閉じる。</source><target "
      "state=\"signed-off\"></target></trans-unit>\n"
      "<trans-unit id=\"3\" mq:status=\"ManuallyConfirmed\"><source>ふたを閉じる。"
      "</source><target></target></trans-unit>\n",
      " xmlns:mq=\"MQXliff\"");
  EXPECT_EQ(translated("job.xlf", job), job);
  const std::string job_2 =
      "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.0\" "
      "srcLang=\"ja\" trgLang=\"en\"><file id=\"f\"><unit id=\"u\"><segment "
      "state=\"final\"><source>ふたを閉じる。</source></segment></unit></file></xliff>";
  EXPECT_EQ(translated("job2.xlf", job_2), job_2);
}

TEST_F(MemoryTranslate, SaysWhatItCountsSoThatItAddsUp) {
  folder.write("job.po",
               "msgid \"\"\nmsgstr \"Language: en\\nPlural-Forms: nplurals=2; "
               "plural=(n!=1);\\n\"\n\n"
               "msgid \"ふたを閉じる。\"\nmsgstr \"\"\n\n"
               "msgid \"明日は晴れる。\"\nmsgstr \"\"\n\n"
               "msgid \"弁を3回まわす。\"\nmsgstr \"Turn.\"\n\n"
               "msgid \"ふた\"\nmsgid_plural \"ふた\"\nmsgstr[0] \"\"\nmsgstr[1] "
               "\"\"\n");
  outcome = run({"translate", "work.awm", "job.po", "-o", "out.po"});
  EXPECT_EQ(outcome.err,
            "awase: 4 segments: 0 by context, 1 exact and 0 fuzzy matches put in, 1 "
            "left as they were, 2 still to be translated; 0 alternatives\n"
            "awase: 1 plural got no translation: each of its forms needs one of its "
            "own\n");
  const auto counts = nlohmann::json::parse(
      run({"translate", "work.awm", "job.po", "-o", "out.po", "--json"}).out);
  EXPECT_EQ(counts["plurals"], 1);
  EXPECT_EQ(counts["without_match"], 1);
  std::size_t sum = 0;
  for (const char* part : {"untouched", "context", "exact", "fuzzy", "without_match",
                           "without_place", "other_half", "other_language", "plurals"})
    sum += counts[part].get<std::size_t>();
  EXPECT_EQ(counts["segments"], sum);
}

TEST_F(MemoryTranslate, TakesTheMemorysLanguageWhereAShortJobDoesNotSayIts) {
  folder.write("terms.tmx", tmx_of(tmx_unit("開く", "Open"), "ja"));
  ASSERT_EQ(run({"add", "terms.awm", "terms.tmx"}).status, 0);
  folder.write("job.po", "msgid \"Open\"\nmsgstr \"\"\n");
  outcome = run({"translate", "terms.awm", "job.po"});
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_THAT(outcome.out, HasSubstr("msgstr \"開く\""));
}

TEST_F(MemoryTranslate, SaysThatCharactersWereDroppedAndKeepsThemInPo) {
  folder.write("odd.tsv", "ja\ten\n外す。\tTake\x01 off.\n");
  ASSERT_EQ(run({"add", "work.awm", "odd.tsv"}).status, 0);
  EXPECT_THAT(
      translated("job.xlf", xliff_of("<trans-unit id=\"1\"><source>外す。</source>"
                                     "</trans-unit>\n")),
      HasSubstr(">Take off.</target>"));
  folder.write("job.xlf",
               xliff_of("<trans-unit id=\"1\"><source>外す。</source></trans-unit>\n"));
  EXPECT_THAT(run({"translate", "work.awm", "job.xlf"}).err,
              HasSubstr("job.xlf: 1 character that XML does not allow was dropped"));
  EXPECT_THAT(run({"export", "work.awm", "--to", "xliff"}).err,
              HasSubstr("1 character that XML does not allow was dropped"));
  const std::string po = run({"export", "work.awm", "--to", "po"}).out;
  EXPECT_THAT(po, HasSubstr("Take\\001 off."));
  folder.write("back.po", po);
  EXPECT_THAT(run_awase({"tmx", "convert", "back.po", "--to", "jsonl"},
                        {.folder = folder.path()})
                  .out,
              HasSubstr("Take\\u0001 off."));
}

TEST_F(MemoryTranslate, SaysThatAJobHasNoSegments) {
  folder.write("job.po", "msgid \"\"\nmsgstr \"Language: en\\n\"\n");
  outcome = run({"translate", "work.awm", "job.po", "-o", "out.po"});
  EXPECT_EQ(outcome.status, 0);
  EXPECT_THAT(outcome.err, HasSubstr("job.po: this job has no segments"));
}

TEST_F(MemoryTranslate, LeavesTranslatedAndLockedSegmentsAlone) {
  const std::string job = xliff_of(
      "<trans-unit id=\"1\"><source>ふたを閉じる。</source><target>Shut it."
      "</target></trans-unit>\n"
      "<trans-unit id=\"2\" translate=\"no\"><source>ふたを閉じる。</source>"
      "</trans-unit>\n"
      "<group translate=\"no\"><trans-unit id=\"3\"><source>ふたを閉じる。</source>"
      "</trans-unit></group>\n"
      "<trans-unit id=\"4\" mq:locked=\"locked\"><source>ふたを閉じる。</source>"
      "<target/></trans-unit>\n"
      "<trans-unit id=\"5\" approved=\"yes\"><source>ふたを閉じる。</source><target>"
      "</target></trans-unit>\n");
  EXPECT_EQ(translated("job.xlf", job), job);
  // A target that repeats the source and is not finished is no translation.
  EXPECT_THAT(
      translated("copy.xlf", xliff_of("<trans-unit id=\"1\"><source>ふたを閉じる。"
                                      "</source><target state=\"needs-translation\">"
                                      "ふたを閉じる。</target></trans-unit>")),
      HasSubstr("<target state=\"translated\" state-qualifier=\"exact-match\">Close"));
}

TEST_F(MemoryTranslate, PlacesInlineCodes) {
  const std::string result = translated(
      "job.xlf",
      xliff_of(
          "<trans-unit id=\"1\"><source><g id=\"9\">注意</g>して<x id=\"8\"/>を押す。"
          "</source></trans-unit>\n"
          "<trans-unit id=\"2\"><source> <g id=\"7\">電源を切ってから、ふたを開ける。"
          "</g></source></trans-unit>\n"
          "<trans-unit id=\"3\"><source>電源を<g "
          "id=\"6\">切って</g>から、ふたを開ける。"
          "</source></trans-unit>\n"
          "<trans-unit id=\"4\"><source>注意して{0}を押す。</source>"
          "</trans-unit>\n"));
  EXPECT_THAT(result, HasSubstr(">Press <x id=\"8\"/> with <g id=\"9\">care</g>."
                                "</target>"));
  // Codes around the whole stay around it; white space too.
  EXPECT_THAT(result, HasSubstr("> <g id=\"7\">Switch it off &amp; open the lid.</g>"
                                "</target>"));
  // One in the middle has no place, nor has a translation a place for its own.
  EXPECT_THAT(
      result,
      HasSubstr("<trans-unit id=\"3\"><source>電源を<g id=\"6\">切って</g>から、"
                "ふたを開ける。</source><alt-trans"));
  EXPECT_THAT(result, HasSubstr("<trans-unit id=\"4\"><source>注意して{0}を押す。"
                                "</source><alt-trans"));
  EXPECT_THAT(outcome.err, HasSubstr("1 segment got no translation: its inline codes "
                                     "and those of its match do not fit each other"));
}

TEST_F(MemoryTranslate, TakesElementsThatHoldNothing) {
  const std::string result = translated(
      "job.xlf", xliff_of("<trans-unit id=\"1\"><source><g id=\"1\"/>ふたを閉じる。"
                          "</source></trans-unit>\n"));
  EXPECT_THAT(result,
              HasSubstr("\"fuzzy-match\"><g id=\"1\"/>Close the lid.</target>"));
}

TEST_F(MemoryTranslate, TakesNeighboursForContext) {
  const std::string result = translated(
      "job.xlf",
      xliff_of("<trans-unit id=\"1\"><source>ふたを閉じる。</source></trans-unit>\n"
               "<trans-unit id=\"2\"><source>弁を3回まわす。</source></trans-unit>\n"
               "<trans-unit id=\"3\"><source>電源を切ってから、ふたを開ける。</source>"
               "</trans-unit>\n"));
  EXPECT_THAT(outcome.err, HasSubstr("3 by context, 0 exact"));
}

TEST_F(MemoryTranslate, WritesMatchesOfXliff2) {
  const std::string head =
      "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.0\" "
      "srcLang=\"ja\" trgLang=\"en\"><file id=\"f\">\n";
  const std::string result = translated(
      "job.xlf",
      head +
          "<unit id=\"u\">\n  <segment id=\"s\">\n    <source>ふたを必ず閉じる。"
          "</source>\n  </segment>\n</unit>\n"
          "<unit id=\"v\"><originalData><data id=\"d\">&lt;b></data></originalData>"
          "<segment state=\"initial\"><source><pc id=\"1\" dataRefStart=\"d\">"
          "ふたを閉じる。</pc></source></segment></unit>\n</file></xliff>\n");
  EXPECT_EQ(
      result,
      head +
          "<unit id=\"u\">\n  <mtc:matches "
          "xmlns:mtc=\"urn:oasis:names:tc:xliff:matches:2.0\">\n    <mtc:match "
          "ref=\"#s\" similarity=\"77.0\" type=\"tm\" origin=\"work.awm\"><source>"
          "ふたを閉じる。</source><target>Close the lid.</target></mtc:match>\n"
          "  </mtc:matches>\n  <segment id=\"s\" state=\"initial\" "
          "subState=\"awase:fuzzy\">\n    <source>ふたを必ず閉じる。</source>\n"
          "    <target>Close the lid.</target>\n  </segment>\n</unit>\n"
          "<unit id=\"v\"><mtc:matches "
          "xmlns:mtc=\"urn:oasis:names:tc:xliff:matches:2.0\"><mtc:match "
          "ref=\"#/f=f/u=v\" similarity=\"99.0\" type=\"tm\" origin=\"work.awm\">"
          "<originalData><data id=\"d\">&lt;b></data></originalData><source>"
          "<pc id=\"1\" dataRefStart=\"d\">ふたを閉じる。</pc></source><target>"
          "<pc id=\"1\" dataRefStart=\"d\">Close the lid.</pc></target></mtc:match>"
          "</mtc:matches><originalData><data id=\"d\">&lt;b></data></originalData>"
          "<segment state=\"initial\" subState=\"awase:fuzzy\"><source><pc id=\"1\" "
          "dataRefStart=\"d\">ふたを閉じる。</pc></source><target><pc id=\"1\" "
          "dataRefStart=\"d\">Close the lid.</pc></target></segment></unit>\n"
          "</file></xliff>\n");
}

std::string mark(const std::string& id, const std::string& text) {
  return "<mrk mtype=\"seg\" mid=\"" + id + "\">" + text + "</mrk>";
}

TEST_F(MemoryTranslate, FillsTheSegmentsOfTrados) {
  const std::string names = " xmlns:sdl=\"http://sdl.com/FileTypes/SdlXliff/1.0\"";
  const std::string source =
      "<source>ふたを閉じる。弁を3回まわす。別の文。</source><seg-source>" +
      mark("1", "ふたを閉じる。") + " " + mark("2", "弁を四回まわす。") + " " +
      mark("3", "ふたを閉じる。") + "</seg-source>";
  const std::string result = translated(
      "job.sdlxliff",
      xliff_of("<trans-unit id=\"a\">" + source +
                   "<sdl:seg-defs><sdl:seg id=\"1\"/><sdl:seg id=\"2\" "
                   "conf=\"Unspecified\"/><sdl:seg id=\"3\" locked=\"true\"/>"
                   "</sdl:seg-defs></trans-unit>\n",
               names));
  EXPECT_EQ(
      result,
      xliff_of(
          "<trans-unit id=\"a\">" + source + "<target>" + mark("1", "Close the lid.") +
              " " + mark("2", "Turn the valve 4 times.") + " " + mark("3", "") +
              "</target>" +
              alternative("100", "ふたを閉じる。", "Close the lid.", " mid=\"1\"") +
              alternative("99", "弁を3回まわす。", "Turn the valve 3 times.",
                          " mid=\"2\"") +
              "<sdl:seg-defs><sdl:seg id=\"1\" conf=\"Translated\" origin=\"tm\" "
              "origin-system=\"work.awm\" percent=\"100\" text-match=\"Source\"/>"
              "<sdl:seg id=\"2\" conf=\"Draft\" origin=\"tm\" "
              "origin-system=\"work.awm\" percent=\"99\"/><sdl:seg id=\"3\" "
              "locked=\"true\"/></sdl:seg-defs></trans-unit>\n",
          names));
}

TEST_F(MemoryTranslate, KeepsTheStateOfWhatAPersonTranslated) {
  const auto unit = [](const std::string& state, const std::string& second,
                       const std::string& target) {
    return "<trans-unit id=\"a\"><source>明日は晴れる。" + second +
           "</source><seg-source>" + mark("1", "明日は晴れる。") + mark("2", second) +
           "</seg-source><target" + state + ">" + mark("1", "It will be fine.") +
           mark("2", target) + "</target>";
  };
  const std::string exact = "ふたを閉じる。";
  const std::string fuzzy = "ふたを必ず閉じる。";
  const auto job = [&](const std::string& state, const std::string& second) {
    return xliff_of(unit(state, second, "") + "</trans-unit>\n");
  };
  // An exact one is put in beside it; the state is that of the person.
  for (const char* state : {"", " state=\"needs-review-translation\""})
    EXPECT_THAT(translated("job.xlf", job(state, exact)),
                HasSubstr(unit(state, exact, "Close the lid.")));
  // A fuzzy one would pass for finished, unless the unit is not.
  EXPECT_THAT(translated("job.xlf", job("", fuzzy)),
              HasSubstr(unit("", fuzzy, "") + "<alt-trans mid=\"2\""));
  EXPECT_THAT(outcome.err, HasSubstr("1 segment got no translation: others of its unit "
                                     "have one"));
  const char* open = " state=\"needs-translation\"";
  EXPECT_THAT(translated("job.xlf", job(open, fuzzy)),
              HasSubstr(unit(open, fuzzy, "Close the lid.")));
  // One that says it is finished is left alone.
  EXPECT_EQ(translated("job.xlf", job(" state=\"final\"", exact)),
            job(" state=\"final\"", exact));
}

TEST_F(MemoryTranslate, CallsNoUnitTranslatedThatHasEmptySegments) {
  const std::string source =
      "<source>ふたを閉じる。明日は晴れる。</source><seg-source>" +
      mark("1", "ふたを閉じる。") + mark("2", "明日は晴れる。") + "</seg-source>";
  EXPECT_THAT(translated("job.xlf", xliff_of("<trans-unit id=\"a\">" + source +
                                             "</trans-unit>\n")),
              HasSubstr("<target state=\"needs-translation\">" +
                        mark("1", "Close the lid.") + mark("2", "") + "</target>"));
}

TEST_F(MemoryTranslate, SaysTheStateOfMemoqAsMemoqDoes) {
  const std::string result = translated(
      "job.mqxliff",
      xliff_of("<trans-unit id=\"1\" mq:status=\"NotStarted\" mq:percent=\"0\">"
               "<source xml:space=\"preserve\">ふたを必ず閉じる。</source>"
               "<target xml:space=\"preserve\"></target></trans-unit>\n",
               " xmlns:mq=\"MQXliff\""));
  EXPECT_THAT(result,
              HasSubstr("<trans-unit id=\"1\" mq:status=\"Pretranslated\" "
                        "mq:percent=\"77\"><source xml:space=\"preserve\">"
                        "ふたを必ず閉じる。</source><target xml:space=\"preserve\">"
                        "Close the lid.</target><alt-trans"));
}

TEST_F(MemoryTranslate, MakesFuzzyEntriesOfPo) {
  const std::string head =
      "# Head\nmsgid \"\"\nmsgstr \"\"\n\"Language: en\\n\"\n\"Content-Type: "
      "text/plain; charset=UTF-8\\n\"\n\n";
  const std::string result = translated(
      "job.po", head +
                    "#: a.c:1\nmsgid \"ふたを閉じる。\\n\"\nmsgstr \"\"\n\n"
                    "#. note\n#, c-format\nmsgid \"\"\n\"ふたを\"\n\"必ず閉じる。\"\n"
                    "msgstr \"\"\n\n"
                    "msgid \"弁を3回まわす。\"\nmsgstr \"Turn.\"\n\n"
                    "#~ msgid \"ふたを閉じる。\"\n#~ msgstr \"\"\n");
  EXPECT_EQ(
      result,
      head +
          "#: a.c:1\nmsgid \"ふたを閉じる。\\n\"\nmsgstr \"Close the lid.\\n\"\n\n"
          "# 77 % work.awm\n#. note\n#, fuzzy, c-format\n"
          "#| msgid \"ふたを閉じる。\"\n"
          "msgid \"\"\n\"ふたを\"\n\"必ず閉じる。\"\nmsgstr \"Close the lid.\"\n\n"
          "msgid \"弁を3回まわす。\"\nmsgstr \"Turn.\"\n\n"
          "#~ msgid \"ふたを閉じる。\"\n#~ msgstr \"\"\n");
}

TEST_F(MemoryTranslate, KeepsEncodingAndLineEnds) {
  std::string job =
      xliff_of("<trans-unit id=\"1\"><source>ふたを閉じる。</source></trans-unit>\n");
  for (std::size_t at = 0; (at = job.find('\n', at)) != std::string::npos; at += 2)
    job.insert(at, "\r");
  const std::string result = translated("job.xlf", "\xEF\xBB\xBF" + job);
  EXPECT_TRUE(result.starts_with("\xEF\xBB\xBF<?xml version=\"1.0\"?>\r\n<xliff"));
  EXPECT_EQ(result.substr(result.size() - 24), "</body></file></xliff>\r\n");
  EXPECT_THAT(result, HasSubstr(">Close the lid.</target>"));
}

TEST_F(MemoryTranslate, RefusesWhatIsNoJobAndLeavesTheOutputAlone) {
  folder.write("a.xlf", "<xliff version=\"1.2\"><file>");
  folder.write("b.txt", "plain");
  folder.write("out.xlf", "old");
  for (const char* name : {"a.xlf", "b.txt", "none.xlf"}) {
    const Outcome refused = run({"translate", "work.awm", name, "-o", "out.xlf"});
    EXPECT_EQ(refused.status, 2) << name;
    EXPECT_THAT(refused.err, HasSubstr(name));
    EXPECT_EQ(folder.read("out.xlf"), "old");
  }
}

}  // namespace
}  // namespace awase
