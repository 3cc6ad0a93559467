// SPDX-License-Identifier: Apache-2.0
//
// read(write(m)) == m, for memories made at random out of what is awkward in XML.

#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tmx/read_tmx.h"
#include "tmx/write_tmx.h"

namespace awase {
namespace {

class RandomMemory {
 public:
  explicit RandomMemory(unsigned seed) : random_(seed) {}

  Memory make() {
    Memory memory;
    memory.header.srclang = "ja";
    memory.header.creationtool = text() + "t";
    memory.header.attributes = attributes();
    memory.header.annotations = annotations();
    for (std::size_t k = below(5); k > 0; --k) memory.units.push_back(unit());
    return memory;
  }

 private:
  std::size_t below(std::size_t bound) {
    return std::uniform_int_distribution<std::size_t>(0, bound - 1)(random_);
  }

  std::string text() {
    static const std::vector<std::string> kPieces = {
        "&",        "<",     ">",      "]]>",     "\"",     "'",      "\t",     "\n",
        "\r",       " ",     "\u3000", "\u0085",  "\u2028", "\u00A0", "猫",     "が",
        "か\u3099", "𠮟",    "😺",      "e\u0301", "سلام",   "a",      "&amp;",  "<!--",
        "-->",      "<?x?>", "\uFFFD", "\u007F",  "%s",     "\\",     "\uFEFF", "0"};
    std::string result;
    for (std::size_t k = below(8); k > 0; --k) result += kPieces[below(kPieces.size())];
    return result;
  }

  Attributes attributes() {
    static const std::vector<std::string> kNames = {"creationid", "x-own",
                                                    "o-encoding"};
    Attributes result;
    for (const std::string& name : kNames) {
      if (below(3) == 0) result.push_back({name, text()});
    }
    return result;
  }

  Annotations annotations() {
    Annotations result;
    for (std::size_t k = below(4); k > 0; --k) {
      switch (below(3)) {
        case 0:
          result.push_back({AnnotationKind::note, "", text(), attributes()});
          break;
        case 1:
          result.push_back({AnnotationKind::prop, text(), text(), attributes()});
          break;
        default:
          result.push_back(
              {AnnotationKind::other, "own", "a<b c=\"&#10;\">&lt;&#13;</b>", {}});
      }
    }
    return result;
  }

  Content content() {
    // Neither white space nor nothing at the ends: the writer would trim it.
    Content result{"x" + text() + "y", {}};
    for (std::size_t k = below(3); k > 0; --k) {
      const std::string number = std::to_string(k);
      const Attributes both = {{"i", number}, {"x", number}};
      result.codes.push_back({0, CodeKind::placeholder, "bpt", both, "&lt;b&gt;"});
      result.codes.push_back({1, CodeKind::open, "hi", {{"x", "9"}}, ""});
    }
    const std::size_t pairs = result.codes.size() / 2;
    std::stable_sort(
        result.codes.begin(), result.codes.end(),
        [](const Code& a, const Code& b) { return a.offset_bytes < b.offset_bytes; });
    for (std::size_t k = pairs; k > 0; --k) {
      result.codes.push_back({result.text.size() - 1, CodeKind::close, "", {}, ""});
    }
    for (std::size_t k = pairs; k > 0; --k) {
      const Attributes number = {{"i", std::to_string(k)}};
      result.codes.push_back(
          {result.text.size(), CodeKind::placeholder, "ept", number, "<sub>t</sub>"});
    }
    return result;
  }

  TranslationUnit unit() {
    TranslationUnit result;
    result.attributes = attributes();
    result.annotations = annotations();
    for (const char* language : {"ja", "en-US", "zh-Hant-TW"}) {
      if (result.variants.size() == 2 && below(2) == 0) break;
      result.variants.push_back({language, content(), attributes(), annotations()});
    }
    return result;
  }

  std::mt19937 random_;
};

TEST(RoundTrip, GivesBackWhatWasWrittenInEveryEncoding) {
  for (unsigned seed = 0; seed < 300; ++seed) {
    const Memory memory = RandomMemory(seed).make();
    for (const TmxEncoding encoding :
         {TmxEncoding::utf8, TmxEncoding::utf16le, TmxEncoding::utf16be}) {
      const WriteOptions options = {.encoding = encoding, .gzip = seed % 2 == 1};
      const std::string bytes = write_tmx(memory, options);
      const Memory again = read_tmx(bytes);
      ASSERT_EQ(again, memory) << "seed " << seed << "\n" << write_tmx(memory);
      ASSERT_EQ(write_tmx(again, options), bytes) << "seed " << seed;
    }
  }
}

}  // namespace
}  // namespace awase
