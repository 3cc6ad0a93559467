// SPDX-License-Identifier: Apache-2.0
//
// The toolbox of `awase tmx` through the executable: nothing lost, nothing doubled.

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <random>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/run_awase.h"
#include "tests/cli/tmx_samples.h"

namespace awase {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

std::string side(const std::string& language, const std::string& text) {
  return "<tuv xml:lang=\"" + language + "\"><seg>" + text + "</seg></tuv>";
}

std::string unit(const std::string& sides, const std::string& attributes = "") {
  return "<tu" + attributes + ">" + sides + "</tu>\n";
}

std::size_t count_of(const std::string& text, const std::string& what) {
  std::size_t count = 0;
  for (std::size_t at = text.find(what); at != std::string::npos;
       at = text.find(what, at + what.size()))
    ++count;
  return count;
}

TEST(Toolbox, SplitsByLanguageWithoutLossOrEmptyParts) {
  const ScratchFolder folder;
  folder.write(
      "a.tmx",
      tmx_of(unit(side("ja", "猫") + side("ja", "ねこ") + side("en", "cat") +
                      side("en", "a cat"),
                  " tuid=\"7\"") +
             unit(side("ja", "") + side("en", "dog") + side("de", "Hund")) +
             unit(side("ja", "赤") + side("en-US", "red")) +
             unit(side("ja", "青") + side("EN_us", "blue")) + unit(side("ja", "孤"))));
  const RunSetup here = {.folder = folder.path()};
  const Outcome outcome =
      run_awase({"tmx", "split", "a.tmx", "--by", "language", "-o", "p.tmx"}, here);
  EXPECT_EQ(outcome.status, 0);
  EXPECT_THAT(outcome.err, HasSubstr("1 unit without text in two languages"));
  EXPECT_THAT(folder.names(), ElementsAre("a.tmx", "p-en-to-de.tmx",
                                          "p-ja-to-en-US.tmx", "p-ja-to-en.tmx"));
  const std::string ja_en = folder.read("p-ja-to-en.tmx");
  EXPECT_EQ(count_of(ja_en, "<tu "), 2U);
  EXPECT_EQ(count_of(ja_en, "tuid=\"7\""), 1U);
  EXPECT_THAT(ja_en,
              HasSubstr("<seg>ねこ</seg></tuv>\n      <tuv xml:lang=\"en\"><seg>a "
                        "cat</seg>"));
  EXPECT_THAT(folder.read("p-en-to-de.tmx"), HasSubstr("Hund"));
  EXPECT_EQ(count_of(folder.read("p-ja-to-en-US.tmx"), "<tu "), 2U);
}

TEST(Toolbox, SplitsByUnitsThatAreWritten) {
  const ScratchFolder folder;
  folder.write("a.tmx",
               tmx_of(unit(side("ja", "猫") + side("en", "cat") + side("en", "a cat")) +
                      tmx_unit("犬", "dog") + tmx_unit("空", "")));
  const RunSetup here = {.folder = folder.path()};
  run_awase({"tmx", "split", "a.tmx", "--units", "1", "-o", "p.tmx"}, here);
  EXPECT_THAT(folder.names(),
              ElementsAre("a.tmx", "p-001.tmx", "p-002.tmx", "p-003.tmx"));
  for (const char* part : {"p-001.tmx", "p-002.tmx", "p-003.tmx"})
    EXPECT_EQ(count_of(folder.read(part), "</tu>"), 1U) << part;
  folder.write("broken.tmx", tmx_of(tmx_unit("猫", "cat") + "<tu><tuv"));
  EXPECT_EQ(
      run_awase({"tmx", "split", "broken.tmx", "--units", "1", "-o", "q.tmx"}, here)
          .status,
      2);
  EXPECT_THAT(folder.names(), Not(testing::Contains("q-001.tmx")));
}

/// A random unit of up to four languages, some of them twice, some blank; each text is
/// its own.
std::string random_unit(std::mt19937& random, std::size_t number) {
  const std::vector<std::string> languages = {"ja", "en", "en-US", "EN_us", "de"};
  std::string sides;
  const std::size_t count = random() % 5;
  for (std::size_t k = 0; k < count; ++k) {
    const bool is_blank = random() % 5 == 0;
    sides +=
        side(languages[random() % languages.size()],
             is_blank ? " " : "w" + std::to_string(number) + "x" + std::to_string(k));
  }
  return unit(sides);
}

TEST(Toolbox, PutsEachTranslationIntoOnePart) {
  std::mt19937 random(5);
  for (int round = 0; round < 40; ++round) {
    const ScratchFolder folder;
    std::vector<std::string> units;
    for (std::size_t k = 0; k < 12; ++k) units.push_back(random_unit(random, k));
    std::string all;
    for (const std::string& one : units) all += one;
    folder.write("a.tmx", tmx_of(all));
    const RunSetup here = {.folder = folder.path()};
    run_awase({"tmx", "merge", "a.tmx", "-o", "whole.tmx"}, here);
    run_awase({"tmx", "split", "a.tmx", "--by", "language", "-o", "p.tmx"}, here);
    std::map<std::string, std::size_t> seen;
    for (const std::string& name : folder.names()) {
      if (!name.starts_with("p-")) continue;
      const std::string part = folder.read(name);
      EXPECT_GT(count_of(part, "<tu "), 0U) << name;
      for (std::size_t k = 0; k < units.size(); ++k)
        for (std::size_t n = 0; n < 5; ++n) {
          const std::string word =
              "<seg>w" + std::to_string(k) + "x" + std::to_string(n) + "</seg>";
          if (part.find(word) != std::string::npos) ++seen[word];
        }
    }
    // What merge writes of the same units is in the parts, and nothing else.
    const std::string whole = folder.read("whole.tmx");
    for (std::size_t k = 0; k < units.size(); ++k)
      for (std::size_t n = 0; n < 5; ++n) {
        const std::string word =
            "<seg>w" + std::to_string(k) + "x" + std::to_string(n) + "</seg>";
        EXPECT_EQ(whole.find(word) != std::string::npos, seen[word] > 0) << word << "\n"
                                                                         << units[k];
      }
  }
}

TEST(Toolbox, KeepsWhatDedupeMustNotLose) {
  const ScratchFolder folder;
  const RunSetup here = {.folder = folder.path()};
  folder.write("a.tmx", tmx_of(tmx_unit("猫", "cat") + tmx_unit("猫", "")));
  run_awase({"tmx", "dedupe", "a.tmx", "--per", "source", "-o", "b.tmx"}, here);
  EXPECT_THAT(folder.read("b.tmx"), HasSubstr("cat"));

  const std::string one = "a<ph x=\"1\">i</ph><ph x=\"2\">i</ph>";
  const std::string other = "a<ph x=\"2\">i</ph><ph x=\"1\">i</ph>";
  folder.write("a.tmx", tmx_of(tmx_unit(one, one) + tmx_unit(one, other)));
  run_awase({"tmx", "dedupe", "a.tmx", "-o", "b.tmx"}, here);
  EXPECT_EQ(count_of(folder.read("b.tmx"), "</tu>"), 2U);

  folder.write(
      "a.tmx",
      tmx_of(tmx_unit("猫", "cat", " tuid=\"1\" changedate=\"2025-01-02\"") +
             tmx_unit("猫", "cat", " tuid=\"2\" changedate=\"20240101T000000Z\"") +
             tmx_unit("犬", "dog", " tuid=\"3\" changedate=\"20240101T000030Z\"") +
             tmx_unit("犬", "dog", " tuid=\"4\" changedate=\"20240101T000010Z\"")));
  run_awase({"tmx", "dedupe", "a.tmx", "--keep", "newest", "-o", "b.tmx", "--dropped",
             "c.tmx"},
            here);
  EXPECT_THAT(folder.read("b.tmx"), HasSubstr("tuid=\"1\""));
  EXPECT_THAT(folder.read("b.tmx"), HasSubstr("tuid=\"3\""));
  EXPECT_THAT(folder.read("c.tmx"), HasSubstr("<prop type=\"x-dropped\">duplicate"));
}

TEST(Toolbox, TellsCodesApartInDiff) {
  const ScratchFolder folder;
  folder.write("a.tmx", tmx_of(tmx_unit("<hi type=\"bold\">猫</hi>", "cat")));
  folder.write("b.tmx", tmx_of(tmx_unit("<hi type=\"italic\">猫</hi>", "cat")));
  const Outcome outcome =
      run_awase({"tmx", "diff", "a.tmx", "b.tmx"}, {.folder = folder.path()});
  EXPECT_EQ(outcome.status, 1);
  EXPECT_THAT(outcome.err, HasSubstr("1 changed, 0 added, 0 removed"));
  EXPECT_THAT(outcome.out, HasSubstr("- ja codes  <hi type=\"bold\">\n"
                                     "+ ja codes  <hi type=\"italic\">\n"));
}

TEST(Toolbox, KeepsTheSourceOfTheHeaderAndDeclaresNamespaces) {
  const ScratchFolder folder;
  const RunSetup here = {.folder = folder.path()};
  folder.write("a.tmx", tmx_of(unit(side("en", "cat") + side("ja", "猫")) +
                                   unit(side("en-US", "color") +
                                        side("en-GB", "colour") + side("ja", "色")),
                               "en-US"));
  const std::string merged = run_awase({"tmx", "merge", "a.tmx"}, here).out;
  EXPECT_THAT(merged, HasSubstr("srclang=\"en-US\" datatype"));
  EXPECT_THAT(merged,
              HasSubstr("<tu>\n      <prop type=\"x-merged-from\">a.tmx</prop>\n "
                        "     <tuv xml:lang=\"en-US\">"));
  std::string spaced = tmx_of(tmx_unit("猫", "cat", "", "<foo:bar>z</foo:bar>"));
  spaced.insert(spaced.find(" version=\"1.4\">") + 14, " xmlns:foo=\"urn:foo\"");
  folder.write("b.tmx", spaced);
  EXPECT_THAT(run_awase({"tmx", "merge", "a.tmx", "b.tmx"}, here).out,
              HasSubstr("<tmx version=\"1.4\" xmlns:foo=\"urn:foo\">"));
  EXPECT_THAT(run_awase({"tmx", "merge", "-", "-"}, here).err,
              HasSubstr("standard input is named twice"));
}

TEST(Toolbox, StripsTagsInPairsAndNativeCodeOfSubflows) {
  const ScratchFolder folder;
  const RunSetup here = {.folder = folder.path()};
  folder.write(
      "a.tmx",
      tmx_of(tmx_unit("猫<ph x=\"1\">&lt;fn&gt;<sub>see <bpt "
                      "i=\"1\">&lt;b&gt;</bpt>this<ept "
                      "i=\"1\">&lt;/b&gt;</ept></sub></ph>",
                      "Type &lt;file&gt;x&lt;/file&gt; or &lt;b&gt;y&lt;/b&gt;")));
  const std::string out =
      run_awase({"tmx", "strip-tags", "a.tmx", "--keep-sub", "--text-tags"}, here).out;
  EXPECT_THAT(out, HasSubstr("<seg>猫 (see this)</seg>"));
  EXPECT_THAT(out, HasSubstr("<seg>Type &lt;file&gt;x&lt;/file&gt; or y</seg>"));
}

TEST(Toolbox, WritesJsonAloneOnItsStream) {
  const ScratchFolder folder;
  const RunSetup here = {.folder = folder.path()};
  folder.write("a.tmx", tmx_of(tmx_unit("猫", "cat")));
  const Outcome to_error =
      run_awase({"tmx", "clean", "a.tmx", "-o", "-", "--json", "-q"}, here);
  EXPECT_EQ(nlohmann::json::parse(to_error.err)["units"], 1);
  const Outcome with_dropped = run_awase(
      {"tmx", "clean", "a.tmx", "-o", "b.tmx", "--dropped", "-", "--json"}, here);
  EXPECT_EQ(nlohmann::json::parse(with_dropped.err)["units"], 1);
  EXPECT_THAT(with_dropped.out, Not(HasSubstr("{")));
}

/// What `anonymise --text` makes of texts, a line each.
std::vector<std::string> anonymised(const std::vector<std::string>& texts) {
  std::string units;
  for (const std::string& text : texts) units += tmx_unit("あ", text);
  const std::string out =
      run_awase({"tmx", "anonymise", "-", "--text"}, {.input = tmx_of(units)}).out;
  std::vector<std::string> results;
  const std::string tag = "<tuv xml:lang=\"en\"><seg>";
  for (std::size_t at = out.find(tag); at != std::string::npos;
       at = out.find(tag, at)) {
    at += tag.size();
    results.push_back(out.substr(at, out.find('<', at) - at));
  }
  return results;
}

TEST(Toolbox, FindsPhoneNumbersAsTheWorldWritesThem) {
  const std::vector<std::string> phones = {"+81 3 1234 5678",
                                           "+81-3-1234-5678",
                                           "+81 (0)3 1234 5678",
                                           "+81312345678",
                                           "03-1234-5678",
                                           "03(1234)5678",
                                           "(03) 1234-5678",
                                           "０３－１２３４－５６７８",
                                           "０９０１２３４５６７８",
                                           "090-1234-5678",
                                           "0120-123-456",
                                           "0570-012-345",
                                           "+33 1 23 45 67 89",
                                           "01 23 45 67 89",
                                           "06.12.34.56.78",
                                           "+33 (0)1 23 45 67 89",
                                           "+44 (0)20 7946 0018",
                                           "020 7946 0018",
                                           "+44 20 7946 0018",
                                           "07700 900123",
                                           "(020) 7946 0018",
                                           "030/1234567",
                                           "030 / 12 34 56 78",
                                           "+49 30 1234567",
                                           "+49 (0)30 1234567",
                                           "0171-1234567",
                                           "0049 30 1234567",
                                           "+82-2-123-4567",
                                           "02-123-4567",
                                           "010-1234-5678",
                                           "+82 10 1234 5678",
                                           "+86 138 1234 5678",
                                           "+86 10 6552 9988",
                                           "010-65529988",
                                           "+1 212-555-0199",
                                           "(212) 555-0199",
                                           "212-555-0199",
                                           "212.555.0199",
                                           "1-800-555-0199",
                                           "+1 (212) 555 0199",
                                           "+39 06 1234 5678",
                                           "06 1234 5678",
                                           "+34 912 345 678",
                                           "+41 44 123 45 67",
                                           "044 123 45 67",
                                           "+43 1 234567890",
                                           "+46 8 123 456 78",
                                           "08-123 456 78",
                                           "+7 495 123-45-67",
                                           "+48 22 123 45 67",
                                           "+886 912 345 678",
                                           "+55 11 91234-5678",
                                           "+91 98765 43210",
                                           "098765 43210",
                                           "+61 2 9876 5432",
                                           "(02) 9876 5432",
                                           "0412 345 678",
                                           "+972 3-123-4567",
                                           "+971 4 123 4567",
                                           "+353 1 234 5678",
                                           "+31 20 123 4567",
                                           "020-1234567",
                                           "+32 2 123 45 67",
                                           "02 123 45 67",
                                           "+45 12 34 56 78",
                                           "+47 22 12 34 56",
                                           "+358 9 1234 5678",
                                           "+351 21 123 4567",
                                           "+30 21 0123 4567",
                                           "+90 212 123 45 67",
                                           "0212 123 45 67",
                                           "+380 44 123 4567",
                                           "+420 222 123 456",
                                           "+36 1 234 5678",
                                           "+65 6123 4567",
                                           "+852 2123 4567",
                                           "+66 2 123 4567",
                                           "+84 24 1234 5678",
                                           "+62 21 1234 5678",
                                           "+63 2 8123 4567",
                                           "+60 3-1234 5678",
                                           "+27 21 123 4567",
                                           "021 123 4567",
                                           "+20 2 12345678",
                                           "+52 55 1234 5678",
                                           "+54 11 1234-5678",
                                           "+64 9 123 4567",
                                           "09-123 4567",
                                           "0800 123 4567",
                                           "00 81 3 1234 5678",
                                           "+385 1 234 5678",
                                           "+386 1 234 56 78",
                                           "+421 2 1234 5678",
                                           "+370 5 212 3456",
                                           "+371 6712 3456",
                                           "+372 612 3456",
                                           "+40 21 123 4567",
                                           "+359 2 123 4567",
                                           "+381 11 123 4567",
                                           "+354 512 3456",
                                           "+352 26 12 34 56",
                                           "+356 2123 4567",
                                           "+357 22 123456",
                                           "+994 12 345 67 89",
                                           "+995 32 212 34 56",
                                           "+374 10 123456",
                                           "+998 71 123 45 67",
                                           "+7 727 123 45 67",
                                           "+880 2 1234 5678",
                                           "+92 21 1234 5678",
                                           "+94 11 234 5678",
                                           "+977 1 4123456",
                                           "+855 23 123 456",
                                           "+95 1 123 456",
                                           "+212 522 12 34 56",
                                           "+213 21 12 34 56",
                                           "+216 71 123 456",
                                           "+234 1 123 4567",
                                           "+254 20 123 4567",
                                           "+233 30 212 3456",
                                           "+51 1 234 5678",
                                           "+56 2 2123 4567",
                                           "+57 1 234 5678",
                                           "+58 212 123 4567",
                                           "+506 2123 4567",
                                           "8 (495) 123-45-67",
                                           "0800-123-4567",
                                           "０３（１２３４）５６７８",
                                           "+81（0）90-1234-5678",
                                           "（03）1234-5678",
                                           "0 212 123 45 67",
                                           "(0212) 123 45 67",
                                           "011 4123-4567",
                                           "(11) 91234-5678",
                                           "1 (800) 555-0199",
                                           "+358 40 123 4567",
                                           "040 123 4567",
                                           "+46 70-123 45 67",
                                           "070-123 45 67"};
  std::vector<std::string> texts;
  for (const std::string& phone : phones) texts.push_back("A " + phone + " B");
  const std::vector<std::string> results = anonymised(texts);
  ASSERT_EQ(results.size(), texts.size());
  for (std::size_t k = 0; k < texts.size(); ++k)
    EXPECT_EQ(results[k], "A [phone] B") << phones[k];
  EXPECT_THAT(anonymised({"電話03-1234-5678まで", "Tel. 912 345 678", "tel: 555 0199"}),
              ElementsAre("電話[phone]まで", "Tel. [phone]", "tel: [phone]"));
}

TEST(Toolbox, TakesNoOtherNumberForAPhone) {
  const std::vector<std::string> texts = {"Price 1 000 000 000",
                                          "1.000.000.000 Euro",
                                          "1,000,000,000",
                                          "ISBN 0-306-40615-2",
                                          "ISBN 978-4-06-519981-7",
                                          "ISBN 0306406152",
                                          "2026-01-31",
                                          "31.01.2026 12:30",
                                          "01/02/2026 10:15",
                                          "2026/01/31 08:00",
                                          "0.123456789",
                                          "3.1415926535",
                                          "12:34:56",
                                          "192.168.001.001",
                                          "Section 1.2.3.4.5.6",
                                          "id 1234567890123456789",
                                          "4111 1111 1111 1111",
                                          "5 + 3 = 8",
                                          "+5 %",
                                          "+10 000 000 people",
                                          "pages 100-200",
                                          "1990-2000",
                                          "10-20-30",
                                          "v1.2.3-20260131",
                                          "ABC0123456789",
                                          "0123456789ABC",
                                          "99.99 %",
                                          "JAN 0123456789",
                                          "order 0312345678",
                                          "1 234 567 890,50",
                                          "2,000,000",
                                          "001",
                                          "007 and 008",
                                          "0x1234567890",
                                          "60 000 000 000",
                                          "30 000-40 000",
                                          "1945-08-15",
                                          "平成12年3月4日",
                                          "第0012345678号の2",
                                          "1/2 and 3/4",
                                          "2 x 3 x 4",
                                          "12 345",
                                          "100 000 000",
                                          "20260131T120000Z",
                                          "8-bit 16-bit 32-bit",
                                          "24/7",
                                          "9-11",
                                          "1-2-3",
                                          "rows 1 to 1048575",
                                          "$0123456789",
                                          "1234567",
                                          "A4 210 x 297",
                                          "1 2 3 4 5 6 7 8 9 10",
                                          "5-10-15-20",
                                          "0.000001",
                                          "-273.15",
                                          "1e10",
                                          "50-50",
                                          "3-2-1",
                                          "10 20 30 40 50",
                                          "ISBN-13: 978-0-306-40615-7",
                                          "ISSN 0317-8471",
                                          "EAN 4901234567894",
                                          "JP2001-123456A",
                                          "特願2001-123456",
                                          "US 6,123,456 B2",
                                          "10,000-20,000",
                                          "€1.234.567,89",
                                          "1'000'000'000",
                                          "CHF 12'345'678.90",
                                          "0.1-0.25",
                                          "100-1000-10000",
                                          "3:45:12.345",
                                          "2026-W05-3",
                                          "12/31/2026 23:59:59",
                                          "1-2-3-4-5-6-7-8-9",
                                          "255.255.255.000",
                                          "0,123456789",
                                          "00:01:02:03",
                                          "AB-0123-4567-XY",
                                          "Art. 123-45.678",
                                          "1024x768",
                                          "24-bit/96000",
                                          "10^12",
                                          "IBAN DE89 3704 0044 0532 0130 00",
                                          "2001:0db8:0000:0042",
                                          "5 000 000 000 kWh",
                                          "0-0-0",
                                          "0000-0000",
                                          "1990/1991/1992",
                                          "50.000.000",
                                          "n = 1 234 567",
                                          "N 35 41 22 E 139 41 30",
                                          "35.6895, 139.6917",
                                          "0.999999999",
                                          "round 10-12-14"};
  const std::vector<std::string> results = anonymised(texts);
  ASSERT_EQ(results.size(), texts.size());
  for (std::size_t k = 0; k < texts.size(); ++k) {
    if (texts[k].find("号の2") != std::string::npos) continue;  // It may be one.
    EXPECT_EQ(results[k], texts[k]);
  }
}

TEST(Toolbox, TakesUrlsAndAddressesWhole) {
  EXPECT_THAT(
      anonymised({"See https://example.org/wiki/Cat_(animal).",
                  "(see https://example.org/a)", "mail o.b+c@example.co.jp now"}),
      ElementsAre("See [URL].", "(see [URL])", "mail [e-mail] now"));
}

}  // namespace
}  // namespace awase
