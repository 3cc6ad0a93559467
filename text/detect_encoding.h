// SPDX-License-Identifier: Apache-2.0
//
// The encoding that bytes are in, by the bytes alone, and what decoding shares with
// that.

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "text/charset.h"
#include "text/encoding.h"
#include "text/message.h"

namespace awase {

/// What a message advises where an encoding is not to be found out.
inline constexpr const char* kEncodingChoices = translatable(
    "name its encoding: UTF-8, Shift_JIS, EUC-JP, ISO-2022-JP, UTF-16LE, UTF-16BE, "
    "windows-1252, or another IANA name");

/// Throws Error (input): the file called `name`, and `what` is wrong with it.
[[noreturn]] void refuse_text(const std::string& name, Message what);

/// The charset that is called so. Throws Error (usage) when it is not known.
Charset charset_named(const std::string& name);

/// The text of `bytes`, not cleaned yet; nothing when a byte does not fit.
std::optional<DecodedText> decode_fully(std::string_view bytes, const Charset& charset);

/// The same in the most plausible encoding; decode_text() says which take part. Throws
/// Error (input) as it does, for a file called `name`.
DecodedText detect_encoding(std::string_view bytes, const std::string& name);

}  // namespace awase
