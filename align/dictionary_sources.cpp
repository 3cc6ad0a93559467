// SPDX-License-Identifier: Apache-2.0
//
// A format of dictionaries is a row of kFormats; what a new one needs is a reader that
// gives entries, and a way to tell its files by their names.

#include "align/dictionary_sources.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <zlib.h>

#include "align/cedict.h"
#include "align/dictionary.h"
#include "align/edict.h"
#include "align/freedict.h"
#include "text/charset.h"
#include "text/error.h"
#include "text/file.h"
#include "text/language.h"
#include "text/unicode.h"

namespace awase {
namespace {

namespace fs = std::filesystem;

/// What a published dictionary says.
struct Contents {
  std::vector<DictionaryEntry> entries;
  std::string origin;  ///< Whose work it is, a line.
};

std::string file_name_of(const std::string& path) {
  return fs::path(path).filename().string();
}

// --- edict and enamdict ------------------------------------------------------------

/// How many bytes a character of EUC-JP takes, by its first.
std::size_t size_in_euc_jp(char first) {
  const auto byte = static_cast<unsigned char>(first);
  return byte < 0x80 ? 1 : byte == 0x8F ? 3 : 2;
}

/// The text of a file in EUC-JP, without the few user-defined characters that exist in
/// no Unicode table.
std::string read_euc_jp(const std::string& path) {
  const std::string bytes = read_file(path);
  const auto euc_jp = find_charset("EUC-JP");
  if (!euc_jp)
    throw Error(ErrorKind::unavailable,
                Message("ICU: cannot read EUC-JP; its data may be missing"));
  std::string text;
  for (std::size_t begin = 0; begin < bytes.size();) {
    const Conversion part = convert(std::string_view(bytes).substr(begin), *euc_jp);
    text += part.text;
    if (!part.bad_offset) break;
    begin += *part.bad_offset;
    begin = std::min(begin + size_in_euc_jp(bytes[begin]), bytes.size());
  }
  return text;
}

void read_edict_file(const std::string& path, EdictFile file,
                     std::vector<DictionaryEntry>& entries) {
  const std::string text = read_euc_jp(path);
  EdictReader reader;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = std::string_view(text).substr(begin, end - begin);
    if (!line.starts_with("　？？？")) reader.read(line, file, entries);
    begin = end + 1;
  }
}

bool is_edict(const std::string& name) { return name == "edict" || name == "enamdict"; }

/// Groups edict and enamdict, which make one dictionary.
void group_edict(const std::vector<std::string>& files,
                 std::vector<DictionarySource>& sources) {
  if (files.empty()) return;
  sources.push_back({"edict", "ja", "en", files});
}

Contents read_edict(const DictionarySource& source) {
  Contents contents;
  std::string names;
  for (const std::string& path : source.files) {
    const bool is_names = file_name_of(path) == "enamdict";
    read_edict_file(path, is_names ? EdictFile::enamdict : EdictFile::edict,
                    contents.entries);
    names +=
        (names.empty() ? "" : " and ") + std::string(is_names ? "ENAMDICT" : "EDICT");
  }
  contents.origin = names + " (EDRDG, CC BY-SA)";
  return contents;
}

/// The whole of a file, unpacked where it is a gzip file (dictzip's are).
std::string read_gzip(const std::string& path);

// --- CC-CEDICT ---------------------------------------------------------------------

/// "cedict_ts.u8" and "cedict_1_0_ts_utf-8_mdbg.txt.gz", as it is published.
bool is_cedict(const std::string& name) {
  return name.starts_with("cedict") &&
         (name.ends_with(".u8") || name.ends_with(".txt") || name.ends_with(".gz"));
}

void group_cedict(const std::vector<std::string>& files,
                  std::vector<DictionarySource>& sources) {
  for (const std::string& path : files)
    sources.push_back({"cedict", "zh", "en", {path}});
}

Contents read_cedict(const DictionarySource& source) {
  const std::string text = read_gzip(source.files.at(0));
  Contents contents;
  CedictReader reader;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string_view line = std::string_view(text).substr(begin, end - begin);
    if (line.ends_with('\r')) line.remove_suffix(1);
    reader.read(line, contents.entries);
    begin = end + 1;
  }
  contents.origin = "CC-CEDICT (MDBG, CC BY-SA 4.0)";
  return contents;
}

// --- FreeDict ----------------------------------------------------------------------

std::string read_gzip(const std::string& path) {
  std::string packed = read_file(path);
  if (!packed.starts_with("\x1F\x8B")) return packed;
  z_stream stream = {};
  if (inflateInit2(&stream, 15 + 16) != Z_OK) throw std::bad_alloc();
  stream.next_in = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_in = static_cast<uInt>(packed.size());
  std::string text;
  std::string block(std::size_t{1} << 16, '\0');
  int status = Z_OK;
  while (status == Z_OK && text.size() <= kMaxFileBytes) {
    stream.next_out = reinterpret_cast<Bytef*>(block.data());
    stream.avail_out = static_cast<uInt>(block.size());
    status = inflate(&stream, Z_NO_FLUSH);
    text.append(block, 0, block.size() - stream.avail_out);
  }
  inflateEnd(&stream);
  if (status != Z_STREAM_END)
    throw Error(ErrorKind::input,
                Message("{file}: the gzip stream is damaged or too long; install the "
                        "dictionary's package again",
                        {{"file", path}}));
  return text;
}

/// "deu" and "fra" of "freedict-deu-fra.index".
std::optional<std::pair<std::string, std::string>> freedict_languages(
    const std::string& name) {
  constexpr std::string_view kPrefix = "freedict-";
  const std::string stem = name.substr(0, name.find('.'));
  if (!name.starts_with(kPrefix) || stem.size() != kPrefix.size() + 7 ||
      stem[kPrefix.size() + 3] != '-')
    return std::nullopt;
  try {
    return std::pair(
        primary_language(canonical_language(stem.substr(kPrefix.size(), 3))),
        primary_language(canonical_language(stem.substr(kPrefix.size() + 4))));
  } catch (const Error&) {
    return std::nullopt;  // A language that ICU does not know is nobody's text.
  }
}

bool is_freedict(const std::string& name) {
  return freedict_languages(name).has_value() &&
         (name.ends_with(".index") || name.ends_with(".dict.dz") ||
          name.ends_with(".dict"));
}

/// Index and text belong together, whichever of them is named.
void group_freedict(const std::vector<std::string>& files,
                    std::vector<DictionarySource>& sources) {
  std::map<std::string, bool> seen;
  for (const std::string& path : files) {
    const std::string name = file_name_of(path);
    const std::string stem =
        (fs::path(path).parent_path() / name.substr(0, name.find('.'))).string();
    if (!seen.emplace(stem, true).second) continue;
    const auto languages = freedict_languages(name);
    std::error_code ignored;
    const std::string packed = stem + ".dict.dz";
    sources.push_back(
        {"freedict",
         languages->first,
         languages->second,
         {stem + ".index", fs::exists(packed, ignored) ? packed : stem + ".dict"}});
  }
}

Contents read_freedict_files(const DictionarySource& source) {
  const std::string index = read_gzip(source.files.at(0));
  const std::string text = read_gzip(source.files.at(1));
  Contents contents;
  contents.entries =
      read_freedict(index, text, source.headword_language, source.translation_language);
  contents.origin = freedict_title(index, text);
  if (contents.origin.empty()) contents.origin = "FreeDict";
  return contents;
}

// --- All of them -------------------------------------------------------------------

struct Format {
  std::string_view name;
  bool (*is_file)(const std::string& name);
  void (*group)(const std::vector<std::string>& files,
                std::vector<DictionarySource>& sources);
  Contents (*read)(const DictionarySource& source);
};

constexpr Format kFormats[] = {
    {"edict", is_edict, group_edict, read_edict},
    {"cedict", is_cedict, group_cedict, read_cedict},
    {"freedict", is_freedict, group_freedict, read_freedict_files},
};

std::string joined_formats() {
  std::string names;
  for (const Format& format : kFormats)
    names += (names.empty() ? "" : ", ") + std::string(format.name);
  return names;
}

}  // namespace

std::vector<std::string_view> dictionary_formats() {
  std::vector<std::string_view> names;
  for (const Format& format : kFormats) names.push_back(format.name);
  return names;
}

std::vector<DictionarySource> dictionary_sources(
    const std::vector<std::string>& files) {
  std::vector<std::vector<std::string>> by_format(std::size(kFormats));
  for (const std::string& path : files) {
    const std::string name = file_name_of(path);
    const auto* const format =
        std::find_if(std::begin(kFormats), std::end(kFormats),
                     [&](const Format& one) { return one.is_file(name); });
    if (format == std::end(kFormats))
      throw Error(ErrorKind::usage,
                  Message("{file}: its name is that of no dictionary that can be "
                          "compiled ({formats}); give edict, enamdict, "
                          "cedict_ts.u8 or freedict-deu-fra.index",
                          {{"file", path}, {"formats", joined_formats()}}));
    by_format[static_cast<std::size_t>(format - kFormats)].push_back(path);
  }
  std::vector<DictionarySource> sources;
  for (std::size_t k = 0; k < by_format.size(); ++k)
    kFormats[k].group(by_format[k], sources);
  return sources;
}

std::vector<DictionarySource> find_dictionary_sources(const std::string& data_folder) {
  std::vector<std::string> files;
  std::error_code ignored;
  const fs::path edict = fs::path(data_folder) / "edict";
  if (fs::exists(edict / "edict", ignored)) {
    files.push_back((edict / "edict").string());
    if (fs::exists(edict / "enamdict", ignored))
      files.push_back((edict / "enamdict").string());
  }
  for (const auto& entry :
       fs::directory_iterator(fs::path(data_folder) / "cedict", ignored))
    if (is_cedict(entry.path().filename().string()))
      files.push_back(entry.path().string());
  for (const auto& entry :
       fs::directory_iterator(fs::path(data_folder) / "dictd", ignored)) {
    const std::string name = entry.path().filename().string();
    if (name.ends_with(".index") && is_freedict(name))
      files.push_back(entry.path().string());
  }
  std::vector<DictionarySource> sources = dictionary_sources(files);
  std::erase_if(sources, [&](const DictionarySource& source) {
    return source.format == "freedict" &&
           (source.headword_language == "ja" || source.translation_language == "ja");
  });
  std::sort(sources.begin(), sources.end(),
            [](const auto& a, const auto& b) { return a.pair_name() < b.pair_name(); });
  return sources;
}

std::string compile_dictionary(const DictionarySource& source) {
  const auto* const format =
      std::find_if(std::begin(kFormats), std::end(kFormats),
                   [&](const Format& one) { return one.name == source.format; });
  if (format == std::end(kFormats))
    throw Error(
        ErrorKind::usage,
        Message("{format}: this is no format of dictionaries; give one of {formats}",
                {{"format", source.format}, {"formats", joined_formats()}}));
  const Contents contents = format->read(source);
  if (contents.entries.empty())
    throw Error(
        ErrorKind::input,
        Message("{file}: no entry was found in it; is this {format}?",
                {{"file", source.files.empty() ? std::string() : source.files.front()},
                 {"format", source.format}}));
  return compile_dictionary(contents.entries, contents.origin);
}

}  // namespace awase
