// SPDX-License-Identifier: Apache-2.0

#include "tmx/repair.h"

#include <string>
#include <string_view>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "text/error.h"
#include "tmx/check.h"
#include "tmx/read_tmx.h"

namespace awase {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Key;
using testing::Pair;

struct Repaired {
  std::string bytes;
  RepairSummary summary;
  std::vector<std::string> dropped;
};

Repaired repair(std::string_view bytes) {
  Repaired repaired;
  RepairOptions options;
  options.on_dropped = [&](const TranslationUnit& unit, std::string_view reason) {
    repaired.dropped.push_back(unit.variants.at(0).content.text + ": " +
                               std::string(reason));
  };
  repaired.summary =
      repair_tmx([&] { return xml_source(bytes); }, "m",
                 [&](std::string_view block) { repaired.bytes += block; }, options);
  return repaired;
}

std::size_t errors_in(std::string_view bytes) {
  return check_tmx([&] { return xml_source(bytes); }, {.importer = Importer::omegat},
                   [](const Finding& finding) {
                     if (finding.severity == Severity::error)
                       ADD_FAILURE()
                           << finding.rule->id << ": " << finding.message.english();
                   })
      .errors;
}

TEST(Repair, MakesAValidFileOfAVeryBrokenOne) {
  const Repaired repaired = repair(
      "\n<?xml version=\"1.0\"?>\n<tmx version=\"1.4b\" xmlns:q=\"u\"><header "
      "srclang=\"ja_jp\" segtype=\"word\" colour=\"red\"/><body>"
      "<tu creationdate=\"2026-01-02T03:04:05+09:00\" changedate=\"once\" colour=\"b\">"
      "<odd>x</odd><prop>p</prop>"
      "<tuv lang=\"ja_jp\"><seg> 猫 & 犬 <b>太字</b></seg></tuv>"
      "<tuv xml:lang=\"EN\"><seg>cat \x0B&nbsp; <it>x</it></seg><note>late</note></tuv>"
      "</tu><tu><tuv xml:lang=\"ja\"><seg>一人</seg></tuv></tu></body></tmx>");
  EXPECT_EQ(errors_in(repaired.bytes), 0u);
  EXPECT_FALSE(repaired.summary.stopped.has_value());
  for (const RepairKind kind :
       {RepairKind::bare_markup, RepairKind::forbidden_character, RepairKind::version,
        RepairKind::language_tag, RepairKind::date_written, RepairKind::date_moved,
        RepairKind::unknown_attribute, RepairKind::unknown_element,
        RepairKind::inline_element, RepairKind::white_space,
        RepairKind::text_before_declaration, RepairKind::namespace_removed}) {
    EXPECT_THAT(repaired.summary.repairs, Contains(Key(kind)));
  }
  const Memory memory = read_tmx(repaired.bytes);
  ASSERT_EQ(memory.units.size(), 1u);
  const TranslationUnit& unit = memory.units[0];
  EXPECT_EQ(unit.variants[0].language, "ja-JP");
  EXPECT_EQ(unit.variants[0].content.text, "猫 & 犬 太字");
  EXPECT_EQ(unit.variants[0].content.codes.size(), 2u);
  EXPECT_EQ(unit.variants[1].content.text, "cat \u00A0 ");
  EXPECT_EQ(*find_attribute(unit.attributes, "creationdate"), "20260101T180405Z");
  EXPECT_EQ(*find_prop(unit.annotations, "x-colour"), "b");
  EXPECT_EQ(*find_prop(unit.annotations, "x-changedate"), "once");
  EXPECT_EQ(*find_prop(unit.annotations, "x-odd"), "x");
  EXPECT_THAT(repaired.dropped, testing::ElementsAre("一人: no text in two languages"));
}

TEST(Repair, LeavesASpaceForALineBreakThatXmlForbids) {
  const Repaired repaired = repair(
      "<?xml version=\"1.0\"?><tmx version=\"1.4\"><header srclang=\"en\"/><body><tu>"
      "<tuv xml:lang=\"en\"><seg>one\vtwo \vthree\f<ph x=\"1\"/>four</seg></tuv>"
      "<tuv xml:lang=\"ja\"><seg>一\v二</seg></tuv></tu></body></tmx>");
  EXPECT_EQ(errors_in(repaired.bytes), 0u);
  EXPECT_THAT(repaired.bytes, HasSubstr("<seg>one two three<ph x=\"1\"/>four</seg>"));
  EXPECT_THAT(repaired.bytes, HasSubstr("<seg>一二</seg>"));
}

TEST(Repair, KeepsWhatComesBeforeABreak) {
  const std::string good =
      "<tmx version=\"1.4\"><header creationtool=\"t\" creationtoolversion=\"1\" "
      "segtype=\"sentence\" o-tmf=\"t\" adminlang=\"en\" srclang=\"ja\" "
      "datatype=\"xml\"/><body><tu><tuv xml:lang=\"ja\"><seg>猫</seg></tuv>"
      "<tuv xml:lang=\"en\"><seg>cat</seg></tuv></tu>";
  for (const char* rest : {"<tu><tuv xml:lang=\"ja\"><seg>犬", "</wrong>", "<tu", ""}) {
    const Repaired repaired = repair(good + rest);
    EXPECT_TRUE(repaired.summary.stopped.has_value()) << rest;
    EXPECT_EQ(read_tmx(repaired.bytes).units.size(), 1u) << rest;
    EXPECT_EQ(errors_in(repaired.bytes), 0u);
  }
}

TEST(Repair, ChangesNothingInAGoodFile) {
  const std::string good = repair("<tmx version=\"1.4\"><header/><body/></tmx>").bytes;
  const Repaired again = repair(good);
  EXPECT_EQ(again.bytes, good);
  EXPECT_TRUE(again.summary.repairs.empty());
}

TEST(Repair, RefusesWhatIsNoTmx) {
  EXPECT_THROW(repair(""), Error);
  EXPECT_THROW(repair("<html/>"), Error);
  EXPECT_THROW(repair("just text"), Error);
}

TEST(MendedDate, ReadsDatesOfIso8601) {
  EXPECT_EQ(mended_date("2026-01-02"), "20260102T000000Z");
  EXPECT_EQ(mended_date("20260102"), "20260102T000000Z");
  EXPECT_EQ(mended_date("2026/01/02 03:04"), "20260102T030400Z");
  EXPECT_EQ(mended_date("2026-01-02T03:04:05Z"), "20260102T030405Z");
  EXPECT_EQ(mended_date("2026-01-02T03:04:05.678Z"), "20260102T030405Z");
  EXPECT_EQ(mended_date("2026-03-01T03:04:05+09:00"), "20260228T180405Z");
  EXPECT_EQ(mended_date("2026-01-02T23:00:00-0200"), "20260103T010000Z");
  EXPECT_EQ(mended_date("yesterday"), "");
  EXPECT_EQ(mended_date("2026-13-02"), "");
  EXPECT_EQ(mended_date("02.01.26"), "");
  EXPECT_EQ(mended_date(""), "");
}

}  // namespace
}  // namespace awase
