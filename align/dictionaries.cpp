// SPDX-License-Identifier: Apache-2.0

#include "align/dictionaries.h"

#include <algorithm>
#include <filesystem>

#include "text/language.h"

namespace awase {
namespace {

/// Whether a subtag may become part of a file name.
bool is_plain(const std::string& language) {
  return (language.size() == 2 || language.size() == 3) &&
         std::all_of(language.begin(), language.end(),
                     [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

Dictionaries::Dictionaries(const std::string& japanese_english) {
  if (japanese_english.empty()) return;
  open_["ja-en"] = std::make_unique<Dictionary>(japanese_english);
  folder_ = std::filesystem::path(japanese_english).parent_path().string();
}

const Dictionary* Dictionaries::find(const std::string& headwords,
                                     const std::string& translations) const {
  if (!is_plain(headwords) || !is_plain(translations)) return nullptr;
  const std::string name = headwords + "-" + translations;
  const std::lock_guard lock(mutex_);
  const auto [place, is_new] = open_.try_emplace(name);
  if (!is_new) return place->second.get();
  const std::string file = "/" + name + ".awd";
  std::vector<std::string> paths = {AWASE_BUILT_DICTIONARIES + file,
                                    AWASE_INSTALLED_DICTIONARIES + file};
  if (!folder_.empty()) paths.insert(paths.begin(), folder_ + file);
  if (name == "ja-en") paths.insert(paths.begin(), AWASE_JAPANESE_ENGLISH);
  for (const std::string& path : paths) {
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored)) continue;
    place->second = std::make_unique<Dictionary>(path);
    break;
  }
  return place->second.get();
}

const Headwords* Dictionaries::headwords_for(const std::string& language) const {
  return primary_language(language) == "ja" ? find("ja", "en") : nullptr;
}

}  // namespace awase
