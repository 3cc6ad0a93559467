// SPDX-License-Identifier: Apache-2.0

#include "align/alignment_file.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "text/error.h"

namespace awase {
namespace {

constexpr std::size_t kShownBytes = 40;  // of a line that is refused

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

void append_number(std::string& out, std::size_t number) {
  char digits[24];
  const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
  out.append(digits, end);
}

void append_fraction(std::string& out, double value) {
  char digits[400];  // the longest double, in full, takes 309 before the point
  const auto end =
      std::to_chars(digits, digits + sizeof digits, value, std::chars_format::fixed, 4)
          .ptr;
  out.append(digits, end);
}

void append_list(std::string& out, const SegmentRange& range) {
  out += '[';
  for (std::size_t i = range.first; i < range.last; ++i) {
    if (i != range.first) out += ',';
    append_number(out, i);
  }
  out += ']';
}

std::vector<std::size_t> spelled_out(const SegmentRange& range) {
  std::vector<std::size_t> numbers;
  for (std::size_t i = range.first; i < range.last; ++i) numbers.push_back(i);
  return numbers;
}

/// Reads one line from left to right.
class LineReader {
 public:
  explicit LineReader(std::string_view line) : rest_(line) {}

  void skip_spaces() {
    while (!rest_.empty() && is_space(rest_.front())) rest_.remove_prefix(1);
  }

  bool take(char wanted) {
    skip_spaces();
    if (rest_.empty() || rest_.front() != wanted) return false;
    rest_.remove_prefix(1);
    return true;
  }

  std::optional<std::size_t> number() {
    skip_spaces();
    std::size_t value = 0;
    const auto [end, failure] =
        std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
    if (failure != std::errc()) return std::nullopt;
    rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
    return value;
  }

  std::optional<std::vector<std::size_t>> list() {
    if (!take('[')) return std::nullopt;
    std::vector<std::size_t> numbers;
    while (!take(']')) {
      if (take(',')) continue;
      const auto value = number();
      if (!value) return std::nullopt;
      numbers.push_back(*value);
    }
    return numbers;
  }

 private:
  std::string_view rest_;
};

/// The start of `line`, fit to stand in a message: no cut or control character.
std::string shown(std::string_view line) {
  std::string out;
  for (const char c : line.substr(0, kShownBytes))
    out += (c >= ' ' && c <= '~') ? c : '?';
  if (line.size() > kShownBytes) out += "...";
  return out;
}

/// Gathers the beads of one file, line by line.
class BeadReader {
 public:
  explicit BeadReader(std::string_view name) : name_(name) {}

  void read_line(std::string_view line) {
    ++line_number_;
    LineReader reader(line);
    reader.skip_spaces();
    if (std::all_of(line.begin(), line.end(), is_space)) return;
    if (!form_) form_ = LineReader(line).take('[') ? Form::vecalign : Form::ladder;
    if (*form_ == Form::vecalign)
      read_lists(reader, line);
    else
      read_rung(reader, line);
  }

  std::vector<ListedBead> take() { return std::move(beads_); }

 private:
  enum class Form { vecalign, ladder };

  void read_lists(LineReader& reader, std::string_view line) {
    auto source = reader.list();
    if (!source || !reader.take(':')) refuse(line, Message::verbatim("[0,1]:[2]"));
    auto target = reader.list();
    if (!target) refuse(line, Message::verbatim("[0,1]:[2]"));
    beads_.push_back({std::move(*source), std::move(*target)});
  }

  void read_rung(LineReader& reader, std::string_view line) {
    const auto source = reader.number();
    const auto target = reader.number();
    if (!source || !target)
      refuse(line, Message("[0,1]:[2] or a ladder's rung such as 0 0 0.9"));
    if (rung_) add_between(*source, *target);
    rung_ = {{*source, 0}, {*target, 0}};
  }

  void add_between(std::size_t source, std::size_t target) {
    const Bead bead = {{rung_->source.first, source}, {rung_->target.first, target}};
    if (bead.source.last < bead.source.first || bead.target.last < bead.target.first)
      fail(Message("this rung lies below the one before; sort the ladder"));
    if (bead.source.size() > kMaxRungSegments || bead.target.size() > kMaxRungSegments)
      fail(Message("this rung is more than a million segments above the one before"));
    beads_.push_back({spelled_out(bead.source), spelled_out(bead.target)});
  }

  [[noreturn]] void refuse(std::string_view line, Message form) const {
    fail(Message("'{text}' is not a bead; write it as {form}",
                 {{"text", shown(line)}, {"form", std::move(form)}}));
  }

  [[noreturn]] void fail(Message what) const {
    throw Error(ErrorKind::input,
                Message("{file}:{line}: {reason}", {{"file", name_},
                                                    {"line", line_number_},
                                                    {"reason", std::move(what)}}));
  }

  static constexpr std::size_t kMaxRungSegments = 1'000'000;

  std::string_view name_;
  std::size_t line_number_ = 0;
  std::optional<Form> form_;
  std::optional<Bead> rung_;  // where the last rung stood: the two `first`s
  std::vector<ListedBead> beads_;
};

}  // namespace

std::vector<ListedBead> listed(std::span<const Bead> beads) {
  std::vector<ListedBead> out;
  out.reserve(beads.size());
  for (const Bead& bead : beads)
    out.push_back({spelled_out(bead.source), spelled_out(bead.target)});
  return out;
}

std::string to_vecalign(std::span<const Bead> beads) {
  std::string out;
  for (const Bead& bead : beads) {
    append_list(out, bead.source);
    out += ':';
    append_list(out, bead.target);
    out += ':';
    append_fraction(out, bead.cost);
    out += '\n';
  }
  return out;
}

std::string to_ladder(std::span<const Bead> beads) {
  std::string out;
  const auto add_rung = [&out](std::size_t source, std::size_t target, double score) {
    append_number(out, source);
    out += '\t';
    append_number(out, target);
    out += '\t';
    append_fraction(out, score);
    out += '\n';
  };
  for (const Bead& bead : beads)
    add_rung(bead.source.first, bead.target.first, bead.confidence);
  if (!beads.empty()) add_rung(beads.back().source.last, beads.back().target.last, 1.0);
  return out;
}

std::vector<ListedBead> read_beads(std::string_view content, std::string_view name) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (content.starts_with(kByteOrderMark)) content.remove_prefix(kByteOrderMark.size());
  BeadReader reader(name);
  while (!content.empty()) {
    const std::size_t end = std::min(content.find('\n'), content.size());
    reader.read_line(content.substr(0, end));
    content.remove_prefix(std::min(end + 1, content.size()));
  }
  return reader.take();
}

}  // namespace awase
