// SPDX-License-Identifier: Apache-2.0

#include "review/realign.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "align/confidence.h"

namespace awase {
namespace {

/// A kept row that is no anchor, and how many pieces lie before it.
struct Kept {
  Row row;
  std::array<std::size_t, 2> before;
};

/// The rows as the aligner takes them, and what is put back afterwards.
struct AlignerRows {
  std::array<std::vector<Piece>, 2> pieces;
  std::vector<Bead> anchors;
  std::vector<Kept> kept;
  std::map<std::array<std::size_t, 4>, const Row*> rows;  ///< By their ranges.
};

std::array<std::size_t, 4> key_of(const Bead& bead) {
  return {bead.source.first, bead.source.last, bead.target.first, bead.target.last};
}

/// Rows between a border and the next thing that the reviewer decided or moved.
constexpr std::size_t kFarAway = 50;
/// Rows from a border to the next.
constexpr std::size_t kBetweenBorders = 40;
constexpr std::size_t kSureAround = 5;

/// Borders in the midst of what is sure and far from all that could tell the aligner
/// something new: there it would find the same again, and looks no further.
std::vector<std::size_t> border_rows(std::span<const Row> rows) {
  std::vector<std::size_t> sure(rows.size() + 1, 0);  // rows up to here, in one run
  std::vector<std::size_t> calm(rows.size() + 1, 0);
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const Row& row = rows[r];
    const bool is_open = row.mark == Mark::open && !row.is_by_hand;
    if (is_open && row.is_pair() && row.confidence >= kCertainConfidence)
      sure[r + 1] = sure[r] + 1;
    if (is_open && (!row.is_pair() || row.confidence > kRearrangedConfidence))
      calm[r + 1] = calm[r] + 1;
  }
  std::vector<std::size_t> borders;
  std::size_t last = 0;
  for (std::size_t r = kFarAway; r + kFarAway < rows.size(); ++r) {
    if (r < last + kBetweenBorders || sure[r + kSureAround] < 2 * kSureAround ||
        calm[r + kFarAway] < 2 * kFarAway)
      continue;
    borders.push_back(r);
    last = r;
  }
  return borders;
}

AlignerRows take_apart(std::span<const Row> rows) {
  AlignerRows taken;
  const std::vector<std::size_t> borders = border_rows(rows);
  // A border keeps the rows in the order in which they stand (Aligner::align).
  taken.anchors.push_back({{0, 0}, {0, 0}, 0.0, 1.0});
  auto border = borders.begin();
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const Row& row = rows[r];
    auto& [source, target] = taken.pieces;
    if (border != borders.end() && *border == r) {
      ++border;
      taken.anchors.push_back(
          {{source.size(), source.size()}, {target.size(), target.size()}, 0.0, 1.0});
    }
    if (row.is_kept() && !row.is_pair()) {
      taken.kept.push_back({row, {source.size(), target.size()}});
      continue;
    }
    Bead bead{{source.size(), source.size()}, {target.size(), target.size()}, 0.0, 1.0};
    for (std::size_t s = 0; s < 2; ++s)
      taken.pieces[s].insert(taken.pieces[s].end(), row.cells[s].begin(),
                             row.cells[s].end());
    bead.source.last = source.size();
    bead.target.last = target.size();
    if (row.is_kept()) taken.anchors.push_back(bead);
    taken.rows[key_of(bead)] = &row;
  }
  return taken;
}

SegmentedText as_text(const Review& review, Side side, std::vector<Piece> pieces) {
  Review alone;
  alone.origins = review.origins;
  Row row;
  row.cell(side) = std::move(pieces);
  alone.rows.push_back(std::move(row));
  return side_text(alone, side, 0, 1);
}

/// Cuts one side of `bead` off at every point of `cuts` inside of it. The first part
/// keeps the other side.
void cut_side(Bead& bead, SegmentRange Bead::*side, SegmentRange Bead::*other_side,
              std::span<const std::size_t> cuts, std::vector<Bead>& rest) {
  const std::size_t last = (bead.*side).last;
  auto cut = std::upper_bound(cuts.begin(), cuts.end(), (bead.*side).first);
  if (cut == cuts.end() || *cut >= last) return;
  bead.confidence = 0.0;
  (bead.*side).last = *cut;
  while (cut != cuts.end() && *cut < last) {
    const std::size_t begin = *cut;
    while (cut != cuts.end() && *cut == begin) ++cut;
    Bead part = bead;
    part.*side = {begin, cut == cuts.end() ? last : std::min(*cut, last)};
    (part.*other_side).first = (part.*other_side).last;
    rest.push_back(part);
  }
}

/// Cuts beads that reach over a kept row, which then lies between two of them.
std::vector<Bead> cut_at_kept(const std::vector<Bead>& beads,
                              const std::vector<Kept>& kept) {
  std::array<std::vector<std::size_t>, 2> cuts;
  for (const Kept& row : kept) {
    const std::size_t side = row.row.cells[0].empty() ? 1 : 0;
    cuts[side].push_back(row.before[side]);
  }
  std::vector<Bead> out;
  for (Bead bead : beads) {
    std::vector<Bead> rest;
    cut_side(bead, &Bead::source, &Bead::target, cuts[0], rest);
    cut_side(bead, &Bead::target, &Bead::source, cuts[1], rest);
    out.push_back(bead);
    out.insert(out.end(), rest.begin(), rest.end());
  }
  return out;
}

/// Comments of old rows that are no more, by the piece that each row began with.
using Comments = std::map<std::array<std::size_t, 2>, std::string>;  // side, piece

Row row_of(const Bead& bead, const AlignerRows& taken) {
  if (const auto old = taken.rows.find(key_of(bead)); old != taken.rows.end()) {
    Row row = *old->second;
    if (!row.is_kept()) row.confidence = four_decimals(bead.confidence);
    return row;
  }
  Row row;
  row.confidence = four_decimals(bead.confidence);
  const std::array<SegmentRange, 2> ranges = {bead.source, bead.target};
  for (std::size_t s = 0; s < 2; ++s)
    for (std::size_t i = ranges[s].first; i < ranges[s].last; ++i)
      row.cells[s].push_back(taken.pieces[s][i]);
  return row;
}

/// Gives the new row the comments of the old rows that began in it.
void take_comments(Row& row, const Bead& bead, Comments& comments) {
  const std::array<SegmentRange, 2> ranges = {bead.source, bead.target};
  for (std::size_t s = 0; s < 2; ++s)
    for (std::size_t i = ranges[s].first; i < ranges[s].last; ++i)
      if (const auto found = comments.find({s, i}); found != comments.end()) {
        row.comment += (row.comment.empty() ? "" : "; ") + found->second;
        comments.erase(found);
      }
}

std::vector<Row> put_together(const std::vector<Bead>& beads,
                              const AlignerRows& taken) {
  Comments comments;
  std::set<std::array<std::size_t, 4>> staying;
  for (const Bead& bead : beads) staying.insert(key_of(bead));
  for (const auto& [range, row] : taken.rows) {
    if (row->comment.empty() || staying.contains(range)) continue;
    if (range[0] < range[1])
      comments[{0, range[0]}] = row->comment;
    else
      comments[{1, range[2]}] = row->comment;
  }
  std::vector<Row> rows;
  auto next = taken.kept.begin();
  for (const Bead& bead : beads) {
    const auto lies_before = [&](const Kept& kept) {
      return kept.row.cells[0].empty() ? kept.before[1] <= bead.target.first
                                       : kept.before[0] <= bead.source.first;
    };
    for (; next != taken.kept.end() && lies_before(*next); ++next)
      rows.push_back(next->row);
    rows.push_back(row_of(bead, taken));
    take_comments(rows.back(), bead, comments);
  }
  for (; next != taken.kept.end(); ++next) rows.push_back(next->row);
  return rows;
}

/// The splices that turn `before` into `after`, which hold the same pieces: one where
/// rows differ, none where both sides stand at the same pieces and agree.
std::vector<Splice> differences(std::size_t at, std::span<const Row> before,
                                std::span<const Row> after) {
  std::vector<Splice> splices;
  std::size_t b = 0;
  std::size_t a = 0;
  while (b < before.size() || a < after.size()) {
    if (b < before.size() && a < after.size() && before[b] == after[a]) {
      ++b, ++a;
      continue;
    }
    Splice splice{at + b, {}, {}};
    std::array<std::size_t, 2> had{};
    std::array<std::size_t, 2> has{};
    do {  // to where both have taken the same pieces of both sides
      const bool from_before =
          b < before.size() &&
          (a >= after.size() || had[0] + had[1] <= has[0] + has[1]);
      const Row& row = from_before ? before[b++] : after[a++];
      (from_before ? splice.removed : splice.inserted).push_back(row);
      for (std::size_t s = 0; s < 2; ++s)
        (from_before ? had : has)[s] += row.cells[s].size();
    } while (had != has && (b < before.size() || a < after.size()));
    splices.push_back(std::move(splice));
  }
  return splices;
}

}  // namespace

Action realign(const Review& review, const Aligner& aligner, std::size_t first,
               std::size_t last, const Progress& progress) {
  Action action{"realign", first, {}};
  const std::span<const Row> rows = std::span(review.rows).subspan(first, last - first);
  const AlignerRows taken = take_apart(rows);
  if (taken.pieces[0].empty() && taken.pieces[1].empty()) return action;
  const Alignment alignment = aligner.align(
      as_text(review, Side::source, taken.pieces[0]),
      as_text(review, Side::target, taken.pieces[1]), taken.anchors, progress);
  const std::vector<Row> after =
      put_together(cut_at_kept(alignment.beads, taken.kept), taken);
  action.splices = differences(first, rows, after);
  if (!action.splices.empty()) action.row = action.splices.front().at;
  return action;
}

std::size_t changed_rows(const Action& action) {
  std::size_t rows = 0;
  for (const Splice& splice : action.splices)
    rows += std::max(splice.removed.size(), splice.inserted.size());
  for (const MarkRun& run : action.marks) rows += run.count;
  return rows;
}

Estimate estimate(std::span<const Row> rows) {
  constexpr double kMarkedWrong = 0.5;
  Estimate out;
  std::size_t segments = 0;
  double doubtful_wrong = 0.0;
  for (const Row& row : rows) {
    segments += row.cell(Side::source).size();
    if (row.is_confirmed()) ++out.confirmed;
    if (is_doubtful(row)) ++out.doubtful;
    if (is_doubtful(row) && !row.is_pair()) {
      ++out.one_sided;
      out.wrong += 1.0 - row.confidence;
      doubtful_wrong += 1.0 - row.confidence;
    }
    if (!row.is_wanted()) continue;
    ++out.pairs;
    if (row.is_confirmed()) continue;
    double wrong = 1.0 - row.confidence;
    if (row.mark == Mark::doubtful) wrong = std::max(wrong, kMarkedWrong);
    out.wrong += wrong;
    if (is_doubtful(row)) doubtful_wrong += wrong;
  }
  // What the confidences do not tell is among the rows that look sure.
  out.wrong = std::min(out.wrong * wrong_beyond_confidence(segments),
                       static_cast<double>(out.pairs + out.one_sided));
  out.wrong_after = std::max(0.0, out.wrong - doubtful_wrong);
  return out;
}

namespace {

/// How many of the rows are wrong, going by the confidence.
Message wrong_of(const Estimate& estimate, long wrong) {
  std::vector<MessagePlace> places = {{"pairs", estimate.pairs + estimate.one_sided}};
  return wrong == 0
             ? Message("Probably none of {pairs} rows is wrong", std::move(places))
             : Message::plural("About {count} of {pairs} rows is wrong",
                               "About {count} of {pairs} rows are wrong",
                               static_cast<std::size_t>(wrong), std::move(places));
}

/// How many are left once the doubtful ones have been looked at.
Message left_of(long left) {
  return left == 0 ? Message("probably no error is left")
                   : Message::plural("about {count} error is left",
                                     "about {count} errors are left",
                                     static_cast<std::size_t>(left));
}

}  // namespace

Message describe(const Estimate& estimate) {
  const long wrong = std::lround(estimate.wrong);
  Message all = wrong_of(estimate, wrong);
  if (estimate.doubtful == 0) return all;
  if (wrong == 0)
    return Message::plural("{all}; {count} is worth a look",
                           "{all}; {count} are worth a look", estimate.doubtful,
                           {{"all", std::move(all)}});
  return Message::plural(
      "{all}. Check the {count} doubtful row: then {left}",
      "{all}. Check the {count} doubtful rows: then {left}", estimate.doubtful,
      {{"all", std::move(all)}, {"left", left_of(std::lround(estimate.wrong_after))}});
}

}  // namespace awase
