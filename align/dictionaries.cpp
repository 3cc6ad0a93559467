// SPDX-License-Identifier: Apache-2.0
//
// Dictionaries are data of an installation that may be moved as a whole. So they are
// looked for from where the code lies that runs, as Python looks for its library: in
// share/awase of the folders above it.

#include "align/dictionaries.h"

#include <algorithm>
#include <dlfcn.h>
#include <filesystem>
#include <link.h>
#include <set>

#include "text/language.h"

namespace awase {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kEnding = ".awd";
/// From lib/python3/dist-packages/awase up to the prefix.
constexpr int kMostLevels = 4;

/// Whether a subtag may become part of a file name.
bool is_plain(const std::string& language) {
  return (language.size() == 2 || language.size() == 3) &&
         std::all_of(language.begin(), language.end(),
                     [](char c) { return c >= 'a' && c <= 'z'; });
}

/// The shared library that holds this code; empty when it is linked into the
/// executable.
fs::path shared_library() {
  Dl_info about = {};
  void* entry = nullptr;
  const auto* const here = reinterpret_cast<const void*>(&installed_dictionary_folders);
  if (dladdr1(here, &about, &entry, RTLD_DL_LINKMAP) == 0 || entry == nullptr)
    return {};
  const char* const name = static_cast<const link_map*>(entry)->l_name;
  if (name == nullptr || *name == '\0') return {};
  std::error_code error;
  const fs::path file = fs::canonical(name, error);
  return error ? fs::path() : file;
}

fs::path executable() {
  std::error_code error;
  const fs::path file = fs::read_symlink("/proc/self/exe", error);
  return error ? fs::path() : file;
}

/// Adds the data folder of the prefix in which `file` lies, if there is one.
void add_prefix_of(const fs::path& file, std::vector<std::string>& folders) {
  fs::path above = file.parent_path();
  for (int level = 0; level < kMostLevels && above.has_relative_path(); ++level) {
    above = above.parent_path();
    std::error_code error;
    const fs::path folder = above / AWASE_DATA_FOLDER;
    if (!fs::is_directory(folder, error)) continue;
    folders.push_back(folder.string());
    return;
  }
}

/// Keeps the first of each.
void leave_out_repeated(std::vector<std::string>& folders) {
  std::set<std::string> seen;
  std::erase_if(folders,
                [&](const std::string& folder) { return !seen.insert(folder).second; });
}

}  // namespace

std::vector<std::string> installed_dictionary_folders() {
  std::vector<std::string> folders;
  add_prefix_of(shared_library(), folders);
  add_prefix_of(executable(), folders);
  std::error_code error;
  for (const char* const folder : {AWASE_INSTALLED_DATA_FOLDER, AWASE_STATE_FOLDER})
    if (fs::is_directory(folder, error)) folders.emplace_back(folder);
  leave_out_repeated(folders);
  return folders;
}

Dictionaries::Dictionaries(std::vector<std::string> folders)
    : folders_(std::move(folders)) {
  // As they are shown: a .pc file spells them "lib/pkgconfig/../../share/awase".
  for (std::string& folder : folders_)
    folder = fs::path(folder).lexically_normal().string();
  for (std::string& folder : installed_dictionary_folders())
    folders_.push_back(std::move(folder));
  leave_out_repeated(folders_);
}

const Dictionary* Dictionaries::find(const std::string& headwords,
                                     const std::string& translations) const {
  if (!is_plain(headwords) || !is_plain(translations)) return nullptr;
  const std::string name = headwords + "-" + translations;
  const std::lock_guard lock(mutex_);
  if (const auto known = open_.find(name); known != open_.end())
    return known->second.get();
  std::unique_ptr<Dictionary> dictionary;
  for (const std::string& folder : folders_) {
    const fs::path path = fs::path(folder) / (name + std::string(kEnding));
    std::error_code ignored;
    if (!fs::exists(path, ignored)) continue;
    dictionary = std::make_unique<Dictionary>(path.string());
    break;
  }
  return open_.emplace(name, std::move(dictionary)).first->second.get();
}

const Headwords* Dictionaries::headwords_for(const std::string& language) const {
  const std::string primary = primary_language(language);
  return primary == "ja" || primary == "zh" ? find(primary, "en") : nullptr;
}

void Dictionaries::open_for(const std::string& source_language,
                            const std::string& target_language) const {
  const std::string source = primary_language(source_language);
  const std::string target = primary_language(target_language);
  find(source, target);
  find(target, source);
  headwords_for(source);
  headwords_for(target);
}

std::vector<FoundDictionary> Dictionaries::list() const {
  std::map<std::string, FoundDictionary> found;
  for (const std::string& folder : folders_) {
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(folder, ignored)) {
      if (entry.path().extension() != kEnding) continue;
      const std::string name = entry.path().stem().string();
      const std::size_t hyphen = std::min(name.find('-'), name.size());
      const std::string headwords = name.substr(0, hyphen);
      const std::string translations = name.substr(std::min(hyphen + 1, name.size()));
      if (!is_plain(headwords) || !is_plain(translations)) continue;
      found.emplace(name,
                    FoundDictionary{headwords, translations, entry.path().string()});
    }
  }
  std::vector<FoundDictionary> all;
  all.reserve(found.size());
  for (auto& [name, dictionary] : found) all.push_back(std::move(dictionary));
  return all;
}

}  // namespace awase
