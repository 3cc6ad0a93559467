// SPDX-License-Identifier: Apache-2.0
//
// Every segment without counterpart has a nature, by its own text; neighbours of one
// nature are a region.

#include "align/regions.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <utility>

namespace awase {
namespace {

/// What one segment looks like.
enum class Nature { prose, item, credit, notice, repeated };

/// Most code points of a segment that may be an item of a menu, a credit, a notice.
constexpr std::uint32_t kItem = 40;
constexpr std::uint32_t kCredit = 60;
constexpr std::uint32_t kNotice = 160;
/// Fewest items that make a menu.
constexpr std::size_t kMenu = 3;
/// How often a segment stands in the text to be a running line.
constexpr std::size_t kRepeats = 3;
/// From this many segments or code points on a stretch without other reason is a
/// region.
constexpr std::size_t kSegments = 3;
constexpr std::size_t kChars = 150;
/// Share of the words of a summary that the paired text has too.
constexpr double kSaidAgain = 0.6;
/// A word of a summary is that much less often new to the paired text than a word of
/// other segments: a passage that was not translated speaks of the same things too.
constexpr double kNewer = 0.5;
/// Words without which nothing can be said of a summary.
constexpr std::size_t kWords = 12;

constexpr std::array<std::string_view, 14> kCredits = {
    "写真",  "画像",  "撮影",   "提供",   "図版", "出典",   "(c)",
    "Photo", "Image", "Credit", "Figure", "Foto", "Crédit", "Source:"};
constexpr std::array<std::string_view, 12> kNotices = {
    "©",          "著作権",       "無断転載",     "転載禁止",
    "免責",       "利用規約",     "Copyright",    "All rights reserved",
    "Disclaimer", "Terms of use", "Urheberrecht", "Tous droits réservés"};
constexpr std::array<std::string_view, 6> kContents = {
    "目次", "もくじ", "Contents", "Table of contents", "Inhalt", "Sommaire"};

bool holds_one_of(std::string_view text, std::span<const std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return text.find(word) != std::string_view::npos;
  });
}

bool begins_with_one_of(std::string_view text,
                        std::span<const std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.starts_with(word); });
}

/// Sees the segments of one side.
class SideRegions {
 public:
  SideRegions(const SegmentedText& text, const TermText& terms,
              std::span<const Bead> beads, Side side)
      : text_(text), terms_(terms), side_(side) {
    paired_.assign(text.size(), false);
    said_.assign(terms.terms.size(), 0);
    for (const Bead& bead : beads) {
      if (!bead.is_pair()) continue;
      const SegmentRange& range = bead.range(side);
      for (std::size_t i = range.first; i < range.last; ++i) {
        paired_[i] = true;
        for (const std::uint32_t term : terms.segment(i)) ++said_[term];
      }
    }
    std::size_t words = 0, once = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (!paired_[i]) continue;
      for (const std::uint32_t term : terms.segment(i)) {
        ++words;
        if (said_[term] == 1) ++once;
      }
    }
    if (words > 0) new_share_ = static_cast<double>(once) / static_cast<double>(words);
    for (std::size_t i = 0; i < text.size(); ++i) ++counts_[text.text(i)];
  }

  std::vector<Region> regions() const {
    std::vector<Region> regions;
    for (std::size_t i = 0; i < text_.size();) {
      if (paired_[i]) {
        ++i;
        continue;
      }
      std::size_t last = i;
      while (last < text_.size() && !paired_[last]) ++last;
      add_stretch({i, last}, regions);
      i = last;
    }
    return regions;
  }

 private:
  Nature nature_of(std::size_t i) const {
    const std::string_view segment = text_.text(i);
    const std::uint32_t chars = terms_.chars[i];
    if (chars <= kNotice && holds_one_of(segment, kNotices)) return Nature::notice;
    if (counts_.at(segment) >= kRepeats) return Nature::repeated;
    if (chars <= kCredit && begins_with_one_of(segment, kCredits))
      return Nature::credit;
    const bool stops = (terms_.marks[i] & (kStop | kQuestion | kExclamation)) != 0;
    return chars <= kItem && !stops ? Nature::item : Nature::prose;
  }

  /// Cuts a stretch without counterpart where its nature changes.
  void add_stretch(const SegmentRange& stretch, std::vector<Region>& regions) const {
    struct Part {
      SegmentRange range;
      Nature nature;
    };
    std::vector<Part> parts;
    for (std::size_t i = stretch.first; i < stretch.last; ++i) {
      const Nature nature = nature_of(i);
      if (parts.empty() || parts.back().nature != nature)
        parts.push_back({{i, i}, nature});
      parts.back().range.last = i + 1;
    }
    // A heading or two do not part prose, nor does a sentence part a menu.
    std::vector<Part> joined;
    for (Part part : parts) {
      if (part.nature == Nature::item && part.range.size() < kMenu)
        part.nature = Nature::prose;
      if (!joined.empty() && joined.back().nature == part.nature)
        joined.back().range.last = part.range.last;
      else
        joined.push_back(part);
    }
    for (const Part& part : joined) add_region(part.range, part.nature, regions);
  }

  void add_region(const SegmentRange& range, Nature nature,
                  std::vector<Region>& regions) const {
    Region region{side_, range, RegionReason::only_here};
    switch (nature) {
      case Nature::credit:
        region.reason = RegionReason::credit;
        region.why = Message("begins like a credit or caption");
        break;
      case Nature::notice:
        region.reason = RegionReason::notice;
        region.why = Message("speaks of rights or terms");
        break;
      case Nature::repeated:
        region.reason = RegionReason::repeated;
        region.why = Message::plural("stands in the text {count} time",
                                     "stands in the text {count} times",
                                     counts_.at(text_.text(range.first)));
        break;
      case Nature::item:
        region.reason =
            is_contents(range) ? RegionReason::contents : RegionReason::menu;
        region.why = Message::plural(
            "{count} segment of at most {most} characters, without a full stop",
            "{count} segments of at most {most} characters, none with a full stop",
            range.size(), {{"most", kItem}});
        break;
      case Nature::prose: {
        std::uint64_t chars = 0;
        for (std::size_t i = range.first; i < range.last; ++i) chars += terms_.chars[i];
        if (range.size() < kSegments && chars < kChars) return;
        const auto [again, words] = words_said_again(range);
        region.why = Message::plural(
            "{count} segment; {again} of its {words} words stand in the paired text "
            "too",
            "{count} segments; {again} of their {words} words stand in the paired text "
            "too",
            range.size(), {{"again", again}, {"words", words}});
        const double all = static_cast<double>(words);
        const double said = static_cast<double>(again);
        if (is_outside(range) && words >= kWords && said >= kSaidAgain * all &&
            all - said <= kNewer * new_share_ * all)
          region.reason = RegionReason::summary;
        break;
      }
    }
    regions.push_back(std::move(region));
  }

  /// Whether no pair stands before the range, or none behind it. A summary stands
  /// there; what says nothing new in the middle of a text is a passage that was not
  /// translated.
  bool is_outside(const SegmentRange& range) const {
    const auto is_paired = [](bool paired) { return paired; };
    return std::none_of(paired_.begin(),
                        paired_.begin() + static_cast<std::ptrdiff_t>(range.first),
                        is_paired) ||
           std::none_of(paired_.begin() + static_cast<std::ptrdiff_t>(range.last),
                        paired_.end(), is_paired);
  }

  bool is_contents(const SegmentRange& range) const {
    if (begins_with_one_of(text_.text(range.first), kContents)) return true;
    std::size_t numbered = 0;
    for (std::size_t i = range.first; i < range.last; ++i) {
      const std::string_view segment = text_.text(i);
      if (!segment.empty() && segment.back() >= '0' && segment.back() <= '9')
        ++numbered;
    }
    return numbered * 2 > range.size();
  }

  /// How many words of the range the paired text has too, and how many there are.
  std::pair<std::size_t, std::size_t> words_said_again(
      const SegmentRange& range) const {
    std::size_t again = 0, words = 0;
    for (std::size_t i = range.first; i < range.last; ++i) {
      for (const std::uint32_t term : terms_.segment(i)) {
        ++words;
        if (said_[term] > 0) ++again;
      }
    }
    return {again, words};
  }

  const SegmentedText& text_;
  const TermText& terms_;
  Side side_;
  std::vector<bool> paired_;
  std::vector<std::uint32_t> said_;  // By term: paired segments that have it.
  double new_share_ = 0.0;           // Of the words of a paired segment: in no other.
  std::unordered_map<std::string_view, std::size_t> counts_;
};

}  // namespace

std::vector<Region> find_regions(const SegmentedText& text, const TermText& terms,
                                 std::span<const Bead> beads, Side side) {
  return SideRegions(text, terms, beads, side).regions();
}

Message describe(RegionReason reason) {
  switch (reason) {
    case RegionReason::menu:
      return Message("menu or list of links");
    case RegionReason::credit:
      return Message("credit or caption");
    case RegionReason::repeated:
      return Message("line that repeats");
    case RegionReason::contents:
      return Message("table of contents");
    case RegionReason::notice:
      return Message("notice of rights or terms");
    case RegionReason::summary:
      return Message("says again what the text says");
    case RegionReason::only_here:
      break;
  }
  return Message("no counterpart");
}

}  // namespace awase
