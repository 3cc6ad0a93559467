// SPDX-License-Identifier: Apache-2.0

#include "text/tool_rules.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "text/srx.h"

namespace awase {
namespace {

/// The segments with "|" between them.
std::string cut(ToolCuts cuts, std::string_view language, std::string_view text) {
  const auto rules = tool_rules(cuts);
  SrxSplitter splitter(*rules, language);
  EXPECT_TRUE(splitter.issues().empty());
  std::string out;
  for (const ByteRange& range : splitter.split_line(text)) {
    if (!out.empty()) out += '|';
    out += text.substr(range.begin_bytes, range.size_bytes());
  }
  return out;
}

TEST(ToolRules, CutAsOmegatDoes) {
  const auto omegat = [](std::string_view language, std::string_view text) {
    return cut(ToolCuts::omegat, language, text);
  };
  EXPECT_EQ(omegat("ja", "容量は３．５ Lです。次"), "容量は３．|５ Lです。|次");
  EXPECT_EQ(omegat("ja-JP", "（終わり。）次。「雨。」"), "（終わり。）次。|「雨。|」");
  EXPECT_EQ(omegat("ja", "一。\n二。"), "一。|二。");
  EXPECT_EQ(omegat("en", "The U.S. model. It runs at 3.5 V!\nGo"),
            "The U.S.|model.|It runs at 3.5 V!|Go");
  EXPECT_EQ(omegat("en", "See Mr. Sato, e.g. at 10 a.m. sharp; No. 5 etc. and J. Doe."),
            "See Mr. Sato, e.g. at 10 a.m. sharp; No. 5 etc. and J. Doe.");
  EXPECT_EQ(omegat("en", "12. Purpose"), "12.|Purpose");
  EXPECT_EQ(omegat("en", "Wait... then go"), "Wait... then go");
  EXPECT_EQ(omegat("zh", "他说：“雨。”好。"), "他说：“雨。”好。");
  EXPECT_EQ(omegat("fr", "Cf. l'art. 5. Oui."), "Cf. l'art. 5.|Oui.");
}

TEST(ToolRules, CutAtColonsForTradosAlone) {
  EXPECT_EQ(cut(ToolCuts::trados, "en", "Note: close it. then go. Go"),
            "Note:|close it. then go.|Go");
  EXPECT_EQ(cut(ToolCuts::common, "en", "Note: close it. then go. Go"),
            "Note: close it. then go.|Go");
}

TEST(ToolRules, KeepClosingBracketsAndNumbersInJapanese) {
  EXPECT_EQ(cut(ToolCuts::common, "ja", "「雨。」次。３．５ L。終"),
            "「雨。」|次。|３．５ L。|終");
}

}  // namespace
}  // namespace awase
