// SPDX-License-Identifier: Apache-2.0
//
// Small whole memories, changed at places that the input names by what stands there,
// cut off, and with their checksums made right again or not, so that what lies behind
// the checksums is reached too: searches give matches or an error, and what compacting
// saves can be asked.
//
// An input: a byte that chooses the memory (low half) and says whether checksums are
// mended (bit 4) and how many 64ths are left of the file (where bit 5 is set, in the
// next byte); then changes of five bytes each: region, place in it (two bytes), how,
// value.

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tests/tmx/store/sample_units.h"
#include "text/error.h"
#include "text/file.h"
#include "text/hash.h"
#include "tmx/store/bytes.h"
#include "tmx/store/memory_store.h"
#include "tmx/store/store_layout.h"

namespace {

using namespace awase;

struct Region {
  std::size_t offset = 0;
  std::size_t size_bytes = 0;
};

template <class Number>
void put(std::string& bytes, std::size_t offset, Number number) {
  if (offset > bytes.size() || bytes.size() - offset < sizeof number) return;
  bytes.replace(offset, sizeof number, reinterpret_cast<const char*>(&number),
                sizeof number);
}

/// The sections of a part at `begin`, as its directory says; those that lie outside the
/// file are left out.
std::vector<std::pair<SectionLine, std::size_t>> sections_at(std::string_view bytes,
                                                             std::size_t begin) {
  std::vector<std::pair<SectionLine, std::size_t>> sections;
  const std::size_t head = kPartMagic.size() + sizeof(PartHead);
  if (begin > bytes.size() || bytes.size() - begin < head) return sections;
  const auto counts = number_at<PartHead>(bytes, begin + kPartMagic.size());
  for (std::size_t i = 0, at = begin + head;
       i < counts.sections && at + sizeof(SectionLine) <= bytes.size();
       ++i, at += sizeof(SectionLine)) {
    const auto line = number_at<SectionLine>(bytes, at);
    const std::size_t left = bytes.size() - begin;
    if (line.offset <= left && line.size_bytes <= left - line.offset)
      sections.emplace_back(line, at);
  }
  return sections;
}

std::size_t directory_bytes(std::string_view bytes, std::size_t begin) {
  const auto counts = number_at<PartHead>(bytes, begin + kPartMagic.size());
  return kPartMagic.size() + sizeof(PartHead) + counts.sections * sizeof(SectionLine);
}

/// A whole memory, and what stands where in it.
struct Sample {
  std::string bytes;
  Region manifest;
  std::vector<std::size_t> parts;  ///< Where they begin.
  std::vector<Region> regions;

  explicit Sample(std::string of) : bytes(std::move(of)) {
    const StoreRoot root = newest_root(bytes, "sample");
    manifest = {root.manifest_offset, root.manifest_size_bytes};
    regions = {{0, 16},
               {kRootOffsets[0], kRootBytes},
               {kRootOffsets[1], kRootBytes},
               manifest,
               {root.log_begin, bytes.size() - root.log_begin}};
    if (manifest.size_bytes > 0)
      for (const PartPlace& part :
           read_manifest(
               std::string_view(bytes).substr(manifest.offset, manifest.size_bytes))
               .parts)
        parts.push_back(part.offset);
    for (const std::size_t part : parts) {
      regions.push_back({part, directory_bytes(bytes, part)});
      for (const auto& [line, at] : sections_at(bytes, part))
        regions.push_back({part + line.offset, line.size_bytes});
    }
    std::erase_if(regions, [](const Region& region) { return region.size_bytes == 0; });
  }
};

void add(StoreWriter& writer, std::size_t count, unsigned seed) {
  const std::uint32_t source = writer.add_source({"a.tmx", Header()});
  for (const TranslationUnit& unit : sample_units(count, seed))
    writer.add(unit, source);
  writer.flush();
}

std::vector<Sample> samples(const std::string& path) {
  std::vector<Sample> all;
  const auto keep = [&] { all.emplace_back(read_file(path)); };
  { const StoreWriter empty(path); }
  keep();
  {
    StoreWriter writer(path);
    add(writer, 5, 1);
  }
  keep();  // A log alone.
  {
    StoreWriter writer(path);
    add(writer, 60, 2);
    writer.compact();
  }
  keep();  // A part alone.
  {
    StoreWriter writer(path);
    writer.remove({1, 7, 40});
    add(writer, 9, 3);
    const std::uint32_t source = writer.add_source({"b.tmx", Header()});
    writer.add(unit_of("Ein Satz mit 12 Wörtern", "一文", "de-DE", "ja"), source);
    writer.add(unit_of("猫", "cat", "ja", "en-GB"), source);
    writer.flush();
  }
  keep();  // A part, and a log with what was removed.
  {
    StoreWriter writer(path);
    writer.compact();
    add(writer, 1100, 4);
    add(writer, 3, 5);
  }
  keep();  // Two parts and a log.
  return all;
}

/// Makes all checksums those of what stands there.
void mend(std::string& bytes, const Sample& sample) {
  const auto hash = [&](std::size_t offset, std::size_t size) {
    return hash_64(std::string_view(bytes).substr(offset, size));
  };
  for (const std::size_t part : sample.parts) {
    if (part + kPartMagic.size() + sizeof(PartHead) > bytes.size()) continue;
    for (const auto& [line, at] : sections_at(bytes, part)) {
      constexpr std::uint32_t kBlocks = static_cast<std::uint32_t>(SectionKind::blocks);
      const std::size_t begin = part + line.offset;
      // Blocks lie one behind the other; their ends are found by the offsets.
      if (line.kind == kBlocks)
        for (const auto& [other, where] : sections_at(bytes, part))
          if (other.kind == static_cast<std::uint32_t>(SectionKind::block_offsets))
            for (std::size_t i = 0; i + 16 <= other.size_bytes; i += 8) {
              const std::size_t offsets = part + other.offset + i;
              const auto first = number_at<std::uint64_t>(bytes, offsets);
              const auto end = number_at<std::uint64_t>(bytes, offsets + 8);
              if (first + 8 <= end && first < end && end <= line.size_bytes)
                put(bytes, begin + first, hash(begin + first + 8, end - first - 8));
            }
      put(bytes, at + offsetof(SectionLine, checksum), hash(begin, line.size_bytes));
    }
    const std::size_t directory = directory_bytes(bytes, part);
    if (directory <= bytes.size() - part)
      put(bytes, part + directory, hash(part, directory));
  }
  if (sample.manifest.size_bytes >= 8 &&
      sample.manifest.offset + sample.manifest.size_bytes <= bytes.size())
    put(bytes, sample.manifest.offset + sample.manifest.size_bytes - 8,
        hash(sample.manifest.offset, sample.manifest.size_bytes - 8));
  for (const std::size_t root : kRootOffsets)
    if (root + kRootBytes <= bytes.size())
      put(bytes, root + sizeof(StoreRoot), hash(root, sizeof(StoreRoot)));
  constexpr std::string_view kMark = "ALOG";
  constexpr std::size_t kHead = 16;
  for (std::size_t at = bytes.find(kMark); at != std::string::npos;
       at = bytes.find(kMark, at + 1)) {
    if (bytes.size() - at < kHead) break;
    const std::size_t size = number_at<std::uint32_t>(bytes, at + kMark.size());
    if (size <= bytes.size() - at - kHead) put(bytes, at + 8, hash(at + kHead, size));
  }
}

void change(std::string& bytes, const Region& region, std::size_t place,
            std::uint8_t how, std::uint8_t value) {
  static constexpr std::array<std::uint64_t, 8> kEdges = {
      0, 1, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, 0x7FFFFFFFFFFFFFFF, UINT64_MAX, 8};
  // Numbers stand at multiples of four.
  const std::size_t at = region.offset + place % region.size_bytes;
  const std::size_t number = region.offset + place * 4 % region.size_bytes;
  const auto edge = kEdges[value % kEdges.size()];
  switch (how % 5) {
    case 0:
      return put(bytes, at, value);
    case 1:
      return put(bytes, number, static_cast<std::uint32_t>(edge));
    case 2:
      return put(bytes, number, edge);
    case 3:
      if (number + 4 <= bytes.size())
        put(bytes, number,
            number_at<std::uint32_t>(bytes, number) + value - std::uint32_t{128});
      return;
    default:
      if (at < bytes.size())
        put(bytes, at, static_cast<std::uint8_t>(bytes[at] ^ (1U << (value % 8))));
  }
}

void ask(const std::string& path) {
  const MemoryStore store(path);
  MatchQuery query;
  query.content.text = "担当者は毎朝点検する。";
  query.source_language = "ja";
  for (const int least : {30, 70, 95})
    (void)store.find(query, {.min_score = least, .top = 3});
  query.content.text = "The new pump in the east storehouse 7.";
  query.source_language = "en";
  (void)store.find(query, {.min_score = 50, .top = 3});
  for (const char* text : {"倉庫", "の", "morning", "in", "12"})
    (void)store.grep(text, {});
  (void)store.grep("p.mp", {.regex = true});
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const ScratchFolder folder;
  static const std::vector<Sample> all = samples(folder / "healthy.awm");
  if (size < 2) return 0;
  constexpr std::uint8_t kMends = 0x10;
  constexpr std::uint8_t kCuts = 0x20;
  const Sample& sample = all[(data[0] & 0x0F) % all.size()];
  std::string bytes = sample.bytes;
  constexpr std::size_t kChangeBytes = 5;
  constexpr std::size_t kMostBytes = 400;
  for (std::size_t i = 2; i + kChangeBytes <= std::min(size, kMostBytes);
       i += kChangeBytes)
    change(bytes, sample.regions[data[i] % sample.regions.size()],
           std::size_t{data[i + 1]} << 8 | data[i + 2], data[i + 3], data[i + 4]);
  if ((data[0] & kMends) != 0) mend(bytes, sample);
  if ((data[0] & kCuts) != 0) bytes.resize(bytes.size() * (data[1] % 64) / 64);
  const std::string path = folder / "changed.awm";
  write_file(path, bytes);
  try {
    ask(path);
  } catch (const Error&) {
  }
  try {
    StoreWriter writer(path, StoreCare::rescue);
    writer.compact();
    ask(path);
  } catch (const Error&) {
  }
  return 0;
}
