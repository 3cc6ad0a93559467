// SPDX-License-Identifier: Apache-2.0

#include "text/openers.h"

#include <string>

#include <gtest/gtest.h>

namespace awase {
namespace {

TEST(OpenerFinder, KnowsHowASegmentBegins) {
  const struct {
    const char* language;
    const char* segment;
    Opener opener;
  } table[] = {
      {"ja", "そして、雨が降った。", Opener::adds},
      {"ja", "「しかし違います。", Opener::turns},
      {"ja", "もし雨なら。", Opener::none},     // Conditions may come late.
      {"ja", "そうですね。", Opener::accepts},  // Longer than そうです.
      {"ja", "そうです。", Opener::agrees},
      {"ja", "えー、私は。", Opener::gropes},
      {"ja", "また会いましょう。", Opener::none},  // Again, and not また、.
      {"ja", "雨が降った。そして晴れた。", Opener::none},
      {"en-GB", "However, it rained.", Opener::turns},
      {"en", "\"BUT why?\"", Opener::turns},
      {"en", "Butter melts.", Opener::none},
      {"en", "For example, rain.", Opener::says},
      {"en", "For rain we wait.", Opener::none},
      {"en", "≪Y≫ yeah", Opener::none},
      {"en", "Mm-hmm.", Opener::hums},
      {"en", "No", Opener::denies},
      {"de", "Außerdem regnete es.", Opener::adds},
      {"de", "AUSSERDEM REGNETE ES.", Opener::adds},
      {"fr", "C'est pourquoi il pleut.", Opener::follows},
      {"fr", "Ne\u0301anmoins, il pleut.", Opener::turns},  // é of two code points.
      {"is", "Og svo rigndi.", Opener::none},               // No list.
      {"en", "", Opener::none},
      {"en", "... 123", Opener::none},
  };
  for (const auto& row : table)
    EXPECT_EQ(OpenerFinder(row.language).find(row.segment), row.opener)
        << row.language << ": " << row.segment;
}

TEST(OpenerFinder, TakesAnyBytes) {
  const OpenerFinder english("en");
  EXPECT_EQ(english.find("\xFF\xFE and so"), Opener::adds);
  EXPECT_EQ(english.find(std::string(1'000'000, 'a')), Opener::none);
  EXPECT_EQ(OpenerFinder("ja").find("そ\xE3\x81"), Opener::none);
}

}  // namespace
}  // namespace awase
