// SPDX-License-Identifier: Apache-2.0
//
// What each tool for translators makes of a document and of a memory, in one table: so
// that its own segments are in the memory, word for word.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "jobs/pair_job.h"
#include "text/tool_rules.h"
#include "tmx/check_rules.h"
#include "tmx/from_alignment.h"

namespace awase {

/// How texts are read, cut and written for one tool. docs/formats.md says it for users.
struct ToolPreset {
  Importer tool = Importer::omegat;
  ToolCuts cuts = ToolCuts::omegat;
  /// Whether plain text is cut at blank lines alone and keeps its line ends.
  bool keeps_lines = false;
  /// Whether U+3000 and the like are read as plain spaces: see DocumentOptions.
  bool spaces_are_plain = false;
  /// Whether languages need a region: ja-JP, not ja.
  bool needs_regions = false;
  /// Whether units may say how sure they are and where they come from.
  bool takes_props = true;
};

/// The preset of the tool that `name` names; null when there is none.
const ToolPreset* find_tool_preset(std::string_view name);

/// The names of the tools that have a preset.
std::vector<std::string_view> tool_preset_names();

/// Sets what the tool needs. The rules are those of `pairs.reading.srx` where it is
/// given, else for OmegaT the user's own in one of `omegat_folders`, else ours.
/// Throws Error as read_rules() does.
void apply_preset(const ToolPreset& preset,
                  const std::vector<std::string>& omegat_folders, PairOptions& pairs);
void apply_preset(const ToolPreset& preset, MemoryOptions& memory);

/// The file with the user's own rules in the first of `folders` that has one
/// (segmentation.srx, or segmentation.conf of OmegaT before 6); empty when none has.
std::string find_omegat_rules(const std::vector<std::string>& folders);

}  // namespace awase
