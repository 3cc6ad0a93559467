// SPDX-License-Identifier: Apache-2.0

#include "tests/quality/furniture.h"

#include <algorithm>
#include <array>
#include <random>
#include <string_view>

#include "text/sentences.h"

namespace awase {
namespace {

using Random = std::mt19937;
using Lines = std::vector<std::string>;

constexpr std::array<std::string_view, 24> kJapaneseMenu = {"ホーム",
                                                            "メニュー",
                                                            "サイト内検索",
                                                            "お問い合わせ",
                                                            "会社概要",
                                                            "新着情報",
                                                            "ニュース",
                                                            "アクセスランキング",
                                                            "関連記事",
                                                            "トップへ戻る",
                                                            "前のページ",
                                                            "次のページ",
                                                            "印刷する",
                                                            "シェアする",
                                                            "ログイン",
                                                            "会員登録",
                                                            "採用情報",
                                                            "サイトマップ",
                                                            "よくある質問",
                                                            "利用規約",
                                                            "プライバシーポリシー",
                                                            "メールマガジン登録",
                                                            "カテゴリー一覧",
                                                            "バックナンバー"};
constexpr std::array<std::string_view, 24> kEnglishMenu = {
    "Home",        "Menu",           "Search this site",
    "Contact us",  "About",          "Latest news",
    "News",        "Most read",      "Related",
    "Back to top", "Previous page",  "Next page",
    "Print",       "Share this",     "Log in",
    "Sign up",     "Careers",        "Site map",
    "FAQ",         "Terms of use",   "Privacy",
    "Newsletter",  "All categories", "Archive"};

std::size_t below(Random& random, std::size_t size) { return random() % size; }

bool is_japanese(const SegmentedText& text) { return text.document.language == "ja"; }

/// Where code point number `share` of the whole begins, so that nothing is cut in two;
/// between words where there are spaces.
std::size_t cut_at(const std::string& text, double share) {
  auto at = static_cast<std::size_t>(share * static_cast<double>(text.size()));
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80)
    ++at;
  const std::size_t space = text.find(' ', at);
  return space == std::string::npos || space > at + 20 ? at : space;
}

Lines menu(Random& random, bool japanese) {
  Lines lines;
  const std::size_t first = below(random, kJapaneseMenu.size());
  for (std::size_t k = 0, size = 6 + below(random, 12); k < size; ++k) {
    const std::size_t item = (first + k) % kJapaneseMenu.size();
    lines.emplace_back(japanese ? kJapaneseMenu[item] : kEnglishMenu[item]);
  }
  return lines;
}

Lines caption(Random& random, const SegmentedText& text) {
  const std::string near(text.text(below(random, text.size())));
  const std::string part = near.substr(0, cut_at(near, 0.3));
  return {is_japanese(text) ? "写真:" + part : "Photo: " + part};
}

Lines header(const SegmentedText& text) {
  const std::string title(text.text(0));
  return {title.substr(0, cut_at(title, 0.7))};
}

/// Says again what some neighbouring segments say, in half the words.
Lines summary(Random& random, const SegmentedText& text) {
  Lines lines;
  const std::size_t size = 2 + below(random, 4);
  std::size_t at = below(random, text.size());
  for (std::size_t k = 0; k < size; ++k, at += 1 + below(random, 4)) {
    const std::string one(text.text(at % text.size()));
    const std::string other(text.text((at + 1) % text.size()));
    lines.push_back(one.substr(0, cut_at(one, 0.4)) + (is_japanese(text) ? "、" : ",") +
                    other.substr(cut_at(other, 0.6)));
  }
  return lines;
}

/// Some segments of a text of its own, of the same language.
Lines foreign(Random& random, const GoldDocument& document,
              const std::vector<GoldDocument>& others,
              SegmentedText GoldDocument::*side) {
  const GoldDocument& other = others[below(random, others.size())];
  const SegmentedText& text = other.*side;
  Lines lines;
  if (other.name == document.name) return lines;
  const std::size_t at = below(random, text.size());
  for (std::size_t k = at; k < std::min(text.size(), at + 2 + below(random, 8)); ++k)
    lines.emplace_back(text.text(k));
  return lines;
}

/// The places of a side that are not inside a bead.
std::vector<std::size_t> borders(const GoldDocument& document,
                                 SegmentedText GoldDocument::*side,
                                 std::vector<std::size_t> ListedBead::*numbers) {
  std::vector<bool> inside((document.*side).size() + 1, false);
  for (const ListedBead& bead : document.gold) {
    if ((bead.*numbers).empty()) continue;
    const auto [first, last] =
        std::minmax_element((bead.*numbers).begin(), (bead.*numbers).end());
    for (std::size_t k = *first + 1; k <= *last; ++k) inside[k] = true;
  }
  std::vector<std::size_t> places;
  for (std::size_t k = 0; k < inside.size(); ++k)
    if (!inside[k]) places.push_back(k);
  return places;
}

/// Which lines go before each segment of a side; the last go behind all.
std::vector<Lines> choose(Random& random, const GoldDocument& document,
                          const std::vector<GoldDocument>& others, double share,
                          SegmentedText GoldDocument::*side,
                          std::vector<std::size_t> ListedBead::*numbers) {
  const SegmentedText& text = document.*side;
  const std::vector<std::size_t> places = borders(document, side, numbers);
  const auto wanted = static_cast<std::size_t>(share / (1.0 - share) *
                                               static_cast<double>(text.size()));
  std::vector<Lines> before(text.size() + 1);
  std::size_t count = 0;
  while (count < wanted) {
    Lines lines;
    std::size_t place = places[below(random, places.size())];
    const std::size_t end = below(random, 2) == 0 ? 0 : text.size();
    switch (below(random, 5)) {
      case 0:
        lines = menu(random, is_japanese(text));
        place = end;
        break;
      case 1:
        lines = caption(random, text);
        break;
      case 2:
        lines = header(text);
        break;
      case 3:
        lines = summary(random, text);
        place = end;
        break;
      default:
        lines = foreign(random, document, others, side);
        place = end;
        break;
    }
    if (lines.size() > wanted - count) lines.resize(wanted - count);
    count += lines.size();
    before[place].insert(before[place].end(), lines.begin(), lines.end());
  }
  return before;
}

/// The text with the lines put in, the new number of each old segment in `moved`.
SegmentedText insert(const SegmentedText& text, const std::vector<Lines>& before,
                     std::vector<std::size_t>& moved, std::vector<bool>& furniture) {
  std::string all;
  const auto add = [&](std::string_view line, bool is_furniture) {
    if (line.empty()) return;
    all.append(line).push_back('\n');
    furniture.push_back(is_furniture);
  };
  for (std::size_t k = 0; k < before.size(); ++k) {
    for (const std::string& line : before[k]) add(line, true);
    if (k == text.size()) break;
    moved.push_back(furniture.size());
    all.append(text.text(k)).push_back('\n');
    furniture.push_back(false);
  }
  return segments_from_lines(all, text.document.name, text.document.language);
}

/// Lists furniture in the gold as one-sided beads, each before the bead it stands
/// before.
void list_furniture(const std::vector<bool>& furniture,
                    std::vector<std::size_t> ListedBead::*side,
                    std::vector<ListedBead>& gold) {
  std::vector<ListedBead> listed;
  std::size_t next = 0;
  const auto list_until = [&](std::size_t end) {
    for (; next < end; ++next) {
      if (!furniture[next]) continue;
      ListedBead bead;
      (bead.*side).push_back(next);
      listed.push_back(std::move(bead));
    }
  };
  for (ListedBead& bead : gold) {
    if (!(bead.*side).empty()) list_until((bead.*side).front());
    listed.push_back(std::move(bead));
  }
  list_until(furniture.size());
  gold = std::move(listed);
}

}  // namespace

FurnishedDocument furnish(const GoldDocument& document,
                          const std::vector<GoldDocument>& others, double share,
                          std::uint32_t seed) {
  Random random(seed);
  FurnishedDocument result;
  result.document = document;
  std::vector<std::size_t> source_moved;
  std::vector<std::size_t> target_moved;
  const bool in_source = below(random, 2) == 0;
  const auto furnish_side = [&](SegmentedText GoldDocument::*side,
                                std::vector<std::size_t> ListedBead::*numbers,
                                bool wanted, std::vector<std::size_t>& moved,
                                std::vector<bool>& furniture) {
    const double here = wanted ? share : 0.0;
    result.document.*side =
        insert(document.*side, choose(random, document, others, here, side, numbers),
               moved, furniture);
  };
  furnish_side(&GoldDocument::source, &ListedBead::source, in_source, source_moved,
               result.source_furniture);
  furnish_side(&GoldDocument::target, &ListedBead::target, !in_source, target_moved,
               result.target_furniture);
  for (ListedBead& bead : result.document.gold) {
    for (std::size_t& number : bead.source) number = source_moved.at(number);
    for (std::size_t& number : bead.target) number = target_moved.at(number);
  }
  list_furniture(result.target_furniture, &ListedBead::target, result.document.gold);
  list_furniture(result.source_furniture, &ListedBead::source, result.document.gold);
  return result;
}

}  // namespace awase
