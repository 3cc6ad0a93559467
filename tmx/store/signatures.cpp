// SPDX-License-Identifier: Apache-2.0

#include "tmx/store/signatures.h"

#include <array>
#include <bit>

#include "tmx/store/part_builder.h"

namespace awase {
namespace {

/// Symbols that an entry shares with the text at most.
inline std::size_t most_shared(std::span<const Signature> planes,
                               const Signature& entry) {
  int shared = 0;
  for (const Signature& plane : planes)
    shared +=
        std::popcount(plane.low & entry.low) + std::popcount(plane.high & entry.high);
  return static_cast<std::size_t>(shared);
}

}  // namespace

std::vector<Signature> planes_of(const std::vector<Symbol>& symbols) {
  constexpr std::size_t kBits = 128;
  std::array<std::size_t, kBits> times = {};
  std::vector<Signature> planes;
  for (const Symbol symbol : symbols) {
    const unsigned bit = signature_bit(symbol);
    const std::size_t plane = times[bit]++;
    if (plane == planes.size()) planes.emplace_back();
    (bit < 64 ? planes[plane].low : planes[plane].high) |= std::uint64_t{1}
                                                           << (bit % 64);
  }
  return planes;
}

// Compiled twice, since counting bits takes one instruction where the processor has
// it.
// The choice is made before the thread sanitizer is ready, which ends the program.
#if defined(__x86_64__) && defined(__ELF__) && !defined(__SANITIZE_THREAD__)
#define AWASE_COUNTS_BITS \
  __attribute__((target_clones("arch=haswell", "popcnt", "default")))
#else
#define AWASE_COUNTS_BITS
#endif

AWASE_COUNTS_BITS void find_near(std::span<const Signature> planes,
                                 std::span<const Signature> entries, std::size_t needed,
                                 std::vector<std::uint32_t>& near) {
  for (std::size_t i = 0; i < entries.size(); ++i)
    if (most_shared(planes, entries[i]) >= needed)
      near.push_back(static_cast<std::uint32_t>(i));
}

AWASE_COUNTS_BITS void keep_near(std::span<const Signature> planes,
                                 std::span<const Signature> entries, std::size_t needed,
                                 std::vector<std::uint32_t>& ranks) {
  std::size_t kept = 0;
  for (const std::uint32_t rank : ranks) {
    ranks[kept] = rank;
    kept += most_shared(planes, entries[rank]) >= needed ? 1 : 0;
  }
  ranks.resize(kept);
}

}  // namespace awase
