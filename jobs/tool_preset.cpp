// SPDX-License-Identifier: Apache-2.0

#include "jobs/tool_preset.h"

#include <algorithm>
#include <filesystem>

#include "jobs/input.h"

namespace awase {
namespace {

constexpr ToolPreset kPresets[] = {
    {.tool = Importer::omegat,
     .cuts = ToolCuts::omegat,
     .keeps_lines = true,
     .spaces_are_plain = true},
    // Studio has no memories without regions, and takes unknown props for fields that
    // it asks about.
    {.tool = Importer::trados,
     .cuts = ToolCuts::trados,
     .needs_regions = true,
     .takes_props = false},
    {.tool = Importer::memoq, .cuts = ToolCuts::common},
    {.tool = Importer::phrase, .cuts = ToolCuts::common},
};

}  // namespace

const ToolPreset* find_tool_preset(std::string_view name) {
  const auto tool = find_importer(name);
  const auto* const found =
      std::find_if(std::begin(kPresets), std::end(kPresets),
                   [&](const ToolPreset& preset) { return preset.tool == tool; });
  return found != std::end(kPresets) ? found : nullptr;
}

std::vector<std::string_view> tool_preset_names() {
  std::vector<std::string_view> names;
  for (const ToolPreset& preset : kPresets)
    names.push_back(importer_names()[static_cast<std::size_t>(preset.tool)]);
  return names;
}

std::string find_omegat_rules(const std::vector<std::string>& folders) {
  for (const std::string& folder : folders)
    for (const char* name : {"segmentation.srx", "segmentation.conf"}) {
      std::string path = (std::filesystem::path(folder) / name).string();
      std::error_code ignored;
      if (std::filesystem::is_regular_file(path, ignored)) return path;
    }
  return {};
}

void apply_preset(const ToolPreset& preset,
                  const std::vector<std::string>& omegat_folders, PairOptions& pairs) {
  ReadingOptions& reading = pairs.reading;
  if (reading.srx.empty() && preset.tool == Importer::omegat)
    reading.srx = find_omegat_rules(omegat_folders);
  if (reading.srx.empty()) reading.tool_cuts = preset.cuts;
  reading.line_ends_are_spaces = true;
  reading.keep_lines = preset.keeps_lines;
  reading.spaces_are_plain = preset.spaces_are_plain;
  // A tool shows all there is to translate.
  reading.keep_boilerplate = true;
  reading.with_attributes = true;
  pairs.units.keep_same = true;
  pairs.units.keep_code = true;
}

void apply_preset(const ToolPreset& preset, MemoryOptions& memory) {
  memory.with_regions = preset.needs_regions;
  memory.provenance = memory.provenance && preset.takes_props;
}

}  // namespace awase
