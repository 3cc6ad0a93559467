// SPDX-License-Identifier: Apache-2.0
//
// The options that commands which align have in common. Each function declares some of
// them on `table` and has them fill in a value of the job.

#pragma once

#include "jobs/output.h"
#include "jobs/pair_job.h"
#include "jobs/worker_pool.h"
#include "terminal/command.h"

namespace awase {

/// --format, what the texts are.
void add_format_option(OptionTable& table, ReadingOptions& reading);

/// --source-lang, --target-lang and the other options of how texts are read.
void add_reading_options(OptionTable& table, PairFiles& files, ReadingOptions& reading);

/// --no-list-numbers and --min-confidence.
void add_wanted_options(OptionTable& table, PairOptions& pairs);

/// --layout.
void add_layout_option(OptionTable& table, BookLayout& layout);

/// --segtype, --no-props and --creation-id.
void add_memory_options(OptionTable& table, MemoryOptions& memory);

/// --no-dictionary and --keep-order.
void add_alignment_options(OptionTable& table, PairOptions& pairs);

/// --no-dictionary alone.
void add_dictionary_option(OptionTable& table, PairOptions& pairs);

/// --for.
void add_tool_option(OptionTable& table, std::string& tool);

/// Sets what the tool that `name` names needs (ToolPreset); nothing for an empty name.
/// Says which rules of the user were found.
void apply_tool(const std::string& name, const Console& console, PairOptions& pairs,
                MemoryOptions& memory);

/// --lexicon alone.
void add_lexicon_option(OptionTable& table, WordFiles& words);

/// --lexicon and --memory.
void add_word_options(OptionTable& table, WordFiles& words);

/// --embeddings and --embeddings-model.
void add_embedding_options(OptionTable& table, EmbeddingOptions& embeddings);

/// Fills in where vectors are kept, and the time that `limits` leave to ask for them: a
/// server that does not answer must not cost the pair.
void settle_embeddings(const Environment& environment, const WorkLimits& limits,
                       EmbeddingOptions& embeddings);

/// --anchors.
void add_anchors_option(OptionTable& table, PairFiles& files);

/// Throws Error{usage} when options contradict each other or `format`.
void check_pair_options(const PairOptions& pairs, OutputFormat format);

/// Fills in what pairs are written with beside the options: the least confidence, the
/// time that the environment gives.
PairStyle settled_style(PairStyle style, const PairOptions& pairs,
                        const Environment& environment);

}  // namespace awase
