// SPDX-License-Identifier: Apache-2.0

#include "jobs/match_report.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "text/unicode.h"
#include "tmx/unit_json.h"

namespace awase {
namespace {

constexpr std::string_view kMarkBegin = "\x1b[1;31;4m";
constexpr std::string_view kMarkEnd = "\x1b[0m";
constexpr std::size_t kIndent = 6;

/// Where each character of a text begins, and its end.
struct Characters {
  explicit Characters(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
      begins.push_back(i);
      chars += next_char(text, i);
    }
    begins.push_back(text.size());
  }

  std::u32string chars;
  std::vector<std::size_t> begins;
};

/// Which characters of `a` belong to a longest common subsequence with `b`.
std::vector<bool> common(const std::u32string& a, const std::u32string& b) {
  const std::size_t width = b.size() + 1;
  std::vector<std::uint16_t> length((a.size() + 1) * width, 0);
  for (std::size_t i = a.size(); i-- > 0;)
    for (std::size_t j = b.size(); j-- > 0;)
      length[i * width + j] =
          a[i] == b[j]
              ? static_cast<std::uint16_t>(length[(i + 1) * width + j + 1] + 1)
              : std::max(length[(i + 1) * width + j], length[i * width + j + 1]);
  std::vector<bool> in(a.size(), false);
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j]) {
      in[i] = true;
      ++i, ++j;
    } else if (length[(i + 1) * width + j] >= length[i * width + j + 1]) {
      ++i;
    } else {
      ++j;
    }
  }
  return in;
}

/// Controls that a terminal would obey are shown as '?'.
std::string harmless(std::string_view text) {
  std::string shown(text);
  for (char& c : shown) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7F) c = c == '\n' || c == '\t' ? ' ' : '?';
  }
  return shown;
}

std::string origin(const std::string& file, std::uint64_t id,
                   const std::string& memory) {
  std::string line(kIndent, ' ');
  if (!memory.empty()) line += memory + ": ";
  return line + harmless(file) + " #" + std::to_string(id) + "\n";
}

nlohmann::ordered_json side(const Variant& variant) {
  return {{"lang", variant.language}, {"text", variant.content.text}};
}

}  // namespace

std::vector<ByteRange> differing_ranges(std::string_view text, std::string_view other) {
  constexpr std::size_t kMostChars = 2000;
  const Characters own(text);
  const Characters others(other);
  if (own.chars.size() > kMostChars || others.chars.size() > kMostChars)
    return text == other ? std::vector<ByteRange>{}
                         : std::vector<ByteRange>{{0, text.size()}};
  const std::vector<bool> in = common(own.chars, others.chars);
  std::vector<ByteRange> ranges;
  for (std::size_t i = 0; i < in.size(); ++i) {
    if (in[i]) continue;
    if (ranges.empty() || ranges.back().end_bytes != own.begins[i])
      ranges.push_back({own.begins[i], own.begins[i]});
    ranges.back().end_bytes = own.begins[i + 1];
  }
  return ranges;
}

std::string with_marks(std::string_view text, const std::vector<ByteRange>& ranges,
                       bool colours) {
  if (!colours) return harmless(text);
  std::string shown;
  std::size_t done = 0;
  for (const ByteRange& range : ranges) {
    shown += harmless(text.substr(done, range.begin_bytes - done));
    shown += kMarkBegin;
    shown += harmless(text.substr(range.begin_bytes, range.size_bytes()));
    shown += kMarkEnd;
    done = range.end_bytes;
  }
  return shown + harmless(text.substr(done));
}

std::string show(const Match& match, const MatchQuery& query,
                 const std::vector<std::string>& memories, bool colours) {
  const std::string& source = match.unit.variants[match.source].content.text;
  std::string score = std::to_string(match.score) + "%";
  score.insert(0, kIndent - 1 - std::min(score.size(), kIndent - 1), ' ');
  std::string lines =
      score + " " +
      with_marks(source, differing_ranges(source, query.content.text), colours) + "\n";
  for (std::size_t i = 0; i < match.unit.variants.size(); ++i) {
    if (i == match.source || (match.target && i != *match.target)) continue;
    const std::string& text = match.unit.variants[i].content.text;
    if (i == match.target && match.adapted_target) {
      lines += std::string(kIndent, ' ') +
               with_marks(match.adapted_target->text,
                          differing_ranges(match.adapted_target->text, text), colours) +
               "\n";
    } else {
      lines += std::string(kIndent, ' ') + harmless(text) + "\n";
    }
  }
  return lines + origin(match.file, match.id,
                        memories.size() > 1 ? memories[match.memory] : std::string());
}

std::string show(const GrepHit& hit, std::string_view target_language,
                 const std::vector<std::string>& memories, bool colours) {
  const std::string& text = hit.unit.variants[hit.variant].content.text;
  std::vector<ByteRange> ranges;
  if (hit.end_bytes > hit.begin_bytes)
    ranges.push_back({hit.begin_bytes, hit.end_bytes});
  std::string lines = with_marks(text, ranges, colours) + "\n";
  for (std::size_t i = 0; i < hit.unit.variants.size(); ++i)
    if (i != hit.variant &&
        serves_language(hit.unit.variants[i].language, target_language))
      lines += std::string(kIndent, ' ') + harmless(hit.unit.variants[i].content.text) +
               "\n";
  return lines + origin(hit.file, hit.id,
                        memories.size() > 1 ? memories[hit.memory] : std::string());
}

nlohmann::ordered_json json_of(const Match& match,
                               const std::vector<std::string>& memories) {
  nlohmann::ordered_json json = {
      {"score", match.score}, {"similarity", match.similarity},
      {"id", match.id},       {"memory", memories[match.memory]},
      {"file", match.file},   {"source", side(match.unit.variants[match.source])}};
  json["target"] = match.target ? side(match.unit.variants[*match.target])
                                : nlohmann::ordered_json();
  if (match.adapted_target) json["adapted_target"] = match.adapted_target->text;
  nlohmann::ordered_json differs = nlohmann::ordered_json::array();
  if (match.differs.numbers) differs.push_back("numbers");
  if (match.differs.codes) differs.push_back("codes");
  if (match.differs.spelling) differs.push_back("spelling");
  if (match.differs.punctuation) differs.push_back("punctuation");
  json["differs"] = std::move(differs);
  json["unit"] = json_of(match.unit);
  return json;
}

nlohmann::ordered_json json_of(const GrepHit& hit,
                               const std::vector<std::string>& memories) {
  nlohmann::ordered_json json = {{"id", hit.id},
                                 {"memory", memories[hit.memory]},
                                 {"file", hit.file},
                                 {"lang", hit.unit.variants[hit.variant].language}};
  if (hit.end_bytes > hit.begin_bytes)
    json["range_bytes"] = {hit.begin_bytes, hit.end_bytes};
  json["unit"] = json_of(hit.unit);
  return json;
}

}  // namespace awase
