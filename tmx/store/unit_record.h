// SPDX-License-Identifier: Apache-2.0
//
// A translation unit as bytes, with all it holds: what a memory that can be asked keeps
// of it.

#pragma once

#include <string>
#include <string_view>

#include "tmx/memory.h"

namespace awase {

/// Appends whole numbers, seven bits a byte, the lowest first (LEB128), and texts with
/// their size.
void put_number(std::string& bytes, std::uint64_t number);
void put_text(std::string& bytes, std::string_view text);

/// Takes apart what the above put together. Bytes may be damaged: every read is
/// bounded. Throws std::out_of_range where they end too soon.
class RecordReader {
 public:
  explicit RecordReader(std::string_view bytes) : left_(bytes) {}
  std::uint64_t number();
  std::string_view text();
  /// A number of things that take a byte each at least.
  std::size_t count();
  bool at_end() const { return left_.empty(); }

 private:
  std::string_view left_;
};

/// `unit` as bytes.
std::string record_of(const TranslationUnit& unit);
std::string record_of(const Header& header);

/// The unit or header again. Throws std::out_of_range for bytes that are none.
TranslationUnit unit_of_record(std::string_view record);
Header header_of_record(std::string_view record);

}  // namespace awase
