// SPDX-License-Identifier: Apache-2.0
//
// Whether the aligner knows a name when all else is alike: of two sentences that differ
// in the name alone, it is to take the right one.

#include "align/names.h"

#include <iostream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "align/aligner.h"
#include "tests/align/tiny_text.h"

namespace awase {
namespace {

struct Probe {
  const char* japanese;
  const char* name;
  const char* other;
};

// What stands between the names is the same; the pairs of names are of the same kind.
constexpr Probe kPeople[] = {
    {"趙顕外相", "Foreign Minister Cho Hyun", "Foreign Minister Park Jin"},
    {"朴振外相", "Foreign Minister Park Jin", "Foreign Minister Cho Hyun"},
    {"李在明大統領", "President Lee Jae-myung", "President Moon Jae-in"},
    {"文在寅大統領", "President Moon Jae-in", "President Lee Jae-myung"},
    {"尹錫悦大統領", "President Yoon Suk Yeol", "President Park Geun-hye"},
    {"朴槿恵大統領", "President Park Geun-hye", "President Yoon Suk Yeol"},
    {"康京和長官", "Minister Kang Kyung-wha", "Minister Chung Eui-yong"},
    {"鄭義溶長官", "Minister Chung Eui-yong", "Minister Kang Kyung-wha"},
    {"金正恩委員長", "Chairman Kim Jong Un", "Chairman Choe Ryong Hae"},
    {"崔竜海委員長", "Chairman Choe Ryong Hae", "Chairman Kim Jong Un"},
    {"潘基文氏", "Mr. Ban Ki-moon", "Mr. Han Duck-soo"},
    {"韓悳洙氏", "Mr. Han Duck-soo", "Mr. Ban Ki-moon"},
    {"習近平主席", "President Xi Jinping", "President Hu Jintao"},
    {"胡錦濤主席", "President Hu Jintao", "President Xi Jinping"},
    {"王毅外相", "Foreign Minister Wang Yi", "Foreign Minister Qin Gang"},
    {"秦剛外相", "Foreign Minister Qin Gang", "Foreign Minister Wang Yi"},
    {"李克強首相", "Premier Li Keqiang", "Premier Wen Jiabao"},
    {"温家宝首相", "Premier Wen Jiabao", "Premier Li Keqiang"},
    {"蔡英文総統", "President Tsai Ing-wen", "President Ma Ying-jeou"},
    {"楊潔篪氏", "Mr. Yang Jiechi", "Mr. Dai Bingguo"},
    {"戴秉国氏", "Mr. Dai Bingguo", "Mr. Yang Jiechi"}};

constexpr Probe kBodies[] = {{"北朝鮮", "the DPRK", "the ROK"},
                             {"韓国", "the ROK", "the DPRK"},
                             {"米国", "the U.S.", "the U.K."},
                             {"英国", "the U.K.", "the U.S."},
                             {"北朝鮮", "North Korea", "South Africa"},
                             {"国連安保理", "the UNSC", "the OECD"},
                             {"経済協力開発機構", "the OECD", "the UNSC"},
                             {"外務省", "MOFA", "METI"},
                             {"経産省", "METI", "MOFA"},
                             {"厚労省", "MHLW", "MEXT"},
                             {"文科省", "MEXT", "MHLW"},
                             {"国交省", "MLIT", "MAFF"},
                             {"農水省", "MAFF", "MLIT"},
                             {"日銀", "the BOJ", "the FSA"},
                             {"金融庁", "the FSA", "the BOJ"},
                             {"欧州連合", "the EU", "the UN"},
                             {"国連", "the UN", "the EU"},
                             {"国際原子力機関", "the IAEA", "the WTO"},
                             {"世界貿易機関", "the WTO", "the IAEA"}};

constexpr Probe kMore[] = {
    // Ministries, agencies, offices.
    {"財務省", "the Ministry of Finance", "the Ministry of Defense"},
    {"防衛省", "the MOD", "the MOF"},
    {"環境省", "the Ministry of the Environment", "the Ministry of Justice"},
    {"総務省", "MIC", "MOJ"},
    {"気象庁", "the JMA", "the JCG"},
    {"海上保安庁", "the Japan Coast Guard", "the Fisheries Agency"},
    {"公正取引委員会", "the JFTC", "the NPA"},
    {"警察庁", "the National Police Agency", "the National Tax Agency"},
    {"特許庁", "the JPO", "the NTA"},
    {"内閣府", "the Cabinet Office", "the Imperial Household Agency"},
    // International bodies.
    {"世界保健機関", "the WHO", "the ILO"},
    {"国際通貨基金", "the IMF", "the ADB"},
    {"アジア開発銀行", "the ADB", "the IMF"},
    {"国連教育科学文化機関", "UNESCO", "UNICEF"},
    {"国連児童基金", "UNICEF", "UNESCO"},
    {"東南アジア諸国連合", "ASEAN", "APEC"},
    {"北大西洋条約機構", "NATO", "OPEC"},
    {"石油輸出国機構", "OPEC", "NATO"},
    {"国際司法裁判所", "the ICJ", "the IPCC"},
    {"米連邦準備制度理事会", "the Fed", "the ECB"},
    {"欧州中央銀行", "the ECB", "the Fed"},
    // Countries and cities.
    {"豪州", "Australia", "Austria"},
    {"南ア", "South Africa", "South Sudan"},
    {"比", "the Philippines", "Indonesia"},
    {"仏", "France", "Germany"},
    {"独", "Germany", "France"},
    {"台湾", "Taiwan", "Thailand"},
    {"ソウル", "Seoul", "Busan"},
    // People.
    {"鄧小平氏", "Deng Xiaoping", "Jiang Zemin"},
    {"江沢民氏", "Jiang Zemin", "Deng Xiaoping"},
    {"李強首相", "Premier Li Qiang", "Premier Zhu Rongji"},
    {"金大中氏", "Kim Dae-jung", "Roh Moo-hyun"},
    {"盧武鉉氏", "Roh Moo-hyun", "Kim Dae-jung"},
    {"頼清徳総統", "President Lai Ching-te", "President Chen Shui-bian"},
    // Companies.
    {"日本放送協会", "NHK", "NTT"},
    {"日産", "Nissan", "Honda"},
    {"三菱商事", "Mitsubishi Corporation", "Mitsui & Co."},
    {"日立製作所", "Hitachi", "Toshiba"},
    {"全日空", "ANA", "JAL"},
    {"現代自動車", "Hyundai Motor", "Samsung Electronics"}};

/// The cost of the pair of `japanese` and `english`; that of nothing when they are
/// none.
double cost_of(const Aligner& aligner, const std::string& japanese,
               const std::string& english) {
  const auto beads =
      aligner.align(text_of("ja", {japanese}), text_of("en", {english})).beads;
  return beads.size() == 1 && beads[0].is_pair() ? beads[0].cost : 1000.0;
}

/// Whether the sentence with the right name is the likelier translation.
bool is_known(const Aligner& aligner, const Probe& probe) {
  const std::string source = std::string(probe.japanese) + "は昨日、声明を発表した。";
  const auto target = [](const char* name) {
    return "Yesterday " + std::string(name) + " issued a statement.";
  };
  return cost_of(aligner, source, target(probe.name)) <
         cost_of(aligner, source, target(probe.other));
}

TEST(Names, DecideBetweenSentencesThatDifferInTheNameAlone) {
  const Aligner aligner;
  if (aligner.dictionary_size() == 0) GTEST_SKIP() << "the dictionary was not built";
  std::size_t known = 0;
  std::size_t tried = 0;
  const auto try_all = [&](const auto& probes) {
    for (const Probe& probe : probes) {
      ++tried;
      if (is_known(aligner, probe)) {
        ++known;
      } else {
        std::cout << "not known: " << probe.japanese << " " << probe.name << "\n";
      }
    }
  };
  try_all(kPeople);
  try_all(kBodies);
  EXPECT_EQ(tried, 40U);
  EXPECT_GE(known, 36U);
  known = 0;
  try_all(kMore);
  EXPECT_EQ(tried, 80U);
  EXPECT_GE(known, 38U);
}

TEST(Names, TableIsALexiconFromJapaneseToEnglish) {
  const Lexicon names = known_names();
  EXPECT_EQ(names.source_language, "ja");
  EXPECT_EQ(names.target_language, "en");
  EXPECT_GT(names.entries.size(), 200U);
}

}  // namespace
}  // namespace awase
