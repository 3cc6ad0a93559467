// SPDX-License-Identifier: Apache-2.0
//
// Web pages that a browser saved into one file (MHTML, RFC 2557).

#pragma once

#include <string>
#include <string_view>

namespace awase {

/// True when `bytes` begin with the header of a message of several parts.
bool begins_like_mhtml(std::string_view bytes);

/// The page of an archive: its first part that is HTML, decoded.
struct MhtmlPage {
  std::string bytes;
  std::string charset;  ///< As the part names it; may be empty.
};

/// Throws Error (input), which `name` begins, when there is no such part.
MhtmlPage mhtml_page(std::string_view bytes, const std::string& name);

}  // namespace awase
