// SPDX-License-Identifier: Apache-2.0

#include "jobs/pair_files.h"

#include <algorithm>
#include <filesystem>
#include <map>

#include "text/ascii.h"
#include "text/error.h"
#include "text/language.h"

namespace awase {
namespace {

namespace fs = std::filesystem;

/// A name without the language in it.
struct Stem {
  std::string text;
  bool had_language = false;
};

bool is_language(std::string_view part, const std::string& wanted) {
  if (part.size() < 2 || part.size() > 11) return false;
  const auto subtag = part.substr(0, part.find_first_of("-_"));
  if (subtag.size() > 3) return false;
  const std::string lower = ascii_lower(subtag);
  if (!wanted.empty()) return lower == wanted;
  try {
    return lower.size() == 2 && canonical_language(lower) == lower;
  } catch (const Error&) {
    return false;
  }
}

/// Takes the language off a path below its folder: a folder of it, or the first or the
/// last part of the file name.
Stem stem_of(const fs::path& path, const std::string& language) {
  Stem stem;
  for (const fs::path& folder : path.parent_path()) {
    if (!stem.had_language && !language.empty() &&
        is_language(folder.string(), language)) {
      stem.had_language = true;
      continue;
    }
    stem.text += folder.string() + '/';
  }
  std::string name = path.stem().string();
  if (!stem.had_language) {
    // The last part may hold a separator itself: "a_en-US".
    for (std::size_t at = name.find_first_of("._-"); at != std::string::npos;
         at = name.find_first_of("._-", at + 1)) {
      if (at == 0 || !is_language(std::string_view(name).substr(at + 1), language))
        continue;
      name.resize(at);
      stem.had_language = true;
      break;
    }
  }
  if (!stem.had_language && !language.empty()) {
    const std::size_t at = name.find_first_of("._-");
    if (at != std::string::npos && at + 1 < name.size() &&
        is_language(std::string_view(name).substr(0, at), language)) {
      name.erase(0, at + 1);
      stem.had_language = true;
    }
  }
  stem.text += name;
  return stem;
}

bool is_hidden(const fs::path& path) {
  return std::any_of(path.begin(), path.end(), [](const fs::path& part) {
    return part.string().starts_with('.');
  });
}

/// Files below a folder, relative to it, in order.
std::vector<fs::path> files_below(const std::string& folder) {
  std::error_code error;
  std::vector<fs::path> files;
  fs::recursive_directory_iterator at(
      folder, fs::directory_options::skip_permission_denied, error);
  for (; !error && at != fs::recursive_directory_iterator(); at.increment(error)) {
    std::error_code ignored;
    fs::path path = at->path().lexically_relative(folder);
    if (at->is_regular_file(ignored) && !is_hidden(path))
      files.push_back(std::move(path));
  }
  if (error)
    throw Error(ErrorKind::unavailable,
                Message("{folder}: {reason}; name a folder that can be read",
                        {{"folder", folder}, {"reason", error.message()}}));
  std::sort(files.begin(), files.end());
  return files;
}

using ByStem = std::map<std::string, std::vector<std::string>>;

ByStem stems_of(const std::string& folder, const std::string& language, bool required,
                std::vector<std::string>& other) {
  ByStem stems;
  for (const fs::path& file : files_below(folder)) {
    const Stem stem = stem_of(file, language);
    const std::string path = (fs::path(folder) / file).string();
    if (required && !stem.had_language)
      other.push_back(path);
    else
      stems[stem.text].push_back(path);
  }
  return stems;
}

}  // namespace

PairedFiles pair_files(const std::string& source_folder,
                       const std::string& target_folder,
                       const std::string& source_language,
                       const std::string& target_language) {
  std::error_code ignored;
  const bool one_folder = fs::equivalent(source_folder, target_folder, ignored);
  if (one_folder && (source_language.empty() || target_language.empty()))
    throw Error(ErrorKind::usage,
                Message("{folder}: one folder for both; say --source-lang and "
                        "--target-lang, by which its files are told apart",
                        {{"folder", source_folder}}));
  PairedFiles paired;
  std::vector<std::string> others;
  const ByStem sources = stems_of(source_folder, source_language, one_folder, others);
  ByStem targets = stems_of(target_folder, target_language, one_folder, others);
  for (const auto& [stem, files] : sources) {
    const auto found = targets.find(stem);
    if (found == targets.end() || files.size() != 1 || found->second.size() != 1) {
      paired.unpaired.insert(paired.unpaired.end(), files.begin(), files.end());
      continue;
    }
    paired.pairs.push_back({stem, files.front(), found->second.front()});
    targets.erase(found);
  }
  for (const auto& [stem, files] : targets)
    paired.unpaired.insert(paired.unpaired.end(), files.begin(), files.end());
  std::sort(paired.unpaired.begin(), paired.unpaired.end());
  return paired;
}

}  // namespace awase
