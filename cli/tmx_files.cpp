// SPDX-License-Identifier: Apache-2.0

#include "cli/tmx_files.h"

#include "cli/arguments.h"

namespace awase {

void add_memory_output_options(CLI::App& app, MemoryOutputOptions& options) {
  constexpr const char* kGroup = "Output";
  app.add_option("-o,--output", options.path,
                 "File to write; - is standard output, which is the default")
      ->type_name("FILE")
      ->group(kGroup);
  restrict_to(app.add_option("--encoding", options.encoding,
                             "utf-8, utf-16le or utf-16be; utf-8 is the default")
                  ->type_name("NAME")
                  ->group(kGroup),
              {"utf-8", "utf-16le", "utf-16be"});
  app.add_flag("--gzip", options.gzip, "Compress, as for a name that ends in .gz")
      ->group(kGroup);
  app.add_option("--level", options.level,
                 "TMX level: 2 keeps inline codes, which is the default; 1 leaves them "
                 "out")
      ->check(CLI::Range(1, 2).description(""))
      ->type_name("N")
      ->group(kGroup);
}

WriteOptions write_options(const MemoryOutputOptions& options,
                           const std::string& path) {
  WriteOptions write;
  if (options.encoding == "utf-16le") write.encoding = TmxEncoding::utf16le;
  if (options.encoding == "utf-16be") write.encoding = TmxEncoding::utf16be;
  write.gzip = options.gzip || path.ends_with(".gz");
  write.level = options.level == 1 ? ContentLevel::text : ContentLevel::codes;
  return write;
}

ByteSink sink_of(OutputFile& file) {
  return [&file](std::string_view bytes) { file.write(bytes); };
}

std::string counted(std::size_t count, std::string_view what) {
  return std::to_string(count) + " " + std::string(what) + (count == 1 ? "" : "s");
}

void warn_all(const Console& console, const std::vector<std::string>& lines) {
  for (const std::string& line : lines) console.warn(line);
}

}  // namespace awase
