// SPDX-License-Identifier: Apache-2.0

#include "cli/memory_commands.h"

namespace awase {
namespace {

constexpr Command kCommands[] = {
    {"memory add",
     translatable("Put units of memories and tables into a memory that can be asked"),
     "  awase memory add work.awm old.tmx client.xlsx\n"
     "  awase memory add work.awm pairs.tsv --source-lang ja --target-lang en\n"
     "  awase memory add work.awm new.tmx --skip-known\n",
     declare_memory_add},
    {"memory find", translatable("Find the units that are most similar to a text"),
     "  awase memory find work.awm 'The lid must be closed.'\n"
     "  awase memory find work.awm 'The lid must be closed.' --min 50 --top 10\n"
     "  awase memory find work.awm --json < sentences.txt\n",
     declare_memory_find},
    {"memory grep",
     translatable("Find the units that hold a word or a part of a sentence"),
     "  awase memory grep work.awm 'supply chain'\n"
     "  awase memory grep work.awm 'supply chain' --in target\n"
     "  awase memory grep work.awm --regex '[Ll]ids? (is|are)'\n",
     declare_memory_grep},
    {"memory info", translatable("Say what a memory holds and whether it is whole"),
     "  awase memory info work.awm\n"
     "  awase memory info work.awm --check --json\n",
     declare_memory_info},
    {"memory export",
     translatable("Write the units of a memory as TMX, a table or another format"),
     "  awase memory export work.awm -o work.tmx\n"
     "  awase memory export work.awm -o work.xlsx\n"
     "  awase memory export work.awm --watch omegat-project/tm\n",
     declare_memory_export},
    {"memory remove",
     translatable("Take units out of a memory, by id or by the file they are from"),
     "  awase memory remove work.awm --id 12 --id 15\n"
     "  awase memory remove work.awm --file old.tmx\n",
     declare_memory_remove},
    {"memory translate",
     translatable("Put matches into a job: XLIFF, .sdlxliff, .mqxliff, PO"),
     "  awase memory translate work.awm job.xlf -o job.xlf\n"
     "  awase memory translate work.awm job.po -o done.po --min 95\n",
     declare_memory_translate},
    {"memory analyse",
     translatable("Count how much of a job the memory knows, and its repetitions"),
     "  awase memory analyse work.awm contract.docx manual.xlf\n"
     "  awase memory analyse work.awm job.xlf --html -o analysis.html\n"
     "  awase memory analyse work.awm job.xlf --csv --rate exact=10\n",
     declare_memory_analyse},
    {"memory serve",
     translatable("Answer Weblate, Okapi, OmegaT and other programs over HTTP"),
     "  awase memory serve work.awm\n"
     "  awase memory serve client.awm work.awm --port 9000 --read-only\n"
     "  awase memory serve work.awm --address 0.0.0.0 --token new\n",
     declare_memory_serve},
    {"memory compact",
     translatable("Write a memory anew without what is removed; save what is whole"),
     "  awase memory compact work.awm\n", declare_memory_compact},
};

}  // namespace

std::span<const Command> memory_commands() { return kCommands; }

void add_lookup_languages(OptionTable& table, LookupLanguages& languages) {
  table.heading("Languages");
  table.add_option("--source-lang", languages.source, "TAG",
                   "Language of the text (BCP 47); else that which it is in");
  table.add_option("--target-lang", languages.target, "TAG",
                   "Language of the translation; else the other one of the memory");
}

void add_also_option(OptionTable& table, std::vector<std::string>& also) {
  table.heading("Options");
  table.add_option(
      "--also", also, "MEMORY",
      "Another memory to ask; at equal scores the earlier one comes first");
}

OpenMemories opened(const std::string& memory, const std::vector<std::string>& also) {
  std::vector<std::string> paths = {memory};
  paths.insert(paths.end(), also.begin(), also.end());
  return OpenMemories(std::move(paths));
}

void check_memory_output(const std::string& output, const std::string& memory,
                         const std::vector<std::string>& also,
                         std::vector<NamedPlace> inputs) {
  inputs.push_back({"MEMORY", memory});
  for (const std::string& path : also) inputs.push_back({"--also", path});
  check_output_places(std::vector<NamedPlace>{{"--output", output}}, inputs);
}

}  // namespace awase
