// SPDX-License-Identifier: Apache-2.0

#include "cli/tmx_files.h"

#include "terminal/arguments.h"
#include "text/error.h"
#include "text/file_endings.h"
#include "text/output_places.h"

namespace awase {

void add_memory_output_options(OptionTable& table, MemoryOutputOptions& options) {
  table.heading("Output");
  table.add_option("-o,--output", options.path, "FILE",
                   "File to write; - is standard output, which is the default");
  table
      .add_option("--encoding", options.encoding, "NAME",
                  "utf-8, utf-16le or utf-16be; utf-8 is the default")
      ->choices({"utf-8", "utf-16le", "utf-16be"});
  table.add_flag("--gzip", options.gzip, "Compress, as for a name that ends in .gz");
  table
      .add_option(
          "--level", options.level, "N",
          "TMX level: 2 keeps inline codes, which is the default; 1 leaves them out")
      ->range(1, 2);
}

WriteOptions write_options(const MemoryOutputOptions& options,
                           const std::string& path) {
  WriteOptions write;
  if (options.encoding == "utf-16le") write.encoding = TmxEncoding::utf16le;
  if (options.encoding == "utf-16be") write.encoding = TmxEncoding::utf16be;
  write.gzip = options.gzip || ends_in_gz(path);
  write.level = options.level == 1 ? ContentLevel::text : ContentLevel::codes;
  return write;
}

MemoryFormat format_to_write(const std::string& name, const std::string& path) {
  const auto format = name.empty() ? format_of_path(path) : find_memory_format(name);
  if (format) return *format;
  if (file_ending(path) == "tbx")
    throw Error(ErrorKind::usage,
                Message("{file}: 'awase lexicon export' writes TBX, of a table or "
                        "another glossary",
                        {{"file", path}}));
  throw Error(ErrorKind::usage,
              Message("{file}: its ending says no format; name one with --to",
                      {{"file", path}}));
}

void add_pass_options(OptionTable& table, PassOptions& options, bool may_drop) {
  table.add_argument("FILE", options.input,
                     "TMX file, gzip or not; - is standard input");
  if (may_drop) {
    table.heading("Output");
    table.add_option("--dropped", options.dropped, "FILE",
                     "Write what is left out here, as TMX, each unit with the reason "
                     "in its prop x-dropped");
  }
  add_memory_output_options(table, options.output);
}

void check_places(const std::string& input, const std::string& output,
                  const std::string& dropped) {
  check_output_places(
      std::vector<NamedPlace>{{"-o", output, true}, {"--dropped", dropped}},
      std::vector<NamedPlace>{{"FILE", input}});
}

Message units_written(std::size_t count, const std::string& file) {
  return Message::plural("{count} unit written to {file}",
                         "{count} units written to {file}", count, {{"file", file}});
}

Message units_left_out(std::size_t count, Message written) {
  return Message::plural("{count} unit left out, {written}",
                         "{count} units left out, {written}", count,
                         {{"written", std::move(written)}});
}

}  // namespace awase
