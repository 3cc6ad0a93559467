// SPDX-License-Identifier: Apache-2.0
//
// How the functions of awase.h fail. Internal to the sources behind that header, which
// include this first: awase.h has types of its own that are called as those in here
// (Error, Bead, Variant), so what they need of the rooms is named in `inside` before
// awase.h is read.

#pragma once

#include <utility>

#include "text/error.h"

namespace awase::inside {

using awase::Error;
using awase::ErrorKind;

}  // namespace awase::inside

// After the names above.
#include <awase/awase.h>

namespace awase::inside {

/// Calls `work`; what the rooms throw becomes what awase.h promises.
template <typename Work>
auto guarded(Work&& work) {
  try {
    return std::forward<Work>(work)();
  } catch (const inside::Error& error) {
    const Fault fault = error.kind() == ErrorKind::usage   ? Fault::usage
                        : error.kind() == ErrorKind::input ? Fault::input
                                                           : Fault::unavailable;
    throw v0::Error(fault, error.what());
  }
}

}  // namespace awase::inside
