// SPDX-License-Identifier: Apache-2.0
//
// Makes a part of a memory: units, and per language the index that finds them.

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "tmx/memory.h"

namespace awase {

/// Gathers up to kMaxPartUnits units. Memory: some 400 bytes a unit more than its
/// texts.
class PartBuilder {
 public:
  PartBuilder();
  ~PartBuilder();
  PartBuilder(PartBuilder&&) noexcept;
  PartBuilder& operator=(PartBuilder&&) noexcept;

  /// `id` is higher than that of the unit before; `source` is the number of the file it
  /// is from.
  void add(std::uint64_t id, std::uint32_t source, const TranslationUnit& unit);

  std::size_t size() const;

  /// The part as bytes. The builder is empty then.
  std::string finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Hash of the symbols that sets a bit of a Signature.
unsigned signature_bit(std::uint64_t symbol);

}  // namespace awase
