// SPDX-License-Identifier: Apache-2.0
//
// One request to a server that the user named.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace awase {

/// Where a server listens, and what it is asked for.
struct HttpAddress {
  std::string host;  ///< Name or address; of IPv6 without brackets.
  std::string port;
  std::string path;  ///< Begins with a slash.
};

/// Takes "http://host[:port][/path]" apart. Throws Error{usage} for anything else, also
/// for https, user names, queries and fragments.
HttpAddress parse_http_url(std::string_view url);

struct HttpAnswer {
  int status = 0;  ///< 0 where there is no answer.
  std::string body;
  bool is_late = false;  ///< No answer came in time.
  std::string reason;    ///< Why there is none, as the system says it.
};

/// Sends `json` and gives the answer, of any status and at most `most_bytes`. `seconds`
/// is for all of it, but for finding the address of a name. Follows no redirection.
HttpAnswer post_json(const HttpAddress& address, const std::string& json,
                     double seconds, std::size_t most_bytes);

}  // namespace awase
