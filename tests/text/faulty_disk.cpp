// SPDX-License-Identifier: Apache-2.0

#include "tests/text/faulty_disk.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <sys/stat.h>

namespace awase {
namespace {

namespace fs = std::filesystem;

std::string normal(const std::string& path) {
  return fs::absolute(path).lexically_normal().string();
}

std::string content_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string content_of(int descriptor) {
  return content_of("/proc/self/fd/" + std::to_string(descriptor));
}

}  // namespace

FaultyDisk::FaultyDisk(const fs::path& folder) : folder_(normal(folder.string())) {
  for (const auto& entry : fs::recursive_directory_iterator(folder_)) {
    if (!entry.is_regular_file() || entry.is_symlink()) continue;
    const std::string path = entry.path().string();
    names_[path] = std::make_shared<File>(File{content_of(path)});
  }
  synced_names_ = names_;
}

bool FaultyDisk::fails() {
  ++calls_;
  if (!fail_in_) return false;
  if (*fail_in_ > 0) {
    --*fail_in_;
    return false;
  }
  fail_in_.reset();
  errno = error_number_;
  return true;
}

int FaultyDisk::open(const std::string& path, int flags, mode_t mode) {
  if (fails()) return -1;
  const std::string name = normal(path);
  const int descriptor = Disk::open(path, flags, mode);
  if (descriptor < 0) return descriptor;
  open_[descriptor] = name;
  open_files_.erase(descriptor);
  if (fs::is_directory(name)) return descriptor;
  std::shared_ptr<File>& file = names_[name];
  if (file == nullptr) file = std::make_shared<File>();
  open_files_[descriptor] = file;
  return descriptor;
}

ssize_t FaultyDisk::write(int descriptor, std::string_view bytes) {
  if (fails()) return -1;
  if (room_bytes_) {
    bytes = bytes.substr(0, *room_bytes_);
    if (bytes.empty()) {
      errno = ENOSPC;
      return -1;
    }
    *room_bytes_ -= bytes.size();
  }
  return Disk::write(descriptor, bytes);
}

ssize_t FaultyDisk::write_at(int descriptor, std::string_view bytes,
                             std::uint64_t offset_bytes) {
  if (fails()) return -1;
  if (room_bytes_) {
    bytes = bytes.substr(0, *room_bytes_);
    if (bytes.empty()) {
      errno = ENOSPC;
      return -1;
    }
    *room_bytes_ -= bytes.size();
  }
  return Disk::write_at(descriptor, bytes, offset_bytes);
}

int FaultyDisk::truncate(int descriptor, std::uint64_t size_bytes) {
  return fails() ? -1 : Disk::truncate(descriptor, size_bytes);
}

int FaultyDisk::sync(int descriptor) {
  if (fails()) return -1;
  const auto file = open_files_.find(descriptor);
  if (file != open_files_.end())
    file->second->synced = content_of(descriptor);
  else
    sync_folder(open_.at(descriptor));
  return 0;
}

int FaultyDisk::sync_data(int descriptor) { return sync(descriptor); }

int FaultyDisk::sync_all(int) {
  if (fails()) return -1;
  for (const auto& [name, file] : names_) file->synced = content_of(name);
  synced_names_ = names_;
  return 0;
}

void FaultyDisk::sync_folder(const std::string& folder) {
  const auto is_in = [&](const auto& entry) {
    return fs::path(entry.first).parent_path() == folder;
  };
  std::erase_if(synced_names_, is_in);
  std::copy_if(names_.begin(), names_.end(),
               std::inserter(synced_names_, synced_names_.end()), is_in);
}

int FaultyDisk::close(int descriptor) {
  open_.erase(descriptor);
  open_files_.erase(descriptor);
  const int status = Disk::close(descriptor);  // which closes even when it fails
  return fails() ? -1 : status;
}

int FaultyDisk::rename(const std::string& from, const std::string& to) {
  if (fails()) return -1;
  const int status = Disk::rename(from, to);
  if (status != 0) return status;
  const auto entry = names_.find(normal(from));
  names_[normal(to)] = entry->second;
  names_.erase(normal(from));
  return 0;
}

int FaultyDisk::remove(const std::string& path) {
  if (fails()) return -1;
  names_.erase(normal(path));
  return Disk::remove(path);
}

void FaultyDisk::lose_power(Loss loss) {
  const Names& left = loss == Loss::bytes ? names_ : synced_names_;
  for (const auto& entry : names_) fs::remove(entry.first);
  for (const auto& [name, file] : left)
    std::ofstream(name, std::ios::binary) << file->synced.value_or("");
  names_ = synced_names_ = Names(left);
  for (const auto& entry : names_)
    if (!entry.second->synced) entry.second->synced = "";
  room_bytes_.reset();
  fail_in_.reset();
}

}  // namespace awase
