// SPDX-License-Identifier: Apache-2.0
//
// What is near is aligned once more, every bead but those in question an anchor: so
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

/// The target with borders, and the beads in its numbers.
struct Trial {
  CutText text;
  std::vector<Bead> beads;  ///< As they were.
  std::vector<bool> in_question;
  bool any = false;  ///< Whether a bead is in question.
};

/// `borders_of(k)` gives the borders in each target segment of bead `k`, or nothing
/// where it stays as it is.
template <typename BordersOf>
Trial make_trial(const std::vector<Bead>& beads, const SegmentedText& target,
                 BordersOf borders_of) {
  Trial trial;
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
  }
  return trial;
}

/// Beads from one in question that are aligned again with it, for their words.
constexpr std::size_t kNear = 20;

/// Of each bead whether one in question is near.
std::vector<bool> near_question(const std::vector<bool>& in_question) {
  std::vector<bool> near(in_question.size(), false);
  for (std::size_t k = 0, done = 0; k < in_question.size(); ++k) {
    if (!in_question[k]) continue;
    done = std::max(done, k > kNear ? k - kNear : 0);
    for (const std::size_t end = std::min(k + kNear + 1, near.size()); done < end;
         ++done)
      near[done] = true;
  }
  return near;
}

/// What of a trial is aligned: the beads that are near to one in question, in texts of
/// their own.
struct NearTexts {
  SegmentedText source;
  SegmentedText target;
  std::vector<Bead> anchors;
  std::vector<Bead> beads;  ///< Of the trial, in these texts; those far away are empty.
};

NearTexts near_texts(const Trial& trial, const SegmentedText& source,
                     const SegmentedText& target) {
  NearTexts out;
  out.source.document = source.document;
  out.target.document = target.document;
  const std::vector<bool> near = near_question(trial.in_question);
  const auto add_border = [&out] {
    const std::size_t before[] = {out.source.size(), out.target.size()};
    out.anchors.push_back({{before[0], before[0]}, {before[1], before[1]}, 0.0, 1.0});
  };
  for (std::size_t k = 0; k < trial.beads.size(); ++k) {
    const Bead& bead = trial.beads[k];
    Bead moved;
    if (near[k]) {
      if (trial.in_question[k] || (k > 0 && !near[k - 1])) add_border();
      moved = {{out.source.size(), out.source.size() + bead.source.size()},
               {out.target.size(), out.target.size() + bead.target.size()},
               0.0,
               1.0};
      for (std::size_t i = bead.source.first; i < bead.source.last; ++i)
        out.source.segments.push_back(source.segments[i]);
      for (std::size_t i = bead.target.first; i < bead.target.last; ++i)
        out.target.segments.push_back(trial.text.segments[i]);
      if (trial.in_question[k])
        add_border();
      else if (bead.is_pair())
        out.anchors.push_back(moved);
    }
    out.beads.push_back(moved);
  }
  return out;
}

/// The new beads of each bead in question, in the numbers of the trial; none for the
/// others.
std::vector<std::vector<Bead>> align_again(const Aligner& aligner, const Trial& trial,
                                           const SegmentedText& source,
                                           const SegmentedText& target) {
  const NearTexts texts = near_texts(trial, source, target);
  const std::vector<Bead> found =
      aligner.align_by_words(texts.source, texts.target, texts.anchors).beads;
  std::vector<std::vector<Bead>> parts(trial.beads.size());
  std::size_t next = 0;
  for (std::size_t k = 0; k < trial.beads.size(); ++k) {
    if (!trial.in_question[k]) continue;
    const Bead& whole = texts.beads[k];
    while (next < found.size() && found[next].source.last <= whole.source.first &&
           found[next].target.last <= whole.target.first)
      ++next;
    for (; next < found.size() && found[next].source.last <= whole.source.last &&
           found[next].target.last <= whole.target.last;
         ++next) {
      Bead part = found[next];
      for (const auto side : {&Bead::source, &Bead::target}) {
        const std::size_t first = (trial.beads[k].*side).first;
        const std::size_t moved = (whole.*side).first;
        (part.*side).first = (part.*side).first - moved + first;
        (part.*side).last = (part.*side).last - moved + first;
      }
      parts[k].push_back(part);
    }
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
