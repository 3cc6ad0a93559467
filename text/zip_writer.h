// SPDX-License-Identifier: Apache-2.0
//
// Zip archives out, in memory.

#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace awase {

/// Puts files into a new zip archive. The same files in the same order give the same
/// bytes: each has the date 1980-01-01.
class ZipWriter {
 public:
  ZipWriter();
  ~ZipWriter();
  ZipWriter(const ZipWriter&) = delete;
  ZipWriter& operator=(const ZipWriter&) = delete;

  enum class Packing { packed, stored };

  /// Adds a file; `path` has no other like it.
  void add(const std::string& path, std::string bytes,
           Packing packing = Packing::packed);

  /// The archive. To be called once, last. Throws std::bad_alloc.
  std::string finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace awase
