// SPDX-License-Identifier: Apache-2.0
//
// White space, states and prefixes of XLIFF through `awase tmx convert`.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/run_awase.h"

namespace awase {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string xliff_of(const std::string& units, const std::string& names = "") {
  return "<xliff version=\"1.2\"" + names +
         "><file original=\"a\" source-language=\"en\" target-language=\"ja\" "
         "datatype=\"html\"><body>" +
         units + "</body></file></xliff>\n";
}

std::string converted(const ScratchFolder& folder, const std::string& file) {
  const Outcome outcome =
      run_awase({"tmx", "convert", file, "--to", "tmx"}, {.folder = folder.path()});
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  return outcome.out;
}

TEST(XliffMemory, JoinsTheLinesOfAFileThatWasIndented) {
  const ScratchFolder folder;
  folder.write("a.xlf",
               xliff_of("<trans-unit id=\"1\">\n  <source>\n    Close the <g "
                        "id=\"1\">upper\n    lid</g>\n    first.\n  </source>\n  "
                        "<target>\n    先に<g id=\"1\">上の\n    ふた</g>を\n    "
                        "閉じます。\n  </target>\n</trans-unit>"));
  const std::string tmx = converted(folder, "a.xlf");
  EXPECT_THAT(tmx, HasSubstr("<seg>Close the <hi x=\"1\">upper lid</hi> first.</seg>"));
  EXPECT_THAT(tmx, HasSubstr("<seg>先に<hi x=\"1\">上のふた</hi>を閉じます。</seg>"));
}

TEST(XliffMemory, KeepsTheLinesOfATextThatIsPreserved) {
  const ScratchFolder folder;
  const std::string unit =
      "<trans-unit id=\"1\"><source>One\ntwo</source><target>一\n二</target>"
      "</trans-unit>";
  const std::string kept = "<seg>One\ntwo</seg>";
  folder.write("root.xlf", xliff_of(unit, " xml:space=\"preserve\""));
  folder.write("group.xlf",
               xliff_of("<group xml:space=\"preserve\">" + unit + "</group>"));
  folder.write("unit.xlf", xliff_of("<trans-unit id=\"1\" xml:space=\"preserve\">" +
                                    unit.substr(unit.find("<source>"))));
  folder.write("source.xlf",
               xliff_of("<trans-unit id=\"1\"><source xml:space=\"preserve\">" +
                        unit.substr(unit.find("One"))));
  for (const std::string name : {"root.xlf", "group.xlf", "unit.xlf", "source.xlf"}) {
    EXPECT_THAT(converted(folder, name), HasSubstr(kept)) << name;
    EXPECT_THAT(converted(folder, name), HasSubstr("<seg>一\n二</seg>")) << name;
  }
  // What Awase writes itself comes back as it was.
  run_awase({"tmx", "convert", "root.xlf", "-o", "a.tmx"}, {.folder = folder.path()});
  run_awase({"tmx", "convert", "a.tmx", "-o", "b.xlf"}, {.folder = folder.path()});
  EXPECT_THAT(converted(folder, "b.xlf"), HasSubstr(kept));
}

TEST(XliffMemory, TakesStatesThatSayFinishedAndNoOthers) {
  const ScratchFolder folder;
  std::string units;
  for (const std::string state :
       {"final", "signed-off", "translated", "reviewed", "Final", "x-proofread",
        "x-client-approved", "new", "needs-l10n", "x-draft", "in-progress",
        "x-unreviewed", "not-translated", "x-whatever"})
    units += "<trans-unit id=\"1\"><source>It is " + state +
             ".</source><target state=\"" + state + "\">これは" + state +
             "です。</target></trans-unit>";
  folder.write("a.xlf", xliff_of(units));
  const std::string tmx = converted(folder, "a.xlf");
  for (const std::string state : {"final", "signed-off", "translated", "reviewed",
                                  "Final", "x-proofread", "x-client-approved"})
    EXPECT_THAT(tmx, HasSubstr("It is " + state + ".")) << state;
  for (const std::string state : {"new", "needs-l10n", "x-draft", "in-progress",
                                  "x-unreviewed", "not-translated", "x-whatever"})
    EXPECT_THAT(tmx, Not(HasSubstr("It is " + state + "."))) << state;
  const Outcome outcome =
      run_awase({"tmx", "convert", "a.xlf", "--to", "tsv"}, {.folder = folder.path()});
  EXPECT_THAT(outcome.err,
              HasSubstr("7 translations that nobody has finished were left out"));
  EXPECT_THAT(outcome.err, HasSubstr("x-whatever 1"));
}

TEST(XliffMemory, KnowsTheAttributesOfPhraseByAnyPrefix) {
  const ScratchFolder folder;
  const auto file = [](const std::string& prefix, const std::string& names) {
    const auto unit = [&](const std::string& confirmed, const std::string& source,
                          const std::string& target) {
      return "<trans-unit id=\"1\" " + prefix + ":confirmed=\"" + confirmed +
             "\"><source>" + source + "</source><target>" + target + "</target><" +
             prefix + ":tunit-metadata><" + prefix + ":mark id=\"1\"><" + prefix +
             ":content>&lt;br/&gt;</" + prefix + ":content></" + prefix + ":mark></" +
             prefix + ":tunit-metadata></trans-unit>";
    };
    return xliff_of(
        unit("1", "Lid{1} on.", "ふた{1}あり。") + unit("0", "Lid off.", "ふたなし。"),
        names + " " + prefix + ":version=\"2.4\"");
  };
  const std::string space = "=\"http://www.memsource.com/mxlf/2.0\"";
  folder.write("m.mxliff", file("m", " xmlns:m" + space));
  folder.write("undeclared.mxliff", file("m", ""));
  folder.write("memsource.mxliff", file("memsource", ""));
  folder.write("other.mxliff", file("ph", " xmlns:ph" + space));
  for (const std::string name : {"m", "undeclared", "memsource", "other"}) {
    const std::string tmx = converted(folder, name + ".mxliff");
    EXPECT_THAT(tmx, HasSubstr("<seg>Lid<ph x=\"1\">&lt;br/&gt;</ph> on.</seg>"))
        << name;
    EXPECT_THAT(tmx, Not(HasSubstr("Lid off."))) << name;
  }
}

TEST(XliffMemory, WritesTheTextInsideOfCodesAsXliffHasIt) {
  const ScratchFolder folder;
  folder.write(
      "a.xlf",
      xliff_of("<trans-unit id=\"1\"><source>See <bpt id=\"1\">&lt;a title='<sub "
               "ctype=\"x-title\">the <bpt id=\"7\" rid=\"2\">b</bpt>lid<ept id=\"8\" "
               "rid=\"2\">/b</ept></sub>'&gt;</bpt>it<ept id=\"1\">/a</ept>."
               "</source><target>参照。</target></trans-unit>"));
  const RunSetup here = {.folder = folder.path()};
  run_awase({"tmx", "convert", "a.xlf", "-o", "a.tmx"}, here);
  EXPECT_THAT(folder.read("a.tmx"), HasSubstr("<sub type=\"title\">the <bpt i=\"2\""));
  run_awase({"tmx", "convert", "a.tmx", "-o", "b.xlf"}, here);
  EXPECT_THAT(folder.read("b.xlf"),
              HasSubstr("<sub ctype=\"x-title\">the <bpt id=\"7\" rid=\"2\""));
  EXPECT_EQ(converted(folder, "b.xlf"), folder.read("a.tmx"));
}

TEST(XliffMemory, TakesHalfAPairWithoutANumberForACodeThatStandsAlone) {
  const ScratchFolder folder;
  folder.write("a.xlf",
               xliff_of("<trans-unit id=\"1\"><source><bpt>b</bpt>Lid<ept>/b</ept>"
                        "<ph id=\"1\"><sub><bpt>c</bpt></sub></ph></source>"
                        "<target>ふた</target></trans-unit>"));
  folder.write("a.tmx", converted(folder, "a.xlf"));
  EXPECT_THAT(folder.read("a.tmx"), HasSubstr("<it pos=\"begin\""));
  EXPECT_THAT(folder.read("a.tmx"), HasSubstr("<it pos=\"end\""));
  EXPECT_EQ(run_awase({"tmx", "check", "a.tmx"}, {.folder = folder.path()}).status, 0);
}

}  // namespace
}  // namespace awase
