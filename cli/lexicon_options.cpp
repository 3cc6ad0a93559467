// SPDX-License-Identifier: Apache-2.0

#include "cli/lexicon_options.h"

#include "cli/arguments.h"
#include "text/file.h"
#include "text/language.h"

namespace awase {

void LexiconLanguages::settle() {
  source = canonical_language(source);
  target = canonical_language(target);
}

void add_lexicon_languages(OptionTable& table, LexiconLanguages& languages) {
  constexpr const char* kGroup = translatable("Languages");
  table
      .add_option("--source-lang", languages.source,
                  "Language of the words, such as de")
      ->required()
      ->type_name("TAG")
      ->group(kGroup);
  table.add_option("--target-lang", languages.target, "Language of their translations")
      ->required()
      ->type_name("TAG")
      ->group(kGroup);
}

void add_lexicon_output(OptionTable& table, LexiconOutput& output) {
  constexpr const char* kGroup = translatable("Output");
  table
      .add_option("-o,--output", output.path,
                  "File to write, whole or not at all; its ending says the format")
      ->type_name("FILE")
      ->group(kGroup);
  table
      .add_option("--to", output.format,
                  "tsv, dic (hunalign's) or tbx; tsv where nothing says "
                  "otherwise")
      ->type_name("FORMAT")
      ->group(kGroup)
      ->choices({"tsv", "dic", "tbx"});
}

void write_lexicon(const Lexicon& lexicon, const LexiconOutput& output) {
  std::string format = output.format;
  if (format.empty()) {
    const std::string& path = output.path;
    format = path.ends_with(".dic") ? "dic" : path.ends_with(".tbx") ? "tbx" : "tsv";
  }
  write_file(output.path, format == "dic"   ? to_hunalign(lexicon)
                          : format == "tbx" ? to_tbx(lexicon)
                                            : to_tsv(lexicon));
}

}  // namespace awase
