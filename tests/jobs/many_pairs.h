// SPDX-License-Identifier: Apache-2.0
//
// A folder with many small pairs of texts and a manifest that names them.

#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/cli/run_awase.h"

namespace awase {

class ManyPairs : public testing::Test {
 protected:
  /// Pairs p0, p1, ... of 2 to 6 sentences, in ja/ and en/, and pairs.tsv.
  explicit ManyPairs(int pairs = 12) : pairs_(pairs) {
    std::filesystem::create_directory(folder_.path() / "ja");
    std::filesystem::create_directory(folder_.path() / "en");
    std::string manifest = "id\tsource\ttarget\tsource_lang\ttarget_lang\tgenre\n";
    for (int k = 0; k < pairs; ++k) {
      std::string source, target;
      for (int s = 0; s < 2 + k * 7 % 5; ++s) {
        const std::string number = std::to_string(100 * k + s);
        source += number + "匹の猫が好きです。\n";
        target += "I like " + number + " cats.\n";
      }
      const std::string name = "p" + std::to_string(k);
      folder_.write("ja/" + name + ".txt", source);
      folder_.write("en/" + name + ".txt", target);
      manifest += row(name);
    }
    folder_.write("pairs.tsv", manifest);
  }

  static std::string row(const std::string& name) {
    return name + "\tja/" + name + ".txt\ten/" + name + ".txt\tja\ten\tpets\n";
  }

  /// Adds text to the manifest.
  void add(const std::string& lines) {
    std::ofstream(folder_.path() / "pairs.tsv", std::ios::app) << lines;
  }

  /// A pair that takes very long: lines that are all alike.
  void add_endless_pair() {
    std::string source, target;
    for (int k = 0; k < 60'000; ++k) {
      source += "猫が好きです。\n";
      target += "I like cats.\n";
    }
    folder_.write("ja/endless.txt", source);
    folder_.write("en/endless.txt", target);
    add(row("endless"));
  }

  /// awase in the folder.
  Outcome run(const std::vector<std::string>& arguments, RunSetup setup = {}) const {
    setup.folder = folder_.path();
    return run_awase(arguments, setup);
  }

  /// `awase batch pairs.tsv --out OUT` and more.
  Outcome batch(const std::string& out, std::vector<std::string> more = {}) const {
    more.insert(more.begin(), {"batch", "pairs.tsv", "--out", out});
    return run(more);
  }

  /// Names and contents of what is in a folder but for Awase's own notes.
  std::string content(const std::string& folder) const {
    std::string all;
    for (const std::string& name : files(folder))
      all += "== " + name + "\n" + folder_.read(folder + "/" + name);
    return all;
  }

  std::vector<std::string> files(const std::string& folder) const {
    std::vector<std::string> names;
    const auto root = folder_.path() / folder;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
      const std::string name = std::filesystem::relative(entry.path(), root);
      if (entry.is_regular_file() && !name.starts_with(".awase-batch"))
        names.push_back(name);
    }
    std::sort(names.begin(), names.end());
    return names;
  }

  static std::vector<std::string> lines(const std::string& text) {
    std::istringstream stream(text);
    std::vector<std::string> out;
    for (std::string line; std::getline(stream, line);) out.push_back(line);
    return out;
  }

  ScratchFolder folder_;
  int pairs_;
};

}  // namespace awase
