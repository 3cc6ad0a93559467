// SPDX-License-Identifier: Apache-2.0

#include "text/temporary_file.h"

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <system_error>

#include "text/descriptor.h"
#include "text/disk.h"
#include "text/error.h"

namespace awase {
namespace {

std::string temporary_folder() {
  std::error_code error;
  const auto folder = std::filesystem::temp_directory_path(error);
  if (!error) return folder.string();
  throw Error(
      ErrorKind::unavailable,
      Message("TMPDIR: there is no folder of that name; name one that is there, "
              "or unset the variable"));
}

/// A file that is open but has no name any more.
Descriptor open_nameless(const std::string& folder) {
  constexpr mode_t kOwnerOnly = 0600;
  Descriptor file(::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, kOwnerOnly));
  // Not every file system can do that.
  if (file.is_open() || (errno != EOPNOTSUPP && errno != EISDIR && errno != ENOENT))
    return file;
  std::string path = (std::filesystem::path(folder) / "awase-XXXXXX").string();
  file.reset(::mkostemp(path.data(), O_CLOEXEC));
  if (file.is_open()) ::unlink(path.c_str());
  return file;
}

}  // namespace

TemporaryFile open_temporary_file() {
  Descriptor descriptor = open_nameless(temporary_folder());
  if (!descriptor.is_open()) throw_temporary_file_error(errno);
  TemporaryFile file(::fdopen(descriptor.get(), "w+"), &std::fclose);
  if (file == nullptr) throw_temporary_file_error(errno);
  descriptor.release();  // The stream closes it.
  return file;
}

void throw_temporary_file_error(int error_number) {
  if (error_number == ENOSPC || error_number == EDQUOT) {
    throw DiskFullError(
        ErrorKind::unavailable,
        Message("{folder}: no room for a temporary file; make room, or name another "
                "folder in TMPDIR",
                {{"folder", temporary_folder()}}));
  }
  throw_file_error(temporary_folder(), error_number);
}

}  // namespace awase
