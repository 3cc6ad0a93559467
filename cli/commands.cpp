// SPDX-License-Identifier: Apache-2.0

#include "cli/commands.h"

#include "cli/dictionary_commands.h"
#include "cli/lexicon_commands.h"
#include "cli/lexicon_options.h"
#include "cli/memory_commands.h"
#include "cli/tmx_commands.h"

namespace awase {
namespace {

constexpr Command kCommands[] = {
    {"align", translatable("Pair the sentences of a text and its translation"),
     "  awase align statement.ja.txt statement.en.txt -o statement.tmx\n"
     "  awase align page.ja.html page.en.html --to tsv > pairs.tsv\n"
     "  awase align manual.xliff -o manual.tmx\n"
     "  awase align --segmented a.ja a.en --to vecalign\n",
     declare_align},
    {"review", translatable("Look over an alignment and mend it, in the browser"),
     "  awase review statement.ja.txt statement.en.txt\n"
     "  awase review statement.ja.awase\n"
     "  awase review statement.ja.awase --accepted --export statement.tmx\n"
     "  awase review statement.ja.awase --import statement.xlsx\n",
     declare_review},
    {"desk",
     translatable("Give two texts to a page in the browser, review, take the memory"),
     "  awase desk\n"
     "  awase desk --no-browser --port 8765\n",
     declare_desk},
    {"batch", translatable("Align thousands of pairs, whatever becomes of one of them"),
     "  awase batch pairs.tsv --out aligned\n"
     "  awase batch pairs.tsv --out aligned --resume --timeout 60 --max-memory 2G\n"
     "  awase batch pairs.tsv --out aligned --into all.tmx -j 2\n",
     declare_batch},
    {"pair",
     translatable("Find which files of two folders are a text and its translation"),
     "  awase pair ja/ en/ -o pairs.tsv\n"
     "  awase pair pages/ pages/ --source-lang ja --target-lang en -o pairs.tsv\n",
     declare_pair},
    {"pipe", translatable("Align a stream of records, one line in, one line out"),
     "  awase pipe --source-lang ja --target-lang en < pairs.jsonl > aligned.jsonl\n"
     "  awase pipe --tsv -j 1 --timeout 60\n"
     "  awase pipe --bitextor < documents.tsv\n",
     declare_pipe},
    {"segment", translatable("Cut a text into sentences, one a line"),
     "  awase segment --lang ja statement.ja.txt\n"
     "  awase segment --lang en --json statement.en.txt\n"
     "  cat statement.ja.txt | awase segment -\n",
     declare_segment},
    {"evaluate", translatable("Score alignments against alignments made by hand"),
     "  awase evaluate gold.txt predicted.txt\n"
     "  awase evaluate gold/ predicted/ --min-f1 0.95\n"
     "  awase evaluate gold.txt predicted.txt --json\n",
     declare_evaluate},
    {"example", translatable("Copy the example files here, to try the commands on"),
     "  awase example\n"
     "  awase example try-awase/\n",
     declare_example},
    // These have tables of their own for what follows their names; see command_table().
    {"dictionary", translatable("Compile dictionaries, and say which there are"), "",
     nullptr},
    {"lexicon", translatable("Learn, inspect and convert lexicons"), "", nullptr},
    {"memory", translatable("Look sentences and words up in a memory"), "", nullptr},
    {"tmx", translatable("Check, repair, convert and combine translation memories"), "",
     nullptr},
};

}  // namespace

const CommandTable& command_table() {
  static const CommandGroup groups[] = {
      {kDictionaryPrefix,
       translatable("Compiles dictionaries and says which there are."),
       dictionary_commands()},
      {kLexiconPrefix, translatable("Learns, inspects and converts lexicons."),
       lexicon_commands()},
      {kMemoryPrefix,
       translatable("Asks memories: similar sentences, words, parts of sentences."),
       memory_commands()},
      {kTmxPrefix,
       translatable("Checks, repairs, converts and combines translation memories."),
       tmx_commands()}};
  static const CommandTable table = {
      translatable("Awase pairs a text with its translation, sentence by sentence."),
      kCommands, groups};
  return table;
}

}  // namespace awase
