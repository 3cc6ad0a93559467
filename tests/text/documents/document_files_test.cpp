// SPDX-License-Identifier: Apache-2.0
//
// Files that real programs made (tests/data/README.md says how), against what a person
// reads in them (tests/data/*.blocks); and the same files broken.

#include <algorithm>
#include <filesystem>
#include <random>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "text/documents/read_document.h"
#include "text/documents/run_program.h"
#include "text/error.h"
#include "text/file.h"
#include "text/unicode.h"

namespace awase {
namespace {

std::string data(const std::string& name) {
  return std::string(AWASE_SOURCE_DIR) + "/tests/data/" + name;
}

/// A block a line: kind, level, "!" for boilerplate, label in brackets, text.
std::string listing(const Document& document) {
  std::string lines;
  for (const Block& block : document.blocks) {
    lines += kind_name(block.kind);
    if (block.level > 0) lines += ' ' + std::to_string(block.level);
    if (block.boilerplate) lines += " !";
    if (!block.label.empty()) lines += " [" + block.label + "]";
    std::string text(document.block_text(block));
    std::replace(text.begin(), text.end(), '\n', '|');
    lines += ": " + text + '\n';
  }
  return lines;
}

struct Example {
  const char* file;
  const char* blocks;
};

class DocumentFile : public testing::TestWithParam<Example> {};

TEST_P(DocumentFile, GivesTheBlocksThatAPersonSees) {
  const Document document = read_document_file(data(GetParam().file));
  EXPECT_EQ(listing(document), read_file(data(GetParam().blocks)));
  EXPECT_TRUE(is_valid_utf8(document.text));
}

TEST_P(DocumentFile, IsRefusedInOneLineOrReadWhenItIsBroken) {
  const std::string whole = read_file(data(GetParam().file));
  const auto read = [&](const std::string& bytes) {
    try {
      EXPECT_TRUE(is_valid_utf8(read_document(bytes, GetParam().file).text));
    } catch (const Error& error) {
      EXPECT_THAT(error.what(), testing::HasSubstr(GetParam().file));
      EXPECT_THAT(error.what(), testing::Not(testing::HasSubstr("\n")));
    }
  };
  for (int part = 0; part < 16; ++part)
    read(whole.substr(0, whole.size() * static_cast<std::size_t>(part) / 16));
  std::mt19937 random(1);
  for (int round = 0; round < 50; ++round) {
    std::string broken = whole;
    for (int i = 0; i < 4; ++i)
      broken[random() % broken.size()] = static_cast<char>(random() % 256);
    read(broken);
  }
}

TEST(ConvertedFile, IsReadWhereTheProgramsAre) {
  if (find_program("pdftotext").empty()) GTEST_SKIP() << "pdftotext is not installed";
  EXPECT_EQ(listing(read_document_file(data("minutes.en.pdf"))),
            read_file(data("minutes.en.pdf.blocks")));
  EXPECT_THROW(read_document("%PDF-1.4\nnothing", "a.pdf"), Error);
}

INSTANTIATE_TEST_SUITE_P(
    , DocumentFile,
    testing::Values(Example{"minutes.ja.docx", "minutes.ja.docx.blocks"},
                    Example{"guide.en.docx", "guide.en.docx.blocks"},
                    Example{"minutes.ja.odt", "minutes.ja.odt.blocks"},
                    Example{"guide.ja.odt", "guide.ja.odt.blocks"},
                    Example{"guide.en.epub", "guide.en.epub.blocks"},
                    Example{"guide.ja.md", "guide.ja.md.blocks"},
                    Example{"minutes.ja.html", "minutes.ja.html.blocks"},
                    Example{"guide.ja.html", "guide.ja.html.blocks"},
                    Example{"guide.ja.mhtml", "guide.ja.html.blocks"},
                    Example{"guide.ja.pptx", "guide.ja.pptx.blocks"},
                    Example{"guide.ja.odp", "guide.ja.odp.blocks"},
                    Example{"texts.ja.xlsx", "texts.ja.blocks"},
                    Example{"texts.ja.ods", "texts.ja.blocks"}),
    [](const auto& example) {
      std::string name = example.param.file;
      std::replace_if(
          name.begin(), name.end(), [](char c) { return c == '.' || c == '-'; }, '_');
      return name;
    });

}  // namespace
}  // namespace awase
