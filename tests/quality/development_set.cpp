// SPDX-License-Identifier: Apache-2.0

#include "tests/quality/development_set.h"

#include <algorithm>

#include "text/error.h"
#include "text/file.h"
#include "text/sentences.h"

namespace awase {
namespace {

constexpr const char* kLanguages[] = {"ja", "de", "fr", "ru", "zh",
                                      "ko", "ar", "en", "is"};

/// Range of the numbers of one side, taken to begin at `next` when there are none.
SegmentRange range_of(const std::vector<std::size_t>& side, std::size_t next) {
  if (side.empty()) return {next, next};
  return {side.front(), side.back() + 1};
}

}  // namespace

std::vector<GoldDocument> read_development_set(const std::filesystem::path& folder) {
  std::vector<GoldDocument> documents;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".gold") continue;
    GoldDocument document;
    document.set = folder.filename().string();
    document.name = entry.path().stem().string();
    std::vector<SegmentedText> sides;
    for (const std::string language : kLanguages) {
      for (const char* ending : {"", ".segments"}) {
        const auto side = folder / (document.name + "." + language + ending);
        if (std::filesystem::is_regular_file(side) && sides.size() < 2)
          sides.push_back(
              segments_from_lines(read_file(side.string()), side.string(), language));
      }
    }
    if (sides.size() != 2)
      throw Error(ErrorKind::input, entry.path().string() +
                                        ": needs a file for each of two "
                                        "languages beside it");
    document.source = std::move(sides[0]);
    document.target = std::move(sides[1]);
    document.gold = read_beads(read_file(entry.path().string()), entry.path().string());
    documents.push_back(std::move(document));
  }
  std::sort(
      documents.begin(), documents.end(),
      [](const GoldDocument& a, const GoldDocument& b) { return a.name < b.name; });
  return documents;
}

namespace {

/// How many segments of one side the gold names below each number.
std::vector<std::size_t> named_below(const std::vector<ListedBead>& gold,
                                     std::size_t size,
                                     std::vector<std::size_t> ListedBead::*side) {
  std::vector<std::size_t> named(size + 1, 0);
  for (const ListedBead& bead : gold)
    for (const std::size_t number : bead.*side) ++named.at(number + 1);
  for (std::size_t i = 0; i < size; ++i) named[i + 1] += named[i];
  return named;
}

}  // namespace

std::vector<Bead> gold_path(const GoldDocument& document) {
  const auto sources =
      named_below(document.gold, document.source.size(), &ListedBead::source);
  const auto targets =
      named_below(document.gold, document.target.size(), &ListedBead::target);
  std::vector<Bead> path;
  Bead open;  // What has been read and is not in the path yet.
  std::size_t source_count = 0;
  std::size_t target_count = 0;
  for (const ListedBead& bead : document.gold) {
    open.source.last = std::max(open.source.last, range_of(bead.source, 0).last);
    open.target.last = std::max(open.target.last, range_of(bead.target, 0).last);
    source_count += bead.source.size();
    target_count += bead.target.size();
    // Whole as soon as everything up to here that is named has been read.
    if (source_count < sources[open.source.last] ||
        target_count < targets[open.target.last])
      continue;
    path.push_back(open);
    open.source.first = open.source.last;
    open.target.first = open.target.last;
  }
  open = {{open.source.first, document.source.size()},
          {open.target.first, document.target.size()}};
  if (!open.source.empty() || !open.target.empty()) path.push_back(open);
  return path;
}

}  // namespace awase
