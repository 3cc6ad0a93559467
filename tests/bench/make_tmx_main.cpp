// SPDX-License-Identifier: Apache-2.0
//
// awase-bench-tmx N: writes a Japanese-English TMX of N units to standard output, the
// same for the same N. One unit in ten repeats an earlier one.

#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

namespace {

constexpr std::array<const char*, 12> kJapanese = {
    "外務大臣は",     "会談で",       "新しい協定を",   "昨日の午後に",
    "東京において",   "経済の成長と", "安全保障を",     "強化する方針を",
    "関係国とともに", "改めて確認し", "支持を表明した", "と述べた"};
constexpr std::array<const char*, 12> kEnglish = {"the foreign minister",
                                                  "at the meeting",
                                                  "a new agreement",
                                                  "yesterday afternoon",
                                                  "in Tokyo",
                                                  "economic growth and",
                                                  "national security",
                                                  "a policy to strengthen",
                                                  "with the nations concerned",
                                                  "reaffirmed",
                                                  "expressed its support",
                                                  "was said"};

}  // namespace

int main(int argc, char** argv) {
  const long units = argc > 1 ? std::atol(argv[1]) : 0;
  if (units <= 0) {
    std::fputs("usage: awase-bench-tmx UNITS > FILE\n", stderr);
    return 2;
  }
  std::puts(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE tmx SYSTEM "
      "\"tmx14.dtd\">\n"
      "<tmx version=\"1.4\">\n  <header creationtool=\"bench\" "
      "creationtoolversion=\"1\" "
      "segtype=\"sentence\" o-tmf=\"bench\" adminlang=\"en\" srclang=\"ja\" "
      "datatype=\"plaintext\"/>\n  <body>");
  std::string line;
  for (long k = 0; k < units; ++k) {
    const bool repeats = k % 10 == 9;
    const long number = repeats ? k / 2 : k;
    std::uint64_t random =
        static_cast<std::uint64_t>(number) * 6364136223846793005U + 1;
    const auto next = [&random] {
      random = random * 6364136223846793005U + 1442695040888963407U;
      return random >> 33;
    };
    std::string ja = std::to_string(number);
    std::string en = "No. " + std::to_string(number);
    for (int word = 0; word < 4; ++word) {
      const std::size_t which = next() % kJapanese.size();
      ja += kJapanese[which];
      (en += ' ') += kEnglish[which];
    }
    line =
        "    <tu creationdate=\"20260101T000000Z\">\n"
        "      <prop type=\"x-confidence\">0." +
        std::to_string(10 + next() % 90) + "</prop>\n      <tuv xml:lang=\"ja\"><seg>" +
        ja + "。</seg></tuv>\n      <tuv xml:lang=\"en\"><seg>" + en +
        ".</seg></tuv>\n    </tu>";
    std::puts(line.c_str());
  }
  std::puts("  </body>\n</tmx>");
  return 0;
}
