// SPDX-License-Identifier: Apache-2.0

#include "text/tsv.h"

#include <gtest/gtest.h>

namespace awase {
namespace {

TEST(Tsv, CellsHoldAnyText) {
  for (const std::string& text :
       {std::string(), std::string("plain"), std::string("a\tb\nc\rd\\e"),
        std::string("\\t is no tab"), std::string("ends in \\"),
        std::string("\0x", 2)}) {
    const std::string cell = escape_tsv(text);
    EXPECT_EQ(cell.find_first_of("\t\n\r"), cell.npos);
    EXPECT_EQ(must_escape_tsv(text), cell != text);
    EXPECT_EQ(unescape_tsv(cell), text);
    EXPECT_EQ(unescape_tsv_strictly(cell), text);
  }
  EXPECT_EQ(escape_tsv("a\tb\nc\rd\\e"), "a\\tb\\nc\\rd\\\\e");
}

TEST(Tsv, KnowsWhatIsNoEscape) {
  for (const std::string cell : {"C:\\dir", "\\", "\\x", "end\\"}) {
    EXPECT_EQ(unescape_tsv(cell), cell);
    EXPECT_EQ(unescape_tsv_strictly(cell), std::nullopt);
  }
}

}  // namespace
}  // namespace awase
