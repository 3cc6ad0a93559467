// SPDX-License-Identifier: Apache-2.0

#include "jobs/desk_memories.h"

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <unordered_set>

#include "jobs/desk_work.h"
#include "jobs/memory_languages.h"
#include "text/error.h"
#include "tmx/formats/unit_stream.h"
#include "tmx/store/memory_store.h"
#include "tmx/unit_key.h"

namespace awase {
namespace {

namespace fs = std::filesystem;
constexpr std::string_view kEnding = ".awm";

}  // namespace

std::vector<std::string> DeskMemories::names() const {
  std::vector<std::string> names;
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(folder_, none))
    if (entry.path().extension() == kEnding)
      names.push_back(entry.path().stem().string());
  std::sort(names.begin(), names.end());
  return names;
}

std::vector<std::string> DeskMemories::paths() const {
  std::vector<std::string> paths;
  for (const std::string& name : names()) paths.push_back(path_of(name));
  return paths;
}

std::string DeskMemories::path_of(const std::string& name) const {
  if (name.empty() || safe_file_name(name) != name)
    throw Error(
        ErrorKind::usage,
        Message("'{name}' is no name of a memory; give one without slashes, and "
                "without a dot in front",
                {{"name", name}}));
  return folder_ + "/" + name + std::string(kEnding);
}

std::size_t DeskMemories::add(const std::string& name, std::string_view tmx,
                              const std::string& source) const {
  const std::string path = path_of(name);
  std::error_code ignored;
  fs::create_directories(folder_, ignored);
  StoreWriter writer(path);
  std::unordered_set<std::uint64_t> known;
  writer.snapshot().for_each(
      [&](std::uint64_t, std::uint32_t, const TranslationUnit& unit) {
        known.insert(pair_key(unit, Sameness::exact));
      });
  const auto reader = read_units(MemoryFormat::tmx, xml_source(tmx), source);
  const std::uint32_t number = writer.add_source({source, reader->header()});
  std::size_t added = 0;
  for (TranslationUnit unit; reader->next(unit);) {
    if (!known.insert(pair_key(unit, Sameness::exact)).second) continue;
    writer.add(unit, number);
    ++added;
  }
  writer.flush();
  return added;
}

nlohmann::json DeskMemories::find(const std::string& name,
                                  const std::string& text) const {
  constexpr std::size_t kShown = 100;
  nlohmann::json hits = nlohmann::json::array();
  if (text.empty()) return {{"units", 0}, {"hits", hits}, {"similar", hits}};
  const MemoryStore store(path_of(name));
  GrepOptions options;
  options.top = kShown;
  const GrepResult found = store.grep(text, options);
  std::set<std::uint64_t> shown;
  for (const GrepHit& hit : found.hits) {
    nlohmann::json texts = nlohmann::json::array();
    for (const Variant& variant : hit.unit.variants)
      texts.push_back({{"language", variant.language}, {"text", variant.content.text}});
    hits.push_back({{"texts", std::move(texts)}, {"file", hit.file}});
    shown.insert(hit.id);
  }
  return {{"units", found.units},
          {"hits", std::move(hits)},
          {"similar", similar(store, text, shown)}};
}

nlohmann::json DeskMemories::similar(const MemoryStore& store, const std::string& text,
                                     const std::set<std::uint64_t>& without) {
  constexpr std::size_t kLongest = 2000;
  nlohmann::json similar = nlohmann::json::array();
  const MemoryStore* const asked[] = {&store};
  if (text.size() > kLongest || languages_of(asked).empty()) return similar;
  const LookupLanguages languages = choose_languages({}, text, asked);
  MatchQuery query;
  query.content.text = text;
  query.source_language = languages.source;
  query.target_language = languages.target;
  for (const Match& match : store.find(query, {})) {
    if (without.count(match.id) > 0) continue;
    nlohmann::json texts = nlohmann::json::array();
    for (const std::size_t side : {match.source, match.target.value_or(match.source)}) {
      const Variant& variant = match.unit.variants[side];
      texts.push_back({{"language", variant.language}, {"text", variant.content.text}});
    }
    similar.push_back(
        {{"texts", std::move(texts)}, {"file", match.file}, {"score", match.score}});
  }
  return similar;
}

}  // namespace awase
