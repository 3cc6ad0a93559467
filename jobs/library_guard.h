// SPDX-License-Identifier: Apache-2.0
//
// How the functions of awase.h fail. Internal to the sources behind that header, which
// include this first: awase.h has types of its own that are called as those in here
// (Error, Bead, Variant), so what they need of the rooms is named in `inside` before
// awase.h is read.

#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "text/error.h"

namespace awase::inside {

using awase::Error;
using awase::ErrorKind;

}  // namespace awase::inside

// After the names above.
#include <awase/awase.h>

namespace awase::inside {

/// What a message says first and last, found in its sentence and not in what stands at
/// its places: a file's name may hold ": ".
struct MessageEnds {
  std::string place;   ///< Before the first ": ".
  std::string advice;  ///< After the last "; ".
};

inline MessageEnds ends_of(const Message& message) {
  MessageEnds ends;
  const std::string_view sentence = message.sentence();
  const auto part = [&](std::string_view text) {
    return Message::marked(text, message.places()).english();
  };
  std::string_view rest = sentence;
  const std::size_t colon = sentence.find(": ");
  if (colon < sentence.find("; ")) {
    ends.place = part(sentence.substr(0, colon));
    rest.remove_prefix(colon + 2);
  }
  if (const std::size_t at = rest.rfind("; "); at != std::string_view::npos) {
    ends.advice = part(rest.substr(at + 2));
    return ends;
  }
  // "{file}: {reason}": the advice is that of the reason.
  for (const MessagePlace& place : message.places())
    if (place.message() != nullptr && rest == "{" + place.name() + "}") {
      const MessageEnds inner = ends_of(*place.message());
      ends.advice = inner.advice;
      if (ends.place.empty()) ends.place = inner.place;
    }
  return ends;
}

/// Calls `work`; what the rooms throw becomes what awase.h promises.
template <typename Work>
auto guarded(Work&& work) {
  try {
    return std::forward<Work>(work)();
  } catch (const inside::Error& error) {
    const Fault fault = error.kind() == ErrorKind::usage   ? Fault::usage
                        : error.kind() == ErrorKind::input ? Fault::input
                                                           : Fault::unavailable;
    const MessageEnds ends = ends_of(error.message());
    throw v0::Error(fault, error.what(), ends.place, ends.advice);
  }
}

}  // namespace awase::inside
