// SPDX-License-Identifier: Apache-2.0
//
// Base64 (RFC 4648).

#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace awase {

/// `bytes` in base64, padded, on one line.
std::string encode_base64(std::string_view bytes);

/// The bytes that `text` stands for. Line breaks are passed over. None when it holds
/// anything else that is no digit, or digits behind its padding.
std::optional<std::string> decode_base64(std::string_view text);

/// The bytes that the digits in `text` stand for; all else is passed over, as mail
/// readers do (RFC 2045, 6.8).
std::string decode_base64_of_mail(std::string_view text);

}  // namespace awase
