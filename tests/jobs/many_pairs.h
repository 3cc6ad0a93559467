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

  /// Writes a PDF that takes pdftotext hours: forms in forms, a hundred million
  /// letters.
  void write_slow_pdf(const std::string& name) const {
    std::vector<std::string> objects = {
        "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Resources<</Font<</F 5 0 "
        "R>>/XObject<</X 6 0 R>>>>/Contents 4 0 R>>",
        stream("", "/X Do"), "<</Type/Font/Subtype/Type1/BaseFont/Courier>>"};
    constexpr int kDepth = 9;
    for (int depth = 0; depth < kDepth; ++depth) {
      std::string draws = "BT /F 1 Tf (a) Tj ET";
      if (depth + 1 < kDepth) {
        draws.clear();
        for (int k = 0; k < 10; ++k) draws += "/X Do ";
      }
      objects.push_back(stream(
          "/Type/XObject/Subtype/Form/BBox[0 0 300 300]/Resources<</Font<</F 5 0 "
          "R>>/XObject<</X " +
              std::to_string(7 + depth) + " 0 R>>>>",
          draws));
    }
    std::string pdf = "%PDF-1.4\n", table;
    for (std::size_t k = 0; k < objects.size(); ++k) {
      std::string offset = std::to_string(pdf.size());
      table += offset.insert(0, 10 - offset.size(), '0') + " 00000 n \n";
      pdf += std::to_string(k + 1) + " 0 obj" + objects[k] + "endobj\n";
    }
    const std::string size = std::to_string(objects.size() + 1);
    const std::string begin = std::to_string(pdf.size());
    pdf += "xref\n0 " + size + "\n0000000000 65535 f \n" + table + "trailer<</Size " +
           size + "/Root 1 0 R>>\nstartxref\n" + begin + "\n%%EOF\n";
    folder_.write(name, pdf);
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

 private:
  static std::string stream(const std::string& dictionary, const std::string& bytes) {
    return "<<" + dictionary + "/Length " + std::to_string(bytes.size()) +
           ">>stream\n" + bytes + "\nendstream ";
  }
};

}  // namespace awase
