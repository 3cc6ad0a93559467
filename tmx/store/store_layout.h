// SPDX-License-Identifier: Apache-2.0
//
// The bytes of a memory's file beside its parts: head, roots, manifest, records of the
// log.

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tmx/store/store_file.h"

namespace awase {

inline constexpr std::string_view kStoreMagic = "AWASEMEM";
inline constexpr std::uint32_t kStoreVersion = 1;
inline constexpr std::uint32_t kLittleEndian = 0x01020304;
inline constexpr std::size_t kStoreHeadBytes = 4096;
/// Where the two roots stand: each in a sector of its own, so that writing one cannot
/// tear both.
inline constexpr std::size_t kRootOffsets[] = {512, 1024};
inline constexpr std::size_t kRootBytes = sizeof(StoreRoot) + sizeof(std::uint64_t);

/// Records of the log.
enum class LogRecord : std::uint64_t { unit = 1, removed = 2, source = 3 };

/// The head of a new file, with a root of an empty memory.
std::string store_head();

/// The newer of the two roots of a head that is whole. Throws Error (input) when the
/// file is no memory, of another version, or has no whole root.
StoreRoot newest_root(std::string_view head, const std::string& path);

/// A root as it stands in the head.
std::string root_bytes(const StoreRoot& root);

/// A record of the log: u32 mark, u32 size, u64 checksum, the record.
std::string framed(std::string_view record);
/// The first whole record of `bytes`, which move behind it; nothing when there is none.
/// What stands before it is damaged and is passed over.
std::optional<std::string_view> next_record(std::string_view& bytes);

/// Bytes of the record that `bytes` begin with, as far as they tell; 0 when they begin
/// with none.
std::size_t wanted_bytes(std::string_view bytes);

/// What the manifest says.
struct StoreManifest {
  std::vector<PartPlace> parts;
  std::vector<StoreSource> sources;
  std::vector<std::uint64_t> removed;  ///< Ascending.
};

std::string manifest_bytes(const StoreManifest& manifest);
/// Throws std::out_of_range for bytes that are none.
StoreManifest read_manifest(std::string_view bytes);

}  // namespace awase
