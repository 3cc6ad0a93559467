// SPDX-License-Identifier: Apache-2.0

#include "tmx/mend_xml.h"

#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace awase {
namespace {

struct Mended {
  std::string text;
  std::vector<std::string> rules;
};

Mended mend(std::string_view bytes) {
  Mended mended;
  XmlSource source = mend_xml(xml_source(bytes), [&](const XmlRepair& repair) {
    mended.rules.emplace_back(repair.rule);
  });
  std::string block(1000, '\0');
  while (const std::size_t count = source(block)) mended.text.append(block, 0, count);
  return mended;
}

TEST(MendXml, LeavesGoodXmlAsItIs) {
  for (const std::string_view good :
       {"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a b='x > y' c=\"&lt;\">猫&amp;"
        "&#12354;<![CDATA[ & < ]]><!-- & < --><?p & <?></a>\n",
        "\xEF\xBB\xBF<a/>", "<!DOCTYPE tmx [<!ENTITY x \"&#38;\">]><tmx/>", "",
        "<a>😺\t\r\n</a>"}) {
    const Mended mended = mend(good);
    EXPECT_EQ(mended.text, good);
    EXPECT_TRUE(mended.rules.empty()) << good;
  }
}

/// Whatever part of a file is at hand, characters are not cut where it ends.
TEST(MendXml, KeepsCharactersWholeWhereABlockEnds) {
  for (const std::string_view character : {"é", "猫", "😺"}) {
    for (std::size_t shift = 0; shift < character.size(); ++shift) {
      std::string good = "<a>" + std::string(shift, 'x');
      while (good.size() < 300'000) {
        for (int k = 0; k < 700; ++k) good += character;
        good += good.size() % 2 == 0 ? "\n" : "<b/>";
      }
      good += "</a>";
      const Mended mended = mend(good);
      EXPECT_EQ(mended.text == good, true) << character << " " << shift;
      EXPECT_TRUE(mended.rules.empty()) << character << " " << shift;
    }
  }
}

TEST(MendXml, ReadsLongTextsOfShiftJisWhole) {
  // 表 ends in a byte that is a backslash in ASCII; its bytes are cut nowhere.
  std::string wide = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><a>";
  std::string right;
  for (int k = 0; k < 60'000; ++k) {
    wide += "\x95\x5C\x8E\xA6";  // 表示
    right += "表示";
    if (k % 9'000 == 8'999) wide += "</a><a>", right += "</a><a>";
  }
  const Mended mended = mend(wide + "</a>");
  EXPECT_NE(mended.text.find("<a>" + right + "</a>"), std::string::npos);
}

struct Case {
  std::string_view broken;
  std::string_view mended;
};

TEST(MendXml, MendsOneFaultEach) {
  using namespace std::string_view_literals;
  for (const auto& [broken, mended] : {
           Case{"<a>x & y</a>", "<a>x &amp; y</a>"},
           Case{"<a>R&D;</a>", "<a>R&amp;D;</a>"},
           Case{"<a>1 < 2</a>", "<a>1 &lt; 2</a>"},
           Case{"<a>x <y z</a>", "<a>x &lt;y z</a>"},
           Case{"<a b=\"x < y\"/>", "<a b=\"x &lt; y\"/>"},
           Case{"<a b=\"x & y\"/>", "<a b=\"x &amp; y\"/>"},
           Case{"<tuv lang=en-US x=1/>", "<tuv lang=\"en-US\" x=\"1\"/>"},
           Case{"<tu a='1'b=\"2\">", "<tu a='1' b=\"2\">"},
           Case{"<tu a=\"1\" a=\"1\" a='2' >", "<tu a=\"1\" x-a='2'>"},
           Case{"<SEG a=1>", "<seg a=\"1\">"},
           Case{"<tu a=\"é\" b=é>", "<tu a=\"é\" b=\"é\">"},
           Case{"<a>x\0y</a>"sv, "<a>xy</a>"},
           Case{"<a>&#0;&#xFFFF;&#99999999999;</a>", "<a></a>"},
           Case{"<a>&eacute;</a>", "<a>é</a>"},
           Case{"<a>\xE9\x80</a>", "<a>é€</a>"},
           Case{"<a>\xED\xA0\x80猫</a>", "<a>猫</a>"},
           Case{"<a>]]></a>", "<a>]]&gt;</a>"},
           Case{"\n <?xml version=\"1.0\"?><tmx/>", "<?xml version=\"1.0\"?><tmx/>"},
       }) {
    const Mended result = mend(broken);
    EXPECT_EQ(result.text, mended);
    EXPECT_FALSE(result.rules.empty()) << broken;
  }
}

TEST(MendXml, LeavesTagsThatAreAllRight) {
  for (const std::string_view tag :
       {"<tu a=\"1\" b='2'/>", "<tu\n\ta = \"a=b c=d\">", "<tuv xml:lang=\"é\">",
        "<prop type=\"a 'b'\">", "<tu>", "</tu >"}) {
    const Mended result = mend(tag);
    EXPECT_EQ(result.text, tag);
    EXPECT_TRUE(result.rules.empty()) << tag;
  }
}

TEST(MendXml, MakesUtf8OfUtf16) {
  using namespace std::string_view_literals;
  EXPECT_EQ(mend("\xFF\xFE<\0a\0>\0\x2B\x73\x3D\xD8\x3A\xDE<\0/\0a\0>\0"sv).text,
            "<a>猫😺</a>");
  // Half a pair is left out.
  EXPECT_EQ(mend("\xFE\xFF\0<\0a\0>\xD8\x3D\0<\0/\0a\0>"sv).text, "<a></a>");
  std::string declared = "\xFE\xFF";
  for (const char c : "<?xml version='1.0' encoding='UTF-16'?><a/>"sv)
    declared += std::string("\0", 1) + c;
  EXPECT_EQ(mend(declared).text, "<?xml version='1.0' encoding='UTF-8'?><a/>");
}

TEST(MendXml, GoesThroughInputOfAnySize) {
  // Faults on both sides of every block's end.
  std::string broken = "<a>";
  std::string expected = "<a>";
  for (int k = 0; k < 60'000; ++k) {
    broken += "猫 & ";
    expected += "猫 &amp; ";
  }
  const Mended mended = mend(broken + "</a>");
  EXPECT_EQ(mended.text, expected + "</a>");
  EXPECT_EQ(mended.rules.size(), 60'000u);
}

}  // namespace
}  // namespace awase
