// SPDX-License-Identifier: Apache-2.0
//
// The commands of awase.

#pragma once

#include "terminal/command_table.h"

namespace awase {

/// All of them, those of groups too.
const CommandTable& command_table();

Run declare_align(OptionTable& table);
Run declare_batch(OptionTable& table);
Run declare_desk(OptionTable& table);
Run declare_evaluate(OptionTable& table);
Run declare_example(OptionTable& table);
Run declare_pair(OptionTable& table);
Run declare_pipe(OptionTable& table);
Run declare_review(OptionTable& table);
Run declare_segment(OptionTable& table);

}  // namespace awase
