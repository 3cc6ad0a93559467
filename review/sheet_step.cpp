// SPDX-License-Identifier: Apache-2.0

#include "review/sheet_step.h"

#include <algorithm>
#include <cstdint>

#include "text/unicode.h"

namespace awase {
namespace {

constexpr double kMostChanged = 0.7;  // of a piece that is cut or joined as well
constexpr double kEndCost = 0.02;     // for each line and piece of a longer step

/// Pairs of neighbouring characters, sorted.
std::vector<std::uint64_t> pairs_of(std::string_view text) {
  std::vector<std::uint64_t> pairs;
  std::uint64_t before = 1;
  for (std::size_t at = 0; at < text.size();) {
    const std::uint64_t character = next_char(text, at);
    pairs.push_back(before << 32 | character);
    before = character;
  }
  std::sort(pairs.begin(), pairs.end());
  return pairs;
}

/// Dice's coefficient of the pairs, 0..1.
double likeness(std::string_view one, std::string_view two) {
  const auto a = pairs_of(one);
  const auto b = pairs_of(two);
  std::size_t common = 0;
  for (std::size_t i = 0, k = 0; i < a.size() && k < b.size();) {
    if (a[i] == b[k]) ++common;
    const bool both = a[i] == b[k];
    const bool first = a[i] < b[k];
    i += both || first ? 1 : 0;
    k += both || !first ? 1 : 0;
  }
  return 2.0 * static_cast<double>(common) /
         static_cast<double>(std::max<std::size_t>(1, a.size() + b.size()));
}

/// Whether a character goes on at this byte.
bool is_inside(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
}

/// Length of what both begin with, in bytes, whole characters.
std::size_t common_prefix(std::string_view one, std::string_view two) {
  std::size_t n = 0;
  while (n < one.size() && n < two.size() && one[n] == two[n]) ++n;
  while (n > 0 && (is_inside(one, n) || is_inside(two, n))) --n;
  return n;
}

std::size_t common_suffix(std::string_view one, std::string_view two) {
  std::size_t n = 0;
  while (n < one.size() && n < two.size() &&
         one[one.size() - 1 - n] == two[two.size() - 1 - n])
    ++n;
  while (n > 0 && (is_inside(one, one.size() - n) || is_inside(two, two.size() - n)))
    --n;
  return n;
}

}  // namespace

std::string squeezed(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    if (!is_space(next_char(text, at))) out += text.substr(begin, at - begin);
  }
  return out;
}

SheetStep::SheetStep(std::span<const std::string> lines,
                     std::span<const std::string> pieces) {
  for (const std::string& line : lines) {
    x_ += line;
    line_ends_.push_back(x_.size());
  }
  for (const std::string& piece : pieces) {
    y_ += piece;
    piece_ends_.push_back(y_.size());
  }
  prefix_ = common_prefix(x_, y_);
  suffix_ = common_suffix(std::string_view(x_).substr(prefix_),
                          std::string_view(y_).substr(prefix_));
}

std::optional<std::size_t> SheetStep::to_y(std::size_t x) const {
  if (x <= prefix_) return x;
  if (x >= x_.size() - suffix_) return x + y_.size() - x_.size();
  return {};
}

std::optional<std::size_t> SheetStep::to_x(std::size_t y) const {
  if (y <= prefix_) return y;
  if (y >= y_.size() - suffix_) return y + x_.size() - y_.size();
  return {};
}

std::vector<SheetStep::Atom> SheetStep::atoms() const {
  if (is_pair()) return {{0, 0, {0, x_.size()}, true, true, x_ != y_}};
  std::vector<Atom> out;
  const auto begin_of = [](const std::vector<std::size_t>& ends, std::size_t at) {
    return at == 0 ? 0 : ends[at - 1];
  };
  std::size_t line = 0;
  std::size_t piece = 0;
  SheetRange x;
  SheetRange y;
  while (line < line_ends_.size() && piece < piece_ends_.size()) {
    // Up to the next end of either, in both counts.
    const auto line_end = to_y(line_ends_[line]);
    const auto piece_end = to_x(piece_ends_[piece]);
    if (!line_end || !piece_end) return {};
    const bool ends_line = *line_end <= piece_ends_[piece];
    const bool ends_piece = *line_end >= piece_ends_[piece];
    x.last = ends_line ? line_ends_[line] : *piece_end;
    y.last = ends_line ? *line_end : piece_ends_[piece];
    if (x.last <= x.first || y.last <= y.first) return {};
    const std::size_t begin = begin_of(line_ends_, line);
    out.push_back({line,
                   piece,
                   {x.first - begin, x.last - begin},
                   x.first == begin && ends_line,
                   y.first == begin_of(piece_ends_, piece) && ends_piece,
                   x_.compare(x.first, x.size(), y_, y.first, y.size()) != 0});
    x.first = x.last;
    y.first = y.last;
    line += ends_line ? 1 : 0;
    piece += ends_piece ? 1 : 0;
  }
  return out;
}

std::optional<double> SheetStep::cost() const {
  if (is_pair()) return x_ == y_ ? 0.0 : 1.0 - likeness(x_, y_);
  const std::vector<Atom> parts = atoms();
  if (parts.empty()) return {};
  double cost = kEndCost * static_cast<double>(line_ends_.size() + piece_ends_.size());
  for (const Atom& part : parts) {
    if (!part.is_edited) continue;
    const std::size_t changed = std::max(x_.size(), y_.size()) - prefix_ - suffix_;
    const double share = static_cast<double>(changed) /
                         static_cast<double>(std::max(part.in_line.size(), changed));
    if (share > kMostChanged) return {};
    cost += share;
  }
  return cost;
}

}  // namespace awase
