// SPDX-License-Identifier: Apache-2.0
//
// The format of .mo files: GNU gettext's manual, "The Format of GNU MO Files".

#include "text/catalogue.h"

#include <algorithm>
#include <exception>
#include <filesystem>
#include <optional>

#include <boost/locale/gnu_gettext.hpp>
#include <boost/locale/message.hpp>

#include "text/ascii.h"
#include "text/catalogue_files.h"
#include "text/error.h"
#include "text/file.h"

namespace awase {
namespace {

namespace fs = std::filesystem;
using Facet = boost::locale::message_format<char>;

constexpr const char* kDomain = "awase";

[[noreturn]] void refuse(const std::string& name) {
  throw Error(ErrorKind::input,
              Message("{file}: this is no whole catalogue of messages; compile it with "
                      "msgfmt again",
                      {{"file", name}}));
}

/// Reads the tables of a .mo file.
class MoReader {
 public:
  MoReader(std::string_view bytes, const std::string& name)
      : bytes_(bytes), name_(name) {
    constexpr std::uint32_t kMagic = 0x950412DE;
    swapped_ = number(0) != kMagic;
    if (number(0) != kMagic) refuse(name_);
  }

  std::vector<CatalogueEntry> entries() const {
    std::vector<CatalogueEntry> entries;
    const std::size_t count = number(8);
    const std::size_t keys = number(12);
    const std::size_t texts = number(16);
    if (count > bytes_.size() / 8) refuse(name_);
    for (std::size_t i = 0; i < count; ++i) {
      const std::vector<std::string> key = parts(keys + 8 * i);
      if (key.front().empty()) continue;  // The header.
      entries.push_back(
          {key.front(), key.size() > 1 ? key[1] : std::string(), parts(texts + 8 * i)});
    }
    return entries;
  }

 private:
  std::uint32_t number(std::size_t offset) const {
    if (offset + 4 > bytes_.size()) refuse(name_);
    std::uint32_t value = 0;
    for (std::size_t k = 0; k < 4; ++k) {
      const auto byte = static_cast<unsigned char>(bytes_[offset + k]);
      value |= static_cast<std::uint32_t>(byte) << 8 * (swapped_ ? 3 - k : k);
    }
    return value;
  }

  /// The string that the row at `offset` names, cut at its NULs. At least one.
  std::vector<std::string> parts(std::size_t offset) const {
    const std::size_t length = number(offset);
    const std::size_t begin = number(offset + 4);
    if (begin > bytes_.size() || length > bytes_.size() - begin) refuse(name_);
    std::vector<std::string> parts(1);
    for (const char c : bytes_.substr(begin, length)) {
      if (c == '\0')
        parts.emplace_back();
      else
        parts.back() += c;
    }
    return parts;
  }

  std::string_view bytes_;
  const std::string& name_;
  bool swapped_ = false;
};

/// What Boost.Locale makes of a file; `mo` stands in for every file it asks for.
Facet* make_facet(const std::string& language, std::string_view mo,
                  const std::string& name) {
  boost::locale::gnu_gettext::messages_info info;
  info.language = language;
  info.encoding = "UTF-8";
  info.domains.emplace_back(kDomain);
  info.paths.emplace_back("/");
  info.callback = [mo](const std::string&, const std::string&) {
    return std::vector<char>(mo.begin(), mo.end());
  };
  try {
    return boost::locale::gnu_gettext::create_messages_facet<char>(info);
  } catch (const std::exception&) {
    refuse(name);
  }
}

/// "ja_JP" for "ja-jp", "zh_Hant_TW" for "zh-hant-tw": as folders of catalogues are
/// named. Empty for what is no tag.
std::string folder_name(std::string_view language) {
  std::string name = ascii_lower(language);
  const bool is_plain = std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
  if (!is_plain || name.size() > 32) return {};
  std::replace(name.begin(), name.end(), '-', '_');
  for (std::size_t at = name.find('_'); at != std::string::npos;) {
    const std::size_t end = std::min(name.find('_', at + 1), name.size());
    const bool is_script = end - at == 5;
    for (std::size_t k = at + 1; k < (is_script ? at + 2 : end); ++k)
      if (name[k] >= 'a' && name[k] <= 'z')
        name[k] = static_cast<char>(name[k] - 'a' + 'A');
    at = end < name.size() ? end : std::string::npos;
  }
  return name;
}

std::shared_ptr<const MessageCatalogue> open_one(const std::string& name,
                                                 std::span<const std::string> folders) {
  std::string tag = name;
  std::replace(tag.begin(), tag.end(), '_', '-');
  for (const CatalogueFile& file : catalogue_files())
    if (file.name == name + ".mo")
      return std::make_shared<GettextCatalogue>(tag, file.content,
                                                std::string(file.name));
  for (const std::string& folder : folders) {
    const fs::path path = fs::path(folder) / name / "LC_MESSAGES" / "awase.mo";
    std::error_code error;
    if (fs::is_regular_file(path, error))
      return std::make_shared<GettextCatalogue>(tag, read_file(path.string()),
                                                path.string());
  }
  return nullptr;
}

class English : public MessageCatalogue {
 public:
  std::string find(const std::string& key) const override { return key; }
  std::string find_plural(const std::string& singular, const std::string& plural,
                          std::size_t count) const override {
    return count == 1 ? singular : plural;
  }
};

}  // namespace

GettextCatalogue::GettextCatalogue(std::string language, std::string_view mo,
                                   const std::string& name)
    : language_(std::move(language)), entries_(MoReader(mo, name).entries()) {
  locale_ = std::locale(std::locale::classic(), make_facet(language_, mo, name));
}

std::string GettextCatalogue::find(const std::string& key) const {
  if (key.empty()) return key;  // It stands for the header.
  const char* const found = std::use_facet<Facet>(locale_).get(0, nullptr, key.c_str());
  return found == nullptr ? key : found;
}

std::string GettextCatalogue::find_plural(const std::string& singular,
                                          const std::string& plural,
                                          std::size_t count) const {
  // Boost takes an int; the forms of all languages follow the last digits.
  constexpr std::size_t kMillion = 1000000;
  const auto number =
      static_cast<int>(count < kMillion ? count : count % kMillion + kMillion);
  const char* const found =
      std::use_facet<Facet>(locale_).get(0, nullptr, singular.c_str(), number);
  if (found != nullptr) return found;
  return count == 1 ? singular : plural;
}

const MessageCatalogue& english_catalogue() {
  static const English kEnglish;
  return kEnglish;
}

std::shared_ptr<const MessageCatalogue> open_catalogue(
    std::string_view language, std::span<const std::string> folders) {
  std::string name = folder_name(language);
  if (name.empty()) return nullptr;
  while (true) {
    if (auto found = open_one(name, folders)) return found;
    const std::size_t last = name.rfind('_');
    if (last == std::string::npos) break;
    name.erase(last);
  }
  if (name == "en") return std::make_shared<English>();
  return nullptr;
}

std::vector<std::string> catalogue_languages(std::span<const std::string> folders) {
  std::vector<std::string> languages = {"en"};
  const auto add = [&](std::string name) {
    std::replace(name.begin(), name.end(), '_', '-');
    if (std::find(languages.begin(), languages.end(), name) == languages.end())
      languages.push_back(std::move(name));
  };
  for (const CatalogueFile& file : catalogue_files())
    add(std::string(file.name.substr(0, file.name.find('.'))));
  std::vector<std::string> others;
  for (const std::string& folder : folders) {
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
      std::error_code none;
      if (fs::is_regular_file(entry->path() / "LC_MESSAGES" / "awase.mo", none))
        others.push_back(entry->path().filename().string());
    }
  }
  std::sort(others.begin(), others.end());
  for (std::string& name : others) add(std::move(name));
  return languages;
}

std::string language_of_locale(std::string_view locale) {
  locale = locale.substr(0, locale.find('@'));
  const std::size_t dot = locale.find('.');
  if (dot != std::string_view::npos) {
    const std::string encoding = ascii_lower(locale.substr(dot + 1));
    if (encoding != "utf-8" && encoding != "utf8") return {};
    locale = locale.substr(0, dot);
  }
  return locale == "C" || locale == "POSIX" ? std::string() : std::string(locale);
}

}  // namespace awase
