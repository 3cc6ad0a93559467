// SPDX-License-Identifier: Apache-2.0
//
// Whether the pairs in corpora/ are in order: gold beads that fit the segments,
// segments that fit the text.

#include <numeric>
#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "align/alignment_file.h"
#include "text/file.h"
#include "text/sentences.h"

namespace awase {
namespace {

using ::testing::Each;
using ::testing::Not;

struct Pair {
  const char* folder;
  const char* name;
};

void PrintTo(const Pair& pair, std::ostream* out) { *out << pair.name; }

class CorporaTest : public ::testing::TestWithParam<Pair> {
 protected:
  static std::string read(const std::string& extension) {
    const std::string corpora = AWASE_SOURCE_DIR "/corpora/";
    return read_file(corpora + GetParam().folder + "/" + GetParam().name + extension);
  }

  static std::vector<std::string> lines(const std::string& extension) {
    std::vector<std::string> found;
    std::istringstream in(read(extension));
    for (std::string line; std::getline(in, line);) found.push_back(line);
    return found;
  }
};

TEST_P(CorporaTest, GoldHoldsEverySegmentOnceAndInOrder) {
  std::vector<std::size_t> source;
  std::vector<std::size_t> target;
  for (const ListedBead& bead : read_beads(read(".gold"), GetParam().name)) {
    source.insert(source.end(), bead.source.begin(), bead.source.end());
    target.insert(target.end(), bead.target.begin(), bead.target.end());
  }
  std::vector<std::size_t> every_source(lines(".ja.segments").size());
  std::vector<std::size_t> every_target(lines(".en.segments").size());
  std::iota(every_source.begin(), every_source.end(), std::size_t{0});
  std::iota(every_target.begin(), every_target.end(), std::size_t{0});
  EXPECT_EQ(source, every_source);
  EXPECT_EQ(target, every_target);
}

TEST_P(CorporaTest, SegmentsAreNeverEmpty) {
  EXPECT_THAT(lines(".ja.segments"), Each(Not("")));
  EXPECT_THAT(lines(".en.segments"), Each(Not("")));
}

INSTANTIATE_TEST_SUITE_P(Pairs, CorporaTest,
                         ::testing::Values(Pair{"joint-statement-2025-09-22",
                                                "statement"},
                                           Pair{"product-manual", "manual"}),
                         [](const auto& pair) { return std::string(pair.param.name); });

TEST(JointStatement, IsCutAsInItsSegments) {
  for (const std::string language : {"ja", "en"}) {
    const std::string statement =
        AWASE_SOURCE_DIR "/corpora/joint-statement-2025-09-22/statement." + language;
    const std::string text = read_file(statement + ".txt");
    std::string segments;
    for (const ByteRange& range : split_text(text, language))
      segments += text.substr(range.begin_bytes, range.size_bytes()) + '\n';
    EXPECT_EQ(segments, read_file(statement + ".segments"));
  }
}

}  // namespace
}  // namespace awase
