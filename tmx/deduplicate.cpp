// SPDX-License-Identifier: Apache-2.0
//
// A record a unit: the hash of what makes it the same as another, how good it is, and
// its number. Sorted, the records of one hash lie together, the best first. Records
// beyond the memory that is allowed are sorted piece by piece into temporary files,
// which are merged at the end.

#include "tmx/deduplicate.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <queue>
#include <string_view>

#include "text/decimal.h"
#include "text/error.h"
#include "text/temporary_file.h"
#include "tmx/check_structure.h"
#include "tmx/repair.h"
#include "tmx/write_tmx.h"

namespace awase {
namespace {

constexpr std::size_t kLeastRecords = 1024;

/// A date as a number that grows with it, seconds since 1990 of a calendar whose months
/// all have 31 days; 1 for older dates, 0 for none. TMX's dates and those of ISO 8601.
std::uint32_t date_rank(std::string_view date) {
  const std::string mended = is_tmx_date(date) ? std::string(date) : mended_date(date);
  if (mended.empty()) return 0;
  const auto number = [&](std::size_t at, std::size_t size) {
    std::uint32_t value = 0;
    std::from_chars(mended.data() + at, mended.data() + at + size, value);
    return value;
  };
  const std::uint32_t year = number(0, 4);
  if (year < 1990) return 1;
  const std::uint32_t month = (std::min(year, 2120U) - 1990) * 12 + number(4, 2) - 1;
  const std::uint32_t day = month * 31 + number(6, 2) - 1;
  return ((day * 24 + number(9, 2)) * 60 + number(11, 2)) * 60 + number(13, 2) + 2;
}

std::uint32_t newest_date(const Attributes& attributes) {
  std::uint32_t newest = 0;
  for (const Attribute& attribute : attributes) {
    if (attribute.name == "creationdate" || attribute.name == "changedate")
      newest = std::max(newest, date_rank(attribute.value));
  }
  return newest;
}

}  // namespace

/// A sorted run as it is read back.
class Deduplicator::Run {
 public:
  explicit Run(std::FILE* file) : file_(file), block_(4096) {}

  /// False at its end.
  bool next() {
    if (++at_ < size_) return true;
    size_ = std::fread(block_.data(), sizeof(Record), block_.size(), file_);
    if (std::ferror(file_) != 0) throw_temporary_file_error(errno);
    at_ = 0;
    return size_ > 0;
  }
  const Record& record() const { return block_[at_]; }

 private:
  std::FILE* file_;
  std::vector<Record> block_;
  std::size_t at_ = 0;
  std::size_t size_ = 0;
};

Deduplicator::Deduplicator(DeduplicateOptions options) : options_(options) {}
Deduplicator::~Deduplicator() = default;

bool Deduplicator::before(const Record& a, const Record& b) {
  if (a.key != b.key) return a.key < b.key;
  if (a.rank != b.rank) return a.rank > b.rank;
  return a.unit < b.unit;
}

std::uint32_t Deduplicator::rank_of(const TranslationUnit& unit) const {
  if (options_.keep == KeepRule::first) return 0;
  if (options_.keep == KeepRule::newest) {
    std::uint32_t newest = newest_date(unit.attributes);
    for (const Variant& variant : unit.variants)
      newest = std::max(newest, newest_date(variant.attributes));
    return newest;
  }
  const std::string* prop = find_prop(unit.annotations, "x-confidence");
  double confidence = prop == nullptr ? 0.0 : read_decimal(*prop).value_or(0.0);
  if (!(confidence >= 0.0)) confidence = 0.0;
  return static_cast<std::uint32_t>(std::min(confidence, 1.0) * 1e9);
}

std::uint64_t duplicate_key(const TranslationUnit& unit, const Header& header,
                            const DeduplicateOptions& options) {
  return options.scope == DuplicateScope::pair
             ? pair_key(unit, options.sameness)
             : source_key(unit, source_variant(unit, header), options.sameness);
}

void Deduplicator::add(const TranslationUnit& unit, const Header& header) {
  if (units_ >= UINT32_MAX)
    throw Error(ErrorKind::input,
                Message("more than 4,294,967,295 units; split the memory"));
  if (!has_two_sides(unit)) {
    // It will not be written, so it must not win over one that will.
    unwritable_.push_back(static_cast<std::uint32_t>(units_++));
    return;
  }
  Record record;
  record.key = duplicate_key(unit, header, options_);
  record.rank = rank_of(unit);
  // Of equals the last is kept, as importers do, unless the first is wanted.
  const auto number = static_cast<std::uint32_t>(units_++);
  record.unit = options_.keep == KeepRule::first ? number : UINT32_MAX - number;
  const std::size_t room =
      std::max(kLeastRecords, options_.max_memory_bytes / sizeof(Record));
  if (records_.size() >= room) spill();
  if (records_.size() == records_.capacity())
    records_.reserve(std::min(room, std::max(kLeastRecords, records_.size() * 2)));
  records_.push_back(record);
}

void Deduplicator::spill() {
  std::sort(records_.begin(), records_.end(), before);
  std::FILE* const file = runs_.emplace_back(open_temporary_file()).get();
  const std::size_t written =
      std::fwrite(records_.data(), sizeof(Record), records_.size(), file);
  if (written != records_.size() || std::fflush(file) != 0)
    throw_temporary_file_error(errno);
  std::rewind(file);
  records_.clear();
}

std::size_t Deduplicator::settle() {
  kept_.assign(units_, false);
  std::size_t kept = 0;
  bool any = false;
  std::uint64_t last_key = 0;
  const auto take = [&](const Record& record) {
    if (any && record.key == last_key) return;
    any = true;
    last_key = record.key;
    const std::uint32_t number =
        options_.keep == KeepRule::first ? record.unit : UINT32_MAX - record.unit;
    kept_[number] = true;
    ++kept;
  };
  if (runs_.empty()) {
    std::sort(records_.begin(), records_.end(), before);
    for (const Record& record : records_) take(record);
  } else {
    if (!records_.empty()) spill();
    std::vector<Run> runs;
    for (const auto& file : runs_) runs.emplace_back(file.get());
    const auto later = [](const Run* a, const Run* b) {
      return before(b->record(), a->record());
    };
    std::priority_queue<Run*, std::vector<Run*>, decltype(later)> heads(later);
    for (Run& run : runs)
      if (run.next()) heads.push(&run);
    while (!heads.empty()) {
      Run* const run = heads.top();
      heads.pop();
      take(run->record());
      if (run->next()) heads.push(run);
    }
  }
  records_ = {};
  for (const std::uint32_t number : unwritable_) kept_[number] = true;
  return units_ - kept - unwritable_.size();
}

}  // namespace awase
