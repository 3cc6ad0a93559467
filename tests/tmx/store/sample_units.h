// SPDX-License-Identifier: Apache-2.0
//
// Units for tests of memories: recombined phrases, so that many are similar to many.

#pragma once

#include <cstddef>
#include <random>
#include <string>
#include <vector>

#include "tests/scratch_folder.h"
#include "tmx/memory.h"

namespace awase {

inline TranslationUnit unit_of(const std::string& source, const std::string& target,
                               const std::string& source_language = "ja",
                               const std::string& target_language = "en") {
  TranslationUnit unit;
  unit.variants.resize(2);
  unit.variants[0].language = source_language;
  unit.variants[0].content.text = source;
  unit.variants[1].language = target_language;
  unit.variants[1].content.text = target;
  return unit;
}

/// `count` units made of a seed: Japanese and English sentences of recombined phrases,
/// some of them only a few symbols long, some with numbers.
inline std::vector<TranslationUnit> sample_units(std::size_t count, unsigned seed) {
  static const std::vector<std::pair<std::string, std::string>> kPhrases = {
      {"新しいポンプを", "the new pump"},
      {"東側の倉庫で", "in the east storehouse"},
      {"毎朝点検する", "is inspected every morning"},
      {"担当者は", "The person in charge"},
      {"第{n}条により", "under Article {n}"},
      {"{n}時までに", "by {n} o'clock"},
      {"報告書を提出し", "submits a report"},
      {"必ず", "without fail"},
      {"安全のため", "For safety,"},
      {"電源を切り", "turns off the power"},
      {"契約の更新は", "renewal of the contract"},
      {"港湾局の", "of the port bureau"},
      {"許可を要する", "requires permission"},
      {"梅雨の時期には", "in the rainy season"}};
  std::mt19937 random(seed);
  std::vector<TranslationUnit> units;
  for (std::size_t i = 0; i < count; ++i) {
    std::string source;
    std::string target;
    const std::size_t phrases = 1 + random() % 7;
    for (std::size_t p = 0; p < phrases; ++p) {
      auto [ja, en] = kPhrases[random() % kPhrases.size()];
      const std::string number = std::to_string(random() % 30);
      for (std::string* text : {&ja, &en})
        if (const auto at = text->find("{n}"); at != std::string::npos)
          text->replace(at, 3, number);
      source += ja;
      target += (target.empty() ? "" : " ") + en;
    }
    units.push_back(unit_of(source + (random() % 4 == 0 ? "" : "。"),
                            target + (random() % 4 == 0 ? "" : ".")));
  }
  return units;
}

}  // namespace awase
