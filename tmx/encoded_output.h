// SPDX-License-Identifier: Apache-2.0
//
// The last steps of a TMX on its way out: character encoding and compression.

#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string_view>

namespace awase {

/// Where bytes go: a file's writer, a string. What it throws passes through.
using ByteSink = std::function<void(std::string_view)>;

/// How a TMX is encoded.
enum class TmxEncoding {
  utf8,     ///< Without byte order mark.
  utf16le,  ///< With byte order mark, as memoQ and Trados write it.
  utf16be,  ///< With byte order mark.
};

/// Takes UTF-8 and gives a sink the same text in another encoding, compressed on
/// request. The same text gives the same bytes: a gzip header carries no time.
class EncodedOutput {
 public:
  EncodedOutput(ByteSink sink, TmxEncoding encoding, bool gzip);
  ~EncodedOutput();
  EncodedOutput(EncodedOutput&&) noexcept;
  EncodedOutput& operator=(EncodedOutput&&) noexcept;

  /// `text` must be well-formed UTF-8 and end at a character's end.
  void write(std::string_view text);

  /// Ends the stream; nothing can be written after it.
  void finish();

  /// Bytes so far, encoded and not yet compressed.
  std::size_t size_bytes() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace awase
