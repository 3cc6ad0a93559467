// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>

#include "cli/tmx_commands.h"
#include "cli/tmx_files.h"
#include "text/error.h"
#include "text/message.h"
#include "tmx/combine.h"
#include "tmx/encoded_input.h"
#include "tmx/formats/memory_input.h"
#include "tmx/read_tmx.h"

namespace awase {
namespace {

struct MergeOptions {
  std::vector<std::string> inputs;
  bool no_props = false;
  MemoryOutputOptions output;
  CommonOptions common;
};

ExitStatus run_merge(const MergeOptions& options, const Environment& environment) {
  const Console console(environment, options.common.verbosity());
  if (std::count(options.inputs.begin(), options.inputs.end(), "-") > 1)
    throw Error(ErrorKind::usage,
                Message("standard input is named twice; it can be read once"));
  OutputFile output(options.output.path);
  std::optional<TmxWriter> writer;
  Header header;
  std::vector<RereadableInput> inputs(options.inputs.begin(), options.inputs.end());
  for (std::size_t k = 0; k < inputs.size(); ++k) {
    const std::string& input = options.inputs[k];
    require_tmx(inputs[k]);
    TmxReader reader(inputs[k].open(), inputs[k].name());
    if (!writer) {
      header = reader.header();
      for (const RereadableInput& other : inputs)
        adopt_namespaces(header, TmxReader(other.open(), other.name()).header());
      writer.emplace(sink_of(output), header, write_options(options.output));
    }
    const std::string file = options.no_props || input == "-"
                                 ? std::string()
                                 : std::filesystem::path(input).filename().string();
    for (TranslationUnit unit; reader.next(unit);) {
      adopt_unit(unit, reader.header(), header, file);
      writer->add(unit);
    }
    warn_all(console, reader.issues());
  }
  writer->finish();
  output.commit();
  warn_all(console, describe_issues(writer->summary()));
  const Message units =
      Message::plural("{count} unit", "{count} units", writer->summary().units);
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
  add_common_options(table, options->common);
  return run_with(options, run_merge);
}

}  // namespace awase
