// SPDX-License-Identifier: Apache-2.0
//
// Entries (a side of a unit in one language) are put in order of length, so that what
// may match a text lies in a row; their place in it is their rank. A posting list holds
// the ranks of the entries that have a gram: two symbols in a row where symbols are
// characters, one word elsewhere.

#include "tmx/store/part_builder.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>
#include <vector>
#include <zstd.h>

#include "text/error.h"
#include "text/hash.h"
#include "text/unicode.h"
#include "tmx/store/bytes.h"
#include "tmx/store/flat_map.h"
#include "tmx/store/part_layout.h"
#include "tmx/store/symbols.h"
#include "tmx/store/unit_record.h"

namespace awase {
namespace {

constexpr int kCompressionLevel = 3;
constexpr std::size_t kAlignment = 8;
constexpr unsigned kLastLanguageBit = 63;

/// A posting list on its way: ranks come in ascending order.
struct Postings {
  std::string bytes;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> skips;
  std::uint32_t count = 0;
  std::uint32_t last = 0;

  void add(std::uint32_t rank) {
    if (count > 0 && rank == last) return;
    if (count % kSkipEntries == 0) {
      skips.emplace_back(rank, static_cast<std::uint32_t>(bytes.size()));
    } else {
      put_number(bytes, rank - last);
    }
    last = rank;
    ++count;
  }

  void write(std::string& out) const {
    for (const auto& [rank, offset] : skips) {
      append_fixed(out, rank);
      append_fixed(out, offset);
    }
    out += bytes;
  }
};

/// The entries of one language.
struct Column {
  explicit Column(const std::string& tag) : language(tag), reader(tag) {}

  std::string language;
  SymbolReader reader;
  FlatMap numbers;                 ///< Symbol to number, in the order they came.
  std::vector<Symbol> vocabulary;  ///< By that number.
  std::vector<std::string> words;
  std::vector<std::uint32_t> symbols;  ///< Numbers, of all entries.
  std::vector<std::uint32_t> lengths;
  std::vector<std::uint32_t> units;
  std::vector<std::uint32_t> skeletons;

  void add(std::uint32_t unit, const Content& content) {
    const SymbolText read = reader.read(content.text, !reader.has_characters());
    for (std::size_t i = 0; i < read.symbols.size(); ++i) {
      const auto next = static_cast<std::uint32_t>(vocabulary.size());
      const std::uint32_t number = numbers.find_or_add(read.symbols[i], next);
      if (number == next) {
        vocabulary.push_back(read.symbols[i]);
        if (!reader.has_characters()) words.push_back(read.words[i]);
      }
      symbols.push_back(number);
    }
    lengths.push_back(static_cast<std::uint32_t>(read.symbols.size()));
    units.push_back(content.codes.empty() ? unit : unit | kHasCodes);
    skeletons.push_back(read.skeleton);
  }
};

/// The sections of a part, as they are made.
class Sections {
 public:
  template <class Number>
  void add(SectionKind kind, std::size_t language, const std::vector<Number>& array) {
    std::string bytes;
    append_array(bytes, std::span<const Number>(array));
    add(kind, language, std::move(bytes));
  }

  void add(SectionKind kind, std::size_t language, std::string bytes) {
    SectionLine line;
    line.kind = static_cast<std::uint32_t>(kind) | static_cast<std::uint32_t>(language)
                                                       << kLanguageShift;
    line.size_bytes = bytes.size();
    line.checksum = hash_64(bytes);
    lines_.push_back(line);
    contents_.push_back(std::move(bytes));
  }

  std::string write(std::uint32_t units) {
    std::string part(kPartMagic);
    append_fixed(part, PartHead{units, static_cast<std::uint32_t>(lines_.size())});
    std::uint64_t offset =
        part.size() + lines_.size() * sizeof(SectionLine) + kAlignment;
    for (SectionLine& line : lines_) {
      line.offset = offset;
      offset += (line.size_bytes + kAlignment - 1) / kAlignment * kAlignment;
    }
    part.reserve(offset);
    append_array(part, std::span<const SectionLine>(lines_));
    append_fixed(part, hash_64(part));
    for (std::string& content : contents_) {
      part += content;
      part.resize((part.size() + kAlignment - 1) / kAlignment * kAlignment);
      std::string().swap(content);
    }
    return part;
  }

 private:
  std::vector<SectionLine> lines_;
  std::vector<std::string> contents_;
};

/// Writes the index of one language.
class ColumnWriter {
 public:
  ColumnWriter(Column& column, std::size_t language, Sections& sections)
      : column_(column), language_(language), sections_(sections) {}

  void write() {
    write_vocabulary();
    order_by_length();
    write_entries();
    write_grams();
  }

 private:
  void write_vocabulary() {
    std::vector<std::uint32_t> order(column_.vocabulary.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [this](std::uint32_t a, std::uint32_t b) {
      return column_.vocabulary[a] < column_.vocabulary[b];
    });
    std::vector<std::uint32_t> place(order.size());
    for (std::size_t i = 0; i < order.size(); ++i)
      place[order[i]] = static_cast<std::uint32_t>(i);
    for (std::uint32_t& symbol : column_.symbols) symbol = place[symbol];
    std::vector<Symbol> sorted(order.size());
    for (std::size_t i = 0; i < order.size(); ++i)
      sorted[i] = column_.vocabulary[order[i]];
    first_number_ = static_cast<std::uint32_t>(
        std::lower_bound(sorted.begin(), sorted.end(), kFirstNumberSymbol) -
        sorted.begin());
    sections_.add(SectionKind::vocabulary, language_, sorted);
    vocabulary_ = std::move(sorted);
    if (column_.reader.has_characters()) return;
    std::string words;
    std::uint32_t offset = 0;
    for (const std::uint32_t word : order) {
      append_fixed(words, offset);
      offset += static_cast<std::uint32_t>(column_.words[word].size());
    }
    append_fixed(words, offset);
    for (const std::uint32_t word : order) words += column_.words[word];
    sections_.add(SectionKind::words, language_, std::move(words));
  }

  void order_by_length() {
    begins_.resize(column_.lengths.size());
    std::size_t begin = 0;
    for (std::size_t i = 0; i < begins_.size(); ++i) {
      begins_[i] = begin;
      begin += column_.lengths[i];
    }
    order_.resize(column_.lengths.size());
    std::iota(order_.begin(), order_.end(), 0U);
    std::stable_sort(order_.begin(), order_.end(),
                     [this](std::uint32_t a, std::uint32_t b) {
                       return column_.lengths[a] < column_.lengths[b];
                     });
  }

  std::span<const std::uint32_t> symbols_of(std::uint32_t entry) const {
    return std::span(column_.symbols).subspan(begins_[entry], column_.lengths[entry]);
  }

  template <class Number>
  void write_symbols() {
    std::string bytes;
    bytes.reserve(column_.symbols.size() * sizeof(Number));
    for (const std::uint32_t entry : order_)
      for (const std::uint32_t symbol : symbols_of(entry))
        append_fixed(bytes, static_cast<Number>(symbol));
    sections_.add(SectionKind::symbols, language_, std::move(bytes));
  }

  void write_entries() {
    std::vector<LengthRun> runs;
    std::vector<std::uint32_t> units;
    std::vector<Signature> signatures;
    std::vector<SkeletonEntry> skeletons;
    std::uint64_t symbol = 0;
    for (std::uint32_t rank = 0; rank < order_.size(); ++rank) {
      const std::uint32_t entry = order_[rank];
      if (runs.empty() || runs.back().length != column_.lengths[entry])
        runs.push_back({column_.lengths[entry], rank, symbol});
      symbol += column_.lengths[entry];
      units.push_back(column_.units[entry]);
      skeletons.push_back({column_.skeletons[entry], rank});
      Signature signature;
      for (const std::uint32_t number : symbols_of(entry)) {
        const unsigned bit = signature_bit(vocabulary_[number]);
        (bit < 64 ? signature.low : signature.high) |= std::uint64_t{1} << (bit % 64);
      }
      signatures.push_back(signature);
    }
    std::sort(skeletons.begin(), skeletons.end());
    sections_.add(SectionKind::lengths, language_, runs);
    sections_.add(SectionKind::units, language_, units);
    sections_.add(SectionKind::signatures, language_, signatures);
    sections_.add(SectionKind::skeletons, language_, skeletons);
    if (vocabulary_.size() <= std::size_t{1} << 16)
      write_symbols<std::uint16_t>();
    else
      write_symbols<std::uint32_t>();
  }

  void write_grams() {
    const bool pairs = column_.reader.has_characters();
    FlatMap numbers;
    std::vector<std::uint64_t> keys;
    std::vector<Postings> lists;
    if (!pairs)
      lists.resize(std::min<std::size_t>(first_number_ + 1, vocabulary_.size()));
    for (std::uint32_t rank = 0; rank < order_.size(); ++rank) {
      std::uint32_t before = 0;
      bool first = true;
      for (std::uint32_t symbol : symbols_of(order_[rank])) {
        symbol = std::min(symbol, first_number_);
        if (!pairs) {
          lists[symbol].add(rank);
        } else if (!first) {
          const std::uint64_t key = std::uint64_t{before} << 32 | symbol;
          const auto next = static_cast<std::uint32_t>(keys.size());
          const std::uint32_t number = numbers.find_or_add(key, next);
          if (number == next) {
            keys.push_back(key);
            lists.emplace_back();
          }
          lists[number].add(rank);
        }
        before = symbol;
        first = false;
      }
    }
    write_lists(keys, lists);
  }

  void write_lists(const std::vector<std::uint64_t>& keys,
                   const std::vector<Postings>& lists) {
    std::vector<std::uint32_t> order(lists.size());
    std::iota(order.begin(), order.end(), 0U);
    if (!keys.empty())
      std::sort(order.begin(), order.end(),
                [&](std::uint32_t a, std::uint32_t b) { return keys[a] < keys[b]; });
    std::vector<std::uint64_t> sorted;
    std::vector<std::uint32_t> counts;
    std::vector<std::uint32_t> offsets = {0};
    std::string postings;
    for (const std::uint32_t list : order) {
      if (!keys.empty()) sorted.push_back(keys[list]);
      counts.push_back(lists[list].count);
      lists[list].write(postings);
      if (postings.size() > UINT32_MAX)
        throw Error(ErrorKind::input,
                    Message("these units are too long to be kept in one memory"));
      offsets.push_back(static_cast<std::uint32_t>(postings.size()));
    }
    sections_.add(SectionKind::grams, language_, sorted);
    sections_.add(SectionKind::gram_counts, language_, counts);
    sections_.add(SectionKind::gram_offsets, language_, offsets);
    sections_.add(SectionKind::postings, language_, std::move(postings));
  }

  Column& column_;
  std::size_t language_;
  Sections& sections_;
  std::vector<Symbol> vocabulary_;
  std::uint32_t first_number_ = 0;
  std::vector<std::size_t> begins_;
  std::vector<std::uint32_t> order_;  ///< Entry by rank.
};

}  // namespace

unsigned signature_bit(std::uint64_t symbol) {
  if (is_number_symbol(symbol)) symbol = kFirstNumberSymbol;
  return static_cast<unsigned>((symbol * 0x9E3779B97F4A7C15) >> 57);
}

struct PartBuilder::State {
  std::vector<std::uint64_t> ids;
  std::vector<std::uint32_t> sources;
  std::vector<std::uint64_t> languages;
  std::vector<std::unique_ptr<Column>> columns;
  std::unordered_map<std::string, std::size_t> column_of;
  std::string block;  ///< Records of the block that is not full.
  std::string blocks;
  std::vector<std::uint64_t> block_offsets = {0};
  std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> compressor{ZSTD_createCCtx(),
                                                                  &ZSTD_freeCCtx};

  std::size_t column(const std::string& language) {
    const auto [place, is_new] = column_of.try_emplace(language, columns.size());
    if (is_new) columns.push_back(std::make_unique<Column>(language));
    return place->second;
  }

  void close_block() {
    if (block.empty()) return;
    std::string packed(ZSTD_compressBound(block.size()), '\0');
    const std::size_t size =
        ZSTD_compressCCtx(compressor.get(), packed.data(), packed.size(), block.data(),
                          block.size(), kCompressionLevel);
    packed.resize(size);
    std::string framed;
    append_fixed(framed, static_cast<std::uint32_t>(block.size()));
    framed += packed;
    append_fixed(blocks, hash_64(framed));
    blocks += framed;
    block_offsets.push_back(blocks.size());
    block.clear();
  }
};

PartBuilder::PartBuilder() : state_(std::make_unique<State>()) {}
PartBuilder::~PartBuilder() = default;
PartBuilder::PartBuilder(PartBuilder&&) noexcept = default;
PartBuilder& PartBuilder::operator=(PartBuilder&&) noexcept = default;

std::size_t PartBuilder::size() const { return state_->ids.size(); }

void PartBuilder::add(std::uint64_t id, std::uint32_t source,
                      const TranslationUnit& unit) {
  const auto number = static_cast<std::uint32_t>(state_->ids.size());
  std::uint64_t languages = 0;
  for (const Variant& variant : unit.variants) {
    if (trim(std::string_view(variant.content.text)).empty()) continue;
    const std::size_t column = state_->column(variant.language);
    languages |= std::uint64_t{1} << std::min<std::size_t>(column, kLastLanguageBit);
    state_->columns[column]->add(number, variant.content);
  }
  state_->ids.push_back(id);
  state_->sources.push_back(source);
  state_->languages.push_back(languages);
  put_text(state_->block, record_of(unit));
  if (state_->ids.size() % kBlockUnits == 0) state_->close_block();
}

std::string PartBuilder::finish() {
  state_->close_block();
  Sections sections;
  sections.add(SectionKind::ids, 0, state_->ids);
  sections.add(SectionKind::sources, 0, state_->sources);
  sections.add(SectionKind::languages, 0, state_->languages);
  sections.add(SectionKind::block_offsets, 0, state_->block_offsets);
  sections.add(SectionKind::blocks, 0, std::move(state_->blocks));
  std::string names;
  for (const auto& column : state_->columns) names += column->language + '\0';
  sections.add(SectionKind::language_names, 0, std::move(names));
  for (std::size_t i = 0; i < state_->columns.size(); ++i) {
    ColumnWriter(*state_->columns[i], i + 1, sections).write();
    state_->columns[i].reset();
  }
  std::string part = sections.write(static_cast<std::uint32_t>(state_->ids.size()));
  state_ = std::make_unique<State>();
  return part;
}

}  // namespace awase
