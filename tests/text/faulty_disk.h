// SPDX-License-Identifier: Apache-2.0
//
// A disk on which everything can go wrong: for tests of what must survive that.

#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "text/disk.h"

namespace awase {

/// Works on real files below one folder, and knows what of them would be there after
/// the power went: the bytes of a file as they were at its last sync, its name as it
/// was at the last sync of its folder.
class FaultyDisk : public Disk {
 public:
  /// What is in `folder` now counts as synced.
  explicit FaultyDisk(const std::filesystem::path& folder);

  /// From now on only so many bytes can be written; then it is full.
  void leave_room(std::uint64_t bytes) { room_bytes_ = bytes; }
  /// The `n`th call from now, from 0, fails with this errno; nothing of it is done.
  void fail_at(std::size_t n, int error_number) {
    fail_in_ = n;
    error_number_ = error_number;
  }
  /// Calls since the disk was made.
  std::size_t calls() const { return calls_; }

  /// What a loss of power forgets.
  enum class Loss {
    names_and_bytes,  ///< New names too, as on ext2.
    bytes,            ///< Names are kept, as on file systems that write them first.
  };
  /// Makes the folder what it would be after a loss of power. The programs that had
  /// files open are supposed to be dead.
  void lose_power(Loss loss);

  int open(const std::string& path, int flags, mode_t mode) override;
  ssize_t write(int descriptor, std::string_view bytes) override;
  ssize_t write_at(int descriptor, std::string_view bytes,
                   std::uint64_t offset_bytes) override;
  int truncate(int descriptor, std::uint64_t size_bytes) override;
  int sync(int descriptor) override;
  int sync_data(int descriptor) override;
  int sync_all(int descriptor) override;
  int close(int descriptor) override;
  int rename(const std::string& from, const std::string& to) override;
  int remove(const std::string& path) override;

 private:
  struct File {
    std::optional<std::string> synced;  ///< None before the first sync.
  };
  using Names = std::map<std::string, std::shared_ptr<File>>;

  bool fails();
  void sync_folder(const std::string& folder);

  std::filesystem::path folder_;
  Names names_;         ///< As programs see them.
  Names synced_names_;  ///< As they are after a loss of power.
  std::map<int, std::string> open_;
  std::map<int, std::shared_ptr<File>> open_files_;
  std::optional<std::uint64_t> room_bytes_;
  std::optional<std::size_t> fail_in_;
  int error_number_ = 0;
  std::size_t calls_ = 0;
};

}  // namespace awase
