// SPDX-License-Identifier: Apache-2.0

#include "text/disk.h"

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <filesystem>
#include <system_error>
#include <unistd.h>

namespace awase {
namespace {

Message reason(int error_number) {
  switch (error_number) {
    case ENOENT:
      return Message("no such file; check the name");
    case EACCES:
    case EPERM:
      return Message("permission denied; check the rights of the file and its folder");
    case EROFS:
      return Message("the file system is read-only; choose another folder");
    case ENOSPC:
    case EDQUOT:
      return Message("the disk is full; make room or choose another folder");
    case EPIPE:
      return Message("the reading program has gone; nothing more can be written");
    case EISDIR:
      return Message("is a folder; name a file in it");
    case ENOTDIR:
      return Message("part of the path is a file, not a folder; check the name");
    case ELOOP:
      return Message("symbolic links in a circle; check where they point");
    case ENAMETOOLONG:
      return Message("the name is too long; shorten it");
    default:
      return Message("{reason}; check the file",
                     {{"reason", Message::verbatim(
                                     std::generic_category().message(error_number))}});
  }
}

}  // namespace

Disk& Disk::system() {
  static Disk disk;
  return disk;
}

int Disk::open(const std::string& path, int flags, mode_t mode) {
  return ::open(path.c_str(), flags, mode);
}

ssize_t Disk::write(int descriptor, std::string_view bytes) {
  return ::write(descriptor, bytes.data(), bytes.size());
}

ssize_t Disk::write_at(int descriptor, std::string_view bytes,
                       std::uint64_t offset_bytes) {
  return ::pwrite(descriptor, bytes.data(), bytes.size(),
                  static_cast<off_t>(offset_bytes));
}

int Disk::truncate(int descriptor, std::uint64_t size_bytes) {
  return ::ftruncate(descriptor, static_cast<off_t>(size_bytes));
}

int Disk::sync(int descriptor) { return ::fsync(descriptor); }

int Disk::sync_data(int descriptor) { return ::fdatasync(descriptor); }

int Disk::sync_all(int descriptor) { return ::syncfs(descriptor); }

int Disk::close(int descriptor) { return ::close(descriptor); }

int Disk::rename(const std::string& from, const std::string& to) {
  return std::rename(from.c_str(), to.c_str());
}

int Disk::remove(const std::string& path) { return ::unlink(path.c_str()); }

void throw_file_error(const std::string& name, int error_number) {
  Message message("{file}: {reason}",
                  {{"file", name}, {"reason", reason(error_number)}});
  if (error_number == ENOSPC || error_number == EDQUOT)
    throw DiskFullError(ErrorKind::unavailable, std::move(message));
  throw Error(ErrorKind::unavailable, std::move(message));
}

int sync_folder_of(Disk& disk, const std::string& path) {
  const std::string folder = std::filesystem::path(path).parent_path().string();
  const int descriptor =
      disk.open(folder.empty() ? "." : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  if (descriptor < 0) return errno == EACCES ? 0 : errno;  // may be written, not read
  const int error_number = disk.sync(descriptor) == 0 ? 0 : errno;
  disk.close(descriptor);
  return error_number == EINVAL || error_number == ENOTSUP ? 0 : error_number;
}

}  // namespace awase
