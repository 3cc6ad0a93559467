// SPDX-License-Identifier: Apache-2.0

#include <memory>

#include "cli/memory_commands.h"
#include "jobs/pretranslate.h"
#include "text/error.h"
#include "text/file.h"

namespace awase {
namespace {

struct TranslateOptions {
  std::string memory;
  std::string job;
  std::string output = "-";
  std::vector<std::string> also;
  PretranslateOptions put;
  LookupLanguages languages;
  bool json = false;
};

ExitStatus run_translate(const TranslateOptions& options, const Console& console) {
  if (options.json && options.output == "-")
    throw Error(ErrorKind::usage,
                Message("--json would be mixed with the file on standard output; "
                        "give a file with --output"));
  check_memory_output(options.output, options.memory, options.also);
  const OpenMemories memories = opened(options.memory, options.also);
  PretranslateOptions put = options.put;
  put.languages = options.languages;
  const InputFile job(options.job);
  PretranslateCounts counts;
  Remarks remarks;
  const std::string result = pretranslate(read_file(options.job), job.name(),
                                          memories.asked(), put, counts, remarks);
  write_file(options.output, result);
  RemarkTeller(console).tell(remarks);
  if (options.json) {
    write_file("-", to_json(counts));
    return ExitStatus::done;
  }
  for (const Message& line : describe(counts)) console.tell(line);
  return ExitStatus::done;
}

}  // namespace

Run declare_memory_translate(OptionTable& table) {
  const auto options = std::make_shared<TranslateOptions>();
  table.add_argument("MEMORY", options->memory, "The memory (.awm)");
  table.add_argument(
      "FILE", options->job,
      "The job: XLIFF 1.2 or 2, .sdlxliff, .mqxliff, PO; - is standard input");
  table.heading("Output");
  table.add_option("-o,--output", options->output, "FILE",
                   "File to write, which may be the job itself; else standard output");
  table.heading("Options");
  table
      .add_option("--min", options->put.min_score, "N",
                  "Least score, 30 to 102, of a match that becomes the translation; 75 "
                  "is the default")
      ->range(30, 102);
  table
      .add_option(
          "--min-alternative", options->put.min_alternative, "N",
          "Least score of a match that is put in as an alternative; 50 is the default")
      ->range(30, 102);
  table
      .add_option("--top", options->put.top, "N",
                  "Most alternatives of a segment; 5 is the default")
      ->range(1, 100);
  table
      .add_flag("--no-numbers", options->put.puts_numbers,
                "Leave the memory's own numbers where numbers alone differ")
      ->turns_off();
  add_also_option(table, options->also);
  add_lookup_languages(table, options->languages);
  table.heading("Output");
  table.add_flag("--json", options->json,
                 "Say what was done as JSON, on standard output; needs --output");
  return run_with(options, run_translate);
}

}  // namespace awase
