// SPDX-License-Identifier: Apache-2.0

#include "tmx/store/part.h"

#include <algorithm>
#include <stdexcept>
#include <zstd.h>

#include "text/error.h"
#include "text/hash.h"
#include "tmx/store/bytes.h"
#include "tmx/store/unit_record.h"

namespace awase {
namespace {

constexpr std::size_t kSkipBytes = 2 * sizeof(std::uint32_t);
constexpr std::size_t kFrameBytes = sizeof(std::uint64_t) + sizeof(std::uint32_t);
/// Largest block that is unpacked: the largest unit many times over.
constexpr std::size_t kMaxBlockBytes = std::size_t{1} << 29;
constexpr std::size_t kLastLanguageBit = 63;

[[noreturn]] void damaged(const std::string& file) {
  throw Error(
      ErrorKind::input,
      Message("{file}: this memory is damaged; 'awase memory compact' saves what is "
              "whole",
              {{"file", file}}));
}

}  // namespace

PostingList::PostingList(std::string_view bytes, std::uint32_t count)
    : bytes_(bytes),
      count_(count),
      blocks_((std::size_t{count} + kSkipEntries - 1) / kSkipEntries) {
  blocks_ = std::min(blocks_, bytes_.size() / kSkipBytes);
}

std::uint32_t PostingList::block_rank(std::size_t block) const {
  return number_at<std::uint32_t>(bytes_, block * kSkipBytes);
}

std::string_view PostingList::block_bytes(std::size_t block) const {
  const std::size_t begin =
      blocks_ * kSkipBytes + number_at<std::uint32_t>(bytes_, block * kSkipBytes + 4);
  const std::size_t end =
      block + 1 < blocks_
          ? blocks_ * kSkipBytes +
                number_at<std::uint32_t>(bytes_, (block + 1) * kSkipBytes + 4)
          : bytes_.size();
  if (begin > end || end > bytes_.size()) return {};
  return bytes_.substr(begin, end - begin);
}

std::size_t PostingList::block_of(std::uint32_t first) const {
  std::size_t low = 0;
  std::size_t high = blocks_;
  while (high - low > 1) {
    const std::size_t middle = low + (high - low) / 2;
    (block_rank(middle) <= first ? low : high) = middle;
  }
  return low;
}

const LengthRun& LanguageIndex::run_of(std::uint32_t rank) const {
  const auto after = std::upper_bound(
      lengths_.begin(), lengths_.end(), rank,
      [](std::uint32_t r, const LengthRun& run) { return r < run.first_rank; });
  return *std::prev(after);
}

std::uint32_t LanguageIndex::end_rank(const LengthRun& run) const {
  return &run == &lengths_.back() ? static_cast<std::uint32_t>(units_.size())
                                  : (&run)[1].first_rank;
}

std::uint32_t LanguageIndex::number_of(Symbol symbol) const {
  const auto place = std::lower_bound(vocabulary_.begin(), vocabulary_.end(), symbol);
  if (place != vocabulary_.end() && *place == symbol)
    return static_cast<std::uint32_t>(place - vocabulary_.begin());
  return is_number_symbol(symbol) ? first_number_
                                  : static_cast<std::uint32_t>(vocabulary_.size());
}

std::string_view LanguageIndex::word(std::uint32_t number) const {
  const std::size_t table = (vocabulary_.size() + 1) * sizeof(std::uint32_t);
  if (words_.size() < table || number >= vocabulary_.size()) return {};
  const auto begin = number_at<std::uint32_t>(words_, number * sizeof(std::uint32_t));
  const auto end =
      number_at<std::uint32_t>(words_, (number + 1) * sizeof(std::uint32_t));
  if (begin > end || end > words_.size() - table) return {};
  return words_.substr(table + begin, end - begin);
}

std::string_view LanguageIndex::all_spellings() const {
  const std::size_t table = (vocabulary_.size() + 1) * sizeof(std::uint32_t);
  return words_.size() < table ? std::string_view() : words_.substr(table);
}

std::uint32_t LanguageIndex::word_at(std::size_t at, std::uint32_t from) const {
  const auto begins_behind = [&](std::uint32_t number) {
    return number_at<std::uint32_t>(words_, number * sizeof(std::uint32_t)) > at;
  };
  // The next word that is asked for is mostly near.
  std::uint32_t low = from;
  auto high = static_cast<std::uint32_t>(vocabulary_.size());
  for (std::uint32_t step = 1; step < high - low; step *= 2) {
    if (begins_behind(low + step)) {
      high = low + step;
      break;
    }
    low += step;
  }
  while (high - low > 1) {
    const std::uint32_t middle = low + (high - low) / 2;
    (begins_behind(middle) ? high : low) = middle;
  }
  return low;
}

PostingList LanguageIndex::list(std::size_t gram) const {
  if (gram + 1 >= gram_offsets_.size() || gram >= gram_counts_.size()) return {};
  const std::uint32_t begin = gram_offsets_[gram];
  const std::uint32_t end = gram_offsets_[gram + 1];
  if (begin > end || end > postings_.size()) return {};
  return {postings_.substr(begin, end - begin), gram_counts_[gram]};
}

PostingList LanguageIndex::pair(std::uint32_t first, std::uint32_t second) const {
  const std::uint64_t key = std::uint64_t{std::min(first, first_number_)} << 32 |
                            std::min(second, first_number_);
  const auto place = std::lower_bound(grams_.begin(), grams_.end(), key);
  if (place == grams_.end() || *place != key) return {};
  return list(static_cast<std::size_t>(place - grams_.begin()));
}

std::pair<std::size_t, std::size_t> LanguageIndex::pairs_from(
    std::uint32_t first) const {
  const std::uint64_t key = std::uint64_t{std::min(first, first_number_)} << 32;
  const std::uint64_t next = key + (std::uint64_t{1} << 32);
  const auto begin = std::lower_bound(grams_.begin(), grams_.end(), key);
  const auto end = std::lower_bound(begin, grams_.end(), next);
  return {static_cast<std::size_t>(begin - grams_.begin()),
          static_cast<std::size_t>(end - grams_.begin())};
}

std::size_t LanguageIndex::count_pairs_from(std::uint32_t first) const {
  const auto [begin, end] = pairs_from(first);
  std::size_t count = 0;
  for (std::size_t gram = begin; gram < end && gram < gram_counts_.size(); ++gram)
    count += gram_counts_[gram];
  return count;
}

PostingList LanguageIndex::word_list(std::uint32_t number) const {
  return list(std::min(number, first_number_));
}

const SymbolBits& LanguageIndex::symbol_bits() const {
  std::call_once(lazy_->once, [this] {
    lazy_->bits = std::make_unique<const SymbolBits>(*this);
    lazy_->has_bits = true;
  });
  return *lazy_->bits;
}

const SymbolBits* LanguageIndex::symbol_bits_if_worth() const {
  constexpr unsigned kScans = 16;
  if (!lazy_->has_bits && ++lazy_->wanted <= kScans) return nullptr;
  return &symbol_bits();
}

std::span<const std::uint64_t> LanguageIndex::with_number(std::uint32_t number) const {
  constexpr unsigned kShift = 32;
  std::vector<std::uint64_t>& all = lazy_->numbers;
  std::call_once(lazy_->numbers_once, [&] {
    for (const LengthRun& run : lengths_)
      for (std::uint32_t rank = run.first_rank; rank < end_rank(run); ++rank)
        with_symbols(run, rank, [&](auto symbols) {
          for (const auto symbol : symbols)
            if (symbol >= first_number_)
              all.push_back(std::uint64_t{symbol} << kShift | rank);
          return 0;
        });
    std::sort(all.begin(), all.end());
  });
  const auto begin =
      std::lower_bound(all.begin(), all.end(), std::uint64_t{number} << kShift);
  const auto end =
      std::lower_bound(begin, all.end(), (std::uint64_t{number} + 1) << kShift);
  return {begin, end};
}

bool LanguageIndex::has_units_once() const {
  std::call_once(lazy_->units_once, [this] {
    std::vector<bool> is_seen(kMaxPartUnits);
    lazy_->has_units_once =
        std::all_of(units_.begin(), units_.end(), [&](std::uint32_t unit_and_flag) {
          const std::uint32_t unit = unit_and_flag & ~kHasCodes;
          if (unit >= kMaxPartUnits || is_seen[unit]) return false;
          is_seen[unit] = true;
          return true;
        });
  });
  return lazy_->has_units_once;
}

std::vector<std::uint32_t> LanguageIndex::with_skeleton(std::uint32_t skeleton) const {
  std::vector<std::uint32_t> ranks;
  for (auto entry = std::lower_bound(skeletons_.begin(), skeletons_.end(),
                                     SkeletonEntry{skeleton, 0});
       entry != skeletons_.end() && entry->skeleton == skeleton; ++entry)
    if (entry->rank < units_.size()) ranks.push_back(entry->rank);
  return ranks;
}

void LanguageIndex::check() const {
  const std::size_t symbols = is_wide_ ? wide_.size() : narrow_.size();
  std::uint64_t place = 0;
  std::uint32_t rank = 0;
  for (const LengthRun& run : lengths_) {
    if (run.first_rank != rank || run.first_symbol != place)
      throw std::out_of_range("lengths");
    const std::uint32_t end = end_rank(run);
    if (end < rank || end > units_.size()) throw std::out_of_range("ranks");
    place += std::uint64_t{run.length} * (end - rank);
    rank = end;
  }
  if (rank != units_.size() || place != symbols || signatures_.size() != units_.size())
    throw std::out_of_range("entries");
}

StorePart::StorePart(std::string_view bytes, const std::string& file)
    : bytes_(bytes), file_(file) {
  const std::size_t head = kPartMagic.size() + sizeof(PartHead);
  if (bytes.size() < head || !bytes.starts_with(kPartMagic)) damaged(file);
  const auto counts = number_at<PartHead>(bytes, kPartMagic.size());
  const std::size_t directory = head + counts.sections * sizeof(SectionLine);
  if (directory + sizeof(std::uint64_t) > bytes.size() ||
      hash_64(bytes.substr(0, directory)) != number_at<std::uint64_t>(bytes, directory))
    damaged(file);
  lines_ = array_in<SectionLine>(bytes.substr(head, directory - head));
  for (const SectionLine& line : lines_)
    if (line.offset % 8 != 0 || line.offset > bytes.size() ||
        line.size_bytes > bytes.size() - line.offset)
      damaged(file);
  ids_ = array_in<std::uint64_t>(section(SectionKind::ids, 0));
  sources_ = array_in<std::uint32_t>(section(SectionKind::sources, 0));
  languages_ = array_in<std::uint64_t>(section(SectionKind::languages, 0));
  block_offsets_ = array_in<std::uint64_t>(section(SectionKind::block_offsets, 0));
  blocks_ = section(SectionKind::blocks, 0);
  const std::size_t blocks = (counts.units + kBlockUnits - 1) / kBlockUnits;
  if (ids_.size() != counts.units || sources_.size() != counts.units ||
      languages_.size() != counts.units || block_offsets_.size() != blocks + 1)
    damaged(file);
  std::string_view names = section(SectionKind::language_names, 0);
  for (std::size_t i = 1; !names.empty(); ++i) {
    const std::size_t end = std::min(names.find('\0'), names.size() - 1);
    indexes_.emplace_back().language_ = names.substr(0, end);
    names.remove_prefix(end + 1);
    try {
      read_index(i);
    } catch (const std::out_of_range&) {
      damaged(file);
    }
  }
}

std::string_view StorePart::section(SectionKind kind, std::size_t language) const {
  const std::uint32_t wanted = static_cast<std::uint32_t>(kind) |
                               static_cast<std::uint32_t>(language) << kLanguageShift;
  for (const SectionLine& line : lines_)
    if (line.kind == wanted) return bytes_.substr(line.offset, line.size_bytes);
  return {};
}

void StorePart::read_index(std::size_t language) {
  LanguageIndex& index = indexes_.back();
  index.has_characters_ = has_character_symbols(index.language_);
  const auto of = [&](SectionKind kind) { return section(kind, language); };
  index.lengths_ = array_in<LengthRun>(of(SectionKind::lengths));
  index.vocabulary_ = array_in<Symbol>(of(SectionKind::vocabulary));
  index.first_number_ = static_cast<std::uint32_t>(
      std::lower_bound(index.vocabulary_.begin(), index.vocabulary_.end(),
                       kFirstNumberSymbol) -
      index.vocabulary_.begin());
  index.is_wide_ = index.vocabulary_.size() > std::size_t{1} << 16;
  if (index.is_wide_)
    index.wide_ = array_in<std::uint32_t>(of(SectionKind::symbols));
  else
    index.narrow_ = array_in<std::uint16_t>(of(SectionKind::symbols));
  index.words_ = of(SectionKind::words);
  index.units_ = array_in<std::uint32_t>(of(SectionKind::units));
  index.signatures_ = array_in<Signature>(of(SectionKind::signatures));
  index.skeletons_ = array_in<SkeletonEntry>(of(SectionKind::skeletons));
  index.grams_ = array_in<std::uint64_t>(of(SectionKind::grams));
  index.gram_counts_ = array_in<std::uint32_t>(of(SectionKind::gram_counts));
  index.gram_offsets_ = array_in<std::uint32_t>(of(SectionKind::gram_offsets));
  index.postings_ = of(SectionKind::postings);
  index.check();
}

std::optional<std::uint32_t> StorePart::find(std::uint64_t id) const {
  const auto place = std::lower_bound(ids_.begin(), ids_.end(), id);
  if (place == ids_.end() || *place != id) return std::nullopt;
  return static_cast<std::uint32_t>(place - ids_.begin());
}

bool StorePart::has_language(std::uint32_t unit, std::size_t language) const {
  return (languages_[unit] >> std::min(language, kLastLanguageBit) & 1) != 0;
}

std::optional<std::string> StorePart::block_records(std::size_t block) const {
  const std::uint64_t begin = block_offsets_[block];
  const std::uint64_t end = block_offsets_[block + 1];
  if (begin > end || end > blocks_.size() || end - begin < kFrameBytes)
    return std::nullopt;
  const std::string_view frame = blocks_.substr(begin + 8, end - begin - 8);
  if (hash_64(frame) != number_at<std::uint64_t>(blocks_, begin)) return std::nullopt;
  const std::size_t size = number_at<std::uint32_t>(frame, 0);
  if (size > kMaxBlockBytes) return std::nullopt;
  std::string records(size, '\0');
  const std::size_t got =
      ZSTD_decompress(records.data(), size, frame.data() + 4, frame.size() - 4);
  if (ZSTD_isError(got) != 0 || got != size) return std::nullopt;
  return records;
}

std::optional<std::vector<TranslationUnit>> StorePart::block_units(
    std::size_t block) const {
  const std::optional<std::string> records = block_records(block);
  if (!records) return std::nullopt;
  try {
    RecordReader reader(*records);
    std::vector<TranslationUnit> units;
    while (!reader.at_end()) units.push_back(unit_of_record(reader.text()));
    if (units.size() != std::min(kBlockUnits, size() - block * kBlockUnits))
      return std::nullopt;
    return units;
  } catch (const std::out_of_range&) {
    return std::nullopt;
  }
}

TranslationUnit StorePart::unit(std::uint32_t unit) const {
  if (unit >= size()) damaged(file_);
  const std::optional<std::string> records = block_records(unit / kBlockUnits);
  if (!records) damaged(file_);
  try {
    RecordReader reader(*records);
    for (std::size_t skip = unit % kBlockUnits; skip > 0; --skip) reader.text();
    return unit_of_record(reader.text());
  } catch (const std::out_of_range&) {
    damaged(file_);
  }
}

std::vector<std::string> StorePart::damaged_sections() const {
  std::vector<std::string> names;
  for (const SectionLine& line : lines_)
    if (hash_64(bytes_.substr(line.offset, line.size_bytes)) != line.checksum)
      names.push_back(std::to_string(line.kind & ((1U << kLanguageShift) - 1)));
  return names;
}

}  // namespace awase
