// SPDX-License-Identifier: Apache-2.0
//
// Looking after a memory: info, export, remove, compact.

#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/memory_commands.h"
#include "cli/tmx_files.h"
#include "jobs/memory_export.h"
#include "jobs/memory_info.h"
#include "jobs/stop_signal.h"
#include "text/error.h"
#include "text/file.h"
#include "tmx/formats/unit_stream.h"

namespace awase {
namespace {

struct InfoOptions {
  std::string memory;
  bool check = false;
  bool json = false;
};

ExitStatus run_info(const InfoOptions& options, const Console&) {
  const auto snapshot = StoreSnapshot::read(options.memory);
  const StoreContents contents = contents_of(*snapshot);
  if (options.check) check_store(options.memory, *snapshot, contents);
  write_file("-", options.json ? store_json(*snapshot, contents)
                               : store_text(*snapshot, contents, reader_catalogue()));
  return ExitStatus::done;
}

struct ExportOptions {
  std::string memory;
  std::string to;
  std::string watch;  ///< Folder; empty: none.
  LookupLanguages languages;
  MemoryOutputOptions output;
  bool json = false;
};

/// Says in JSON, a line on standard output, or to people how much was written.
void tell_written(const ExportOptions& options, const Console& console,
                  const std::string& file, const ExportedUnits& done) {
  if (options.json) {
    const nlohmann::ordered_json line = {{"output", file}, {"units", done.units}};
    write_file("-", line.dump() + "\n");
    return;
  }
  console.tell(Message::plural("{count} unit written to {file}",
                               "{count} units written to {file}", done.units,
                               {{"file", file}}));
}

UnitWriteOptions write_options_of(const ExportOptions& options) {
  UnitWriteOptions write;
  write.tmx = write_options(options.output);
  const LookupLanguages languages = canonical_languages(options.languages);
  write.source_language = languages.source;
  write.target_language = languages.target;
  return write;
}

void check_export_languages(const ExportOptions& options,
                            const StoreSnapshot& snapshot) {
  const LookupLanguages asked = canonical_languages(options.languages);
  if (!asked.source.empty() || !asked.target.empty())
    check_languages(options.memory, snapshot.languages(), asked);
}

ExitStatus run_watch(const ExportOptions& options, const Console& console) {
  if (options.output.path != "-" || !options.to.empty())
    throw Error(ErrorKind::usage,
                Message("--watch writes a TMX into its folder; leave out -o and --to"));
  check_export_languages(options, *StoreSnapshot::read(options.memory));
  const StopSignal stop;
  watch_memory(
      options.memory, options.watch, write_options_of(options),
      [&stop] { return stop.signal() != 0; },
      [&](const std::string& file, const ExportedUnits& done) {
        tell_written(options, console, file, done);
      });
  return ExitStatus::done;
}

ExitStatus run_export(const ExportOptions& options, const Console& console) {
  if (!options.watch.empty()) return run_watch(options, console);
  if (options.json && options.output.path == "-")
    throw Error(ErrorKind::usage,
                Message("--json would be mixed with the file on standard output; "
                        "give a file with --output"));
  check_memory_output(options.output.path, options.memory);
  const bool is_plain = options.to.empty() && options.output.path == "-";
  const MemoryFormat format =
      is_plain ? MemoryFormat::tmx : format_to_write(options.to, options.output.path);
  const auto snapshot = StoreSnapshot::read(options.memory);
  check_export_languages(options, *snapshot);
  OutputFile output(options.output.path);
  const ExportedUnits done = export_units(*snapshot, options.memory, format,
                                          write_options_of(options), sink_of(output));
  output.commit();
  console.warn(done.issues);
  tell_written(options, console, output.name(), done);
  return ExitStatus::done;
}

struct RemoveOptions {
  std::string memory;
  std::vector<std::string> ids;
  std::vector<std::string> files;
  bool json = false;
};

std::uint64_t id_of(const std::string& typed) {
  const bool is_number = !typed.empty() && typed.size() < 19 &&
                         typed.find_first_not_of("0123456789") == std::string::npos;
  if (!is_number)
    throw Error(ErrorKind::usage,
                Message("'{typed}' is no id; 'awase memory find' and 'grep' show them",
                        {{"typed", typed}}));
  return std::stoull(typed);
}

ExitStatus run_remove(const RemoveOptions& options, const Console& console) {
  if (options.ids.empty() && options.files.empty())
    throw Error(ErrorKind::usage,
                Message("nothing says what to remove; give --id or --file"));
  std::vector<std::uint64_t> ids;
  for (const std::string& typed : options.ids) ids.push_back(id_of(typed));
  if (!std::filesystem::exists(options.memory))
    throw Error(ErrorKind::unavailable,
                Message("{file}: there is no such memory", {{"file", options.memory}}));
  StoreWriter writer(options.memory);
  const StoreSnapshot& snapshot = writer.snapshot();
  if (!options.files.empty())
    snapshot.for_each(
        [&](std::uint64_t id, std::uint32_t source, const TranslationUnit&) {
          if (source < snapshot.sources().size() &&
              std::find(options.files.begin(), options.files.end(),
                        snapshot.sources()[source].name) != options.files.end())
            ids.push_back(id);
        });
  const std::size_t removed = writer.remove(ids);
  if (options.json) {
    const nlohmann::ordered_json line = {{"removed", removed},
                                         {"units", writer.snapshot().units()}};
    write_file("-", line.dump() + "\n");
  } else {
    console.tell(
        Message::plural("{count} unit removed", "{count} units removed", removed));
  }
  return removed > 0 ? ExitStatus::done : ExitStatus::no;
}

struct CompactOptions {
  std::string memory;
  bool json = false;
};

ExitStatus run_compact(const CompactOptions& options, const Console& console) {
  if (!is_store_file(options.memory)) StoreSnapshot::read(options.memory);  // Says why.
  StoreWriter writer(options.memory, StoreCare::rescue);
  const std::uint64_t before = writer.snapshot().size_bytes();
  const std::size_t lost = writer.compact();
  if (lost > 0)
    console.warn(Message::plural("{count} unit was damaged and is lost",
                                 "{count} units were damaged and are lost", lost));
  const std::uint64_t after = writer.snapshot().size_bytes();
  if (options.json) {
    const nlohmann::ordered_json line = {{"units", writer.snapshot().units()},
                                         {"lost", lost},
                                         {"size_bytes_before", before},
                                         {"size_bytes", after}};
    write_file("-", line.dump() + "\n");
  } else {
    console.tell(
        Message("{file}: {before} bytes became {after}",
                {{"file", options.memory}, {"before", before}, {"after", after}}));
  }
  return lost > 0 ? ExitStatus::no : ExitStatus::done;
}

void add_json_flag(OptionTable& table, bool& json) {
  table.heading("Output");
  table.add_flag("--json", json, "Say what was done as JSON, on standard output");
}

void add_memory(OptionTable& table, std::string& memory) {
  table.add_argument("MEMORY", memory, "The memory (.awm)");
}

}  // namespace

Run declare_memory_info(OptionTable& table) {
  const auto options = std::make_shared<InfoOptions>();
  add_memory(table, options->memory);
  table.heading("Options");
  table.add_flag("--check", options->check,
                 "Look at every byte too; a damaged memory ends with an error");
  table.heading("Output");
  table.add_flag("--json", options->json, "Write JSON");
  return run_with(options, run_info);
}

Run declare_memory_export(OptionTable& table) {
  const auto options = std::make_shared<ExportOptions>();
  add_memory(table, options->memory);
  table.heading("Formats");
  table
      .add_option("--to", options->to, "NAME",
                  "Format to write; else what the ending of the output says; tmx on "
                  "standard output")
      ->choices(memory_format_names());
  table.heading("Output");
  table.add_option("--watch", options->watch, "DIR",
                   "Keep a TMX in this folder, tm/ of an OmegaT project say, equal to "
                   "the memory until Ctrl-C; it is named as the memory is");
  add_lookup_languages(table, options->languages);
  add_memory_output_options(table, options->output);
  table.heading("Output");
  table.add_flag("--json", options->json,
                 "Say what was written as JSON, on standard output; needs --output or "
                 "--watch");
  return run_with(options, run_export);
}

Run declare_memory_remove(OptionTable& table) {
  const auto options = std::make_shared<RemoveOptions>();
  add_memory(table, options->memory);
  table.heading("Options");
  table.add_option("--id", options->ids, "N", "Id of a unit, as find and grep show it");
  table.add_option("--file", options->files, "NAME",
                   "Name of a file: all units that were added from it");
  add_json_flag(table, options->json);
  return run_with(options, run_remove);
}

Run declare_memory_compact(OptionTable& table) {
  const auto options = std::make_shared<CompactOptions>();
  add_memory(table, options->memory);
  add_json_flag(table, options->json);
  return run_with(options, run_compact);
}

}  // namespace awase
