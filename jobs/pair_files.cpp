// SPDX-License-Identifier: Apache-2.0
//
// Files are put into groups by what their paths share, from the most exact likeness to
// the loosest; a group of one file of each side is a pair. That takes time linear in
// the files.

#include "jobs/pair_files.h"

#include <algorithm>
#include <filesystem>
#include <functional>
#include <map>
#include <set>
#include <unordered_map>

#include "jobs/batch_manifest.h"
#include "text/ascii.h"
#include "text/disk.h"
#include "text/error.h"
#include "text/file.h"
#include "text/language.h"
#include "text/language_names.h"
#include "text/unicode.h"

namespace awase {
namespace {

namespace fs = std::filesystem;

/// A file, and what its path says once the language is taken off.
struct NamedFile {
  std::string path;
  std::string relative;  ///< Folded, with ending.
  std::string plain;     ///< Folded, without ending, the language still in it.
  std::string id;        ///< As it is spelled, without language and ending.
  std::string key;       ///< The same folded, separators alike.
  std::string ending;    ///< Folded.
  std::string shape;     ///< As id, folded, with what stood around the language.
  std::string language;  ///< Canonical tag; empty when there is none.
  bool is_paired = false;
};

/// Where the ending of a name begins: at its last dot, if letters follow.
std::size_t ending_of(std::string_view name) {
  constexpr std::size_t kLongest = 10;
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || name.size() - dot > kLongest ||
      dot + 1 == name.size() || !is_ascii_letter(name[dot + 1]))
    return name.size();
  return dot;
}

std::string alike_separators(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool separates = c == ' ' || c == '-' || c == '_';
    if (!separates)
      out += c;
    else if (!out.ends_with('_'))
      out += '_';
  }
  return out;
}

/// Reads the path of a file below its folder.
class NameReader {
 public:
  NameReader(const fs::path& relative, std::string path, const std::string& language)
      : language_(language) {
    file_.path = std::move(path);
    file_.relative = fold(relative.generic_string());
    read_name(relative.filename().string());
    const bool named = !file_.language.empty();
    for (const fs::path& folder : relative.parent_path())
      read_folder(folder.string(), named);
    file_.plain = folders_ + file_.plain;
    file_.id = own_folders_ + file_.id;
    while (file_.id.ends_with('/')) file_.id.pop_back();
    if (file_.id.empty()) file_.id = "text";
    file_.key = alike_separators(fold(own_folders_ + name_));
    file_.shape = fold(own_folders_ + shape_);
  }

  NamedFile take() { return std::move(file_); }

 private:
  void read_name(const std::string& name) {
    std::size_t end = ending_of(name);
    std::string stem = name.substr(0, end);
    file_.plain = fold(stem);
    // An ending that is a language: "chapter.ja".
    if (end < name.size() && !language_.empty())
      if (const auto mark = find_language_mark(name.substr(end + 1), language_))
        if (without_mark(name.substr(end + 1), *mark).empty()) {
          file_.language = mark->tag;
          end = name.size();
        }
    if (end < name.size()) file_.ending = fold(name.substr(end + 1));
    name_ = shape_ = stem;
    if (file_.language.empty())
      if (const auto mark = find_language_mark(stem, language_)) {
        file_.language = mark->tag;
        name_ = without_mark(stem, *mark);
        shape_.replace(mark->begin_bytes, mark->end_bytes - mark->begin_bytes, "\x01");
      }
    file_.id = name_;
  }

  /// Folders say a language as a whole; where the name has none, with other words too.
  void read_folder(const std::string& folder, bool named) {
    folders_ += fold(folder) + '/';
    std::string own = folder;
    if (const auto mark =
            language_.empty() ? std::nullopt : find_language_mark(folder, language_)) {
      const std::string rest = without_mark(folder, *mark);
      if (rest.empty() || !named) {
        if (file_.language.empty()) file_.language = mark->tag;
        own = rest;
      }
    }
    if (!own.empty()) own_folders_ += own + '/';
  }

  const std::string& language_;
  NamedFile file_;
  std::string name_, shape_;
  std::string folders_, own_folders_;
};

bool is_hidden(const fs::path& path) {
  return std::any_of(path.begin(), path.end(), [](const fs::path& part) {
    return part.string().starts_with('.');
  });
}

/// The path of a file from its folder; of one that a list names, as the list has it.
fs::path below(const std::string& place, const std::string& path) {
  std::error_code ignored;
  return fs::is_directory(place, ignored) ? fs::path(path).lexically_relative(place)
                                          : fs::path(path);
}

/// The files that a list names, a line each.
std::vector<std::string> listed_files(const std::string& list) {
  const std::string text = read_file(list);
  if (!is_valid_utf8(text))
    throw Error(
        ErrorKind::input,
        Message("{file}: neither JSON lines nor a list of files in UTF-8; name a "
                "folder, or a file with one path a line",
                {{"file", list}}));
  std::vector<std::string> files;
  std::size_t number = 0;
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) continue;
    std::error_code ignored;
    if (!fs::is_regular_file(line, ignored))
      throw Error(
          ErrorKind::input,
          Message("{file}:{line}: there is no file {path}; give one path a line",
                  {{"file", list}, {"line", number}, {"path", line}}));
    files.emplace_back(line);
  }
  return files;
}

std::vector<NamedFile> named_files(const std::string& folder,
                                   const std::string& language) {
  std::vector<NamedFile> files;
  for (std::string& path : files_at(folder)) {
    const fs::path relative = below(folder, path);
    files.push_back(NameReader(relative, std::move(path), language).take());
  }
  return files;
}

using Likeness = std::function<std::string(const NamedFile&)>;

class ByName {
 public:
  ByName(std::vector<NamedFile>& sources, std::vector<NamedFile>& targets)
      : sources_(sources), targets_(targets) {}

  /// Pairs what is alike with nothing else of either side.
  void pair_by(const Likeness& likeness) {
    std::unordered_map<std::string, Group> groups;
    for (std::size_t side = 0; side < 2; ++side)
      for (NamedFile& file : side == 0 ? sources_ : targets_)
        if (!file.is_paired) groups[likeness(file)].files[side].push_back(&file);
    for (auto& [ignored, group] : groups) {
      if (group.files[0].size() != 1 || group.files[1].size() != 1) continue;
      NamedFile& source = *group.files[0].front();
      NamedFile& target = *group.files[1].front();
      source.is_paired = target.is_paired = true;
      pairs_.push_back(
          {source.id, source.path, target.path, source.language, target.language});
    }
  }

  std::vector<FilePair> take() { return std::move(pairs_); }

 private:
  struct Group {
    std::vector<NamedFile*> files[2];
  };

  std::vector<NamedFile>& sources_;
  std::vector<NamedFile>& targets_;
  std::vector<FilePair> pairs_;
};

/// Says why the files of a side stay alone.
void say_why(const std::vector<NamedFile>& files, const std::vector<NamedFile>& others,
             std::vector<UnpairedFile>& unpaired) {
  std::unordered_map<std::string, std::vector<const NamedFile*>> mine, theirs;
  for (const NamedFile& file : files)
    if (!file.is_paired) mine[file.key].push_back(&file);
  for (const NamedFile& file : others)
    if (!file.is_paired) theirs[file.key].push_back(&file);
  for (const auto& [key, alike] : mine) {
    const auto found = theirs.find(key);
    for (const NamedFile* file : alike) {
      if (found == theirs.end()) {
        unpaired.push_back({file->path, Message("no counterpart of that name")});
        continue;
      }
      const NamedFile* other =
          alike.size() == 1 ? nullptr : alike[alike.front() == file ? 1 : 0];
      unpaired.push_back(
          {file->path,
           other == nullptr
               ? Message("no counterpart: {other} may be it, but so may others; "
                         "rename those that are not",
                         {{"other", found->second.front()->path}})
               : Message("no counterpart: {other} has the same name but for its "
                         "ending or its language; rename one",
                         {{"other", other->path}})});
    }
  }
}

/// The language that the last component of a path is; empty when it is none.
std::string language_of_folder(const std::string& folder) {
  std::error_code error;
  fs::path path = fs::weakly_canonical(folder, error);
  if (error) path = folder;
  const std::string name = path.filename().string();
  const auto mark = find_language_mark(name, "");
  return mark && without_mark(name, *mark).empty() ? mark->tag : std::string();
}

/// Parts the files of one folder by the languages in their names.
void part(const TwoFolders& folders, std::vector<NamedFile>& sources,
          std::vector<NamedFile>& targets, std::vector<UnpairedFile>& unpaired) {
  for (std::string& path : files_at(folders.source)) {
    const fs::path relative = below(folders.source, path);
    NamedFile source = NameReader(relative, path, folders.source_language).take();
    NamedFile target = NameReader(relative, path, folders.target_language).take();
    // The name of both may stand in it: "en-ja/guide_en.txt".
    const auto at = [&](const NamedFile& file) { return file.shape.find('\x01'); };
    bool is_source = !source.language.empty();
    bool is_target = !target.language.empty();
    if (is_source && is_target) {
      const bool later = at(source) != std::string::npos &&
                         (at(target) == std::string::npos || at(source) > at(target));
      is_source = later;
      is_target = !later;
    }
    if (is_source)
      sources.push_back(std::move(source));
    else if (is_target)
      targets.push_back(std::move(target));
    else
      unpaired.push_back(
          {std::move(path), Message("no counterpart: its name says no language")});
  }
}

/// Moves what no manifest can name to the files that stay alone.
void leave_out_unusable(std::vector<NamedFile>& files,
                        std::vector<UnpairedFile>& unpaired) {
  std::erase_if(files, [&](const NamedFile& file) {
    const auto why = unusable_name(file.path);
    if (why) unpaired.push_back({file.path, *why});
    return why.has_value();
  });
}

}  // namespace

std::vector<std::string> files_at(const std::string& folder) {
  std::error_code error;
  if (fs::is_regular_file(folder, error)) return listed_files(folder);
  std::vector<fs::path> files;
  fs::recursive_directory_iterator at(
      folder, fs::directory_options::skip_permission_denied, error);
  for (; !error && at != fs::recursive_directory_iterator(); at.increment(error)) {
    std::error_code ignored;
    fs::path path = at->path().lexically_relative(folder);
    if (at->is_regular_file(ignored) && !is_hidden(path))
      files.push_back(std::move(path));
  }
  if (error == std::errc::no_such_file_or_directory)
    throw Error(
        ErrorKind::unavailable,
        Message("{folder}: no such folder; check the name", {{"folder", folder}}));
  if (error) throw_file_error(folder, error.value());
  std::sort(files.begin(), files.end());
  std::vector<std::string> paths;
  paths.reserve(files.size());
  for (const fs::path& file : files)
    paths.push_back((fs::path(folder) / file).string());
  return paths;
}

std::optional<Message> unusable_name(const std::string& path) {
  constexpr std::size_t kLongestPath = 4000;
  if (path.find_first_of("\t\n\r") != std::string::npos)
    return Message(
        "no manifest can name it: a tab or line break in its name; rename it");
  if (!is_valid_utf8(path))
    return Message("no manifest can name it: its name is not UTF-8; rename it");
  if (path.size() > kLongestPath)
    return Message("no manifest can name it: its path is too long; shorten it");
  return std::nullopt;
}

void make_ids_distinct(std::vector<FilePair>& pairs) {
  std::map<std::string, std::size_t> counts;
  for (FilePair& pair : pairs) {
    // Part of the id is the name of an output, and room is left for its ending.
    constexpr std::size_t kLongestName = 200;
    if (!stays_below(pair.id) ||
        pair.id.size() - (pair.id.rfind('/') + 1) > kLongestName)
      pair.id = "text";
    ++counts[pair.id];
  }
  std::set<std::string> taken;
  for (const auto& [id, count] : counts)
    if (count == 1) taken.insert(id);
  std::map<std::string, std::size_t> last;  // Number behind an id.
  for (FilePair& pair : pairs) {
    if (counts[pair.id] == 1) continue;
    const std::string name = fs::path(pair.source).filename().string();
    std::string wanted = pair.id;
    if (const std::size_t end = ending_of(name); end < name.size())
      wanted += name.substr(end);
    std::string id = wanted;
    while (!taken.insert(id).second)
      id = wanted + "-" + std::to_string(++last.try_emplace(wanted, 1).first->second);
    pair.id = id;
  }
}

PairedFiles pair_files(TwoFolders folders) {
  std::error_code ignored;
  const bool one_folder = fs::equivalent(folders.source, folders.target, ignored);
  if (one_folder &&
      (folders.source_language.empty() || folders.target_language.empty()))
    throw Error(ErrorKind::usage,
                Message("{folder}: one folder for both; say --source-lang and "
                        "--target-lang, by which its files are told apart",
                        {{"folder", folders.source}}));
  const std::string of_source = language_of_folder(folders.source);
  const std::string of_target = language_of_folder(folders.target);
  const bool named =
      !one_folder && !of_source.empty() && !of_target.empty() && of_source != of_target;
  if (named && folders.source_language.empty())
    folders.source_language = primary_language(of_source);
  if (named && folders.target_language.empty())
    folders.target_language = primary_language(of_target);

  PairedFiles paired;
  std::vector<NamedFile> sources, targets;
  if (one_folder) {
    part(folders, sources, targets, paired.unpaired);
  } else {
    sources = named_files(folders.source, folders.source_language);
    targets = named_files(folders.target, folders.target_language);
  }
  leave_out_unusable(sources, paired.unpaired);
  leave_out_unusable(targets, paired.unpaired);
  ByName by_name(sources, targets);
  if (!one_folder) by_name.pair_by([](const NamedFile& file) { return file.relative; });
  // Between the parts of a likeness stands what no path can hold.
  const std::string end(1, '\0');
  by_name.pair_by([&](const NamedFile& file) {
    return file.key + end + file.ending + end + file.shape;
  });
  by_name.pair_by([&](const NamedFile& file) { return file.key + end + file.ending; });
  by_name.pair_by([&](const NamedFile& file) { return file.key + end + file.shape; });
  by_name.pair_by([](const NamedFile& file) { return file.key; });
  if (!one_folder) by_name.pair_by([](const NamedFile& file) { return file.plain; });
  paired.pairs = by_name.take();
  for (FilePair& pair : paired.pairs) {
    if (pair.source_language.empty() && named) pair.source_language = of_source;
    if (pair.target_language.empty() && named) pair.target_language = of_target;
  }
  const auto by_id = [](const FilePair& a, const FilePair& b) {
    return std::tie(a.id, a.source) < std::tie(b.id, b.source);
  };
  std::sort(paired.pairs.begin(), paired.pairs.end(), by_id);
  make_ids_distinct(paired.pairs);
  std::sort(paired.pairs.begin(), paired.pairs.end(), by_id);
  say_why(sources, targets, paired.unpaired);
  say_why(targets, sources, paired.unpaired);
  std::sort(
      paired.unpaired.begin(), paired.unpaired.end(),
      [](const UnpairedFile& a, const UnpairedFile& b) { return a.path < b.path; });
  return paired;
}

}  // namespace awase
