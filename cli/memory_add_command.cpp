// SPDX-License-Identifier: Apache-2.0

#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/memory_commands.h"
#include "cli/tmx_files.h"
#include "jobs/memory_adder.h"
#include "text/file.h"
#include "tmx/formats/memory_input.h"

namespace awase {
namespace {

struct AddOptions {
  std::string store;
  std::vector<std::string> inputs;
  std::string from;
  LookupLanguages languages;
  bool skip_known = false;
  bool all_states = false;
  bool json = false;
};

std::unique_ptr<UnitReader> open(const AddOptions& options, const std::string& input) {
  UnitReadOptions read;
  const LookupLanguages languages = canonical_languages(options.languages);
  read.source_language = languages.source;
  read.target_language = languages.target;
  read.all_states = options.all_states;
  const auto format =
      options.from.empty() ? std::nullopt : find_memory_format(options.from);
  return open_memory(input, format, read);
}

void tell(const MemoryAdder& adder, const AddOptions& options, const Console& console) {
  const AddedUnits& counts = adder.counts();
  if (options.json) {
    OutputFile output("-");
    output.write(nlohmann::ordered_json({{"added", counts.added},
                                         {"known", counts.known},
                                         {"incomplete", counts.incomplete},
                                         {"units", adder.units()}})
                     .dump() +
                 "\n");
    output.commit();
    return;
  }
  for (const Message& line : describe(counts, options.store, adder.units()))
    console.tell(line);
}

ExitStatus run_add(const AddOptions& options, const Console& console) {
  // A file that cannot be read is told of before the memory is made.
  for (const std::string& input : options.inputs)
    if (input != "-") open(options, input);
  MemoryAdder adder(options.store, options.skip_known);
  for (const std::string& input : options.inputs) {
    const std::unique_ptr<UnitReader> units = open(options, input);
    adder.add(*units, std::filesystem::path(input).filename().string());
    console.warn(units->issues());
  }
  adder.finish();
  tell(adder, options, console);
  return ExitStatus::done;
}

}  // namespace

Run declare_memory_add(OptionTable& table) {
  const auto options = std::make_shared<AddOptions>();
  table.add_argument("MEMORY", options->store,
                     "The memory (.awm); it is made when it is not there");
  table.add_argument(
      "FILE", options->inputs,
      "Memories and tables that 'awase tmx convert' reads; - is standard input");
  table.heading("Formats");
  table
      .add_option(
          "--from", options->from, "NAME",
          "Format of the files; else what they are by their content, or their endings")
      ->choices(memory_format_names());
  add_lookup_languages(table, options->languages);
  table.heading("Units");
  table.add_flag("--skip-known", options->skip_known,
                 "Leave out units whose texts and codes are in the memory already");
  table.add_flag("--all-states", options->all_states,
                 "Take translations too that nobody has finished (needs-translation, "
                 "Draft, fuzzy), with their state as the prop x-state");
  table.heading("Output");
  table.add_flag("--json", options->json,
                 "Say what was done as JSON, on standard output");
  return run_with(options, run_add);
}

}  // namespace awase
