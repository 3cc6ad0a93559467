// SPDX-License-Identifier: Apache-2.0

#include "tmx/store/store_layout.h"

#include <stdexcept>

#include "text/error.h"
#include "text/hash.h"
#include "tmx/store/bytes.h"
#include "tmx/store/unit_record.h"

namespace awase {
namespace {

constexpr std::string_view kRecordMark = "ALOG";
constexpr std::size_t kRecordHead = 16;

std::uint64_t checksum(std::string_view bytes) { return hash_64(bytes); }

std::optional<StoreRoot> root_at(std::string_view head, std::size_t offset) {
  if (number_at<std::uint64_t>(head, offset + sizeof(StoreRoot)) !=
      checksum(head.substr(offset, sizeof(StoreRoot))))
    return std::nullopt;
  return number_at<StoreRoot>(head, offset);
}

}  // namespace

std::string store_head() {
  std::string head(kStoreMagic);
  append_fixed(head, kStoreVersion);
  append_fixed(head, kLittleEndian);
  head.resize(kStoreHeadBytes, '\0');
  StoreRoot root;
  root.sequence = 1;
  root.log_begin = kStoreHeadBytes;
  head.replace(kRootOffsets[1], kRootBytes, root_bytes(root));
  return head;
}

std::string root_bytes(const StoreRoot& root) {
  std::string bytes;
  append_fixed(bytes, root);
  append_fixed(bytes, checksum(bytes));
  return bytes;
}

StoreRoot newest_root(std::string_view head, const std::string& path) {
  if (!head.starts_with(kStoreMagic))
    throw Error(
        ErrorKind::input,
        Message("{file}: this is no memory of Awase; make one with 'awase memory add "
                "{file} …'",
                {{"file", path}}));
  if (head.size() < kStoreHeadBytes)
    throw Error(ErrorKind::input, Message("{file}: this memory is cut off at its start",
                                          {{"file", path}}));
  const auto version = number_at<std::uint32_t>(head, kStoreMagic.size());
  if (version != kStoreVersion || number_at<std::uint32_t>(head, 12) != kLittleEndian)
    throw Error(
        ErrorKind::input,
        Message(
            "{file}: this memory has version {version} of the format, and this Awase "
            "reads version {known}; export it with the Awase that wrote it",
            {{"file", path}, {"version", version}, {"known", kStoreVersion}}));
  std::optional<StoreRoot> newest;
  for (const std::size_t offset : kRootOffsets) {
    const std::optional<StoreRoot> root = root_at(head, offset);
    if (root && (!newest || root->sequence > newest->sequence)) newest = root;
  }
  if (!newest)
    throw Error(ErrorKind::input, Message("{file}: the head of this memory is damaged",
                                          {{"file", path}}));
  return *newest;
}

std::string framed(std::string_view record) {
  std::string bytes(kRecordMark);
  append_fixed(bytes, static_cast<std::uint32_t>(record.size()));
  append_fixed(bytes, checksum(record));
  bytes += record;
  return bytes;
}

std::optional<std::string_view> next_record(std::string_view& bytes) {
  for (std::size_t begin = bytes.find(kRecordMark); begin != std::string_view::npos;
       begin = bytes.find(kRecordMark, begin + 1)) {
    const std::string_view rest = bytes.substr(begin);
    if (rest.size() < kRecordHead) return std::nullopt;
    const std::size_t size = number_at<std::uint32_t>(rest, kRecordMark.size());
    if (size == 0 || size > rest.size() - kRecordHead) continue;
    const std::string_view record = rest.substr(kRecordHead, size);
    if (number_at<std::uint64_t>(rest, 8) != checksum(record)) continue;
    bytes.remove_prefix(begin + kRecordHead + size);
    return record;
  }
  return std::nullopt;
}

std::size_t wanted_bytes(std::string_view bytes) {
  if (bytes.size() < kRecordHead || !bytes.starts_with(kRecordMark)) return 0;
  return kRecordHead + number_at<std::uint32_t>(bytes, kRecordMark.size());
}

std::string manifest_bytes(const StoreManifest& manifest) {
  std::string bytes;
  put_number(bytes, manifest.parts.size());
  for (const PartPlace& part : manifest.parts) {
    put_number(bytes, part.offset);
    put_number(bytes, part.size_bytes);
    put_number(bytes, part.units);
  }
  put_number(bytes, manifest.sources.size());
  for (const StoreSource& source : manifest.sources) {
    put_text(bytes, source.name);
    put_text(bytes, record_of(source.header));
  }
  put_number(bytes, manifest.removed.size());
  std::uint64_t before = 0;
  for (const std::uint64_t id : manifest.removed) {
    put_number(bytes, id - before);
    before = id;
  }
  append_fixed(bytes, checksum(bytes));
  return bytes;
}

StoreManifest read_manifest(std::string_view bytes) {
  if (bytes.size() < sizeof(std::uint64_t)) throw std::out_of_range("manifest");
  const std::string_view content =
      bytes.substr(0, bytes.size() - sizeof(std::uint64_t));
  if (number_at<std::uint64_t>(bytes, content.size()) != checksum(content))
    throw std::out_of_range("checksum of the manifest");
  RecordReader reader(content);
  StoreManifest manifest;
  manifest.parts.resize(reader.count());
  for (PartPlace& part : manifest.parts) {
    part.offset = reader.number();
    part.size_bytes = reader.number();
    part.units = reader.number();
  }
  manifest.sources.resize(reader.count());
  for (StoreSource& source : manifest.sources) {
    source.name = reader.text();
    source.header = header_of_record(reader.text());
  }
  manifest.removed.resize(reader.count());
  std::uint64_t before = 0;
  for (std::uint64_t& id : manifest.removed) before = id = before + reader.number();
  return manifest;
}

}  // namespace awase
