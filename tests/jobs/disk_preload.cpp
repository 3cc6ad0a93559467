// SPDX-License-Identifier: Apache-2.0
//
// Loaded before the C library into an awase under test: a disk that fills up after
// AWASE_TEST_WRITES writes to paths that hold AWASE_TEST_FOLDER, in all processes
// together (AWASE_TEST_COUNT is the file that counts them), and a note in
// AWASE_TEST_NOTES for each call of syncfs.

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace {

template <class Function>
Function* next(const char* name) {
  return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

ssize_t real_write(int file, const void* bytes, size_t size) {
  return next<ssize_t(int, const void*, size_t)>("write")(file, bytes, size);
}

/// Adds a byte to a file of notes and gives how many there are.
long long note(const char* variable) {
  const char* name = std::getenv(variable);
  if (name == nullptr) return 0;
  const int file = open(name, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  struct stat status {};
  if (real_write(file, ".", 1) == 1) fstat(file, &status);
  close(file);
  return status.st_size;
}

bool is_full(int file) {
  const char* folder = std::getenv("AWASE_TEST_FOLDER");
  const char* most = std::getenv("AWASE_TEST_WRITES");
  if (folder == nullptr || most == nullptr) return false;
  char link[64];
  char path[4096];
  std::snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  const ssize_t size = readlink(link, path, sizeof path - 1);
  if (size <= 0) return false;
  path[size] = '\0';
  if (std::strstr(path, folder) == nullptr) return false;
  if (note("AWASE_TEST_COUNT") <= std::atoll(most)) return false;
  errno = ENOSPC;
  return true;
}

}  // namespace

extern "C" {

ssize_t write(int file, const void* bytes, size_t size) {
  return is_full(file) ? -1 : real_write(file, bytes, size);
}

ssize_t pwrite(int file, const void* bytes, size_t size, off_t offset) {
  if (is_full(file)) return -1;
  return next<ssize_t(int, const void*, size_t, off_t)>("pwrite")(file, bytes, size,
                                                                  offset);
}

ssize_t pwrite64(int file, const void* bytes, size_t size, off64_t offset) {
  return pwrite(file, bytes, size, offset);
}

int syncfs(int file) noexcept {
  note("AWASE_TEST_NOTES");
  return next<int(int)>("syncfs")(file);
}

}  // extern "C"
