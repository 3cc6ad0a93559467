// SPDX-License-Identifier: Apache-2.0

#include <memory>
#include <optional>

#include "cli/tmx_commands.h"
#include "cli/tmx_files.h"
#include "terminal/arguments.h"
#include "text/error.h"
#include "text/language.h"
#include "text/message.h"
#include "tmx/formats/memory_input.h"

namespace awase {
namespace {

struct ConvertOptions {
  std::vector<std::string> inputs;
  std::string from;
  std::string to;
  std::string source_language;
  std::string target_language;
  bool all_states = false;
  bool suggestions = false;
  MemoryOutputOptions output;
};

ExitStatus run_convert(const ConvertOptions& options, const Console& console) {
  const auto from = options.from.empty() ? std::optional<MemoryFormat>()
                                         : find_memory_format(options.from);
  const MemoryFormat to = format_to_write(options.to, options.output.path);
  const auto tag = [](const std::string& language) {
    return language.empty() ? language : canonical_language(language);
  };
  UnitReadOptions read;
  UnitWriteOptions write;
  write.tmx = write_options(options.output);
  read.source_language = write.source_language = tag(options.source_language);
  read.target_language = write.target_language = tag(options.target_language);

  read.all_states = options.all_states;
  read.suggestions = options.suggestions;

  OutputFile output(options.output.path);
  const auto reader = open_memories(options.inputs, from, read);
  const auto writer = write_units(to, sink_of(output), reader->header(), write);
  for (TranslationUnit unit; reader->next(unit);) writer->add(unit);
  writer->finish();
  output.commit();

  console.warn(reader->issues());
  console.warn(writer->issues());
  if (to == MemoryFormat::tmx || to == MemoryFormat::jsonl)
    console.tell(units_written(writer->written(), output.name()));
  else
    console.tell(Message::plural("{count} pair written to {file}",
                                 "{count} pairs written to {file}", writer->written(),
                                 {{"file", output.name()}}));
  return ExitStatus::done;
}

}  // namespace

Run declare_tmx_convert(OptionTable& table) {
  const auto options = std::make_shared<ConvertOptions>();
  table.add_argument("FILE", options->inputs,
                     "Memories to read, as one: gzip or not, or a package (.sdlppx, "
                     ".mqout, .zip); - is standard input");
  const std::string formats = "tmx, tsv, csv, xlsx, jsonl, xliff, po";
  table.heading("Formats");
  table
      .add_option(
          "--from", options->from, "NAME",
          Message("Format of FILE: {formats}; else what its content or its ending says",
                  {{"formats", formats}}))
      ->choices(memory_format_names());
  table
      .add_option(
          "--to", options->to, "NAME",
          "Format to write, one of the same; else what the ending of the output says")
      ->choices(memory_format_names());
  table.heading("Languages");
  table.add_option("--source-lang", options->source_language, "TAG",
                   "Language of the source (BCP 47); else what FILE says");
  table.add_option("--target-lang", options->target_language, "TAG",
                   "Language of the target; else what FILE says, all that it has");
  table.heading("Units");
  table.add_flag("--all-states", options->all_states,
                 "Take translations too that nobody has finished (needs-translation, "
                 "Draft, fuzzy), with their state as the prop x-state");
  table.add_flag("--suggestions", options->suggestions,
                 "Take what a memory or a machine proposed in an XLIFF too, as units "
                 "with the prop x-suggestion");
  add_memory_output_options(table, options->output);
  return run_with(options, run_convert);
}

}  // namespace awase
