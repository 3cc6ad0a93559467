// SPDX-License-Identifier: Apache-2.0

#include "cli/tmx_commands.h"

namespace awase {
namespace {

constexpr Command kCommands[] = {
    {"tmx check", translatable("Say everything that is wrong with memories"),
     "  awase tmx check memory.tmx\n"
     "  awase tmx check memory.tmx.gz --for omegat\n"
     "  awase tmx check a.tmx b.tmx --json > findings.jsonl\n",
     declare_tmx_check},
    {"tmx fix", translatable("Make a valid memory of a broken one"),
     "  awase tmx fix memory.tmx -o fixed.tmx\n"
     "  awase tmx fix memory.tmx -o fixed.tmx --dropped lost.tsv\n"
     "  awase tmx fix - < memory.tmx.gz > fixed.tmx\n",
     declare_tmx_fix},
    {"tmx info", translatable("Say what a memory holds, in figures"),
     "  awase tmx info memory.tmx\n"
     "  awase tmx info memory.tmx.gz --json\n",
     declare_tmx_info},
    {"tmx convert", translatable("Turn a memory into another format, or back"),
     "  awase tmx convert memory.tmx -o memory.csv\n"
     "  awase tmx convert pairs.tsv -o pairs.tmx --source-lang ja --target-lang en\n"
     "  awase tmx convert memory.tmx -o memory16.tmx.gz --encoding utf-16le\n",
     declare_tmx_convert},
    {"tmx merge", translatable("Make one memory of several"),
     "  awase tmx merge a.tmx b.tmx -o all.tmx\n"
     "  awase tmx merge *.tmx --no-props -o all.tmx.gz\n",
     declare_tmx_merge},
    {"tmx split", translatable("Make several memories of one"),
     "  awase tmx split memory.tmx --units 100000 -o part.tmx\n"
     "  awase tmx split memory.tmx --bytes 500M -o part.tmx.gz\n"
     "  awase tmx split memory.tmx --by language -o memory.tmx\n",
     declare_tmx_split},
    {"tmx dedupe", translatable("Leave out units that are there twice"),
     "  awase tmx dedupe memory.tmx -o clean.tmx\n"
     "  awase tmx dedupe memory.tmx -o clean.tmx --per source --keep newest\n"
     "  awase tmx dedupe memory.tmx -o clean.tmx --normalised --dropped twice.tmx\n",
     declare_tmx_dedupe},
    {"tmx clean",
     translatable("Leave out units that are probably no good translations"),
     "  awase tmx clean memory.tmx -o clean.tmx --dropped bad.tmx\n"
     "  awase tmx clean memory.tmx -o clean.tmx --only numbers,tags,empty\n"
     "  awase tmx clean memory.tmx.gz -o clean.tmx.gz --skip markup --max-ratio 5\n",
     declare_tmx_clean},
    {"tmx select",
     translatable("Take units by confidence, date, property, text or language"),
     "  awase tmx select memory.tmx -o sure.tmx --min-confidence 0.9\n"
     "  awase tmx select memory.tmx -o new.tmx --since 2026-01-01 --lang de\n"
     "  awase tmx select memory.tmx -o rest.tmx --source-regex '^(?i)note' --not\n",
     declare_tmx_select},
    {"tmx diff", translatable("Say what two memories do not have in common"),
     "  awase tmx diff old.tmx new.tmx\n"
     "  awase tmx diff old.tmx new.tmx --all --json > differences.jsonl\n"
     "  awase tmx diff old.tmx.gz new.tmx --quiet && echo the same\n",
     declare_tmx_diff},
    {"tmx set-language", translatable("Rename the languages of segments"),
     "  awase tmx set-language memory.tmx ja=ja-JP en=en-US -o out.tmx\n"
     "  awase tmx set-language memory.tmx 'en*=en' -o out.tmx\n",
     declare_tmx_set_language},
    {"tmx strip-tags", translatable("Make plain text of segments with inline codes"),
     "  awase tmx strip-tags memory.tmx -o plain.tmx\n"
     "  awase tmx strip-tags memory.tmx -o plain.tmx --text-tags\n"
     "  awase tmx strip-tags memory.tmx -o html.tmx --keep-native\n",
     declare_tmx_strip_tags},
    {"tmx anonymise",
     translatable("Take out who made the units, and addresses on request"),
     "  awase tmx anonymise memory.tmx -o public.tmx\n"
     "  awase tmx anonymise memory.tmx -o public.tmx --text --dates\n"
     "  awase tmx anonymise memory.tmx -o public.tmx --prop x-source-file\n",
     declare_tmx_anonymise},
};

}  // namespace

std::span<const Command> tmx_commands() { return kCommands; }

}  // namespace awase
