// SPDX-License-Identifier: Apache-2.0
//
// Whether the pairs in corpora/ are in order: gold beads that fit the segments,
// segments that fit the text.

#include <filesystem>
#include <numeric>
#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "align/aligner.h"
#include "align/alignment_file.h"
#include "align/evaluation.h"
#include "text/documents/read_document.h"
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

INSTANTIATE_TEST_SUITE_P(
    Pairs, CorporaTest,
    ::testing::Values(Pair{"joint-statement-2025-09-22", "statement"},
                      Pair{"product-manual", "manual"}, Pair{"contract", "contract"},
                      Pair{"dialogue", "dialogue"}, Pair{"minutes", "minutes"},
                      Pair{"notice", "notice"}, Pair{"paper", "paper"},
                      Pair{"subtitles", "subtitles"}, Pair{"techpage", "techpage"},
                      Pair{"guide", "guide"}),
    [](const auto& pair) { return std::string(pair.param.name); });

struct Cut {
  const char* file;  ///< In corpora/, without ".ja.txt" and the like.
  const char* ending;
  const char* segments;
  std::size_t before = 0;  ///< Segments of the file before those, such as its title,
  std::size_t after = 0;   ///< and after them, such as its footer.
};

void PrintTo(const Cut& cut, std::ostream* out) { *out << cut.file << cut.ending; }

class CutTest : public ::testing::TestWithParam<Cut> {};

TEST_P(CutTest, GivesTheSegmentsThatStandBesideIt) {
  const Cut& cut = GetParam();
  const std::string corpora = AWASE_SOURCE_DIR "/corpora/";
  for (const std::string language : {"ja", "en"}) {
    const std::string file = corpora + cut.file + "." + language + cut.ending;
    const SegmentedText text = split_sentences(
        without_boilerplate(read_document_file(file)), {.language = language});
    std::string segments;
    for (std::size_t i = cut.before; i + cut.after < text.size(); ++i)
      segments += std::string(text.text(i)) + '\n';
    EXPECT_EQ(segments,
              read_file(corpora + cut.segments + "." + language + ".segments"))
        << file;
  }
}

INSTANTIATE_TEST_SUITE_P(
    Files, CutTest,
    ::testing::Values(Cut{"joint-statement-2025-09-22/statement", ".txt",
                          "joint-statement-2025-09-22/statement"},
                      Cut{"joint-statement-2025-09-22/page", ".html",
                          "joint-statement-2025-09-22/statement", 1},
                      Cut{"product-manual/manual", ".html", "product-manual/manual"}),
    [](const auto& cut) {
      return std::filesystem::path(cut.param.file).filename().string();
    });

TEST(JointStatement, AlignsWithoutAnError) {
  const Aligner aligner;
  if (aligner.dictionary_size() == 0) GTEST_SKIP() << "no Japanese-English dictionary";
  const std::string statement =
      AWASE_SOURCE_DIR "/corpora/joint-statement-2025-09-22/statement";
  const auto read = [&](const std::string& language) {
    return split_sentences(read_document_file(statement + "." + language + ".txt"),
                           {.language = language});
  };
  const Alignment alignment = aligner.align(read("ja"), read("en"));
  EXPECT_EQ(listed(alignment.beads),
            read_beads(read_file(statement + ".gold"), statement));
}

}  // namespace
}  // namespace awase
