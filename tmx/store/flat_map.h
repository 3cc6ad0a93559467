// SPDX-License-Identifier: Apache-2.0
//
// A map of 64-bit keys to small numbers that costs one look at memory in most cases.

#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace awase {

/// Open addressing, linear probing, at most half full.
class FlatMap {
 public:
  /// The number of `key`; `number` where it has none yet, which it then has.
  std::uint32_t find_or_add(std::uint64_t key, std::uint32_t number) {
    if (2 * (size_ + 1) > slots_.size()) grow();
    for (std::size_t i = place(key);; i = (i + 1) & (slots_.size() - 1)) {
      Slot& slot = slots_[i];
      if (!slot.is_taken) {
        slot = {key, number, true};
        ++size_;
        return number;
      }
      if (slot.key == key) return slot.number;
    }
  }

  std::size_t size() const { return size_; }

 private:
  struct Slot {
    std::uint64_t key = 0;
    std::uint32_t number = 0;
    bool is_taken = false;
  };

  std::size_t place(std::uint64_t key) const {
    key = (key ^ key >> 32) * 0x9E3779B97F4A7C15;
    return static_cast<std::size_t>(key >> 20) & (slots_.size() - 1);
  }

  void grow() {
    std::vector<Slot> old(slots_.empty() ? kFirstSlots : 2 * slots_.size());
    old.swap(slots_);
    for (const Slot& slot : old) {
      if (!slot.is_taken) continue;
      std::size_t i = place(slot.key);
      while (slots_[i].is_taken) i = (i + 1) & (slots_.size() - 1);
      slots_[i] = slot;
    }
  }

  static constexpr std::size_t kFirstSlots = 64;

  std::vector<Slot> slots_;
  std::size_t size_ = 0;
};

}  // namespace awase
