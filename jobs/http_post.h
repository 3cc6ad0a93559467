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
  std::string path;     ///< Begins with a slash.
  bool is_tls = false;  ///< https.
};

/// Takes "http://host[:port][/path]" apart, or the same with https. Throws Error{usage}
/// for anything else, also for user names, queries and fragments.
HttpAddress parse_http_url(std::string_view url);

struct HttpAnswer {
  int status = 0;  ///< 0 where there is no answer.
  std::string body = {};
  bool is_late = false;       ///< No answer came in time.
  bool is_sent = false;       ///< The server got the request, or a part of it.
  bool is_untrusted = false;  ///< Its certificate is none for this address.
  std::string reason = {};    ///< Why there is none, as the system says it.
};

/// Sends `json` and gives the answer, of any status and at most `most_bytes`. `seconds`
/// is for all of it, but for finding the address of a name. Follows no redirection.
/// `bearer` (RFC 6750) goes with it, where it is not empty. With https nothing is sent
/// to a server without a certificate for its address (RFC 6125) that an authority of
/// the system has signed, or one of those that OpenSSL's SSL_CERT_FILE and SSL_CERT_DIR
/// name.
HttpAnswer post_json(const HttpAddress& address, const std::string& json,
                     const std::string& bearer, double seconds, std::size_t most_bytes);

}  // namespace awase
