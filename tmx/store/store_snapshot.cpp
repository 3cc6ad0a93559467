// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <stdexcept>
#include <sys/mman.h>
#include <sys/stat.h>

#include "text/error.h"
#include "tmx/store/store_file.h"
#include "tmx/store/store_layout.h"
#include "tmx/store/unit_record.h"

namespace awase {
namespace {

[[noreturn]] void damaged(const std::string& path) {
  throw Error(
      ErrorKind::input,
      Message("{file}: this memory is damaged or cut off; 'awase memory compact' saves "
              "what is whole",
              {{"file", path}}));
}

std::string read_range(int descriptor, std::uint64_t begin, std::uint64_t end,
                       const std::string& path) {
  std::string bytes(end - begin, '\0');
  const ssize_t count = read_at(descriptor, bytes.data(), bytes.size(), begin);
  if (count < 0) throw_file_error(path, errno);
  bytes.resize(static_cast<std::size_t>(count));
  return bytes;
}

}  // namespace

/// The committed part of a file, mapped.
class StoreSnapshot::Mapping {
 public:
  Mapping(Descriptor descriptor, std::uint64_t size, const std::string& path)
      : descriptor_(std::move(descriptor)), size_(size) {
    address_ = ::mmap(nullptr, size_, PROT_READ, MAP_SHARED, descriptor_.get(), 0);
    if (address_ == MAP_FAILED) throw_file_error(path, errno);
  }
  ~Mapping() { ::munmap(address_, size_); }
  Mapping(const Mapping&) = delete;
  Mapping& operator=(const Mapping&) = delete;

  int descriptor() const { return descriptor_.get(); }
  std::string_view bytes() const { return {static_cast<const char*>(address_), size_}; }

 private:
  Descriptor descriptor_;
  void* address_ = nullptr;
  std::size_t size_;
};

std::shared_ptr<const StoreSnapshot> StoreSnapshot::read(
    const std::string& path, const std::shared_ptr<const StoreSnapshot>& before,
    StoreCare care) {
  Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  struct stat info = {};
  if (!file.is_open() || ::fstat(file.get(), &info) != 0) throw_file_error(path, errno);
  if (!S_ISREG(info.st_mode))
    throw Error(ErrorKind::input,
                Message("{file}: a memory is a file of its own, and this is none",
                        {{"file", path}}));
  const StoreRoot root =
      newest_root(read_range(file.get(), 0, kStoreHeadBytes, path), path);
  const auto size = static_cast<std::uint64_t>(info.st_size);
  if (root.log_begin > size || root.manifest_offset > root.log_begin ||
      root.manifest_size_bytes > root.log_begin - root.manifest_offset)
    damaged(path);

  const auto snapshot = std::make_shared<StoreSnapshot>();
  struct stat old = {};
  if (before && ::fstat(before->mapping_->descriptor(), &old) == 0 &&
      old.st_ino == info.st_ino && old.st_dev == info.st_dev &&
      before->root_.sequence == root.sequence) {
    *snapshot = *before;
  } else {
    snapshot->root_ = root;
    snapshot->next_id_ = root.next_id;
    snapshot->log_end_ = root.log_begin;
    snapshot->mapping_ =
        std::make_shared<const Mapping>(std::move(file), root.log_begin, path);
    snapshot->read_manifest(snapshot->mapping_->bytes().substr(
                                root.manifest_offset, root.manifest_size_bytes),
                            path, care);
  }
  snapshot->read_log(snapshot->mapping_->descriptor(), size, care);
  return snapshot;
}

void StoreSnapshot::read_manifest(std::string_view bytes, const std::string& path,
                                  StoreCare care) {
  if (bytes.empty()) return;
  StoreManifest manifest;
  try {
    manifest = awase::read_manifest(bytes);
  } catch (const std::out_of_range&) {
    damaged(path);
  }
  places_ = std::move(manifest.parts);
  sources_ = std::move(manifest.sources);
  removed_ = std::move(manifest.removed);
  for (const PartPlace& place : places_) {
    if (place.offset > mapping_->bytes().size() ||
        place.size_bytes > mapping_->bytes().size() - place.offset)
      damaged(path);
    // The part's views live as long as the mapping, which its pointer keeps.
    struct Kept {
      std::shared_ptr<const Mapping> mapping;
      StorePart part;
    };
    try {
      const auto kept = std::make_shared<const Kept>(Kept{
          mapping_,
          StorePart(mapping_->bytes().substr(place.offset, place.size_bytes), path)});
      parts_.emplace_back(kept, &kept->part);
    } catch (const Error&) {
      if (care != StoreCare::rescue) throw;
      lost_units_ += place.units;
    }
  }
}

void StoreSnapshot::read_log(int descriptor, std::uint64_t end, StoreCare care) {
  // While others write a part it lies behind the log, and may be large: it is not
  // looked through.
  constexpr std::size_t kWindowBytes = std::size_t{1} << 20;
  std::string bytes;
  std::uint64_t read_to = log_end_;
  for (std::size_t window = kWindowBytes; read_to < end;) {
    const std::uint64_t upto = care == StoreCare::strict
                                   ? std::min<std::uint64_t>(end, read_to + window)
                                   : end;
    bytes += read_range(descriptor, read_to, upto, "memory");
    read_to = upto;
    std::string_view left = bytes;
    bool found = false;
    while (const std::optional<std::string_view> record = next_record(left)) {
      found = true;
      log_end_ = read_to - left.size();
      try {
        apply(*record);
      } catch (const std::out_of_range&) {
        // A whole record of a kind that is not known: of a newer Awase.
      }
    }
    // A record may be longer than the window; what stands here says how long it would
    // be.
    const std::size_t wanted = wanted_bytes(left);
    if (!found && wanted <= left.size()) return;
    window = std::max(kWindowBytes, wanted);
    bytes.erase(0, bytes.size() - left.size());
  }
}

bool StoreSnapshot::apply(std::string_view record) {
  RecordReader reader(record);
  switch (static_cast<LogRecord>(reader.number())) {
    case LogRecord::unit: {
      auto unit = std::make_shared<LoggedUnit>();
      unit->id = reader.number();
      unit->source = static_cast<std::uint32_t>(reader.number());
      unit->unit = unit_of_record(reader.text());
      next_id_ = std::max(next_id_, unit->id + 1);
      logged_.push_back(std::move(unit));
      return true;
    }
    case LogRecord::removed: {
      const std::uint64_t id = reader.number();
      const auto logged =
          std::find_if(logged_.begin(), logged_.end(),
                       [id](const auto& each) { return each->id == id; });
      if (logged != logged_.end()) {
        logged_.erase(logged);
        return true;
      }
      const auto place = std::lower_bound(removed_.begin(), removed_.end(), id);
      if (place == removed_.end() || *place != id) removed_.insert(place, id);
      return true;
    }
    case LogRecord::source: {
      StoreSource source;
      source.name = reader.text();
      source.header = header_of_record(reader.text());
      sources_.push_back(std::move(source));
      return true;
    }
  }
  return false;
}

bool StoreSnapshot::is_removed(std::uint64_t id) const {
  return !removed_.empty() && std::binary_search(removed_.begin(), removed_.end(), id);
}

std::size_t StoreSnapshot::units() const {
  std::size_t units = logged_.size();
  for (const auto& part : parts_) units += part->size();
  return units - removed_.size();
}

std::vector<std::string> StoreSnapshot::languages() const {
  std::vector<std::string> languages;
  const auto add = [&](std::string_view language) {
    if (std::find(languages.begin(), languages.end(), language) == languages.end())
      languages.emplace_back(language);
  };
  for (const auto& part : parts_)
    for (const LanguageIndex& index : part->indexes()) add(index.language());
  for (const auto& logged : logged_)
    for (const Variant& variant : logged->unit.variants) add(variant.language);
  return languages;
}

std::uint64_t StoreSnapshot::dead_bytes() const {
  std::uint64_t live = kStoreHeadBytes + root_.manifest_size_bytes;
  for (const PartPlace& place : places_) live += place.size_bytes;
  return root_.log_begin > live ? root_.log_begin - live : 0;
}

bool is_store_file(const std::string& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  std::string head(kStoreMagic.size(), '\0');
  return file.is_open() &&
         read_at(file.get(), head.data(), head.size(), 0) ==
             static_cast<ssize_t>(head.size()) &&
         head == kStoreMagic;
}

}  // namespace awase
