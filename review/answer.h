// SPDX-License-Identifier: Apache-2.0
//
// What a page asks for and gets, apart from how it travels.

#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace awase {

/// An answer, with the status codes of HTTP.
struct Answer {
  int status = 200;
  std::string type = "application/json";
  std::string body = {};
  std::string file_name = {};  ///< Of a download; else empty.
};

/// Gives what the address says after its "?"; empty for what it does not.
using PageParameters = std::function<std::string(const char* name)>;

}  // namespace awase
