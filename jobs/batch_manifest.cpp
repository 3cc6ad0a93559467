// SPDX-License-Identifier: Apache-2.0

#include "jobs/batch_manifest.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "text/error.h"

namespace awase {
namespace {

constexpr std::array<std::string_view, 6> kColumns = {
    "id", "source", "target", "source_lang", "target_lang", "out"};
constexpr std::size_t kRequired = 3;

std::vector<std::string_view> split(std::string_view line) {
  std::vector<std::string_view> cells;
  for (;;) {
    const std::size_t tab = line.find('\t');
    cells.push_back(line.substr(0, tab));
    if (tab == std::string_view::npos) return cells;
    line.remove_prefix(tab + 1);
  }
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t") == std::string_view::npos;
}

/// Whether `path` is where a batch puts its own tables, of one shard or of all.
bool is_table(std::string_view path) {
  if (!path.ends_with(".tsv")) return false;
  path.remove_suffix(4);
  for (const std::string_view table : {"results", "failures"})
    if (path.starts_with(table) &&
        (path == table ||
         (path[table.size()] == '.' && path.find("-of-") != std::string_view::npos)))
      return true;
  return false;
}

}  // namespace

Manifest::Manifest(std::string text, const std::string& name, std::string ending)
    : text_(std::move(text)), ending_(std::move(ending)) {
  std::size_t begin = text_.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  bool in_header = true;
  while (begin < text_.size()) {
    const std::size_t end = std::min(text_.find('\n', begin), text_.size());
    const bool returns = end > begin && text_[end - 1] == '\r';
    const std::size_t last = returns ? end - 1 : end;
    if (in_header)
      read_header(std::string_view(text_).substr(begin, last - begin), name);
    else if (!is_blank(std::string_view(text_).substr(begin, last - begin)))
      lines_.emplace_back(begin, last);
    in_header = false;
    begin = end + 1;
  }
  if (lines_.empty())
    throw Error(ErrorKind::input,
                Message("{file}: no pairs in this manifest; give a header line (id, "
                        "source, target, tabs between) and a line for each pair",
                        {{"file", name}}));
  find_repeated();
}

void Manifest::read_header(std::string_view line, const std::string& name) {
  std::array<bool, kColumns.size()> seen{};
  for (const std::string_view column : split(line)) {
    const auto* known = std::find(kColumns.begin(), kColumns.end(), column);
    const auto index = static_cast<std::size_t>(known - kColumns.begin());
    if (known == kColumns.end()) {
      if (!more_columns_.empty()) more_columns_ += '\t';
      more_columns_ += column;
      column_of_.push_back(-1);
      continue;
    }
    if (seen[index])
      throw Error(ErrorKind::input,
                  Message("{file}:1: the column {column} stands twice; leave out one",
                          {{"file", name}, {"column", column}}));
    seen[index] = true;
    column_of_.push_back(static_cast<int>(index));
  }
  for (std::size_t k = 0; k < kRequired; ++k)
    if (!seen[k])
      throw Error(ErrorKind::input,
                  Message("{file}:1: no column {column} in the header; a manifest "
                          "begins with a line of column names, id, source and target "
                          "among them, tabs between",
                          {{"file", name}, {"column", kColumns[k]}}));
}

std::vector<std::string_view> Manifest::cells(std::size_t index) const {
  const auto [begin, end] = lines_[index];
  return split(std::string_view(text_).substr(begin, end - begin));
}

ManifestRow Manifest::row(std::size_t index) const {
  ManifestRow row;
  std::string_view out;
  const std::array<std::string_view*, kColumns.size()> places = {
      &row.id, &row.source, &row.target, &row.source_language, &row.target_language,
      &out};
  std::vector<std::string_view> found = cells(index);
  // As spreadsheets leave them.
  while (found.size() > column_of_.size() && found.back().empty()) found.pop_back();
  bool first_more = true;
  for (std::size_t k = 0; k < column_of_.size(); ++k) {
    const std::string_view cell = k < found.size() ? found[k] : std::string_view();
    if (column_of_[k] >= 0) {
      *places[static_cast<std::size_t>(column_of_[k])] = cell;
      continue;
    }
    if (!first_more) row.more += '\t';
    row.more += cell;
    first_more = false;
  }
  row.out = out.empty() ? std::string(row.id) + ending_ : std::string(out);
  if (found.size() > column_of_.size())
    row.wrong =
        translatable("the row has more cells than the header; leave tabs out of cells");
  else if (row.id.empty())
    row.wrong = translatable("the row has no id; give it one");
  else if (row.source.empty())
    row.wrong = translatable(
        "the row names no text; give source and target, or as source a file that holds "
        "both");
  else if (row.source == "-" || row.target == "-")
    row.wrong = translatable("a text of a batch cannot be standard input; name a file");
  else if (row.source == row.target)
    row.wrong =
        translatable("source and target are one file; give a text and its translation");
  else if (!stays_below(row.out) || (out.empty() && !stays_below(row.id)))
    row.wrong =
        out.empty()
            ? translatable("the id cannot be the name of a file; give a column out")
            : translatable("out leads out of the output folder; give a path in it");
  else if (is_table(row.out))
    row.wrong = translatable(
        "the output would have the name of a table of the batch; give another");
  else if (repeated_[index])
    row.wrong =
        translatable("an earlier row has this id or this out; give each pair its own");
  return row;
}

void Manifest::find_repeated() {
  repeated_.assign(lines_.size(), false);
  std::vector<std::pair<std::string, std::size_t>> names;
  names.reserve(lines_.size());
  const auto mark = [&] {
    std::sort(names.begin(), names.end());
    for (std::size_t k = 1; k < names.size(); ++k)
      if (!names[k].first.empty() && names[k].first == names[k - 1].first)
        repeated_[names[k].second] = true;
    names.clear();
  };
  for (std::size_t k = 0; k < lines_.size(); ++k)
    names.emplace_back(std::string(row(k).id), k);
  mark();
  for (std::size_t k = 0; k < lines_.size(); ++k)
    if (!repeated_[k]) names.emplace_back(row(k).out, k);
  mark();
}

bool stays_below(std::string_view path) {
  if (path.empty() || path.front() == '/' || path.back() == '/' || path.size() > 4000)
    return false;
  if (path.find('\0') != std::string_view::npos) return false;
  while (!path.empty()) {
    const std::string_view part = path.substr(0, path.find('/'));
    if (part.empty() || part == "." || part == ".." || part == ".awase-batch" ||
        part.size() > 250)
      return false;
    path.remove_prefix(std::min(path.size(), part.size() + 1));
  }
  return true;
}

std::pair<std::size_t, std::size_t> shard_rows(const std::vector<std::uint64_t>& sizes,
                                               std::size_t shard, std::size_t shards) {
  // Of a pair that lies on a border, its beginning decides: the first shard is never
  // empty.
  const double all = std::accumulate(sizes.begin(), sizes.end(), 0.0);
  const double each = all / static_cast<double>(shards);
  std::size_t first = sizes.size();
  std::size_t last = sizes.size();
  double before = 0.0;
  for (std::size_t k = 0; k < sizes.size(); ++k) {
    const auto of = std::min(shards - 1, static_cast<std::size_t>(before / each));
    if (of >= shard && first == sizes.size()) first = k;
    if (of > shard) {
      last = k;
      break;
    }
    before += static_cast<double>(sizes[k]);
  }
  return {std::min(first, last), last};
}

}  // namespace awase
