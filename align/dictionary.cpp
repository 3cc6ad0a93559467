// SPDX-License-Identifier: Apache-2.0
//
// The file, all numbers little-endian 32-bit, every part aligned to four bytes:
//
//   header      magic, version, and for each part where it begins and how many items
//   headwords   {text offset, text size, first key, translations, readings}
//   words       hash table of headwords: number + 1, and above it, in the bits that no
//               number needs, as much of the hash as fits; 0 for a free place
//   keys        {text offset, text size}
//   key table   hash table of keys, as words
//   lists       key numbers, the translations of a headword and then its readings
//   pairs       hash table of the first two characters: {first, second, mask of
//   lengths} text        the bytes of headwords and keys origin      whose work it is,
//   in UTF-8
//
// Both tables are probed one place on, at most half full, hashed by XXH3.

#include "align/dictionary.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <fcntl.h>
#include <map>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <unordered_map>

#include "text/error.h"
#include "text/hash.h"
#include "text/unicode.h"

namespace awase {
namespace {

static_assert(std::endian::native == std::endian::little);

constexpr std::uint32_t kMagic = 0x44575741;  // "AWWD"
constexpr std::uint32_t kVersion = 3;

struct HeadwordRecord {
  std::uint32_t text, size, first_key, translations, readings;
};
struct KeyRecord {
  std::uint32_t text, size;
};
struct PairRecord {
  std::uint32_t first, second, mask;
};

enum Part {
  kHeadwords,
  kWords,
  kKeys,
  kKeyTable,
  kLists,
  kPairs,
  kText,
  kOrigin,
  kParts
};
constexpr std::array<std::size_t, kParts> kItemBytes = {
    sizeof(HeadwordRecord), 4, sizeof(KeyRecord), 4, 4, sizeof(PairRecord), 1, 1};

struct Header {
  std::uint32_t magic, version;
  std::array<std::array<std::uint32_t, 2>, kParts> parts;  // Offset in bytes, items.
};

std::uint64_t hash_pair(std::uint32_t first, std::uint32_t second) {
  return (std::uint64_t{first} << 32 | second) * 0x9E3779B97F4A7C15ULL >> 20;
}

template <typename Record>
std::string_view bytes_of(const std::vector<Record>& records) {
  return {reinterpret_cast<const char*>(records.data()),
          records.size() * sizeof(Record)};
}

/// The places of a hash table: which bits hold the number, and which the hash, so that
/// most of what is not there is told without a look at the far end of memory.
struct Slots {
  explicit Slots(std::size_t items)
      : number_mask(std::bit_ceil(static_cast<std::uint32_t>(items) + 2U) - 1U) {}

  std::uint32_t make(std::uint32_t number, std::uint64_t hash) const {
    return (number + 1) | (static_cast<std::uint32_t>(hash >> 32) & ~number_mask);
  }
  bool may_be(std::uint32_t slot, std::uint64_t hash) const {
    return ((slot ^ static_cast<std::uint32_t>(hash >> 32)) & ~number_mask) == 0;
  }

  std::uint32_t number_mask;
};

std::size_t table_size(std::size_t items) { return std::bit_ceil(items * 2 + 1); }

}  // namespace

struct Dictionary::Impl {
  const char* data = nullptr;
  std::size_t size_bytes = 0;
  std::string path;
  Header header{};

  ~Impl() {
    if (data != nullptr) ::munmap(const_cast<char*>(data), size_bytes);
  }

  template <typename Record>
  std::span<const Record> part(Part which) const {
    const auto& [offset, items] = header.parts[which];
    return {reinterpret_cast<const Record*>(data + offset), items};
  }

  std::string_view text(std::uint32_t offset, std::uint32_t size) const {
    const std::size_t all = header.parts[kText][1];
    if (offset > all || size > all - offset) return {};
    return {data + header.parts[kText][0] + offset, size};
  }

  template <typename Record>
  std::optional<std::uint32_t> look_up(std::string_view wanted, Part table_part,
                                       Part record_part) const {
    const auto table = part<std::uint32_t>(table_part);
    const auto records = part<Record>(record_part);
    const std::size_t mask = table.size() - 1;
    const std::uint64_t sum = hash_64(wanted);
    const Slots slots(records.size());
    std::size_t place = sum & mask;
    for (std::size_t tries = 0; tries < table.size(); ++tries) {
      const std::uint32_t slot = table[place];
      const std::uint32_t number = slot & slots.number_mask;
      if (number == 0 || number > records.size()) return std::nullopt;
      if (slots.may_be(slot, sum)) {
        const Record& record = records[number - 1];
        if (text(record.text, record.size) == wanted) return number - 1;
      }
      place = (place + 1) & mask;
    }
    return std::nullopt;
  }

  std::span<const std::uint32_t> list(std::uint32_t headword, bool readings) const {
    const auto records = part<HeadwordRecord>(kHeadwords);
    if (headword >= records.size()) return {};
    const HeadwordRecord& record = records[headword];
    const auto lists = part<std::uint32_t>(kLists);
    const std::size_t first =
        std::size_t{record.first_key} + (readings ? record.translations : 0);
    const std::size_t count = readings ? record.readings : record.translations;
    if (first > lists.size() || count > lists.size() - first) return {};
    return lists.subspan(first, count);
  }
};

namespace {

/// Maps a file whole. Throws Error (unavailable).
const char* map_file(const std::string& path, std::size_t& size_bytes) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  const auto fail = [&] {
    const std::string reason = std::strerror(errno);
    if (file >= 0) ::close(file);
    throw Error(
        ErrorKind::unavailable,
        Message("{file}: dictionary cannot be read: {reason}; make it again with "
                "'awase dictionary build', or align without it",
                {{"file", path}, {"reason", reason}}));
  };
  if (file < 0) fail();
  struct stat about {};
  if (::fstat(file, &about) != 0) fail();
  size_bytes = static_cast<std::size_t>(about.st_size);
  if (size_bytes == 0) {
    ::close(file);
    return nullptr;
  }
  void* data = ::mmap(nullptr, size_bytes, PROT_READ, MAP_PRIVATE, file, 0);
  if (data == MAP_FAILED) fail();
  ::close(file);
  return static_cast<const char*>(data);
}

bool parts_fit(const Header& header, std::size_t size_bytes) {
  for (std::size_t p = 0; p < kParts; ++p) {
    const auto& [offset, items] = header.parts[p];
    if (offset > size_bytes || offset % 4 != 0) return false;
    if (items > (size_bytes - offset) / kItemBytes[p]) return false;
  }
  for (const Part table : {kWords, kKeyTable, kPairs})
    if (!std::has_single_bit(header.parts[table][1])) return false;
  return true;
}

}  // namespace

Dictionary::Dictionary(const std::string& path) : impl_(std::make_unique<Impl>()) {
  impl_->path = path;
  impl_->data = map_file(path, impl_->size_bytes);
  if (impl_->size_bytes >= sizeof(Header))
    std::memcpy(&impl_->header, impl_->data, sizeof(Header));
  if (impl_->header.magic != kMagic || impl_->header.version != kVersion ||
      !parts_fit(impl_->header, impl_->size_bytes))
    throw Error(
        ErrorKind::input,
        Message("{file}: not a dictionary of this version of Awase, or damaged; "
                "make it again with 'awase dictionary build'",
                {{"file", path}}));
}

Dictionary::~Dictionary() = default;

std::uint32_t Dictionary::lengths(char32_t first, char32_t second) const {
  const auto pairs = impl_->part<PairRecord>(kPairs);
  const std::size_t mask = pairs.size() - 1;
  const auto find = [&](std::uint32_t a, std::uint32_t b) -> std::uint32_t {
    std::size_t place = hash_pair(a, b) & mask;
    for (std::size_t tries = 0; tries < pairs.size(); ++tries) {
      const PairRecord& record = pairs[place];
      if (record.mask == 0) return 0;
      if (record.first == a && record.second == b) return record.mask;
      place = (place + 1) & mask;
    }
    return 0;
  };
  return find(first, 0) | (second == 0 ? 0 : find(first, second));
}

std::optional<std::uint32_t> Dictionary::find(std::string_view spelling) const {
  return impl_->look_up<HeadwordRecord>(spelling, kWords, kHeadwords);
}

std::size_t Dictionary::size() const { return impl_->header.parts[kHeadwords][1]; }

std::string_view Dictionary::origin() const {
  const auto bytes = impl_->part<char>(kOrigin);
  return {bytes.data(), bytes.size()};
}

const std::string& Dictionary::path() const { return impl_->path; }

std::span<const std::uint32_t> Dictionary::translations(std::uint32_t headword) const {
  return impl_->list(headword, false);
}

std::span<const std::uint32_t> Dictionary::readings(std::uint32_t headword) const {
  return impl_->list(headword, true);
}

std::string_view Dictionary::key(std::uint32_t number) const {
  const auto keys = impl_->part<KeyRecord>(kKeys);
  if (number >= keys.size()) return {};
  return impl_->text(keys[number].text, keys[number].size);
}

std::optional<std::uint32_t> Dictionary::find_key(std::string_view key) const {
  return impl_->look_up<KeyRecord>(key, kKeyTable, kKeys);
}

// Each round asks for what the next looks at; what is there by then costs little.

void Dictionary::prefetch(std::span<const std::uint32_t> headwords) const {
  const auto records = impl_->part<HeadwordRecord>(kHeadwords);
  const auto keys = impl_->part<KeyRecord>(kKeys);
  for (const std::uint32_t headword : headwords)
    if (headword < records.size()) __builtin_prefetch(&records[headword]);
  for (const std::uint32_t headword : headwords)
    __builtin_prefetch(translations(headword).data());
  for (const std::uint32_t headword : headwords)
    for (const std::uint32_t key : readings(headword))
      if (key < keys.size()) __builtin_prefetch(&keys[key]);
  for (const std::uint32_t headword : headwords)
    for (const std::uint32_t number : readings(headword))
      __builtin_prefetch(key(number).data());
}

void Dictionary::prefetch_keys(std::span<const std::string_view> keys) const {
  const auto table = impl_->part<std::uint32_t>(kKeyTable);
  const auto records = impl_->part<KeyRecord>(kKeys);
  const Slots slots(records.size());
  std::vector<std::size_t> places;
  places.reserve(keys.size());
  for (const std::string_view key : keys) {
    places.push_back(hash_64(key) & (table.size() - 1));
    __builtin_prefetch(&table[places.back()]);
  }
  for (std::size_t& place : places) {
    place = table[place] & slots.number_mask;  // Now the number of the record.
    if (place > 0 && place <= records.size()) __builtin_prefetch(&records[place - 1]);
  }
  for (const std::size_t number : places)
    if (number > 0)
      __builtin_prefetch(key(static_cast<std::uint32_t>(number - 1)).data());
}

namespace {

/// Collects entries and lays them out.
class Compiler {
 public:
  void add(const DictionaryEntry& entry) {
    if (entry.headword.empty()) return;
    const auto [place, is_new] = numbers_.try_emplace(entry.headword, joined_.size());
    if (is_new) joined_.push_back({&place->first, {}, {}});
    Joined& joined = joined_[place->second];
    for (const std::string& key : entry.translations) add_key(key, joined.translations);
    for (const std::string& sound : entry.readings)
      add_key("~" + sound, joined.readings);
  }

  std::string finish(std::string_view origin) {
    std::vector<HeadwordRecord> headwords;
    std::vector<std::uint32_t> lists;
    std::vector<std::uint64_t> hashes;
    for (const Joined& joined : joined_) {
      const auto first = static_cast<std::uint32_t>(lists.size());
      lists.insert(lists.end(), joined.translations.begin(), joined.translations.end());
      lists.insert(lists.end(), joined.readings.begin(), joined.readings.end());
      headwords.push_back({add_text(*joined.headword),
                           static_cast<std::uint32_t>(joined.headword->size()), first,
                           static_cast<std::uint32_t>(joined.translations.size()),
                           static_cast<std::uint32_t>(joined.readings.size())});
      hashes.push_back(hash_64(*joined.headword));
      add_lengths(*joined.headword);
    }
    const auto words = fill_table(hashes);
    hashes.clear();
    for (const KeyRecord& key : keys_)
      hashes.push_back(hash_64(std::string_view(text_).substr(key.text, key.size)));
    const auto key_table = fill_table(hashes);
    return lay_out({bytes_of(headwords), bytes_of(words), bytes_of(keys_),
                    bytes_of(key_table), bytes_of(lists), bytes_of(fill_pairs()), text_,
                    origin});
  }

 private:
  struct Joined {
    const std::string* headword;
    std::vector<std::uint32_t> translations;
    std::vector<std::uint32_t> readings;
  };

  std::uint32_t add_text(std::string_view text) {
    text_ += text;
    return static_cast<std::uint32_t>(text_.size() - text.size());
  }

  void add_key(const std::string& key, std::vector<std::uint32_t>& list) {
    if (key.empty() || key == "~") return;
    const auto [place, is_new] =
        key_numbers_.try_emplace(key, static_cast<std::uint32_t>(keys_.size()));
    if (is_new)
      keys_.push_back({add_text(key), static_cast<std::uint32_t>(key.size())});
    if (std::find(list.begin(), list.end(), place->second) == list.end())
      list.push_back(place->second);
  }

  void add_lengths(const std::string& headword) {
    std::size_t at = 0;
    const char32_t first = next_char(headword, at);
    const char32_t second = at < headword.size() ? next_char(headword, at) : U'\0';
    const std::size_t chars = count_chars(headword);
    if (chars < 32) lengths_[{first, second}] |= 1U << chars;
  }

  static std::vector<std::uint32_t> fill_table(
      const std::vector<std::uint64_t>& hashes) {
    std::vector<std::uint32_t> table(table_size(hashes.size()), 0);
    const Slots slots(hashes.size());
    for (std::size_t i = 0; i < hashes.size(); ++i) {
      std::size_t place = hashes[i] & (table.size() - 1);
      while (table[place] != 0) place = (place + 1) & (table.size() - 1);
      table[place] = slots.make(static_cast<std::uint32_t>(i), hashes[i]);
    }
    return table;
  }

  const std::vector<PairRecord>& fill_pairs() {
    pairs_.assign(table_size(lengths_.size()), PairRecord{});
    for (const auto& [pair, mask] : lengths_) {
      std::size_t place = hash_pair(pair.first, pair.second) & (pairs_.size() - 1);
      while (pairs_[place].mask != 0) place = (place + 1) & (pairs_.size() - 1);
      pairs_[place] = {pair.first, pair.second, mask};
    }
    return pairs_;
  }

  static std::string lay_out(const std::array<std::string_view, kParts>& parts) {
    Header header{kMagic, kVersion, {}};
    std::string file(sizeof(Header), '\0');
    for (std::size_t p = 0; p < kParts; ++p) {
      file.resize((file.size() + 3) / 4 * 4, '\0');
      header.parts[p] = {static_cast<std::uint32_t>(file.size()),
                         static_cast<std::uint32_t>(parts[p].size() / kItemBytes[p])};
      file += parts[p];
    }
    std::memcpy(file.data(), &header, sizeof(Header));
    return file;
  }

  std::unordered_map<std::string, std::size_t> numbers_;
  std::vector<Joined> joined_;
  std::unordered_map<std::string, std::uint32_t> key_numbers_;
  std::vector<KeyRecord> keys_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> lengths_;
  std::vector<PairRecord> pairs_;
  std::string text_;
};

}  // namespace

std::string compile_dictionary(std::span<const DictionaryEntry> entries,
                               std::string_view origin) {
  Compiler compiler;
  for (const DictionaryEntry& entry : entries) compiler.add(entry);
  return compiler.finish(origin);
}

}  // namespace awase
