// SPDX-License-Identifier: Apache-2.0

#include <memory>
#include <optional>

#include "cli/tmx_commands.h"
#include "cli/tmx_files.h"
#include "jobs/deduplicate_memory.h"
#include "text/output_places.h"
#include "tmx/encoded_input.h"
#include "tmx/formats/memory_input.h"

namespace awase {
namespace {

struct DedupeOptions {
  std::string input;
  std::string per = "pair";
  std::string keep = "best";
  bool normalised = false;
  std::size_t max_memory_bytes = std::size_t{512} << 20;
  std::string known;  ///< A memory that can be asked; empty: none.
  std::string dropped;
  MemoryOutputOptions output;
};

DeduplicateOptions deduplicate_options(const DedupeOptions& options) {
  DeduplicateOptions result;
  if (options.per == "source") result.scope = DuplicateScope::source;
  if (options.normalised) result.sameness = Sameness::normalised;
  if (options.keep == "newest") result.keep = KeepRule::newest;
  if (options.keep == "first") result.keep = KeepRule::first;
  result.max_memory_bytes = options.max_memory_bytes;
  return result;
}

ExitStatus run_dedupe(const DedupeOptions& options, const Console& console) {
  check_places(options.input, options.output.path, options.dropped);
  check_output_places(std::vector<NamedPlace>{{"-o", options.output.path},
                                              {"--dropped", options.dropped}},
                      std::vector<NamedPlace>{{"--known", options.known}});
  std::optional<KnownUnits> known;
  if (!options.known.empty())
    known.emplace(options.known, deduplicate_options(options));
  OutputFile output(options.output.path);
  DroppedUnits dropped(options.dropped, write_options(options.output, options.dropped));
  const RereadableInput input(options.input);
  require_tmx(input);

  const bool keep_all = options.keep == "all";
  const DeduplicatedMemory done = deduplicate_memory(
      input, deduplicate_options(options), keep_all, known ? &*known : nullptr,
      sink_of(output), write_options(options.output),
      [&](TranslationUnit unit, const Header& header, std::string_view reason) {
        dropped.add(std::move(unit), header, reason);
      });
  // The output last: it may take the place of the input.
  dropped.commit(done.header);
  output.commit();
  console.warn(done.issues);
  if (known)
    console.tell(Message::plural("{count} unit left out, which {file} has",
                                 "{count} units left out, which {file} has", done.known,
                                 {{"file", options.known}}));
  std::vector<MessagePlace> places = {
      {"written", units_written(done.written, output.name())}};
  console.tell(keep_all ? Message::plural("{count} duplicate found, {written}",
                                          "{count} duplicates found, {written}",
                                          done.duplicates, std::move(places))
                        : Message::plural("{count} duplicate left out, {written}",
                                          "{count} duplicates left out, {written}",
                                          done.duplicates, std::move(places)));
  return ExitStatus::done;
}

}  // namespace

Run declare_tmx_dedupe(OptionTable& table) {
  const auto options = std::make_shared<DedupeOptions>();
  table.add_argument("FILE", options->input,
                     "TMX file, gzip or not; - is standard input");
  table.heading("Duplicates");
  table
      .add_option("--per", options->per, "NAME",
                  "What must be the same: pair, all sides, which is the default; or "
                  "source, the source alone")
      ->choices({"pair", "source"});
  table
      .add_option(
          "--keep", options->keep, "NAME",
          "Which one stays: best, of highest x-confidence, which is the default; "
          "newest; first; or all, to count them only. Of equals the last stays")
      ->choices({"best", "newest", "first", "all"});
  table.add_flag("--normalised", options->normalised,
                 "Take texts for the same that differ in case, width, white space or "
                 "inline codes");
  table.add_option("--known", options->known, "MEMORY",
                   "Leave out what this memory (.awm) has too, by the same rules");
  table
      .add_option("--max-memory", options->max_memory_bytes, "SIZE",
                  "Sort in temporary files beyond this: 64M, 1G; 512M is the default")
      ->size();
  table.heading("Output");
  table.add_option("--dropped", options->dropped, "FILE",
                   "Write what is left out here, as TMX, each unit with the reason in "
                   "its prop x-dropped");
  add_memory_output_options(table, options->output);
  return run_with(options, run_dedupe);
}

}  // namespace awase
