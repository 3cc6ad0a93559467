// SPDX-License-Identifier: Apache-2.0
//
// Bilingual dictionaries, compiled to one file that is memory-mapped.

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/words.h"

namespace awase {

/// One entry on its way into a dictionary.
struct DictionaryEntry {
  std::string headword;                   ///< Folded.
  std::vector<std::string> translations;  ///< Word keys, the commonest sense first.
  std::vector<std::string> readings;      ///< Sounds, as sound_of() gives them.
};

/// A compiled dictionary: headwords of one language, word keys of another. Opening it
/// costs a few page reads whatever its size. Safe to share between threads.
class Dictionary : public Headwords {
 public:
  /// Maps the file at `path`. Throws Error (unavailable when it cannot be read, input
  /// when it is not a dictionary of this version or is damaged).
  explicit Dictionary(const std::string& path);
  ~Dictionary() override;
  Dictionary(const Dictionary&) = delete;
  Dictionary& operator=(const Dictionary&) = delete;

  std::uint32_t lengths(char32_t first, char32_t second) const override;
  std::optional<std::uint32_t> find(std::string_view spelling) const override;

  std::size_t size() const;
  /// Whose work it is, as its source says; a line, perhaps empty.
  std::string_view origin() const;
  /// Where it was read from.
  const std::string& path() const;

  /// Numbers of the keys that headword `headword` translates to, best first.
  std::span<const std::uint32_t> translations(std::uint32_t headword) const;
  /// Numbers of the keys that headword `headword` is read as.
  std::span<const std::uint32_t> readings(std::uint32_t headword) const;

  /// Asks for what translations(), readings() and key() of its readings will look at,
  /// so that memory answers for many headwords at once and not for one after another.
  void prefetch(std::span<const std::uint32_t> headwords) const;

  /// The key with this number; a reading is spelled with a leading "~".
  std::string_view key(std::uint32_t number) const;
  /// The number of a key, if any headword has it.
  std::optional<std::uint32_t> find_key(std::string_view key) const;
  /// Asks for what find_key() of these will look at, as prefetch() does.
  void prefetch_keys(std::span<const std::string_view> keys) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Writes a dictionary file. Entries with the same headword are joined; the same
/// entries in the same order give the same bytes. `origin` says whose work they are.
std::string compile_dictionary(std::span<const DictionaryEntry> entries,
                               std::string_view origin = {});

}  // namespace awase
