// SPDX-License-Identifier: Apache-2.0
//
// What a job has to say beside its result. Whoever started the job tells it, or not.

#pragma once

#include <vector>

#include "text/issue.h"

namespace awase {

struct Remarks {
  std::vector<Issue> issues;   ///< Something went another way than people may expect.
  std::vector<Issue> notes;    ///< What was done that they did not say themselves.
  std::vector<Issue> details;  ///< How it was done.

  /// Puts `more` behind each.
  void add(const Remarks& more) {
    append(issues, more.issues);
    append(notes, more.notes);
    append(details, more.details);
  }
};

}  // namespace awase
