// SPDX-License-Identifier: Apache-2.0

#include "cli/align_options.h"

#include <algorithm>
#include <vector>

#include "jobs/tool_preset.h"
#include "terminal/arguments.h"
#include "text/documents/read_document.h"
#include "text/error.h"
#include "tmx/formats/unit_stream.h"

namespace awase {
void add_format_option(OptionTable& table, ReadingOptions& reading) {
  std::vector<std::string_view> formats = document_formats();
  for (const std::string_view name : memory_format_names()) formats.push_back(name);
  table.heading("Input");
  table
      .add_option("--format", reading.format, "FORMAT",
                  "What both texts are, or the file of pairs is; else found from each")
      ->choices(formats);
}

void add_reading_options(OptionTable& table, PairFiles& files,
                         ReadingOptions& reading) {
  table.heading("Input");
  table.add_option("--source-lang", files.source.language, "TAG",
                   "Language of SOURCE, such as ja or ja-JP; else found from the text. "
                   "Of a file of pairs, which of its languages");
  table.add_option("--target-lang", files.target.language, "TAG", "Language of TARGET");
  table.add_option("--source-encoding", files.source.encoding, "ENCODING",
                   "Encoding of SOURCE, such as Shift_JIS; else found from its bytes");
  table.add_option("--target-encoding", files.target.encoding, "ENCODING",
                   "Encoding of TARGET");
  add_format_option(table, reading);
  table.heading("Input");
  table.add_option(
      "--srx", reading.srx, "FILE",
      "Cut sentences by the rules of this SRX file, as your CAT tool does");
  table.add_option(
      "--its", reading.its, "FILE",
      "What of XML documents is text, by the rules of this file (ITS 2.0)");
  table.add_flag("--bilingual", reading.bilingual,
                 "SOURCE alone holds both languages: in columns of a table, or in "
                 "paragraphs that take turns");
  table.add_flag("--keep-boilerplate", reading.keep_boilerplate,
                 "Align menus, running headers and other page furniture too");
  table.add_flag("--with-attributes", reading.with_attributes,
                 "Read alternative texts, titles, descriptions and buttons of HTML and "
                 "Markdown too");
  table.add_flag("--segmented", reading.segmented,
                 "Both texts hold a segment a line; take the lines as they are");
}

void add_wanted_options(OptionTable& table, PairOptions& pairs) {
  table.heading("Output");
  table
      .add_flag("--no-list-numbers", pairs.keep_list_numbers,
                "Write pairs without the numbers and bullets that paragraphs begin "
                "with: 1., (a), ①, 第3条")
      ->turns_off();
  table.add_flag("--keep-same", pairs.units.keep_same,
                 "Write pairs without words too: ○, 12 %");
  table.add_flag("--keep-code", pairs.units.keep_code,
                 "Write pairs of lines of code too");
  table
      .add_option("--min-confidence", pairs.min_confidence, "X",
                  "Leave out pairs that are less sure than this, 0 to 1")
      ->range(0, 1);
}

void add_layout_option(OptionTable& table, BookLayout& layout) {
  table.heading("Output");
  table
      .add_option_function(
          "--layout",
          [&layout](const std::string& name) {
            layout = name == "sentences" ? BookLayout::sentences : BookLayout::columns;
          },
          "LAYOUT",
          "Of a book: columns, which is the default, or sentences, each with its "
          "translation below it")
      ->choices({"columns", "sentences"});
}

void add_memory_options(OptionTable& table, MemoryOptions& memory) {
  table.heading("TMX");
  table
      .add_option_function(
          "--segtype",
          [&memory](const std::string& type) {
            memory.paragraphs = type == "paragraph";
          },
          "TYPE", "sentence or paragraph: what the units are said to be")
      ->choices({"sentence", "paragraph"});
  table
      .add_flag("--no-props", memory.provenance,
                "Do not say how sure each unit is and where it comes from")
      ->turns_off();
  table.add_option("--creation-id", memory.creationid, "NAME", "Who made the units");
}

void add_dictionary_option(OptionTable& table, PairOptions& pairs) {
  table.heading("Alignment");
  table
      .add_flag("--no-dictionary", pairs.use_dictionary,
                "Align without the bilingual dictionary")
      ->turns_off();
}

void add_alignment_options(OptionTable& table, PairOptions& pairs) {
  add_dictionary_option(table, pairs);
  table.heading("Alignment");
  table
      .add_flag("--keep-order", pairs.find_crossed,
                "Do not look for sections that stand in another order; ladders and "
                "files for review keep it always")
      ->turns_off();
}

void add_tool_option(OptionTable& table, std::string& tool) {
  table.heading("Output");
  table
      .add_option("--for", tool, "TOOL",
                  "omegat, trados, memoq or phrase: cut and write as this tool does, "
                  "so that it finds its own segments in the memory")
      ->choices(tool_preset_names());
}

void apply_tool(const std::string& name, const Console& console, PairOptions& pairs,
                MemoryOptions& memory) {
  const ToolPreset* const preset = find_tool_preset(name);
  if (preset == nullptr) return;
  const bool given = !pairs.reading.srx.empty();
  apply_preset(*preset, console.environment().omegat_folders, pairs);
  apply_preset(*preset, memory);
  if (!given && !pairs.reading.srx.empty())
    console.tell(Message("{file}: the rules of your OmegaT, which cut the sentences",
                         {{"file", pairs.reading.srx}}));
}

void add_lexicon_option(OptionTable& table, WordFiles& words) {
  table.heading("Alignment");
  table.add_option("--lexicon", words.lexicons, "FILE",
                   "Words and their translations: lines of source, tab, target; a "
                   "hunalign dictionary; TBX; TMX. May be given several times");
}

void add_word_options(OptionTable& table, WordFiles& words) {
  add_lexicon_option(table, words);
  table.heading("Alignment");
  table.add_option("--memory", words.memories, "FILE",
                   "An older translation memory (TMX) to learn words from. May be "
                   "given several times");
}

void add_embedding_options(OptionTable& table, EmbeddingOptions& embeddings) {
  table.heading("Alignment");
  table.add_option("--embeddings", embeddings.url, "URL",
                   "Ask this server about the parts in doubt, as in "
                   "http://localhost:11434: Ollama, llama.cpp, vLLM or another with "
                   "/v1/embeddings; https too, with a key from AWASE_EMBEDDINGS_KEY. "
                   "Without this option no text leaves the computer");
  table.add_option("--embeddings-model", embeddings.model, "NAME",
                   "The model that the server is asked for; else the one it has");
}

void settle_embeddings(const Environment& environment, const WorkLimits& limits,
                       EmbeddingOptions& embeddings) {
  embeddings.cache_folder = environment.cache_folder;
  embeddings.key = environment.embeddings_key;
  if (limits.timeout_seconds > 0.0) {
    // The rest is for all else, and for aligning without.
    embeddings.call_seconds =
        std::min(embeddings.call_seconds, limits.timeout_seconds / 2.0);
    embeddings.request_seconds =
        std::min(embeddings.request_seconds, limits.timeout_seconds / 4.0);
  }
}

void add_anchors_option(OptionTable& table, PairFiles& files) {
  table.heading("Alignment");
  table.add_option("--anchors", files.anchors, "FILE",
                   "Pairs that must hold: lines of source segment, tab, target "
                   "segment, counted from 1; or ranges, as in 3-4, tab, 5");
}

void check_pair_options(const PairOptions& pairs, OutputFormat format) {
  if (!pairs.embeddings.model.empty() && pairs.embeddings.url.empty())
    throw Error(ErrorKind::usage,
                Message("--embeddings-model: no server is asked; give it with "
                        "--embeddings URL"));
  if (pairs.min_confidence > 0.0 && holds_every_bead(format))
    throw Error(ErrorKind::usage,
                Message("--min-confidence: {format} holds every bead, sure or not; "
                        "leave it out, or give another --to",
                        {{"format", format_name(format)}}));
  if (pairs.reading.segmented && !pairs.reading.srx.empty())
    throw Error(
        ErrorKind::usage,
        Message("--srx: nothing is cut with --segmented; leave out one of the two"));
  if (pairs.reading.segmented && pairs.reading.format == "html")
    throw Error(ErrorKind::usage, Message("--format: with --segmented the texts are "
                                          "plain lines; leave out one of the two"));
}

PairStyle settled_style(PairStyle style, const PairOptions& pairs,
                        const Environment& environment) {
  style.memory.min_confidence = pairs.min_confidence;
  style.memory.units = pairs.units;
  if (const auto seconds = given_time(environment))
    style.memory.creationdate = tmx_date(*seconds);
  return style;
}

}  // namespace awase
