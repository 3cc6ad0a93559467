// SPDX-License-Identifier: Apache-2.0

#include <memory>

#include "cli/arguments.h"
#include "cli/tmx_commands.h"
#include "cli/tmx_files.h"
#include "text/error.h"
#include "text/language.h"
#include "tmx/encoded_input.h"
#include "tmx/formats/memory_file_format.h"
#include "tmx/formats/unit_stream.h"

namespace awase {
namespace {

struct ConvertOptions {
  std::string input;
  std::string from;
  std::string to;
  std::string source_language;
  std::string target_language;
  MemoryOutputOptions output;
  CommonOptions common;
};

MemoryFormat choose(const std::string& name, const std::string& path,
                    const char* option) {
  const auto format = name.empty() ? format_of_path(path) : find_memory_format(name);
  if (format) return *format;
  throw Error(ErrorKind::usage,
              Message("{file}: its ending says no format; name one with {option}",
                      {{"file", path}, {"option", option}}));
}

MemoryFormat choose_input(const std::string& name, const std::string& path) {
  if (name.empty())
    if (const auto format = format_of_memory_file(path)) return *format;
  return choose(name, path, "--from");
}

ExitStatus run_convert(const ConvertOptions& options, const Environment& environment) {
  const Console console(environment, options.common.verbosity());
  const MemoryFormat from = choose_input(options.from, options.input);
  const MemoryFormat to = choose(options.to, options.output.path, "--to");
  const auto tag = [](const std::string& language) {
    return language.empty() ? language : canonical_language(language);
  };
  UnitReadOptions read;
  UnitWriteOptions write;
  write.tmx = write_options(options.output);
  read.source_language = write.source_language = tag(options.source_language);
  read.target_language = write.target_language = tag(options.target_language);

  OutputFile output(options.output.path);
  const std::string name = options.input == "-" ? "standard input" : options.input;
  const auto reader = read_units(from, open_source(options.input), name, read);
  const auto writer = write_units(to, sink_of(output), reader->header(), write);
  for (TranslationUnit unit; reader->next(unit);) writer->add(unit);
  writer->finish();
  output.commit();

  warn_all(console, reader->issues());
  warn_all(console, writer->issues());
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
  table
      .add_option("FILE", options->input,
                  "Memory to read, gzip or not; - is standard input")
      ->required();
  const std::string formats = "tmx, tsv, csv, xlsx, jsonl, xliff, po";
  table
      .add_option("--from", options->from,
                  "Format of FILE: " + formats + "; else what its ending says")
      ->type_name("NAME")
      ->group("Formats")
      ->choices(memory_format_names());
  table
      .add_option("--to", options->to,
                  "Format to write, one of the same; else what the ending "
                  "of the output says")
      ->type_name("NAME")
      ->group("Formats")
      ->choices(memory_format_names());
  table
      .add_option("--source-lang", options->source_language,
                  "Language of the source (BCP 47); else what FILE says")
      ->type_name("TAG")
      ->group("Languages");
  table
      .add_option("--target-lang", options->target_language,
                  "Language of the target; else what FILE says, all that it has")
      ->type_name("TAG")
      ->group("Languages");
  add_memory_output_options(table, options->output);
  add_common_options(table, options->common);
  return [options](const Environment& environment) {
    return run_convert(*options, environment);
  };
}

}  // namespace awase
