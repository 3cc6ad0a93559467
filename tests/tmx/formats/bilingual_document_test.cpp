// SPDX-License-Identifier: Apache-2.0
//
// Review tables as tools for translators export them.

#include "tmx/formats/bilingual_document.h"

#include <algorithm>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "text/documents/read_document.h"
#include "tmx/formats/review_codes.h"

namespace awase {
namespace {

using ::testing::ElementsAre;

/// "source|target" of each block that stands in the same place on both sides.
std::vector<std::string> pairs(const std::string& html) {
  const Document document = read_document("<html><body>" + html, "a.html");
  const auto split = split_bilingual(document, {}, false);
  if (!split) return {"none"};
  std::vector<std::string> lines;
  const Document& source = split->text.source;
  const Document& target = split->text.target;
  for (std::size_t k = 0; k < std::max(source.blocks.size(), target.blocks.size()); ++k)
    lines.push_back(
        (k < source.blocks.size() ? std::string(source.block_text(source.blocks[k]))
                                  : "") +
        "|" +
        (k < target.blocks.size() ? std::string(target.block_text(target.blocks[k]))
                                  : ""));
  return lines;
}

std::string row(const std::vector<std::string>& cells) {
  std::string row = "<tr>";
  for (const std::string& cell : cells) row += "<td>" + cell + "</td>";
  return row + "</tr>";
}

TEST(SplitBilingual, TakesNoHeadForAPair) {
  EXPECT_THAT(pairs("<table>" + row({"manual.docx"}) +
                    row({"ID", "Japanese", "English", "Comment", "Status"}) +
                    row({"1<br>8f3c-01", "電源を切ります。", "Turn off the power.", "",
                         "Confirmed"}) +
                    row({"2<br>8f3c-02", "ふたを閉めます。", "Close the cover.",
                         "Check this, please.", "Edited"}) +
                    "</table>"),
              ElementsAre("電源を切ります。|Turn off the power.",
                          "ふたを閉めます。|Close the cover."));
}

TEST(SplitBilingual, FindsTheHeadBelowATableOfTheProject) {
  const std::string head = row({"ID", "#", "ja", "en", "%"});
  EXPECT_THAT(
      pairs("<table>" + row({"Project", "Manual"}) + row({"Job", "AbC12"}) +
            "</table><table>" + head +
            row({"AbC12:0", "1", "電源を切ります。", "Turn off the power.", "101"}) +
            row({"AbC12:1", "2", "ふたを閉めます。", "Close the cover.", "0"}) +
            "</table><table>" + head +
            row({"AbC12:2", "3", "設定を開きます。", "Open the settings.", "0"}) +
            "</table>"),
      ElementsAre("電源を切ります。|Turn off the power.",
                  "ふたを閉めます。|Close the cover.",
                  "設定を開きます。|Open the settings."));
}

TEST(SplitBilingual, ReadsATableInAFrame) {
  const std::string cell = "<table>" + row({"赤", "青い箱です。"}) + "</table>";
  const std::string other = "<table>" + row({"Red", "A blue box."}) + "</table>";
  EXPECT_THAT(
      pairs("<table><tr><td>Review<table>" + row({"No.", "原文", "訳文"}) +
            row({"1", "電源を切ります。", "Turn off the power."}) +
            row({"2", cell, other}) +
            row({"3", "ふたを閉めます。", "Close the cover."}) +
            "</table></td></tr></table>"),
      ElementsAre("電源を切ります。|Turn off the power.", "赤|Red",
                  "青い箱です。|A blue box.", "ふたを閉めます。|Close the cover."));
}

TEST(SplitBilingual, TakesNoIdentifiersForTexts) {
  EXPECT_THAT(
      pairs("<p>Do not change the structure of this document.</p><table>" +
            row({"AbCdEfGhIjKlMnOp12:0", "1", "電源を切ります。", "Turn it off.",
                 "101"}) +
            row({"AbCdEfGhIjKlMnOp12:1", "2", "ふたを閉めます。", "Close the cover.",
                 "85"}) +
            row({"AbCdEfGhIjKlMnOp12:2", "3", "完了です。", "", "0"}) + "</table>"),
      ElementsAre("電源を切ります。|Turn it off.", "ふたを閉めます。|Close the cover.",
                  "完了です。|"));
}

TEST(SplitBilingual, LeavesCodesOut) {
  EXPECT_THAT(
      pairs("<table>" + row({"Segment ID", "Source segment", "Target segment"}) +
            row({"1", "&lt;12&gt;電源を切ります。&lt;/12&gt;",
                 "&lt;12&gt;Turn off the power.&lt;/12&gt;"}) +
            "</table>"),
      ElementsAre("電源を切ります。|Turn off the power."));
}

TEST(WithoutCodes, KnowsThoseOfTrados) {
  EXPECT_EQ(without_codes("<12>Turn</12> it <3/>off."), "Turn it off.");
  EXPECT_EQ(without_codes("[1>Turn<1] {2]it[2} {b>off<b}."), "Turn it off.");
  EXPECT_EQ(without_codes("a < 12 > b, see [1], {0}, <b>x</b>, <1"),
            "a < 12 > b, see [1], {0}, <b>x</b>, <1");
}

}  // namespace
}  // namespace awase
