// SPDX-License-Identifier: Apache-2.0

#include "cli/lexicon_options.h"

#include "cli/tmx_files.h"
#include "terminal/arguments.h"
#include "text/error.h"
#include "text/file.h"
#include "text/language.h"

namespace awase {

void LexiconLanguages::settle() {
  source = canonical_language(source);
  target = canonical_language(target);
}

void add_lexicon_languages(OptionTable& table, LexiconLanguages& languages) {
  table.heading("Languages");
  table
      .add_option("--source-lang", languages.source, "TAG",
                  "Language of the words, such as de")
      ->required();
  table
      .add_option("--target-lang", languages.target, "TAG",
                  "Language of their translations")
      ->required();
}

void add_lexicon_output(OptionTable& table, LexiconOutput& output) {
  table.heading("Output");
  table.add_option("-o,--output", output.path, "FILE",
                   "File to write, whole or not at all; its ending says the format");
  table
      .add_option("--to", output.format, "FORMAT",
                  "tsv, dic (hunalign's), tbx, csv or xlsx; else what the ending says; "
                  "tsv on standard output")
      ->choices(lexicon_format_names());
  table
      .add_option("--min-weight", output.min_weight, "W",
                  "Write only entries that are at least so sure, 0 to 1")
      ->range(0.0, 1.0);
  table.add_option("--min-count", output.min_count, "N",
                   "Write only entries that at least so many units showed");
}

LexiconFormat LexiconOutput::settled_format() const {
  if (format.empty() && path == "-") return LexiconFormat::tsv;
  const auto found =
      format.empty() ? lexicon_format_of_path(path) : find_lexicon_format(format);
  if (!found)
    throw Error(ErrorKind::usage,
                Message("{file}: its ending says no format; name one with --to",
                        {{"file", path}}));
  return *found;
}

void write_lexicon(Lexicon lexicon, const LexiconOutput& output,
                   const Console& console) {
  keep_surest(lexicon, output.min_weight, output.min_count);
  OutputFile file(output.path);
  write_lexicon(lexicon, output.settled_format(), sink_of(file));
  file.commit();
  console.tell(Message::plural("{count} entry written", "{count} entries written",
                               lexicon.entries.size()));
}

}  // namespace awase
