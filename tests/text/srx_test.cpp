// SPDX-License-Identifier: Apache-2.0

#include "text/srx.h"

#include <random>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unicode/regex.h>

#include "text/sentences.h"
#include "text/unicode.h"

namespace awase {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

struct Rule {
  bool breaks;
  std::string before;
  std::string after;
};

std::string escaped(std::string_view text) {
  std::string xml;
  for (const char c : text) {
    if (c == '<') {
      xml += "&lt;";
    } else if (c == '&') {
      xml += "&amp;";
    } else {
      xml += c;
    }
  }
  return xml;
}

std::string rules_xml(const std::string& name, const std::vector<Rule>& rules) {
  std::string xml = "<languagerule languagerulename='" + name + "'>";
  for (const Rule& rule : rules) {
    xml += std::string("<rule break='") + (rule.breaks ? "yes" : "no") +
           "'><beforebreak>" + escaped(rule.before) + "</beforebreak><afterbreak>" +
           escaped(rule.after) + "</afterbreak></rule>\n";
  }
  return xml + "</languagerule>\n";
}

std::string file_xml(const std::string& rules, const std::string& maps,
                     const std::string& cascade = "yes") {
  return "<?xml version='1.0'?>\n<srx xmlns='http://www.lisa.org/srx20' "
         "version='2.0'>\n"
         "<header segmentsubflows='yes' cascade='" +
         cascade +
         "'>"
         "<formathandle type='start' include='no'/></header>\n<body><languagerules>" +
         rules + "</languagerules><maprules>" + maps + "</maprules></body></srx>\n";
}

std::string map_xml(const std::string& pattern, const std::string& name) {
  return "<languagemap languagepattern='" + pattern + "' languagerulename='" + name +
         "'/>";
}

std::shared_ptr<const SrxRules> read(const std::string& xml) {
  return std::make_shared<const SrxRules>(read_srx(xml_source(xml), "my.srx"));
}

std::vector<std::string> split(const std::string& xml, std::string_view language,
                               const std::string& text) {
  Document document;
  document.text = text;
  document.language = language;
  document.blocks = {{BlockKind::paragraph, {0, text.size()}, 0}};
  const SegmentedText segmented =
      split_sentences(document, {.language = "", .srx = read(xml)});
  std::vector<std::string> segments;
  for (std::size_t i = 0; i < segmented.size(); ++i)
    segments.emplace_back(segmented.text(i));
  return segments;
}

std::vector<std::string> split_with(const std::vector<Rule>& rules,
                                    const std::string& text) {
  return split(file_xml(rules_xml("All", rules), map_xml(".*", "All")), "en", text);
}

std::string error_of(const std::string& xml) {
  try {
    read(xml);
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::input);
    return error.what();
  }
  return "no error";
}

TEST(Srx, TheFirstRuleThatMatchesDecides) {
  const std::vector<Rule> rules = {{false, "\\bMr\\.", "\\s"},
                                   {true, "[.?!]+", "\\s+\\p{Lu}"}};
  EXPECT_THAT(split_with(rules, "Mr. Smith came. He left. ok?! Yes"),
              ElementsAre("Mr. Smith came.", "He left. ok?!", "Yes"));
  EXPECT_THAT(split_with({rules[1], rules[0]}, "Mr. Smith came. He left."),
              ElementsAre("Mr.", "Smith came.", "He left."));
}

TEST(Srx, TakesFlagsLookaroundAndEmptyPatterns) {
  EXPECT_THAT(
      split_with({{false, "(?i)etc\\.", ""}, {true, "\\.", "\\s"}}, "ETC. and. so"),
      ElementsAre("ETC. and.", "so"));
  EXPECT_THAT(split_with({{true, "(?<=\\d)\\.", "(?=\\s)"}}, "a. 1. b"),
              ElementsAre("a. 1.", "b"));
  EXPECT_THAT(split_with({{true, "", "\\u3010"}}, "前【中】【後】"),
              ElementsAre("前", "【中】", "【後】"));
  EXPECT_THAT(split_with({{true, "。", ""}}, "一つ。二つ。😀。三つ"),
              ElementsAre("一つ。", "二つ。", "😀。", "三つ"));
  EXPECT_THAT(split_with({{true, "\\.", "\\b\\w"}}, "a.b. c"),
              ElementsAre("a.", "b. c"));
}

TEST(Srx, LineEndsEndSegmentsAndWhiteSpaceIsTrimmed) {
  EXPECT_THAT(split_with({{true, "\\.", "\\s"}}, " a.  b.\u3000\n\nc"),
              ElementsAre("a.", "b.", "c"));
}

TEST(Srx, MapsMatchLanguagesWithoutCaseAndCascade) {
  const std::string rules = rules_xml("English", {{false, "Mr\\.", " "}}) +
                            rules_xml("Japanese", {{true, "。", ""}}) +
                            rules_xml("Default", {{true, "\\.", " "}});
  const std::string maps = map_xml("(EN|fr).*", "English") +
                           map_xml("JA.*", "Japanese") + map_xml(".*", "Default");
  const std::string cascading = file_xml(rules, maps, "yes");
  EXPECT_THAT(split(cascading, "en-GB", "Mr. A. B"), ElementsAre("Mr. A.", "B"));
  EXPECT_THAT(split(cascading, "ja", "あ。い. う"), ElementsAre("あ。", "い.", "う"));
  const std::string single = file_xml(rules, maps, "no");
  EXPECT_THAT(split(single, "en", "Mr. A. B"), ElementsAre("Mr. A. B"));
  EXPECT_THAT(split(single, "ja-JP", "あ。い. う"), ElementsAre("あ。", "い. う"));
  EXPECT_THAT(split(single, "de", "Mr. A. B"), ElementsAre("Mr.", "A.", "B"));
  // A pattern stands for the whole code.
  EXPECT_THAT(split(file_xml(rules, map_xml("e", "Default")), "de", "a. b"),
              ElementsAre("a. b"));
}

TEST(Srx, SaysWhereAFileIsWrong) {
  EXPECT_THAT(error_of("<srx version='2.0'>"), StartsWith("my.srx:1:"));
  EXPECT_THAT(error_of("<tmx version='1.4'/>"),
              StartsWith("my.srx:1:1: this is no SRX file"));
  EXPECT_THAT(error_of("<srx version='3.0'/>"),
              HasSubstr("export the rules as SRX 2.0"));
  EXPECT_THAT(error_of("<java class='java.beans.XMLDecoder'><object/></java>"),
              HasSubstr("holds no segmentation rules"));
  EXPECT_THAT(error_of(file_xml("", map_xml(".*", "Gone"))), HasSubstr("\"Gone\""));
  EXPECT_THAT(error_of(file_xml("", "", "maybe")),
              HasSubstr("write \"yes\" or \"no\""));
  EXPECT_THAT(error_of(file_xml("<rule break='no'/>", "")),
              HasSubstr("outside of languagerule"));
  EXPECT_THAT(error_of(file_xml(rules_xml("A", {}) + rules_xml("A", {}), "")),
              HasSubstr("given twice"));
  EXPECT_THAT(error_of(file_xml("<languagerule languagerulename='A'><rule break='si'/>"
                                "</languagerule>",
                                "")),
              HasSubstr("break is \"si\""));
  EXPECT_THAT(error_of(file_xml("", "<languagemap languagepattern='a'/>")),
              HasSubstr("has no attribute \"languagerulename\""));
}

TEST(Srx, TakesPrefixesAndForeignElements) {
  const std::string xml =
      "<s:srx xmlns:s='http://www.lisa.org/srx20' xmlns:x='urn:x' version='2.0'>"
      "<s:header segmentsubflows='no' cascade='no'><x:options "
      "n='1'/></s:header><s:body>"
      "<s:languagerules><s:languagerule languagerulename='D'><s:rule>"
      "<s:beforebreak>\\.</s:beforebreak><s:afterbreak>\\s</s:afterbreak></s:rule>"
      "</s:languagerule></s:languagerules><s:maprules>"
      "<s:languagemap languagepattern='.*' "
      "languagerulename='D'/></s:maprules></s:body></s:srx>";
  EXPECT_THAT(split(xml, "en", "a. b"), ElementsAre("a.", "b"));
}

/// The sentences about rules that were left out.
std::vector<std::string> issues_of(const std::string& xml, std::string_view language) {
  Document document;
  document.text = "あ。 い";
  document.language = language;
  document.blocks = {{BlockKind::paragraph, {0, document.text.size()}, 0}};
  std::vector<std::string> lines;
  for (const Message& issue :
       split_sentences(document, {.language = "", .srx = read(xml)}).document.issues)
    lines.push_back(issue.english());
  return lines;
}

TEST(Srx, LeavesOutRulesThatDoNotCompile) {
  const std::string xml = file_xml(
      rules_xml("Slavic",
                {{false, "(?<!\\d\\s*)\\bр\\.\\s", ""}, {true, "\\.", "\\s"}}) +
          rules_xml("Japanese", {{true, "。", ""}, {true, "<0}", ""}}),
      map_xml("uk.*", "Slavic") + map_xml("ja.*", "Japanese"), "no");
  EXPECT_THAT(split(xml, "ja", "あ。い<0}う"), ElementsAre("あ。", "い<0}", "う"));
  EXPECT_THAT(issues_of(xml, "ja"), ElementsAre());
  EXPECT_THAT(split(xml, "uk", "а. б"), ElementsAre("а.", "б"));
  EXPECT_THAT(issues_of(xml, "uk"),
              ElementsAre(AllOf(StartsWith("my.srx:4: the pattern \"(?<!"),
                                HasSubstr("its rule is left out"))));
  EXPECT_THAT(issues_of(file_xml(rules_xml("A", {}), map_xml("[", "A")), "ja"),
              ElementsAre(HasSubstr("its rule is left out")));
}

TEST(Srx, TakesBracesAsJavaDoes) {
  EXPECT_THAT(split_with({{true, "x{2}", ""}}, "axxb"), ElementsAre("axx", "b"));
  EXPECT_THAT(split_with({{true, "[{}]", ""}}, "a{b}c"), ElementsAre("a{", "b}", "c"));
  EXPECT_THAT(split_with({{true, "\\p{Lu}{1,}\\}", ""}}, "aAB}c"),
              ElementsAre("aAB}", "c"));
}

TEST(Srx, ReadsTheFirstVersion) {
  const auto file = [](const std::string& header) {
    return "<srx version='1.0'>" + header + "<body><languagerules>" +
           rules_xml("Dot", {{true, "\\.", ""}}) +
           rules_xml("Bang", {{true, "!", ""}}) +
           "</languagerules><maprules><maprule maprulename='M'>" +
           map_xml(".*", "Dot") + map_xml("en", "Bang") +
           "</maprule></maprules></body></srx>";
  };
  EXPECT_THAT(split(file("<header segmentsubflows='yes'/>"), "en", "a. b! c"),
              ElementsAre("a.", "b! c"));
  // A header that says nothing says that maps add up.
  EXPECT_THAT(split(file("<header/>"), "en", "a. b! c"), ElementsAre("a.", "b!", "c"));
}

TEST(Srx, ReadsTheRulesOfOmegaT) {
  const auto rule = [](const char* before, const char* after, bool breaks) {
    return std::string(
               "<void method='add'><object class='org.omegat.core.segmentation.") +
           "Rule'><void property='afterbreak'><string>" + after +
           "</string></void><void property='beforebreak'><string>" + before +
           "</string></void>" +
           (breaks ? "<void property='breakRule'><boolean>true</boolean></void>" : "") +
           "</object></void>";
  };
  const auto map = [](const char* pattern, const std::string& rules) {
    return std::string(
               "<void method='add'><object class='org.omegat.core.segmentation.") +
           "MapRule'><void property='language'><string>X</string></void><void "
           "property='pattern'><string>" +
           pattern + "</string></void><void property='rules'>" + rules +
           "</void></object></void>";
  };
  const std::string xml =
      "<?xml version='1.0' encoding='UTF-8'?><java version='1.8.0' "
      "class='java.beans.XMLDecoder'><object class='org.omegat.core.segmentation.SRX'>"
      "<void property='cascade'><boolean>true</boolean></void>"
      "<void property='mappingRules'>" +
      map("EN.*", rule("Mr\\.", "\\s", false)) + map(".*", rule("\\.", "\\s", true)) +
      "</void></object></java>";
  EXPECT_THAT(split(xml, "en-US", "Mr. A. B"), ElementsAre("Mr. A.", "B"));
  EXPECT_THAT(split(xml, "de", "Mr. A. B"), ElementsAre("Mr.", "A.", "B"));
}

TEST(Srx, HasALimitForTheWholeText) {
  // Each line is quick enough for its rule; all together are not.
  Document document;
  const std::string line = std::string(46, 'a') + " b. c\n";
  for (int i = 0; i < 60'000; ++i) document.text += line;
  document.language = "en";
  document.blocks = {{BlockKind::paragraph, {0, document.text.size()}, 0}};
  const std::string xml =
      file_xml(rules_xml("All", {{true, "(.*)(.*)(.*)\\1\\2\\3x", "\\s"}}),
               map_xml(".*", "All"));
  try {
    split_sentences(document, {.language = "", .srx = read(xml)});
    FAIL();
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), HasSubstr("take too long on the text, all lines"));
    EXPECT_THAT(error.what(), StartsWith("my.srx:"));
  }
}

TEST(Srx, NamesTheRuleThatRunsAway) {
  for (const char* pattern :
       {"(a+)+b", "(a|aa)+$x", "(.*)(.*)(.*)(.*)x", "(a*)*\\1x"}) {
    try {
      split_with({{true, "\\.", " "}, {true, pattern, ""}}, std::string(50'000, 'a'));
      FAIL() << pattern;
    } catch (const Error& error) {
      EXPECT_THAT(error.what(), StartsWith("my.srx:5: this rule takes too long"))
          << pattern;
    }
  }
}

TEST(Srx, OrdinaryRulesAreLinear) {
  std::string text;
  for (int i = 0; i < 50'000; ++i) text += "Mr. Ab. 1.5 ";
  const auto segments = split_with(
      {{false, "\\b(?:Mr|Mrs|Dr)\\.", "\\s"}, {true, "[.?!]+[\"']?", "\\s+\\p{Lu}"}},
      text);
  EXPECT_EQ(segments.size(), 1);  // "Ab." has a digit after it, "Mr." is an exception.
}

// The definition, written down plainly: every place asks every rule, and every rule
// every start before the place.
std::vector<std::string> reference_split(const std::vector<Rule>& rules,
                                         const std::string& text) {
  const auto line = icu::UnicodeString::fromUTF8(text);
  std::vector<std::string> segments;
  int32_t begin = 0;
  for (int32_t place = 1; place <= line.length(); ++place) {
    bool breaks = place == line.length();
    for (const Rule& rule : rules) {
      if (breaks) break;
      UErrorCode status = U_ZERO_ERROR;
      icu::RegexMatcher before(icu::UnicodeString::fromUTF8(rule.before), line, 0,
                               status);
      icu::RegexMatcher after(icu::UnicodeString::fromUTF8(rule.after), line, 0,
                              status);
      bool ends_here = rule.before.empty();
      for (int32_t start = 0; start <= place && !ends_here; ++start) {
        ends_here = before.lookingAt(start, status) && before.end(status) == place;
      }
      if (!ends_here || !after.lookingAt(place, status)) continue;
      breaks = rule.breaks;
      break;
    }
    if (!breaks) continue;
    std::string segment;
    line.tempSubStringBetween(begin, place).toUTF8String(segment);
    begin = place;
    if (!trim(segment).empty()) segments.emplace_back(trim(segment));
  }
  return segments;
}

TEST(Srx, AgreesWithTheDefinition) {
  const std::vector<std::vector<Rule>> files = {
      {{false, "\\bMr\\.", "\\s"}, {true, "[.?!]+", "\\s"}, {true, "。", ""}},
      {{true, "", "M"}, {false, "r", "\\."}, {true, "\\.+\\s*", "[^\\s]"}},
      {{false, "(?i)mr", "."}, {true, "(?<=r)\\.", "(?!\\s)"}, {true, "\\s", "\\b"}},
      {{false, "^M.*?\\.", "\\s"}, {true, "\\.", "$|\\s"}, {true, "r?", "。"}}};
  const std::vector<std::string> pieces = {"Mr", ".", " ",  "。", "!",
                                           "M",  "r", "あ", "e"};
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    std::string text;
    for (int i = 0; i < 20; ++i) text += pieces[random() % pieces.size()];
    for (const auto& rules : files) {
      EXPECT_EQ(split_with(rules, text), reference_split(rules, text)) << text;
    }
  }
}

}  // namespace
}  // namespace awase
