// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <memory>

#include "cli/tmx_commands.h"
#include "cli/tmx_files.h"
#include "text/error.h"
#include "text/message.h"
#include "tmx/formats/merge_memories.h"

namespace awase {
namespace {

struct MergeOptions {
  std::vector<std::string> inputs;
  bool no_props = false;
  MemoryOutputOptions output;
};

ExitStatus run_merge(const MergeOptions& options, const Console& console) {
  if (std::count(options.inputs.begin(), options.inputs.end(), "-") > 1)
    throw Error(ErrorKind::usage,
                Message("standard input is named twice; it can be read once"));
  OutputFile output(options.output.path);
  const MergedMemories done =
      merge_memories(options.inputs, !options.no_props, sink_of(output),
                     write_options(options.output));
  output.commit();
  console.warn(done.issues);
  const Message units = Message::plural("{count} unit", "{count} units", done.written);
  console.tell(Message::plural("{units} of {count} file written to {output}",
                               "{units} of {count} files written to {output}",
                               options.inputs.size(),
                               {{"units", units}, {"output", output.name()}}));
  return ExitStatus::done;
}

}  // namespace

Run declare_tmx_merge(OptionTable& table) {
  const auto options = std::make_shared<MergeOptions>();
  table.add_argument(
      "FILE", options->inputs,
      "TMX files, gzip or not; - is standard input. The first one's header "
      "heads the result");
  table.heading("Output");
  table.add_flag("--no-props", options->no_props,
                 "Leave out x-merged-from, which says where a unit comes from");
  add_memory_output_options(table, options->output);
  return run_with(options, run_merge);
}

}  // namespace awase
