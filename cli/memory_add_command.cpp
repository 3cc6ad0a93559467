// SPDX-License-Identifier: Apache-2.0

#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <unordered_set>

#include "cli/memory_commands.h"
#include "cli/tmx_files.h"
#include "text/error.h"
#include "text/file.h"
#include "text/language.h"
#include "tmx/encoded_input.h"
#include "tmx/formats/unit_stream.h"
#include "tmx/unit_key.h"

namespace awase {
namespace {

struct AddOptions {
  std::string store;
  std::vector<std::string> inputs;
  std::string from;
  LookupLanguages languages;
  bool skip_known = false;
  bool json = false;
  CommonOptions common;
};

/// What became of the units of one run.
struct AddCounts {
  std::size_t added = 0;
  std::size_t known = 0;
  std::size_t incomplete = 0;  ///< Without a second side that has text.
};

bool is_complete(const TranslationUnit& unit) {
  std::size_t sides = 0;
  for (const Variant& variant : unit.variants)
    if (!variant.content.is_blank()) ++sides;
  return sides > 1;
}

MemoryFormat format_of(const AddOptions& options, const std::string& input) {
  const auto format =
      options.from.empty() ? format_of_path(input) : find_memory_format(options.from);
  if (format) return *format;
  throw Error(ErrorKind::usage,
              Message("{file}: its ending says no format; name one with --from",
                      {{"file", input}}));
}

/// Adds one file; `known` are the keys of what the memory has.
void add_file(const AddOptions& options, const std::string& input, StoreWriter& writer,
              std::unordered_set<std::uint64_t>& known, AddCounts& counts,
              const Console& console) {
  UnitReadOptions read;
  const auto tag = [](const std::string& language) {
    return language.empty() ? language : canonical_language(language);
  };
  read.source_language = tag(options.languages.source);
  read.target_language = tag(options.languages.target);
  const std::string name = input == "-" ? "standard input" : input;
  const auto reader =
      read_units(format_of(options, input), open_source(input), name, read);
  const std::uint32_t source = writer.add_source(
      {input == "-" ? std::string("-")
                    : std::filesystem::path(input).filename().string(),
       reader->header()});
  for (TranslationUnit unit; reader->next(unit);) {
    if (!is_complete(unit)) {
      ++counts.incomplete;
    } else if (options.skip_known &&
               !known.insert(pair_key(unit, Sameness::exact)).second) {
      ++counts.known;
    } else {
      writer.add(unit, source);
      ++counts.added;
    }
  }
  warn_all(console, reader->issues());
}

void tell(const AddCounts& counts, const AddOptions& options, const StoreWriter& writer,
          const Console& console) {
  if (options.json) {
    OutputFile output("-");
    output.write(nlohmann::ordered_json({{"added", counts.added},
                                         {"known", counts.known},
                                         {"incomplete", counts.incomplete},
                                         {"units", writer.snapshot().units()}})
                     .dump() +
                 "\n");
    output.commit();
    return;
  }
  if (counts.incomplete > 0)
    console.warn(Message::plural("{count} unit without a translation was left out",
                                 "{count} units without a translation were left out",
                                 counts.incomplete));
  if (counts.known > 0)
    console.tell(Message::plural("{count} unit was in the memory already",
                                 "{count} units were in the memory already",
                                 counts.known));
  console.tell(Message::plural(
      "{count} unit added to {file}, which now has {units}",
      "{count} units added to {file}, which now has {units}", counts.added,
      {{"file", options.store}, {"units", writer.snapshot().units()}}));
}

ExitStatus run_add(const AddOptions& options, const Environment& environment) {
  const Console console(environment, options.common.verbosity());
  // A file that cannot be read is told of before the memory is made.
  for (const std::string& input : options.inputs) {
    format_of(options, input);
    if (input != "-") open_source(input);
  }
  StoreWriter writer(options.store);
  std::unordered_set<std::uint64_t> known;
  if (options.skip_known)
    writer.snapshot().for_each(
        [&](std::uint64_t, std::uint32_t, const TranslationUnit& unit) {
          known.insert(pair_key(unit, Sameness::exact));
        });
  AddCounts counts;
  for (const std::string& input : options.inputs)
    add_file(options, input, writer, known, counts, console);
  writer.flush();
  constexpr std::uint64_t kMostDeadBytes = std::uint64_t{64} << 20;
  const std::uint64_t dead = writer.snapshot().dead_bytes();
  if (dead > kMostDeadBytes && dead > writer.snapshot().size_bytes() / 2)
    writer.compact();
  tell(counts, options, writer, console);
  return ExitStatus::done;
}

}  // namespace

Run declare_memory_add(OptionTable& table) {
  const auto options = std::make_shared<AddOptions>();
  table
      .add_option("MEMORY", options->store,
                  "The memory (.awm); it is made when it is not there")
      ->required();
  table
      .add_option(
          "FILE", options->inputs,
          "Memories and tables that 'awase tmx convert' reads; - is standard input")
      ->required();
  table
      .add_option("--from", options->from,
                  "Format of the files; else what their endings say")
      ->type_name("NAME")
      ->group("Formats")
      ->choices(memory_format_names());
  add_lookup_languages(table, options->languages);
  table
      .add_flag("--skip-known", options->skip_known,
                "Leave out units whose texts and codes are in the memory already")
      ->group("Units");
  table
      .add_flag("--json", options->json,
                "Say what was done as JSON, on standard output")
      ->group("Output");
  add_common_options(table, options->common);
  return [options](const Environment& environment) {
    return run_add(*options, environment);
  };
}

}  // namespace awase
