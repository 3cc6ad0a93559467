// SPDX-License-Identifier: Apache-2.0
//
// The whole pair is aligned once more, every bead but those in question an anchor: so
// the aligner knows the words of this pair, and has nothing to search but inside the
// few beads. At first each of these has more borders than it may be cut at, so that the
// aligner shows where the border lies. Where that is sure and may be, the pair is
// aligned with this border alone, which gives the confidence of the parts.

#include "align/cut_beads.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

#include "align/confidence.h"
#include "text/clauses.h"
#include "text/openers.h"
#include "text/unicode.h"

namespace awase {
namespace {

/// Clauses wider than this many columns get a border in their middle, for comparison.
constexpr std::size_t kWideClause = 24;
/// A bead with more borders than this is none that a person would cut.
constexpr std::size_t kMostBorders = 8;

bool connects(Opener opener) {
  return opener == Opener::adds || opener == Opener::turns ||
         opener == Opener::follows || opener == Opener::says;
}

/// Words at the end of a Japanese clause that say what others say at the beginning of
/// the next.
bool ends_with_conjunction(std::string_view clause) {
  constexpr std::string_view kEnds[] = {"が、",   "けれど、", "けれども、", "けど、",
                                        "ので、", "から、",   "ため、",     "し、",
                                        "あと、", "後、",     "て、",       "り、"};
  return std::any_of(std::begin(kEnds), std::end(kEnds),
                     [&](std::string_view end) { return clause.ends_with(end); });
}

/// Words that join a clause to the one before it, where others begin a new sentence.
bool begins_with_conjunction(std::string_view clause) {
  constexpr std::string_view kWords[] = {"unless ",  "except ",   "provided ", "while ",
                                         "whereas ", "although ", "or ",       "then "};
  return std::any_of(std::begin(kWords), std::end(kWords),
                     [&](std::string_view word) { return clause.starts_with(word); });
}

/// A border inside one segment, and whether a bead may be cut there.
struct Border {
  ClauseBorder place;
  bool wanted = false;
};

/// The target with borders put in, and where its segments came from.
struct CutText {
  std::vector<Segment> segments;
  std::vector<std::size_t> origins;
  std::vector<bool> wanted;  ///< Whether one may cut before the segment.
};

class BeadCutter {
 public:
  BeadCutter(const SegmentedText& source, const SegmentedText& target)
      : source_(source),
        target_(target),
        source_openers_(source.document.language),
        target_openers_(target.document.language) {}

  /// The borders of each target segment of `bead`; empty when there is nothing to try.
  std::vector<std::vector<Border>> borders(const Bead& bead) const {
    std::vector<std::vector<Border>> all;
    if (bead.source.size() < 2 || bead.target.empty()) return all;
    const bool mirrored = source_connects(bead);
    std::size_t count = 0;
    bool any_wanted = false;
    for (std::size_t t = bead.target.first; t < bead.target.last; ++t) {
      all.push_back(borders_of(target_.text(t), mirrored));
      count += all.back().size();
      for (const Border& border : all.back()) any_wanted = any_wanted || border.wanted;
    }
    if (!any_wanted || count > kMostBorders) all.clear();
    return all;
  }

 private:
  /// Whether a source segment but the first begins with a conjunction.
  bool source_connects(const Bead& bead) const {
    for (std::size_t s = bead.source.first + 1; s < bead.source.last; ++s)
      if (connects(source_openers_.find(source_.text(s)))) return true;
    return false;
  }

  std::vector<Border> borders_of(std::string_view segment, bool mirrored) const {
    std::vector<Border> borders;
    std::size_t begin = 0;
    const auto add_middle = [&](std::size_t end) {
      const std::string_view clause = segment.substr(begin, end - begin);
      if (display_width(clause) <= kWideClause) return;
      ClauseBorder middle = middle_border(clause);
      if (middle.end_bytes == 0) return;
      middle.end_bytes += begin;
      middle.next_bytes += begin;
      borders.push_back({middle, false});
    };
    for (const ClauseBorder& place : find_clause_borders(segment)) {
      if (borders.size() > kMostBorders) return borders;
      add_middle(place.end_bytes);
      const bool conjunction =
          mirrored &&
          (begins_with_conjunction(segment.substr(place.next_bytes)) ||
           connects(target_openers_.find(segment.substr(place.next_bytes))) ||
           ends_with_conjunction(segment.substr(0, place.end_bytes)));
      borders.push_back({place, place.mark != ClauseMark::comma || conjunction});
      begin = place.next_bytes;
    }
    add_middle(segment.size());
    return borders;
  }

  const SegmentedText& source_;
  const SegmentedText& target_;
  OpenerFinder source_openers_;
  OpenerFinder target_openers_;
};

void add_segment(CutText& out, const Segment& whole, std::size_t origin,
                 std::span<const Border> borders) {
  Segment part = whole;
  bool wanted = true;
  for (const Border& border : borders) {
    part.range.end_bytes = whole.range.begin_bytes + border.place.end_bytes;
    out.segments.push_back(part);
    out.origins.push_back(origin);
    out.wanted.push_back(wanted);
    part.range.begin_bytes = whole.range.begin_bytes + border.place.next_bytes;
    wanted = border.wanted;
  }
  part.range.end_bytes = whole.range.end_bytes;
  out.segments.push_back(part);
  out.origins.push_back(origin);
  out.wanted.push_back(wanted);
}

/// The new beads of a bead as its parts, clauses that stand alone at its ends with
/// their neighbours. None when it is not sure where the border between two parts lies,
/// or one may not cut there.
std::vector<Bead> placed_parts(std::span<const Bead> beads, const CutText& text) {
  std::vector<Bead> parts;
  std::size_t open = beads.empty() ? 0 : beads.front().target.first;
  for (const Bead& bead : beads) {
    if (bead.source.empty()) continue;
    if (bead.target.empty()) return {};
    Bead part = bead;
    if (parts.empty()) {
      part.target.first = open;
    } else {
      const Bead& before = parts.back();
      if (before.target.last != bead.target.first || !text.wanted[bead.target.first] ||
          std::max(before.confidence, bead.confidence) < kSureConfidence ||
          std::min(before.confidence, bead.confidence) < kHardlyConfidence)
        return {};
    }
    parts.push_back(part);
  }
  if (parts.size() < 2) return {};
  parts.back().target.last = beads.back().target.last;
  return parts;
}

/// Whether each part is at least as sure as the whole was, in hundredths, as memories
/// have it.
bool are_better(std::span<const Bead> parts, const Bead& whole) {
  const auto hundredths = [](double confidence) {
    return std::lround(100 * confidence);
  };
  const long least = hundredths(std::max(whole.confidence, kSureConfidence));
  return parts.size() > 1 &&
         std::all_of(parts.begin(), parts.end(), [&](const Bead& part) {
           return part.is_pair() && hundredths(part.confidence) >= least;
         });
}

/// Joins the parts of one segment in a bead to one again.
Bead add_bead(CutAlignment& out, const Bead& bead, const CutText& text) {
  Bead added = bead;
  added.target.first = out.target.segments.size();
  for (std::size_t t = bead.target.first; t < bead.target.last; ++t) {
    const bool goes_on =
        t > bead.target.first && text.origins[t] == text.origins[t - 1];
    if (goes_on) {
      out.target.segments.back().range.end_bytes = text.segments[t].range.end_bytes;
      continue;
    }
    out.target.segments.push_back(text.segments[t]);
    out.segments.push_back(text.origins[t]);
  }
  added.target.last = out.target.segments.size();
  return added;
}

/// What is aligned once more.
struct Trial {
  CutText text;
  std::vector<Bead> beads;  ///< As they were, in the numbers of `text`.
  std::vector<bool> in_question;
  std::vector<Bead> anchors;
  bool any = false;  ///< Whether a bead is in question.
};

/// `borders_of(k)` gives the borders in each target segment of bead `k`, or nothing
/// where it stays as it is.
template <typename BordersOf>
Trial make_trial(const std::vector<Bead>& beads, const SegmentedText& target,
                 BordersOf borders_of) {
  Trial trial;
  const auto add_border = [&trial](std::size_t before_source,
                                   std::size_t before_target) {
    trial.anchors.push_back(
        {{before_source, before_source}, {before_target, before_target}, 0.0, 1.0});
  };
  for (std::size_t k = 0; k < beads.size(); ++k) {
    const Bead& bead = beads[k];
    const std::vector<std::vector<Border>> borders = borders_of(k);
    Bead mapped = bead;
    mapped.target.first = trial.text.segments.size();
    for (std::size_t t = bead.target.first; t < bead.target.last; ++t)
      add_segment(trial.text, target.segments[t], t,
                  borders.empty() ? std::span<const Border>()
                                  : std::span(borders[t - bead.target.first]));
    mapped.target.last = trial.text.segments.size();
    trial.beads.push_back(mapped);
    trial.in_question.push_back(!borders.empty());
    trial.any = trial.any || !borders.empty();
    if (!borders.empty()) {
      add_border(mapped.source.first, mapped.target.first);
      add_border(mapped.source.last, mapped.target.last);
    } else if (bead.is_pair()) {
      trial.anchors.push_back(mapped);
    }
  }
  return trial;
}

/// The new beads of each bead in question; none for the others.
std::vector<std::vector<Bead>> align_again(const Aligner& aligner, const Trial& trial,
                                           const SegmentedText& source,
                                           const SegmentedText& target) {
  SegmentedText cut_target = target;
  cut_target.segments = trial.text.segments;
  cut_target.stretches.clear();
  const std::vector<Bead> found =
      aligner.align(source, cut_target, trial.anchors).beads;
  std::vector<std::vector<Bead>> parts(trial.beads.size());
  std::size_t next = 0;
  for (std::size_t k = 0; k < trial.beads.size(); ++k) {
    if (!trial.in_question[k]) continue;
    const Bead& whole = trial.beads[k];
    while (next < found.size() && found[next].source.last <= whole.source.first &&
           found[next].target.last <= whole.target.first)
      ++next;
    for (; next < found.size() && found[next].source.last <= whole.source.last &&
           found[next].target.last <= whole.target.last;
         ++next)
      parts[k].push_back(found[next]);
  }
  return parts;
}

/// The borders between `parts`, in each target segment of the bead, whose numbers in
/// the target that was given are those of `target_range`.
std::vector<std::vector<Border>> borders_between(std::span<const Bead> parts,
                                                 const CutText& text,
                                                 const SegmentRange& target_range,
                                                 const SegmentedText& target) {
  std::vector<std::vector<Border>> borders(target_range.size());
  for (const Bead& part : parts.subspan(1)) {
    const std::size_t first = part.target.first;
    const std::size_t origin = text.origins[first];
    if (text.origins[first - 1] != origin) continue;
    const std::size_t begin = target.segments[origin].range.begin_bytes;
    borders[origin - target_range.first].push_back(
        {{text.segments[first - 1].range.end_bytes - begin,
          text.segments[first].range.begin_bytes - begin, ClauseMark::none},
         true});
  }
  return borders;
}

}  // namespace

std::optional<CutAlignment> cut_beads(const Aligner& aligner,
                                      const Alignment& alignment,
                                      const SegmentedText& source,
                                      const SegmentedText& target) {
  // Of crossed sections the beads are not in order. Cues are pieces already.
  if (!alignment.crossings.empty() || !target.document.times.empty())
    return std::nullopt;
  const BeadCutter cutter(source, target);
  const std::vector<Bead>& beads = alignment.beads;
  const Trial places = make_trial(
      beads, target, [&](std::size_t k) { return cutter.borders(beads[k]); });
  if (!places.any) return std::nullopt;
  const auto placed = align_again(aligner, places, source, target);
  const Trial trial = make_trial(beads, target, [&](std::size_t k) {
    const std::vector<Bead> parts = placed_parts(placed[k], places.text);
    return parts.empty() ? std::vector<std::vector<Border>>()
                         : borders_between(parts, places.text, beads[k].target, target);
  });
  if (!trial.any) return std::nullopt;
  const auto parts = align_again(aligner, trial, source, target);
  CutAlignment out;
  for (std::size_t k = 0; k < beads.size(); ++k) {
    const Bead& whole = trial.beads[k];
    const bool cut = are_better(parts[k], whole);
    out.cut += cut;
    for (const Bead& part : cut ? parts[k] : std::vector<Bead>{whole})
      out.beads.push_back(add_bead(out, part, trial.text));
  }
  if (out.cut == 0) return std::nullopt;
  out.target.document = target.document;
  out.target.is_line_list = target.is_line_list;
  return out;
}

}  // namespace awase
