// SPDX-License-Identifier: Apache-2.0
//
// File descriptors that close themselves, and the loops around write(2) and pread(2).

#pragma once

#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <sys/types.h>
#include <unistd.h>
#include <utility>

namespace awase {

/// A file descriptor that is closed at the end of its scope. Moves, does not copy.
class Descriptor {
 public:
  Descriptor() = default;
  /// Takes over `number`; a negative one stands for none.
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() { reset(); }
  Descriptor(Descriptor&& other) noexcept : number_(other.release()) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    if (this != &other) reset(other.release());
    return *this;
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  int get() const { return number_; }
  bool is_open() const { return number_ >= 0; }
  /// Gives it away: the caller closes it.
  int release() { return std::exchange(number_, -1); }
  /// Closes it, whatever close(2) says, and takes over `number`.
  void reset(int number = -1) {
    if (number_ >= 0) ::close(number_);
    number_ = number;
  }

 private:
  int number_ = -1;
};

/// Hands `bytes` to `write`, which takes what it can of them as write(2) does, until
/// all are taken. Gives 0, or the errno of what stopped it.
template <class Write>
int write_all(std::string_view bytes, Write write) {
  while (!bytes.empty()) {
    const ssize_t count = write(bytes);
    if (count > 0) {
      bytes.remove_prefix(static_cast<std::size_t>(count));
    } else if (count == 0) {
      return EIO;
    } else if (errno != EINTR) {
      return errno;
    }
  }
  return 0;
}

/// Writes all of `bytes` to a descriptor. Gives 0, or the errno of what stopped it.
inline int write_all(int descriptor, std::string_view bytes) {
  return write_all(bytes, [descriptor](std::string_view rest) {
    return ::write(descriptor, rest.data(), rest.size());
  });
}

/// Reads `size_bytes` bytes from `offset_bytes` on, fewer only at the end of the file.
/// Gives how many, or -1 with errno set.
inline ssize_t read_at(int descriptor, char* buffer, std::size_t size_bytes,
                       std::uint64_t offset_bytes) {
  std::size_t done = 0;
  while (done < size_bytes) {
    const ssize_t count = ::pread(descriptor, buffer + done, size_bytes - done,
                                  static_cast<off_t>(offset_bytes + done));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return -1;
    if (count == 0) break;
    done += static_cast<std::size_t>(count);
  }
  return static_cast<ssize_t>(done);
}

}  // namespace awase
