// SPDX-License-Identifier: Apache-2.0
//
// Writes pairs of Japanese and English texts, the same for the same arguments:
//
//   awase-bench-pairs records PAIRS SEGMENTS     records for `awase pipe`, to standard
//   output awase-bench-pairs lists PAIRS SEGMENTS       the same with lists of segments
//   awase-bench-pairs files PAIRS SEGMENTS DIR   files and the manifest DIR/pairs.tsv
//
// Sentences are filled from lists of our own; one in 25 is missing on a side, of as
// many two are one sentence in English.

#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace {

struct Both {
  const char* ja;
  const char* en;
};

constexpr std::array<Both, 16> kWho = {
    {{"市の委員会", "the city committee"},
     {"外務大臣", "the foreign minister"},
     {"地元の農家", "local farmers"},
     {"大学の研究者", "university researchers"},
     {"田中教授", "Professor Tanaka"},
     {"図書館の職員", "the library staff"},
     {"鉄道会社", "the railway company"},
     {"若い技術者", "young engineers"},
     {"病院の医師", "doctors at the hospital"},
     {"政府", "the government"},
     {"住民の代表", "representatives of the residents"},
     {"漁業組合", "the fishing cooperative"},
     {"山本監督", "director Yamamoto"},
     {"新聞の編集者", "the newspaper's editors"},
     {"小学校の先生", "teachers of the primary school"},
     {"気象庁", "the weather agency"}}};
constexpr std::array<Both, 16> kWhat = {
    {{"新しい橋の計画", "the plan for a new bridge"},
     {"安全の規則", "the safety rules"},
     {"古い写真", "old photographs"},
     {"水の品質", "the quality of the water"},
     {"来年の予算", "next year's budget"},
     {"子供の教育", "the education of children"},
     {"森林の保護", "the protection of forests"},
     {"電車の時刻表", "the train timetable"},
     {"地震の記録", "records of earthquakes"},
     {"伝統的な祭り", "the traditional festival"},
     {"太陽光の発電所", "a solar power station"},
     {"翻訳の誤り", "errors of translation"},
     {"歴史の展覧会", "an exhibition on history"},
     {"米の収穫", "the rice harvest"},
     {"観光客の調査", "a survey of tourists"},
     {"海の汚染", "the pollution of the sea"}}};
constexpr std::array<Both, 12> kDid = {{{"発表した", "announced"},
                                        {"調べた", "examined"},
                                        {"支持した", "supported"},
                                        {"改善した", "improved"},
                                        {"説明した", "explained"},
                                        {"批判した", "criticized"},
                                        {"忘れていた", "had forgotten"},
                                        {"議論した", "discussed"},
                                        {"歓迎した", "welcomed"},
                                        {"準備した", "prepared"},
                                        {"理解していなかった", "did not understand"},
                                        {"延期した", "postponed"}}};
constexpr std::array<Both, 12> kWhere = {{{"京都", "in Kyoto"},
                                          {"北海道", "in Hokkaido"},
                                          {"駅の前", "in front of the station"},
                                          {"市役所", "at the city hall"},
                                          {"港", "at the harbour"},
                                          {"大阪の工場", "at a factory in Osaka"},
                                          {"会議の席", "at the conference"},
                                          {"山の村", "in a mountain village"},
                                          {"東京", "in Tokyo"},
                                          {"川の近く", "near the river"},
                                          {"国境", "at the border"},
                                          {"学校", "at the school"}}};
constexpr std::array<Both, 8> kWhen = {{{"昨日", "yesterday"},
                                        {"先週", "last week"},
                                        {"今朝", "this morning"},
                                        {"去年の夏", "last summer"},
                                        {"月曜日に", "on Monday"},
                                        {"三日後に", "three days later"},
                                        {"戦争の後", "after the war"},
                                        {"春に", "in spring"}}};
constexpr std::array<Both, 8> kKind = {{{"大きな", "great"},
                                        {"技術的な", "technical"},
                                        {"法律上の", "legal"},
                                        {"深刻な", "serious"},
                                        {"予想外の", "unexpected"},
                                        {"小さな", "small"},
                                        {"経済的な", "economic"},
                                        {"環境の", "environmental"}}};

/// Numbers by chance, the same everywhere (splitmix64).
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed * 0x9E3779B97F4A7C15U) {}
  std::uint64_t below(std::uint64_t most) {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15U);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
    return (z ^ (z >> 31)) % most;
  }
  template <std::size_t N>
  const Both& of(const std::array<Both, N>& list) {
    return list[below(N)];
  }

 private:
  std::uint64_t state_;
};

struct Sentence {
  std::string ja, en;
};

std::string capital(std::string text) {
  if (text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 32);
  return text;
}

/// So many times ten thousand, as English writes it; 100 or more.
std::string ten_thousands(std::uint64_t count) {
  const std::string digits = std::to_string(count);
  const std::size_t millions = digits.size() - 2;
  return digits.substr(0, millions) + ',' + digits.substr(millions) + "0,000";
}

Sentence make_sentence(Random& random) {
  const Both& who = random.of(kWho);
  const Both& what = random.of(kWhat);
  const Both& where = random.of(kWhere);
  const Both& when = random.of(kWhen);
  const Both& kind = random.of(kKind);
  const Both& did = random.of(kDid);
  const std::uint64_t count = 100 + random.below(9000);
  const std::string number = std::to_string(count);
  const std::string year = std::to_string(1950 + random.below(100));
  const auto ja = [](auto&&... parts) { return (std::string() + ... + parts); };
  switch (random.below(5)) {
    case 0:
      return {
          ja(who.ja, "は", when.ja, "、", where.ja, "で", what.ja, "を", did.ja, "。"),
          capital(
              ja(who.en, " ", did.en, " ", what.en, " ", where.en, " ", when.en, "."))};
    case 1:
      return {ja(what.ja, "について", who.ja, "は", number, "件の報告を受け取った。"),
              ja("On ", what.en, ", ", who.en, " received ", number, " reports.")};
    case 2:
      return {ja(what.ja, "には", number, "万円がかかり、", year,
                 "年に完成する予定である。"),
              capital(ja(what.en, " will cost ", ten_thousands(count),
                         " yen and is to be completed in ", year, "."))};
    case 3:
      return {ja("しかし、", where.ja, "では", what.ja, "に", kind.ja,
                 "問題が残っている。"),
              ja("However, ", kind.en, " problems with ", what.en, " remain ", where.en,
                 ".")};
    default:
      return {ja(who.ja, "によれば、", year, "年に", where.ja, "で参加した人は", number,
                 "人だった。"),
              ja("According to ", who.en, ", ", number, " people took part ", where.en,
                 " in ", year, ".")};
  }
}

/// The segments of both sides of a pair.
struct Pair {
  std::vector<std::string> ja, en;
};

Pair make_pair(std::size_t number, std::size_t segments) {
  Random random(number + 1);
  Pair pair;
  while (pair.ja.size() < segments || pair.en.size() < segments) {
    const Sentence sentence = make_sentence(random);
    const std::uint64_t fate = random.below(50);
    if (fate == 0 && pair.ja.size() < segments) {
      pair.ja.push_back(sentence.ja);
    } else if (fate == 1 && pair.en.size() < segments) {
      pair.en.push_back(sentence.en);
    } else if (fate <= 3) {
      Sentence next = make_sentence(random);
      next.en[0] = static_cast<char>(next.en[0] | 0x20);
      pair.ja.push_back(sentence.ja);
      pair.ja.push_back(next.ja);
      pair.en.push_back(sentence.en.substr(0, sentence.en.size() - 1) + ", and " +
                        next.en);
    } else {
      pair.ja.push_back(sentence.ja);
      pair.en.push_back(sentence.en);
    }
  }
  pair.ja.resize(segments);
  pair.en.resize(segments);
  return pair;
}

/// Paragraphs of five sentences; `end` ends a paragraph.
std::string text_of(const std::vector<std::string>& segments, std::string_view between,
                    std::string_view end) {
  std::string text;
  for (std::size_t k = 0; k < segments.size(); ++k) {
    text += segments[k];
    text += k % 5 == 4 || k + 1 == segments.size() ? end : between;
  }
  return text;
}

/// As a list of JSON; no segment holds what JSON escapes.
std::string list_of(const std::vector<std::string>& segments) {
  std::string list;
  for (const std::string& segment : segments)
    (((list += list.empty() ? "[" : ",") += '"') += segment) += '"';
  return list + "]";
}

void put(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stdout); }

void write_records(std::size_t pairs, std::size_t segments, bool lists) {
  for (std::size_t k = 0; k < pairs; ++k) {
    const Pair pair = make_pair(k, segments);
    put("{\"id\":" + std::to_string(k) + ",\"source\":" +
        (lists ? list_of(pair.ja) : '"' + text_of(pair.ja, "", "\\n") + '"') +
        ",\"target\":" +
        (lists ? list_of(pair.en) : '"' + text_of(pair.en, " ", "\\n") + '"') + "}\n");
  }
}

void write_files(std::size_t pairs, std::size_t segments,
                 const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder);
  std::ofstream manifest(folder / "pairs.tsv");
  manifest << "id\tsource\ttarget\n";
  for (std::size_t k = 0; k < pairs; ++k) {
    // A thousand pairs a folder.
    const auto place = folder / std::to_string(k / 1000);
    if (k % 1000 == 0) std::filesystem::create_directories(place);
    const std::string name = (place / std::to_string(k)).string();
    const Pair pair = make_pair(k, segments);
    std::ofstream(name + ".ja.txt") << text_of(pair.ja, "", "\n");
    std::ofstream(name + ".en.txt") << text_of(pair.en, " ", "\n");
    manifest << k << '\t' << name << ".ja.txt\t" << name << ".en.txt\n";
  }
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view what = argc > 1 ? argv[1] : "";
  const std::size_t pairs = argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 0;
  const std::size_t segments = argc > 3 ? std::strtoul(argv[3], nullptr, 10) : 0;
  if (pairs == 0 || segments == 0 || (what == "files") != (argc == 5) ||
      (what != "files" && what != "records" && what != "lists")) {
    std::fputs("usage: awase-bench-pairs records|lists|files PAIRS SEGMENTS [DIR]\n",
               stderr);
    return 2;
  }
  if (what == "files")
    write_files(pairs, segments, argv[4]);
  else
    write_records(pairs, segments, what == "lists");
  return 0;
}
