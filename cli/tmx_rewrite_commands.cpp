// SPDX-License-Identifier: Apache-2.0
//
// The commands that change every unit of a memory and leave none out: set-language,
// strip-tags, anonymise.

#include <functional>
#include <memory>

#include "cli/tmx_commands.h"
#include "cli/tmx_files.h"
#include "tmx/formats/memory_input.h"
#include "tmx/pass_memory.h"
#include "tmx/rewrite.h"

namespace awase {
namespace {

/// Reads a memory, changes its header and its units, writes it.
void rewrite(const PassOptions& options, const Console& console,
             const std::function<void(Header&)>& change_header,
             const std::function<void(TranslationUnit&)>& change_unit) {
  OutputFile output(options.output.path);
  require_tmx(options.input);
  const PassedMemory done =
      rewrite_memory(options.input, sink_of(output), write_options(options.output),
                     change_header, change_unit);
  output.commit();
  console.warn(done.issues);
  console.tell(units_written(done.written, output.name()));
}

struct SetLanguageOptions {
  std::vector<std::string> changes;
  PassOptions pass;
};

ExitStatus run_set_language(const SetLanguageOptions& options, const Console& console) {
  std::vector<LanguageChange> changes;
  for (const std::string& text : options.changes)
    changes.push_back(parse_language_change(text));
  rewrite(
      options.pass, console, [&](Header& header) { change_languages(header, changes); },
      [&](TranslationUnit& unit) { change_languages(unit, changes); });
  for (const LanguageChange& change : changes) {
    if (change.count == 0)
      console.warn(
          Message("{from} to {to}: no segment is in {from}; 'awase tmx info' lists the "
                  "languages",
                  {{"from", change.from}, {"to", change.to}}));
    else
      console.tell(Message::plural("{from} to {to}: {count} segment",
                                   "{from} to {to}: {count} segments", change.count,
                                   {{"from", change.from}, {"to", change.to}}));
  }
  return ExitStatus::done;
}

struct StripTagsOptions {
  StripOptions strip;
  PassOptions pass;
};

ExitStatus run_strip_tags(const StripTagsOptions& options, const Console& console) {
  std::size_t codes = 0;
  rewrite(
      options.pass, console, [](Header&) {},
      [&](TranslationUnit& unit) {
        for (Variant& variant : unit.variants)
          codes += strip_tags(variant.content, options.strip);
      });
  console.tell(Message::plural("{count} code made text or left out",
                               "{count} codes made text or left out", codes));
  return ExitStatus::done;
}

struct AnonymiseCommandOptions {
  AnonymiseOptions anonymise;
  PassOptions pass;
};

ExitStatus run_anonymise(const AnonymiseCommandOptions& options,
                         const Console& console) {
  Anonymiser anonymiser(options.anonymise);
  rewrite(
      options.pass, console, [&](Header& header) { anonymiser.clean(header); },
      [&](TranslationUnit& unit) { anonymiser.clean(unit); });
  for (const auto& [what, count] : anonymiser.counts())
    console.tell(what.ends_with("in text")
                     ? Message("{what}: {count} replaced",
                               {{"what", Message::marked(what)}, {"count", count}})
                     : Message("{what}: {count} removed",
                               {{"what", Message::marked(what)}, {"count", count}}));
  return ExitStatus::done;
}

}  // namespace

Run declare_tmx_set_language(OptionTable& table) {
  const auto options = std::make_shared<SetLanguageOptions>();
  add_pass_options(table, options->pass, false);
  table.add_argument(
      "OLD=NEW", options->changes,
      "Segments in language OLD are in NEW (BCP 47): ja=ja-JP. OLD is taken "
      "without regard to case and - or _; OLD* is any region of it too");
  return run_with(options, run_set_language);
}

Run declare_tmx_strip_tags(OptionTable& table) {
  const auto options = std::make_shared<StripTagsOptions>();
  add_pass_options(table, options->pass, false);
  table.heading("What becomes of codes");
  table.add_flag("--keep-native", options->strip.keep_native,
                 "Native code becomes text: <b>. Else it is left out; the text inside "
                 "<hi> stays always");
  table.add_flag("--keep-sub", options->strip.keep_subflows,
                 "The text of <sub> inside a code, a footnote say, becomes text in "
                 "brackets; else it is left out");
  table.add_flag("--text-tags", options->strip.text_tags,
                 "Take out tags that stand in the text as text too, and write &nbsp; "
                 "and the like as characters");
  return run_with(options, run_strip_tags);
}

Run declare_tmx_anonymise(OptionTable& table) {
  const auto options = std::make_shared<AnonymiseCommandOptions>();
  add_pass_options(table, options->pass, false);
  AnonymiseOptions& anonymise = options->anonymise;
  table.heading("Beside creationid, changeid, notes and users' props");
  table.add_flag("--text", anonymise.text,
                 "Replace e-mail addresses, URLs and phone numbers in texts and props: "
                 "[e-mail], [URL], [phone]");
  table.add_option("--prop", anonymise.props, "TYPE",
                   "Take out props of this type too; may be given again");
  table.add_flag("--all-props", anonymise.all_props,
                 "Take out all props but confidence, bead and status");
  table.add_flag("--dates", anonymise.dates, "Take out dates too");
  table.add_flag("--keep-notes", anonymise.keep_notes, "Leave notes in");
  return run_with(options, run_anonymise);
}

}  // namespace awase
