// SPDX-License-Identifier: Apache-2.0
//
// The smallest pair there is to align: two sentences, a.ja and a.en, in a folder.

#pragma once

#include <gtest/gtest.h>

#include "tests/cli/run_awase.h"

namespace awase {

inline constexpr const char* kJapanese =
    "今日はとても良い天気です。\n明日は雨が降るでしょう。\n";
inline constexpr const char* kEnglish =
    "The weather is very fine today.\nIt will probably rain tomorrow.\n";

class TwoSentences : public testing::Test {
 protected:
  TwoSentences() {
    folder_.write("a.ja", kJapanese);
    folder_.write("a.en", kEnglish);
  }

  /// `awase align` in the folder.
  Outcome run(std::vector<std::string> arguments, RunSetup setup = {}) const {
    arguments.insert(arguments.begin(), "align");
    setup.folder = folder_.path();
    return run_awase(arguments, setup);
  }

  ScratchFolder folder_;
};

}  // namespace awase
