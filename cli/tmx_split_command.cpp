// SPDX-License-Identifier: Apache-2.0

#include <map>
#include <memory>

#include "cli/tmx_commands.h"
#include "cli/tmx_files.h"
#include "terminal/arguments.h"
#include "text/error.h"
#include "text/file_endings.h"
#include "text/message.h"
#include "text/output_places.h"
#include "tmx/combine.h"
#include "tmx/encoded_input.h"
#include "tmx/formats/memory_input.h"
#include "tmx/read_tmx.h"

namespace awase {
namespace {

struct SplitCommandOptions {
  std::string input;
  std::string by;
  SplitOptions split;
  MemoryOutputOptions output;
};

/// "dir/part-001.tmx.gz" of "dir/part.tmx.gz" and "001".
std::string part_path(const std::string& path, const std::string& part) {
  const std::size_t slash = path.find_last_of('/');
  const std::size_t name = slash == std::string::npos ? 0 : slash + 1;
  std::size_t dot =
      ends_in_gz(path) ? path.rfind('.', path.size() - 4) : path.rfind('.');
  if (dot == std::string::npos || dot <= name) dot = path.size();
  return path.substr(0, dot) + "-" + part + path.substr(dot);
}

ExitStatus run_split(const SplitCommandOptions& options, const Console& console) {
  SplitOptions split = options.split;
  split.by_language = options.by == "language";
  if (split.max_units == 0 && split.max_bytes == 0 && !split.by_language)
    throw Error(ErrorKind::usage,
                Message("say how to split: --units, --bytes or --by language"));
  if (options.output.path == "-")
    throw Error(ErrorKind::usage,
                Message("several files cannot go to standard output; give -o"));

  const RereadableInput input(options.input);
  require_tmx(input);
  {
    // Parts are written one after the other, so a file that is broken near its end
    // would leave those before it behind.
    TmxReader whole(input.open(), input.name());
    for (TranslationUnit unit; whole.next(unit);) {
    }
  }
  TmxReader reader(input.open(), input.name());
  std::map<std::string, std::unique_ptr<OutputFile>> files;
  std::size_t parts = 0;
  const auto open = [&](const std::string& part) {
    const std::string path = part_path(options.output.path, part);
    check_output_places(std::vector<NamedPlace>{{"-o", path}},
                        std::vector<NamedPlace>{{"FILE", options.input}});
    auto& file = files[part];
    file = std::make_unique<OutputFile>(path);
    return sink_of(*file);
  };
  const auto close = [&](const std::string& part, const WriteSummary& summary) {
    OutputFile& file = *files.at(part);
    file.commit();
    warn_all(console, describe_issues(summary));
    console.tell(units_written(summary.units, file.name()));
    files.erase(part);
    ++parts;
  };
  Splitter splitter(reader.header(), split, write_options(options.output), open, close);
  for (TranslationUnit unit; reader.next(unit);) splitter.add(unit);
  splitter.finish();
  warn_all(console, reader.issues());
  if (splitter.left_out() > 0)
    console.warn(
        Message::plural("{count} unit without text in two languages was left out",
                        "{count} units without text in two languages were left out",
                        splitter.left_out()));
  if (parts == 0) console.warn(Message("there are no units; nothing was written"));
  return ExitStatus::done;
}

}  // namespace

Run declare_tmx_split(OptionTable& table) {
  const auto options = std::make_shared<SplitCommandOptions>();
  table.add_argument("FILE", options->input,
                     "TMX file, gzip or not; - is standard input");
  table.heading("Parts");
  Option* units = table
                      .add_option("--units", options->split.max_units, "N",
                                  "At most N units a part")
                      ->at_least(1);
  Option* bytes =
      table
          .add_option("--bytes", options->split.max_bytes, "SIZE",
                      "About so many bytes a part, before compression: 500M, 1G")
          ->size();
  Option* by = table.add_option(
      "--by", options->by, "WHAT",
      "language: a part for each pair of languages, NAME-ja-to-en.tmx");
  by->choices({"language"});
  by->excludes(units)->excludes(bytes);
  add_memory_output_options(table, options->output);
  return run_with(options, run_split);
}

}  // namespace awase
