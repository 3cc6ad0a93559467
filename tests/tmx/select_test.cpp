// SPDX-License-Identifier: Apache-2.0

#include "tmx/select.h"

#include <gtest/gtest.h>

#include "text/error.h"
#include "tmx/read_tmx.h"

namespace awase {
namespace {

/// Source Japanese; a date on the unit, a later one on a side.
Memory sample() {
  return read_tmx(
      "<tmx version=\"1.4\"><header srclang=\"ja\"/><body><tu tuid=\"7\" "
      "creationdate=\"20260101T000000Z\"><prop type=\"x-confidence\">0.80</prop>"
      "<prop type=\"project\">Neko 9</prop><tuv xml:lang=\"en-GB\" creationid=\"ann\" "
      "changedate=\"20260131T101112Z\"><prop type=\"side\">1</prop>"
      "<seg>I like (cats).</seg></tuv><tuv "
      "xml:lang=\"ja\"><seg>猫が好き</seg></tuv></tu>"
      "</body></tmx>");
}

TEST(Selector, AsksForWhatUnitsSay) {
  const Memory memory = sample();
  struct Case {
    SelectOptions options;
    const char* reason;
  };
  for (const Case& c : {
           Case{{.min_confidence = 0.8}, ""},
           Case{{.min_confidence = 0.81}, "not min-confidence 0.81"},
           Case{{.max_confidence = 0.5}, "not max-confidence 0.5"},
           Case{{.max_confidence = 0.8}, ""},
           Case{{.since = "2026-01-31"}, ""},
           Case{{.since = "2026-02-01"}, "not since 2026-02-01"},
           Case{{.until = "20260131"}, ""},
           Case{{.until = "20260131T101111Z"}, "not until 20260131T101111Z"},
           Case{{.props = {"project"}}, ""},
           Case{{.props = {"project=Neko 9", "side=1"}}, ""},
           Case{{.props = {"project~^Neko [0-9]$"}}, ""},
           Case{{.props = {"project=Neko"}}, "not prop project=Neko"},
           Case{{.attributes = {"creationid=ann", "tuid"}}, ""},
           Case{{.attributes = {"creationid=bob"}}, "not attribute creationid=bob"},
           Case{{.languages = {"EN", "ja"}}, ""},
           Case{{.languages = {"en_gb"}}, ""},
           Case{{.languages = {"en-US"}}, "not language en-US"},
           Case{{.languages = {"e"}}, "not language e"},
           Case{{.text = "(cats)"}, ""},
           Case{{.source_text = "猫"}, ""},
           Case{{.target_text = "猫"}, "not target-text 猫"},
           Case{{.target_regex = "C[A-Z]+S"}, "not target-regex C[A-Z]+S"},
           Case{{.target_regex = "C[A-Z]+S", .ignore_case = true}, ""},
           Case{{.source_regex = "^I"}, "not source-regex ^I"},
           Case{{.text = "cats", .invert = true}, "text cats"},
           Case{{.text = "dogs", .invert = true}, ""},
           Case{{.min_confidence = 0.5, .text = "dogs", .invert = true}, ""},
       }) {
    EXPECT_EQ(Selector(c.options).reason_against(memory.units[0], memory.header),
              c.reason);
  }
}

TEST(Selector, RefusesWhatMakesNoSense) {
  for (const SelectOptions& options :
       {SelectOptions{}, SelectOptions{.since = "yesterday"},
        SelectOptions{.regex = "("}, SelectOptions{.props = {"=x"}}}) {
    EXPECT_THROW(Selector{options}, Error);
  }
}

TEST(Selector, DoesNotTakeUnitsThatDoNotSay) {
  TranslationUnit unit;
  unit.variants.resize(1);
  for (const SelectOptions& options :
       {SelectOptions{.min_confidence = 0.0}, SelectOptions{.max_confidence = 1.0},
        SelectOptions{.since = "1900-01-01"}, SelectOptions{.until = "2100-01-01"}}) {
    EXPECT_NE(Selector(options).reason_against(unit, {}), "");
  }
}

}  // namespace
}  // namespace awase
