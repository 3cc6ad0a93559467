// SPDX-License-Identifier: Apache-2.0

#include "tmx/check.h"

#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "text/catalogue.h"
#include "tmx/check_report.h"

namespace awase {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct Checked {
  CheckSummary summary;
  std::vector<std::string> lines;  ///< "line:column rule message".
};

Checked check(std::string_view bytes, const CheckOptions& options = {}) {
  Checked checked;
  checked.summary =
      check_tmx([&] { return xml_source(bytes); }, options,
                [&](const Finding& finding) {
                  checked.lines.push_back(std::to_string(finding.position.line) + ":" +
                                          std::to_string(finding.position.column) +
                                          " " + std::string(finding.rule->id) + " " +
                                          finding.message.english());
                });
  return checked;
}

constexpr std::string_view kHead =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<tmx version=\"1.4\"><header creationtool=\"t\" creationtoolversion=\"1\" "
    "segtype=\"sentence\" o-tmf=\"t\" adminlang=\"en\" srclang=\"ja\" "
    "datatype=\"plaintext\"/><body>\n";

std::string memory(std::string_view units) {
  return std::string(kHead) + std::string(units) + "\n</body></tmx>\n";
}

std::string unit(std::string_view ja, std::string_view en) {
  return "<tu><tuv xml:lang=\"ja\"><seg>" + std::string(ja) +
         "</seg></tuv><tuv xml:lang=\"en\"><seg>" + std::string(en) +
         "</seg></tuv></tu>";
}

TEST(Check, FindsNothingInAGoodFile) {
  const Checked checked = check(memory(unit("猫", "cat") + "\n" + unit("犬", "dog")));
  EXPECT_THAT(checked.lines, IsEmpty());
  EXPECT_TRUE(checked.summary.is_valid());
  EXPECT_TRUE(checked.summary.complete);
  EXPECT_EQ(checked.summary.units, 2u);
  EXPECT_EQ(checked.summary.variants, 4u);
}

struct Case {
  const char* units;
  const char* expected;
};

TEST(Check, NamesEachViolationWithItsPlace) {
  // The units begin in line 3, column 1.
  for (const auto& [units, expected] : {
           Case{"<tu/>", "3:1 missing-element <tu> without <tuv>"},
           Case{"<tu><tuv xml:lang=\"ja\"/></tu>",
                "3:5 missing-element <tuv> without <seg>"},
           Case{"<tu><tuv><seg>猫</seg></tuv></tu>",
                "3:5 missing-attribute <tuv> without xml:lang"},
           Case{"<tu><tuv lang=\"ja\"><seg>猫</seg></tuv></tu>",
                "3:5 missing-attribute <tuv> without xml:lang (lang is that of TMX "
                "1.1)"},
           Case{"<tu colour=\"red\"/>",
                "3:1 unknown-attribute <tu> has no attribute "
                "colour"},
           Case{"<tu><prop>a</prop></tu>", "3:5 missing-attribute <prop> without type"},
           Case{"<tu><tuv xml:lang=\"ja\"><seg>猫</seg></tuv><note>n</note></tu>",
                "3:42 misplaced-element <note> must stand before <tuv>"},
           Case{"<tuv/>", "3:1 misplaced-element <tuv> may not stand in <body>"},
           Case{"<tu><b>x</b></tu>", "3:5 unknown-element <b> is no element of TMX"},
           Case{"<tu>loose</tu>", "3:5 stray-text text in <tu>: \"loose\""},
           Case{"<tu segtype=\"word\"/>",
                "3:1 attribute-value segtype is \"word\" in <tu>"},
           Case{"<tu creationdate=\"2026-01-01\"/>",
                "3:1 date creationdate is \"2026-01-01\""},
           Case{"<tu creationdate=\"20261301T000000Z\"/>",
                "3:1 date creationdate is \"20261301T000000Z\""},
           Case{"<tu usagecount=\"many\"/>", "3:1 number usagecount is \"many\""},
           Case{"<tu><tuv xml:lang=\"ja_JP\"><seg>猫</seg></tuv></tu>",
                "3:5 language-tag xml:lang \"ja_JP\" is not BCP 47; write \"ja-JP\""},
           Case{"<tu><tuv xml:lang=\"EN\"><seg>cat</seg></tuv></tu>",
                "3:5 language-case xml:lang \"EN\" is not in canonical form; write "
                "\"en\""},
           Case{"<tu><tuv xml:lang=\"ja\"><seg>猫</seg></tuv></tu>",
                "3:1 one-sided a unit in one language, \"ja\""},
       }) {
    EXPECT_THAT(check(memory(units)).lines, Contains(expected)) << units;
  }
}

TEST(Check, LooksAtWhatSegmentsHold) {
  const auto of = [](std::string_view ja, std::string_view en) {
    return check(memory(unit(ja, en))).lines;
  };
  // <tu> 4, <tuv xml:lang="ja"> 19, <seg> 5, 猫 1, </seg></tuv> 12: 41 in all.
  EXPECT_THAT(of("猫", ""), ElementsAre("3:42 empty-segment a segment without text"));
  EXPECT_THAT(of("猫", " cat"),
              ElementsAre("3:42 padding white space at an end of \"cat\""));
  EXPECT_THAT(of("猫　", "cat"),
              ElementsAre("3:5 padding white space at an end of \"猫\""));
  EXPECT_THAT(of("猫", "<ph> </ph>cat"), Contains(HasSubstr("codes-differ")));
  EXPECT_THAT(of("<bpt i=\"1\"/>猫", "<bpt i=\"1\"/>cat"),
              Contains("3:5 code-pairing <bpt i=\"1\"> without its <ept>"));
  EXPECT_THAT(of("<ept i=\"1\"/>猫<bpt i=\"1\"/>", "cat"),
              Contains("3:5 code-pairing <ept i=\"1\"> without its <bpt> before it"));
  EXPECT_THAT(of("<b>猫</b>", "cat"),
              Contains(HasSubstr("unknown-element <b> is no element of TMX")));
  EXPECT_THAT(of(std::string(2001, 'a'), "cat"),
              Contains("3:5 long-segment a segment of 2001 characters"));
  EXPECT_THAT(of(std::string(2000, 'a'), "cat"), IsEmpty());
}

TEST(Check, KnowsTheSourceOfAUnit) {
  EXPECT_THAT(check(memory("<tu><tuv xml:lang=\"en\"><seg>cat</seg></tuv>"
                           "<tuv xml:lang=\"ja\"><seg>猫</seg></tuv></tu>"))
                  .lines,
              ElementsAre("3:1 source-not-first the source \"ja\" is not the first "
                          "side"));
  EXPECT_THAT(check(memory("<tu><tuv xml:lang=\"en\"><seg>cat</seg></tuv>"
                           "<tuv xml:lang=\"de\"><seg>Katze</seg></tuv></tu>"))
                  .lines,
              ElementsAre("3:1 no-source no side in the source language \"ja\""));
}

TEST(Check, FindsDuplicatesAndConflicts) {
  const Checked checked = check(memory(unit("猫", "cat") + "\n" + unit("猫", "cat") +
                                       "\n" + unit("猫", "kitty")));
  EXPECT_THAT(checked.lines,
              ElementsAre("4:1 duplicate the same unit as in line 3: \"猫\"",
                          "5:1 conflict another translation of the same source as in "
                          "line 3: \"猫\""));
  EXPECT_TRUE(checked.summary.is_valid());
  EXPECT_TRUE(checked.summary.duplicates_complete);
}

TEST(Check, SaysWhenThereWasNoRoomForAllDuplicates) {
  std::string units;
  for (int k = 0; k < 2000; ++k) units += unit(std::to_string(k) + "猫", "cat") + "\n";
  EXPECT_TRUE(check(memory(units)).summary.duplicates_complete);
  EXPECT_FALSE(
      check(memory(units), {.max_remembered_units = 1024}).summary.duplicates_complete);
}

TEST(Check, GoesOnBehindWhatIsNotWellFormed) {
  const Checked checked = check(memory(unit("猫 & 犬", "cat &nbsp; dog") + "\n" +
                                       unit("a\x0B"
                                            "b",
                                            "5 < 6") +
                                       "\n" + unit("&#x1F;", "caf\xE9") + "\n<tu/>"));
  EXPECT_THAT(
      checked.lines,
      testing::UnorderedElementsAre(
          "3:31 bare-markup a bare &; in text it is written &amp;",
          "3:74 bare-markup &nbsp; is of HTML, not of XML",
          "4:30 illegal-character the control character U+000B",
          "4:70 bare-markup a bare <; in text it is written &lt;",
          "5:29 illegal-character &#x1F; stands for a character that XML does not "
          "allow",
          "5:5 empty-segment a segment without text",
          "5:74 bad-encoding a byte that is not UTF-8 (00E9 in hexadecimal), read as "
          "windows-1252",
          "6:1 missing-element <tu> without <tuv>"));
  EXPECT_FALSE(checked.summary.is_valid());
  EXPECT_TRUE(checked.summary.complete);
}

TEST(Check, SaysWhereItCannotGoOn) {
  const std::string whole = memory(unit("猫", "cat"));
  const Checked cut = check(std::string_view(whole).substr(0, whole.size() - 30));
  EXPECT_FALSE(cut.summary.complete);
  EXPECT_THAT(cut.lines,
              Contains(AllOf(HasSubstr("unreadable"), HasSubstr("cut off"))));
  EXPECT_THAT(check("").lines, Contains(HasSubstr("1:1 unreadable")));
  EXPECT_THAT(check("<html/>").lines, Contains(HasSubstr("the root is <html>")));
}

TEST(Check, RefusesWhatTheImporterRefuses) {
  const std::string blank = memory(unit("猫", ""));
  EXPECT_EQ(check(blank).summary.errors, 0u);
  EXPECT_EQ(check(blank, {.importer = Importer::omegat}).summary.errors, 1u);
  const std::string large = memory(unit(std::string(2001, 'a'), "b"));
  EXPECT_EQ(check(large, {.importer = Importer::trados}).summary.errors, 1u);
  EXPECT_EQ(check(large, {.importer = Importer::phrase}).summary.errors, 0u);

  // What each importer minds, and what it does not.
  const std::string padded = memory(unit("猫 ", "cat"));
  const std::string conflict = memory(unit("猫", "cat") + unit("猫", "kitty"));
  const std::string custom =
      memory("<tu><prop type=\"client\">x</prop>" + unit("猫", "cat").substr(4));
  const std::string unpaired = memory(unit("<bpt i=\"1\"/>猫", "<bpt i=\"1\"/>cat"));
  const std::string twice = memory(
      "<tu><tuv xml:lang=\"ja\"><seg>猫</seg></tuv><tuv xml:lang=\"en\"><seg>cat</seg>"
      "</tuv><tuv xml:lang=\"en\"><seg>kitty</seg></tuv></tu>");
  std::string any = memory(unit("猫", "cat"));
  any.replace(any.find("srclang=\"ja\""), 12, "srclang=\"*all*\"");
  std::string paragraph = memory(unit("猫", "cat"));
  paragraph.replace(paragraph.find("\"sentence\""), 10, "\"paragraph\"");
  std::string schema = memory(unit("猫", "cat"));
  schema.replace(schema.find("<tmx "), 5, "<tmx xmlns:x=\"urn:x\" ");
  struct Minded {
    const std::string& file;
    const char* rule;
    std::vector<Importer> refused_by;
  };
  for (const auto& [file, rule, refused_by] :
       {Minded{padded, "padding", {Importer::omegat, Importer::okapi}},
        Minded{conflict, "conflict", {Importer::omegat}},
        Minded{custom, "custom-prop", {Importer::trados}},
        Minded{unpaired, "code-pairing", {Importer::trados}},
        Minded{twice, "same-language-twice", {Importer::phrase}},
        Minded{any, "any-source", {Importer::phrase, Importer::smartling}},
        Minded{paragraph, "segtype", {Importer::omegat}},
        Minded{schema, "namespace", {Importer::omegat}}}) {
    EXPECT_TRUE(check(file).summary.is_valid()) << rule;
    for (const std::string_view name : importer_names()) {
      const Importer importer = *find_importer(name);
      const CheckSummary summary = check(file, {.importer = importer}).summary;
      // What troubles other importers alone is not told of.
      const bool is_refused = testing::Matches(Contains(importer))(refused_by);
      EXPECT_EQ(summary.by_rule.count(rule), is_refused ? 1u : 0u) << rule;
      EXPECT_EQ(!summary.is_valid(), is_refused) << rule << " " << name;
    }
  }
}

TEST(Check, TakesLangForXmlLangInOldVersions) {
  std::string old = memory(
      "<tu><tuv lang=\"ja\"><seg>猫</seg></tuv>"
      "<tuv lang=\"en\"><seg>cat</seg></tuv></tu>");
  old.replace(old.find("1.4"), 3, "1.1");
  EXPECT_THAT(check(old).lines, ElementsAre("2:1 old-version TMX 1.1"));
  old.replace(old.find("1.1\""), 3, "1.4b");
  EXPECT_THAT(check(old).lines, Contains(HasSubstr("2:1 version")));
}

TEST(CheckRules, EachHasAnIdAHarmAndAHint) {
  for (const CheckRule& rule : check_rules()) {
    EXPECT_EQ(&check_rule(rule.id), &rule) << "the id is not unique: " << rule.id;
    EXPECT_FALSE(rule.harm.empty()) << rule.id;
    EXPECT_FALSE(rule.hint.empty()) << rule.id;
  }
}

TEST(CheckReport, ShowsSomeOfEachRuleAndCountsTheRest) {
  const std::string bytes =
      memory(unit("", "a") + "\n" + unit("", "b") + "\n" + unit("", "c"));
  const std::size_t all = check(bytes).lines.size();
  ASSERT_GE(all, 3u);
  const auto report = [&](std::size_t max_per_rule) {
    std::string out;
    std::vector<std::string> told;
    const CheckedMemory checked = report_check(
        [&] { return xml_source(bytes); }, "m.tmx", {.max_per_rule = max_per_rule},
        english_catalogue(), [&](std::string_view text) { out += text; },
        [&](const Message& summary) { told.push_back(summary.english()); });
    EXPECT_EQ(told.size(), 1u);
    const auto lines =
        static_cast<std::size_t>(std::count(out.begin(), out.end(), '\n'));
    return std::pair(lines, checked.not_shown);
  };
  const std::size_t rules = check(bytes).summary.by_rule.size();
  EXPECT_EQ(report(0), std::pair(rules + all, std::size_t{0}));
  const auto [lines, not_shown] = report(1);
  EXPECT_EQ(lines, 2 * rules);
  EXPECT_EQ(not_shown, all - rules);
}

}  // namespace
}  // namespace awase
